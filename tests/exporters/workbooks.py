"""Workbooks that were written, opened again in the ways these tests ask about."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop.domain.report import Sheet
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.exporters.xlsx import write_sheets, write_xlsx


def written(content: ReportContent, folder: Path) -> Path:
    """The workbook of a report."""
    target = folder / "bao-cao.xlsx"
    write_xlsx(build_report(content), target)
    return target


def sheet_written(sheet: Sheet, folder: Path) -> Worksheet:
    """One sheet, opened again."""
    from pii_desktop.domain.report import Properties

    target = folder / "bang.xlsx"
    write_sheets((sheet,), Properties("Bảng", "Sở Tài chính"), target)
    opened = load_workbook(target).worksheets[0]
    assert isinstance(opened, Worksheet)
    return opened


def header_of(sheet: Worksheet) -> int:
    """The row of the titles of columns: it is repeated on every page."""
    return int((sheet.print_title_rows or "").rpartition("$")[2])


def column_of(sheet: Worksheet, title: str) -> list[object]:
    """The values below a title."""
    header = header_of(sheet)
    at = next(cell.column for cell in sheet[header] if cell.value == title)
    return [row[0] for row in sheet.iter_rows(header + 1, None, at, at, values_only=True)]


def area_of(workbook: Workbook, name: str) -> list[object]:
    """The values that a defined name stands for."""
    ((sheet, area),) = workbook.defined_names[name].destinations
    return [cell.value for (cell,) in workbook[sheet][area.replace("$", "")]]


def numbers_of(path: Path) -> Iterator[tuple[str, str, float]]:
    """Every number that the file holds, those that formulas gave among them: sheet, cell, number."""
    workbook = load_workbook(path, data_only=True)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    yield sheet.title, cell.coordinate, float(cell.value)


def without_results(source: Path) -> Path:
    """The same workbook without the numbers that its formulas gave: whoever opens it must compute them."""
    target = source.parent / "khong-so" / source.name
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bare:
        for name in archive.namelist():
            bare.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", archive.read(name)))
    return target
