"""Reads workbooks into grids: visible sheets, merged areas, numbers as they are shown."""

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pii_desktop.domain.report import PRODUCER, SOURCE_SHEET
from pii_desktop.errors import InputError
from pii_desktop.importers.guard import check_merges, damaged, too_many_cells
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out
from pii_desktop.text.normalise import clean_text
from pii_desktop.text.numbers import decimal_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS = 20_000
_MOST_COLUMNS = 400
_MOST_CELLS = 400_000
# What the parsers below raise on damaged files; anything else is a bug.
_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, SyntaxError, AssertionError,
    NotImplementedError, ZeroDivisionError, RecursionError, OverflowError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_PLACES = re.compile(r"0(?:\.(0+))?(%?)")


@dataclass(frozen=True, slots=True)
class _Use:
    """What of a sheet is in use: rows, columns, and the places of formulas."""

    rows: int = 0
    columns: int = 0
    formulas: frozenset[tuple[int, int]] = frozenset()


def read(content: bytes) -> Source:
    """The visible sheets of a workbook as grids. Raises ForeignFileError when it is damaged or far too large."""
    try:
        check_merges(content)
        uses = _measure(content)
        return _source(_load(content, read_only=False), uses)
    except _BROKEN as error:
        raise damaged() from error


def _load(content: bytes, *, read_only: bool) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=read_only, data_only=not read_only, keep_links=False)


def _measure(content: bytes) -> dict[str, _Use]:
    """What each sheet uses, counted without building the cells. Raises ForeignFileError."""
    workbook = _load(content, read_only=True)
    try:
        return {sheet.title: _use(sheet) for sheet in workbook.worksheets}
    finally:
        workbook.close()


def _use(sheet: "Worksheet") -> _Use:
    """Where the last printed cell lies; the dimension that the file claims is not believed."""
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    rows = columns = cells = 0
    formulas: set[tuple[int, int]] = set()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells += len(row)
        used = next((place for place in range(len(row), 0, -1) if row[place - 1] not in (None, "")), 0)
        if used:
            rows, columns = number, max(columns, used)
            formulas.update((number - 1, place) for place, value in enumerate(row) if str(value).startswith("="))
        if rows > _MOST_ROWS or columns > _MOST_COLUMNS or cells > _MOST_CELLS * 10 or number > 1_048_576:
            raise too_many_cells()
    if rows * columns > _MOST_CELLS:
        raise too_many_cells()
    return _Use(rows, columns, frozenset(formulas))


def _source(workbook: "Workbook", uses: dict[str, _Use]) -> Source:
    grids: list[Grid] = []
    notes: list[str] = []
    for sheet in _to_read(workbook):
        if sheet.sheet_state != "visible":
            notes.append(f"Trang tính ẩn “{sheet.title}” không được đọc.")
            continue
        use = uses.get(sheet.title, _Use())
        grid = _grid(sheet, use, len(grids))
        if grid.rows:
            grids.append(grid)
        if grid.hidden_rows:
            notes.append(f"Trang tính “{sheet.title}” có {grid.hidden_rows} dòng bị ẩn hoặc bị lọc; vẫn được đọc.")
        notes += _unanswered(grid, use)
    return Source(tuple(grids), tuple(notes))


def _to_read(workbook: "Workbook") -> "Sequence[Worksheet]":
    """All sheets; of a workbook that this program wrote only those of the assignment, the others are its report."""
    is_own = workbook.properties.creator == PRODUCER
    own = [sheet for sheet in workbook.worksheets if is_own and sheet.title.startswith(SOURCE_SHEET)]
    return own or workbook.worksheets


def _grid(sheet: "Worksheet", use: _Use, index: int) -> Grid:
    rows, columns = use.rows, use.columns
    spans = [
        Span(area.min_row - 1, area.min_col - 1, area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
        if area.min_row <= rows and area.min_col <= columns
    ]
    cells: dict[tuple[int, int], Cell] = {}
    for row in sheet.iter_rows(min_row=1, max_row=rows, max_col=columns) if rows else ():
        for cell in row:
            if cell.value is not None:
                cells[cell.row - 1, cell.column - 1] = _cell(cell)
    hidden = sum(1 for number, shape in sheet.row_dimensions.items() if shape.hidden and number <= rows)
    return Grid(lay_out(cells, spans, (rows, columns)), index, sheet.title, hidden)


def _unanswered(grid: Grid, use: _Use) -> list[str]:
    """A note where formulas carry no result: a program other than Excel wrote the file."""
    blank = sum(grid.rows[row][column].is_blank for row, column in use.formulas if grid.rows)
    text = f"Trang tính “{grid.sheet}” có {blank} công thức chưa có kết quả nên ô được coi là trống"
    return [f"{text}; hãy mở bằng Excel, lưu lại rồi đọc lại."] if blank else []


def _cell(cell: "SheetCell") -> Cell:
    value = cell.value
    if isinstance(value, bool):
        return Cell("Có" if value else "Không", ref=cell.coordinate)
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "", cell.coordinate)
    if isinstance(value, dt.datetime | dt.date):
        return Cell(f"{value.day:02d}/{value.month:02d}/{value.year}", ref=cell.coordinate)
    return Cell(clean_text(str(value)), ref=cell.coordinate)


def _number(value: float, number_format: str, ref: str) -> Cell:
    """A number with the text a person sees: places and percent of its format, else the shortest form."""
    try:
        number = decimal_of(value)
    except InputError:
        return Cell(str(value), ref=ref)
    shape = _PLACES.fullmatch(number_format.partition(";")[0])
    if "%" in number_format:
        number *= 100
    places = len(shape[1] or "") if shape else None
    text = _shown(number, places)
    return Cell(f"{text}%" if "%" in number_format else text, number, ref=ref)


def _shown(number: Decimal, places: int | None) -> str:
    """Format places are shown, never fewer than the number holds: what is hidden by a format is still the number."""
    number = number.normalize() if number else Decimal(0)
    own = max(0, -int(number.as_tuple().exponent))
    return f"{number:.{max(own, places or 0)}f}"
