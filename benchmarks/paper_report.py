"""P7: a PDF with wrapped Vietnamese tables, against strings drawn on a canvas with the same letters."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from benchmarks.harness import Measure, expect, timed
from pii_desktop.domain.report import (
    Align,
    Column,
    Letterhead,
    NumberCell,
    Properties,
    Report,
    Row,
    Signature,
    Table,
    cell_text,
    plain,
)
from pii_desktop.exporters.fonts import SERIF, register
from pii_desktop.exporters.pdf import write_pdf

# About 4, 40 and 400 pages.
_ROWS = {1: 27, 10: 275, 100: 2750}
_REPEATS = {1: 3, 10: 1, 100: 1}
_TITLES = ("TT", "Mã", "Chỉ số", "Mục tiêu", "Kết quả", "Đánh giá", "Kết quả thực hiện, giải trình")
_WEIGHTS = (0.7, 0.9, 3.2, 1.0, 1.0, 1.0, 4.4)
_TOLD = (
    "Đã tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch, tổ chức {} hội nghị đối thoại với doanh nghiệp, rà soát thủ "
    "tục hành chính và công khai trên cổng thông tin điện tử của tỉnh"
)
_HEAD = Letterhead("Ủy ban nhân dân tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", 2025, "Kết quả năm 2025")
_SIZE = 11


def measure(folder: Path, scale: int) -> Measure:
    """The measure: about 4 pages at 1x, 40 at 10x, 400 at 100x."""
    register()
    ours, floor, peer = (folder / f"{name}.pdf" for name in ("ours", "floor", "peer"))
    rows = tuple(_rows(_ROWS[scale]))
    report = _report(rows)
    write_pdf(report, ours)
    pages = _lines(ours)
    texts = [tuple(map(cell_text, row.cells)) for row in rows]
    return Measure(
        id="P7",
        title=f"PDF of {len(pages)} pages, wrapped tables (floor: its lines as strings; peer: tables of paragraphs)",
        scale=scale,
        ours=timed(lambda: write_pdf(report, ours), lambda _: _check(ours, len(pages), len(rows)), _REPEATS[scale]),
        floor=timed(lambda: _draw(pages, floor), lambda _: _check(floor, len(pages), len(rows)), _REPEATS[scale]),
        peer=timed(lambda: _by_platypus(texts, peer), lambda _: _check(peer, None, len(rows)), 1),
        goal=1.6,
    )


def _rows(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        name = f"Chính sách hỗ trợ doanh nghiệp nhỏ và vừa đổi mới sáng tạo thứ {number}"
        cells = (
            f"{number % 7 + 1}.1.{number}",
            name,
            "≥ 25%",
            NumberCell(Decimal(number) / 8),
            "Đạt",
            _TOLD.format(number),
        )
        yield Row((NumberCell(Decimal(number)), *cells))


def _report(rows: tuple[Row, ...]) -> Report:
    pairs = zip(_TITLES, _WEIGHTS, strict=True)
    table = Table(tuple(Column(title, weight, Align.LEFT) for title, weight in pairs), rows)
    blocks = (table, plain("Trên đây là báo cáo./."))
    return Report(_HEAD, blocks, (), Signature(("GIÁM ĐỐC",)), (), Properties("Báo cáo", "Sở Tài chính"))


def _lines(file: Path) -> list[list[str]]:
    """The lines of text of each page."""
    document = PdfDocument(file)
    pages = [page.get_textpage().get_text_bounded().splitlines() for page in document]
    document.close()
    return pages


def _draw(pages: list[list[str]], target: Path) -> None:
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    for lines in pages:
        canvas.setFont(SERIF, _SIZE)
        step = 700 / max(len(lines), 1)
        for place, line in enumerate(lines):
            canvas.drawString(60, 780 - place * step, line)
        canvas.showPage()
    canvas.save()


def _by_platypus(texts: list[tuple[str, ...]], target: Path) -> None:
    style = ParagraphStyle("cell", fontName=SERIF, fontSize=_SIZE, leading=_SIZE * 1.2)
    width = 467 / sum(_WEIGHTS)
    cells = [[Paragraph(escape(text), style) for text in row] for row in (_TITLES, *texts)]
    table = LongTable(cells, colWidths=[weight * width for weight in _WEIGHTS], repeatRows=1)
    SimpleDocTemplate(str(target), pagesize=A4, leftMargin=64, rightMargin=64).build([table])


def _check(file: Path, pages: int | None, rows: int) -> None:
    document = PdfDocument(file)
    if pages is not None:
        expect(len(document), pages, "pages")
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    expect(f"tổ chức {rows} hội" in " ".join(words.split()), wanted=True, what="last row")
