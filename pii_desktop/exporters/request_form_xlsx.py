"""The form for a coordinating department: what is asked is locked, what is to be filled in is open.

The sheet is protected without a password: it guards against slips, not against a person. The key of each request
stands in a hidden column, so that the reply is recognised wherever its rows and columns have gone.
"""

from pathlib import Path

from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Properties, Row, Sheet, Table
from pii_desktop.domain.request_form import FORM_SHEET, FormColumn, FormRow, RequestForm
from pii_desktop.exporters.ledger_xlsx import render_sheet

# Characters of each column; beside each other they fill a landscape page that is printed a little smaller.
_WIDTHS = {
    FormColumn.CODE: 9.0,
    FormColumn.NAME: 24.0,
    FormColumn.UNIT: 11.0,
    FormColumn.TARGET: 12.0,
    FormColumn.CONTENT: 27.0,
    FormColumn.VALUE: 11.0,
    FormColumn.NUMERATOR: 11.0,
    FormColumn.DENOMINATOR: 11.0,
    FormColumn.RESULT: 32.0,
    FormColumn.DIFFICULTIES: 22.0,
    FormColumn.DOCUMENTS: 24.0,
    FormColumn.OFFICER: 18.0,
    FormColumn.KEY: 7.0,
}
# Room to write in, also by hand.
_LEAST_LINES = 3


def render_request_form(form: RequestForm, author: str, target: Path) -> None:
    """Write the form to `target`, whole or not at all. Raises OutputError as `atomic_write` does."""
    title = f"Phiếu đề nghị {form.department} cung cấp số liệu, {form.period_title}"
    render_sheet(_sheet(form), Properties(title, author), target)


def _sheet(form: RequestForm) -> Sheet:
    rows = tuple(Row(tuple(_cell(form, row, column) for column in form.columns)) for row in form.rows)
    return Sheet(
        FORM_SHEET,
        _title_lines(form),
        Table(tuple(_column(form, column) for column in form.columns), rows),
        is_locked=True,
        characters=sum(_WIDTHS[column] for column in form.columns),
        least_lines=_LEAST_LINES,
    )


def _title_lines(form: RequestForm) -> tuple[str, ...]:
    due = (
        f"Đề nghị điền và gửi lại chậm nhất ngày {form.due_on:%d/%m/%Y}." if form.due_on else "Đề nghị điền và gửi lại."
    )
    contact = f" Liên hệ: {form.contact}." if form.contact else ""
    return (
        "PHIẾU ĐỀ NGHỊ CUNG CẤP SỐ LIỆU",
        f"Kỳ báo cáo: {form.period_title}",
        f"Đơn vị đề nghị: {form.sender}. Đơn vị cung cấp: {form.department}.",
        f"({due}{contact} Chỉ điền các cột có tiêu đề màu xanh; để trống ô chưa có số liệu, không điền số 0 thay thế.)",
    )


def _column(form: RequestForm, column: FormColumn) -> Column:
    is_key = column is FormColumn.KEY
    return Column(
        form.mark.text() if is_key else column.label,
        _WIDTHS[column],
        Align.RIGHT if column.is_number else Align.LEFT,
        is_number=column.is_number,
        is_open=column.is_answer,
        is_hidden=is_key,
    )


def _cell(form: RequestForm, row: FormRow, column: FormColumn) -> Cell:
    if column is FormColumn.KEY:
        return form.mark.key(row.request_id)
    value = getattr(row, column.value)
    if column.is_number:
        return "" if value is None else NumberCell(value)
    return str(value)
