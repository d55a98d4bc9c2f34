"""What kind of row each line is, what hangs under it, and what is left out."""

from decimal import Decimal

import pytest

from pii_desktop.domain.plan import RowKind, Series, Severity
from pii_desktop.domain.target import Op, Target
from tests.importers.sheets import HEADER, read_sheet, told


def test_texts_of_merged_cells_are_inherited_and_said_so() -> None:
    plan = read_sheet(
        [
            HEADER,
            ("4.1.3", "Vốn của doanh nghiệp", None, None, "Hỗ trợ vay vốn", "- Sở Tài chính;\n- Thanh tra", "Sở Y tế"),
            ("4.1.4", "Tài sản cố định"),
        ],
        merged=("E2:E3", "F2:F3"),
    )
    first, second = plan.rows
    assert second.lead == first.lead == ("Sở Tài chính", "Thanh tra")
    assert second.tasks == ("Hỗ trợ vay vốn",)
    assert second.coordinating == ()
    assert told(first) == ""
    assert told(second) == "Ô gộp: đơn vị chủ trì, nhiệm vụ, giải pháp lấy theo dòng phía trên."


def test_sub_items_hang_under_their_indicator() -> None:
    plan = read_sheet(
        [
            HEADER,
            ("1.1.1", "Chính sách", None, None, None, "Các sở, ban, ngành"),
            ("(1)", "Đổi mới công nghệ", None, None, None, "Sở Tài chính"),
            (-2, "Khởi nghiệp", None, None, None, "Sở Y tế"),
            ("1.1.2", "Pháp lý", None, None, None, "Sở Tư pháp"),
        ]
    )
    indicator, one, two, _ = plan.rows
    assert indicator.collective_lead
    assert [(row.kind, row.code, row.parent, row.pillar, row.group) for row in (one, two)] == [
        (RowKind.SUBITEM, "(1)", "1.1.1", "1", "1.1"),
        (RowKind.SUBITEM, "(2)", "1.1.1", "1", "1.1"),
    ]


def test_targets_stand_in_sections_that_give_the_time() -> None:
    plan = read_sheet(
        [
            ("TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan chủ trì"),
            ("I", "Đến năm 2030"),
            (1, "Quy mô kinh tế số", "%GRDP", "≥30", "Sở Tài chính"),
            (5, "Chỉ tiêu về dịch vụ công"),
            ("5.9", "Hồ sơ điện tử", "%", 100, "Sở Nội vụ"),
            (5.1, "Nhiệm vụ được giám sát", "%", 100, "Sở Nội vụ"),
            ("II", "Đến năm 2045"),
            (1, "Quy mô kinh tế số", "%GRDP", "≥50", "Sở Tài chính"),
        ]
    )
    assert [(row.kind, row.stt, row.parent, row.timing) for row in plan.rows] == [
        (RowKind.SECTION, "I", None, "Đến năm 2030"),
        (RowKind.TARGET, "1", None, "Đến năm 2030"),
        (RowKind.GROUP, "5", None, "Đến năm 2030"),
        (RowKind.SUBITEM, "5.9", "5", "Đến năm 2030"),
        (RowKind.SUBITEM, "5.10", "5", "Đến năm 2030"),
        (RowKind.SECTION, "II", None, "Đến năm 2045"),
        (RowKind.TARGET, "1", None, "Đến năm 2045"),
    ]
    assert plan.rows[1].unit == "%GRDP"
    assert plan.rows[1].code is None
    assert "5.10" in told(plan.rows[4])


def test_the_year_of_the_header_is_the_time_where_nothing_else_says() -> None:
    header = ("STT", "Chỉ tiêu", "Chỉ tiêu năm 2024", "Chủ trì")
    plan = read_sheet([header, (1, "Tỷ lệ", "Trên 60%", "Sở Nội vụ"), (2, "Số lượng", None, "Sở Nội vụ")])
    assert [row.timing for row in plan.rows] == ["năm 2024", None]  # the year is the target's, not the row's


def test_work_items_with_a_lead_of_their_own_are_rows() -> None:
    plan = read_sheet(
        [
            HEADER,
            ("1.1.1", "Chính sách", 12, "≥ 20", None, "Sở Khoa học và Công nghệ"),
            (None, "- Ban hành nghị quyết", None, None, None, "Sở Tài chính"),
            (None, "- Tổ chức hội nghị"),
        ]
    )
    assert [(row.kind, row.name, row.lead, row.parent) for row in plan.rows[1:]] == [
        (RowKind.TASK, "Ban hành nghị quyết", ("Sở Tài chính",), "1.1.1"),
        (RowKind.TASK, "Tổ chức hội nghị", (), "1.1.1"),
    ]


def test_work_items_without_one_join_the_indicator() -> None:
    plan = read_sheet(
        [
            HEADER,
            (1, "Chỉ số: 1.1.1. Chính sách", 12, "≥ 20", None, "Sở Y tế"),
            (None, "1. Ban hành nghị quyết.\n2. Tổ chức hội nghị."),
            (2, "Chỉ số: 1.1.2. Pháp lý", 13, "≥ 21", None, "Sở Tư pháp"),
        ]
    )
    assert plan.rows[0].tasks == ("1. Ban hành nghị quyết.", "2. Tổ chức hội nghị.")
    assert [row.code for row in plan.rows] == ["1.1.1", "1.1.2"]


def test_roman_numerals_count_pillars_where_codes_follow_them() -> None:
    plan = read_sheet([HEADER, ("I", "THỂ CHẾ"), ("1.1", "Nhóm"), ("1.1.1", "Chính sách", 1, "≥ 2", None, "Sở Y tế")])
    assert [(row.kind, row.code) for row in plan.rows] == [
        (RowKind.PILLAR, "1"), (RowKind.GROUP, "1.1"), (RowKind.INDICATOR, "1.1.1"),
    ]  # fmt: skip


def test_a_pillar_with_its_own_figures_is_still_a_pillar() -> None:
    plan = read_sheet(
        [
            HEADER,
            ("I", "CÁC CHỈ SỐ ĐẦU VÀO"),
            (1, "Thể chế", "45,92", "> 45,92", None, "Sở Nội vụ"),
            ("1.1.1", "Chính sách", 1, "≥ 2", None, "Sở Y tế"),
        ]
    )
    assert [(row.kind, row.code) for row in plan.rows] == [
        (RowKind.SECTION, None), (RowKind.PILLAR, "1"), (RowKind.INDICATOR, "1.1.1"),
    ]  # fmt: skip
    (pillar,) = plan.pillar_targets
    assert (pillar.pillar, pillar.baseline, pillar.target_printed) == ("1", Decimal("45.92"), "> 45,92")


def test_two_columns_of_work_items_are_both_kept() -> None:
    plan = read_sheet(
        [
            ("TT", "Chỉ số", "Nhiệm vụ", "Giải pháp", "Lãnh đạo UBND tỉnh phụ trách", "Đơn vị chủ trì"),
            ("1.1.1", "Chính sách", "Rà soát", "- Họp\n- Báo cáo", "Phó Chủ tịch", "Sở Y tế"),
        ]
    )
    assert plan.rows[0].tasks == ("Rà soát", "- Họp", "- Báo cáo")
    assert plan.rows[0].lead == ("Sở Y tế",)


def test_headings_over_the_whole_width_are_understood() -> None:
    rows = [HEADER, ("Trụ cột 1: Thể chế",), ("Nhóm 1.1. Chính sách",), ("1.1.1", "Pháp lý", 1, 2, None, "Sở Y tế")]
    plan = read_sheet(rows, merged=("A2:G2", "A3:G3"))
    assert [(row.kind, row.code, row.name) for row in plan.rows[:2]] == [
        (RowKind.PILLAR, "1", "Thể chế"), (RowKind.GROUP, "1.1", "Chính sách"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "below",
    [
        [(), ("[3] Nhân lực là những người tham gia trực tiếp.",), ("và các chú thích khác.",)],
        [(None, "Tổng cộng")],
        [("Ghi chú: Sau khi sáp nhập, nhiệm vụ được chuyển.",)],
        [(), ("Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"), ("- Như trên;",), (None, "Nguyễn Văn A", None, "B")],
        [(), (None, "NGƯỜI LẬP BIỂU"), (None, "(Ký, ghi rõ họ tên)")],
    ],
)
def test_what_stands_below_the_table_is_no_row(below: list[tuple[str | None, ...]]) -> None:
    plan = read_sheet([HEADER, ("1.1.1", "Chính sách", 1, 2, "Ban hành", "Sở Y tế"), *below])
    assert len(plan.rows) == 1
    assert plan.rows[0].tasks == ("Ban hành",)


def test_a_number_that_is_none_stays_text_with_a_warning() -> None:
    plan = read_sheet([HEADER, ("1.1.1", "Chính sách", "ba mươi", "≥ 1.000", None, "Sở Y tế")])
    (row,) = plan.rows
    assert row.baseline is None
    assert row.baseline_printed == "ba mươi"
    assert row.target == Target(Op.TEXT, text="≥ 1.000")
    assert [issue.severity for issue in row.issues] == [Severity.WARNING, Severity.WARNING]
    assert "không phải là một số" in told(row)
    assert "hai cách" in told(row)


def test_blank_is_not_zero() -> None:
    plan = read_sheet([HEADER, ("1.1.1", "A", None, None, None, "Sở Y tế"), ("1.1.2", "B", 0, "-", None, "Sở Y tế")])
    assert [row.baseline for row in plan.rows] == [None, Decimal(0)]
    assert [row.target for row in plan.rows] == [None, None]


def test_numbers_of_a_workbook_are_read_as_they_are_shown() -> None:
    plan = read_sheet(
        [HEADER, ("1.1.1", "A", 12.5, 1, None, "Sở Y tế"), ("1.1.2", "B", 1234.567, 0.125, None, "Sở Y tế")],
        formats={"C2": "0.00", "D2": "0%", "D3": "0.0%"},
    )
    first, second = plan.rows
    assert (first.baseline_printed, first.baseline) == ("12.50", Decimal("12.5"))
    assert (first.target_printed, first.target) == ("100%", Target(Op.EQUAL, Decimal(100), unit="%"))
    assert second.baseline == Decimal("1234.567")
    assert second.target == Target(Op.EQUAL, Decimal("12.5"), unit="%")


def test_a_percent_target_over_a_score_is_flagged() -> None:
    plan = read_sheet([HEADER, ("5.2.2", "Dự án trong khu công nghiệp", "20.0", "≥ 25%", None, "Ban quản lý các KCN")])
    assert plan.rows[0].series is Series.SCORE
    assert "hai đại lượng khác nhau" in told(plan.rows[0])


def test_remarks_are_kept_as_a_note() -> None:
    plan = read_sheet([(*HEADER, "Ghi chú"), ("1.1.1", "A", 1, 2, None, "Sở Y tế", None, "Rà soát lại trong quý I")])
    assert plan.rows[0].source_note is None
    assert told(plan.rows[0]) == "Ghi chú trong tệp: Rà soát lại trong quý I"


def test_a_remark_column_of_sources_is_the_source() -> None:
    plan = read_sheet([(*HEADER, "Ghi chú"), ("1.1.1", "A", 1, 2, None, "Sở Y tế", None, "Địa phương (Sở Y tế)")])
    assert plan.rows[0].source_note == "Địa phương (Sở Y tế)"
    assert plan.rows[0].issues == ()


def test_lines_under_a_target_are_its_parts() -> None:
    plan = read_sheet(
        [
            ("TT", "Chỉ tiêu", "Đơn vị", "Mục tiêu", "Chủ trì"),
            ("1.", "Tỷ lệ hồ sơ trực tuyến", "%", "80", "Sở Nội vụ"),
            ("-", "Trong đó: cấp xã", "%", "70", "UBND cấp xã"),
        ]
    )
    assert [(row.kind, row.stt, row.parent) for row in plan.rows] == [
        (RowKind.TARGET, "1", None), (RowKind.SUBITEM, "-", "1"),
    ]  # fmt: skip


def test_footnote_marks_go_and_remarks_in_brackets_stay() -> None:
    name = "Số tổ chức KH&CN  [4]/10.000 dân\n(có giấy chứng nhận)"
    plan = read_sheet([HEADER, ("2.2.4.", name, 1, 2, None, "Sở Y tế")])
    assert plan.rows[0].name == "Số tổ chức KH&CN/10.000 dân (có giấy chứng nhận)"
    assert (plan.rows[0].code, plan.rows[0].code_printed) == ("2.2.4", "2.2.4")


def test_every_row_says_where_it_stands() -> None:
    plan = read_sheet([("Phụ lục",), (), HEADER, ("1.1.1", "A", 1, 2, None, "Sở Y tế")])
    place = plan.rows[0].place
    assert (place.table, place.row, place.sheet, place.cell) == (0, 3, "Sheet1", "B4")


@pytest.mark.parametrize(("printed", "op"), [("³ 25", Op.AT_LEAST), ("£25%", Op.AT_MOST), ("\uf0b3 25", Op.AT_LEAST)])
def test_a_comparison_sign_that_lost_its_font_is_told(printed: str, op: Op) -> None:
    (row,) = read_sheet([HEADER, ("1.1.1", "Chính sách", 1, printed, None, "Sở Y tế")]).rows
    assert row.target is not None
    assert (row.target.op, row.target.value) == (op, Decimal(25))


def test_a_sign_that_was_lost_in_saving_is_asked_about() -> None:
    (row,) = read_sheet([HEADER, ("1.1.1", "Chính sách", 1, "? 25", None, "Sở Y tế")]).rows
    assert row.target is not None
    assert row.target.op is Op.TEXT
    assert "đã mất khi lưu tệp" in told(row)


def test_a_department_over_its_rows_is_no_pillar_where_the_numbers_happen_to_agree() -> None:
    header = ("TT", "Chỉ số", "Mục tiêu 2025")
    rows = (header, ("I", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", ""), ("1", "1.1.1. Chính sách", "45"))
    assert read_sheet(rows).rows[-1].lead == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)


def test_work_items_listed_below_the_name_of_an_indicator_are_no_part_of_it() -> None:
    header = ("TT", "Chỉ số, nhiệm vụ", "Chủ trì")
    listed = (
        "1",
        "1.1.1. Chính sách\n(là chỉ số của địa phương)\n- Rà soát văn bản;\n- Ban hành nghị quyết",
        "Sở Y tế",
    )
    (row,) = read_sheet((header, listed)).rows
    assert row.name == "Chính sách (là chỉ số của địa phương)"
    assert row.tasks == ("- Rà soát văn bản;", "- Ban hành nghị quyết")


def test_where_a_column_holds_the_work_items_the_name_stays_whole() -> None:
    header = ("TT", "Chỉ số", "Nhiệm vụ", "Chủ trì")
    (row,) = read_sheet((header, ("1", "1.1.1. Chính sách\n- phần địa phương", "Rà soát", "Sở Y tế"))).rows
    assert row.name == "Chính sách - phần địa phương"
