"""One cell, several departments."""

import pytest

from pii_desktop.importers.departments import Parties, split_departments, split_parties


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Khoa học và Công nghệ.", ["Sở Khoa học và Công nghệ"]),
        ("Sở Tài chính, Cục Thống kê", ["Sở Tài chính", "Cục Thống kê"]),
        ("- Sở Tài chính;\n- Cục Thống kê tỉnh Bắc Ninh", ["Sở Tài chính", "Cục Thống kê tỉnh Bắc Ninh"]),
        ("- Sở Y tế; Sở Nội vụ, Công an tỉnh.", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
        ("Sở Tài chính\nSở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("1. Sở Tài chính\n2. Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Chi nhánh Ngân hàng\nNhà nước tỉnh", ["Chi nhánh Ngân hàng Nhà nước tỉnh"]),
        ("Ban Quản lý các\nKhu công nghiệp tỉnh", ["Ban Quản lý các Khu công nghiệp tỉnh"]),
        ("Ban Quản lý các KCN tỉnh\nSở Tài chính", ["Ban Quản lý các KCN tỉnh", "Sở Tài chính"]),
        ("Sở KH&CN/Sở Tài chính", ["Sở KH&CN", "Sở Tài chính"]),
        ("Sở Tài chính và Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("STC, SNV, SKH&CN", ["STC", "SNV", "SKH&CN"]),
        ("Sở Tài chính, SNV và STP", ["Sở Tài chính", "SNV", "STP"]),
        ("SXD\nSYT", ["SXD", "SYT"]),
        ("Các Sở: Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("", []),
        (" - ; . ", []),
    ],
)
def test_names_are_told_apart(cell: str, names: list[str]) -> None:
    assert list(split_departments(cell)) == names


@pytest.mark.parametrize(
    "cell",
    [
        "UBND các huyện, thị xã, thành phố",
        "UBND các xã, phường, đặc khu",
        "Các sở, ban, ngành",
        "Sở, ngành",
        "Các sở, ban, ngành, đoàn thể",
        "Các cơ quan, đơn vị liên quan",
        "các trường THPT, cơ sở giáo dục",
        "Sở Lao động, Thương binh và Xã hội",
        "Sở VH, TT&DL",
        "Trường THPT chuyên, THCS",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Ban Quản lý khu kinh tế và các khu công nghiệp",
        "Sở Khoa học và Công nghệ (chủ trì, tổng hợp)",
    ],
)
def test_a_comma_or_an_and_inside_one_name_stays(cell: str) -> None:
    assert split_departments(cell) == (cell,)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Các sở, ban, ngành, UBND các huyện, thị xã, thành phố",
            ("Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"),
        ),
        (
            "Sở Giáo dục và Đào tạo và các đơn vị liên quan",
            ("Sở Giáo dục và Đào tạo", "các đơn vị liên quan"),
        ),
        ("Các sở, ban, ngành và UBND các xã", ("Các sở, ban, ngành", "UBND các xã")),
        ("Sở Tài chính và các doanh nghiệp, tổ chức KH&CN", ("Sở Tài chính", "các doanh nghiệp, tổ chức KH&CN")),
        ("các sở, ngành, đơn vị có liên quan", ("các sở, ngành", "đơn vị có liên quan")),
    ],
)
def test_collective_expressions_stay_whole_beside_others(cell: str, names: tuple[str, ...]) -> None:
    assert split_departments(cell) == names


def test_a_name_stands_once() -> None:
    assert split_departments("Sở Y tế; Sở Y tế") == ("Sở Y tế",)


def test_one_cell_may_hold_both_roles() -> None:
    assert split_parties("Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ, Công an tỉnh") == Parties(
        ("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh")
    )


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Các sở, ngành: Tài chính, Nội vụ, Công Thương", ("Sở Tài chính", "Sở Nội vụ", "Sở Công Thương")),
        ("Các cơ quan/đơn vị: Sở Tài chính, Thuế tỉnh", ("Sở Tài chính", "Thuế tỉnh")),
        ("Sở Y tế và các sở: Nội vụ, Xây dựng", ("Sở Y tế", "Sở Nội vụ", "Sở Xây dựng")),
        ("Các Sở: Tài chính; Nội vụ; Công an tỉnh", ("Sở Tài chính", "Sở Nội vụ", "Công an tỉnh")),
        ("Các sở: Y tế, Văn hóa, Thể thao và Du lịch", ("Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch")),
        ("Các sở: Y tế; UBND các xã, phường", ("Sở Y tế", "UBND các xã, phường")),
    ],
)
def test_a_list_names_each_department_and_no_collective(cell: str, names: tuple[str, ...]) -> None:
    assert split_departments(cell) == names


def test_all_levels_and_sectors_are_one_expression() -> None:
    assert split_departments("Các cấp, các ngành") == ("Các cấp, các ngành",)


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        ("Sở Tài chính chủ trì, phối hợp với Sở Y tế, Sở Nội vụ", ["Sở Tài chính"], ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Tài chính chủ trì phối hợp Sở Y tế", ["Sở Tài chính"], ["Sở Y tế"]),
        ("Sở Tài chính phối hợp với Sở Y tế", ["Sở Tài chính"], ["Sở Y tế"]),
        ("Sở Tài chính (chủ trì); Sở Tư pháp, Thuế tỉnh (phối hợp)", ["Sở Tài chính"], ["Sở Tư pháp", "Thuế tỉnh"]),
        ("Sở Tài chính; Sở Tư pháp (phối hợp)", ["Sở Tài chính"], ["Sở Tư pháp"]),
        ("Sở Tài chính (chủ trì), Sở Tư pháp", ["Sở Tài chính"], ["Sở Tư pháp"]),
        ("Sở Tài chính chủ trì; Sở Tư pháp phối hợp", ["Sở Tài chính"], ["Sở Tư pháp"]),
        ("CQ chủ trì: Sở Nội vụ\nCQ phối hợp: Các sở, ban, ngành", ["Sở Nội vụ"], ["Các sở, ban, ngành"]),
        ("ĐVCT: Sở Nội vụ; ĐVPH: Sở Y tế", ["Sở Nội vụ"], ["Sở Y tế"]),
        ("- Cơ quan chủ trì: Sở Y tế.\n- Cơ quan phối hợp: Sở Nội vụ.", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Khoa học và Công nghệ (chủ trì, tổng hợp)", ["Sở Khoa học và Công nghệ (chủ trì, tổng hợp)"], []),
        ("Sở Tài chính, Sở Y tế", ["Sở Tài chính", "Sở Y tế"], []),
    ],
)
def test_words_of_a_role_stand_before_behind_or_between_names(
    cell: str, lead: list[str], coordinating: list[str]
) -> None:
    assert split_parties(cell) == Parties(tuple(lead), tuple(coordinating))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Tài chính & Sở Công Thương", ("Sở Tài chính", "Sở Công Thương")),
        ("Sở Tài chính + Sở Công Thương", ("Sở Tài chính", "Sở Công Thương")),
        ("Sở Tài chính / Sở Công Thương", ("Sở Tài chính", "Sở Công Thương")),
        ("1. Sở Tài chính 2. Sở Công Thương", ("Sở Tài chính", "Sở Công Thương")),
        ("S. Tài chính, S. Nội vụ", ("S. Tài chính", "S. Nội vụ")),
        ("NHNN Khu vực 8, NH CSXH tỉnh", ("NHNN Khu vực 8", "NH CSXH tỉnh")),
        ("Đề nghị Công an tỉnh, Bộ CHQS tỉnh", ("Công an tỉnh", "Bộ CHQS tỉnh")),
        ("NHNN Khu vực 5. Sở", ("NHNN Khu vực 5. Sở",)),
        ("Các sở/ban/ngành/địa phương liên quan", ("Các sở/ban/ngành/địa phương liên quan",)),
        ("Liên hiệp các Hội KH&KT tỉnh", ("Liên hiệp các Hội KH&KT tỉnh",)),
        ("Báo & Đài tỉnh", ("Báo & Đài tỉnh",)),
    ],
)
def test_signs_and_numbers_separate_where_another_name_begins(cell: str, names: tuple[str, ...]) -> None:
    assert split_departments(cell) == names
