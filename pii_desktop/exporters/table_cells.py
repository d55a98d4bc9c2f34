"""The cells of a table as the PDF sets them; Word is told by them which rows are too high to be kept whole."""

from collections.abc import Mapping

from reportlab.platypus import Paragraph

from pii_desktop.domain.report import Align, Column
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import glyphs
from pii_desktop.exporters.pdf_styles import cell_style
from pii_desktop.exporters.printable import markup

_EMPTY = "\u00a0"
# Wide letters and torn lines take up to this many times the room of running text.
_SURELY = 3.0


def cell_paragraph(text: str, align: Align, *, is_annex: bool, is_bold: bool = False) -> Paragraph:
    """The text of a header, a group or a cell of one line."""
    return Paragraph(markup(text, glyphs()), cell_style(align, bold=is_bold, is_annex=is_annex))


def cell_paragraphs(text: str, align: Align, *, is_annex: bool) -> Paragraph | list[Paragraph]:
    """A paragraph for each line: reportlab begins the rest of a broken one with an empty line behind a line end."""
    if "\n" not in text:
        return cell_paragraph(text, align, is_annex=is_annex)
    return [cell_paragraph(line or _EMPTY, align, is_annex=is_annex) for line in text.split("\n")]


def is_high(height: float) -> bool:
    """Whether a row of so many points is broken at the foot of a page: moving it would leave half a page blank."""
    return height > layout.HIGH_ROW


def high_rows(
    columns: tuple[Column, ...], texts: Mapping[int, tuple[str, ...]], widths: list[float], *, is_annex: bool
) -> set[int]:
    """Which of the rows, by their place, `is_high` calls high in columns of `widths` points: as the PDF sets them."""
    allowed = layout.HIGH_ROW / layout.table_leading(is_annex=is_annex) / _SURELY
    letter = layout.table_size(is_annex=is_annex) * layout.MEAN_LETTER
    rooms = [max(width - 2 * layout.CELL_SIDE, 1.0) for width in widths]
    harmless = allowed * min(rooms, default=0.0) / letter
    return {
        place
        for place, row in texts.items()
        if (max(map(len, row), default=0) > harmless or "\n" in "".join(row))
        and any(
            _lines(text, room / letter) > allowed and is_high(_height(text, column.align, room, is_annex=is_annex))
            for text, column, room in zip(row, columns, rooms, strict=True)
        )
    }


def _lines(text: str, letters: float) -> float:
    """Lines of `letters` letters that a text takes, reckoned."""
    return sum(max(1.0, len(part) / letters) for part in text.split("\n"))


def _height(text: str, align: Align, room: float, *, is_annex: bool) -> float:
    """Of a row that holds the text in `room` points, laid out."""
    drawn = cell_paragraphs(text, align, is_annex=is_annex)
    lines = drawn if isinstance(drawn, list) else [drawn]
    return sum(float(line.wrap(room, layout.HIGH_ROW)[1]) for line in lines) + layout.CELL_TOP + layout.CELL_BOTTOM
