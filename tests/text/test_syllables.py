"""What is spelled like a Vietnamese syllable."""

import pytest

from pii_desktop.text.syllables import is_syllable


def test_vietnamese_syllables() -> None:
    words = "Nghiệp quyền QUỐC giếng gì hóa hoá thuở ngoằn Ủy yêu ươm xoong ý đường tuyết quýt nghỉ cơ ghế giải"
    assert [word for word in words.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word",
    [
        "",
        "élève",
        "für",
        "ThØ",
        "ợng",
        "cảc",
        "hoáà",
        "áá",
        "ĐMST",
        "tnh",
        "ôtô",
        "Đắk",
        "wa",
        "kà",
        "cê",
        "ghà",
        "naïve",
        "sở khoa",
    ],
)
def test_other_words(word: str) -> None:
    assert not is_syllable(word)
