"""Small workbooks made in a line, and short forms to read them."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.importers.registry import read_content
from tests.importers.layouts import saved

HEADER = ("TT", "Chỉ số", "Điểm 2024", "Mục tiêu 2025", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp")


def sheet_bytes(
    rows: Sequence[Sequence[Any]], *, merged: Sequence[str] = (), formats: dict[str, str] | None = None
) -> bytes:
    """One sheet with these rows."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("Sheet1")
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    return saved(book)


def read_sheet(rows: Sequence[Sequence[Any]], **options: Any) -> ParsedPlan:
    """What the importer sees in one sheet with these rows."""
    return read_content(sheet_bytes(rows, **options), "bang.xlsx", None)


def told(row: ParsedRow) -> str:
    """All issues of a row as one text."""
    return " ".join(issue.text for issue in row.issues)
