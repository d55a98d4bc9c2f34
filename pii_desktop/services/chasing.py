"""Who is late with what: the list for a telephone, for a mail, for Excel."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.coordination import Asked, DepartmentLoad, RequestRow, RequestState
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report import Align, Column, DateCell, NumberCell, Properties, Row, Sheet, Table
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.report_material import without_remark
from pii_desktop.services.people import contact_words
from pii_desktop.services.profiles import load_profile

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class ChaseLine:
    """What one department owes, and whom to call there; None where nobody is known."""

    load: DepartmentLoad
    contact: Officer | None


def chase_list(uow: "UnitOfWork", period_id: PeriodId, day: date) -> tuple[ChaseLine, ...]:
    """The departments that still owe something in a period, the latest first."""
    people: dict[str, Officer] = {}
    # Leaders first, so that a specialist takes their place.
    for person in sorted(uow.focal_officers.all_in_office(day), key=lambda each: each.post is Post.SPECIALIST):
        people[person.department] = person.officer
    loads = uow.coordination.loads(period_id, day)
    return tuple(ChaseLine(load, people.get(load.department)) for load in loads if load.open)


def chase_text(uow: "UnitOfWork", period_id: PeriodId, day: date, departments: tuple[str, ...] = ()) -> str:
    """The list as plain words for a mail: a block a department, every open request with its day."""
    period = uow.periods.get(period_id)
    blocks = [f"Kính gửi các đơn vị, {load_profile(uow).called} đề nghị cung cấp số liệu {period.in_sentence}:"]
    for line in chase_list(uow, period_id, day):
        if not departments or line.load.department in departments:
            rows = _open_rows(uow, period_id, day, line.load.department)
            blocks.append("\n".join((line.load.department, *(f"- {_request_words(row, day)}" for row in rows))))
    return "\n\n".join(blocks) + "\n"


def late_words(load: DepartmentLoad) -> str:
    """How late a department is, for lists: "quá hạn 3 ngày", "đến hạn hôm nay"; blank without a day."""
    if load.first_due is None:
        return ""
    return f"quá hạn {load.days_late} ngày" if load.overdue else f"hạn {load.first_due:%d/%m/%Y}"


def export_chase(uow: "UnitOfWork", period_id: PeriodId, day: date, target: Path) -> int:
    """Write the list as a workbook; how many requests it lists. Raises OutputError when it cannot be written."""
    from pii_desktop.exporters.ledger_xlsx import render_sheet

    period = uow.periods.get(period_id)
    rows = [
        (line, row)
        for line in chase_list(uow, period_id, day)
        for row in _open_rows(uow, period_id, day, line.load.department)
    ]
    until = f"(Tính đến ngày {official_date(day)})"
    titles = ("DANH SÁCH ĐÔN ĐỐC CUNG CẤP SỐ LIỆU", f"Kỳ báo cáo: {period.title}", until)
    table = Table(_COLUMNS, tuple(_row(number, *each, day) for number, each in enumerate(rows, start=1)))
    render_sheet(Sheet("Đôn đốc", titles, table), Properties("Danh sách đôn đốc", uow.who), target)
    return len(rows)


_COLUMNS = (
    Column("STT", 0.5, Align.CENTER),
    Column("Đơn vị", 2.0),
    Column("Đầu mối", 2.2),
    Column("Mã", 0.8),
    Column("Nội dung đề nghị", 3.6),
    Column("Hạn trả lời", 1.0, Align.CENTER),
    Column("Quá hạn (ngày)", 0.9, Align.RIGHT),
)


def _row(number: int, line: ChaseLine, row: RequestRow, day: date) -> Row:
    due = row.request.due_on
    late = NumberCell(Decimal((day - due).days)) if due is not None and due < day else ""
    name = without_remark(row.assignment.row.name)
    return Row(
        (
            NumberCell(Decimal(number)), line.load.department, contact_words(line.contact),
            row.assignment.display_code, f"{name}: {row.request.content}", DateCell(due) if due else "", late,
        )
    )  # fmt: skip


def _open_rows(uow: "UnitOfWork", period_id: PeriodId, day: date, department: str) -> tuple[RequestRow, ...]:
    wanted = Asked(period_id, state=RequestState.OPEN, departments=(department,), limit=_MOST)
    return uow.coordination.asked(wanted, day)[0]


def _request_words(row: RequestRow, day: date) -> str:
    due = row.request.due_on
    words = f"{row.assignment.display_code} {without_remark(row.assignment.row.name)}: {row.request.content}".strip()
    if due is None:
        return words
    late = f", đã quá {(day - due).days} ngày" if due < day else ""
    return f"{words} (hạn {official_date(due)}{late})"
