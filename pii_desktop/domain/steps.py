"""Steps that can be taken back and done again, also after a restart, and the trash."""

from dataclasses import dataclass
from datetime import date, datetime

from pii_desktop.domain.days import a_year_later, months_later
from pii_desktop.domain.ids import StepId


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the user, as undo and redo name it; `deleted` names what it deleted, if anything."""

    id: StepId
    at: datetime
    who: str
    action: str
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be undone and redone next; None where there is nothing."""

    undo: Step | None = None
    redo: Step | None = None


def kept_until(deleted_on: date) -> date:
    """The last day on which what was deleted then can be restored: a reporting year later (reliability.md 10)."""
    return a_year_later(deleted_on)


def kept_since(today: date) -> date:
    """What was deleted before this day is kept no longer."""
    return months_later(today, -12)
