"""Further departments of one indicator in lines of their own, below a merged or a blank name: none is lost."""

from pii_desktop.domain.plan import RowKind
from tests.importers.sheets import read_sheet, told

HEADER = ("TT", "Chỉ số", "Chủ trì", "Phối hợp")
ROWS = (
    HEADER,
    ("1", "1.1.1. Chính sách", "Sở KH&CN", "Sở Tài chính"),
    ("", "", "Sở Nội vụ", "Sở Tài chính"),
    ("", "", "", "Sở Y tế"),
    ("2", "1.1.2. Thiết chế", "Sở Tư pháp", ""),
)


def test_they_lead_and_coordinate_below_a_blank_name() -> None:
    first, second = read_sheet(ROWS).rows
    assert first.lead == ("Sở KH&CN", "Sở Nội vụ")
    assert first.coordinating == ("Sở Tài chính", "Sở Y tế")
    assert second.lead == ("Sở Tư pháp",)


def test_they_do_so_below_a_merged_name_and_a_merged_lead_counts_once() -> None:
    first, _ = read_sheet(ROWS, merged=["A2:A4", "B2:B4", "C3:C4"]).rows
    assert first.lead == ("Sở KH&CN", "Sở Nội vụ")
    assert first.coordinating == ("Sở Tài chính", "Sở Y tế")


def test_a_collective_lead_in_the_second_line_makes_the_row_collective() -> None:
    rows = read_sheet((HEADER, ROWS[1], ("", "", "Các sở, ban, ngành", ""))).rows
    assert rows[0].collective_lead


def test_a_name_that_breaks_off_goes_on_in_the_next_line() -> None:
    rows = read_sheet((HEADER, ("1", "1.1.1. Chính sách", "Sở Khoa học và", ""), ("", "", "Công nghệ", ""))).rows
    assert rows[0].lead == ("Sở Khoa học và Công nghệ",)


def test_a_second_target_is_told_and_the_first_kept() -> None:
    header = ("TT", "Chỉ số", "Mục tiêu 2025", "Chủ trì")
    rows = read_sheet((header, ("1", "1.2.3. Cải cách", "≥ 90", "Sở Nội vụ"), ("", "", "Tốp 10", "VP UBND tỉnh"))).rows
    assert rows[0].target_printed == "≥ 90"
    assert "“Tốp 10” (VP UBND tỉnh)" in told(rows[0])


def test_a_row_without_a_code_that_only_names_who_coordinates_is_kept() -> None:
    header = ("Mã", "Chỉ số", "Nhiệm vụ", "Chủ trì", "Phối hợp")
    new = ("", "Chỉ số mới", "Làm C", "", "Sở Nội vụ")
    rows = read_sheet((header, ("1.1.1", "Chính sách", "Làm A", "Sở KH&CN", ""), new)).rows
    assert [(row.kind, row.name, row.coordinating) for row in rows[1:]] == [
        (RowKind.TASK, "Chỉ số mới", ("Sở Nội vụ",))
    ]
