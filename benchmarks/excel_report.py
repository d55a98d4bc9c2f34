"""P8: an Excel report with styles and print set-up, against raw XML and zip."""

import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from benchmarks.harness import Measure, expect, timed
from pii_desktop.domain.report import (
    Align,
    Cell,
    Column,
    Letterhead,
    NumberCell,
    Properties,
    Report,
    Row,
    Sheet,
    Signature,
    Table,
)
from pii_desktop.exporters.atomic import atomic_write
from pii_desktop.exporters.registry import ReportFormat, render
from pii_desktop.exporters.reopening import check_xlsx

_COLUMNS = 20
_ROWS = {1: 100, 10: 1000, 100: 10_000}
_REPEATS = {1: 5, 10: 1, 100: 1}
_HEAD = Letterhead("Ủy ban nhân dân tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", 2025, "Kết quả năm 2025")
_SHEET = "xl/worksheets/sheet1.xml"


def measure(folder: Path, scale: int) -> Measure:
    """The measure: 100 × 20 at 1x, 10,000 × 20 at 100x."""
    count = _ROWS[scale]
    rows = tuple(_rows(count))
    report, template = _report(rows), folder / "mau.xlsx"
    ours, raw, peer = (folder / f"{name}.xlsx" for name in ("ours", "raw", "openpyxl"))
    render(_report(rows[:1]), ReportFormat.XLSX, template)
    return Measure(
        id="P8",
        title=f"Excel report of {count} × {_COLUMNS} with styles and print set-up, flushed and opened again",
        scale=scale,
        ours=timed(lambda: render(report, ReportFormat.XLSX, ours), lambda _: _check(ours, count), _REPEATS[scale]),
        floor=timed(lambda: _raw(template, rows, raw), lambda _: _check(raw, count), _REPEATS[scale]),
        peer=timed(lambda: _by_openpyxl(rows, peer), lambda _: None, 1),
        goal=2.0,
    )


def _rows(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        yield Row(tuple(_cell(number, column) for column in range(_COLUMNS)))


def _cell(number: int, column: int) -> Cell:
    if column % 4 == 1:
        return NumberCell(Decimal(number * column))
    if column % 4 == 2:
        return NumberCell(Decimal(number) + Decimal(column) / 8)
    return f"Chỉ số thứ {number * _COLUMNS + column} của tỉnh"


def _report(rows: tuple[Row, ...]) -> Report:
    columns = tuple(Column(f"Cột {number}", 1.0, Align.LEFT) for number in range(_COLUMNS))
    sheet = Sheet("Số liệu", ("BIỂU TỔNG HỢP",), Table(columns, rows))
    return Report(_HEAD, (), (), Signature(("GIÁM ĐỐC",)), (), Properties("Báo cáo", "Sở"), sheets=(sheet,))


def _raw(template: Path, rows: tuple[Row, ...], target: Path) -> None:
    """The least that could write the same cells: strings joined, put into a workbook of ours, zipped."""
    lines = (f'<row r="{at}">{"".join(_raw_cell(cell) for cell in row.cells)}</row>' for at, row in enumerate(rows, 5))
    atomic_write(target, lambda temporary: _zip(template, "".join(lines), temporary), validate=check_xlsx)


def _raw_cell(cell: Cell) -> str:
    if isinstance(cell, NumberCell):
        return f'<c s="1"><v>{cell.value}</v></c>'
    return f'<c s="1" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'


def _zip(template: Path, lines: str, target: Path) -> None:
    with zipfile.ZipFile(template) as filled, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in filled.namelist():
            content = filled.read(name)
            if name == _SHEET:
                before, _, after = content.decode("utf-8").partition("</sheetData>")
                content = f"{before}{lines}</sheetData>{after}".encode()
            written.writestr(name, content)


def _by_openpyxl(rows: tuple[Row, ...], target: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    thin = Side(style="thin")
    border, wrapped = Border(thin, thin, thin, thin), Alignment(wrap_text=True, vertical="top")
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row.cells, start=1):
            value = float(cell.value) if isinstance(cell, NumberCell) else str(cell)
            made = sheet.cell(at, column, value)
            made.border, made.alignment = border, wrapped
    book.save(target)


def _check(target: Path, count: int) -> None:
    with zipfile.ZipFile(target) as archive:
        content = archive.read(_SHEET).decode("utf-8")
    expect(f"Chỉ số thứ {count * _COLUMNS} của tỉnh" in content, wanted=True, what="last row")
