"""The letterhead that a department begins with, wherever it is and whatever kind of body."""

import pytest

from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report_form import province_committee
from pii_desktop.services.catalogue import directory
from pii_desktop.services.profiles import default_profile, moved_profile
from pii_desktop.storage.catalogue import load_provinces

CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
IN_FORCE = sorted({each.name for each in load_provinces() if each.valid_to is None})
PROVINCES = [name for name in IN_FORCE if name not in CITIES]


def test_there_are_34_provinces_and_cities() -> None:
    assert len(IN_FORCE) == 34
    assert set(IN_FORCE) >= CITIES


@pytest.mark.parametrize("name", PROVINCES)
def test_a_province_is_called_so_in_the_head_and_to_whom_it_goes(name: str) -> None:
    for typed in (name, f"Tỉnh {name}", f"tỉnh {name}"):
        made = default_profile(typed, "Sở KH&CN")
        assert made.province == made.place == name
        assert made.parent_body == made.addressee == f"Ủy ban nhân dân tỉnh {name}"
    assert province_committee(name) == "Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize("name", sorted(CITIES - {"Hồ Chí Minh"}))
def test_a_city_under_central_government_is_called_so(name: str) -> None:
    for typed in (name, f"Thành phố {name}", f"TP. {name}", f"TP {name}", f"Tỉnh {name}"):
        made = default_profile(typed, "Sở KH&CN")
        assert made.province == made.place == name
        assert made.parent_body == made.addressee == f"Ủy ban nhân dân thành phố {name}"
    assert province_committee(name) == "Ủy ban nhân dân thành phố"
    assert default_profile(name, "Công an tỉnh").called == f"Công an thành phố {name}"


@pytest.mark.parametrize("typed", ["Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "TPHCM", "ho chi minh"])
def test_the_city_named_after_a_person_is_written_in_full(typed: str) -> None:
    made = default_profile(typed, "Sở Tài chính")
    assert made.parent_body == "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert made.place == "Thành phố Hồ Chí Minh"


@pytest.mark.parametrize(
    ("typed", "called", "seat"),
    [
        ("UBND xã Tân Yên", "Ủy ban nhân dân xã Tân Yên", "Tân Yên"),
        ("Uỷ ban nhân dân phường Kinh Bắc", "Ủy ban nhân dân phường Kinh Bắc", "Kinh Bắc"),
        ("UBND Phường 1", "Ủy ban nhân dân phường 1", "Phường 1"),
        ("UBND đặc khu Vân Đồn", "Ủy ban nhân dân đặc khu Vân Đồn", "Vân Đồn"),
    ],
)
def test_a_peoples_committee_writes_as_a_whole_from_its_own_place(typed: str, called: str, seat: str) -> None:
    made = default_profile("Bắc Ninh", typed)
    assert (made.called, made.place, made.parent_body, made.symbol) == (called, seat, "", "UBND")
    assert (made.signing_authority, made.signer_title) == ("TM.", "Chủ tịch")
    assert made.recipients[1].startswith("Lãnh đạo UBND ")


@pytest.mark.parametrize(
    ("department", "title"),
    [
        ("Sở Tài chính", "Giám đốc"),
        ("VP UBND tỉnh", "Chánh Văn phòng"),
        ("Công an tỉnh", "Giám đốc"),
        ("Ban quản lý các KCN", "Trưởng ban"),
        ("Thống kê tỉnh Bắc Ninh", "Trưởng Thống kê tỉnh"),
        ("Chi cục Thống kê tỉnh", "Chi cục trưởng"),
        ("Trường Đại học Kinh Bắc", "Thủ trưởng"),
    ],
)
def test_who_signs_is_called_by_the_kind_of_body(department: str, title: str) -> None:
    assert default_profile("Bắc Ninh", department).signer_title == title


@pytest.mark.parametrize(
    ("typed", "department", "called"),
    [
        ("Thống kê tỉnh Bắc Ninh", "Chi cục Thống kê tỉnh", "Thống kê tỉnh Bắc Ninh"),
        ("Cục Thống kê", "Chi cục Thống kê tỉnh", "Cục Thống kê tỉnh Bắc Ninh"),
        ("Ngân hàng Nhà nước Khu vực 5", "Ngân hàng Nhà nước Khu vực", "Ngân hàng Nhà nước Khu vực 5"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
        ("so tai chinh", "Sở Tài chính", "Sở Tài chính"),
        ("Ban quản lý các KCN", "Ban Quản lý các Khu công nghiệp tỉnh", "Ban Quản lý các Khu công nghiệp tỉnh"),
    ],
)
def test_documents_bear_the_name_that_was_typed_and_rows_are_found_by_the_known_one(
    typed: str, department: str, called: str
) -> None:
    made = default_profile("Bắc Ninh", typed)
    assert (made.department, made.called) == (department, called)


def test_who_became_part_of_another_department_bears_its_name() -> None:
    before = Profile("Bắc Ninh", "Sở Kế hoạch và Đầu tư", official_name="Sở Kế hoạch và Đầu tư Bắc Ninh")
    assert moved_profile(before, directory().department("Sở Tài chính")).called == "Sở Tài chính"


@pytest.mark.parametrize(
    ("province", "typed", "symbol"),
    [
        ("Bắc Ninh", "Công an tỉnh", "CAT"),
        ("Hà Nội", "Công an tỉnh", "CATP"),
        ("Bắc Ninh", "Chi cục Thống kê tỉnh", "CCTK"),
        ("Bắc Ninh", "Thống kê tỉnh Bắc Ninh", "TKT"),
        ("Bắc Ninh", "Cục Thống kê", "CTK"),
        ("Hà Nội", "VP UBND tỉnh", "VPUBND"),
        ("Hà Nội", "Sở Tài chính", "STC"),
    ],
)
def test_the_symbol_is_that_of_the_body_as_it_is_called(province: str, typed: str, symbol: str) -> None:
    assert default_profile(province, typed).symbol == symbol


def test_a_symbol_has_no_accents_but_the_barred_d() -> None:
    assert default_profile("Bắc Ninh", "Ủy hội Đồng bằng").symbol == "UHĐB"


@pytest.mark.parametrize(
    ("typed", "parent", "called", "symbol"),
    [
        ("Công an tỉnh", "Bộ Công an", "Công an tỉnh Bắc Ninh", "CAT"),
        ("Cục Thống kê tỉnh", "Tổng cục Thống kê", "Cục Thống kê tỉnh Bắc Ninh", "CTK"),
        ("Thống kê tỉnh", "Cục Thống kê", "Thống kê tỉnh Bắc Ninh", "TKT"),
        ("Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội Việt Nam", "Bảo hiểm xã hội tỉnh Bắc Ninh", "BHXH"),
        ("Ngân hàng Nhà nước Khu vực 5", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Khu vực 5", "NHNNKV"),
        (
            "Ngân hàng Chính sách xã hội",
            "Ngân hàng Chính sách xã hội",
            "Ngân hàng Chính sách xã hội chi nhánh tỉnh Bắc Ninh",
            "NHCSXH",
        ),
        ("Văn phòng UBND tỉnh", "Ủy ban nhân dân tỉnh Bắc Ninh", "Văn phòng UBND tỉnh", "VPUBND"),
    ],
)
def test_a_body_of_the_centre_says_of_which_place_it_is(typed: str, parent: str, called: str, symbol: str) -> None:
    made = default_profile("Bắc Ninh", typed)
    assert (made.parent_body, made.called, made.symbol) == (parent, called, symbol)
