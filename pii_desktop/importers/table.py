"""A neutral grid: what every reader gives and every rule reads, with merged cells and where each cell came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pii_desktop.domain.plan import RowIssue


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a grid. A place inside a merged area repeats the text of the area and keeps its `origin`.

    `text` is cleaned and keeps its lines; `number` is set where the file holds a number and not text, `is_date` where
    it holds a date. `typed` is what the file showed where `text` was repaired; `issues` are what a clerk should know.
    `is_typed_old` says that `text` was converted from a font of before Unicode. `month` is what a date shows whose
    format leaves the day out ("12/2025").
    """

    text: str = ""
    number: Decimal | None = None
    origin: tuple[int, int] = (0, 0)
    row_span: int = 1
    column_span: int = 1
    ref: str | None = None
    is_date: bool = False
    typed: str | None = None
    issues: tuple[RowIssue, ...] = ()
    is_typed_old: bool = False
    month: str = ""

    @property
    def is_blank(self) -> bool:
        """True where nothing is printed."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a Word file or a sheet of a workbook: rows of equal length.

    `index` counts the tables of the file from 0; `nested` are tables inside its cells; `pages` holds the page of each
    row where the file has pages.
    """

    rows: tuple[tuple[Cell, ...], ...]
    index: int = 0
    sheet: str | None = None
    hidden_rows: int = 0
    nested: tuple["Grid", ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def page_of(self, row: int) -> int | None:
        """The page a row begins on, counted from 1."""
        return self.pages[row] if row < len(self.pages) else None

    def own_cells(self, row: int) -> Iterator[tuple[int, Cell]]:
        """Column and cell for each printed cell that begins in this row: merged areas once, blanks not at all."""
        for column, cell in enumerate(self.rows[row]):
            if cell.origin == (row, column) and not cell.is_blank:
                yield column, cell

    def texts(self, row: int) -> tuple[str, ...]:
        """What is printed in a row, each merged area once."""
        return tuple(cell.text for _, cell in self.own_cells(row))


@dataclass(frozen=True, slots=True)
class Source:
    """A file as the reader saw it: lines of text and grids in the order they stand, and what a clerk should know.

    `keeps_merges` is False where merged cells came as blanks.
    """

    blocks: tuple[str | Grid, ...]
    notes: tuple[str, ...] = field(default=())
    keeps_merges: bool = True

    def grids(self) -> tuple[Grid, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class Span:
    """A merged area: first row and column, rows and columns covered."""

    row: int
    column: int
    rows: int
    columns: int


def lay_out(
    cells: dict[tuple[int, int], Cell], spans: list[Span], size: tuple[int, int]
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of equal length from loose cells: each with its origin, merged areas repeated at every place they cover.

    `size` is (rows, columns); spans that leave it are cut.
    """
    height, width = size
    laid = [[_placed(cells.get((row, column)), row, column) for column in range(width)] for row in range(height)]
    for span in spans:
        rows, columns = min(span.rows, height - span.row), min(span.columns, width - span.column)
        first = laid[span.row][span.column]
        area = replace(first, origin=(span.row, span.column), row_span=rows, column_span=columns)
        for row in range(span.row, span.row + rows):
            laid[row][span.column : span.column + columns] = [area] * columns
    return tuple(tuple(row) for row in laid)


def _placed(cell: Cell | None, row: int, column: int) -> Cell:
    if cell is None:
        return Cell(origin=(row, column))
    return replace(cell, origin=(row, column), row_span=1, column_span=1)
