"""Cells that stand for several rows: several codes in one cell, and ditto marks."""

import pytest

from pii_desktop.domain.plan import RowKind
from tests.importers.sheets import read_sheet, told

HEADER = ("TT", "Đơn vị chủ trì", "Chỉ số thành phần", "Thời gian")
THREE = ["1.1.3. Chính sách hỗ trợ", "1.2.1. Chi phí gia nhập", "2.2.2. Tỷ lệ chi"]


@pytest.mark.parametrize("between", ["\n", "; ", ";\n- ", "\n- "])
def test_each_code_before_a_name_is_a_row(between: str) -> None:
    rows = read_sheet((HEADER, ("1", "Sở Tài chính", between.join(THREE), "Quý IV"), ("2", "Sở Y tế", "", ""))).rows[:3]
    assert [(row.code, row.name) for row in rows] == [
        ("1.1.3", "Chính sách hỗ trợ"), ("1.2.1", "Chi phí gia nhập"), ("2.2.2", "Tỷ lệ chi"),
    ]  # fmt: skip
    assert {(row.lead[0], row.timing) for row in rows} == {("Sở Tài chính", "Quý IV")}
    assert all("Ô có nhiều mã (1.1.3, 1.2.1, 2.2.2)" in told(row) for row in rows)
    assert "Ô gộp: đơn vị chủ trì" in told(rows[1])


def test_one_name_that_mentions_another_code_is_one_row() -> None:
    rows = read_sheet((HEADER, ("1", "Sở Y tế", "1.1.3. Hỗ trợ theo chỉ số 1.2.1 của PCI", ""))).rows
    assert [(row.code, row.name) for row in rows] == [("1.1.3", "Hỗ trợ theo chỉ số 1.2.1 của PCI")]


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("6.2.1; 6.2.2", ["6.2.1", "6.2.2"]),
        ("7.2.1 - 7.2.3", ["7.2.1", "7.2.2", "7.2.3"]),
        ("6.2.1\n6.2.3", ["6.2.1", "6.2.3"]),
    ],
)
def test_each_code_of_a_cell_of_codes_is_a_row(printed: str, codes: list[str]) -> None:
    header = ("TT", "Mã chỉ số", "Nội dung", "Chủ trì")
    rows = read_sheet((header, ("1", printed, "Đơn đăng ký", "Sở KH&CN"))).rows
    assert [(row.code, row.name, row.lead) for row in rows] == [(code, "Đơn đăng ký", ("Sở KH&CN",)) for code in codes]


def test_as_many_names_as_codes_belong_to_them() -> None:
    header = ("TT", "Mã chỉ số", "Nội dung", "Chủ trì")
    rows = read_sheet((header, ("1", "6.2.1\n6.2.2", "Nhãn hiệu\nSáng chế", "Sở KH&CN"))).rows
    assert [(row.code, row.name) for row in rows] == [("6.2.1", "Nhãn hiệu"), ("6.2.2", "Sáng chế")]


def test_codes_alone_say_what_a_work_item_is_for() -> None:
    header = ("TT", "Nhiệm vụ cụ thể", "Chỉ số tác động", "Cơ quan chủ trì")
    rows = read_sheet((header, ("1", "Ban hành Nghị quyết", "1.1.1; 6.3.3", "Sở KH&CN"))).rows
    assert [(row.kind, row.code, row.name) for row in rows] == [(RowKind.TARGET, None, "Ban hành Nghị quyết")]
    assert "chỉ số 1.1.1; 6.3.3" in told(rows[0])


@pytest.mark.parametrize("mark", ["nt", "-nt-", "Như trên", '"', "〃", "//"])
def test_a_ditto_mark_takes_what_stands_above(mark: str) -> None:
    header = ("TT", "Chỉ số", "Chủ trì", "Phối hợp", "Thời gian")
    first = ("4.1.1", "Tín dụng", "NHNN Khu vực 8", "Sở Tài chính", "Cả năm")
    row = read_sheet((header, first, ("4.1.2", "Vay tài chính vi mô", mark, "Thống kê tỉnh", mark))).rows[1]
    assert (row.lead, row.coordinating, row.timing) == (("NHNN Khu vực 8",), ("Thống kê tỉnh",), "Cả năm")
    assert told(row) == "Ô ghi “như trên”: đơn vị chủ trì, thời gian lấy theo dòng phía trên."


def test_a_ditto_mark_with_nothing_above_stays_as_printed() -> None:
    row = read_sheet((("TT", "Chỉ số", "Chủ trì"), ("4.1.2", "Vay tài chính vi mô", "nt"))).rows[0]
    assert row.lead == ("nt",)


@pytest.mark.parametrize(
    "ditto", ["(như trên)", "- như trên -", "Như mục trên", "Tương tự", "Như mục 1", "như chỉ số 1.1.3"]
)
def test_words_for_the_same_take_what_stands_there(ditto: str) -> None:
    header = ("TT", "Chỉ số", "Chủ trì", "Phối hợp")
    rows = (header, ("1", "1.1.3. Chính sách", "Sở Y tế", "Sở Nội vụ"), ("2", "1.2.1. Chi phí", "Sở Tài chính", ditto))
    assert read_sheet(rows).rows[1].coordinating == ("Sở Nội vụ",)


def test_a_number_that_no_row_above_has_is_left_as_it_stands() -> None:
    header = ("TT", "Chỉ số", "Chủ trì", "Phối hợp")
    rows = (header, ("1", "1.1.3. Chính sách", "Sở Y tế", "Sở Nội vụ"), ("2", "1.2.1. Chi phí", "STC", "Như mục 7"))
    assert read_sheet(rows).rows[1].coordinating == ("Như mục 7",)
