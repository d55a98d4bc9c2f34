"""Documents that invite a wrong guess: a wrong value is worse than an empty field."""

import contextlib
import random
from collections.abc import Callable

import pytest

from pii_desktop.errors import PiiError
from pii_desktop.importers.evidence_fields import read_content
from tests.importers import official_pdf, official_word
from tests.importers.official import COUNTRY, DOCUMENTS, a_document, known_names

KNOWN = known_names()
Made = Callable[..., bytes]
EITHER = pytest.mark.parametrize(
    ("of_lines", "name"), [(official_word.of_lines, "a.docx"), (official_pdf.of_lines, "a.pdf")], ids=["word", "pdf"]
)
HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH", *COUNTRY)
CITING = "Thực hiện Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Bắc Ninh,"


def offers(content: bytes, name: str) -> set[str]:
    return set(read_content(content, name, KNOWN).offers())


@EITHER
@pytest.mark.parametrize(
    "lines",
    [
        ("Kính gửi anh Nam,", CITING, "em gửi số liệu kèm theo. Em cảm ơn anh."),
        ("Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;", CITING),
        ("DANH MỤC VĂN BẢN", "Số: 12/QĐ-UBND", "Số: 15/QĐ-UBND", "Số: 18/QĐ-UBND"),
        ("Số: 1234", "Ngày: 07/5/2025"),
        ("Provincial innovation index", "Hanoi, 6 May 2025", "No. 12/2025"),
        ("STT", "Tên doanh nghiệp", "Số: 05/GCN", "Công ty TNHH Kinh Bắc"),
        ("Bắc Ninh, ngày 06 tháng 5 năm 2025 là ngày hội khởi nghiệp sáng tạo của tỉnh.",),
        ("Bắc Ninh, ngày 06 tháng 5 năm 2025", "Anh Nam thân mến,"),
        ("MẪU BÁO CÁO", "TÊN CƠ QUAN CHỦ QUẢN", "TÊN CƠ QUAN", "Số: .../BC-...", "..., ngày ... tháng ... năm ..."),
        ("Quyết định này thay thế Quyết định số 15/2020/QĐ-UBND có hiệu lực kể từ ngày 01/01/2021.",),
    ],
)  # fmt: skip
def test_texts_that_are_no_official_documents_offer_nothing(lines: tuple[str, ...], of_lines: Made, name: str) -> None:
    assert offers(of_lines(*lines), name) == set()


@EITHER
@pytest.mark.parametrize(
    "line",
    [
        "Số: 1234", "Số:          /KH-UBND", "Số: ....../KH-UBND", "Số: 15/SY-UBND", "Số: 2025",
        "Số ký hiệu hồ sơ: 15/A", "Số\ufffd 12/", "Số: 12/", "số 12/QĐ-UBND ngày 05/3/2025",
    ],
)  # fmt: skip
def test_what_is_no_number_of_the_document(line: str, of_lines: Made, name: str) -> None:
    content = of_lines(*HEAD, line, "Bắc Ninh, ngày 06 tháng 5 năm 2025", "KẾ HOẠCH", "Nâng cao Chỉ số PII", CITING)
    found = offers(content, name)
    assert "number" not in found
    assert "signed_on" in found


@EITHER
@pytest.mark.parametrize(
    "line",
    [
        "Bắc Ninh, ngày 31 tháng 02 năm 2025", "Bắc Ninh, ngày 06 tháng 13 năm 2025", "Bắc Ninh, ngày 06 tháng 5",
        "Bắc Ninh, ngày 06 tháng 5 năm 202...", "Bắc Ninh, ngày     tháng 5 năm 2025", "Bắc Ninh, tháng 5 năm 2025",
        "(Kèm theo Báo cáo ngày 06 tháng 5 năm 2025)", "Ngày: 07/5/2025", "Bắc Ninh, ngày 06 tháng 5 năm 25",
        "Bắc Ninh, ngày 00 tháng 5 năm 2025", "Bắc Ninh, ngày …/…/2025",
    ],
)  # fmt: skip
def test_what_is_no_date_of_the_document(line: str, of_lines: Made, name: str) -> None:
    content = of_lines(*HEAD, "Số: 279/KH-UBND", line, "KẾ HOẠCH", "Nâng cao Chỉ số PII", CITING)
    found = offers(content, name)
    assert "signed_on" not in found
    assert "number" in found


@EITHER
def test_two_numbers_or_two_dates_in_one_letterhead_offer_neither(of_lines: Made, name: str) -> None:
    content = of_lines(
        *HEAD, "Số: 279/KH-UBND", "Số: 280/KH-UBND", "Bắc Ninh, ngày 06 tháng 5 năm 2025",
        "Bắc Ninh, ngày 07 tháng 5 năm 2025", "KẾ HOẠCH", "Nâng cao Chỉ số PII", CITING,
    )  # fmt: skip
    assert not offers(content, name) & {"number", "signed_on"}


@EITHER
@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ Quyết định số 19/2020/QĐ-UBND có hiệu lực kể từ ngày 15/3/2020;",
        "Luật Khoa học, công nghệ có hiệu lực thi hành từ ngày 01 tháng 10 năm 2025.",
        "Nghị quyết số 12/NQ-HĐND hết hiệu lực từ ngày 01/01/2026.",
        "Quyết định này có hiệu lực kể từ ngày 01/6/2025. Quyết định này có hiệu lực kể từ ngày 01/7/2025.",
        "Quyết định này có hiệu lực kể từ ngày được cấp có thẩm quyền phê duyệt.",
        "Quyết định này có hiệu lực kể từ ngày 31/6/2025.",
        "Quyết định này có hiệu lực kể từ ngày 01/6/2025 đến ngày 01/01/2024.",
        "Các chính sách còn hiệu lực đến ngày 30/6/2025 thì được tính.",
    ],
)
def test_sentences_that_do_not_say_when_the_document_is_in_force(sentence: str, of_lines: Made, name: str) -> None:
    content = of_lines(*HEAD, "Số: 9/QĐ-UBND", "Bắc Ninh, ngày 06 tháng 5 năm 2025", "QUYẾT ĐỊNH", CITING, sentence)
    assert not offers(content, name) & {"in_force_from", "in_force_to", "expires_on"}


def test_a_stamp_of_receipt_never_names_the_issuer() -> None:
    """The stamp of the department that received the document stands between its bodies and its number."""
    for paper in (a_document("báo cáo của sở"), a_document("kế hoạch của UBND tỉnh")):
        stamped = official_word.of_lines(
            *paper.bodies, "SỞ TÀI CHÍNH", "CÔNG VĂN ĐẾN", "Số: 1234", "Ngày: 07/5/2025", paper.number, *COUNTRY,
            paper.place_date, paper.kind,
        )  # fmt: skip
        issuer = read_content(stamped, "a.docx", KNOWN).issuer
        assert issuer is not None
        assert issuer.value == paper.expected["issuer"]
        assert not issuer.is_sure


def test_pages_with_lines_missing_or_out_of_order_give_no_wrong_number_date_or_sure_issuer() -> None:
    chance = random.Random(5)
    for paper in DOCUMENTS:
        whole = (*paper.bodies, paper.number, *paper.matter, *paper.country, paper.place_date, paper.kind,
                 *paper.abstract, *paper.below, *paper.text)  # fmt: skip
        for attempt in range(8):
            kept = [line for line in whole if line and chance.random() > 0.2]
            if attempt % 4 == 3:
                chance.shuffle(kept)
            offered = read_content(official_word.of_lines(*kept), "a.docx", KNOWN)
            for name, offer in offered.offers().items():
                is_firm = name in ("number", "signed_on", "kind") or (name == "issuer" and offer.is_sure)
                assert not is_firm or offer.value == paper.expected[name], (paper.name, kept)


def test_damaged_pages_are_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(7)
    content = official_pdf.printed(a_document("quyết định có hiệu lực"))
    for _ in range(25):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 30)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with contextlib.suppress(PiiError):
            read_content(bytes(damaged), "a.pdf", KNOWN)


def test_a_project_in_the_name_of_a_body_is_no_kind() -> None:
    content = official_word.of_lines(
        "UBND TỈNH BẮC NINH", "TỔ CÔNG TÁC TRIỂN KHAI", "ĐỀ ÁN 06", "Số: 15/TCT06", *COUNTRY,
        "Bắc Ninh, ngày 06 tháng 5 năm 2025", "Kính gửi: Các sở, ban, ngành.",
    )  # fmt: skip
    assert "kind" not in offers(content, "a.docx")


def test_the_cover_of_a_report_gives_no_date_and_no_number() -> None:
    content = official_word.of_lines(
        "UBND TỈNH BẮC NINH", "SỞ TÀI CHÍNH", "BÁO CÁO", "TỔNG KẾT NĂM 2024", "Bắc Ninh, tháng 12 năm 2024"
    )
    offered = read_content(content, "a.docx", KNOWN)
    assert (offered.number, offered.signed_on) == (None, None)
    assert not any(offer.is_sure for offer in offered.offers().values())


def test_the_received_copy_keeps_the_number_of_the_document() -> None:
    paper = a_document("công văn")
    offered = read_content(official_pdf.printed(paper, official_pdf.Print(is_received=True)), "a.pdf", KNOWN)
    assert offered.number is not None
    assert offered.number.value == "1520/SNNMT-KHTC"


@pytest.mark.parametrize(
    "bodies",
    [
        ("SỞ TÀI CHÍNH", "ỦY BAN NHÂN DÂN TỈNH BẮC NINH"),
        ("TÊN CƠ QUAN", "SỞ TÀI CHÍNH"),
        ("UBND TỈNH BẮC NINH", "SỞ TÀI CHÍNH"),
    ],
)
def test_bodies_that_contradict_the_number_or_each_other_are_not_offered(bodies: tuple[str, ...]) -> None:
    paper = a_document("kế hoạch của UBND tỉnh", bodies=bodies)
    assert read_content(official_word.in_table(paper), "a.docx", KNOWN).issuer is None
