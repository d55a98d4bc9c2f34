"""Who may sign for which body, and what bodies are called."""

from dataclasses import replace

import pytest

from pii_desktop.domain.signing_authority import wrong_authority
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import Parties, SigningMatter
from pii_desktop.domain.signing_rules import SigningRule
from tests.domain.signing_samples import headed, matter, saying

Rule = SigningRule
WARD = "Ủy ban nhân dân phường Kinh Bắc"


def of_ward(**head: str) -> SigningMatter:
    """The sound report as one of a ward."""
    made = {"issuing_body": WARD, "parent_body": "", "symbol": "BC-UBND", "place": "Kinh Bắc"}
    return headed(**{**made, **head})


def told_to(made: SigningMatter, *recipients: str) -> SigningMatter:
    """The same with other recipients."""
    return replace(made, report=replace(made.report, recipients=recipients))


def quoting(text: str) -> SigningMatter:
    """The sound report with a sentence that repeats the title of a plan."""
    return replace(saying(f"Thực hiện {text}."), parties=Parties(quoted=(text,)))


BROKEN: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.CITY_NAMED, headed(parent_body="Ủy ban nhân dân tỉnh Huế")),
    (Rule.CITY_NAMED, headed(addressees=("UBND tỉnh Hà Nội",))),
    (Rule.CITY_NAMED, headed(issuing_body="Công an tỉnh Đà Nẵng")),
    (Rule.CITY_NAMED, saying("Kính gửi Ủy ban nhân dân tỉnh Hồ Chí Minh xem xét.")),
    (Rule.COMMITTEE_HEAD, of_ward(parent_body="Ủy ban nhân dân tỉnh Bắc Ninh")),
    (Rule.COMMITTEE_HEAD, of_ward(symbol="BC-UBNDPKB")),
    (Rule.COMMITTEE_HEAD, of_ward(place="Bắc Ninh")),
    (Rule.COMMITTEE_HEAD, told_to(of_ward(), "- Như trên;", "- Ban Giám đốc;", "- Lưu: VT.")),
)
SOUND: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.CITY_NAMED, headed(parent_body="Ủy ban nhân dân thành phố Huế")),
    (Rule.CITY_NAMED, saying("Học tập kinh nghiệm các tỉnh Hà Nội, Hải Phòng và tuyến liên tỉnh Hà Nội - Bắc Ninh.")),
    (Rule.CITY_NAMED, quoting("Kế hoạch hợp tác với tỉnh Huế")),
    (Rule.COMMITTEE_HEAD, of_ward()),
    (Rule.COMMITTEE_HEAD, of_ward(place="Phường Kinh Bắc")),
    (Rule.COMMITTEE_HEAD, told_to(of_ward(), "- Như trên;", "- Lãnh đạo UBND phường;", "- Lưu: VT.")),
    (Rule.COMMITTEE_HEAD, of_ward(issuing_body="UBND phường Kinh Bắc")),
    (Rule.COMMITTEE_HEAD, headed(issuing_body="Văn phòng UBND tỉnh")),
    (Rule.PLACE_MISSING, of_ward()),
)

WRONG = [
    ("Sở Tài chính", ("XX. GIÁM ĐỐC",), "quyền hạn ký"),
    ("Sở Tài chính", ("CHỦ TỊCH",), "không phải người đứng đầu"),
    ("Sở Tài chính", ("TRƯỞNG PHÒNG",), "TL. GIÁM ĐỐC"),
    ("Sở Tài chính", ("Q. PHÓ GIÁM ĐỐC",), "cấp trưởng"),
    ("Sở Tài chính", ("QUYỀN GIÁM ĐỐC",), "Q. GIÁM ĐỐC"),
    ("Sở Tài chính", ("TM. SỞ TÀI CHÍNH", "GIÁM ĐỐC"), "tập thể"),
    ("Sở Tài chính", ("THỦ TRƯỞNG",), "chưa phải tên chức vụ"),
    ("Sở Tài chính", ("PHÓ GIÁM ĐỐC",), "KT."),
    ("Sở Tài chính", ("KT. GIÁM ĐỐC", "PHÓ TRƯỞNG PHÒNG"), "PHÓ GIÁM ĐỐC"),
    ("Sở Tài chính", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "KT. GIÁM ĐỐC"),
    ("Sở Tài chính", ("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT. GIÁM ĐỐC"),
    ("Sở Tài chính", ("TL. GIÁM ĐỐC", "GIÁM ĐỐC"), "chính mình"),
    ("Sở Tài chính", ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"), "TL. GIÁM ĐỐC"),
    ("Văn phòng UBND tỉnh", ("GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    ("Trường Đại học Kinh Bắc", ("THỦ TRƯỞNG",), "chưa phải tên chức vụ"),
    (WARD, ("TM. UBND PHƯỜNG KINH BẮC", "CHỦ TỊCH"), "TM. ỦY BAN NHÂN DÂN"),
    (WARD, ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), "KT."),
    (WARD, ("TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC"), "Chủ tịch"),
    (WARD, ("TM. ỦY BAN NHÂN DÂN",), "dòng dưới"),
]
RIGHT = [
    ("Sở Tài chính", ("GIÁM ĐỐC",)),
    ("Sở Tài chính", ("Q. GIÁM ĐỐC",)),
    ("Sở Tài chính", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("Sở Tài chính", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
    ("Sở Tài chính", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG QUẢN LÝ NGÂN SÁCH")),
    ("Sở Tài chính", ("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
    ("Văn phòng UBND tỉnh", ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    ("Công an tỉnh Bắc Ninh", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("Ban Quản lý các Khu công nghiệp tỉnh", ("KT. TRƯỞNG BAN", "PHÓ BAN")),
    ("Ban Quản lý các Khu công nghiệp tỉnh", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
    ("Thống kê tỉnh Bắc Ninh", ("TRƯỞNG THỐNG KÊ TỈNH",)),
    ("Thống kê tỉnh Bắc Ninh", ("KT. TRƯỞNG THỐNG KÊ", "PHÓ TRƯỞNG THỐNG KÊ")),
    ("Cục Thống kê", ("KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG")),
    ("Ngân hàng Nhà nước Khu vực 5", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("Thanh tra tỉnh", ("KT. CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA")),
    ("Liên minh Hợp tác xã tỉnh", ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")),
    ("Trường Đại học Kinh Bắc", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
    ("Trường Đại học Kinh Bắc", ("TM. HỘI ĐỒNG TRƯỜNG", "CHỦ TỊCH")),
    (WARD, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    (WARD, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    (WARD, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    (WARD, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
]


@pytest.mark.parametrize(("body", "lines", "words"), WRONG)
def test_a_title_or_sign_that_does_not_fit_the_body_is_told(body: str, lines: tuple[str, ...], words: str) -> None:
    assert words in wrong_authority(lines, body)


@pytest.mark.parametrize(("body", "lines"), RIGHT)
def test_those_that_fit_are_not(body: str, lines: tuple[str, ...]) -> None:
    assert wrong_authority(lines, body) == ""


@pytest.mark.parametrize(("rule", "checked"), BROKEN)
def test_a_body_called_or_headed_wrongly_is_told(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule in {each.rule for each in check_document(checked)}


@pytest.mark.parametrize(("rule", "checked"), SOUND)
def test_one_that_is_right_is_not(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule not in {each.rule for each in check_document(checked)}


def test_the_city_is_told_with_what_to_write() -> None:
    (told,) = (
        each for each in check_document(headed(parent_body="Ủy ban nhân dân tỉnh Huế")) if each.rule is Rule.CITY_NAMED
    )
    assert "viết “thành phố Huế”" in told.text
    assert told.place.tab == "parent_body"


def test_the_sample_is_sound() -> None:
    assert check_document(matter()) == ()
