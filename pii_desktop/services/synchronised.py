"""Whether a folder of this computer is synchronised: what the computer says of itself, then the names of folders."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.synchronised import SyncedRoot, Synchroniser, synchroniser_of
from pii_desktop.services.dates import today

if TYPE_CHECKING:
    from datetime import date

    from pii_desktop.services.ports import UnitOfWork, Workspace

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Set by OneDrive for each account that is signed in."""
_PROVIDERS = r"Software\SyncEngines\Providers\OneDrive"
"""One key a library, with its folder as MountPoint; libraries of SharePoint stand only here."""
_PUT_AWAY = "synchronised-put-away"


def who_synchronises(folder: Path) -> Synchroniser | None:
    """The program that synchronises `folder` on this computer; None for nobody known."""
    return synchroniser_of(folder.absolute(), (*_by_environment(), *_by_registry()))


def warning_due(workspace: "Workspace") -> Synchroniser | None:
    """Who synchronises an open workspace; None for nobody, and when the warning was put away for the day."""
    by = who_synchronises(workspace.folder)
    return None if by is None or workspace.read(lambda uow: _is_put_away(uow, today())) else by


def put_away(workspace: "Workspace") -> None:
    """Do not warn again before tomorrow; no history, nothing to undo."""
    day = today().isoformat()
    workspace.run(lambda uow: uow.drafts.put(_PUT_AWAY, day))


def _is_put_away(uow: "UnitOfWork", day: "date") -> bool:
    return uow.drafts.get(_PUT_AWAY) == day.isoformat()


def _by_environment() -> Iterator[SyncedRoot]:
    for name in _VARIABLES:
        folder = os.environ.get(name)
        if folder:
            yield SyncedRoot(Synchroniser.ONEDRIVE, Path(folder))


def _by_registry() -> Iterator[SyncedRoot]:
    return (SyncedRoot(Synchroniser.ONEDRIVE, Path(folder)) for folder in mount_points() if folder)


if sys.platform == "win32":

    def mount_points() -> list[str]:
        """The folders that OneDrive has registered; none where it never ran."""
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _PROVIDERS) as providers:
                count = winreg.QueryInfoKey(providers)[0]
                return [_mount_point(f"{_PROVIDERS}\\{winreg.EnumKey(providers, each)}") for each in range(count)]
        except OSError:
            return []

    def _mount_point(key: str) -> str:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as library:
                return str(winreg.QueryValueEx(library, "MountPoint")[0])
        except OSError:
            return ""

else:

    def mount_points() -> list[str]:
        """Only Windows has such a register."""
        return []
