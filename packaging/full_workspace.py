"""Fill a sample workspace until nothing has room to spare: four plans, many documents, long names, large numbers."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.evidence import EvidenceFields, Form
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.progress import Entry
from pii_desktop.services.coordination import create_requests
from pii_desktop.services.evidence import attach
from pii_desktop.services.notes import add_note
from pii_desktop.services.progress import follow, record
from pii_desktop.services.workspace import take_bundled

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

_PLANS = ("bacgiang-2030-targets", "bacgiang-nq02-2024", "bacgiang-2024")
_DOCUMENTS, _NOTES = 660, 200
_LONG = (
    "Triển khai đồng bộ các giải pháp tháo gỡ khó khăn, vướng mắc trong giải ngân vốn đầu tư công cho khoa học, công "
    "nghệ, đổi mới sáng tạo và chuyển đổi số trên địa bàn tỉnh sau sắp xếp đơn vị hành chính hai cấp"
)
_ISSUER = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp tỉnh Bắc Ninh"
_KINDS = ("Quyết định", "Kế hoạch", "Báo cáo", "Công văn", "Giấy chứng nhận", "Nghị quyết")
_NUMBER = Decimal("123456789.125")


def fill_full(workspace: "Workspace", files: Path, today: date) -> None:
    """Everything at once; the documents are written to `files` first."""
    files.mkdir(parents=True, exist_ok=True)
    for plan in _PLANS:
        take_bundled(workspace, plan)
    workspace.run(_follow_all)
    workspace.run(lambda uow: _write(uow, today))
    workspace.run(lambda uow: _attach(uow, files, today))
    workspace.run(lambda uow: _ask(uow, today.year))


def _follow_all(uow: "UnitOfWork") -> None:
    followed = {each.id for each in uow.assignments.all_tracked()}
    rest = {each.id for plan in uow.plans.all() for each in uow.assignments.of_plan(plan.id)} - followed
    follow(uow, frozenset(rest), is_tracked=True)


def _write(uow: "UnitOfWork", today: date) -> None:
    period = next(each for each in uow.periods.all() if each.year == today.year)
    rows = uow.assignments.all_tracked()
    for number, row in enumerate(rows):
        if number % 3:
            record(uow, row.id, period.id, Entry(value=_NUMBER + number, result=_LONG, difficulties=_LONG))
    for number in range(_NOTES):
        anchor = Anchor(rows[number % len(rows)].id, period.id, field="value")
        add_note(uow, anchor, f"{_LONG} (ghi chú {number + 1})", follow_up_on=today + timedelta(days=number - 50))


def _attach(uow: "UnitOfWork", files: Path, today: date) -> None:
    rows = uow.assignments.all_tracked()
    for number in range(_DOCUMENTS):
        file = files / f"Văn bản dài tên thứ {number + 1} về {_LONG[:60]}.txt"
        file.write_text(f"Tài liệu {number + 1}", encoding="utf-8", newline="\n")
        signed = today - timedelta(days=number)
        until = None if number % 4 == 0 else today + timedelta(days=number - 200)
        fields = EvidenceFields(
            f"{number + 1000}/QĐ-BQLDAĐTXDCTGTNN", signed, _ISSUER, f"{_LONG} ({number + 1})", signed,
            until if until is None or until >= signed else signed, _KINDS[number % len(_KINDS)],
            form=(Form.ORIGINAL, Form.COPY, None)[number % 3],
        )  # fmt: skip
        attach(uow, file, fields, frozenset({rows[number % len(rows)].id}))


def _ask(uow: "UnitOfWork", year: int) -> None:
    for period in uow.periods.all():
        if period.year == year:
            create_requests(uow, period.id)
