"""What columns mean can be told by hand, is remembered by the shape of the header, and guesses are named."""

from typing import Any

from pii_desktop.domain.plan import ColumnMapping, ParsedPlan
from pii_desktop.importers.registry import read_content, read_isolated
from tests.importers.sheets import HEADER, sheet_bytes

ODD = ("Số", "Việc phải làm", "Ai làm", "Đến đâu")
ROWS = (("1", "Rà soát", "Sở Y tế", "≥ 20"), ("2", "Ban hành", "Sở Nội vụ", "12"))
GIVEN = {"stt": 0, "name": 1, "lead": 2, "target": 3}


def read(mapping: ColumnMapping | None, *rows: tuple[Any, ...]) -> ParsedPlan:
    return read_content(sheet_bytes(rows), "a.xlsx", None, mapping)


def test_a_table_nobody_knows_is_listed_with_the_reason() -> None:
    plan = read(ColumnMapping(), ODD, *ROWS)
    assert plan.rows == ()
    (skipped,) = plan.skipped
    assert skipped.header == ODD
    assert skipped.reason == "Không có dòng tiêu đề của một bảng phân công."
    assert skipped.sample[1] == ROWS[0]


def test_its_columns_may_be_told() -> None:
    plan = read(ColumnMapping({0: GIVEN}), ODD, *ROWS)
    assert [(row.stt, row.name, row.lead) for row in plan.rows] == [
        ("1", "Rà soát", ("Sở Y tế",)),
        ("2", "Ban hành", ("Sở Nội vụ",)),
    ]
    assert plan.tables[0].columns == GIVEN
    assert plan.tables[0].guessed == frozenset()
    assert plan.skipped == ()


def test_they_are_known_again_by_the_shape_of_the_header() -> None:
    shape = read(ColumnMapping(), (*ODD[:3], "Năm 2025"), *ROWS).skipped[0].shape
    next_year = read(ColumnMapping(shapes={shape: GIVEN}), ("BIỂU 1",), (*ODD[:3], "Năm  2026"), *ROWS)
    assert len(next_year.rows) == 2


def test_a_header_that_is_known_may_be_overruled() -> None:
    row = ("1.1.1", "Chính sách", 1, 2, "Rà soát", "Sở Y tế", "Sở Nội vụ")
    given = {"code": 0, "name": 1, "lead": 6, "coordinating": 5}
    (read_row,) = read(ColumnMapping({0: given}), HEADER, row).rows
    assert (read_row.lead, read_row.coordinating) == (("Sở Nội vụ",), ("Sở Y tế",))
    assert read_row.target is None


def test_a_table_may_be_left_out() -> None:
    plan = read(ColumnMapping({0: {}}), HEADER, ("1.1.1", "Chính sách", 1, 2, None, "Sở Y tế"))
    assert plan.rows == ()
    assert plan.skipped[0].reason == "Bảng được bỏ qua theo lựa chọn của bạn."


def test_columns_outside_the_table_or_without_a_name_change_nothing() -> None:
    for given in ({"name": 9}, {"lead": 1}, {"nonsense": 1}):
        assert "không có cột tên" in read(ColumnMapping({0: given}), ODD, *ROWS).skipped[0].reason


def test_what_is_guessed_is_named() -> None:
    header = ("TT", "Chỉ số", "Nhiệm vụ", "Đơn vị chủ chì", "Kết quả")
    (table,) = read(None, header, ("1.1.1", "Chính sách", "Rà soát", "Sở Y tế", "≥ 20")).tables
    assert table.guessed == {"lead", "target"}
    assert table.header == header
    sure = read(None, HEADER, ("1.1.1", "Chính sách", 1, 2, None, "Sở Y tế")).tables[0]
    assert sure.guessed == frozenset()
    assert sure.shape != table.shape


def test_a_mapping_reaches_the_child(tmp_path: Any) -> None:
    path = tmp_path / "la.xlsx"
    path.write_bytes(sheet_bytes([ODD, *ROWS]))
    assert len(read_isolated(path, mapping=ColumnMapping({0: GIVEN})).rows) == 2
    assert len(read_isolated(path, mapping=ColumnMapping()).skipped) == 1


def test_the_only_column_of_departments_leads_and_is_told() -> None:
    header = ("TT", "Chỉ số", "Đơn vị báo cáo", "Mục tiêu 2025")
    plan = read(None, header, ("1", "1.1.1. Chính sách", "Sở Y tế", "5"), ("2", "1.1.2. Thiết chế", "Sở Tư pháp", "6"))
    assert [row.lead for row in plan.rows] == [("Sở Y tế",), ("Sở Tư pháp",)]
    assert "“Đơn vị báo cáo” có tên đơn vị và được lấy làm đơn vị chủ trì" in plan.issues[0].text


def test_of_two_such_columns_none_is_taken() -> None:
    header = ("TT", "Chỉ số", "Nơi gửi", "Nơi nhận", "Mục tiêu 2025")
    (row,) = read(None, header, ("1", "1.1.1. Chính sách", "Sở Y tế", "Sở Tư pháp", "5")).rows
    assert row.lead == ()


def test_a_number_column_is_known_where_a_narrow_page_broke_its_label() -> None:
    for label in ("S TT", "T T", "ST T"):
        plan = read(None, (label, "Chỉ số", "Chủ trì"), ("1", "1.1.1. Chính sách", "Sở Y tế"))
        assert plan.tables[0].columns["stt"] == 0


def test_short_labels_are_known() -> None:
    header = ("TT", "Mã", "Chỉ số", "CQCT", "CQPH", "TGTH")
    (row,) = read(None, header, ("1", "1.1.1", "Chính sách", "Sở Y tế", "Sở Tư pháp", "2025")).rows
    assert (row.lead, row.coordinating, row.timing) == (("Sở Y tế",), ("Sở Tư pháp",), "2025")


def test_of_two_assignments_the_amended_one_is_taken() -> None:
    header = ("TT", "Chỉ số", "Phân công tại Kế hoạch số 12/KH-UBND", "Phân công điều chỉnh")
    (row,) = read(None, header, ("1", "1.1.1. Chính sách", "Sở TT&TT", "Sở KH&CN")).rows
    assert row.lead == ("Sở KH&CN",)


def test_of_two_targets_of_one_year_the_amended_one_is_taken() -> None:
    header = ("TT", "Chỉ số", "Mục tiêu đã giao năm 2025", "Mục tiêu điều chỉnh năm 2025", "Chủ trì")
    (row,) = read(None, header, ("1", "1.1.1. Chính sách", "40", "45", "Sở KH&CN")).rows
    assert row.target_printed == "45"


def test_a_budget_is_no_assignment() -> None:
    header = ("TT", "Nội dung chi", "Đơn vị thực hiện", "Kinh phí")
    plan = read(ColumnMapping(), header, ("1", "Tập huấn", "Sở KH&CN", "100"), ("2", "Hội thảo", "Sở Y tế", "50"))
    assert plan.rows == ()


def test_words_over_results_and_targets_together_say_nothing_of_each() -> None:
    rows = (
        ("Mã", "Chỉ số", "Kết quả và mục tiêu", "", "Chủ trì"),
        ("", "", "Thực hiện năm 2024", "Mục tiêu năm 2025", ""),
        ("1.1.1", "Chính sách", "40,5", "45", "Sở Y tế"),
    )
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]
    plan = read_content(sheet_bytes(rows, merged=merged), "a.xlsx", None, None)
    assert (plan.rows[0].baseline_printed, plan.rows[0].target_printed) == ("40,5", "45")


def test_labels_broken_over_two_rows_without_merged_cells_are_one_header() -> None:
    rows = (
        ("TT", "Mã", "Tên", "Đơn vị", "Đơn vị"),
        ("", "chỉ số", "chỉ số", "chủ trì", "phối hợp"),
        ("1", "1.1.1", "Chính sách", "Sở Y tế", "Sở Tư pháp"),
    )
    (row,) = read(None, *rows).rows
    assert (row.code, row.name, row.lead, row.coordinating) == ("1.1.1", "Chính sách", ("Sở Y tế",), ("Sở Tư pháp",))


def test_columns_named_by_departments_are_told() -> None:
    header = ("TT", "Chỉ số", "Cơ quan chủ trì", "Sở Tài chính", "Sở Nội vụ")
    plan = read(
        None, header, ("1", "1.1.1. Chính sách", "Sở Y tế", "x", ""), ("2", "1.1.2. Thiết chế", "Sở Y tế", "", "x")
    )
    assert [row.lead for row in plan.rows] == [("Sở Y tế",), ("Sở Y tế",)]
    assert "Các cột “Sở Tài chính”, “Sở Nội vụ” mang tên đơn vị" in " ".join(issue.text for issue in plan.issues)
