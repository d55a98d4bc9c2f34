"""Departments in a list that says their noun once, or puts no sign between them; who is "đầu mối" leads."""

import pytest

from pii_desktop.importers.departments import Parties, split_departments, split_parties
from tests.importers.sheets import read_sheet


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Tài chính, Nội vụ, Công Thương", ["Sở Tài chính", "Sở Nội vụ", "Sở Công Thương"]),
        ("Sở Tài chính và Công Thương", ["Sở Tài chính", "Sở Công Thương"]),
        ("Sở KH&CN, NN&MT và GD&ĐT", ["Sở KH&CN", "Sở NN&MT", "Sở GD&ĐT"]),
        ("Các sở Tài chính, Nội vụ; UBND các xã", ["Sở Tài chính", "Sở Nội vụ", "UBND các xã"]),
        (
            "Các sở Tài chính, Văn hóa, Thể thao và Du lịch",
            ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"],
        ),
        ("Sở Giáo dục và Đào tạo và Nội vụ", ["Sở Giáo dục và Đào tạo", "Sở Nội vụ"]),
        ("Các sở Tài chính, ngành liên quan", ["Sở Tài chính", "ngành liên quan"]),
    ],
)
def test_a_noun_said_once_belongs_to_each_department_of_the_list(cell: str, names: list[str]) -> None:
    assert list(split_departments(cell)) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Tài chính Sở Công Thương", ["Sở Tài chính", "Sở Công Thương"]),
        ("Sở Khoa học và Công nghệ UBND các xã, phường", ["Sở Khoa học và Công nghệ", "UBND các xã, phường"]),
        ("Sở KH&CN Sở NN&MT", ["Sở KH&CN", "Sở NN&MT"]),
        ("Sở Tài chính Bắc Ninh", ["Sở Tài chính Bắc Ninh"]),
        ("Thanh tra Sở Y tế", ["Thanh tra Sở Y tế"]),
    ],
)
def test_a_whole_name_ends_where_another_begins(cell: str, names: list[str]) -> None:
    assert list(split_departments(cell)) == names


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        ("Sở Tài chính là đầu mối, các sở, ngành liên quan", ["Sở Tài chính"], ["các sở, ngành liên quan"]),
        ("Sở Tài chính là cơ quan đầu mối; Sở Nội vụ", ["Sở Tài chính"], ["Sở Nội vụ"]),
        ("Sở Y tế; Sở Tài chính (đầu mối)", ["Sở Tài chính"], ["Sở Y tế"]),
        ("Đầu mối: Sở KH&CN; phối hợp: Sở Y tế", ["Sở KH&CN"], ["Sở Y tế"]),
        ("Sở KH&CN làm đầu mối, phối hợp với Sở Y tế", ["Sở KH&CN"], ["Sở Y tế"]),
        ("Sở KH&CN là cơ quan chủ trì, phối hợp với Sở Y tế", ["Sở KH&CN"], ["Sở Y tế"]),
    ],
)
def test_who_is_dau_moi_leads(cell: str, lead: list[str], coordinating: list[str]) -> None:
    assert split_parties(cell) == Parties(tuple(lead), tuple(coordinating))


def test_in_the_column_of_those_who_coordinate_the_words_are_no_part_of_a_name() -> None:
    header = ("TT", "Chỉ số", "Chủ trì", "Phối hợp")
    row = ("1", "1.1.1. Chính sách", "Sở KH&CN", "Sở Tài chính là đầu mối, các sở, ngành liên quan")
    read = read_sheet((header, row)).rows[0]
    assert read.lead == ("Sở KH&CN",)
    assert read.coordinating == ("Sở Tài chính", "các sở, ngành liên quan")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("(1) Công an tỉnh; (2) Sở Tài chính", ["Công an tỉnh", "Sở Tài chính"]),
        ("Giám đốc các Sở: Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    ],
)
def test_marks_and_titles_before_a_list_are_no_part_of_a_name(cell: str, names: list[str]) -> None:
    assert list(split_departments(cell)) == names


def test_short_marks_behind_a_name_say_its_role() -> None:
    cell = "Sở KH&CN (CT), VNPT (PH), Viettel (PH)"
    assert split_parties(cell) == Parties(("Sở KH&CN",), ("VNPT", "Viettel"))
