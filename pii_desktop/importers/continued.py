"""Texts that a workbook of this program had to break over rows, joined again: a cell takes 32,767 UTF-16 units."""

from dataclasses import replace

from pii_desktop.importers.table import Cell

_FULL = 8_000
"""UTF-16 units; the exporter never breaks a text earlier, and nobody types so much into a cell of an assignment."""

Cells = dict[tuple[int, int], Cell]


def join_continued(cells: Cells) -> Cells:
    """`cells` with the text of rows that only go on put behind the cells above them; those rows stay, blank.

    A row goes on where everything in it stands below a cell that is full or went on itself.
    """
    joined = dict(cells)
    going_on: dict[int, int] = {}
    above = -1
    for row, columns in sorted(_columns(cells).items()):
        if row != above + 1 or not columns <= going_on.keys():
            going_on = {}
        for column in columns & going_on.keys():
            first = (going_on[column], column)
            joined[first] = replace(joined[first], text=joined[first].text + joined.pop((row, column)).text)
        going_on = {column: going_on.get(column, row) for column in columns if _units(cells[row, column].text) >= _FULL}
        above = row
    return joined


def _columns(cells: Cells) -> dict[int, set[int]]:
    """The columns in use of each row."""
    found: dict[int, set[int]] = {}
    for row, column in cells:
        found.setdefault(row, set()).add(column)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="replace")) // 2
