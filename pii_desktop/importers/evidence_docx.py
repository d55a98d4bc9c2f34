"""The lines of a Word file with column and weight: body, text boxes, borderless tables, and its headers apart."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pii_desktop.importers.docx import BROKEN
from pii_desktop.importers.docx_fonts import Fonts
from pii_desktop.importers.docx_numbering import Numbering
from pii_desktop.importers.evidence_lines import PageLine, Side
from pii_desktop.importers.fonts import by_fonts, is_typed_old
from pii_desktop.importers.refusals import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TABLE, _ROW, _CELL, _PARAGRAPH = f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}p"
_BOX = f"{_W}txbxContent"
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "footnote", "endnote")} | {
    f"{_MC}Fallback"
}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_MOST_LINES = 6_000
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    font: str | None
    is_bold: bool


@dataclass(frozen=True, slots=True)
class WordText:
    """The lines of the body and those of the page headers, all on page 1.

    `is_typed_old` says that some of them were typed in a font of before Unicode.
    """

    body: tuple[PageLine, ...]
    headers: tuple[PageLine, ...]
    is_typed_old: bool


def read_lines(content: bytes) -> WordText:
    """The lines of a Word file. Raises ForeignFileError when damaged."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document: Any = Document(io.BytesIO(content))
        walker = _Walker(Fonts(document.styles.element), Numbering(document))
        body = walker.lines(document.element.body)
        parts = [each.target_part for each in document.part.rels.values() if each.reltype.endswith("/header")]
        headers = [line for part in parts for line in walker.lines(part.element)]
    except (*BROKEN, OpcError) as error:
        raise damaged() from error
    return WordText(tuple(body), tuple(headers), walker.is_typed_old)


class _Walker:
    """Goes through one part of a document at a time; `is_typed_old` tells of all parts so far."""

    def __init__(self, fonts: Fonts, numbering: Numbering) -> None:
        self._fonts = fonts
        self._numbering = numbering
        self.is_typed_old = False

    def lines(self, root: "Element") -> list[PageLine]:
        """The lines below `root`, at most a few thousand."""
        found: list[PageLine] = []
        for line in self._blocks(root, Side.ACROSS, 0):
            found.append(line)
            if len(found) >= _MOST_LINES:
                break
        return found

    def _blocks(self, parent: "Element", side: Side, depth: int) -> Iterator[PageLine]:
        for child in _children(parent):
            if child.tag == _TABLE:
                if depth < _DEEPEST:
                    yield from self._table(child, side, depth + 1)
            elif child.tag == _PARAGRAPH:
                # A box floats above the paragraph it hangs in: letterheads come first.
                for box in _boxes(child):
                    yield from self._blocks(box, side, depth + 1)
                yield from self._paragraph(child, side)
            elif depth < _DEEPEST * 4:
                yield from self._blocks(child, side, depth + 1)

    def _table(self, table: "Element", side: Side, depth: int) -> Iterator[PageLine]:
        """Cell by cell; two columns side by side are the two of a letterhead."""
        for row in _find(table, _ROW):
            cells = list(_find(row, _CELL))
            for number, cell in enumerate(cells):
                inside = side
                if side is Side.ACROSS and len(cells) in (2, 3):
                    inside = Side.LEFT if number == 0 else Side.RIGHT
                yield from self._blocks(cell, inside, depth)

    def _paragraph(self, paragraph: "Element", side: Side) -> Iterator[PageLine]:
        runs = [run for run in self._runs(paragraph, self._fonts.style_of(paragraph)) if run.text]
        typed = [(run.text, run.font) for run in runs]
        text = "".join(by_fonts(typed))
        self.is_typed_old = self.is_typed_old or is_typed_old(typed)
        letters = sum(len(run.text.strip()) for run in runs)
        bold = sum(len(run.text.strip()) for run in runs if run.is_bold)
        alignment = paragraph.find(f"{_W}pPr/{_W}jc")
        line = PageLine(
            "",
            side=side,
            is_bold=bold * 2 > letters,
            is_centred=alignment is not None and alignment.get(f"{_W}val") == "center",
        )
        label = self._numbering.label(paragraph)
        for piece in f"{label}{text}".split("\n"):
            yield from _at_tabs(replace(line, text=piece))

    def _runs(self, element: "Element", style: str | None) -> Iterator[_Run]:
        for child in _children(element):
            if child.tag == f"{_W}r":
                yield from self._run(child, style)
            elif child.tag not in (_PARAGRAPH, _TABLE, _BOX):
                yield from self._runs(child, style)

    def _run(self, run: "Element", style: str | None) -> Iterator[_Run]:
        font, is_bold = self._fonts.of(run, style), _is_bold(run)
        for child in _children(run):
            if child.tag == f"{_W}t":
                yield _Run(child.text or "", font, is_bold)
            elif child.tag in _SIGNS:
                yield _Run(_SIGNS[str(child.tag)], None, is_bold)


def _at_tabs(line: PageLine) -> Iterator[PageLine]:
    """Two texts with tabs between them are two columns; other tabs are blanks."""
    parts = [part.strip() for part in line.text.split("\t") if part.strip()]
    if len(parts) == 2 and line.side is Side.ACROSS:
        yield replace(line, text=parts[0], side=Side.LEFT)
        yield replace(line, text=parts[1], side=Side.RIGHT)
    else:
        yield replace(line, text=" ".join(parts))


def _is_bold(run: "Element") -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _children(element: "Element") -> Iterator["Element"]:
    """Children that count, without what is tracked as deleted or kept for old programs."""
    return (child for child in element if str(child.tag).startswith("{") and child.tag not in _SKIPPED)


def _find(element: "Element", tag: str) -> Iterator["Element"]:
    for child in _children(element):
        if child.tag == tag:
            yield child
        elif child.tag not in (_TABLE, _PARAGRAPH):
            yield from _find(child, tag)


def _boxes(element: "Element") -> Iterator["Element"]:
    """The outermost text boxes below an element."""
    for child in _children(element):
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)
