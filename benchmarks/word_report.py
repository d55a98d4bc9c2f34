"""P9: a Word report with a table of 8 columns, against a template filled with raw XML."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from docx import Document

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
from pii_desktop.exporters.atomic import atomic_write
from pii_desktop.exporters.registry import ReportFormat, render
from pii_desktop.exporters.reopening import check_docx

_ROWS_AT_1X = 50
_REPEATS = {1: 9, 10: 3, 100: 1}
_TITLES = ("TT", "Mã", "Chỉ số", "Đơn vị tính", "Mục tiêu", "Kết quả", "Đánh giá", "Ghi chú")
_HEAD = Letterhead("Ủy ban nhân dân tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", 2025, "Kết quả năm 2025")
_CELL = '<w:tc><w:p><w:r><w:t xml:space="preserve">'
_END = "</w:t></w:r></w:p></w:tc>"


def measure(folder: Path, scale: int) -> Measure:
    """The measure: 50 rows at 1x, 500 at 10x, 5,000 at 100x."""
    rows = _ROWS_AT_1X * scale
    report, template = _report(rows), folder / "mau.docx"
    ours, raw, by_rows = (folder / f"{name}.docx" for name in ("ours", "raw", "by-rows"))
    _make_template(template)
    texts = [tuple(map(cell_text, row.cells)) for row in _rows(rows)]
    return Measure(
        id="P9",
        title=f"Word report with a table of {rows} × {len(_TITLES)}, flushed and opened again",
        scale=scale,
        ours=timed(lambda: render(report, ReportFormat.DOCX, ours), lambda _: _check(ours, rows), _REPEATS[scale]),
        floor=timed(lambda: _fill(template, texts, raw), lambda _: _check(raw, rows), _REPEATS[scale]),
        peer=timed(lambda: _by_python_docx(texts, by_rows), lambda _: _check(by_rows, rows), 1),
        goal=2.5,
    )


def _rows(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield Row((
            NumberCell(Decimal(number)), f"{number % 7 + 1}.1.{number}", f"Chính sách hỗ trợ doanh nghiệp thứ {number}",
            "điểm", "≥ 25%", NumberCell(Decimal(number) / 8), "Đạt", f"Đã tham mưu ban hành chính sách lần {number}",
        ))  # fmt: skip


def _report(count: int) -> Report:
    columns = tuple(Column(title, 1.0 + 2 * (title == "Ghi chú"), Align.LEFT) for title in _TITLES)
    table = Table(columns, tuple(_rows(count)))
    return Report(
        _HEAD, (table, plain("Trên đây là báo cáo./.")), (), Signature(("GIÁM ĐỐC",)), (), Properties("Báo cáo", "Sở")
    )


def _make_template(target: Path) -> None:
    """A report of ours with a mark where the table goes."""
    empty = replace(_report(0), blocks=(plain("MARK"), plain("Trên đây là báo cáo./.")))
    render(empty, ReportFormat.DOCX, target)


def _fill(template: Path, texts: list[tuple[str, ...]], target: Path) -> None:
    """The least that could write the same cells: strings joined, put into the template, zipped.

    It reaches the disk as ours does, flushed and opened again: what is compared is the making of the document.
    """
    lines = (f"<w:tr>{_CELL}{f'{_END}{_CELL}'.join(row)}{_END}</w:tr>" for row in (_TITLES, *texts))
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl><w:p/>"
    atomic_write(target, lambda temporary: _zip(template, table, temporary), validate=check_docx)


def _zip(template: Path, table: str, target: Path) -> None:
    with zipfile.ZipFile(template) as filled, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in filled.namelist():
            content = filled.read(name)
            if name == "word/document.xml":
                start, end = _paragraph_of_mark(content)
                content = content[:start] + table.encode("utf-8") + content[end:]
            written.writestr(name, content)


def _paragraph_of_mark(content: bytes) -> tuple[int, int]:
    mark = content.index(b"MARK")
    return content.rindex(b"<w:p>", 0, mark), content.index(b"</w:p>", mark) + len(b"</w:p>")


def _by_python_docx(texts: list[tuple[str, ...]], target: Path) -> None:
    document = Document()
    table = document.add_table(rows=len(texts) + 1, cols=len(_TITLES))
    for row, cells in zip(table.rows, (_TITLES, *texts), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(target))


def _check(target: Path, rows: int) -> None:
    with zipfile.ZipFile(target) as archive:
        content = archive.read("word/document.xml").decode("utf-8")
    expect(content.count("Chính sách hỗ trợ doanh nghiệp thứ"), rows, "rows")
    expect(f"Đã tham mưu ban hành chính sách lần {rows}<" in content, wanted=True, what="last cell")
