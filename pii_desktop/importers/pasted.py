"""Reads a table pasted from Word or Excel: the HTML of the clipboard, else its text with tabs."""

import re
from html.parser import HTMLParser

from pii_desktop.importers import csv
from pii_desktop.importers.fonts import OLD_FONTS, by_fonts, is_typed_old
from pii_desktop.importers.refusals import too_big, too_many_cells
from pii_desktop.importers.sheet_cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out

LONGEST = 20_000_000
_UNSEEN = {"style", "script", "head", "title", "del", "template"}
_BREAKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"br", "img", "col", "meta", "link", "input", "hr", "wbr", "base", "area", "embed", "source", "param", "track"}
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_DEEPEST = 200
_MOST_NESTED = 8


def read(html: str | None, text: str) -> Source:
    """The tables and lines that were pasted. Raises ForeignFileError when they are far too large."""
    if len(html or "") > LONGEST or len(text) > LONGEST:
        raise too_big()
    if html and "<t" in html.lower():
        page = _Page()
        page.feed(html)
        page.close()
        source = page.source()
        if source.grids():
            return source
    return csv.read_text(text, ("\t", ";", ",", "|"))


class _Table:
    """One table while its cells come in."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.cells: dict[tuple[int, int], Cell] = {}
        self.spans: list[Span] = []
        self.nested: list[Grid] = []
        self.row = -1
        self._column = 0
        self._taken: dict[int, int] = {}
        self.words: list[tuple[str, str | None]] | None = None
        self._span = Span(0, 0, 1, 1)
        self.is_old = False

    def begin_row(self) -> None:
        self.end_cell()
        self.row += 1
        self._column = 0

    def begin_cell(self, rows: int, columns: int) -> None:
        """Begin a cell that spans so many rows and columns, past the places that merged cells above still hold."""
        self.end_cell()
        if self.row < 0:
            self.begin_row()
        while self._taken.get(self._column, 0) > self.row:
            self._column += 1
        if self.row > MOST_ROWS or self._column + columns > MOST_COLUMNS:
            raise too_many_cells()
        self._span = Span(self.row, self._column, rows, columns)
        for column in range(self._column, self._column + columns):
            self._taken[column] = self.row + rows
        self._column += columns
        self.words = []

    def end_cell(self) -> None:
        if self.words is None:
            return
        text = _tidy("".join(by_fonts(self.words)))
        self.is_old = self.is_old or is_typed_old(self.words)
        self.words = None
        if text:
            self.cells[self._span.row, self._span.column] = Cell(text)
        if self._span.rows * self._span.columns > 1:
            self.spans.append(self._span)

    def grid(self) -> Grid:
        self.end_cell()
        height = self.row + 1
        width = max(self._taken, default=-1) + 1
        if height * width > MOST_CELLS:
            raise too_many_cells()
        return Grid(lay_out(self.cells, self.spans, (height, width)), self.index, nested=tuple(self.nested))


class _Page(HTMLParser):
    """Collects tables and lines; loads nothing, runs nothing, resolves nothing but letters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str | Grid] = []
        self._open: list[_Table] = []
        self._line: list[tuple[str, str | None]] = []
        self._fonts: list[tuple[str, str | None]] = []
        self._unseen = 0
        self._count = 0
        self._is_old = False

    def source(self) -> Source:
        while self._open:
            self._end_table()
        self._end_line()
        return Source(tuple(self._blocks), (OLD_FONTS,) if self._is_old else ())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The parser's call for an opening tag: rows, cells and line ends matter, style and script are left out."""
        self._unseen += tag in _UNSEEN
        values = dict(attrs)
        if tag not in _VOID and len(self._fonts) < _DEEPEST:
            self._fonts.append((tag, _font(values) or (self._fonts[-1][1] if self._fonts else None)))
        if tag == "table" and len(self._open) < _MOST_NESTED:
            self._end_line()
            self._open.append(_Table(self._count))
            self._count += 1
        elif tag == "tr" and self._open:
            self._open[-1].begin_row()
        elif tag in ("td", "th") and self._open:
            self._open[-1].begin_cell(_span(values.get("rowspan")), _span(values.get("colspan")))
        elif tag == "br" or tag in _BREAKS:
            self._say("\n", None)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        for place in range(len(self._fonts) - 1, -1, -1):
            if self._fonts[place][0] == tag:
                del self._fonts[place:]
                break
        if tag == "table" and self._open:
            self._end_table()
        elif tag in ("td", "th") and self._open:
            self._open[-1].end_cell()
        elif tag in _BREAKS:
            self._say("\n", None)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(re.sub(r"[\r\n\t ]+", " ", data), self._fonts[-1][1] if self._fonts else None)

    def _say(self, text: str, font: str | None) -> None:
        if self._open and self._open[-1].words is not None:
            self._open[-1].words.append((text, font))
        elif not self._open:
            self._line.append((text, font))

    def _end_line(self) -> None:
        self._is_old = self._is_old or is_typed_old(self._line)
        self._blocks += [line for line in _tidy("".join(by_fonts(self._line))).split("\n") if line]
        self._line = []

    def _end_table(self) -> None:
        table = self._open.pop()
        grid = table.grid()
        self._is_old = self._is_old or table.is_old
        if not self._open:
            self._blocks.append(grid)
        else:
            self._open[-1].nested.append(grid)


def _tidy(text: str) -> str:
    """Lines without the blanks of the markup."""
    lines = (re.sub(" +", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _span(number: str | None) -> int:
    return min(int(number), MOST_COLUMNS) if number and number.isascii() and number.isdecimal() and int(number) else 1


def _font(values: dict[str, str | None]) -> str | None:
    family = _FAMILY.search(values.get("style") or "")
    return family[1].strip() if family else values.get("face")
