"""Where things lie. The only module that knows."""

import sys
from pathlib import Path, PurePath

APP_NAME = "PII Desktop"
PORTABLE_MARK = "portable.ini"
"""A file of this name beside the program keeps the data there as well."""

_DATA = "data"


def program_root() -> Path:
    """The folder that holds `resources/` and `db/`: the bundle, the wheel's data, or the checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    beside = Path(__file__).resolve().parent
    inside_wheel = beside / "_bundled"
    return inside_wheel if inside_wheel.is_dir() else beside.parent


def resources() -> Path:
    """Fonts, icons, styles, templates."""
    return program_root() / "resources"


def database() -> Path:
    """Migrations and catalogue."""
    return program_root() / "db"


def catalogue() -> Path:
    """Framework, departments, provinces and bundled plans, as JSON."""
    return database() / "catalogue"


def program_icon() -> Path:
    """The icon of the program, in all its sizes."""
    return resources() / "program" / "pii-desktop.ico"


def portable_program() -> Path | None:
    """The folder of a program on a USB stick. None for a program without `portable.ini`."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve().parent
    return program if (program / PORTABLE_MARK).is_file() else None


def portable_folder() -> Path | None:
    """Where a copy on a USB stick keeps its data: beside the program. None for a program without `portable.ini`."""
    program = portable_program()
    return program / _DATA if program else None


def data_folder() -> Path:
    """What belongs to this user on this computer: local application data, never roaming; or the USB stick."""
    from platformdirs import user_data_path

    return portable_folder() or user_data_path(APP_NAME, appauthor=False, roaming=False)


def as_it_lies_now(remembered: Path, program_then: Path | None) -> Path:
    """Where `remembered` lies today, for a program on a USB stick that lay in `program_then` when it was remembered.

    The drive letter of then may belong to a colleague's stick with the same folders now. Settings written before the
    program's folder was kept with them give None: data beside the program is taken first, then what is there.
    """
    program = portable_program()
    if program is None:
        return remembered
    if program_then is not None:
        return Path(moved_with(remembered, program_then, program))
    beside = _beside(remembered, program)
    if beside is not None:
        return beside
    on_this_drive = Path(program.anchor, *remembered.parts[1:])
    return on_this_drive if not remembered.exists() and on_this_drive.exists() else remembered


def moved_with(remembered: PurePath, then: PurePath, now: PurePath) -> PurePath:
    """`remembered` after the program went from folder `then` to `now`; paths on another drive than `then` stay.

    What lay in the program's folder lies in it still; the rest of its drive got another letter.
    """
    if remembered.is_relative_to(then):
        return now / remembered.relative_to(then)
    if remembered.is_absolute() and remembered.is_relative_to(then.anchor):
        return type(now)(now.anchor) / remembered.relative_to(then.anchor)
    return remembered


def _beside(remembered: Path, program: Path) -> Path | None:
    """`remembered` in the data of `program`; None for a path that does not name a program's data."""
    parts = remembered.parts
    for first in range(len(parts) - 1, 0, -1):
        if (parts[first - 1].casefold(), parts[first]) == (program.name.casefold(), _DATA):
            return program.joinpath(*parts[first:])
    return None


def default_workspace() -> Path:
    """Where a clerk's workspace lies when none is chosen."""
    return data_folder() / "workspace"


def settings_file() -> Path:
    """Where the window remembers its theme, its place and the workspace it showed last."""
    return data_folder() / "settings.json"


def copies_folder() -> Path:
    """Where copies of documents lie while they are looked at: the folder for temporary files, or the USB stick."""
    import tempfile

    beside = portable_folder()
    return Path(tempfile.gettempdir()) / "pii-desktop" if beside is None else beside / "xem-tam"


def guide() -> Path:
    """The user's guide that F1 shows, as Markdown."""
    return program_root() / "docs" / "huong-dan.md"


def log_folder() -> Path:
    """Where the rotating log lies."""
    from platformdirs import user_log_path

    beside = portable_folder()
    return user_log_path(APP_NAME, appauthor=False) if beside is None else beside / "Logs"
