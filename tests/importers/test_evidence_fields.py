"""What is read from documents of every kind and layout: each field counted, no wrong value among them."""

from collections.abc import Callable
from typing import Any

import pytest

from pii_desktop.domain.evidence_reading import Confidence, OfferedFields
from pii_desktop.importers import evidence_fields
from pii_desktop.importers.evidence_fields import read_content
from tests.importers import official_pdf, official_word
from tests.importers.official import DOCUMENTS, FIELDS, Official, a_document, known_names
from tests.importers.official_pdf import PRINTS, Print, printed

KNOWN = known_names()
# Certificates bear their number late, or without a symbol: under a stamp of receipt nobody can say what is whose.
LEFT_OPEN = {
    ("giấy chứng nhận doanh nghiệp KH&CN", "stamped", "issuer"),
    ("giấy chứng nhận nhãn hiệu", "stamped", "issuer"),
    ("giấy chứng nhận nhãn hiệu", "stamped", "number"),
    ("giấy chứng nhận nhãn hiệu", "dấu đến", "number"),
}


def of_word(content: bytes) -> OfferedFields:
    return read_content(content, "van-ban.docx", KNOWN)


def of_pdf(content: bytes) -> OfferedFields:
    return read_content(content, "van-ban.pdf", KNOWN)


def mistakes(paper: Official, offered: OfferedFields) -> dict[str, tuple[Any, Any]]:
    """The fields that are not right, as read and as they should be."""
    values = {name: offer.value for name, offer in offered.offers().items()}
    return {
        name: (values.get(name), paper.expected[name]) for name in FIELDS if values.get(name) != paper.expected[name]
    }


def assert_right(paper: Official, layout: str, offered: OfferedFields) -> None:
    """Every field is right; what is left open on purpose is empty and not wrong."""
    found = mistakes(paper, offered)
    opened = {name for document, where, name in LEFT_OPEN if (document, where) == (paper.name, layout)}
    assert {name: pair for name, pair in found.items() if name not in opened} == {}, paper.name
    assert all(found[name][0] is None for name in opened)


@pytest.mark.parametrize("layout", official_word.LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_field_of_a_word_file_is_right(layout: Callable[[Official], bytes]) -> None:
    for paper in DOCUMENTS:
        assert_right(paper, layout.__name__, of_word(layout(paper)))


@pytest.mark.parametrize("how", PRINTS)
def test_every_field_of_a_pdf_is_right(how: str) -> None:
    for paper in DOCUMENTS:
        assert_right(paper, how, of_pdf(printed(paper, PRINTS[how])))


@pytest.mark.parametrize("layout", [official_word.tcvn3, official_word.vni], ids=lambda layout: layout.__name__)
def test_word_files_in_fonts_of_before_unicode(layout: Callable[[Official], bytes]) -> None:
    """.VnTime has no capitals with a tone, so that a word may begin small."""
    for paper in DOCUMENTS:
        offered = of_word(layout(paper))
        for name, (got, expected) in mistakes(paper, offered).items():
            assert str(got).lower() == str(expected).lower(), (paper.name, name)
        assert any("bảng mã cũ" in note for note in offered.notes)


def test_clean_documents_are_read_with_certainty() -> None:
    """Of number, date, issuer and kind of a clean document nothing is only likely, save what its end or text says."""
    unsure = [
        (paper.name, name)
        for paper in DOCUMENTS
        for name, offer in of_pdf(printed(paper)).offers().items()
        if name in ("number", "signed_on", "issuer", "kind", "abstract") and not offer.is_sure
    ]
    assert unsure == [
        ("giấy chứng nhận doanh nghiệp KH&CN", "signed_on"), ("giấy chứng nhận doanh nghiệp KH&CN", "issuer"),
        ("giấy chứng nhận OCOP", "signed_on"), ("giấy chứng nhận OCOP", "issuer"),
        ("hợp đồng", "signed_on"), ("biên bản", "signed_on"),
        ("hướng dẫn của chi cục", "issuer"), ("giấy mời", "issuer"),
        ("giấy chứng nhận nhãn hiệu", "number"), ("giấy chứng nhận nhãn hiệu", "issuer"),
    ]  # fmt: skip


def test_an_offer_quotes_the_words_it_was_read_from() -> None:
    offered = of_pdf(printed(a_document("quyết định có hiệu lực")))
    assert offered.number is not None
    assert offered.number.quote == "Số: 45/2024/QĐ-UBND"
    assert offered.signed_on is not None
    assert offered.signed_on.quote == "Bắc Giang, ngày 09 tháng 12 năm 2024"
    assert offered.in_force_from is not None
    assert offered.in_force_from.quote.startswith("Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 12")
    plan = of_word(official_word.in_table(a_document("kế hoạch của UBND tỉnh")))
    assert plan.issuer is not None
    assert plan.issuer.quote == "ỦY BAN NHÂN DÂN / TỈNH BẮC NINH"


def test_what_lost_letters_is_only_likely() -> None:
    offered = of_pdf(printed(a_document("kế hoạch của UBND tỉnh"), Print(lost="ỉỈ")))
    assert offered.issuer is not None
    assert offered.abstract is not None
    assert (offered.issuer.value, offered.issuer.confidence) == (
        "Ủy ban nhân dân tỉnh Bắc Ninh", Confidence.LIKELY,
    )  # fmt: skip
    assert offered.abstract.confidence is Confidence.LIKELY
    assert offered.number is not None
    assert offered.number.is_sure


def test_what_a_machine_recognised_on_a_scan_is_only_likely() -> None:
    offered = of_pdf(printed(a_document("báo cáo của sở"), Print(over_picture=True)))
    assert offered.number is not None
    assert not any(offer.is_sure for offer in offered.offers().values())
    assert evidence_fields.RECOGNISED in offered.notes


def test_a_draft_says_what_it_lacks() -> None:
    offered = of_word(official_word.in_table(a_document("dự thảo chưa có số")))
    assert (offered.number, offered.signed_on) == (None, None)
    assert {evidence_fields.NO_NUMBER, evidence_fields.NO_DATE} <= set(offered.notes)


@pytest.mark.parametrize(
    ("place_date", "day"),
    [
        ("Bắc Ninh, ngày       tháng 5 năm 2025", "2025-05-09"),
        ("Bắc Ninh, ngày       tháng 6 năm 2025", None),
        ("Bắc Ninh, ngày       tháng       năm 2025", None),
    ],
)
def test_a_blank_day_is_filled_by_the_electronic_signature_only_where_they_agree(
    place_date: str, day: str | None
) -> None:
    paper = a_document("kế hoạch của UBND tỉnh", place_date=place_date)
    offered = of_pdf(printed(paper, Print(is_signed=True))).signed_on
    assert (offered.value.isoformat() if offered else None) == day
    assert offered is None or offered.confidence is Confidence.LIKELY


def test_an_electronic_signature_is_a_plain_fact() -> None:
    content = printed(a_document("báo cáo của sở"))
    assert not of_pdf(content).is_signed
    signed = of_pdf(content + b"\n% << /Type /Sig /ByteRange [0 10 20 30] >>\n")
    assert signed.is_signed
    assert evidence_fields.SIGNED in signed.notes


def test_a_scan_gives_no_values_and_says_so() -> None:
    offered = of_pdf(official_pdf.scanned())
    assert offered.is_empty
    assert offered.notes == (evidence_fields.SCANNED,)


def test_a_workbook_is_not_read_and_says_so() -> None:
    from tests.importers.sheets import HEADER, sheet_bytes

    offered = read_content(sheet_bytes([HEADER]), "so-lieu.xlsx", KNOWN)
    assert offered.is_empty
    assert offered.notes == (evidence_fields.OTHER_FORMAT,)
