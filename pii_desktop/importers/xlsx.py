"""Reads workbooks into grids: visible sheets, merged areas, numbers as they are shown."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.report import PRODUCER, SOURCE_SHEET
from pii_desktop.importers.continued import join_continued
from pii_desktop.importers.guard import check_merges
from pii_desktop.importers.refusals import damaged, too_many_cells
from pii_desktop.importers.sheet_cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    broken_formulas,
    cell_of,
    hidden_rows,
    hidden_sheet,
    is_error,
    old_fonts,
)
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# What the parsers below raise on damaged files; anything else is a bug.
_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, SyntaxError, AssertionError,
    NotImplementedError, ZeroDivisionError, RecursionError, OverflowError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


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
        if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS * 10 or number > 1_048_576:
            raise too_many_cells()
    if rows * columns > MOST_CELLS:
        raise too_many_cells()
    return _Use(rows, columns, frozenset(formulas))


def _source(workbook: "Workbook", uses: dict[str, _Use]) -> Source:
    grids: list[Grid] = []
    sheets, notes = _to_read(workbook)
    for sheet in sheets:
        if sheet.sheet_state != "visible":
            notes.append(hidden_sheet(sheet.title))
            continue
        use = uses.get(sheet.title, _Use())
        grid, errors = _grid(sheet, use, len(grids), is_own=_is_own(workbook))
        if grid.rows:
            grids.append(grid)
        notes += hidden_rows(sheet.title, grid.hidden_rows)
        notes += _unanswered(grid, use)
        notes += broken_formulas(sheet.title, errors)
    return Source(tuple(grids), (*notes, *old_fonts(grids)))


def _to_read(workbook: "Workbook") -> "tuple[Sequence[Worksheet], list[str]]":
    """All sheets; of a workbook that this program wrote one of the assignment, with a note where there are others."""
    own = [sheet for sheet in workbook.worksheets if _is_own(workbook) and sheet.title.startswith(SOURCE_SHEET)]
    if len(own) < 2:
        return own or workbook.worksheets, []
    # Each is another plan: rows of two plans would be taken for one.
    chosen = next((sheet for sheet in own if sheet is workbook.active), own[0])
    others = ", ".join(f"“{sheet.title}”" for sheet in own if sheet is not chosen)
    what = f"Tệp có {len(own)} kế hoạch: chỉ đọc trang tính “{chosen.title}”."
    return [chosen], [f"{what} Muốn đọc {others} thì mở tệp bằng Excel, chọn trang ấy, lưu rồi đọc lại."]


def _is_own(workbook: "Workbook") -> bool:
    """True for one that this program wrote, whoever stored it since."""
    return bool(workbook.properties.creator == PRODUCER)


def _grid(sheet: "Worksheet", use: _Use, index: int, *, is_own: bool) -> tuple[Grid, int]:
    """The grid of a sheet and how many of its cells show the error of a formula."""
    rows, columns = use.rows, use.columns
    spans = [
        Span(area.min_row - 1, area.min_col - 1, area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
        if area.min_row <= rows and area.min_col <= columns
    ]
    cells: dict[tuple[int, int], Cell] = {}
    errors = 0
    for row in sheet.iter_rows(min_row=1, max_row=rows, max_col=columns) if rows else ():
        for cell in row:
            errors += is_error(cell.value)
            found = cell_of(_said(cell.value), cell.number_format or "", cell.font.name, cell.coordinate)
            if found is not None:
                cells[(cell.row or 1) - 1, (cell.column or 1) - 1] = found
    hidden = sum(1 for number, shape in sheet.row_dimensions.items() if shape.hidden and number <= rows)
    cells = join_continued(cells) if is_own else cells
    return Grid(lay_out(cells, spans, (rows, columns)), index, sheet.title, hidden), errors


def _said(value: object) -> object:
    """Text as it was typed: the file writes characters that XML cannot hold as "_x000D_", openpyxl leaves that."""
    if isinstance(value, str) and "_x" in value:
        from openpyxl.utils.escape import unescape

        return unescape(value)
    return value


def _unanswered(grid: Grid, use: _Use) -> list[str]:
    """A note where formulas carry no result: a program other than Excel wrote the file."""
    blank = sum(grid.rows[row][column].is_blank for row, column in use.formulas if grid.rows)
    text = f"Trang tính “{grid.sheet}” có {blank} công thức chưa có kết quả nên ô được coi là trống"
    return [f"{text}; hãy mở bằng Excel, lưu lại rồi đọc lại."] if blank else []
