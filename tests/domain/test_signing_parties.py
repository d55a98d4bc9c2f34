"""Before signature: who writes to whom, accents, days to come; texts that are wrong and texts that only look so."""

from dataclasses import replace
from datetime import date

import pytest

from pii_desktop.domain.report import plain
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import Parties, ProvinceName, SigningMatter
from pii_desktop.domain.signing_rules import SigningRule
from tests.domain.signing_samples import OPENING, a_head, matter, sound

Rule = SigningRule
MERGED_ON = date(2025, 7, 1)
PROVINCES = (
    ProvinceName("Bắc Giang", "Bắc Ninh", MERGED_ON),
    ProvinceName("Thừa Thiên Huế", "Huế", MERGED_ON),
    *map(ProvinceName, ("Bắc Ninh", "Huế", "Hà Nội", "Ninh Bình")),
)
DEPARTMENTS = (
    ("Sở Tài chính", "Sở Tài Chính"),
    ("Sở Khoa học và Công nghệ", "Sở KH&CN", "Sở KHCN"),
    ("Sở Y tế",),
    ("Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"),
    ("Sở Nội vụ",),
)
TITLE = "nâng cao Chỉ số đổi mới sáng tạo trên địa bàn tỉnh Bắc Giang"
PARTIES = Parties("Bắc Ninh", PROVINCES, DEPARTMENTS, (TITLE,))
NEW_CLOSING = (
    "Trên đây là báo cáo của Sở Tài chính về kết quả thực hiện Kế hoạch số 279/KH-UBND, kính gửi {} tổng hợp./."
)


def known(checked: SigningMatter, province: str = "Bắc Ninh") -> SigningMatter:
    """The document with what is known of provinces and departments, on 20/11/2025."""
    return replace(checked, parties=replace(PARTIES, province=province), today=date(2025, 11, 20))


def framed(opening: str = OPENING, *told: str, closing: str = NEW_CLOSING) -> SigningMatter:
    """The sound report with other first and last words and more sentences between them."""
    blocks = sound().blocks
    last = closing.format("Sở Khoa học và Công nghệ") if "{}" in closing else closing
    middle = (*blocks[1:-1], *(plain(text, key=f"own/{number}") for number, text in enumerate(told)))
    whole = (plain(opening, key="opening"), *middle, plain(last, key="closing"))
    return known(matter(sound(blocks=whole)))


def headed(**changed: object) -> SigningMatter:
    return known(matter(sound(head=a_head(**changed))))


def saying(*told: str) -> SigningMatter:
    return framed(OPENING, *told)


def begun(reporter: str) -> SigningMatter:
    return framed(f"Thực hiện Kế hoạch số 279/KH-UBND ngày 06/5/2025 của Ủy ban nhân dân tỉnh Bắc Ninh, {reporter}")


BROKEN: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.OTHER_PROVINCE, headed(parent_body="Ủy ban nhân dân tỉnh Ninh Bình")),
    (Rule.OTHER_PROVINCE, headed(parent_body="UBND TP. Huế")),
    (Rule.OTHER_PROVINCE, headed(place="Hà Nội")),
    (Rule.OTHER_PROVINCE, headed(addressees=("Ủy ban nhân dân tỉnh Ninh Bình",))),
    (Rule.OTHER_PROVINCE, begun("Sở Tài chính tỉnh Ninh Bình báo cáo Sở Khoa học và Công nghệ như sau:")),
    (Rule.OTHER_PROVINCE, framed(closing="Trên đây là báo cáo của Sở Tài chính tỉnh Ninh Bình./.")),
    (Rule.OLD_PROVINCE, headed(parent_body="Ủy ban nhân dân tỉnh Bắc Giang")),
    (Rule.OLD_PROVINCE, headed(place="Bắc Giang")),
    (Rule.OLD_PROVINCE, saying("Sở đã tham mưu UBND tỉnh Bắc Giang ban hành cơ chế hỗ trợ doanh nghiệp.")),
    (Rule.OLD_PROVINCE, known(matter(sound(head=a_head(parent_body="UBND tỉnh Bắc Giang"))), province="Bắc Giang")),
    (Rule.OTHER_DEPARTMENT, begun("Sở Y tế báo cáo Sở Khoa học và Công nghệ kết quả như sau:")),
    (Rule.OTHER_DEPARTMENT, begun("Sở Y tế tỉnh Bắc Ninh xin báo cáo Sở Khoa học và Công nghệ kết quả như sau:")),
    (Rule.OTHER_DEPARTMENT, begun("theo đề nghị của Sở Tài chính, Sở Y tế trân trọng báo cáo như sau:")),
    (Rule.OTHER_DEPARTMENT, framed(closing="Trên đây là báo cáo kết quả thực hiện năm 2025 của Sở Y tế./.")),
    (Rule.OTHER_ADDRESSEE, framed(closing=NEW_CLOSING.format("Sở Nội vụ"))),
    (Rule.OTHER_ADDRESSEE, framed(closing=NEW_CLOSING.format("Ủy ban nhân dân tỉnh"))),
    (Rule.OTHER_ADDRESSEE, begun("Sở Tài chính báo cáo Sở Nội vụ kết quả năm 2025 như sau:")),
    (Rule.UNACCENTED, saying("So Tai chinh da tham muu ban hanh ke hoach thuc hien.")),
    (Rule.UNACCENTED, saying("Sở đã họp. Trong nam qua da co nhieu ket qua tot – can phat huy.")),
    (Rule.FUTURE_DOCUMENT, saying("Theo Quyết định số 15/QĐ-STC ngày 12/3/2026 của Sở Tài chính, tổ đã họp.")),
    (Rule.FUTURE_DOCUMENT, headed(number="128", signed_on=date(2025, 4, 28))),
    (Rule.FUTURE_DONE, saying("Ngày 12/12/2025, Sở đã tổ chức hội nghị tập huấn.")),
    (Rule.FUTURE_DONE, saying("Sở đã tổ chức hội nghị tập huấn vào ngày 12 tháng 12 năm 2025.")),
)

SOUND: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.OTHER_PROVINCE, headed()),
    (Rule.OTHER_PROVINCE, headed(parent_body="UBND TỈNH BẮC NINH", place="Từ Sơn")),
    (Rule.OTHER_PROVINCE, saying("Sở đã học tập kinh nghiệm của thành phố Huế và tỉnh Ninh Bình.")),
    (Rule.OTHER_PROVINCE, known(matter(), province="Bắc Giang")),
    (Rule.OLD_PROVINCE, saying("Địa bàn tỉnh Bắc Giang cũ có 12 cụm công nghiệp.")),
    (Rule.OLD_PROVINCE, saying("Sau khi sáp nhập tỉnh Bắc Giang, số xã giảm.")),
    (Rule.OLD_PROVINCE, saying(f"Kế hoạch số 12/KH-UBND ngày 06/3/2025 của UBND tỉnh Bắc Giang về {TITLE} đã xong.")),
    (Rule.OLD_PROVINCE, saying("Đã thăm tỉnh Thừa Thiên Huế.")),
    (Rule.OLD_PROVINCE, known(matter(), province="Bắc Giang")),
    (Rule.OTHER_DEPARTMENT, begun("theo đề nghị của Sở Y tế, Sở Tài chính báo cáo như sau:")),
    (Rule.OTHER_DEPARTMENT, begun("theo yêu cầu của Sở Y tế báo cáo kết quả năm 2025, đơn vị xin báo cáo như sau:")),
    (Rule.OTHER_DEPARTMENT, framed(closing="Trên đây là báo cáo của đơn vị theo yêu cầu của Sở Y tế./.")),
    (
        Rule.OTHER_DEPARTMENT,
        framed(closing="Trên đây là báo cáo thực hiện Kế hoạch số 15/KH-SYT ngày 06/3/2025 của Sở Y tế./."),
    ),
    (Rule.OTHER_DEPARTMENT, saying("Sở Y tế báo cáo đã hoàn thành 3 nhiệm vụ.")),
    (Rule.OTHER_ADDRESSEE, framed(closing=NEW_CLOSING.format("Sở KH&CN"))),
    (Rule.OTHER_ADDRESSEE, framed(closing=NEW_CLOSING.format("Sở KHCN") + " báo cáo Ủy ban nhân dân tỉnh./.")),
    (Rule.OTHER_ADDRESSEE, begun("Sở Tài chính báo cáo Ủy ban nhân dân tỉnh (qua Sở KH&CN) như sau:")),
    (Rule.OTHER_ADDRESSEE, headed(addressees=())),
    (Rule.UNACCENTED, saying("Nội dung: Vietnam Innovation Index, PII 2025, ISO 9001:2015, TCVN 6909:2001, BC-STC.")),
    (Rule.UNACCENTED, saying("The national strategy on research and development of science (Horizon Europe).")),
    (Rule.UNACCENTED, saying("Liên hệ: Tran Van An, Le Thi Lan, Nguyen Thi Hoa; tran.van.an@bacninh.gov.vn")),
    (Rule.UNACCENTED, saying("Sở đã xong. Tham gia cho vay trong năm. Ba xe tham gia.")),
    (Rule.FUTURE_DOCUMENT, saying("Theo Quyết định số 15/QĐ-STC ngày 20/11/2025 của Sở Tài chính, tổ đã họp.")),
    (Rule.FUTURE_DOCUMENT, replace(saying("Theo Quyết định số 15/QĐ-STC ngày 20/11/2026, tổ đã họp."), today=None)),
    (Rule.FUTURE_DONE, saying("Ngày 12/11/2025, Sở đã họp; sẽ tổng kết vào ngày 12/12/2025.")),
    (Rule.FUTURE_DONE, saying("Giấy chứng nhận đã cấp có hiệu lực đến ngày 31/12/2027.")),
    (Rule.FUTURE_DONE, saying("Sở đã lập kế hoạch tổ chức hội nghị ngày 12/12/2025.")),
    (Rule.FUTURE_DONE, saying("Sở đã đề nghị các đơn vị gửi số liệu trước ngày 12/12/2025.")),
)


def rules_of(checked: SigningMatter) -> set[SigningRule]:
    return {each.rule for each in check_document(checked)}


@pytest.mark.parametrize(("rule", "checked"), BROKEN)
def test_a_document_that_breaks_a_rule_is_told(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule in rules_of(checked)


@pytest.mark.parametrize(("rule", "checked"), SOUND)
def test_a_document_that_keeps_it_is_not(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule not in rules_of(checked)


def test_nothing_new_is_said_of_the_sound_report() -> None:
    assert check_document(known(matter())) == check_document(framed()) == ()


def test_what_is_wrong_is_quoted_as_it_stands() -> None:
    assert {each.text for each in check_document(framed(closing=NEW_CLOSING.format("Sở Nội vụ")))} == {
        "Lời văn gửi “Sở Nội vụ”, phần “Kính gửi” ghi Sở Khoa học và Công nghệ"
    }
    assert check_document(headed(parent_body="UBND tỉnh Bắc Giang"))[0].text == (
        "“tỉnh Bắc Giang” nay là tỉnh Bắc Ninh (từ 01/7/2025)"
    )
    assert check_document(headed(number="128", signed_on=date(2025, 4, 28)))[0].text == (
        "Văn bản 279/KH-UBND ghi ngày 06/5/2025, sau ngày ký báo cáo 28/4/2025"
    )
