"""Notes and follow-up flags on any value, with one list of them all."""

from dataclasses import dataclass
from datetime import date, datetime

from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId, NoteId, PeriodId


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a note is about: a value (`field`) of an assignment in a period, a document, or a background figure."""

    assignment_id: AssignmentId | None = None
    period_id: PeriodId | None = None
    evidence_id: EvidenceId | None = None
    denominator_id: DenominatorId | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note; one with `is_flagged` asks to be followed up, by `follow_up_on` where a day is set, until `done_at`."""

    id: NoteId
    anchor: Anchor
    text: str
    is_flagged: bool = False
    follow_up_on: date | None = None
    done_at: datetime | None = None
    written_at: datetime | None = None
    written_by: str = ""

    @property
    def is_open(self) -> bool:
        """True while it still asks for something."""
        return self.is_flagged and self.done_at is None
