"""Roman numerals of headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.text.roman import parse_roman, to_roman


@given(st.integers(1, 399))
def test_there_and_back(number: int) -> None:
    assert parse_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "i", "Mục", "IC", "X1", "MMM"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_roman(text) is None


def test_no_heading_has_number_zero() -> None:
    with pytest.raises(ValueError, match="0"):
        to_roman(0)
