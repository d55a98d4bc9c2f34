"""Steps that can be taken back and done again, also after a restart."""

from dataclasses import dataclass
from datetime import datetime

from pii_desktop.domain.ids import StepId


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the user, as undo and redo name it."""

    id: StepId
    at: datetime
    who: str
    action: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be undone and redone next; None where there is nothing."""

    undo: Step | None = None
    redo: Step | None = None
