"""Under Windows: a pack is opened as Explorer opens it, and what the registry says of its suffix."""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from windows_build.desktop import close_all, process_of, registry_value, take_picture, until, windows_called
from windows_build.outcomes import StepFailed

SUFFIX = r"Software\Classes\.piipack"
KIND = r"Software\Classes\PIIDesktop.Pack"
FILE_DIALOGS = r"Software\QtProject\FileDialog"
_CHECK = "Kiểm tra gói nhận được"
_UNTIL_CHECKED = 4.0


def registered(program: Path) -> str:
    """What a double click on a pack does. Raises StepFailed where that is not the program in folder `program`."""
    window = program / "PII Desktop.exe"
    wanted = {
        (SUFFIX, ""): "PIIDesktop.Pack",
        (KIND, ""): "Gói minh chứng PII",
        (KIND + r"\DefaultIcon", ""): f"{window},0",
        (KIND + r"\shell\open\command", ""): f'"{window}" "%1"',
    }
    wrong = {place: told for place, said in wanted.items() if (told := registry_value(*place)) != said}
    if wrong:
        raise StepFailed(f"the registry says: {wrong}")
    return "suffix, name, icon and command are registered"


def left_over() -> list[str]:
    """The keys of the suffix that are still there."""
    return [key for key in (SUFFIX, KIND, KIND + r"\shell\open\command") if registry_value(key, "") is not None]


def kept_by_qt() -> str:
    """What is said of the one key that no uninstaller takes away: Qt's own, which other programs with Qt share.

    Every file dialog that is closed writes the folders that were visited there; no step here opens one.
    """
    is_there = any(registry_value(FILE_DIALOGS, name) is not None for name in ("history", "lastVisited"))
    return f"Qt's folders of file dialogs (HKCU\\{FILE_DIALOGS}): {'there' if is_there else 'none'}"


def open_packs(pack: Path, pictures: Path) -> str:
    """A double click starts the program, a second one is shown in the same window.

    Raises StepFailed where a window is missing or a second program stays.
    """
    harmed = _harmed(pack)
    _double_click(pack)
    process = process_of(until(lambda: windows_called(_CHECK), "the check of a pack")[0])
    take_picture(pictures / "pack.png", after=_UNTIL_CHECKED)
    _double_click(harmed)
    both = until(lambda: windows_called(_CHECK)[1:] and windows_called(_CHECK), "the check of a second pack")
    take_picture(pictures / "pack-harmed.png", after=_UNTIL_CHECKED)
    owners = {process_of(window) for window in both}
    for owner in owners:
        close_all(owner)
    if owners != {process}:
        raise StepFailed(f"shown by {len(owners)} programs")
    how = "by the file" if is_looked_up() else "by the registered command, Wine looks up no classes of a user"
    return f"started {how}; the second file was shown by the program that ran already"


def _harmed(pack: Path) -> Path:
    """A copy without its last third: what a broken transfer leaves."""
    harmed = Path(shutil.copyfile(pack, pack.with_name(f"{pack.stem} (đứt).piipack")))
    os.truncate(harmed, pack.stat().st_size * 2 // 3)
    return harmed


def _double_click(file: Path) -> None:
    """As Explorer does; where classes of a user are not looked up, the registered command is run as it stands."""
    if is_looked_up() and sys.platform == "win32":
        os.startfile(file)
        return
    command = str(registry_value(KIND + r"\shell\open\command", ""))
    subprocess.Popen(command.replace("%1", str(file)))


def is_looked_up() -> bool:
    """Whether this system joins the classes of user and machine, as Windows does and Wine does not."""
    winreg = import_module("winreg")
    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, ".piipack"))
    except FileNotFoundError:
        return False
    return True
