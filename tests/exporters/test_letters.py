"""A letter has no name of its kind: what it is about stands below its number, in PDF and Word alike."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from tests.exporters.docx_reading import face_of, line_with, paragraphs, read_texts, stored_texts, written
from tests.exporters.pdf_reading import MM, Pages, middle
from tests.exporters.pdf_reading import line_with as pdf_line
from tests.exporters.sample import sample_content


def a_letter() -> Report:
    report = build_report(sample_content())
    head = replace(
        report.letterhead,
        kind="",
        symbol="STC-QLNS",
        abstract="đề nghị cung cấp số liệu, minh chứng phục vụ báo cáo PII năm 2025",
        addressees=("Sở Nội vụ", "Cục Thống kê tỉnh Bắc Ninh"),
        legal_basis=("Căn cứ Kế hoạch số 279/KH-UBND ngày 06/5/2025 của UBND tỉnh Bắc Ninh",),
    )
    return replace(report, letterhead=head, blocks=report.blocks[-1:], annexes=report.annexes[:1])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with Pages(a_letter(), tmp_path_factory.mktemp("letter")) as read:
        yield read[0]


def test_the_subject_stands_below_the_number_in_the_pdf(page: Any) -> None:
    words = next(line for line in page.extract_text().split("\n") if line.startswith("V/v"))
    number, subject = pdf_line(page, "Số:        /STC-QLNS"), pdf_line(page, words)
    assert middle(subject) == pytest.approx(middle(number), abs=1)
    assert 0 < (subject[0]["top"] - number[0]["top"]) * MM < 8
    assert {round(char["size"]) for char in subject} <= {12, 13}
    assert {char["fontname"].partition("+")[2] for char in subject} == {"LiberationSerif"}


def test_nothing_stands_in_the_place_of_the_kind_in_the_pdf(page: Any) -> None:
    text = page.extract_text()
    assert "BÁO CÁO" not in text
    assert text.index("V/v") < text.index("Kính gửi:") < text.index("Căn cứ Kế hoạch")


def test_number_and_date_share_a_line_in_the_pdf(page: Any) -> None:
    number, date = pdf_line(page, "Số:"), pdf_line(page, "Bắc Ninh, ngày")
    assert number[0]["matrix"][5] == pytest.approx(date[0]["matrix"][5], abs=0.1)


def test_the_subject_stands_below_the_number_in_word(tmp_path: Path) -> None:
    document = written(a_letter(), tmp_path)
    number, subject = line_with(document, "Số:"), line_with(document, "V/v đề nghị")
    assert number.xml.getnext() is subject.xml
    assert number.xml.getparent().tag == qn("w:tc")
    assert subject.style == "Trích yếu công văn"
    face = face_of(document, "V/v đề nghị")
    assert (face.size, face.bold, face.italic, face.align) == (12, False, False, "center")
    assert not {"Tên loại", "Trích yếu"} & {each.style for each in paragraphs(document)}


def test_word_holds_every_text_of_a_letter(tmp_path: Path) -> None:
    letter = a_letter()
    texts = read_texts(written(letter, tmp_path))
    assert texts == stored_texts(letter)
    assert "(Kèm theo Công văn số" in " ".join(texts)
    assert texts[7:10] == ["Kính gửi:", "- Sở Nội vụ;", "- Cục Thống kê tỉnh Bắc Ninh."]
