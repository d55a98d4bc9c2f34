"""Two tables with the same indicators are told, not settled: which of them counts only a person knows."""

from openpyxl import Workbook

from pii_desktop.domain.plan import ParsedPlan, Severity
from pii_desktop.importers.registry import read_content
from tests.importers.layouts import saved

HEADER = ("Mã", "Chỉ số", "Chủ trì", "Phối hợp")
ROWS = (("1.1.1", "Chính sách", "Sở KH&CN", ""), ("1.1.2", "Thiết chế", "Sở Tư pháp", ""), ("2.2.2", "Chi", "STC", ""))


def read(sheets: dict[str, tuple[tuple[str, ...], ...]]) -> ParsedPlan:
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in (HEADER, *rows):
            sheet.append(list(row))
    return read_content(saved(book), "bang.xlsx", None)


def test_two_sheets_with_the_same_codes_are_told() -> None:
    issues = read({"Năm 2024": ROWS, "Năm 2025": ROWS}).issues
    told = [issue for issue in issues if "cùng nêu 3 mã chỉ số" in issue.text]
    assert [issue.severity for issue in told] == [Severity.WARNING]
    assert "trang tính “Năm 2024” và trang tính “Năm 2025”" in told[0].text


def test_a_code_or_two_in_common_is_no_such_case() -> None:
    later = (("1.1.1", "Chính sách", "Sở KH&CN", ""), ("3.1.1", "Hạ tầng số", "Sở KH&CN", ""))
    assert not [issue for issue in read({"Phần 1": ROWS, "Phần 2": later}).issues if "cùng nêu" in issue.text]
