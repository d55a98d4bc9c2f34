"""One annex says who leads, another what is to be reached: the rows of one indicator are one row."""

from decimal import Decimal

from openpyxl import Workbook

from pii_desktop.domain.plan import ParsedPlan, Series
from pii_desktop.importers.registry import read_content
from tests.importers.layouts import saved
from tests.importers.sheets import told

Rows = tuple[tuple[str, ...], ...]
WHO: Rows = (
    ("Mã", "Chỉ số", "Chủ trì", "Phối hợp"),
    ("1.1.1", "Chính sách", "Sở KH&CN", "Sở Nội vụ"),
    ("1.2.1", "Chi phí", "Sở Tài chính", ""),
)
WHAT: Rows = (
    ("Mã", "Chỉ số", "Điểm số 2024", "Mục tiêu 2025"),
    ("1.1.1", "Chính sách", "40,5", "≥ 45"),
    ("1.2.1", "Chi phí", "30", "35"),
)


def read(*tables: Rows) -> ParsedPlan:
    book = Workbook()
    del book["Sheet"]
    for number, rows in enumerate(tables, start=1):
        sheet = book.create_sheet(f"Phụ lục {number}")
        for row in rows:
            sheet.append(list(row))
    return read_content(saved(book), "bang.xlsx", None)


def test_targets_of_another_annex_come_to_who_answers_for_them() -> None:
    plan = read(WHO, WHAT)
    assert [(row.code, row.lead, row.target_printed) for row in plan.rows] == [
        ("1.1.1", ("Sở KH&CN",), "≥ 45"),
        ("1.2.1", ("Sở Tài chính",), "35"),
    ]
    first = plan.rows[0]
    assert (first.baseline, first.series) == (Decimal("40.5"), Series.SCORE)
    assert told(first) == "Mục tiêu và năm gốc lấy từ trang tính “Phụ lục 2” trong cùng tệp."


def test_it_does_not_matter_which_comes_first() -> None:
    assert [row.target_printed for row in read(WHAT, WHO).rows] == ["≥ 45", "35"]


def test_what_only_the_targets_have_stays_a_row() -> None:
    plan = read(WHO, (*WHAT, ("3.1.1", "Hạ tầng số", "50", "55")))
    assert [(row.code, row.lead) for row in plan.rows][2:] == [("3.1.1", ())]


def test_a_table_with_targets_of_its_own_takes_none() -> None:
    whole: Rows = ((*WHO[0], "Mục tiêu 2025"), (*WHO[1], "1"), (*WHO[2], "2"))
    plan = read(whole, WHAT)
    assert [row.target_printed for row in plan.rows] == ["1", "2", "≥ 45", "35"]
