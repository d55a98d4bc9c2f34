"""Layouts of provinces whose plans nobody has seen yet: what a person reads in them is what is read."""

from pii_desktop.domain.plan import ParsedRow, RowKind
from tests.importers.sheets import HEADER, read_sheet, told

WITH_TASKS = ("TT", "Chỉ số/Nhiệm vụ", "Cơ quan chủ trì thực hiện", "Cơ quan phối hợp thực hiện", "Thời gian")


def kinds(rows: tuple[ParsedRow, ...]) -> list[tuple[RowKind, str | None, str]]:
    return [(row.kind, row.code, row.name) for row in rows]


def test_the_first_letter_of_a_pillar_is_no_roman_numeral() -> None:
    plan = read_sheet(
        [
            HEADER,
            ("I", "TRỤ CỘT VỐN CON NGƯỜI VÀ NGHIÊN CỨU"),
            ("2.1.1", "Điểm thi tốt nghiệp", None, None, None, "Sở GD&ĐT"),
        ]
    )
    assert plan.rows[0].name == "TRỤ CỘT VỐN CON NGƯỜI VÀ NGHIÊN CỨU"


def test_numbers_below_a_counted_indicator_are_its_work_items() -> None:
    plan = read_sheet(
        [
            WITH_TASKS,
            ("1", "Chỉ số 3.1.1 Hạ tầng số", "Sở KH&CN"),
            ("1.1", "Phủ sóng 5G các khu công nghiệp", "Sở KH&CN", "Viettel", "Quý III"),
            ("1.2", "Nâng cấp trung tâm dữ liệu", "Sở Tài chính", "VNPT", "Quý IV"),
            ("2", "Chỉ số 3.1.2 Quản trị điện tử", "Văn phòng UBND tỉnh"),
            ("2.1", "Tuyên truyền dịch vụ công", "Sở Nội vụ", None, "Thường xuyên"),
        ]
    )
    assert kinds(plan.rows) == [
        (RowKind.INDICATOR, "3.1.1", "Hạ tầng số"),
        (RowKind.TASK, None, "Phủ sóng 5G các khu công nghiệp"),
        (RowKind.TASK, None, "Nâng cấp trung tâm dữ liệu"),
        (RowKind.INDICATOR, "3.1.2", "Quản trị điện tử"),
        (RowKind.TASK, None, "Tuyên truyền dịch vụ công"),
    ]
    assert [row.parent for row in plan.rows if row.kind is RowKind.TASK] == ["3.1.1", "3.1.1", "3.1.2"]


def test_a_group_with_somebody_in_the_lead_stays_a_group() -> None:
    plan = read_sheet(
        [
            HEADER,
            ("1.1", "Môi trường chính sách", None, None, None, "Sở Tài chính"),
            ("1.1.1", "Chính sách", None, None, None, "Sở Tài chính"),
            ("1.2", "Môi trường kinh doanh", None, None, None, "Sở Tài chính"),
        ]
    )
    assert [row.kind for row in plan.rows] == [RowKind.GROUP, RowKind.INDICATOR, RowKind.GROUP]


def test_departments_concerned_are_the_coordinating_ones() -> None:
    plan = read_sheet(
        [
            ("TT", "Chỉ số", "Đơn vị đầu mối", "Đơn vị liên quan"),
            ("1.2.3", "Cải cách hành chính", "Sở Nội vụ", "Các sở, ban, ngành"),
        ]
    )
    assert plan.rows[0].coordinating == ("Các sở, ban, ngành",)


def test_a_counted_total_is_no_work_item() -> None:
    rows = [HEADER, ("1.2.3", "Cải cách hành chính", None, None, None, "Sở Nội vụ"), ("Tổng số: 03 chỉ số",)]
    assert [row.tasks for row in read_sheet(rows).rows] == [()]


def test_sub_items_in_a_column_of_their_own_keep_who_leads() -> None:
    plan = read_sheet(
        [
            ("Nhóm", "Chỉ số thành phần", "Tiểu mục", "Cơ quan phụ trách"),
            ("1.1", "1.1.1. Chính sách thúc đẩy KHCN", "(1) Hỗ trợ doanh nghiệp", "Sở Tài chính"),
            (None, None, "(2) Thu hút nhân lực", "Sở Nội vụ"),
        ],
        merged=("A2:A3", "B2:B3"),
    )
    assert [(row.code, row.name, row.parent, row.lead) for row in plan.rows] == [
        ("1.1.1", "Chính sách thúc đẩy KHCN", None, ("Sở Tài chính",)),
        (None, "(2) Thu hút nhân lực", "1.1.1", ("Sở Nội vụ",)),
    ]


def test_the_department_over_its_rows_leads_them_where_no_column_does() -> None:
    plan = read_sheet(
        [
            ("TT", "Nội dung công việc", "Chỉ số liên quan", "Thời gian", "Kết quả, sản phẩm"),
            ("I", "Sở Khoa học và Công nghệ"),
            ("1", "Hướng dẫn đăng ký sáng chế", "6.1.1", "Quý II", "20 đơn"),
            ("II", "Sở Nội vụ"),
            ("1", "Thu hút nhân lực", "2.2.1", "Quý IV", "10 người"),
        ],
        merged=("B2:E2", "B4:E4"),
    )
    work = [row for row in plan.rows if row.kind.is_assignment]
    assert [(row.name, row.lead, told(row)) for row in work] == [
        ("Hướng dẫn đăng ký sáng chế", ("Sở Khoa học và Công nghệ",), "Ghi chú trong tệp: chỉ số 6.1.1"),
        ("Thu hút nhân lực", ("Sở Nội vụ",), "Ghi chú trong tệp: chỉ số 2.2.1"),
    ]


def test_a_heading_that_only_sounds_like_a_department_leads_nothing() -> None:
    plan = read_sheet(
        [
            ("TT", "Nội dung công việc", "Chỉ số liên quan", "Kết quả"),
            ("I", "SỐ HÓA DỮ LIỆU"),
            ("1", "Số hóa hồ sơ", "3.1.2", "Xong"),
        ],
        merged=("B2:D2",),
    )
    assert [row.lead for row in plan.rows] == [(), ()]
