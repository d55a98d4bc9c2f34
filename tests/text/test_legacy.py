"""Text of old Vietnamese fonts, where the font is known."""

import json
import unicodedata
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given

from pii_desktop.text.legacy import (
    LegacyEncoding,
    decode_windows_1258,
    encoding_of_font,
    from_symbol_font,
    from_tcvn3,
    from_vni,
    is_unicode_vietnamese,
)
from pii_desktop.text.legacy_tables import TCVN3
from tests.text.typed_legacy import LETTERS, TCVN3_CAPITALS, in_tcvn3, in_vni, words_of


class Pair(TypedDict):
    nfc: str
    nfd: str
    tcvn3: str
    tcvn3_runs: list[tuple[str, bool]]
    vni: str
    cp1258_hex: str


@pytest.fixture
def pairs(shared: Path) -> list[Pair]:
    read: list[Pair] = json.loads((shared / "vietnam" / "codec-pairs.json").read_text(encoding="utf-8"))
    return read


@pytest.mark.real_documents
def test_every_phrase_of_the_collection_converts_exactly(pairs: list[Pair]) -> None:
    assert pairs
    for pair in pairs:
        assert "".join(from_tcvn3(text, capitals=capitals) for text, capitals in pair["tcvn3_runs"]) == pair["nfc"]
        assert from_vni(pair["vni"]) == pair["nfc"]
        assert decode_windows_1258(bytes.fromhex(pair["cp1258_hex"])) == pair["nfc"]
        assert unicodedata.normalize("NFC", pair["nfd"]) == pair["nfc"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Së Tµi chÝnh", "Sở Tài chính"),
        ("ChuyÓn ®æi sè; hç trî ­¬m t¹o", "Chuyển đổi số; hỗ trợ ươm tạo"),
        ("QuyÕt ®Þnh 12/Q§-UBND", "Quyết định 12/QĐ-UBND"),
        ("¡n ë, £-®ª, ¢u, ¤ng, ¥n, ¦u", "Ăn ở, Ê-đê, Âu, Ông, Ơn, Ưu"),
        ("UBND TØNH B¾C GIANG", "UBND TỈNH BẮC GIANG"),
        ("KHOA HäC Vµ C¤NG NGHÖ", "KHOA HỌC VÀ CÔNG NGHỆ"),
        ("\uf053\uf0eb Y t\uf0d5", "Sở Y tế"),
        ("³ 25%; £ 7,5 (³60)", "≥ 25%; ≤ 7,5 (≥60)"),
        ("10 m³, 5 × 100, v×", "10 m³, 5 × 100, vì"),
    ],
)
def test_tcvn3_is_read_as_the_font_shows_it(typed: str, meant: str) -> None:
    assert from_tcvn3(typed) == meant


def test_a_font_that_ends_with_h_shows_capitals() -> None:
    assert from_tcvn3("kÕ ho¹ch", capitals=True) == "KẾ HOẠCH"


@pytest.mark.parametrize(
    ("torn", "meant"),
    [
        ("ph-¬ng ph¸p th-êng xuyªn", "phương pháp thường xuyên"),
        ("vèn ®Çu t-, -u tiªn; trong n-íc", "vốn đầu tư, ưu tiên; trong nước"),
        ("B¾c-Nam, Së GD-§T, X-quang", "Bắc-Nam, Sở GD-ĐT, X-quang"),
        ("-Së Y tÕ\n- UBND\na- Hép", "-Sở Y tế\n- UBND\na- Hộp"),
    ],
)
def test_a_soft_hyphen_that_a_pdf_turned_into_a_hyphen_is_the_letter(torn: str, meant: str) -> None:
    assert from_tcvn3(torn) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sôû Taøi chính", "Sở Tài chính"),
        ("ÑEÀ AÙN, Kyõ thuaät, kyø, lyù, mî, quyù", "ĐỀ ÁN, Kỹ thuật, kỳ, lý, mỵ, quý"),
        ("Nghó ñònh, nhöõng ngöôøi, cuûa tænh", "Nghĩ định, những người, của tỉnh"),
        ("UÛy ban, Uûy ban", "Ủy ban, Ủy ban"),
        ("taëng, baèng, saün, saúc, caêm, caém", "tặng, bằng, sẵn, sẳc, căm, cắm"),
    ],
)
def test_vni_is_read_as_the_font_shows_it(typed: str, meant: str) -> None:
    assert from_vni(typed) == meant


@given(words_of(LETTERS + TCVN3_CAPITALS))
def test_tcvn3_typed_and_read_is_the_same(text: str) -> None:
    assert from_tcvn3(in_tcvn3(text)) == text


@given(words_of(LETTERS))
def test_tcvn3_in_capitals_typed_and_read_is_the_same(text: str) -> None:
    assert from_tcvn3(in_tcvn3(text), capitals=True) == text.upper()


@given(words_of(LETTERS + LETTERS.upper()))
def test_vni_typed_and_read_is_the_same(text: str) -> None:
    assert from_vni(in_vni(text)) == text


@given(words_of(LETTERS + LETTERS.upper()))
def test_unicode_in_an_old_font_is_left_alone(text: str) -> None:
    if is_unicode_vietnamese(text):
        for form in (text, unicodedata.normalize("NFD", text)):
            assert (from_tcvn3(form), from_vni(form), from_symbol_font(form)) == (form, form, form)


def test_the_standard_has_74_code_points() -> None:
    assert len(TCVN3) == len(set(TCVN3.values())) == 74


def test_windows_1258_is_composed_and_a_free_byte_shows() -> None:
    assert decode_windows_1258("Sở Y tế".encode("utf-16-le")[:1] + b"\xf5\xd2") == "Sở"
    assert decode_windows_1258(b"T\x8d") == "T\ufffd"


def test_symbol_font_signs() -> None:
    assert from_symbol_font("³ 25") == from_symbol_font("\uf0b3 25") == from_symbol_font("≥ 25") == "≥ 25"
    assert from_symbol_font("£, ¹, ±, \uf0b7, Dp") == "≤, ≠, ±, •, Δπ"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", LegacyEncoding.TCVN3),
        (".VnArial Narrow", LegacyEncoding.TCVN3),
        ("ABCDEF+.VnTime,Bold", LegacyEncoding.TCVN3),
        (".VnTimeH", LegacyEncoding.TCVN3_CAPITALS),
        (".VnTimeH-BoldItalic", LegacyEncoding.TCVN3_CAPITALS),
        (".VnArial NarrowH", LegacyEncoding.TCVN3_CAPITALS),
        (".VnBahamasBH", LegacyEncoding.TCVN3_CAPITALS),
        ("ABCDEF+VnTime", LegacyEncoding.TCVN3),
        ("VNI-Times", LegacyEncoding.VNI),
        ("ABCDEF+VNI-Helve-Condense,Bold", LegacyEncoding.VNI),
        ("Symbol", LegacyEncoding.SYMBOL),
        ("ABCDEF+SymbolMT", LegacyEncoding.SYMBOL),
        ("Segoe UI Symbol", None),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
        (None, None),
    ],
)
def test_fonts_tell_the_encoding(font: str | None, encoding: LegacyEncoding | None) -> None:
    assert encoding_of_font(font) is encoding
