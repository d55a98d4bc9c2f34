"""What a check looks at: flat rows, each kind read in one query."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan_facts import CitedPlan
from pii_desktop.domain.reminders import Due
from pii_desktop.domain.validity import Standing
from pii_desktop.domain.value_warnings import Known


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of one assignment are concerned, and the first of them: its id, its words, its day."""

    assignment_id: AssignmentId
    count: int
    first_id: int
    first: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentTally:
    """How many documents of one assignment stand alike on its cut-off day, and the first of them.

    `is_renewed`: they have ended, and another document of their kind counts on that day.
    """

    standing: Standing
    tally: Tally
    is_renewed: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Required evidence of a row that no document is set against: the words of each requirement.

    `unsorted` documents prove the row without being set against a requirement.
    """

    missing: tuple[str, ...]
    unsorted: int = 0


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A file that the last check of the store did not find, or found altered."""

    evidence_id: EvidenceId
    file_name: str
    is_altered: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What concerns the report as a whole.

    `officers` holds, by post, who is in office; `notes` are those past; `plans` those it cites.
    """

    recipient: str = ""
    officers: Mapping[Post, FocalOfficer | None] = field(default_factory=dict)
    notes: tuple[Due, ...] = ()
    damaged: tuple[DamagedFile, ...] = ()
    figures: tuple[Denominator, ...] = ()
    plans: tuple[CitedPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckMatter:
    """Everything the rules look at, for one period on one day.

    `known` is what a typed number is judged against, for rows that have one. Without a period only rows are checked;
    `desk` None leaves out what concerns the report as a whole.
    """

    rows: tuple[IndicatorRow, ...]
    framework: Framework
    today: date
    period: Period | None = None
    known: Mapping[AssignmentId, Known] = field(default_factory=dict)
    documents: tuple[DocumentTally, ...] = ()
    gaps: Mapping[AssignmentId, Gap] = field(default_factory=dict)
    overdue: tuple[Tally, ...] = ()
    unproven: tuple[Tally, ...] = ()
    requests: tuple[Tally, ...] = ()
    desk: Desk | None = None
