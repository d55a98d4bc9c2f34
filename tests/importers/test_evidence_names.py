"""Names of bodies out of the capitals of a letterhead."""

import pytest

from pii_desktop.importers.evidence_issuer import bodies_in
from pii_desktop.importers.evidence_lines import PageLine
from pii_desktop.importers.evidence_names import body_name
from tests.importers.official import known_names

KNOWN = known_names()


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("UỶ BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND HUYỆN YÊN PHONG", "UBND huyện Yên Phong"),
        ("HĐND TỈNH THANH HÓA", "HĐND tỉnh Thanh Hóa"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("SỞ CÔNG THƯƠNG TỈNH BẮC NINH", "Sở Công Thương tỉnh Bắc Ninh"),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH", "Ban Quản lý các Khu công nghiệp tỉnh"),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN", "Văn phòng Ủy ban nhân dân"),
        ("CHI CỤC THỐNG KÊ TỈNH BẮC NINH", "Chi cục Thống kê tỉnh Bắc Ninh"),
        ("CÔNG AN TỈNH BẮC GIANG", "Công an tỉnh Bắc Giang"),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
        ("TỈNH ỦY BẮC NINH", "Tỉnh ủy Bắc Ninh"),
        ("Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
    ],
)
def test_known_bodies_are_written_as_the_catalogue_writes_them(printed: str, written: str) -> None:
    name = body_name(printed, KNOWN)
    assert name.text == written
    assert name.is_known


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("TRUNG TÂM ỨNG DỤNG TIẾN BỘ KHOA HỌC VÀ CÔNG NGHỆ", "Trung tâm Ứng dụng tiến bộ Khoa học và Công nghệ"),
        ("CÔNG TY CỔ PHẦN ĐẦU TƯ KBC", "CÔNG TY CỔ PHẦN ĐẦU TƯ KBC"),
        ("ỦY BAN NHÂN DÂN TNH BẮC NINH", "Ủy ban nhân dân tỉnh Bắc Ninh"),
    ],
)
def test_other_bodies_are_written_by_guess_and_said_to_be(printed: str, written: str) -> None:
    name = body_name(printed, KNOWN)
    assert name.text == written
    assert not name.is_known


@pytest.mark.parametrize(
    ("lines", "bodies"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"), 1),
        (("UBND TỈNH BẮC NINH", "SỞ NỘI VỤ"), 2),
        (("UBND TỈNH BẮC NINH", "BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP"), 2),
        (("UBND TỈNH BẮC NINH", "VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH"), 2),
        (("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "CỤC SỞ HỮU TRÍ TUỆ"), 2),
        (("SỞ KHOA HỌC VÀ", "CÔNG NGHỆ", "TRUNG TÂM ỨNG DỤNG", "TIẾN BỘ KHOA HỌC"), 2),
        (("BÁO CÁO TỔNG KẾT", "SỞ NỘI VỤ"), 0),
    ],
)
def test_a_body_over_several_lines_is_one(lines: tuple[str, ...], bodies: int) -> None:
    assert len(bodies_in([PageLine(line) for line in lines])) == bodies
