"""What the list and the panel show, read on the database thread in one go."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId
from pii_desktop.domain.listing import IndicatorDetail, IndicatorRow, StoredPlan
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import indicator_detail, indicator_rows, scope_period
from pii_desktop.services.scope import Scope
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.drafts import draft_key, evidence_draft_key, new_work_draft_key, texts_of, work_draft_key
from pii_desktop.ui.indicators.row_tests import filters_passed

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list with the head it stands under; `group` (plan, place of the head) tells heads apart.

    `words` is what a search looks at, folded; `passes` the filters that the row passes.
    """

    row: IndicatorRow
    group: tuple[int, int]
    head: str
    words: str
    passes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListContent:
    """Every followed row of the scope, and the period they are shown for.

    `blank` are the columns in which no row has anything. What is true of thousands of rows is told where they are read.
    """

    lines: tuple[Line, ...]
    period: Period | None
    blank: frozenset[str] = frozenset()
    has_own_target: bool = False
    has_printed_target: bool = False


@dataclass(frozen=True, slots=True)
class PanelContent:
    """Everything of one row, with texts that were typed and could not be saved yet, by field.

    `part_drafts` holds those of work items and documents, by the key of their draft.
    """

    detail: IndicatorDetail
    drafts: dict[str, str]
    part_drafts: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def assignment_id(self) -> AssignmentId:
        """Of which row."""
        return self.detail.row.assignment.id

    @property
    def period_id(self) -> PeriodId:
        """For which period."""
        return self.detail.period.id


def read_list(uow: "UnitOfWork", scope: Scope) -> ListContent:
    """The rows of the scope with their heads: pillars, or sections where a plan has no pillars."""
    rows = indicator_rows(uow, scope)
    shown = {row.assignment.plan_id for row in rows}
    plans = {plan.id: plan for plan in uow.plans.all() if plan.id in shown}
    sections = {plan_id: _sections(uow.plans.headings(plan_id)) for plan_id in plans}
    prefix = len(plans) > 1
    lines = tuple(_line(row, sections[row.assignment.plan_id], plans if prefix else {}) for row in rows)
    assigned = [row.assignment for row in rows]
    return ListContent(
        lines,
        scope_period(uow, scope),
        blank=_blank_columns(rows),
        has_own_target=any(assignment.own_target for assignment in assigned),
        has_printed_target=any(assignment.row.target for assignment in assigned),
    )


def read_panel(uow: "UnitOfWork", assignment_id: AssignmentId, scope: Scope) -> PanelContent:
    """Everything the panel shows. Raises PiiError when the row is gone or there is no period."""
    period = scope_period(uow, scope)
    if period is None:
        raise InputError(
            "Chưa có kỳ báo cáo.", "Số liệu được ghi theo kỳ.", "Hãy thêm kỳ ở trang Kỳ báo cáo.", "no-period"
        )
    detail = indicator_detail(uow, assignment_id, period.id)
    keys = [new_work_draft_key(assignment_id)]
    keys += [work_draft_key(item.id) for item in detail.work_items]
    keys += [evidence_draft_key(document.id) for document in detail.evidence]
    parts = {key: texts_of(uow.drafts.get(key)) for key in keys}
    own = texts_of(uow.drafts.get(draft_key(assignment_id, detail.period.id)))
    return PanelContent(detail, own, {key: texts for key, texts in parts.items() if texts})


def _blank_columns(rows: Sequence[IndicatorRow]) -> frozenset[str]:
    """Plans without targets or baselines leave theirs blank."""
    found = set()
    if not any(row.assignment.target for row in rows):
        found.add("target")
    if not any(row.assignment.row.baseline is not None for row in rows):
        found.add("baseline")
    if not any(row.assessment.verdict.label for row in rows):
        found.add("verdict")
    return frozenset(found)


def _line(row: IndicatorRow, sections: list[tuple[tuple[int, int], str]], plans: dict[PlanId, StoredPlan]) -> Line:
    parsed = row.assignment.row
    number, head = _section_of(parsed.place, sections)
    if parsed.pillar:
        number = int(parsed.pillar) if parsed.pillar.isdecimal() else 0
        head = f"{parsed.pillar}. {row.pillar_name}"
    plan = plans.get(row.assignment.plan_id)
    whole = " · ".join(part for part in (plan_name(plan) if plan else "", head) if part)
    return line_of(row, (row.assignment.plan_id, number), whole)


def line_of(row: IndicatorRow, group: tuple[int, int], head: str) -> Line:
    """A line under a head; it is found by code, name and head."""
    parsed = row.assignment.row
    parts = (row.assignment.display_code, parsed.code_printed or "", row.short_name, parsed.name, head)
    return Line(row, group, head, search_key(" ".join(parts)), filters_passed(row))


def plan_name(plan: StoredPlan) -> str:
    """Its number, "279/KH-UBND", else what lists call it."""
    return plan.document.number or plan.label


def _sections(headings: tuple[ParsedRow, ...]) -> list[tuple[tuple[int, int], str]]:
    found = [(_spot(row.place), _title(row)) for row in headings if row.kind is RowKind.SECTION]
    return sorted(found)


def _section_of(place: Place, sections: list[tuple[tuple[int, int], str]]) -> tuple[int, str]:
    """The last section head above a place, with its number; a plan without any has none."""
    before = bisect_right([spot for spot, _ in sections], _spot(place))
    return before, sections[before - 1][1] if before else ""


def _spot(place: Place) -> tuple[int, int]:
    return place.table, place.row


def _title(row: ParsedRow) -> str:
    number = row.stt or row.code
    return f"{number}. {row.name}" if number else row.name
