"""Letters that look like Vietnamese ones."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

from pii_desktop.text.lookalikes import untangle
from tests.text.typed_legacy import LETTERS, words_of

CATALOGUE = Path(__file__).resolve().parents[2] / "db" / "catalogue"


@pytest.mark.parametrize(
    ("tangled", "plain"),
    [
        ("Sở Kh\u043e\u0430 h\u043e\u0323c", "Sở Khoa học"),
        ("\u0421hỉ số; c\u0430\u0301c", "Chỉ số; các"),
        ("\u0422ỈNH, B\u0391N", "TỈNH, BAN"),
        ("\u00d0ầu tư, \u0189ơn vị, \u00f0iểm, \u00d0MST", "Đầu tư, Đơn vị, điểm, ĐMST"),
        ("\uff11\uff12\uff0e\uff15\uff05\u3000\uff32\uff06\uff24", "12.5% R&D"),
        ("ho\ufb01n", "hofin"),
        ("ti\u0341nh, va\u0340", "tính, và"),
        ("e\u0301\u0302, t\u0131\u0309nh, e\u0323\u0302", "ế, tỉnh, ệ"),
        ("Sở\u00a0Y\u202ftế, khoa\u00ad học, đ\u200bề", "Sở Y tế, khoa học, đề"),
        ("\uf0b7 Rà soát; \uf0b3 25", "• Rà soát; ≥ 25"),
    ],
)
def test_look_alikes_become_the_letters_that_are_meant(tangled: str, plain: str) -> None:
    assert untangle(tangled) == plain


@pytest.mark.parametrize("text", ["Россия", "Ελλάδα", "µm, kΩ, α-helix, μm", "Seyðisfjörður", "Größe, Noël, ñ", "Ø"])
def test_words_of_other_languages_stay(text: str) -> None:
    assert untangle(text) == text


@given(words_of(LETTERS + LETTERS.upper()))
def test_plain_vietnamese_stays(text: str) -> None:
    assert untangle(text) == text
    assert untangle(unicodedata.normalize("NFD", text)) == text


def test_the_catalogue_is_plain() -> None:
    for path in CATALOGUE.rglob("*.json"):
        text = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
        assert untangle(text) == text


@pytest.mark.real_documents
def test_the_real_plans_are_only_composed(shared: Path) -> None:
    for path in (shared / "seeds").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert untangle(text) == unicodedata.normalize("NFC", text)
