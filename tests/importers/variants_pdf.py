"""Plans as PDF files, laid out by another program than the one that made the real ones."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from pii_desktop.exporters.fonts import SERIF, register
from tests.importers.layouts import Layout, PlanRow, tables

Align = Literal[0, 1, 4]
LEFT: Align = 0
CENTRE: Align = 1
JUSTIFIED: Align = 4
_WIDTHS = {"stt": 1.2, "code": 1.6, "name": 5, "tasks": 8, "lead": 3, "coordinating": 3.2, "source_note": 3.4}
_SMALL = 2.4


@dataclass(frozen=True, slots=True)
class Paper:
    """How an office prints its appendix."""

    is_landscape: bool = True
    size: float = 11
    alignment: Align = LEFT
    padding: float = 5.4
    margin: float = 50
    font: str = SERIF
    repeats_header: bool = True
    two_levels: bool = False
    wide_headings: bool = False
    running_head: str = ""
    foot: str = "{}"
    border: float = 0.5
    shaded: bool = False
    letter_head: bool = False
    footnotes: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A table ready to print: rows of text, where cells are merged, how many rows are header."""

    rows: list[list[str]]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    header_rows: int = 1
    is_framed: bool = True


def plan_pdf(rows: Sequence[PlanRow], layout: Layout, paper: Paper | None = None) -> bytes:
    """The plan as a PDF with the title above and a table for each part."""
    paper = paper or Paper()
    parts = [_printed(table, rows, layout, paper) for table in tables(rows, layout)]
    widths = [_WIDTHS.get(column, _SMALL) for column in layout.columns]
    return pdf_of(layout.title, parts, widths, paper)


def pdf_of(title: Sequence[str], parts: Sequence[Printed], widths: Sequence[float], paper: Paper) -> bytes:
    """Titles and tables, one below the other; later parts begin a page."""
    register()
    content = io.BytesIO()
    size = landscape(A4) if paper.is_landscape else A4
    document = SimpleDocTemplate(content, pagesize=size, leftMargin=paper.margin, rightMargin=paper.margin,
                                 topMargin=60, bottomMargin=55, initialFontName=SERIF)  # fmt: skip
    whole = size[0] - 2 * paper.margin - 12
    story: list[Flowable] = _letter_head(whole, paper) if paper.letter_head else []
    story += [Paragraph(escape(line), _style(paper, CENTRE, 13)) for line in title]
    for number, part in enumerate(parts):
        story += [PageBreak()] if number else [Spacer(1, 10)]
        story.append(_table(part, [width * whole / sum(widths) for width in widths], paper))
    if paper.footnotes:
        story += [Spacer(1, 6), Paragraph("[3] Nhân lực nghiên cứu quy đổi toàn thời gian.", _style(paper, LEFT, 9))]

    def furnish(canvas: Canvas, _: Any) -> None:
        canvas.setFont(SERIF, 10)
        canvas.drawCentredString(size[0] / 2, size[1] - 40, paper.running_head)
        canvas.drawCentredString(size[0] / 2, 30, paper.foot.format(canvas.getPageNumber()))

    document.build(story, onFirstPage=furnish, onLaterPages=furnish)
    return content.getvalue()


def _printed(table: list[list[Any]], rows: Sequence[PlanRow], layout: Layout, paper: Paper) -> Printed:
    texts = [[str(value) for value in row] for row in table]
    name = layout.columns.index("name")
    spans: list[tuple[int, int, int, int]] = []
    header_rows = 1 + layout.numbered_header
    if paper.two_levels and {"lead", "coordinating"} <= set(layout.columns):
        lead, other = sorted((layout.columns.index("lead"), layout.columns.index("coordinating")))
        lower = ["" for _ in texts[0]]
        lower[layout.columns.index("lead")], lower[layout.columns.index("coordinating")] = "Chủ trì", "Phối hợp"
        texts[0][lead], texts[0][other] = "Đơn vị thực hiện", ""
        texts.insert(1, lower)
        header_rows += 1
        spans += [(0, column, 1, column) for column in range(len(lower)) if column not in (lead, other)]
        spans.append((0, lead, 0, other))
    if paper.wide_headings:
        headings = {row.name for row in rows if row.is_heading}
        spans += [(number, name, number, len(row) - 1) for number, row in enumerate(texts)
                  if row[name] in headings and not any(row[name + 1 :])]  # fmt: skip
    return Printed(texts, tuple(spans), header_rows)


def _table(part: Printed, widths: list[float], paper: Paper) -> Table:
    body, head = _style(paper, paper.alignment, paper.size), _style(paper, CENTRE, paper.size)
    cells = [
        [Paragraph(_marked_up(text), head if number < part.header_rows else body) if text else "" for text in row]
        for number, row in enumerate(part.rows)
    ]
    style: list[Any] = [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in part.spans]
    if part.is_framed:
        style.append(("GRID", (0, 0), (-1, -1), paper.border, colors.black))
        style.append(("LINEBELOW", (0, part.header_rows - 1), (-1, part.header_rows - 1), paper.border, colors.black))
    if paper.shaded:
        style.append(("BACKGROUND", (0, 0), (-1, part.header_rows - 1), colors.lightgrey))
        style.append(("ROWBACKGROUNDS", (0, part.header_rows), (-1, -1), [colors.white, colors.whitesmoke]))
    style += [("LEFTPADDING", (0, 0), (-1, -1), paper.padding), ("RIGHTPADDING", (0, 0), (-1, -1), paper.padding),
              ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1),
              ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]  # fmt: skip
    repeated = part.header_rows if paper.repeats_header else 0
    return Table(cells, widths, style=style, repeatRows=repeated, splitByRow=1, splitInRow=1)


def _letter_head(width: float, paper: Paper) -> list[Flowable]:
    style = _style(paper, CENTRE, 12)
    left = [Paragraph(text, style) for text in ("ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "Số: 15/KH-UBND")]
    right = [Paragraph(text, style) for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                                                 "Hà Nam, ngày 02 tháng 3 năm 2025")]  # fmt: skip
    return [Table([[left, right]], [width * 0.4, width * 0.6]), Spacer(1, 12)]


def _marked_up(text: str) -> str:
    return "<br/>".join(map(escape, text.split("\n")))


def _style(paper: Paper, alignment: Align, size: float) -> ParagraphStyle:
    return ParagraphStyle("text", fontName=paper.font, fontSize=size, leading=size * 1.17, alignment=alignment)
