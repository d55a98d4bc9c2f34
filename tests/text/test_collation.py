"""The one Vietnamese order."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.text.collation import sort_key

# The order of ICU 72 for `vi`, checked against its own comparison.
IN_ORDER = [
    "", " ", "-", "1", "10", "2", "a", "A", "à", "ả", "ã", "á", "ạ", "an", "án", "anh", "ảnh", "Ăn", "ắn", "ân", "ấn",
    "b", "da", "dé", "Đà", "đi", "e", "ê", "f", "o", "ô", "ổ", "ơ", "ớ", "Sở Công Thương", "Sở Giáo dục",
    "Sở Tài chính", "Sở Y tế", "u", "Ủy ban", "ư", "ứng", "y", "ỷ", "z",
]  # fmt: skip


def test_letters_come_before_tones_and_tones_before_capitals() -> None:
    assert sorted(set(IN_ORDER), key=sort_key) == IN_ORDER


def test_the_stroked_d_is_a_letter_of_its_own() -> None:
    assert sort_key("Dz") < sort_key("đa") < sort_key("Ea")


def test_a_tone_counts_only_where_all_letters_are_equal() -> None:
    assert sort_key("má") < sort_key("mab")
    assert sort_key("ma") < sort_key("má") < sort_key("mạ")


@given(st.text())
def test_the_unicode_form_never_matters(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(st.text(), st.text())
def test_the_key_can_be_stored_and_compared(one: str, other: str) -> None:
    sort_key(one).encode("utf-8")
    assert (sort_key(one) < sort_key(other)) or (sort_key(other) <= sort_key(one))
