"""One sheet: lines above the table, the table, and how it is printed."""

from decimal import Decimal
from functools import lru_cache

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Row, Sheet, cell_text
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.xlsx_text import cell_texts, escaped

FONT = "Times New Roman"
_THIN = Side(style="thin", color="FF000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADER_FILL = PatternFill("solid", fgColor="FFE7ECF2")
_GROUP_FILL = PatternFill("solid", fgColor="FFF4F6F9")
# Characters of the standard font that fit across a landscape A4 page at a legible size.
_PAGE_CHARACTERS = 132
_NARROWEST = 6.5
_LINE_HEIGHT = 15.0
_SIZE = 11
# A column is as wide as so many digits of seven pixels, each 3/4 point; left and right of the text stay two points.
_POINTS_A_CHARACTER = 7 * 0.75
_CELL_PADDING = 4.0
# Excel allows no higher row.
_HIGHEST = 409.0


def fill(worksheet: Worksheet, sheet: Sheet) -> None:
    """Write titles, header and rows; freeze, filter, widths and print set-up included."""
    columns = sheet.table.columns
    widths = _widths(columns)
    _write_titles(worksheet, sheet.title_lines, widths)
    header = len(sheet.title_lines) + 2 if sheet.title_lines else 1
    _write_header(worksheet, columns, header)
    _set_height(worksheet, header, [column.title for column in columns], [width * 0.85 for width in widths])
    last = _write_rows(worksheet, sheet, header, widths)
    for place, width in enumerate(widths, start=1):
        worksheet.column_dimensions[get_column_letter(place)].width = width
    right = get_column_letter(len(columns))
    worksheet.freeze_panes = f"{'C' if len(columns) > 3 else 'A'}{header + 1}"
    worksheet.auto_filter.ref = f"A{header}:{right}{max(last, header)}"
    _set_up_print(worksheet, header, f"A1:{right}{max(last, header)}")


def _widths(columns: tuple[Column, ...]) -> list[float]:
    total = sum(column.weight for column in columns)
    room = min(_PAGE_CHARACTERS, total * 14)
    return [max(round(room * column.weight / total, 1), _NARROWEST) for column in columns]


def _write_titles(worksheet: Worksheet, lines: tuple[str, ...], widths: list[float]) -> None:
    for number, line in enumerate(lines, start=1):
        is_remark = line.startswith("(")
        font = Font(name=FONT, size=12 if is_remark else 13, bold=not is_remark, italic=is_remark)
        cell = _text_cell(worksheet, number, 1, line)
        cell.font = font
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if len(widths) > 1:
            worksheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(widths))
        # Merged cells get no height of their own from Excel.
        worksheet.row_dimensions[number].height = _LINE_HEIGHT * lines_needed(line, sum(widths) * 0.8) + 2


def _write_header(worksheet: Worksheet, columns: tuple[Column, ...], row: int) -> None:
    for place, column in enumerate(columns, start=1):
        cell = _text_cell(worksheet, row, place, column.title)
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.fill = _HEADER_FILL
        cell.border = _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _write_rows(worksheet: Worksheet, sheet: Sheet, header: int, widths: list[float]) -> int:
    """The number of the last row written. Text longer than a cell goes on in a row below."""
    at = header
    width = len(sheet.table.columns)
    for row in sheet.table.rows:
        if row.is_group:
            at += 1
            _write_group(worksheet, row, at, width)
            continue
        pieces = [cell_texts(cell) if isinstance(cell, str) else [cell] for cell in row.cells]
        for part in range(max(map(len, pieces))):
            at += 1
            values = [held[part] if part < len(held) else "" for held in pieces]
            for place, column in enumerate(sheet.table.columns, start=1):
                _write_cell(_Spot(worksheet, at, place), values[place - 1], column, is_strong=row.is_strong)
            texts = [cell_text(value) for value in values]
            _set_height(worksheet, at, texts, widths)
    return at


class _Spot:
    """Where a cell goes."""

    __slots__ = ("column", "row", "worksheet")

    def __init__(self, worksheet: Worksheet, row: int, column: int) -> None:
        self.worksheet, self.row, self.column = worksheet, row, column


def _write_cell(spot: _Spot, value: Cell, column: Column, *, is_strong: bool) -> None:
    if isinstance(value, NumberCell):
        cell = _number_cell(spot, value, column)
    else:
        cell = _text_cell(spot.worksheet, spot.row, spot.column, value)
    cell.font = Font(name=FONT, size=11, bold=is_strong)
    cell.border = _GRID
    cell.alignment = Alignment(horizontal=column.align.value, vertical="top", wrap_text=True)


def _write_group(worksheet: Worksheet, row: Row, at: int, width: int) -> None:
    for place in range(1, width + 1):
        cell = _text_cell(worksheet, at, place, row.cells[0] if place == 1 and isinstance(row.cells[0], str) else "")
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.fill = _GROUP_FILL
        # Not merged, so that the table can be sorted and filtered: the text runs over the empty cells.
        cell.border = Border(
            left=_THIN if place == 1 else None, right=_THIN if place == width else None, top=_THIN, bottom=_THIN
        )
        cell.alignment = Alignment(horizontal=Align.LEFT.value, vertical="center")


def _text_cell(worksheet: Worksheet, row: int, column: int, text: str) -> SheetCell:
    """A cell that is text whatever it begins with: "=1+1" never becomes a formula. Blank stays empty."""
    cell = _cell_at(worksheet, row, column)
    if text:
        cell.value = escaped(cell_texts(text)[0])
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t'"
    return cell


def _cell_at(worksheet: Worksheet, row: int, column: int) -> SheetCell:
    cell = worksheet.cell(row=row, column=column)
    if not isinstance(cell, SheetCell):
        raise TypeError(f"{cell.coordinate} lies inside a merged area")
    return cell


def _number_cell(spot: _Spot, number: NumberCell, column: Column) -> SheetCell:
    cell = _cell_at(spot.worksheet, spot.row, spot.column)
    cell.value = number.value
    cell.number_format = column.number_format or _format_of(number)
    return cell


def _format_of(number: NumberCell) -> str:
    """As many places as were typed; thousands grouped unless the printed text shows none."""
    exponent = number.value.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    grouped = abs(number.value) >= Decimal(1000) and number.printed != str(number.value)
    return f"{'#,##0' if grouped else '0'}{'.' + '0' * places if places else ''}"


def _set_height(worksheet: Worksheet, row: int, texts: list[str], widths: list[float]) -> None:
    """Not left to the reader: LibreOffice keeps one line for rows of files without heights."""
    lines = max(lines_needed(text, width) for text, width in zip(texts, widths, strict=True))
    worksheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT + 2, _HIGHEST)


def lines_needed(text: str, width: float) -> int:
    """Lines that `text` takes in a column so wide: a word that does not fit goes on to the next line."""
    register()
    blank, room = _measured(" "), max(width * _POINTS_A_CHARACTER - _CELL_PADDING, 1.0)
    count = 0
    for line in text.split("\n"):
        count, used = count + 1, 0.0
        for size in map(_measured, line.split()):
            if used and used + size > room:
                count, used = count + 1, 0.0
            count += int(size // room)  # a word longer than the column is broken
            used += size + blank
    return count


@lru_cache(maxsize=4096)
def _measured(word: str) -> float:
    """Width of a word in points; the same words come again and again."""
    return text_width(word, face(), _SIZE)


def _set_up_print(worksheet: Worksheet, header: int, area: str) -> None:
    """A4 landscape, as wide as a page, header repeated, page numbers at the foot."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = f"{header}:{header}"
    worksheet.print_area = area
    worksheet.print_options.horizontalCentered = True
    margins = worksheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.6, 0.8, 0.7
    # "&" begins a code in headers and footers.
    name = worksheet.title.replace("&", "&&")
    worksheet.HeaderFooter.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart("Trang &P/&N"), right=_HeaderFooterPart(name)
    )
