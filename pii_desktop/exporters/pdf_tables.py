"""Tables of the PDF: ruled, header repeated on each page, rows that may be higher than a page."""

from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph, Table

from pii_desktop.domain import report
from pii_desktop.domain.report import Align, cell_text
from pii_desktop.exporters import layout
from pii_desktop.exporters.column_widths import column_widths, row_texts
from pii_desktop.exporters.fonts import SERIF, glyphs
from pii_desktop.exporters.pdf_styles import cell_style
from pii_desktop.exporters.printable import markup
from pii_desktop.exporters.table_cells import cell_paragraph, cell_paragraphs, is_high

_RULE = layout.GRID_WIDTH
# Less than two lines is no room to begin a broken row: where Word begins one too.
_LEAST_PART = 2 * layout.TABLE_LEADING + layout.CELL_TOP + layout.CELL_BOTTOM
# Groups that are higher together are not kept with their first row: both might not find room on one page.
_MOST_KEPT = 60.0
_ROUNDED = 0.001
_Cell = tuple[int, int]
_Command = tuple[str, _Cell, _Cell, *tuple[Any, ...]]
# A row that goes on overleaf is closed at the foot of the page all the same. (The stubs want names in the first place.)
_RULES: list[Any] = [
    ("GRID", (0, 0), (-1, -1), _RULE, colors.black),
    ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), _RULE, colors.black),
    ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), _RULE, colors.black),
]


class _GroupTitle(Paragraph):
    """What spans the table above the rows of a group."""


class _RuledTable(Table):
    """Breaks between rows; a row is broken only where it is so high that moving it would leave half a page blank.

    (With reportlab's own splitInRow every row is broken that does not fit, with a second header above its first lines.)
    """

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in points; half of its first and of its last rule stand beyond its rows."""
        width, height = super().wrap(available_width, available_height)
        return width, height + layout.GRID_WIDTH

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing when the table begins better on the next page."""
        self._calc(available_width, available_height)  # type: ignore[attr-defined]
        heights: list[float] = self._rowHeights  # type: ignore[attr-defined]
        room = available_height - layout.GRID_WIDTH
        fitting, used = 0, 0.0
        while fitting < len(heights) and used + heights[fitting] <= room:
            used += heights[fitting]
            fitting += 1
        if 1 <= fitting < len(heights) and is_high(heights[fitting]) and room - used >= _LEAST_PART:
            # The last line above the break keeps its distance from the rule.
            broken = self._splitRows(room - layout.CELL_BOTTOM, doInRowSplit=1)  # type: ignore[attr-defined]
            if broken:
                return list(broken)
        kept = used - self._groups_above(fitting) if fitting < len(heights) else available_height
        return list(super().split(available_width, kept))

    def _groups_above(self, place: int) -> float:
        """How high the groups right above a row are, which go overleaf with it: never alone at the foot of a page."""
        height = 0.0
        for above in range(place - 1, 0, -1):
            if not _is_group(self._cellvalues[above][0]):  # type: ignore[attr-defined]
                break
            height += self._rowHeights[above]  # type: ignore[attr-defined]
        return height - _ROUNDED if height <= _MOST_KEPT else -_ROUNDED


def draw_table(table: report.Table, width: float, *, is_annex: bool) -> Flowable:
    """The table at full `width` (points)."""
    widths = column_widths(table, row_texts(table), width, is_annex=is_annex)
    header = [cell_paragraph(each.title, Align.CENTER, is_annex=is_annex, is_bold=True) for each in table.columns]
    body = [_row(table, row, is_annex=is_annex) for row in table.rows]
    groups = [place for place, row in enumerate(table.rows, start=1) if row.is_group]
    return _RuledTable(
        [header, *body],
        colWidths=widths,
        repeatRows=1,
        style=_commands(groups, len(table.rows)) + ([] if isinstance(table, report.SideBySide) else _RULES),
        spaceBefore=2,
        spaceAfter=layout.BODY_SPACE + 2,
    )


def _row(table: report.Table, row: report.Row, *, is_annex: bool) -> list[Paragraph | list[Paragraph] | str]:
    if row.is_group:
        first = _GroupTitle(
            markup(cell_text(row.cells[0]), glyphs()), cell_style(Align.LEFT, bold=True, is_annex=is_annex)
        )
        return [first, *[""] * (len(table.columns) - 1)]
    return [
        cell_paragraphs(cell_text(cell), column.align, is_annex=is_annex)
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]


def _is_group(cell: object) -> bool:
    """Whether reportlab holds the title of a group there, alone or in a sequence; that of a broken row may be empty."""
    return any(isinstance(each, _GroupTitle) for each in (cell if isinstance(cell, list | tuple) else (cell,)))


def _commands(groups: list[int], rows: int) -> list[_Command]:
    shaped: list[_Command] = [
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("VALIGN", (0, 1), (-1, rows), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), layout.CELL_SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), layout.CELL_SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), layout.CELL_TOP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), layout.CELL_BOTTOM),
        ("FONTNAME", (0, 0), (-1, -1), SERIF),
    ]
    spans: list[_Command] = [("SPAN", (0, place), (-1, place)) for place in groups]
    return shaped + spans
