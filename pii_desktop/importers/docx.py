"""Reads Word files into lines and grids: by rows, by the text that is really there, tracked changes as accepted.

python-docx opens the package; its `cell.text` is not used, for it drops tracked insertions, content controls and
smart tags without a word, and its `table.cell` takes quadratic time.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.importers.docx_fonts import Fonts
from pii_desktop.importers.docx_numbering import Numbering
from pii_desktop.importers.docx_toggles import HIDDEN, STRUCK, Toggles, footnote_mark
from pii_desktop.importers.fonts import OLD_FONTS, by_fonts, is_typed_old
from pii_desktop.importers.refusals import damaged, too_many_cells
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TABLE, _ROW, _CELL, _PARAGRAPH = f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}p"
# Deleted or moved away, drawn twice for old programs, or no text of the place it stands in.
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "footnote", "endnote")} | {
    f"{_MC}Fallback"
}
_DELETED_ROW = f"{_W}trPr/{_W}del"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SYMBOL_FONT = {"F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B8": "÷", "F02D": "-", "F0B7": "•"}
_MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_DEEPEST = 8
HIDDEN_TEXT = "Tệp Word có chữ ẩn (không hiện khi in); phần chữ ẩn không được đọc."
STRUCK_TEXT = "Tệp Word có chữ bị gạch ngang; phần chữ ấy coi như đã bỏ và không được đọc, hãy đối chiếu với bản gốc."
"""What a clerk is told of a file with such text."""
BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, SyntaxError, AssertionError,
    NotImplementedError, RecursionError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def read(content: bytes) -> Source:
    """The paragraphs and tables of a Word file, in order. Raises ForeignFileError when damaged or too large."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(io.BytesIO(content))
        styles = document.styles.element
        words = _Words(Fonts(styles), Numbering(document), Toggles(styles))
        blocks = tuple(_Walker(words).blocks(document.element.body))
        return Source(blocks, words.notes())
    except (*BROKEN, OpcError) as error:
        raise damaged() from error


class _Walker:
    """Numbers the tables of one document while it goes through them."""

    def __init__(self, words: "_Words") -> None:
        self._tables = 0
        self._words = words

    def blocks(self, parent: "Element") -> Iterator[str | Grid]:
        for element in _children(parent):
            if element.tag == _TABLE:
                yield self._grid(element, 0)
            elif element.tag == _PARAGRAPH:
                yield self._words.of(element)
                # A text box hangs inside a paragraph; a table in it is still a table.
                yield from (self._grid(table, 1) for table in _outermost_tables(element))
            else:
                yield from self.blocks(element)

    def _grid(self, table: "Element", depth: int) -> Grid:
        index = self._tables
        self._tables += 1
        pieces = list(_pieces(table))
        cells: dict[tuple[int, int], Cell] = {}
        nested: list[Grid] = []
        areas = _Areas()
        for piece in pieces:
            if depth < _DEEPEST:
                nested += [self._grid(inner, depth + 1) for inner in _outermost_tables(piece.element)]
            if areas.begins(piece):
                cells[piece.row, piece.column] = Cell(self._words.of(piece.element))
        size = (
            max((piece.row + 1 for piece in pieces), default=0),
            max((piece.column + piece.columns for piece in pieces), default=0),
        )
        return Grid(lay_out(cells, areas.spans(), size), index, nested=tuple(nested))


@dataclass(frozen=True, slots=True)
class _Piece:
    """One `w:tc`: where it stands in the grid of columns, and whether it goes on from above."""

    row: int
    column: int
    columns: int
    continues: bool
    element: "Element"


class _Areas:
    """Collects vertically merged cells while the rows go by."""

    def __init__(self) -> None:
        self._all: list[Span] = []
        self._open: dict[int, int] = {}

    def begins(self, piece: _Piece) -> bool:
        """Notes the piece; False when it only continues the cell above."""
        number = self._open.get(piece.column)
        above = None if number is None else self._all[number]
        if number is not None and above and piece.continues and above.row + above.rows == piece.row:
            self._all[number] = Span(above.row, above.column, above.rows + 1, above.columns)
            return False
        self._open[piece.column] = len(self._all)
        self._all.append(Span(piece.row, piece.column, 1, piece.columns))
        return True

    def spans(self) -> list[Span]:
        """Every area that covers more than one place."""
        return [span for span in self._all if span.rows * span.columns > 1]


def _pieces(table: "Element") -> Iterator[_Piece]:
    """The cells of a table, row by row. Raises ForeignFileError for a table beyond any plan."""
    for row, element in enumerate(row for row in _find(table, _ROW) if row.find(_DELETED_ROW) is None):
        column = _value(element, "trPr", "gridBefore", 0)
        for cell in _find(element, _CELL):
            columns = max(1, _value(cell, "tcPr", "gridSpan", 1))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continues = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            yield _Piece(row, column, columns, continues, cell)
            column += columns
        if row > _MOST_ROWS or column > _MOST_COLUMNS:
            raise too_many_cells()


def _value(element: "Element", properties: str, name: str, default: int) -> int:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return default if found is None else int(found.get(f"{_W}val", default))


def _children(element: "Element") -> Iterator["Element"]:
    """Children that count, with what is tracked as deleted or kept for old programs left out."""
    return (child for child in element if str(child.tag).startswith("{") and child.tag not in _SKIPPED)


def _find(element: "Element", tag: str) -> Iterator["Element"]:
    """The nearest descendants of this tag: content controls and tracked changes may stand between."""
    for child in _children(element):
        if child.tag == tag:
            yield child
        elif child.tag not in (_TABLE, _PARAGRAPH):
            yield from _find(child, tag)


def _outermost_tables(element: "Element") -> Iterator["Element"]:
    for child in _children(element):
        if child.tag == _TABLE:
            yield child
        else:
            yield from _outermost_tables(child)


class _Words:
    """The text of a document: in Unicode by its fonts, with the numbers that Word writes itself.

    `are_old` says that some of what was asked for so far is typed in a font of before Unicode, `are_hidden` that some
    is text that Word hides: nobody sees it on paper, so it is not read. `are_struck` says the same of text that is
    struck through: who strikes a name out by hand takes it back.
    """

    def __init__(self, fonts: Fonts, numbering: Numbering, toggles: Toggles) -> None:
        self._fonts = fonts
        self._numbering = numbering
        self._toggles = toggles
        # Each paragraph is counted once, though a cell and the table inside it both ask for it.
        self._labels: dict[Element, str] = {}
        self.are_old = False
        self.are_hidden = False
        self.are_struck = False

    def notes(self) -> tuple[str, ...]:
        """What a clerk should know of the text asked for so far."""
        said = ((OLD_FONTS, self.are_old), (HIDDEN_TEXT, self.are_hidden), (STRUCK_TEXT, self.are_struck))
        return tuple(note for note, is_true in said if is_true)

    def of(self, element: "Element") -> str:
        """The text of a paragraph or of all inside a cell, a line for each paragraph."""
        runs = list(self._paragraph(element) if element.tag == _PARAGRAPH else self._runs(element, None))
        # One is enough to tell.
        self.are_old = self.are_old or is_typed_old(runs)
        return "".join(by_fonts(runs)).strip("\n")

    def _paragraph(self, paragraph: "Element") -> Iterator[tuple[str, str | None]]:
        if paragraph not in self._labels:
            self._labels[paragraph] = self._numbering.label(paragraph)
        yield self._labels[paragraph], None
        yield from self._runs(paragraph, self._fonts.style_of(paragraph))

    def _runs(self, element: "Element", style: str | None) -> Iterator[tuple[str, str | None]]:
        """All text inside with its font, nested tables included."""
        for child in _children(element):
            if child.tag == f"{_W}r" and self._is_left_out(child, style):
                continue
            mark = footnote_mark(child)
            if mark:
                yield mark, None
            elif child.tag == f"{_W}r":
                yield from _run(child, self._fonts.of(child, style))
                # A text box hangs inside a run.
                yield from (run for box in _boxes(child) for run in self._runs(box, style))
            elif child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
                yield "\n", None
            else:
                yield from self._runs(child, style)

    def _is_left_out(self, run: "Element", style: str | None) -> bool:
        """True for what is hidden or struck through; that there was such text is noted."""
        if self._toggles.is_on(HIDDEN, run, style):
            self.are_hidden = self.are_hidden or _says_something(run)
            return True
        if self._toggles.is_on(STRUCK, run, style):
            self.are_struck = self.are_struck or _says_something(run)
            return True
        return False


def _says_something(run: "Element") -> bool:
    return any((text.text or "").strip() for text in run.iter(f"{_W}t"))


def _boxes(run: "Element") -> Iterator["Element"]:
    return (child for child in _children(run) if child.tag not in (f"{_W}t", f"{_W}sym", *_SIGNS))


def _run(run: "Element", font: str | None) -> Iterator[tuple[str, str | None]]:
    for child in _children(run):
        if child.tag == f"{_W}t":
            yield child.text or "", font
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)], None
        elif child.tag == f"{_W}sym":
            yield _SYMBOL_FONT.get((child.get(f"{_W}char") or "").upper(), ""), None
