"""Hostile texts of a person come out of PDF and Word as they went in, in every document beside the report."""

from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.letter_officers import Named, OfficersMatter
from pii_desktop.domain.letters import Matter, build_letter, letter_wording
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report import Report
from tests.domain.letter_samples import (
    BUDGET,
    SENDER,
    a_form,
    handover,
    many_requests,
    misprints,
    officers,
    one_request,
)
from tests.exporters.docx_reading import read_texts, stored_texts, written
from tests.exporters.hard_texts import (
    COMPOSED,
    DECOMPOSED,
    EMOJI,
    FORMULA,
    HIGHER_THAN_A_PAGE,
    LONG_WORD,
    MARKUP,
    VIETNAMESE,
)
from tests.exporters.pdf_reading import Pages, letters_of, without_blanks

HARD = pytest.mark.parametrize(
    ("given", "read"),
    [
        (MARKUP, MARKUP),
        (FORMULA, FORMULA),
        (LONG_WORD, LONG_WORD),
        (VIETNAMESE, VIETNAMESE),
        (DECOMPOSED, COMPOSED),
        ("Sở A & B <Nội vụ>", "Sở A & B <Nội vụ>"),
    ],
    ids=["markup", "formula", "word", "letters", "nfd", "name"],
)

_LONGEST_NAME = 600  # of a department


def hostile(text: str) -> list[Report]:
    """Documents that hold `text` wherever a person may have typed it."""
    row = replace(BUDGET, name=f"Tên {text}", content=f"Nội dung {text}", unit="")
    part, places = misprints().places[0]
    wrong = tuple(replace(each, name=f"Tên {text}", reason=f"Lý do {text}") for each in places)
    person = replace(officers().named[0].person, officer=Officer(f"Nguyễn {text}", f"Chức vụ {text}"))
    department = f"Sở {text}"[:_LONGEST_NAME]
    matters: tuple[Matter, ...] = (
        replace(one_request(), forms=(a_form(department, row),)),
        replace(many_requests(), forms=(a_form(department, row), a_form("Sở Nội vụ", row))),
        replace(misprints(), places=((part, wrong),)),
        OfficersMatter((Named(person),)),
    )
    recipients = (f"Phòng {text}"[:_LONGEST_NAME],)
    settled = replace(letter_wording(SENDER, matters[-1]), more=f"Đoạn thêm {text}", recipients=recipients)
    return [*(build_letter(SENDER, each) for each in matters), build_letter(SENDER, matters[-1], settled)]


@HARD
def test_hostile_texts_come_out_of_word_as_they_went_in(given: str, read: str, tmp_path: Path) -> None:
    for report in hostile(given):
        texts = read_texts(written(report, tmp_path))
        assert texts == stored_texts(report)
        assert any(read in text for text in texts)


@HARD
def test_hostile_texts_come_out_of_the_pdf_as_they_went_in(given: str, read: str, tmp_path: Path) -> None:
    first, *_, last = hostile(given)
    assert without_blanks(f"Nội dung {read}")[1:] in letters_of(first, tmp_path)  # the first letter is a small one
    assert without_blanks(f"Đoạn thêm {read}") in letters_of(last, tmp_path)


@pytest.mark.parametrize("text", [EMOJI, HIGHER_THAN_A_PAGE, "x" * 3000], ids=["emoji", "high", "long"])
def test_what_no_page_can_hold_breaks_nothing(text: str, tmp_path: Path) -> None:
    for report in hostile(text):
        with Pages(report, tmp_path) as pages:
            assert pages
        assert read_texts(written(report, tmp_path)) == stored_texts(report)


@pytest.mark.parametrize("count", range(1, 9))
def test_the_signature_of_a_record_never_stands_alone(count: int, tmp_path: Path) -> None:
    matter = handover()
    more = "\n".join(f"Nội dung bàn giao thêm thứ {number} của hai bên." for number in range(count))
    report = build_letter(SENDER, matter, replace(letter_wording(SENDER, matter), more=more))
    with Pages(report, tmp_path) as pages:
        page = next(page for page in pages if "XÁC NHẬN CỦA ĐƠN VỊ" in page.extract_text())
        assert "xác nhận nội dung bàn giao nêu trên./." in " ".join(page.extract_text().split())
