"""The list of all notes: what is asked for, and one line."""

from dataclasses import dataclass

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.notes import Note


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What is asked for; an empty filter asks for every note."""

    plan_id: PlanId | None = None
    text: str = ""
    is_open: bool | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One line: the note and what it is about, each part blank where it is about none."""

    note: Note
    code: str
    name: str
    period: str


@dataclass(frozen=True, slots=True)
class NoteList:
    """The lines shown and how many there are in all."""

    rows: tuple[NoteRow, ...]
    total: int
