"""Whether a table without a header goes on with the columns of the one before it, also where Word cut it otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from pii_desktop.importers.header import Header
from pii_desktop.importers.labels import Meaning, meaning_by_rule
from pii_desktop.importers.marks import parse_mark, split_mark
from pii_desktop.importers.parties import starts_with_party
from pii_desktop.importers.table import Cell, Grid
from pii_desktop.text.normalise import one_line

_WHOLE = 3
"""Printed cells of a row that says more than a heading or a work item below its indicator."""


def going_on(grid: Grid, header: Header) -> Grid | None:
    """The table with the columns of `header`; None where its rows do not carry what stood in them there."""
    fitted = _fitted(grid, len(header.labels))
    if fitted is None:
        return None
    rows = _telling(fitted, _WHOLE) or _telling(fitted, _WHOLE - 1)
    if not rows or any(meaning_by_rule(one_line(cell.text)) is Meaning.STT for cell in rows[0]):
        return None
    return fitted if sum(_fits(row, header) for row in rows) * 2 >= len(rows) else None


def _telling(grid: Grid, least: int) -> list[tuple[Cell, ...]]:
    """The rows that print at least so many cells: headings and lone work items tell nothing of the columns."""
    return [row for row in grid.rows if len({cell.origin for cell in row if not cell.is_blank}) >= least]


def _fits(row: tuple[Cell, ...], header: Header) -> bool:
    """True for a row with a code or a number where the header has them, or with a department where it has these."""
    counted = (row[column].text for column in _columns(header, Meaning.CODE, Meaning.STT))
    named = row[header.columns[Meaning.NAME]].text
    parties = (row[column].text for column in _columns(header, Meaning.LEAD, Meaning.COORDINATING))
    return (
        any(parse_mark(text) is not None for text in counted)
        or split_mark(one_line(named))[0] is not None
        or any(starts_with_party(one_line(text)) for text in parties)
    )


def _columns(header: Header, *meanings: Meaning) -> Iterator[int]:
    return (header.columns[meaning] for meaning in meanings if meaning in header.columns)


def _fitted(grid: Grid, width: int) -> Grid | None:
    """The table with `width` columns: those that only widen the cell before them are taken away, then blank ones."""
    empty = [column for column in range(grid.width) if _begins_nothing(grid, column)]
    widening = [column for column in empty if any(not row[column].is_blank for row in grid.rows)]
    surplus = grid.width - width
    if surplus == 0:
        return grid
    for away in (widening, empty):
        if surplus == len(away):
            return _without(grid, frozenset(away))
    return None


def _begins_nothing(grid: Grid, column: int) -> bool:
    return all(row[column].is_blank or row[column].origin[1] < column for row in grid.rows)


def _without(grid: Grid, away: frozenset[int]) -> Grid:
    """The table without these columns, merged areas counted anew."""
    kept = [column for column in range(grid.width) if column not in away]
    places = {column: place for place, column in enumerate(kept)}

    def moved(cell: Cell, place: int) -> Cell:
        row, first = cell.origin
        covered = sum(column in places for column in range(first, first + cell.column_span))
        return replace(cell, origin=(row, places.get(first, place)), column_span=max(1, covered))

    rows = (tuple(moved(row[column], place) for place, column in enumerate(kept)) for row in grid.rows)
    return replace(grid, rows=tuple(rows))
