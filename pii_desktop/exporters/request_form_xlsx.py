"""The form for a coordinating department: what is asked is locked, what is to be filled in is open.

The sheet is protected without a password: it guards against slips, not against a person. The key of each request
stands in a hidden column, so that the reply is recognised wherever its rows and columns have gone.
"""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop.domain.report import Properties
from pii_desktop.domain.request_form import FORM_SHEET, FormColumn, FormRow, RequestForm
from pii_desktop.exporters.atomic import atomic_write
from pii_desktop.exporters.reopening import check_xlsx
from pii_desktop.exporters.xlsx import document_properties, settle
from pii_desktop.exporters.xlsx_sheet import FONT, lines_needed
from pii_desktop.exporters.xlsx_text import cell_texts, escaped

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
    FormColumn.KEY: 4.0,
}
_THIN = Side(style="thin", color="FF5A6470")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="FFE7ECF2")
_OPEN_HEAD = PatternFill("solid", fgColor="FFD9EAD3")
_LOCKED = PatternFill("solid", fgColor="FFF4F6F9")
_OPEN = Protection(locked=False)
_LINE = 15.0
_HIGHEST = 409.0


def render_request_form(form: RequestForm, author: str, target: Path) -> None:
    """Write the form to `target`, whole or not at all. Raises OutputError as `atomic_write` does."""
    atomic_write(target, lambda temporary: _write(form, author, temporary), validate=check_xlsx)


def _write(form: RequestForm, author: str, target: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook._named_styles["Normal"].font = Font(name=FONT, size=11)  # type: ignore[attr-defined]  # noqa: SLF001
    sheet = workbook.create_sheet(FORM_SHEET)
    header = _write_titles(sheet, form) + 2
    _write_header(sheet, form, header)
    for number, row in enumerate(form.rows, start=header + 1):
        _write_row(sheet, form, row, number)
    last = header + len(form.rows)
    _set_up(sheet, form, header, last)
    workbook.security = WorkbookProtection(lockStructure=True)
    title = f"Phiếu đề nghị {form.department} cung cấp số liệu, {form.period_title}"
    workbook.properties = document_properties(Properties(title, author))
    workbook.save(target)
    workbook.close()
    settle(target)


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


def _write_titles(sheet: Worksheet, form: RequestForm) -> int:
    lines = _title_lines(form)
    width = sum(_WIDTHS[column] for column in form.columns) * 0.8
    for number, line in enumerate(lines, start=1):
        cell = _text(sheet, number, 1, line)
        cell.font = Font(name=FONT, size=14 if number == 1 else 12, bold=number == 1, italic=line.startswith("("))
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(form.columns) - 1)
        sheet.row_dimensions[number].height = _LINE * lines_needed(line, width) + (6 if number == 1 else 3)
    return len(lines)


def _write_header(sheet: Worksheet, form: RequestForm, header: int) -> None:
    for place, column in enumerate(form.columns, start=1):
        words = form.mark.text() if column is FormColumn.KEY else column.label
        cell = _text(sheet, header, place, words)
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.fill = _OPEN_HEAD if column.is_answer else _HEAD
        cell.border = _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column]
    sheet.row_dimensions[header].height = _LINE * 4 + 4
    sheet.column_dimensions[get_column_letter(len(form.columns))].hidden = True


def _write_row(sheet: Worksheet, form: RequestForm, row: FormRow, number: int) -> None:
    lines = 3
    for place, column in enumerate(form.columns, start=1):
        if column.is_number:
            cell = _cell(sheet, number, place)
            cell.value = getattr(row, column.value)
        else:
            value = form.mark.key(row.request_id) if column is FormColumn.KEY else getattr(row, column.value)
            cell = _text(sheet, number, place, value)
            lines = max(lines, lines_needed(value, _WIDTHS[column]) if column is not FormColumn.KEY else 1)
        _dress(cell, column)
    sheet.row_dimensions[number].height = min(lines * _LINE + 3, _HIGHEST)


def _dress(cell: Cell, column: FormColumn) -> None:
    cell.font = Font(name=FONT, size=11)
    cell.border = _GRID
    cell.alignment = Alignment(horizontal="right" if column.is_number else "left", vertical="top", wrap_text=True)
    if column.is_answer:
        cell.protection = _OPEN
        # What a department types stays what it typed: no cell of words becomes a date or a formula.
        if not column.is_number:
            cell.number_format = "@"
    else:
        cell.fill = _LOCKED


def _set_up(sheet: Worksheet, form: RequestForm, header: int, last: int) -> None:
    """Frozen head, checks of numbers, protection, and A4 landscape as wide as a page."""
    sheet.freeze_panes = f"C{header + 1}"
    _check_numbers(sheet, form, header + 1, max(last, header + 1))
    protection = sheet.protection
    protection.sheet = True
    protection.formatRows = protection.formatColumns = protection.formatCells = False
    protection.sort = protection.autoFilter = False
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{header}:{header}"
    sheet.print_area = f"A1:{get_column_letter(len(form.columns) - 1)}{last}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom, margins.footer = 0.4, 0.4, 0.6, 0.7, 0.3
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("Trang &P/&N"))


def _check_numbers(sheet: Worksheet, form: RequestForm, first: int, last: int) -> None:
    """A word in a column of numbers is asked about, not refused: "1.234,5" may be what the department means."""
    check = DataValidation(type="decimal", operator="between", formula1="-1E+300", formula2="1E+300", allow_blank=True)
    check.errorStyle = "warning"
    check.showErrorMessage = True
    check.errorTitle = "Cần một số"
    check.error = "Ô này cần một số, ví dụ 45,92. Chưa có số liệu thì để trống và ghi lý do ở cột Khó khăn."
    check.showInputMessage = True
    check.promptTitle = "Nhập số"
    check.prompt = "Chỉ nhập số, không ghi đơn vị tính. Chưa có thì để trống."
    for place, column in enumerate(form.columns, start=1):
        if column.is_number:
            letter = get_column_letter(place)
            check.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(check)


def _text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """A cell that is text whatever it begins with: "=1+1" never becomes a formula. Blank stays empty."""
    cell = _cell(sheet, row, column)
    if text:
        cell.value = escaped(cell_texts(text)[0])
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t'"
    return cell


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row=row, column=column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} lies inside a merged area")
    return cell
