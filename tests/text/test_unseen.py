"""What draws nothing stays where it makes one visible sign, and goes anywhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.text.lookalikes import untangle
from pii_desktop.text.normalise import clean_text, search_key
from pii_desktop.text.unseen import without_unseen
from tests.text.signs import SIGNS

VIETNAMESE = "Sở Tài chính tỉnh Bắc Ninh"


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_of_several_characters_stays_whole(name: str) -> None:
    text = f"Hoàn thành {SIGNS[name]} tốt"
    assert without_unseen(text) == text
    assert clean_text(text) == text
    assert clean_text(untangle(text)) == text


@pytest.mark.parametrize("unseen", ["\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\ufe0f", "\U000e0067"])
def test_what_nobody_sees_among_vietnamese_letters_goes(unseen: str) -> None:
    assert clean_text(unseen.join(VIETNAMESE)) == VIETNAMESE
    assert clean_text(untangle(unseen.join(VIETNAMESE))) == VIETNAMESE
    assert clean_text(f"{unseen}12{unseen}{unseen} 👩 {unseen}") == "12 👩"


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("\u200d👩\u200d", "👩"),
        ("👩\u200d\u200d💻", "👩💻"),
        ("👩 \u200d💻", "👩 💻"),
        ("👩\u200dA", "👩A"),
        ("1\ufe0f", "1"),
        ("🏴\U000e0067\U000e0062", "🏴"),
        ("👩\ufe0f\ufe0f", "👩\ufe0f"),
    ],
)
def test_a_joiner_that_joins_nothing_goes(broken: str, left: str) -> None:
    assert without_unseen(broken) == left


@pytest.mark.parametrize("name", SIGNS)
def test_a_search_knows_neither_joiners_nor_how_a_sign_is_drawn(name: str) -> None:
    bare = "".join(
        letter for letter in SIGNS[name] if letter not in "\u200c\u200d\ufe0f\u20e3" and letter < "\U000e0000"
    )
    assert search_key(f"Đạt {SIGNS[name]}") == search_key(f"đạt {bare}")


@given(
    st.text(
        st.sampled_from("aắ1# \n👩💻❤🏽🏴🇻🇳کक\u094d\u200b\u200c\u200d\ufe0f\ufe00\u20e3\u0301\U000e0067\U000e007f\x07")
    )
)
def test_what_is_left_stays_left(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert clean_text(untangle(once)) == once
    assert search_key(once) == search_key(text)
