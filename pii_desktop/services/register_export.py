"""The evidence register as a workbook: the documents that the list shows, all of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.register_sheet import RegisterLine, register_sheet
from pii_desktop.domain.report import Properties, Sheet
from pii_desktop.errors import InputError
from pii_desktop.services.dates import today
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.validity import measure
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.domain.listing import StoredAssignment
    from pii_desktop.services.ports import UnitOfWork

MOST_EXPORTED: Final = 50_000


def build_register_sheet(uow: "UnitOfWork", wanted: RegisterFilter, period_id: PeriodId | None = None) -> Sheet:
    """The documents that pass, judged for a period as the list does.

    Raises InputError: code "nothing-to-list" where none passes, "too-many" for more than a workbook should hold.
    """
    page = uow.register.page(wanted, measure(uow, period_id), MOST_EXPORTED)
    if not page.rows or page.left_out:
        raise _refusal(page.total)
    names = {row.id: _proven(row) for plan in uow.plans.all() for row in uow.assignments.of_plan(plan.id)}
    documents = {each.id: each for each in uow.evidence.all()}
    lines = tuple(
        RegisterLine(
            documents[row.id],
            row.standing,
            tuple(names[each] for each in documents[row.id].assignment_ids if each in names),
        )
        for row in page.rows
    )
    return register_sheet(lines, load_profile(uow).called, today())


def write_register(sheet: Sheet, author: str, target: Path) -> None:
    """Write the sheet, whole or not at all. Raises OutputError when it cannot be written."""
    from pii_desktop.exporters.ledger_xlsx import render_sheet

    render_sheet(sheet, Properties("Sổ minh chứng", author), target)


def _proven(stored: "StoredAssignment") -> str:
    """The code; the number of a target says that it is one; the name of a row without either."""
    if stored.row.code or not stored.display_code:
        return stored.display_code or one_line(stored.row.name)
    return f"Chỉ tiêu {stored.display_code}"


def _refusal(total: int) -> InputError:
    if not total:
        return InputError(
            "Không có tài liệu nào để xuất.",
            "Chưa có tệp nào được ghi.",
            "Hãy bỏ bớt điều kiện lọc.",
            "nothing-to-list",
        )
    return InputError(
        f"Có {total} tài liệu, nhiều hơn mức {MOST_EXPORTED} dòng của một bảng Excel.",
        "Chưa có tệp nào được ghi.",
        "Hãy lọc theo loại, năm hoặc chỉ số rồi xuất từng phần.",
        "too-many",
    )
