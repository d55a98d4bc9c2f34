"""Words that lost a letter in a PDF are read where one reading is left, and left alone elsewhere."""

import re
from collections import Counter
from pathlib import Path

import pytest

from pii_desktop.domain.framework import Direction, Framework, Heading, Indicator, SourceClass
from pii_desktop.importers.lost_letters import Mender
from pii_desktop.importers.plan_words import PHRASES, known_words
from pii_desktop.text.normalise import to_nfc

LOST = "\ufffd"


def mended(*texts: str) -> list[str]:
    """The texts of one document as read."""
    mender = Mender([(text,) for text in texts], PHRASES)
    return [mender.mend((text,))[0].text for text in texts]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Ch số thành phần", "Chỉ số thành phần"),
        ("UBND tnh Bắc Giang", "UBND tỉnh Bắc Giang"),
        (f"UBND tnh B{LOST}c Giang", "UBND tỉnh Bắc Giang"),
        (f"CHỦ T{LOST}CH", "CHỦ TỊCH"),
        ("Các s, ban, ngành", "Các sở, ban, ngành"),
        ("đơn v chủ trì", "đơn vị chủ trì"),
        ("5 km đường, 10 kg", "5 km đường, 10 kg"),
        ("KCN, CCN, TT PVHCC", "KCN, CCN, TT PVHCC"),
        ("startup, online, logistics", "startup, online, logistics"),
    ],
)
def test_a_word_is_read_by_its_company(printed: str, read: str) -> None:
    assert mended(printed) == [read]


def test_the_letters_a_document_lost_decide_between_two_readings() -> None:
    lost = mended("ch số thành phần của tnh", "t lệ doanh nghiệp")
    assert lost == ["chỉ số thành phần của tỉnh", "tỉ lệ doanh nghiệp"]


def test_two_readings_leave_the_word_as_printed() -> None:
    assert mended("t lệ doanh nghiệp") == ["t lệ doanh nghiệp"]


def test_the_words_of_the_document_itself_help() -> None:
    assert mended("quỹ Thiên Cầm", f"về quỹ Thi{LOST}n Cầm") == ["quỹ Thiên Cầm", "về quỹ Thiên Cầm"]


def test_words_are_read_over_the_end_of_a_line() -> None:
    mender = Mender([("các ch", "số thành phần")], PHRASES)
    assert [line.text for line in mender.mend(("các ch", "số thành phần"))] == ["các chỉ", "số thành phần"]


def test_what_was_printed_is_kept() -> None:
    mender = Mender([("Ch số của tnh Bắc Giang",)], PHRASES)
    assert mender.mend(("Ch số của tnh Bắc Giang",))[0].words == (("Ch", "Chỉ"), ("tnh", "tỉnh"))


def test_the_names_of_the_framework_are_known() -> None:
    fdi = Indicator("5.3.1", "Đầu tư trực tiếp của nước ngoài", "FDI", None, Direction.HIGHER, "", None, None, "",
                    SourceClass.CENTRAL)  # fmt: skip
    framework = Framework("x", "2025", (Heading("5", "Trình độ phát triển"),), (), (fdi,))
    text = f"Đầu tư trực ti{LOST}p của nước ngoài"
    mender = Mender([(text,)], known_words(framework))
    assert mender.mend((text,))[0].text == "Đầu tư trực tiếp của nước ngoài"


def lines_of(seed: Path) -> list[tuple[str, ...]]:
    return [(line,) for line in to_nfc(seed.read_text(encoding="utf-8")).split("\n") if line.strip()]


@pytest.mark.real_documents
def test_the_letters_of_an_issued_plan_are_put_back(shared: Path) -> None:
    lines = lines_of(next((shared / "seeds").glob("000_*.txt")))
    mender = Mender(lines, PHRASES)
    words = Counter(pair for line in lines for read in mender.mend(line) for pair in read.words)
    assert set(words) == {
        ("tnh", "tỉnh"), ("Tnh", "Tỉnh"), ("ch", "chỉ"), ("Ch", "Chỉ"), (f"B{LOST}c", "Bắc"), ("t", "tỉ"),
        (f"T{LOST}CH", "TỊCH"), (f"g{LOST}n", "gắn"),
    }  # fmt: skip
    left = [read.text for line in lines for read in mender.mend(line) if LOST in read.text]
    assert left == []
    assert not any(re.search(r"\b[Tt]nh\b", read.text) for line in lines for read in mender.mend(line))


@pytest.mark.real_documents
@pytest.mark.parametrize("seed", ["001", "002", "003", "004"])
def test_a_text_that_lost_nothing_is_not_touched(seed: str, shared: Path) -> None:
    lines = lines_of(next((shared / "seeds").glob(f"{seed}_*.txt")))
    mender = Mender(lines, PHRASES)
    assert [read.words for line in lines for read in mender.mend(line) if read.words] == []
