"""Tables of the Word file: ruled, header repeated on each page, rows that break only where they are high."""

from collections.abc import Iterable
from itertools import pairwise

from pii_desktop.domain.report import Align, Column, Row, SideBySide, Table, cell_text
from pii_desktop.exporters import layout
from pii_desktop.exporters.column_widths import column_widths, row_texts
from pii_desktop.exporters.docx_looks import STYLES, cell_look, head_look
from pii_desktop.exporters.docx_styles import PLAIN_TABLE, TABLE, twips
from pii_desktop.exporters.docx_xml import KEEP_NEXT, gap, run, text_xml
from pii_desktop.exporters.table_cells import high_rows

_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_END_OF_CELL = "</w:r></w:p></w:tc>"
_RULES = ("top", "left", "bottom", "right", "insideH", "insideV")
_NO_RULES = "<w:tblBorders>{}</w:tblBorders>".format("".join(f'<w:{rule} w:val="nil"/>' for rule in _RULES))


def table_xml(table: Table, width: float, *, is_annex: bool) -> str:
    """The table at full `width` (points), with a gap below it: two tables without one would grow together."""
    texts = row_texts(table)
    widths = column_widths(table, texts, width, is_annex=is_annex)
    high = high_rows(table.columns, texts, widths, is_annex=is_annex)
    measured = _whole_twips(widths)
    starts = _cell_starts(table.columns, measured, is_annex=is_annex)
    last_starts = _cell_starts(table.columns, measured, is_annex=is_annex, properties=KEEP_NEXT)
    lines = [_header(table.columns, measured, is_annex=is_annex)]
    for place, row in enumerate(table.rows, start=1):
        if row.is_group:
            lines.append(_group(row, measured, is_annex=is_annex))
            continue
        is_broken = place in high
        # The last row is kept with the gap, which would otherwise begin a blank page where the row just fits.
        before = last_starts if place == len(table.rows) and not is_broken else starts
        cells = [f"{start}{text_xml(text)}{_END_OF_CELL}" for start, text in zip(before, texts[place], strict=True)]
        lines.append(f"<w:tr>{'' if is_broken else _WHOLE}{''.join(cells)}</w:tr>")
    frame = _frame(TABLE, measured, _NO_RULES if isinstance(table, SideBySide) else "")
    return f"{frame}{''.join(lines)}</w:tbl>{_below()}"


def _below() -> str:
    """Two gaps: LibreOffice leaves headings at the foot of a page where one alone parts them from a table."""
    return gap() + gap(layout.BODY_SPACE + 2)


def plain_table(widths: tuple[float, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table without rules, of columns `widths` points wide, whose cells hold paragraphs; its rows never break."""
    measured = _whole_twips(widths)
    lines = (
        f"<w:tr>{_WHOLE}{''.join(_cell(size, cell) for size, cell in zip(measured, cells, strict=True))}</w:tr>"
        for cells in rows
    )
    return f"{_frame(PLAIN_TABLE, measured)}{''.join(lines)}</w:tbl>"


def _whole_twips(widths: Iterable[float]) -> list[int]:
    """Rounded so that the sum stays right."""
    edges, reached = [0], 0.0
    for width in widths:
        reached += width
        edges.append(twips(reached))
    return [end - start for start, end in pairwise(edges)]


def _frame(style: str, widths: list[int], borders: str = "") -> str:
    """A fixed layout: otherwise a long word widens its column over the margin."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{borders}<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _cell(width: int, content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _header(columns: tuple[Column, ...], widths: list[int], *, is_annex: bool) -> str:
    style = f'<w:pPr><w:pStyle w:val="{head_look(is_annex=is_annex)}"/>{KEEP_NEXT}</w:pPr>'
    cells = (
        _cell(width, f"<w:p>{style}{run(column.title)}</w:p>", '<w:vAlign w:val="center"/>')
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _group(row: Row, widths: list[int], *, is_annex: bool) -> str:
    """Spans the table and never stands at the foot of a page without its first row."""
    style = f'<w:pPr><w:pStyle w:val="{cell_look(is_annex=is_annex)}"/>{KEEP_NEXT}</w:pPr>'
    content = f"<w:p>{style}{run(cell_text(row.cells[0]), bold=True)}</w:p>"
    spanned = f'<w:gridSpan w:val="{len(widths)}"/>'
    return f"<w:tr>{_WHOLE}{_cell(sum(widths), content, spanned)}</w:tr>"


def _cell_starts(columns: tuple[Column, ...], widths: list[int], *, is_annex: bool, properties: str = "") -> list[str]:
    """Everything before the text of a cell, for each column: the same in all rows."""
    look = cell_look(is_annex=is_annex)
    aligned = {align: f'<w:jc w:val="{align}"/>' if align is not STYLES[look].align else "" for align in Align}
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{look}"/>'
        f"{properties}{aligned[column.align]}</w:pPr><w:r>"
        for column, width in zip(columns, widths, strict=True)
    ]
