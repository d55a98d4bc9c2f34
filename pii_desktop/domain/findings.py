"""What a check finds: a rule that is broken, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.ids import (
    AssignmentId,
    DenominatorId,
    EvidenceId,
    NoteId,
    PeriodId,
    PlanId,
    RequestId,
    WorkItemId,
)
from pii_desktop.domain.plan import Severity


class Rule(StrEnum):
    """Which rule found it; `checks_table.RULES` says what each is about and where it comes from."""

    NUMBER_MISSING = "number-missing"
    NOTHING_REPORTED = "nothing-reported"
    EVIDENCE_MISSING = "evidence-missing"
    VALUE_DISAGREES = "value-disagrees"
    MISSED_WITHOUT_CAUSE = "missed-without-cause"
    NOT_JUDGED = "not-judged"
    PRINTED_CODE = "printed-code"
    JUDGED_WITHOUT_REASON = "judged-without-reason"
    SCORE_WITHOUT_CITATION = "score-without-citation"
    VALUE_DOUBTFUL = "value-doubtful"
    REQUIRED_EVIDENCE_MISSING = "required-evidence-missing"
    EVIDENCE_UNSORTED = "evidence-unsorted"
    EVIDENCE_EXPIRED = "evidence-expired"
    EVIDENCE_SIGNED_AFTER = "evidence-signed-after"
    EVIDENCE_NOT_YET = "evidence-not-yet"
    EVIDENCE_UNKNOWN = "evidence-unknown"
    EVIDENCE_EXPIRING = "evidence-expiring"
    FILE_MISSING = "file-missing"
    FILE_ALTERED = "file-altered"
    WORK_OVERDUE = "work-overdue"
    WORK_UNPROVEN = "work-unproven"
    REQUEST_OVERDUE = "request-overdue"
    REQUEST_OPEN = "request-open"
    NOTE_DUE = "note-due"
    DEADLINE_PASSED = "deadline-passed"
    NO_DEADLINE = "no-deadline"
    NO_RECIPIENT = "no-recipient"
    NO_OFFICER = "no-officer"
    NO_CONTACT = "no-contact"
    DENOMINATOR_DIFFERS = "denominator-differs"
    FIGURE_PROVISIONAL = "figure-provisional"
    FIGURE_UNSOURCED = "figure-unsourced"
    PLAN_UNNUMBERED = "plan-unnumbered"
    PLANS_ALIKE = "plans-alike"


class Site(StrEnum):
    """The page on which something is put right."""

    INDICATORS = "indicators"
    WORK = "work"
    EVIDENCE = "evidence"
    PERIODS = "periods"
    DENOMINATORS = "denominators"
    PREFERENCES = "preferences"
    COORDINATION = "coordination"
    NOTES = "notes"
    ASSIGNMENTS = "assignments"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is put right: a page, a tab of its panel, and the record to show there."""

    site: Site = Site.INDICATORS
    tab: str = ""
    assignment_id: AssignmentId | None = None
    work_item_id: WorkItemId | None = None
    evidence_id: EvidenceId | None = None
    denominator_id: DenominatorId | None = None
    period_id: PeriodId | None = None
    request_id: RequestId | None = None
    note_id: NoteId | None = None
    plan_id: PlanId | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: its place, what is wrong, what to do. `assignment_id` is None where no row is concerned.

    `subject` tells two findings of one rule and row apart.
    """

    rule: Rule
    severity: Severity
    code: str
    name: str
    text: str
    remedy: str
    assignment_id: AssignmentId | None = None
    place: Spot = Spot()
    subject: str = ""

    @property
    def key(self) -> str:
        """What no other finding of the same check has."""
        parts = (self.rule.value, str(self.assignment_id or ""), self.subject)
        return ":".join(part for part in parts if part)
