"""Where things lie. The only module that knows."""

import sys
from pathlib import Path

APP_NAME = "PII Desktop"
PORTABLE_MARK = "portable.ini"
"""A file of this name beside the program keeps the data there as well."""


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


def portable_folder() -> Path | None:
    """Where a copy on a USB stick keeps its data: beside the program. None for a program without `portable.ini`."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    return beside / "data" if (beside / PORTABLE_MARK).is_file() else None


def data_folder() -> Path:
    """What belongs to this user on this computer: local application data, never roaming; or the USB stick."""
    from platformdirs import user_data_path

    return portable_folder() or user_data_path(APP_NAME, appauthor=False, roaming=False)


def as_it_lies_now(remembered: Path) -> Path:
    """`remembered`, or where it lies since the USB stick that holds program and data got another drive letter."""
    beside = portable_folder()
    if beside is None or beside.name not in remembered.parts or remembered.exists():
        return remembered
    parts = remembered.parts
    last = len(parts) - 1 - parts[::-1].index(beside.name)
    moved = beside.joinpath(*parts[last + 1 :])
    return moved if moved.exists() else remembered


def default_workspace() -> Path:
    """Where a clerk's workspace lies when none is chosen."""
    return data_folder() / "workspace"


def settings_file() -> Path:
    """Where the window remembers its theme, its place and the workspace it showed last."""
    return data_folder() / "settings.json"


def guide() -> Path:
    """The user's guide that F1 shows, as Markdown."""
    return program_root() / "docs" / "huong-dan.md"


def log_folder() -> Path:
    """Where the rotating log lies."""
    from platformdirs import user_log_path

    beside = portable_folder()
    return user_log_path(APP_NAME, appauthor=False) if beside is None else beside / "Logs"
