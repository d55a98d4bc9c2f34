"""Numbers are read strictly: what could mean two things is asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.errors import InputError
from pii_desktop.text.numbers import AMBIGUOUS, INVALID, decimal_of, format_decimal, parse_decimal


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12.76", "12.76"), ("45,92", "45.92"), (" 0,7 ", "0.7"), ("20.0", "20.0"), ("0.00", "0.00"), ("100", "100"),
        ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.000.000", "1000000"), ("1 000", "1000"),
        ("10\u00a0000,25", "10000.25"), ("-3,5", "-3.5"), ("\u2212 2", "-2"), ("+4", "4"), ("0,125", "0.125"),
        ("1000", "1000"), ("1234,567", "1234.567"),
    ],
)  # fmt: skip
def test_comma_and_point_are_both_read_and_places_are_kept(typed: str, number: str) -> None:
    assert str(parse_decimal(typed)) == number


@pytest.mark.parametrize("typed", ["1.000", "1,000", "12.500", "999.999"])
def test_one_thousand_or_one_is_asked(typed: str) -> None:
    with pytest.raises(InputError) as asked:
        parse_decimal(typed)
    assert asked.value.code == AMBIGUOUS
    assert "hai cách" in asked.value.title


@pytest.mark.parametrize("typed", ["", "mười", "12%", "1e5", "1..2", "1,2,3", "١٢", "NaN", "12-5", "1 00", "9" * 50])
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_decimal(typed)
    assert refused.value.code == INVALID


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [("45.92", None, "45,92"), ("1234567.5", None, "1.234.567,5"), ("2.345", 2, "2,35"), ("-1000", 0, "-1.000")],
)
def test_numbers_are_shown_with_the_vietnamese_comma(number: str, places: int | None, shown: str) -> None:
    assert format_decimal(Decimal(number), places) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2))
def test_what_an_entry_field_shows_is_read_back(number: Decimal) -> None:
    assert parse_decimal(format_decimal(number, grouping=False)) == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_cell_of_a_workbook_gives_the_number_it_shows(number: float) -> None:
    assert float(decimal_of(number)) == pytest.approx(number, rel=1e-14)


def test_a_float_brings_no_tail() -> None:
    assert str(decimal_of(0.1 + 0.2)) == "0.3"
    assert str(decimal_of(12.76)) == "12.76"
    assert str(decimal_of(100.0)) == "100"
    for endless in (float("inf"), float("nan"), 10**400):
        with pytest.raises(InputError):
            decimal_of(endless)


@pytest.mark.parametrize(
    ("typed", "thousands", "fraction"),
    [("1.200", "1200", "1,2"), ("1.000", "1000", "1,0"), ("1,234", "1234", "1,2340")],
)
def test_the_advice_about_an_ambiguous_number_can_be_followed(typed: str, thousands: str, fraction: str) -> None:
    with pytest.raises(InputError) as asked:
        parse_decimal(typed)
    assert f"{thousands} nếu là hàng nghìn, hoặc {fraction} nếu" in asked.value.hint
    assert parse_decimal(fraction) == Decimal(fraction.replace(",", "."))
