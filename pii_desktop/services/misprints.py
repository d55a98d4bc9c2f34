"""The misprint ledger: what the plans print, what it was read as, and why. The printed text itself is never changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.letter_misprints import why_read_so
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.place_words import place_words
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.report import Align, Column, NumberCell, Properties, Row, Sheet, Table
from pii_desktop.services.assigning import is_misprinted

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Misprint:
    """One code that is printed wrong; `assignment_id` is None for a heading, which nobody is assigned."""

    assignment_id: AssignmentId | None
    plan_id: PlanId
    plan: str
    printed: str
    read_as: str
    name: str
    reason: str
    place: str


def ledger(uow: "UnitOfWork") -> tuple[Misprint, ...]:
    """Every misprint of every plan, in the order of the plans."""
    return tuple(each for plan in uow.plans.all() for each in _of_plan(uow, plan))


def export_ledger(uow: "UnitOfWork", target: Path) -> int:
    """Write the ledger as a workbook; how many misprints it lists. Raises OutputError when it cannot be written."""
    from pii_desktop.exporters.ledger_xlsx import render_sheet

    misprints = ledger(uow)
    render_sheet(_sheet(misprints), Properties("Bảng kê lỗi in trong kế hoạch", uow.who), target)
    return len(misprints)


def _of_plan(uow: "UnitOfWork", plan: StoredPlan) -> Iterator[Misprint]:
    for heading in uow.plans.headings(plan.id):
        if heading.code and is_misprinted(heading):
            yield _misprint(plan, heading, None)
    for stored in uow.assignments.of_plan(plan.id):
        if stored.row.code and is_misprinted(stored.row):
            yield _misprint(plan, stored.row, stored.id)


def _misprint(plan: StoredPlan, row: ParsedRow, assignment_id: AssignmentId | None) -> Misprint:
    reason = why_read_so(issue.text for issue in row.issues)
    return Misprint(
        assignment_id, plan.id, plan.label, row.code_printed or "", row.code or "", row.name, reason,
        place_words(row.place),
    )  # fmt: skip


def _sheet(misprints: tuple[Misprint, ...]) -> Sheet:
    columns = (
        Column("STT", 0.5, Align.CENTER),
        Column("Kế hoạch", 1.6),
        Column("Vị trí", 1.6),
        Column("In trong kế hoạch", 1.0, Align.CENTER),
        Column("Đọc là", 1.0, Align.CENTER),
        Column("Tên chỉ số, chỉ tiêu", 3.0),
        Column("Lý do", 3.0),
    )
    rows = tuple(
        Row((NumberCell(Decimal(number)), each.plan, each.place, each.printed, each.read_as, each.name, each.reason))
        for number, each in enumerate(misprints, start=1)
    )
    return Sheet("Lỗi in", ("BẢNG KÊ LỖI IN TRONG KẾ HOẠCH",), Table(columns, rows))
