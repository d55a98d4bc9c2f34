"""Printed names become departments, and rows find their owners (domain.md 5)."""

from dataclasses import replace

import pytest

from pii_desktop.domain.collectives import Reach, reach_of
from pii_desktop.domain.departments import Role
from pii_desktop.domain.directory import is_addressed_as_lead, name_key, role_in
from tests.builders import DIRECTORY, FINANCE, SCIENCE, STATISTICS, a_row


@pytest.mark.parametrize(
    "printed",
    [
        "Sở Khoa học và Công nghệ",
        "Sở KH&CN",
        "Sở KHCN",
        "- Sở KH&CN.",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Sở  Khoa học và Công nghệ tỉnh Bắc Ninh",
        "Sở KH-CN",
        "Sở KH và CN",
        "Sở Khoa học Công nghệ",
        "S. KH&CN",
    ],
)
def test_all_spellings_name_the_department_of_science(printed: str) -> None:
    assert DIRECTORY.resolve(printed).department == SCIENCE


def test_a_decomposed_name_is_the_same_name() -> None:
    assert DIRECTORY.resolve("So\u031b\u0309 Tai\u0300 chi\u0301nh").department == FINANCE


@pytest.mark.parametrize("printed", ["STC", "- STC;", "STC tỉnh"])
def test_the_symbol_of_its_letters_names_a_department(printed: str) -> None:
    assert DIRECTORY.resolve(printed).department == FINANCE
    assert DIRECTORY.department(printed) == FINANCE


@pytest.mark.parametrize("printed", ["Giám đốc Sở Tài chính", "Đ/c Giám đốc Sở Tài chính", "Lãnh đạo Sở Tài chính"])
def test_who_heads_a_department_stands_for_it(printed: str) -> None:
    assert DIRECTORY.resolve(printed).department == FINANCE


@pytest.mark.parametrize("printed", ["SKHCN", "SKH&CN", "SKH-CN"])
def test_a_symbol_is_written_with_and_without_signs(printed: str) -> None:
    assert DIRECTORY.resolve(printed).department == SCIENCE


@pytest.mark.parametrize("printed", ["stc", "S T C", "STCX", "ABC", "ST"])
def test_what_only_looks_like_a_symbol_is_none(printed: str) -> None:
    assert DIRECTORY.resolve(printed).department is None


def test_a_misprinted_name_is_offered_not_taken() -> None:
    resolution = DIRECTORY.resolve("Sở Tài chánh")
    assert resolution.department is None
    assert resolution.candidates[0] == FINANCE


def test_the_province_behind_a_name_does_not_matter() -> None:
    assert DIRECTORY.resolve("Cục Thống kê tỉnh Bắc Ninh").department == STATISTICS


@pytest.mark.parametrize("printed", ["Sở Tài chính Nghệ An", "Sở Tài chính TP. Huế", "Sở Tài chính tỉnh Nghệ An"])
def test_a_province_stands_behind_a_name_in_any_way(printed: str) -> None:
    assert replace(DIRECTORY, provinces=("Nghệ An", "Huế")).resolve(printed).department == FINANCE


def test_a_place_that_is_no_province_is_not_taken_off() -> None:
    assert replace(DIRECTORY, provinces=("Nghệ An",)).resolve("Sở Tài chính Quảng Xa").department is None


def test_free_text_becomes_a_department_of_its_own() -> None:
    own = DIRECTORY.department("Trường Đại học Kinh Bắc")
    assert own.name == "Trường Đại học Kinh Bắc"
    assert role_in(a_row(lead=("Trường Đại học Kinh Bắc",)), own, DIRECTORY) is Role.LEAD


@pytest.mark.parametrize(
    ("printed", "reach"),
    [
        ("Các sở, ban, ngành", Reach.DEPARTMENTS),
        ("Các Sở, ngành", Reach.DEPARTMENTS),
        ("Sở, ngành", Reach.DEPARTMENTS),
        ("các cơ quan liên quan", Reach.DEPARTMENTS),
        ("đơn vị liên quan", Reach.DEPARTMENTS),
        ("Tất cả các sở, ban, ngành", Reach.DEPARTMENTS),
        ("Mỗi sở, ngành", Reach.DEPARTMENTS),
        ("100% sở, ngành", Reach.DEPARTMENTS),
        ("19 sở, ban, ngành tỉnh", Reach.DEPARTMENTS),
        ("Thủ trưởng các sở, ban, ngành", Reach.DEPARTMENTS),
        ("Các sở/ban/ngành", Reach.DEPARTMENTS),
        ("Các ngành liên quan", Reach.DEPARTMENTS),
        ("Các cấp, các ngành", Reach.DEPARTMENTS),
        ("Chủ tịch UBND các xã, phường", Reach.OTHERS),
        ("UBND 99 xã, phường", Reach.OTHERS),
        ("Giám đốc Sở Tài chính", None),
        ("Các sở, ngành: Tài chính, Nội vụ", None),
        ("UBND các huyện, thị xã, thành phố", Reach.OTHERS),
        ("UBND cấp xã", Reach.OTHERS),
        ("các trường THPT, cơ sở giáo dục", Reach.OTHERS),
        ("doanh nghiệp KH&CN", Reach.OTHERS),
        ("Sở Tài chính", None),
        ("Văn phòng UBND tỉnh", None),
        ("Ngân hàng Chính sách xã hội", None),
        ("Tỉnh đoàn", None),
    ],
)
def test_collective_expressions_say_whom_they_reach(printed: str, reach: Reach | None) -> None:
    assert reach_of(printed) is reach


def test_lead_comes_before_coordinating_and_collective() -> None:
    row = a_row(lead=("Sở Tài chính",), coordinating=("Sở KH&CN", "Các sở, ban, ngành"))
    assert role_in(row, FINANCE, DIRECTORY) is Role.LEAD
    assert role_in(row, SCIENCE, DIRECTORY) is Role.COORDINATING
    assert role_in(row, STATISTICS, DIRECTORY) is Role.COLLECTIVE


def test_a_row_that_does_not_name_us_is_not_ours() -> None:
    assert role_in(a_row(lead=("Sở KH&CN",), coordinating=("UBND cấp xã",)), FINANCE, DIRECTORY) is None


def test_a_collective_in_the_lead_column_is_told_apart() -> None:
    assert is_addressed_as_lead(a_row(lead=("Sở Nội vụ", "các Sở, ban, ngành")))
    assert not is_addressed_as_lead(a_row(lead=("Sở Nội vụ",), coordinating=("các Sở, ban, ngành",)))


def test_unknown_names_are_listed_once_and_collectives_are_not() -> None:
    unknown = DIRECTORY.unknown(["Sở Lạ", "Các sở, ban, ngành", "Sở Lạ", "Sở Tài chính"])
    assert [resolution.printed for resolution in unknown] == ["Sở Lạ"]


def test_short_forms_are_written_out_in_the_key() -> None:
    assert name_key("Liên hiệp các hội KHCN tỉnh") == "lien hiep cac hoi khoa hoc va cong nghe"
