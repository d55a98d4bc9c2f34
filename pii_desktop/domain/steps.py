"""Steps that can be taken back and done again, also after a restart, and the trash."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime

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
    return _same_day(deleted_on, deleted_on.year + 1)


def kept_since(today: date) -> date:
    """What was deleted before this day is kept no longer."""
    return _same_day(today, today.year - 1)


def _same_day(day: date, year: int) -> date:
    """29 February becomes 28 February."""
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
