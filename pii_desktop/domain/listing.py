"""Flat rows that lists and panels show; read in one query, never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.assessment import Assessment
from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.ids import AssignmentId, HistoryId, ImportId, PlanId
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import ParsedRow, PlanDocument
from pii_desktop.domain.progress import Entry, WorkItem
from pii_desktop.domain.target import Target


class EntryState(StrEnum):
    """Where the entry of an assignment stands in one period."""

    BLANK = "blank"
    DRAFT = "draft"
    DONE = "done"

    @property
    def label(self) -> str:
        """The word in lists."""
        return {EntryState.BLANK: "Trống", EntryState.DRAFT: "Nháp", EntryState.DONE: "Xong"}[self]


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan in the workspace; `catalogue_key` names the bundled plan it came from, if any.

    `recipient` gets its reports, blank means the profile's addressee; `continues_id` is last year's plan.
    """

    id: PlanId
    document: PlanDocument
    label: str
    catalogue_key: str | None = None
    source_name: str = ""
    source_sha256: str = ""
    imported_at: datetime | None = None
    recipient: str = ""
    continues_id: PlanId | None = None


@dataclass(frozen=True, slots=True)
class StoredAssignment:
    """An assignment as kept: the plan's row and what the department made of it.

    `role` is None where the row does not concern the department; `is_tracked` False where it was
    not taken (collective rows wait for the user). `own_target` is the department's own. `cut_off` is the day of the
    year, "06-30", on which its evidence must be in force; None means the usual one. `continues_id` is last year's row.
    """

    id: AssignmentId
    plan_id: PlanId
    position: int
    row: ParsedRow
    role: Role | None
    is_tracked: bool
    own_target: Target | None = None
    own_target_printed: str = ""
    archived_at: datetime | None = None
    cut_off: str | None = None
    continues_id: AssignmentId | None = None

    @property
    def target(self) -> Target | None:
        """The department's own target where it set one, else the plan's."""
        return self.own_target or self.row.target

    @property
    def display_code(self) -> str:
        """The code a clerk reads: "2.2.2", "1.1.1 (2)", or the number in the plan."""
        return self.row.display_code


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """What the store knows of one followed assignment in one period; read in one query."""

    assignment: StoredAssignment
    entry: Entry
    state: EntryState
    work_total: int
    work_done: int
    evidence_count: int
    changed_at: datetime | None = None
    changed_by: str = ""
    open_notes: int = 0


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line of "Chỉ số, chỉ tiêu" for one period."""

    assignment: StoredAssignment
    short_name: str
    pillar_name: str
    entry: Entry
    state: EntryState
    assessment: Assessment
    work_total: int
    work_done: int
    evidence_count: int
    changed_at: datetime | None = None
    changed_by: str = ""
    open_notes: int = 0


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One field that changed: who, when, what, old, new, why."""

    id: HistoryId
    at: datetime
    who: str
    action: str
    entity: str
    entity_id: int
    field: str
    old: str
    new: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import: which file, when, what it did, whether it was taken back."""

    id: ImportId
    at: datetime
    who: str
    plan_id: PlanId
    file_name: str
    sha256: str
    added: int
    changed: int
    removed: int
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IndicatorDetail:
    """Everything the right-hand panel shows of one assignment in one period.

    `figure` is the background figure of the period's year that the indicator divides by. `earlier` are the entries of
    periods that ended before, oldest first, those of the row it continues among them.
    """

    row: IndicatorRow
    plan: StoredPlan
    period: Period
    indicator: Indicator | None
    last_entry: Entry | None
    last_period: Period | None
    work_items: tuple[WorkItem, ...]
    evidence: tuple[Evidence, ...]
    history: tuple[HistoryRow, ...]
    figure: Denominator | None = None
    earlier: tuple[tuple[Period, Entry], ...] = ()


@dataclass(frozen=True, slots=True)
class PillarScore:
    """Baseline, target and published score (0 to 100) of a pillar."""

    pillar: str
    name: str
    baseline: Decimal | None
    target: Target | None
    now: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview counts; each count equals the list behind it."""

    period: Period | None
    days_left: int | None
    working_days_left: int | None
    lead: int
    coordinating: int
    collective: int
    reported: int
    drafts: int
    reached: int
    missed: int
    without_number: int
    with_target: int
    without_evidence: int
    pillars: tuple[PillarScore, ...]
    rows: tuple[IndicatorRow, ...]
    recent: tuple[HistoryRow, ...]
    last_backup: datetime | None = None
    today: date | None = None

    @property
    def assigned(self) -> int:
        """All rows the department follows, those it chose by itself too."""
        return len(self.rows)
