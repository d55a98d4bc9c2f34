"""Warnings about typed numbers: a table of entries and the rules that warn."""

from decimal import Decimal

import pytest

from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.value_warnings import Kind, Known, warnings_of

LAST_YEAR = Entry(value=Decimal(20))
SHARE = (Decimal(0), Decimal(100))


@pytest.mark.parametrize(
    ("entry", "known", "kinds"),
    [
        (Entry(value=Decimal(22)), Known(LAST_YEAR, "năm 2024"), []),
        (Entry(value=Decimal(29)), Known(LAST_YEAR, "năm 2024"), []),
        (Entry(value=Decimal(30)), Known(LAST_YEAR, "năm 2024"), [Kind.JUMP]),
        (Entry(value=Decimal(10)), Known(LAST_YEAR, "năm 2024"), [Kind.JUMP]),
        (Entry(value=Decimal(200)), Known(LAST_YEAR, "năm 2024"), [Kind.SLIPPED_POINT]),
        (Entry(value=Decimal("0.02")), Known(LAST_YEAR, "năm 2024"), [Kind.SLIPPED_POINT]),
        (Entry(value=Decimal(0)), Known(LAST_YEAR, "năm 2024"), [Kind.JUMP]),
        (Entry(value=Decimal(5)), Known(Entry(value=Decimal(0)), "năm 2024"), []),
        (Entry(value=Decimal(101)), Known(limits=SHARE), [Kind.OUT_OF_LIMITS]),
        (Entry(value=Decimal(100)), Known(limits=SHARE), []),
        (Entry(value=Decimal(-1)), Known(), [Kind.NEGATIVE]),
        (Entry(value=Decimal(-3)), Known(limits=(Decimal(-100), Decimal(100))), []),
        (
            Entry(value=Decimal(120), numerator=Decimal(12), denominator=Decimal(10)),
            Known(limits=SHARE, is_share=True),
            [Kind.OUT_OF_LIMITS, Kind.PART_ABOVE_WHOLE],
        ),
        (
            Entry(value=Decimal("17.07")),
            Known(baseline=Decimal("17.07"), series=Series.SCORE),
            [Kind.LOOKS_LIKE_SCORE],
        ),
        (Entry(), Known(LAST_YEAR, "năm 2024", limits=SHARE), []),
    ],
)
def test_what_is_warned_about(entry: Entry, known: Known, kinds: list[Kind]) -> None:
    assert [warning.kind for warning in warnings_of(entry, known)] == kinds


def test_fewer_communes_are_named_as_the_reason_of_a_jump() -> None:
    """domain.md 3: rows 6.2.4 and 7.1.2 divide by the number of communes, which fell in 2025."""
    before = Entry(value=Decimal("0.5"), numerator=Decimal(76), denominator=Decimal(152))
    entry = Entry(value=Decimal("0.7778"), numerator=Decimal(77), denominator=Decimal(99))

    warnings = warnings_of(entry, Known(before, "năm 2024"))

    assert [warning.kind for warning in warnings] == [Kind.JUMP, Kind.DENOMINATOR_CHANGED]
    assert "từ 152 sang 99" in warnings[1].text


def test_a_warning_names_the_period_it_compares_with() -> None:
    (warning,) = warnings_of(Entry(value=Decimal(30)), Known(LAST_YEAR, "năm 2024"))
    assert warning.text == "Giá trị tăng 50 % so với 20 của năm 2024."
