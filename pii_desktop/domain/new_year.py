"""From one plan year to the next: what is copied, with which changes, and which plan was last year's."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pii_desktop.domain.calendar import DayOfYear, Slot, usual_deadline
from pii_desktop.domain.days import a_year_later
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId, WorkItemId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import ParsedRow, PlanDocument
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.text.normalise import search_key

Pairs = Mapping[AssignmentId, AssignmentId]
"""Assignment of the new year → the one of last year that it continues."""

_SAME_WORK = 0.3
_ISSUED_WITH = re.compile(r"\s*\(?\s*(?:ban hành\s+)?kèm theo\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Proof:
    """A document and one row that it proves; `valid_until` None where it has no end; `number` or the file's name."""

    evidence_id: EvidenceId
    title: str
    code: str
    valid_until: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What the clerk takes along into the new year; values and results never are.

    `targets` are the plan's printed baselines and targets, and the department's own, until a new plan says others.
    `settings` are cut-off days, edited lists of required evidence, recipient and usual deadlines.
    """

    follows: bool = True
    targets: bool = True
    settings: bool = True
    own_work: bool = True
    evidence: frozenset[EvidenceId] = frozenset()


def still_in_force(proofs: Iterable[Proof], day: date) -> tuple[Proof, ...]:
    """The documents that count on `day`, each once, with the codes of all rows it proves: these may be taken along."""
    kept: dict[EvidenceId, Proof] = {}
    for each in proofs:
        if each.valid_until is not None and each.valid_until < day:
            continue
        known = kept.get(each.evidence_id)
        kept[each.evidence_id] = replace(known, code=f"{known.code}, {each.code}") if known else each
    return tuple(kept.values())


def next_document(document: PlanDocument, year: int) -> PlanDocument:
    """The document of the new year as long as none is issued: no number, no date, nor last year's in its title."""
    lines = _ISSUED_WITH.sub("", "\n".join(document.title)).strip()
    if document.year is not None:
        lines = re.sub(rf"(?<!\d){document.year}(?!\d)", str(year), lines)
    return PlanDocument(tuple(lines.split("\n")) if lines else (), None, None, document.issuer, year, document.province)


def row_without_targets(row: ParsedRow) -> ParsedRow:
    """A row as its plan prints it, but for baseline and target."""
    return replace(row, baseline=None, baseline_printed=None, target=None, target_printed=None)


def renewed(item: WorkItem, assignment_id: AssignmentId) -> WorkItem:
    """The same thing to be done again: not begun, due a year later."""
    due = a_year_later(item.due) if item.due else None
    return replace(
        item,
        id=WorkItemId(0),
        assignment_id=assignment_id,
        state=WorkState.TODO,
        percent=None,
        result="",
        due=due,
    )


def next_deadline(period: Period, own: Mapping[Slot, DayOfYear]) -> date | None:
    """The deadline a year later: the usual one where the period had the usual one, else the same day."""
    if period.deadline is None or period.deadline == usual_deadline(period.kind, period.year, period.index, own):
        return usual_deadline(period.kind, period.year + 1, period.index, own)
    return a_year_later(period.deadline)


def periods_to_copy(periods: Iterable[Period], plan_id: PlanId, year: int) -> tuple[Period, ...]:
    """The periods of `year` that come again: those of the plan and those of all plans, but none on demand.

    Left out are those for all plans that the next year has already.
    """
    everything = tuple(periods)
    general = {(each.kind, each.index) for each in everything if each.year == year + 1 and each.plan_id is None}
    return tuple(
        each
        for each in everything
        if each.year == year
        and each.kind is not PeriodKind.ONCE
        and (each.plan_id == plan_id or (each.plan_id is None and (each.kind, each.index) not in general))
    )


def last_year_of(
    plans: Iterable[tuple[StoredPlan, tuple[ParsedRow, ...]]], document: PlanDocument, rows: tuple[ParsedRow, ...]
) -> PlanId | None:
    """Which of the stored plans a new one continues: the latest earlier one that shares a third of its rows.

    Rows are the same by code, or by name where they have none. None where there is no such plan.
    """
    mine = {_identity(row) for row in rows}
    found = []
    for plan, old_rows in plans:
        earlier = plan.document.year
        if not mine or not earlier or not document.year or earlier >= document.year:
            continue
        share = len(mine & {_identity(row) for row in old_rows}) / len(mine)
        if share >= _SAME_WORK:
            found.append((earlier, share, plan.id))
    return max(found)[2] if found else None


def _identity(row: ParsedRow) -> tuple[str, str]:
    return (row.parent or "", row.code or search_key(row.name))
