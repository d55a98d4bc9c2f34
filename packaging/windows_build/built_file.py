"""Looks at the built folder without running it: python -m windows_build.built_file FOLDER VERSION (needs pefile)."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from windows_build.outcomes import StepFailed, print_each

WINDOW, CONSOLE = "PII Desktop.exe", "pii-desktop.exe"
BUDGET_MB = 110
LONGEST_NAME = 130
"""Installed below a user's folder, a path of this length stays under Windows' 260 characters."""

_SUBSYSTEMS = {WINDOW: 2, CONSOLE: 3}
_ICON_SIZES = {16, 20, 24, 32, 40, 48, 64, 128, 256}
_IN_MANIFEST = (
    'level="asInvoker"',
    "PerMonitorV2",
    "longPathAware",
    ">UTF-8<",
    "Microsoft.Windows.Common-Controls",
    "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}",
)
_WANTED = (
    "_internal/db/migrations/env.py",
    "_internal/resources/fonts/LiberationSerif-Regular.ttf",
    "_internal/resources/fonts/OFL.txt",
    "_internal/resources/program/pii-desktop.ico",
    "_internal/docs/huong-dan.md",
    "_internal/PySide6/plugins/platforms/qwindows.dll",
)
_UNWANTED = re.compile(r"(?i)opengl32sw|d3dcompiler|Qt6(Qml|Quick|Network|Pdf)|/icu[a-z]*\d*\.dll$|/tests?/|\.pyc$")
# What every Windows 10 from 1809 on has of its own. icu.dll is not among them: it came with 1903.
_OF_WINDOWS = re.compile(
    r"""(?ix)^(api-ms-win-.*|ext-ms-.*|advapi32|authz|bcrypt|bcryptprimitives|cfgmgr32|combase|comctl32|comdlg32|crypt32
    |d2d1|d3d9|d3d11|d3d12|dbghelp|dcomp|dnsapi|dwmapi|dwrite|dxgi|dxva2|gdi32|gdiplus|imm32|iphlpapi|kernel32|mpr
    |mincore|msimg32|msvcrt|ncrypt|netapi32|normaliz|ntdll|ole32|oleacc|oleaut32|pdh|propsys|psapi|rpcrt4|rstrtmgr
    |secur32|setupapi|shcore|shell32|shlwapi|ucrtbase|uiautomationcore|user32|userenv|usp10|uxtheme|version|winhttp
    |winmm|winspool|ws2_32|wsock32|wtsapi32)(\.dll|\.drv)$"""
)
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:\"|?*\\]|[. ]$")


def main(arguments: list[str]) -> int:
    """Check everything; 1 when something is wrong."""
    folder, version = Path(arguments[0]), arguments[1]
    files = files_of(folder)
    steps = [
        ("file: contents", partial(contents, files)),
        ("file: size", partial(size, files)),
        ("file: names", partial(names, list(files))),
        ("file: subsystem, version, manifest, icon", partial(programs, folder, version)),
        ("file: imports closed", partial(closed, folder, list(files))),
    ]
    return print_each(steps)


def files_of(folder: Path) -> dict[str, int]:
    """Every file below `folder` by its path with slashes, and its size in bytes."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in found}


def contents(files: Mapping[str, int]) -> str:
    """What must be there is there, what no program of ours loads is not."""
    missing = [name for name in (WINDOW, CONSOLE, *_WANTED) if name not in files]
    too_much = [name for name in files if _UNWANTED.search(f"/{name}")]
    if missing or too_much:
        raise StepFailed(f"missing: {missing}; not wanted: {too_much[:5]}")
    return f"{len(files)} files"


def size(files: Mapping[str, int]) -> str:
    """All files together stay within the budget; the size in MB (millions of bytes)."""
    megabytes = sum(files.values()) / 1_000_000
    if megabytes > BUDGET_MB:
        raise StepFailed(f"{megabytes:.1f} MB, the budget is {BUDGET_MB} MB")
    return f"{megabytes:.1f} of {BUDGET_MB} MB"


def names(files: Iterable[str]) -> str:
    """Every name can be a file on Windows: none reserved, none the same but for its case, none too long."""
    listed = list(files)
    reserved = [name for name in listed if any(_RESERVED.search(part) for part in name.split("/"))]
    doubled = [name for name, count in Counter(name.casefold() for name in listed).items() if count > 1]
    long = [name for name in listed if len(name) > LONGEST_NAME]
    if reserved or doubled or long:
        raise StepFailed(f"reserved: {reserved[:5]}; doubled: {doubled[:5]}; too long: {long[:5]}")
    return f"longest {max(map(len, listed), default=0)} characters"


def programs(folder: Path, version: str) -> str:
    """Both programs bear the right subsystem, version, manifest and icon."""
    import pefile

    faults = []
    for name, subsystem in _SUBSYSTEMS.items():
        with pefile.PE(str(folder / name)) as image:
            told = _version_words(image)
            manifest = b"".join(_resources(image, 24)).decode("utf-8", "replace")
            sizes = _icon_sizes(_resources(image, 14))
            found = {
                "subsystem": image.OPTIONAL_HEADER.Subsystem == subsystem,
                "64 bit": image.FILE_HEADER.Machine == 0x8664,
                "version": told.get("FileVersion") == version and told.get("ProductName") == "PII Desktop",
                "manifest": all(part in manifest for part in _IN_MANIFEST),
                "icon": sizes == _ICON_SIZES,
            }
        faults += [f"{name}: {what}" for what, is_right in found.items() if not is_right]
    if faults:
        raise StepFailed("; ".join(faults))
    return f"both programs, version {version}"


def closed(folder: Path, files: Iterable[str]) -> str:
    """Every library that a file of the folder loads lies in the folder or belongs to Windows 10."""
    import pefile

    images = [name for name in files if name.lower().endswith((".exe", ".dll", ".pyd"))]
    needed: dict[str, set[str]] = {}
    for name in images:
        with pefile.PE(str(folder / name), fast_load=True) as image:
            wanted = [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{kind}"] for kind in ("IMPORT", "DELAY_IMPORT")]
            image.parse_data_directories(directories=wanted)
            entries = [
                *getattr(image, "DIRECTORY_ENTRY_IMPORT", []),
                *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", []),
            ]
            needed[name] = {entry.dll.decode("ascii") for entry in entries}
    open_ends = unresolved(needed)
    if open_ends:
        raise StepFailed("; ".join(open_ends[:8]))
    return f"{len(images)} programs and libraries"


def unresolved(needed: Mapping[str, set[str]]) -> list[str]:
    """A line for every library that neither the folder (the keys) nor Windows has."""
    there = {name.rpartition("/")[2].casefold() for name in needed}
    return [
        f"{name} needs {library}"
        for name, libraries in sorted(needed.items())
        for library in sorted(libraries)
        if library.casefold() not in there and not _OF_WINDOWS.search(library)
    ]


def _version_words(image: object) -> dict[str, str]:
    words: dict[str, str] = {}
    for block in getattr(image, "FileInfo", [[]])[0]:
        for table in getattr(block, "StringTable", []):
            words |= {key.decode("utf-8"): value.decode("utf-8") for key, value in table.entries.items()}
    return words


def _resources(image: object, kind: int) -> list[bytes]:
    """The resources of one type: 14 is an icon group, 24 a manifest."""
    found = []
    for entry in image.DIRECTORY_ENTRY_RESOURCE.entries:  # type: ignore[attr-defined]
        if entry.id == kind:
            for named in entry.directory.entries:
                for each in named.directory.entries:
                    data = each.data.struct
                    found.append(image.get_data(data.OffsetToData, data.Size))  # type: ignore[attr-defined]
    return found


def _icon_sizes(groups: list[bytes]) -> set[int]:
    return {group[start] or 256 for group in groups for start in range(6, len(group), 14)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
