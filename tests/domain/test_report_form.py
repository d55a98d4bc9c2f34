"""Words of the official form, as Nghị định 30/2020/NĐ-CP wants them."""

from dataclasses import replace
from datetime import date

import pytest

from pii_desktop.domain.bodies import head_title
from pii_desktop.domain.report import Annex, Block, Heading, Letterhead, plain
from pii_desktop.domain.report_form import (
    addressee_lines,
    annex_label,
    annex_reference,
    count_text,
    legal_basis_lines,
    number_headings,
    number_line,
    official_date,
    people_committee,
    place_and_date,
    recipient_lines,
    salutation,
    signature_lines,
    subject_line,
)

HEAD = Letterhead("Ủy ban nhân dân tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", 2025, "Kết quả năm 2025")


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2025, 5, 6), "06/5/2025"), (date(2025, 2, 12), "12/02/2025"), (date(2024, 1, 1), "01/01/2024")],
)
def test_days_below_ten_and_the_first_two_months_carry_a_zero(day: date, shown: str) -> None:
    assert official_date(day) == shown


def test_number_and_date_are_left_to_the_records_office() -> None:
    assert number_line(HEAD) == "Số: " + "\u00a0" * 7 + "/BC-STC"
    assert place_and_date(HEAD).replace("\u00a0", " ") == "Bắc Ninh, ngày     tháng     năm 2025"


def test_a_numbered_document_shows_number_and_date() -> None:
    numbered = replace(HEAD, number="5", signed_on=date(2025, 12, 3))
    assert number_line(numbered) == "Số: 05/BC-STC"
    assert place_and_date(numbered) == "Bắc Ninh, ngày 03 tháng 12 năm 2025"
    assert annex_reference(numbered) == "(Kèm theo Báo cáo số 05/BC-STC ngày 03 tháng 12 năm 2025 của Sở Tài chính)"


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (3, "03"), (10, "10"), (120, "120")])
def test_counts(count: int, shown: str) -> None:
    assert count_text(count) == shown


def test_sections_are_counted_in_three_levels_with_the_barred_d() -> None:
    blocks: list[Block] = [Heading(1, "Một"), Heading(2, "Hai"), *(Heading(3, "x") for _ in range(6))]
    blocks += [plain("Lời"), Heading(2, "Ba"), Heading(3, "y"), Heading(1, "Bốn"), Heading(2, "Năm")]
    labels = [block.label for block in number_headings(blocks) if isinstance(block, Heading)]
    assert labels == ["I.", "1.", "a)", "b)", "c)", "d)", "đ)", "e)", "2.", "a)", "II.", "1."]


def test_more_sections_than_letters_go_on() -> None:
    labels = [block.label for block in number_headings([Heading(3, "x")] * 24) if isinstance(block, Heading)]
    assert labels[-2:] == ["y)", "a1)"]


@pytest.mark.parametrize(
    ("authority", "title", "department", "lines"),
    [
        ("", "Giám đốc", "Sở Tài chính", ("GIÁM ĐỐC",)),
        ("", "", "Sở Tài chính", ("GIÁM ĐỐC",)),
        ("KT.", "Phó Giám đốc", "Sở Tài chính", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Sở Tài chính", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("KT.", "Phó Chi cục trưởng", "Chi cục Thống kê", ("KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG")),
        ("TL.", "Chánh Văn phòng", "Sở Nội vụ", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("TUQ.", "Trưởng phòng", "Ban Quản lý các KCN", ("TUQ. TRƯỞNG BAN", "TRƯỞNG PHÒNG")),
        ("Q.", "Giám đốc", "Sở Tài chính", ("Q. GIÁM ĐỐC",)),
        ("TM.", "Chủ tịch", "Ủy ban nhân dân huyện Gia Bình", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "TM.",
            "Phó Chủ tịch",
            "UBND xã Tân Yên",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("TL.", "Chánh Văn phòng", "UBND xã Tân Yên", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ],
)
def test_lines_above_a_signature(authority: str, title: str, department: str, lines: tuple[str, ...]) -> None:
    assert signature_lines(authority, title, department) == lines


def test_the_head_of_an_office_is_named_by_its_kind() -> None:
    assert head_title("Văn phòng UBND tỉnh") == "CHÁNH VĂN PHÒNG"


def test_recipients_begin_with_the_addressee_and_end_with_the_archive() -> None:
    listed = ("- Lưu: VT, QLNS;", "Như trên", "Ban Giám đốc.", "")
    assert recipient_lines(listed, has_addressee=True) == ("- Như trên;", "- Ban Giám đốc;", "- Lưu: VT, QLNS.")
    assert recipient_lines((), has_addressee=False) == ("- Lưu: VT.",)


@pytest.mark.parametrize(
    ("listed", "last"),
    [
        ((), "- Lưu: VT, QLNS."),
        (("Lưu VT",), "- Lưu VT, QLNS."),
        (("Lưu: VT.",), "- Lưu: VT, QLNS."),
        (("Lưu: VT, TH",), "- Lưu: VT, TH."),
    ],
)
def test_the_unit_that_drafted_stands_behind_the_records_office(listed: tuple[str, ...], last: str) -> None:
    assert recipient_lines(listed, has_addressee=False, drafting_unit="QLNS.")[-1] == last


def test_several_addressees_stand_on_lines_of_their_own() -> None:
    assert addressee_lines(("Sở Nội vụ",)) == ("Sở Nội vụ",)
    assert addressee_lines(("Sở Nội vụ", "Sở Tư pháp")) == ("- Sở Nội vụ;", "- Sở Tư pháp.")


def test_a_lone_annex_has_no_number() -> None:
    assert annex_label(Annex(0, "BIỂU", ())) == "Phụ lục"
    assert annex_label(Annex(3, "BIỂU", ())) == "Phụ lục III"


def test_cities_under_central_government_are_no_provinces() -> None:
    assert people_committee("Huế") == "Ủy ban nhân dân thành phố Huế"
    assert people_committee("Bắc Ninh") == "Ủy ban nhân dân tỉnh Bắc Ninh"
    assert people_committee("Tỉnh Bắc Ninh") == "Ủy ban nhân dân tỉnh Bắc Ninh"


def test_a_letter_is_called_so_and_says_what_it_is_about() -> None:
    letter = replace(HEAD, kind="", symbol="STC-QLNS", abstract="cung cấp số liệu PII năm 2025")
    assert (letter.is_letter, HEAD.is_letter) == (True, False)
    assert subject_line(letter) == "V/v cung cấp số liệu PII năm 2025"
    assert annex_reference(letter).startswith("(Kèm theo Công văn số")


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ((), ()),
        (("Sở Nội vụ",), ("Kính gửi: Sở Nội vụ.",)),
        (("Sở Nội vụ", "Sở Tài chính"), ("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính.")),
    ],
)
def test_addressees_are_named_behind_or_below_the_salutation(names: tuple[str, ...], lines: tuple[str, ...]) -> None:
    assert salutation(replace(HEAD, addressees=names)) == lines


def test_the_legal_basis_ends_its_lines_however_they_were_typed() -> None:
    typed = ("Căn cứ Nghị định số 30/2020/NĐ-CP.", "Căn cứ Kế hoạch số 279/KH-UBND;")
    assert legal_basis_lines(replace(HEAD, legal_basis=typed)) == (
        "Căn cứ Nghị định số 30/2020/NĐ-CP;",
        "Căn cứ Kế hoạch số 279/KH-UBND.",
    )
