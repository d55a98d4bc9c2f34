"""Puts the parts of a table that lie on several pages together: repeated headers dropped, broken rows joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pii_desktop.domain.plan import RowIssue, Severity
from pii_desktop.importers.header import Header, find_headers
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.marks import MarkKind, parse_mark, split_mark
from pii_desktop.importers.pdf_headers import without_repeats
from pii_desktop.importers.pdf_lines import PrintedLine, goes_on, is_cut, padding_of, paragraphs
from pii_desktop.importers.pdf_page import PrintedCell, PrintedTable
from pii_desktop.importers.refusals import too_many_cells
from pii_desktop.importers.table import Cell, Grid, Span, lay_out

_NEAR = 4.0
_ENDED = re.compile(r"[.;:]$")
_WIDTHS_DIFFER = 8.0
_MOST_CELLS = 200_000
_NEW_ROW = (MarkKind.INDICATOR, MarkKind.PILLAR, MarkKind.GROUP)
_SAYS_WHOLE_ROW = (Meaning.LEAD, Meaning.TIMING, Meaning.TARGET, Meaning.BASELINE, Meaning.UNIT)


@dataclass(slots=True)
class _Area:
    """A cell of the whole table, still growing: rows and columns from-to (end excluded)."""

    row: int
    column: int
    row_end: int
    column_end: int
    lines: list[PrintedLine] = field(default_factory=list)
    last_page: int = 0
    is_continued: bool = False

    @property
    def is_merged(self) -> bool:
        return self.row_end - self.row > 1


def belongs(above: Sequence[PrintedTable], below: PrintedTable) -> bool:
    """True where a table at the top of a page can be the rest of the one before: its columns lie at the same places."""
    edges = _columns(above)
    if abs(edges[-1] - below.edges[-1]) > _WIDTHS_DIFFER:
        return False
    return _lies_in(below.edges, edges) or _lies_in(edges, below.edges)


def stitch(parts: Sequence[PrintedTable], index: int) -> Grid:
    """One grid out of the parts of a table. Raises ForeignFileError for a table beyond any plan."""
    beginning = _Whole(parts[:1])
    beginning.add(parts[0])
    header = next(iter(find_headers(beginning.grid(index))), None)
    whole = _Whole(parts, header)
    for part in without_repeats(parts, header):
        whole.add(part)
    return whole.grid(index)


class _Whole:
    """A table that grows page by page."""

    def __init__(self, parts: Sequence[PrintedTable], header: Header | None = None) -> None:
        self._edges = _columns(parts)
        self._padding = padding_of([line for part in parts for cell in part.cells for line in cell.lines])
        self._areas: list[_Area] = []
        self._pages: list[int] = []
        self._header = header

    def add(self, part: PrintedTable) -> None:
        top = {self._column(part, cell): cell for cell in part.cells if cell.row == 0}
        last = self._last_row()
        is_broken = bool(last) and bool(top) and self._is_rest(last, top)
        base = len(self._pages) - is_broken
        self._pages += [part.page] * (base + part.height - len(self._pages))
        for cell in part.cells:
            above = last.get(self._column(part, cell)) if cell.row == 0 else None
            self._place(part, cell, base, above if is_broken or self._is_merged_on(above, cell) else None)
        if len(self._pages) * len(self._edges) > _MOST_CELLS:
            raise too_many_cells()

    def grid(self, index: int) -> Grid:
        """What has been put together, as rows of cells."""
        cells = {
            (area.row, area.column): Cell(paragraphs(area.lines, self._padding), issues=tuple(self._issues(area)))
            for area in self._areas
            if area.lines
        }
        spans = [
            Span(area.row, area.column, area.row_end - area.row, area.column_end - area.column)
            for area in self._areas
            if area.is_merged or area.column_end - area.column > 1
        ]
        size = (len(self._pages), len(self._edges) - 1)
        return Grid(lay_out(cells, spans, size), index, pages=tuple(self._pages))

    def _place(self, part: PrintedTable, cell: PrintedCell, base: int, above: _Area | None) -> None:
        row_end = base + cell.row + cell.rows
        if above is not None:
            above.lines += cell.lines
            above.row_end = max(above.row_end, row_end)
            above.last_page, above.is_continued = part.page, above.is_continued or bool(cell.lines)
            return
        start = self._column(part, cell)
        end = max(start + 1, self._nearest(part.edges[cell.column + cell.columns]))
        self._areas.append(_Area(base + cell.row, start, row_end, end, list(cell.lines)))

    def _issues(self, area: _Area) -> Iterator[RowIssue]:
        mended = dict.fromkeys(pair for line in area.lines for pair in line.mended)
        if mended:
            pairs = ", ".join(f"“{printed}” → “{read}”" for printed, read in mended)
            yield RowIssue(Severity.NOTE, f"Tệp PDF mất chữ; đọc lại: {pairs}.")
        if area.is_continued and is_cut(area.lines[-1], self._padding):
            text = f"Dòng cuối của ô ở trang {area.last_page} có vẻ bị cắt mất; hãy đối chiếu với bản gốc."
            yield RowIssue(Severity.WARNING, text)

    def _column(self, part: PrintedTable, cell: PrintedCell) -> int:
        return self._nearest(part.edges[cell.column])

    def _nearest(self, edge: float) -> int:
        return min(range(len(self._edges)), key=lambda number: abs(self._edges[number] - edge))

    def _last_row(self) -> dict[int, _Area]:
        """Column → the area that lies over it in the last row."""
        last = [area for area in self._areas if area.row_end == len(self._pages)]
        return {column: area for area in last for column in range(area.column, area.column_end)}

    def _is_merged_on(self, above: _Area | None, cell: PrintedCell) -> bool:
        """True where a merged area goes on in the first row of a page although the row is a new one."""
        if above is None or above.column in self._own_columns() or not (above.is_merged or cell.rows > 1):
            return False
        return not cell.lines or self._flows(above.lines, cell.lines)

    def _own_columns(self) -> set[int]:
        """The columns by which a row is known: number, code, name; the first column of a table without a header."""
        if self._header is None:
            return {0}
        own = (Meaning.STT, Meaning.CODE, Meaning.NAME)
        return {self._header.columns[meaning] for meaning in own if meaning in self._header.columns}

    def _is_rest(self, last: dict[int, _Area], top: dict[int, PrintedCell]) -> bool:
        """True where the first row of a page is the rest of the row that the page before broke off.

        It has no number and no code, and a cell goes on in the middle of its sentence; or it adds work items only.
        """
        name = self._header.columns[Meaning.NAME] if self._header else None
        filled = {column: cell.lines for column, cell in top.items() if cell.lines}
        pairs = {column: (last[column].lines, lines) for column, lines in filled.items() if column in last}
        numbers = (self._own_columns() - {name}) & filled.keys()
        if numbers:
            is_broken_name = name in pairs and self._runs_on(*pairs[name])
            return is_broken_name and all(column in pairs and _is_broken_code(*pairs[column]) for column in numbers)
        if name is not None and name in filled:
            mark, _ = split_mark(filled[name][0].text)
            if mark is not None and mark.kind in _NEW_ROW:
                return False
            flows = name in pairs and self._flows(*pairs[name])
            return flows or any(self._runs_on(*pair) for pair in pairs.values())
        flowing = any(self._flows(*pair) for pair in pairs.values())
        return flowing or not (filled.keys() & self._telling_columns())

    def _telling_columns(self) -> set[int]:
        columns = self._header.columns if self._header else {}
        return {columns[meaning] for meaning in _SAYS_WHOLE_ROW if meaning in columns}

    def _flows(self, above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
        """True where the sentence that ends above may go on below."""
        if not above or not below:
            return False
        if _starts_low(below[0]):
            return True
        return not _ENDED.search(above[-1].text) and goes_on(above[-1], below[0], self._padding)

    def _runs_on(self, above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
        """True where a line was certainly wrapped: it is full, and the next begins in the middle of a sentence."""
        if not above or not below or _ENDED.search(above[-1].text):
            return False
        return _starts_low(below[0]) and goes_on(above[-1], below[0], self._padding)


def _is_broken_code(above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
    """True where a narrow cell broke a code: "6.3." and "3"."""
    first, rest = "".join(line.text for line in above), "".join(line.text for line in below)
    mark = parse_mark(first + rest)
    return first.endswith(".") and mark is not None and mark.kind is MarkKind.INDICATOR


def _starts_low(line: PrintedLine) -> bool:
    """True for a small letter that is no mark of a list."""
    return line.text[:1].islower() and line.text[1:2] not in (")", ".")


def _columns(parts: Sequence[PrintedTable]) -> tuple[float, ...]:
    """The column borders of all parts together."""
    edges: list[float] = []
    for edge in sorted(edge for part in parts for edge in part.edges):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return tuple(edges)


def _lies_in(few: Sequence[float], many: Sequence[float]) -> bool:
    # The right border may be off by as much as the widths.
    inner = few[1:-1]
    return all(min(abs(edge - other) for other in many) <= _NEAR for edge in inner)
