"""Makes the sample workbook that travels with the program: `python -m tests.importers.sample`."""

import math

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop import paths

SAMPLE = paths.resources() / "samples" / "phan-cong-mau.xlsx"
_TITLE = (
    "PHỤ LỤC",
    "PHÂN CÔNG NHIỆM VỤ NÂNG CAO CHỈ SỐ ĐỔI MỚI SÁNG TẠO CẤP ĐỊA PHƯƠNG (PII) NĂM 2025",
    "(Mẫu để thử; kèm theo Kế hoạch số: 00/KH-UBND ngày 06 tháng 5 năm 2025 của UBND tỉnh Bắc Ninh)",
)
_HEADER = (
    ("TT", "Trụ cột/Chỉ số thành phần", "Điểm số năm 2024", "Mục tiêu năm 2025", "Nội dung, giải pháp",
     "Đơn vị thực hiện", None, "Thời gian thực hiện"),
    (None, None, None, None, None, "Chủ trì", "Phối hợp", None),
)  # fmt: skip
_ROWS: tuple[tuple[str | float | None, ...], ...] = (
    (1, "THỂ CHẾ"),
    (1.1, "Chỉ số Môi trường chính sách"),
    ("1.1.1", "Ban hành và tổ chức thực hiện các chính sách thúc đẩy KHCN&ĐMST", 12.8, "≥ 20",
     "- Rà soát các chính sách còn hiệu lực.\n- Trình ban hành chính sách còn thiếu.",
     "Các sở, ban, ngành, UBND các huyện, thị xã, thành phố", None, "Hằng năm"),
    ("(1)", "Hỗ trợ doanh nghiệp đổi mới công nghệ", None, None, "Trình kế hoạch hỗ trợ đổi mới công nghệ năm 2025.",
     "Sở Khoa học và Công nghệ, Sở Tài chính", "Các sở, ban, ngành", "Quý II/2025"),
    ("1.1.2", "Thiết chế pháp lý và an ninh trật tự", 41.5, "> 45", "Công khai thủ tục và thời hạn giải quyết.",
     "Sở Tư pháp, Công an tỉnh", "Các sở, ban, ngành", "Thường xuyên"),
    (2, "VỐN CON NGƯỜI VÀ NGHIÊN CỨU PHÁT TRIỂN"),
    (2.1, "Chỉ số Giáo dục"),
    ("2.1.2", "Tỉ lệ học sinh trung học tham gia các cuộc thi nghiên cứu khoa học, kỹ thuật", 1.6, "≥ 10",
     "Tổ chức cuộc thi khoa học, kỹ thuật cấp tỉnh.", "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ",
     "Theo năm học"),
    (2.2, "Chỉ số Nghiên cứu và Phát triển"),
    ("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP (%)", 17, "20 - 25",
     "- Tham mưu bố trí dự toán chi khoa học và công nghệ.\n- Theo dõi, đôn đốc giải ngân.",
     "Sở Tài chính", "Sở Khoa học và Công nghệ và các đơn vị liên quan", "Hằng năm"),
    ("2.2.4", "Số tổ chức KH&CN/10.000 dân", 14.7, "≥ 20", "Hướng dẫn thủ tục đăng ký hoạt động KH&CN.",
     "Sở Khoa học và Công nghệ", "Sở Tài chính; các tổ chức KH&CN", "Thường xuyên"),
)  # fmt: skip
_WIDTHS = (7, 38, 11, 11, 46, 28, 28, 15)


def make() -> Workbook:
    """The workbook: title, a header of two levels, pillars, groups, indicators and a sub-item; ready to print."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("Phân công")
    for row, line in enumerate(_TITLE, start=1):
        sheet.cell(row, 1, line).font = Font(name="Times New Roman", size=13, bold=row < 3, italic=row == 3)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)
    sheet.append([])
    first = len(_TITLE) + 2
    for values in (*_HEADER, *_ROWS):
        sheet.append(values)
    for column in (1, 2, 3, 4, 5, 8):
        sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
    sheet.merge_cells(start_row=first, end_row=first, start_column=6, end_column=7)
    _format(sheet, first)
    return book


def _format(sheet: Worksheet, first: int) -> None:
    line = Side(style="thin")
    for row in sheet.iter_rows(min_row=first, max_col=8):
        sheet.row_dimensions[row[0].row or 1].height = 17 * max(map(_lines, row))
        is_bold = (row[0].row or 0) < first + 2 or not row[5].value
        for cell in row:
            cell.font = Font(name="Times New Roman", size=12, bold=is_bold)
            is_centred = cell.column in (1, 3, 4, 8) or (cell.row or 0) < first + 2
            cell.alignment = Alignment(horizontal="center" if is_centred else "left", vertical="center", wrap_text=True)
            cell.border = Border(line, line, line, line)
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{first}:{first + 1}"
    sheet.freeze_panes = f"A{first + 2}"


def _lines(cell: Cell | MergedCell) -> int:
    """How many lines the text of a cell takes at its width; a header of two levels shares its words."""
    width = _WIDTHS[(cell.column or 1) - 1] * 0.95
    return sum(math.ceil(len(line) / width) or 1 for line in str(cell.value or "").split("\n"))


if __name__ == "__main__":
    SAMPLE.parent.mkdir(parents=True, exist_ok=True)
    make().save(SAMPLE)
