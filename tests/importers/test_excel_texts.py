"""Text in workbooks that is written in the file otherwise than it was typed."""

import datetime as dt

import pytest

from tests.importers.sheets import HEADER, read_sheet


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Rà soát quy định_x000D_", "Rà soát quy định"),
        ("Rà soát _x005F_x000D_ quy định", "Rà soát _x000D_ quy định"),
        ("Rà soát quy_x0020_định", "Rà soát quy định"),
        ("Rà soát _xyz_ quy định", "Rà soát _xyz_ quy định"),
    ],
)
def test_characters_that_excel_writes_as_numbers_are_read_as_typed(stored: str, typed: str) -> None:
    plan = read_sheet([HEADER, ("1.1.3", "Chính sách hỗ trợ doanh nghiệp", "", "", stored, "Sở Tài chính", "")])
    assert plan.rows[0].tasks == (typed,)


@pytest.mark.parametrize(
    ("number_format", "timing"),
    [
        ("mm/yyyy", "12/2025"),
        ("mmm\\-yy", "12/2025"),
        ('"Tháng "mm/yyyy', "12/2025"),
        ("dd/mm/yyyy", "01/12/2025"),
    ],
)
def test_a_month_typed_into_the_time_column_gets_no_day(number_format: str, timing: str) -> None:
    header = ("Mã", "Chỉ số", "Chủ trì", "Thời gian hoàn thành")
    row = ("1.1.3", "Chính sách", "Sở Tài chính", dt.date(2025, 12, 1))
    assert read_sheet((header, row), formats={"D2": number_format}).rows[0].timing == timing
