"""Codes that Excel turned into dates and numbers are read as they were typed, and said."""

import datetime as dt

import pytest

from tests.importers.sheets import HEADER, read_sheet, told


def codes(*typed: object) -> list[str | None]:
    rows = [(code, f"Tên {place}", 1, 2, None, "Sở Y tế") for place, code in enumerate(typed)]
    return [row.code for row in read_sheet([HEADER, *rows]).assignments()]


def test_a_date_is_the_code_it_was_typed_as() -> None:
    row = read_sheet([HEADER, (dt.date(2001, 2, 1), "Tên", 1, 2, None, "Sở Y tế")]).rows[0]
    assert (row.code, row.code_printed, row.group) == ("1.2.1", "01/02/2001", "1.2")
    assert told(row).startswith("Excel đã đổi mã 1.2.1 thành ngày tháng (01/02/2001)")


def test_neighbours_tell_in_which_order_day_and_month_stand() -> None:
    assert codes("1.1.1", dt.date(2001, 2, 1), dt.date(2002, 2, 1)) == ["1.1.1", "1.2.1", "1.2.2"]
    assert codes("1.1.1", dt.date(2001, 1, 2), dt.date(2002, 1, 2)) == ["1.1.1", "1.2.1", "1.2.2"]
    assert codes("7.1.1", dt.date(2007, 2, 1), dt.date(2007, 2, 2)) == ["7.1.1", "7.2.1", "7.2.2"]


@pytest.mark.parametrize("typed", ["01/02/2001", "1/2/2001", "1/2/01", "1-2-2001", "2001-02-01", "2001-02-01 00:00:00"])
def test_dates_that_came_as_text_are_codes_too(typed: str) -> None:
    assert codes(typed) == ["1.2.1"]


def test_a_year_that_excel_added_is_no_part_of_the_code() -> None:
    rows = [(1, "THỂ CHẾ"), (dt.date(2025, 1, 1), "Môi trường"), ("1.1.1", "Chính sách", 1, 2, None, "Sở Y tế")]
    assert [row.code for row in read_sheet([HEADER, *rows]).rows] == ["1", "1.1", "1.1.1"]


def test_a_bracket_became_a_negative_number() -> None:
    parent, child = read_sheet([HEADER, ("1.1.1", "A", 1, 2, None, "Sở Y tế"), (-1, "B", 1, 2, None, "Sở Y tế")]).rows
    assert (child.code, child.code_printed, child.parent) == ("(1)", "-1", parent.code)
    assert "số âm (-1)" in told(child)


def test_a_target_that_became_a_date_is_asked_about() -> None:
    row = read_sheet([HEADER, ("1.1.1", "A", 1, dt.date(2025, 10, 8), None, "Sở Y tế")]).rows[0]
    assert row.target_printed == "08/10/2025"
    assert "có thể Excel đã đổi" in told(row)


def test_the_result_of_a_broken_formula_is_no_text() -> None:
    plan = read_sheet([HEADER, ("1.1.1", "A", "#REF!", "#N/A", None, "Sở Y tế")])
    assert (plan.rows[0].baseline_printed, plan.rows[0].target) == (None, None)
    assert "2 ô báo lỗi công thức" in plan.issues[0].text
