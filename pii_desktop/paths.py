"""Where things lie. The only module that knows."""

import sys
from pathlib import Path

APP_NAME = "PII Desktop"


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


def default_workspace() -> Path:
    """Where a clerk's workspace lies when none is chosen: local application data, never roaming."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False, roaming=False) / "workspace"


def settings_file() -> Path:
    """Where the window remembers its theme, its place and the workspace it showed last."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False, roaming=False) / "settings.json"


def guide() -> Path:
    """The user's guide that F1 shows, as Markdown."""
    return program_root() / "docs" / "huong-dan.md"


def log_folder() -> Path:
    """Where the rotating log lies."""
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False)
