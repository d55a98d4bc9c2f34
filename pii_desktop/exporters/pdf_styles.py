"""Paragraph styles of the PDF. Imported only when a PDF is made: reportlab is heavy."""

from functools import cache
from typing import Literal

from reportlab.lib.styles import ParagraphStyle

from pii_desktop.domain.report import Align, Run, Style
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import SERIF, face, glyphs
from pii_desktop.exporters.printable import markup

_Alignment = Literal[0, 1, 2, 4]
_JUSTIFY: _Alignment = 4
_ALIGNMENTS: dict[Align, _Alignment] = {Align.LEFT: 0, Align.CENTER: 1, Align.RIGHT: 2}


def _style(name: str, font: str, size: float, leading: float, align: Align | None = None) -> ParagraphStyle:
    """Justified without `align`. Bullets get the font too: Helvetica, the default, would not be embedded.

    No space is shrunk to draw one more word into a line: Word and LibreOffice break the line there.
    """
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        bulletFontName=font,
        splitLongWords=1,
        spaceShrinkage=0,
        alignment=_JUSTIFY if align is None else _ALIGNMENTS[align],
    )


@cache
def paragraph_style(kind: Style) -> ParagraphStyle:
    """Body, legal basis (italic) or the small note under a table."""
    font = SERIF if kind is Style.BODY else face(italic=True)
    if kind is Style.NOTE:
        style = _style(kind.value, font, layout.TABLE_SIZE, layout.TABLE_LEADING, Align.LEFT)
    else:
        style = _style(kind.value, font, layout.BODY_SIZE, layout.BODY_LEADING)
        style.firstLineIndent = layout.FIRST_LINE
    style.allowWidows, style.allowOrphans = 0, 0
    style.spaceAfter = layout.BODY_SPACE
    return style


@cache
def heading_style(level: int) -> ParagraphStyle:
    """Sections: bold; a) upright and not bold (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II)."""
    font = face(bold=level < 3)
    style = _style(f"heading-{level}", font, layout.BODY_SIZE, layout.BODY_LEADING)
    style.firstLineIndent = layout.FIRST_LINE
    style.spaceAfter = layout.BODY_SPACE
    style.spaceBefore = layout.BODY_SPACE if level == 1 else 0
    return style


@cache
def cell_style(align: Align, *, bold: bool, is_annex: bool) -> ParagraphStyle:
    """Text in tables: 10 to 12 points, smaller in the wide annexes."""
    size, leading = layout.table_size(is_annex=is_annex), layout.table_leading(is_annex=is_annex)
    return _style(f"cell-{align}-{bold}-{is_annex}", face(bold=bold), size, leading, align)


@cache
def title_style(
    size: float, *, bold: bool = False, italic: bool = False, align: Align = Align.CENTER
) -> ParagraphStyle:
    """Titles, addressees, the foot: single-spaced lines."""
    name = f"title-{size}-{bold}-{italic}-{align}"
    return _style(name, face(bold=bold, italic=italic), size, size * layout.TITLE_LEADING, align)


def run_markup(runs: tuple[Run, ...]) -> str:
    """Runs for a reportlab Paragraph; the text itself is escaped."""
    return "".join(_tagged(run) for run in runs)


def _tagged(run: Run) -> str:
    text = markup(run.text, glyphs())
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.italic else text
