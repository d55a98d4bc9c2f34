"""Misprinted codes are proposed right, and the printed one is kept."""

from pii_desktop.domain.framework import Direction, Framework, Heading, Indicator, SourceClass
from pii_desktop.domain.plan import ParsedRow, Severity
from pii_desktop.importers.registry import read_content
from tests.importers.sheets import HEADER, sheet_bytes, told


def indicator(code: str, name: str) -> Indicator:
    return Indicator(code, name, name, None, Direction.HIGHER, "", None, None, "", SourceClass.LOCAL)


FRAMEWORK = Framework(
    "thu", "thử nghiệm", (Heading("3", "Cơ sở hạ tầng"), Heading("6", "Sản phẩm tri thức")),
    (Heading("3.2", "Hạ tầng chung"), Heading("6.1", "Sáng tạo tri thức"), Heading("6.2", "Tài sản vô hình")),
    (
        indicator("3.2.2", "Đất công nghiệp đã xây dựng hạ tầng"),
        indicator("3.2.3", "Quản trị môi trường"),
        indicator("6.1.1", "Đơn đăng ký sáng chế và giải pháp hữu ích"),
        indicator("6.1.2", "Đơn đăng ký giống cây trồng"),
        indicator("6.2.1", "Đơn đăng ký nhãn hiệu"),
    ),
)  # fmt: skip
GROUPED = (
    (3.2, "Chỉ số Hạ tầng chung"), ("3.2.1", "Hạ tầng cơ bản"), ("3.2.2", "Đất công nghiệp"),
    ("3.3.3", "Quản trị môi trường"), (6.1, "Chỉ số Sáng tạo tri thức"), ("6.2.1.", "Đơn đăng ký sáng chế"),
    (6.2, "Chỉ số Tài sản vô hình"), ("6.2.1", "Đơn đăng ký nhãn hiệu"),
)  # fmt: skip


def read(*marks_and_names: tuple[object, str], framework: Framework | None = None) -> list[ParsedRow]:
    """The assigned rows of a table where Sở Y tế leads everything but the headings."""
    said = (None, None, None, "Sở Y tế")
    rows = [(mark, name, *(said if str(mark).count(".") > 1 else ())) for mark, name in marks_and_names]
    return list(read_content(sheet_bytes([HEADER, *rows]), "x.xlsx", framework).assignments())


def test_neighbours_alone_decide_where_there_is_no_framework() -> None:
    rows = read(*GROUPED)
    assert [(row.code, row.code_printed) for row in rows] == [
        ("3.2.1", "3.2.1"), ("3.2.2", "3.2.2"), ("3.2.3", "3.3.3"), ("6.1.1", "6.2.1"), ("6.2.1", "6.2.1"),
    ]  # fmt: skip
    assert (rows[2].pillar, rows[2].group) == ("3", "3.2")
    assert "Mã in trong tệp là 3.3.3" in told(rows[2])
    assert [issue.severity for issue in rows[3].issues] == [Severity.WARNING]


def test_names_decide_where_the_rows_stand_in_no_order() -> None:
    rows = read(
        ("6.2.1", "Đơn đăng ký sáng chế và giải pháp hữu ích/10.000 dân"),
        ("6.2.1", "Đơn đăng ký nhãn hiệu [14]/1.000 DN"),
        framework=FRAMEWORK,
    )
    assert [row.code for row in rows] == ["6.1.1", "6.2.1"]
    assert "theo tên chỉ số" in told(rows[0])
    assert told(rows[1]) == ""


def test_a_right_code_under_a_shortened_name_is_left_alone() -> None:
    (row,) = read(("3.2.2", "Tỷ lệ đất công nghiệp đã xây dựng hạ tầng trong khu công nghiệp (%)"), framework=FRAMEWORK)
    assert (row.code, row.issues) == ("3.2.2", ())


def test_a_code_that_the_framework_lacks_is_said() -> None:
    (row,) = read(("9.9.9", "Một chỉ số hoàn toàn khác"), framework=FRAMEWORK)
    assert row.code == "9.9.9"
    assert "không có trong khung chỉ số" in told(row)


def test_a_plan_without_codes_is_told_by_its_names() -> None:
    names = ("Quản trị môi trường", "Đơn đăng ký sáng chế và giải pháp hữu ích", "Đơn đăng ký nhãn hiệu/1.000 DN")
    rows = [("TT", "Chỉ số", "Đơn vị chủ trì"), *((n, name, "Sở Y tế") for n, name in enumerate(names, start=1))]
    plan = read_content(sheet_bytes(rows), "x.xlsx", FRAMEWORK)
    assert [row.code for row in plan.rows] == ["3.2.3", "6.1.1", "6.2.1"]
    assert "lấy theo tên chỉ số" in told(plan.rows[0])


def test_short_forms_of_a_name_are_the_same_name() -> None:
    names = ("Quản trị môi trường", "Đơn đăng ký sáng chế và GPHI", "Đất công nghiệp đã xây dựng hạ tầng")
    rows = [("TT", "Chỉ số", "Đơn vị chủ trì"), *((n, name, "Sở Y tế") for n, name in enumerate(names, start=1))]
    plan = read_content(sheet_bytes(rows), "x.xlsx", FRAMEWORK)
    assert [row.code for row in plan.rows] == ["3.2.3", "6.1.1", "3.2.2"]


def test_a_code_printed_again_is_a_misprint_where_the_name_is_nearly_that_of_another() -> None:
    rows = read(
        ("6.1.1", "Đơn đăng ký sáng chế và giải pháp hữu ích"),
        ("6.1.1", "Đơn đăng ký bảo hộ giống cây trồng"),
        framework=FRAMEWORK,
    )
    assert [row.code for row in rows] == ["6.1.1", "6.1.2"]
    assert "theo tên chỉ số" in told(rows[1])


def test_one_target_called_like_an_indicator_stays_a_target() -> None:
    names = ("Quản trị môi trường", "Quy mô kinh tế số", "Phủ sóng 5G cho người dân", "Giao dịch không tiền mặt")
    rows = [("TT", "Chỉ tiêu", "Đơn vị chủ trì"), *((n, name, "Sở Y tế") for n, name in enumerate(names, start=1))]
    plan = read_content(sheet_bytes(rows), "x.xlsx", FRAMEWORK)
    assert {row.code for row in plan.rows} == {None}


def test_a_code_that_stays_twice_is_warned_about_on_both_rows() -> None:
    rows = read(("1.1.1", "Chính sách"), ("1.1.2", "Pháp lý"), ("1.1.1", "Chính sách"))
    assert [told(row) for row in rows] == [
        "Mã 1.1.1 xuất hiện 2 lần trong tệp.", "", "Mã 1.1.1 xuất hiện 2 lần trong tệp.",
    ]  # fmt: skip


def test_sub_items_move_with_their_indicator() -> None:
    book = sheet_bytes(
        [
            HEADER,
            (6.1, "Chỉ số Sáng tạo tri thức"),
            ("6.2.1", "Đơn đăng ký sáng chế", None, None, None, "Sở Y tế"),
            ("(1)", "Sáng chế", None, None, None, "Sở Y tế"),
        ]
    )
    _, _, sub_item = read_content(book, "x.xlsx", None).rows
    assert (sub_item.parent, sub_item.group) == ("6.1.1", "6.1")
