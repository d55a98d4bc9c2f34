"""Reads workbooks of Excel 97-2003 into grids: visible sheets, merged areas, numbers as they are shown."""

import datetime as dt
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.importers.refusals import damaged, encrypted, too_many_cells
from pii_desktop.importers.sheet_cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    broken_formulas,
    cell_of,
    hidden_rows,
    hidden_sheet,
    old_fonts,
)
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, AssertionError, struct.error,
    NotImplementedError, ZeroDivisionError, RecursionError, OverflowError, UnboundLocalError,
)  # fmt: skip


def read(content: bytes) -> Source:
    """The visible sheets of an .xls as grids. Raises ForeignFileError: damaged, far too large, or behind a password."""
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=_Silent())
        return _source(book)
    except XLRDError as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise encrypted() from error
        raise damaged() from error
    except (*_BROKEN, CompDocError) as error:
        raise damaged() from error


class _Silent:
    """xlrd talks to a log; what it says may hold text of the file."""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None: ...


def _source(book: "Book") -> Source:
    grids: list[Grid] = []
    notes: list[str] = []
    for sheet in book.sheets():
        if sheet.visibility:
            notes.append(hidden_sheet(sheet.name))
            continue
        read_sheet = _read(book, sheet, len(grids))
        if read_sheet.grid.rows:
            grids.append(read_sheet.grid)
        notes += hidden_rows(sheet.name, read_sheet.grid.hidden_rows)
        notes += broken_formulas(sheet.name, read_sheet.errors)
    return Source(tuple(grids), (*notes, *old_fonts(grids)))


@dataclass(frozen=True, slots=True)
class _Read:
    grid: Grid
    errors: int


def _read(book: "Book", sheet: "Sheet", index: int) -> _Read:
    cells: dict[tuple[int, int], Cell] = {}
    errors = 0
    if sheet.nrows * sheet.ncols > MOST_CELLS * 10:
        raise too_many_cells()
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            errors += sheet.cell_type(row, column) == _ERROR
            cell = _cell(book, sheet, row, column)
            if cell is not None:
                cells[row, column] = cell
    rows = max((row for row, _ in cells), default=-1) + 1
    columns = max((column for _, column in cells), default=-1) + 1
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise too_many_cells()
    spans = [
        Span(top, left, bottom - top, right - left)
        for top, bottom, left, right in sheet.merged_cells
        if top < rows and left < columns and bottom > top and right > left
    ]
    hidden = sum(1 for row, shape in sheet.rowinfo_map.items() if shape.hidden and row < rows)
    return _Read(Grid(lay_out(cells, spans, (rows, columns)), index, sheet.name, hidden), errors)


def _cell(book: "Book", sheet: "Sheet", row: int, column: int) -> Cell | None:
    kind = sheet.cell_type(row, column)
    if kind not in (_TEXT, _NUMBER, _DATE, _BOOLEAN):
        return None
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    shown = book.format_map[look.format_key].format_str if look.format_key in book.format_map else ""
    font = book.font_list[look.font_index].name if look.font_index < len(book.font_list) else None
    return cell_of(_value(book, sheet, row, column), shown or "", font, _reference(row, column))


def _value(book: "Book", sheet: "Sheet", row: int, column: int) -> object:
    value = sheet.cell_value(row, column)
    match sheet.cell_type(row, column):
        case 3:
            return _date(float(value), book.datemode)
        case 4:
            return bool(value)
        case _:
            return value


def _date(value: float, datemode: int) -> dt.datetime | float:
    """The date of a serial number, 1900 or 1904 based; the number itself where the calendar has no such day."""
    import xlrd

    try:
        return xlrd.xldate_as_datetime(value, 1 if datemode else 0)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return value


def _reference(row: int, column: int) -> str:
    """The name of a place: row 9, column 1 is "B10"."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
