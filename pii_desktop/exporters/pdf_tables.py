"""Tables of the PDF: ruled, header repeated on each page, rows that may be higher than a page."""

from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph, Table

from pii_desktop.domain import report
from pii_desktop.domain.report import Align, cell_text
from pii_desktop.exporters import layout
from pii_desktop.exporters.column_widths import column_widths, high_rows, row_texts
from pii_desktop.exporters.fonts import SERIF, glyphs
from pii_desktop.exporters.pdf_styles import cell_style
from pii_desktop.exporters.printable import markup

_RULE = layout.GRID_WIDTH
# In points: less is no room to begin a broken row.
_LEAST_PART = 60.0
_EMPTY = "\u00a0"
_Cell = tuple[int, int]
_Command = tuple[str, _Cell, _Cell, *tuple[Any, ...]]
# A row that goes on overleaf is closed at the foot of the page all the same. (The stubs want names in the first place.)
_SPLIT_ROW: list[Any] = [
    ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), _RULE, colors.black),
    ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), _RULE, colors.black),
]


class _RuledTable(Table):
    """Breaks between rows; a row is broken only where it is so high that moving it would leave half a page blank.

    (With reportlab's own splitInRow every row is broken that does not fit, with a second header above its first lines.)
    """

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing when the table begins better on the next page."""
        self._calc(available_width, available_height)  # type: ignore[attr-defined]
        used = 0.0
        for place, height in enumerate(self._rowHeights):  # type: ignore[attr-defined]
            if used + height > available_height:
                if place >= 1 and height > layout.HIGH_ROW and available_height - used >= _LEAST_PART:
                    return list(self._splitRows(available_height, doInRowSplit=1))  # type: ignore[attr-defined]
                break
            used += height
        return list(super().split(available_width, available_height))


def draw_table(table: report.Table, width: float, *, is_annex: bool) -> Flowable:
    """The table at full `width` (points)."""
    texts = row_texts(table)
    widths = column_widths(table, texts, width, is_annex=is_annex)
    header = [_paragraph(column.title, Align.CENTER, bold=True, is_annex=is_annex) for column in table.columns]
    body = [_row(table, row, is_annex=is_annex) for row in table.rows]
    groups = [place for place, row in enumerate(table.rows, start=1) if row.is_group]
    high = high_rows(texts, widths, is_annex=is_annex)
    return _RuledTable(
        [header, *body],
        colWidths=widths,
        repeatRows=1,
        style=[*_commands(groups, len(table.rows)), *_kept(groups, high, len(table.rows))],
        spaceBefore=2,
        spaceAfter=layout.BODY_SPACE + 2,
    )


def _row(table: report.Table, row: report.Row, *, is_annex: bool) -> list[Paragraph | list[Paragraph] | str]:
    if row.is_group:
        first = _paragraph(cell_text(row.cells[0]), Align.LEFT, bold=True, is_annex=is_annex)
        return [first, *[""] * (len(table.columns) - 1)]
    return [
        _lines(cell_text(cell), column.align, is_annex=is_annex)
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]


def _lines(text: str, align: Align, *, is_annex: bool) -> Paragraph | list[Paragraph]:
    """A paragraph for each line: reportlab begins the rest of a broken one with an empty line behind a line end."""
    if "\n" not in text:
        return _paragraph(text, align, bold=False, is_annex=is_annex)
    return [_paragraph(line or _EMPTY, align, bold=False, is_annex=is_annex) for line in text.split("\n")]


def _paragraph(text: str, align: Align, *, bold: bool, is_annex: bool) -> Paragraph:
    return Paragraph(markup(text, glyphs()), cell_style(align, bold=bold, is_annex=is_annex))


def _commands(groups: list[int], rows: int) -> list[_Command]:
    ruled: list[_Command] = [
        ("GRID", (0, 0), (-1, -1), _RULE, colors.black),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("VALIGN", (0, 1), (-1, rows), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), layout.CELL_SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), layout.CELL_SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), layout.CELL_TOP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), layout.CELL_BOTTOM),
        ("FONTNAME", (0, 0), (-1, -1), SERIF),
    ]
    spans: list[_Command] = [("SPAN", (0, place), (-1, place)) for place in groups]
    return ruled + spans + _SPLIT_ROW


def _kept(groups: list[int], high: set[int], rows: int) -> list[_Command]:
    """A group never stands at the foot of a page without its first row, unless that one has to be broken."""
    return [("NOSPLIT", (0, place), (-1, min(place + 1, rows))) for place in groups if place + 1 not in high]
