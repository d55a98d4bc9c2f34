"""The lines of titles: even, no term torn, no word alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.report import Report
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.head_lines import LEFT_SHARE, body_texts, title_lines, title_side
from tests.exporters.documents import NAMES, document
from tests.exporters.docx_reading import among, paragraphs, written
from tests.exporters.pdf_reading import Pages

WIDTH = layout.text_width_of(*layout.page_of(is_landscape=False))
SIZE = layout.ABSTRACT_SIZE
HANDOVER = "Bàn giao công việc theo dõi, thực hiện Chỉ số đổi mới sáng tạo cấp địa phương (PII)"


def lines_of(report: Report, folder: Path) -> list[str]:
    """The lines of the abstract as the PDF breaks them."""
    abstract = report.letterhead.abstract
    with Pages(report, folder) as pages:
        bold = [line["text"] for line in pages[0].extract_text_lines() if line["chars"][0]["fontname"].endswith("Bold")]
    return [line for line in bold if line in abstract]


def with_abstract(abstract: str) -> Report:
    report = document("van-ban-ban-giao")
    return replace(report, letterhead=replace(report.letterhead, abstract=abstract))


@pytest.mark.parametrize("name", [name for name in NAMES if not document(name).letterhead.is_letter])
def test_no_line_of_an_abstract_is_a_lone_word(name: str, tmp_path: Path) -> None:
    lines = lines_of(document(name), tmp_path)
    assert " ".join(lines) == document(name).letterhead.abstract
    assert all(len(line.split()) > 3 for line in lines)


def test_an_abstract_is_broken_between_terms(tmp_path: Path) -> None:
    lines = ["Bàn giao công việc theo dõi, thực hiện Chỉ số", "đổi mới sáng tạo cấp địa phương (PII)"]
    assert lines_of(with_abstract(HANDOVER), tmp_path) == lines


def test_a_short_abstract_stands_on_one_line_across_the_page() -> None:
    register()
    assert title_side("Bàn giao công việc", face(bold=True), SIZE, WIDTH) == 0


@pytest.mark.parametrize("abstract", [HANDOVER, "Đổimới" * 60, f"{'Đổimới' * 20} năm 2025", "a " * 400])
def test_no_title_is_drawn_in_further_than_its_longest_line(abstract: str) -> None:
    register()
    side = title_side(abstract, face(bold=True), SIZE, WIDTH)
    assert 0 <= side < WIDTH / 2
    words = max(text_width(word, face(bold=True), SIZE) for word in abstract.split())
    assert side == 0 or words <= WIDTH - 2 * side


def test_word_keeps_the_abstract_in_one_piece(tmp_path: Path) -> None:
    found = among(paragraphs(written(with_abstract(HANDOVER), tmp_path)), HANDOVER)
    assert found.text == HANDOVER


@pytest.mark.parametrize(
    ("parent", "body", "lines"),
    [
        (
            "Ngân hàng Nhà nước Việt Nam",
            "Ngân hàng Nhà nước Khu vực 5",
            ("NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC", "KHU VỰC 5"),
        ),
        ("Bộ Tài chính", "Chi cục Thống kê tỉnh Bắc Ninh", ("BỘ TÀI CHÍNH", "CHI CỤC THỐNG KÊ", "TỈNH BẮC NINH")),
        (
            "Ủy ban nhân dân tỉnh Bắc Ninh",
            "Sở Khoa học và Công nghệ",
            ("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ),
    ],
)
def test_the_names_of_bodies_are_broken_between_terms(parent: str, body: str, lines: tuple[str, ...]) -> None:
    register()
    head = replace(document("van-ban-ban-giao").letterhead, parent_body=parent, issuing_body=body)
    above, own = body_texts(head, WIDTH * LEFT_SHARE)
    assert (*above.lines, *own.lines) == lines


def test_a_title_keeps_the_committee_and_what_is_raised_in_one_piece() -> None:
    register()
    plan = "Kế hoạch năm 2024 của Ủy ban nhân dân tỉnh Bắc Giang về cải thiện và nâng cao Chỉ số đổi mới sáng tạo"
    lines = title_lines(f"Kết quả thực hiện {plan} cấp địa phương (PII)", face(bold=True), SIZE, WIDTH)
    assert all(any(term in line for line in lines) for term in ("Ủy ban nhân dân", "nâng cao", "sáng tạo"))
