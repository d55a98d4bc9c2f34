"""Legacy text where the fonts are gone, and Unicode text that must never be taken for it."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.text.legacy import LegacyEncoding, from_tcvn3
from pii_desktop.text.legacy_document import convert_document
from pii_desktop.text.legacy_guess import convert, guess_bytes, guess_document, guess_encoding, unresolved
from tests.text.typed_legacy import LETTERS, SENTENCES, in_tcvn3, in_vni, words_of

CATALOGUE = Path(__file__).resolve().parents[2] / "db" / "catalogue"

FOREIGN = [
    "La tête à côté, où êtes-vous? Loïc a haï les maïs; élève, dû, crû, thé, né",
    "Übergrößen für Köln, München und Möln; Bär, Tür, schön, nächste Größe, Öl",
    "Søren på Tønder; være, når, træ, bø, sø, fæ",
    "El niño mañana; não, ações, São João; ção",
    "Höfn Seyðisfjörður þú og ég",
    "5 µm × 10 µm; n×m, m×n; §5; ABC®; © 2024; 20 °C; 10 m²; ±5; 1ª, 2º; ½; «R&D»; £ 25; ³ 25; ¹ chú thích",
    "«các báo cáo» là cá nhân, đã có – và “của” tôi",
    "col·lecció, l·l; a­b, soft­hyphen",
    "Loïc, où",
    "1.234,5 – 20% / 2.2.3",
]


@pytest.mark.parametrize("typed", ["ChØ sè ®æi míi s¸ng t¹o", "H»ng n¨m", "Th­êng xuyªn", "Th-êng xuyªn ®Çu t-"])
def test_tcvn3_is_known_by_its_words(typed: str) -> None:
    assert guess_encoding(typed) is LegacyEncoding.TCVN3


@pytest.mark.parametrize("typed", ["Chæ soá ñoåi môùi saùng taïo", "Haèng naêm", "Thöôøng xuyeân"])
def test_vni_is_known_by_its_words(typed: str) -> None:
    assert guess_encoding(typed) is LegacyEncoding.VNI


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_and_signs_are_no_legacy_text(text: str) -> None:
    assert guess_encoding(text) is None
    assert not unresolved(text)
    assert guess_document([text, *text.split()]) is None
    assert convert_document([text, *text.split()]) == (text, *text.split())


def test_a_document_of_foreign_words_in_short_cells_is_no_legacy_text() -> None:
    assert guess_document(word for text in FOREIGN for word in text.split()) is None


@given(words_of(LETTERS + LETTERS.upper()) | SENTENCES | st.text())
def test_unicode_text_is_never_touched(text: str) -> None:
    for form in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
        assert guess_encoding(form) is None
        assert convert_document([form, *form.split()]) == (form, *form.split())


@given(SENTENCES)
def test_unicode_words_stay_when_an_encoding_is_claimed(text: str) -> None:
    assert guess_encoding(text) is None
    assert not unresolved(text)


@given(st.lists(SENTENCES, min_size=10, max_size=20), st.sampled_from([in_tcvn3, in_vni]))
def test_a_document_in_short_cells_is_read_in_full(lines: list[str], typed: object) -> None:
    encode = in_tcvn3 if typed is in_tcvn3 else in_vni
    opening = "Thường xuyên cập nhật chỉ số"
    cells = [opening, *(word for line in lines for word in line.replace("≥", "-").split())]
    read = convert_document([encode(cell) for cell in cells])
    assert [cell.lower() for cell in read] == [cell.lower() for cell in cells]


def test_a_mixed_document_is_read_cell_by_cell() -> None:
    cells = ["Sở Khoa học và Công nghệ", "các số của tỉnh", "n¨m nay thÕ nµo", "sè", "Tû lÖ", "café", "là", "2.2.3"]
    assert convert_document(cells) == (
        *("Sở Khoa học và Công nghệ", "các số của tỉnh", "năm nay thế nào", "số", "Tỷ lệ", "café", "là", "2.2.3"),
    )


def test_a_mixed_cell_is_read_word_by_word() -> None:
    mixed = "Sở Khoa häc vµ C«ng nghÖ"
    assert guess_encoding(mixed) is LegacyEncoding.TCVN3
    assert convert(mixed, LegacyEncoding.TCVN3) == "Sở Khoa học và Công nghệ"


def test_signs_of_the_symbol_font_are_read_with_the_document() -> None:
    assert convert_document(["Møc ®iÓm sè n¨m 2023", "³ 25", "£7,5", "TØNH B¾C GIANG"]) == (
        "Mức điểm số năm 2023",
        "≥ 25",
        "≤7,5",
        "TỈNH BẮC GIANG",
    )


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_utf_8_read_as_one_byte_letters_is_read_again(read_as: str) -> None:
    garbled = "Số điểm của tỉnh".encode().decode(read_as)
    assert guess_encoding(garbled) is LegacyEncoding.MISREAD_UTF8
    assert convert(garbled, LegacyEncoding.MISREAD_UTF8) == "Số điểm của tỉnh"
    assert unresolved(garbled)
    assert convert_document(["Năm 2024", garbled]) == ("Năm 2024", "Số điểm của tỉnh")


def test_bytes_tell_their_encoding() -> None:
    text = "Chỉ số đổi mới sáng tạo;Sở Khoa học và Công nghệ\nThường xuyên;Hằng năm"
    assert guess_bytes(in_tcvn3(text).encode("latin-1")) is LegacyEncoding.TCVN3
    assert guess_bytes(in_vni(text).encode("latin-1")) is LegacyEncoding.VNI
    assert guess_bytes(bytes.fromhex("436869d22073f4ec20f0f4d269206df5ec692073e16e67207461f26f")) is None
    assert guess_bytes("élève à côté, où".encode("latin-1")) is None
    assert guess_bytes(b"ma;ten") is None


@pytest.mark.parametrize("garbage", ["B\ufffdc Giang", "S\ue001", "\x8d", "ChØ sè ®æi míi", "n¨m", "Thöôøng xuyeân"])
def test_what_is_still_garbage_is_unresolved(garbage: str) -> None:
    assert unresolved(garbage)


def test_clear_text_is_not_unresolved() -> None:
    assert not unresolved("Sở Y tế\nTỷ lệ ≥ 25%\tR&D")
    assert not unresolved(from_tcvn3("ChØ sè ®æi míi s¸ng t¹o"))


@pytest.mark.real_documents
def test_the_phrases_of_the_collection_are_found_without_fonts(shared: Path) -> None:
    for pair in json.loads((shared / "vietnam" / "codec-pairs.json").read_text(encoding="utf-8")):
        for name in (LegacyEncoding.TCVN3, LegacyEncoding.VNI):
            assert guess_encoding(pair[name]) is name
        assert convert(pair["vni"], LegacyEncoding.VNI) == pair["nfc"]
        # the capital of "Ủy" was the font, and is lost with it
        assert convert(pair["tcvn3"], LegacyEncoding.TCVN3).lower() == pair["nfc"].lower()
        assert guess_bytes(bytes.fromhex(pair["cp1258_hex"])) is None


@pytest.mark.real_documents
def test_the_real_plans_are_unicode(shared: Path) -> None:
    seeds = [path.read_text(encoding="utf-8").split("\n") for path in (shared / "seeds").glob("*.txt")]
    truths = [list(_texts(json.loads(path.read_text(encoding="utf-8")))) for path in shared.rglob("*.truth.json")]
    assert seeds
    assert truths
    for document in (*seeds, *truths):
        assert_untouched(document)


def test_the_catalogue_is_unicode() -> None:
    files = sorted(CATALOGUE.rglob("*.json"))
    assert files
    for path in files:
        assert_untouched(list(_texts(json.loads(path.read_text(encoding="utf-8")))))


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_the_catalogue_in_an_old_font_is_read_back(encode: object) -> None:
    typed = in_tcvn3 if encode is in_tcvn3 else in_vni
    for path in sorted((CATALOGUE / "plans").glob("*.json")):
        texts = list(_texts(json.loads(path.read_text(encoding="utf-8"))))
        read = convert_document([typed(text) for text in texts])
        assert [text.lower() for text in read] == [text.lower() for text in texts]


def assert_untouched(document: list[str]) -> None:
    assert convert_document(document) == tuple(document)
    assert [text for text in document if guess_encoding(text)] == []
    assert [text for text in document if "\ufffd" not in text and unresolved(text)] == []


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
