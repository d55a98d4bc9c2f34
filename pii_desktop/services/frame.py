"""What the frame of the window shows: who reports, the plans, the periods, the last backup."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period
from pii_desktop.domain.profile import Profile
from pii_desktop.services.profiles import load_profile

if TYPE_CHECKING:
    from pathlib import Path

    from pii_desktop.services.ports import UnitOfWork, Workspace

_SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Frame:
    """The head and the foot of the window; `periods` with the latest deadline first."""

    profile: Profile
    plans: tuple[StoredPlan, ...]
    periods: tuple[Period, ...]
    last_backup: datetime | None = None
    is_sample: bool = False


def frame(workspace: "Workspace") -> Frame:
    """The frame of an open workspace. Raises WorkspaceError when it has no profile."""
    backup = workspace.last_backup()
    return workspace.read(lambda uow: _frame(uow, backup))


def back_up_now(workspace: "Workspace") -> "Path":
    """A verified backup asked for by the user; its folder. Raises WorkspaceError when it cannot be written."""
    return workspace.backup("manual")


def folder_of(workspace: "Workspace") -> "Path":
    """Where the workspace lies."""
    return workspace.folder


def mark_sample(uow: "UnitOfWork") -> None:
    """Say on every screen that the records are made up."""
    uow.settings.put(_SAMPLE, "1")


def _frame(uow: "UnitOfWork", backup: datetime | None) -> Frame:
    periods = sorted(uow.periods.all(), key=lambda each: (each.year, str(each.deadline or ""), each.id), reverse=True)
    return Frame(load_profile(uow), uow.plans.all(), tuple(periods), backup, uow.settings.get(_SAMPLE) == "1")
