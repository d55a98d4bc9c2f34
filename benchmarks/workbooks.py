"""The workbooks that are read: a plan with its assignments, and a sheet of all kinds of cells."""

import datetime as dt
from pathlib import Path

from openpyxl import Workbook

from pii_desktop.services.catalogue import framework

LEAD = "Sở Tài chính"
COLUMNS = 20
HEADER_ROWS = 3
_TITLE = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 02/3/2025 của UBND tỉnh Bắc Ninh)"
_HEADER = ("TT", "Chỉ số thành phần", "Mục tiêu năm 2025", "Nhiệm vụ, giải pháp", "Đơn vị chủ trì", "Đơn vị phối hợp")
_FIRST_DAY = dt.date(2025, 1, 1)


def plan_workbook(folder: Path, scale: int) -> Path:
    """A plan of 52 × `scale` assignments, one work item each: the indicators, at 10x and 100x with sub-items."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("Phụ lục")
    for line in (("PHỤ LỤC",), (_TITLE,), _HEADER):
        sheet.append(line)
    for indicator in framework().indicators:
        sheet.append(_plan_row(indicator.code, indicator.name))
        for number in range(1, scale):
            sheet.append(_plan_row(f"({number})", f"Phần việc thứ {number} về {indicator.short_name}"))
    target = folder / "phan-cong.xlsx"
    book.save(target)
    return target


def mixed_sheet(folder: Path, rows: int) -> Path:
    """A sheet of `rows` × 20: text, whole numbers, numbers with places, days, again and again."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("Số liệu")
    for row in range(1, rows + 1):
        sheet.append([_mixed(row, column) for column in range(COLUMNS)])
    target = folder / "so-lieu.xlsx"
    book.save(target)
    return target


def _plan_row(number: str, name: str) -> tuple[str, ...]:
    task = f"Rà soát, tham mưu giải pháp nâng cao {name}; báo cáo kết quả hằng quý."
    return (number, name, "≥ 25%", task, LEAD, "Sở Khoa học và Công nghệ")


def _mixed(row: int, column: int) -> str | float | dt.date:
    match column % 4:
        case 0:
            return f"Chỉ số thứ {row * COLUMNS + column} của tỉnh"
        case 1:
            return row * column
        case 2:
            return row + column / 8
    return _FIRST_DAY + dt.timedelta(days=(row + column) % 700)
