"""Codes that Excel took for something else: 1.2.1 for the first of February 2001, (1) for minus one."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from pii_desktop.importers.header import Header
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.marks import MarkKind, parse_mark
from pii_desktop.importers.table import Cell, Grid

_DAY_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: 0?0:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
_NEGATIVE = re.compile(r"-(\d{1,2})")
# Day, month and year stand for the parts of the code in the order of the machine that typed it.
_ORDERS = ((0, 1, 2), (1, 0, 2), (2, 1, 0))
_LATEST_NUMBER = 19
Parts = tuple[int, ...]


def undo_excel(grid: Grid, header: Header, end: int) -> Grid:
    """`grid` with such codes as they were typed; what the file shows stays in `typed` of the cell."""
    changed: dict[tuple[int, int], Cell] = {}
    for meaning in (Meaning.CODE, Meaning.STT):
        column = header.column(meaning)
        if column is not None:
            changed.update(_repaired(grid, column, range(header.body, end)))
    if not changed:
        return grid
    rows = tuple(tuple(changed.get(cell.origin, cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def repair_note(cell: Cell) -> str:
    """The sentence for a repaired cell."""
    what = "thành số âm" if _NEGATIVE.fullmatch(cell.typed or "") else "thành ngày tháng"
    return f"Excel đã đổi mã {cell.text} {what} ({cell.typed}); được đọc lại là {cell.text}."


def _repaired(grid: Grid, column: int, rows: range) -> dict[tuple[int, int], Cell]:
    cells = [grid.rows[row][column] for row in rows if grid.rows[row][column].origin == (row, column)]
    dates = {cell.origin: date for cell in cells if (date := _date(cell.text)) is not None}
    order = max(_ORDERS, key=lambda parts: _fit(cells, dates, parts)) if dates else _ORDERS[0]
    changed: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        negative = _NEGATIVE.fullmatch(cell.text)
        if cell.origin in dates:
            code = ".".join(map(str, _code(dates[cell.origin], order)))
            changed[cell.origin] = replace(cell, text=code, number=None, typed=cell.text)
        elif negative:
            changed[cell.origin] = replace(cell, text=f"({negative[1]})", number=None, typed=cell.text)
    return changed


def _date(text: str) -> Parts | None:
    """Day, month and year of a date; years of two figures are of this century."""
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[3]), int(found[2]), int(found[1])
    found = _DAY_FIRST.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3]) % 100 + 2000) if found else None


def _code(date: Parts, order: tuple[int, ...]) -> Parts:
    """The parts of the code behind a date; a year that is no number of an indicator was added by Excel to "1.2"."""
    parts = [*date[:2], date[2] - 2000]
    ordered = tuple(parts[place] for place in order)
    return ordered if parts[2] <= _LATEST_NUMBER else tuple(p for p in ordered if p != parts[2])[:2] or ordered


def _fit(cells: Iterable[Cell], dates: dict[tuple[int, int], Parts], order: tuple[int, ...]) -> int:
    """How many codes follow the one above when dates are read in this order."""
    codes = [_code(dates[cell.origin], order) if cell.origin in dates else _plain(cell.text) for cell in cells]
    return sum(_follows(above, below) for above, below in pairwise(code for code in codes if code))


def _plain(text: str) -> Parts:
    mark = parse_mark(text)
    dotted = mark is not None and mark.kind in (MarkKind.INDICATOR, MarkKind.GROUP, MarkKind.NUMBER)
    return tuple(map(int, mark.code.split("."))) if dotted and mark else ()


def _follows(above: Parts, below: Parts) -> int:
    """How closely `below` comes after `above`: 3 for the next number, less for the first one under a later heading."""
    if len(below) > len(above):
        return 3 if below[: len(above)] == above and set(below[len(above) :]) == {1} else 0
    for place in reversed(range(len(below))):
        same, rest = below[:place] == above[:place], below[place + 1 :]
        if same and below[place] == above[place] + 1 and set(rest) <= {1}:
            return place + 1
    return 0
