"""What is given to people: the installer, the portable zip, the checksums. The same sources give the same bytes.

    python -m windows_build.release_files FILE ...

signs the files; makensis calls it with the uninstaller, which exists only while the installer is made.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from windows_build.outcomes import StepFailed, StepSkipped

PORTABLE_INI = "[portable]\n; Tệp này giữ dữ liệu trong thư mục data bên cạnh chương trình. Đừng xoá.\n"
_OLDEST_IN_A_ZIP = 315_532_800  # 1 January 1980


def source_date(root: Path) -> int:
    """The moment a build bears, in seconds since 1970: SOURCE_DATE_EPOCH, or that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout)


def write_file_list(program: Path, target: Path) -> None:
    """The `File` lines of the installer, sorted, so that the order on the disk does not matter."""
    lines, folder = [], None
    for file in _sorted_files(program):
        inside = file.parent.relative_to(program)
        if inside != folder:
            folder = inside
            lines.append(f'SetOutPath "$INSTDIR{_windows(inside)}"')
        lines.append(f'File "{file}"')
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def make_setup(program: Path, root: Path, version: str, target: Path, *, is_quick: bool = False) -> str:
    """The installer of the folder `program`; its size. A quick one is larger. Raises StepSkipped without makensis."""
    if shutil.which("makensis") is None:
        raise StepSkipped("makensis (NSIS 3) is not installed.")
    target.unlink(missing_ok=True)
    listed = target.with_suffix(".nsh")
    write_file_list(program, listed)
    told = {
        "VERSION": version,
        "FILES": listed,
        "OUT": target,
        "RESOURCES": root / "resources",
        **_signing_uninstaller(),
    }
    command = [
        "makensis",
        "-V2",
        "-WX",
        *(["-DQUICK"] if is_quick else []),
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in told.items()),
    ]
    packaging = root / "packaging"
    # In the locale C it does not take a path with an accent.
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(packaging)}
    environment["SOURCE_DATE_EPOCH"] = str(source_date(root))
    done = subprocess.run(
        [*command, str(packaging / "installer.nsi")], env=environment, capture_output=True, check=False
    )
    listed.unlink()
    if done.returncode:
        raise StepFailed((done.stdout + done.stderr).decode("utf-8", "replace")[-600:])
    return megabytes(target)


def make_portable(program: Path, target: Path, moment: int) -> str:
    """The zip for a USB stick: the same folder and the mark that keeps data beside it; its size."""
    stamp = datetime.fromtimestamp(max(moment, _OLDEST_IN_A_ZIP), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, f"{program.name}/portable.ini", PORTABLE_INI.encode("utf-8"), stamp)
        for file in _sorted_files(program):
            name = f"{program.name}/{file.relative_to(program).as_posix()}"
            _put(archive, name, file.read_bytes(), stamp)
    return megabytes(target)


def write_checksums(files: Iterable[Path], target: Path) -> str:
    """A line for each file as sha256sum writes it; how many there are."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files)]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return f"{len(lines)} files"


def sign(files: Iterable[Path]) -> str:
    """Sign with the certificate that PII_SIGN_PFX names (password in PII_SIGN_PASSWORD). Skipped without one.

    PII_SIGN_TIMESTAMP may give the address of a timestamp server: the signature then outlives the certificate.
    """
    certificate = os.environ.get("PII_SIGN_PFX")
    if not certificate:
        raise StepSkipped("No certificate is given (PII_SIGN_PFX), so nothing is signed.")
    if shutil.which("osslsigncode") is None:
        raise StepSkipped("osslsigncode is not installed.")
    server = os.environ.get("PII_SIGN_TIMESTAMP")
    options = ["-pkcs12", certificate, "-readpass", "-", "-h", "sha256", "-n", "PII Desktop"]
    options += ["-ts", server] if server else []
    signed = [_sign_file(file, options) for file in files]
    return f"{len(signed)} files signed"


def _sign_file(file: Path, options: list[str]) -> Path:
    signed = file.with_name(f"{file.name}.signed")
    subprocess.run(
        ["osslsigncode", "sign", *options, "-in", str(file), "-out", str(signed)],
        input=os.environ.get("PII_SIGN_PASSWORD", "").encode("utf-8"),
        check=True,
    )
    return signed.replace(file)


def _signing_uninstaller() -> dict[str, str]:
    """What the installer's script is told so that it has the uninstaller signed too; nothing without a certificate."""
    if not os.environ.get("PII_SIGN_PFX") or shutil.which("osslsigncode") is None:
        return {}
    return {"SIGN": f'"{sys.executable}" -m windows_build.release_files'}


def _sorted_files(program: Path) -> list[Path]:
    """By the characters of their paths: paths themselves sort without regard to case on Windows."""
    found = (each for each in program.rglob("*") if each.is_file())
    return sorted(found, key=lambda each: each.relative_to(program).as_posix())


def megabytes(file: Path) -> str:
    """The size of a file in millions of bytes."""
    return f"{file.name}: {file.stat().st_size / 1_000_000:.1f} MB"


def _windows(inside: Path) -> str:
    return "".join(f"\\{part}" for part in inside.parts)


def _put(archive: zipfile.ZipFile, name: str, content: bytes, stamp: tuple[int, ...]) -> None:
    entry = zipfile.ZipInfo(name, (stamp[0], stamp[1], stamp[2], stamp[3], stamp[4], stamp[5]))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


if __name__ == "__main__":
    print(sign(map(Path, sys.argv[1:])))
