"""What is held against a target, and which way is better for it (domain.md 4)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pii_desktop.domain.assessment import Verdict, assess
from pii_desktop.domain.framework import Direction, Indicator, SourceClass
from pii_desktop.domain.measuring import measured_of
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from tests.builders import a_row, an_assignment

KNOWN = Indicator("2.2.2", "Chi KH&CN", "Chi KH&CN", "%", Direction.HIGHER, "", None, None, "", SourceClass.MIXED)


@pytest.mark.parametrize(
    ("series", "indicator", "direction"),
    [
        (Series.VALUE, KNOWN, Direction.HIGHER),
        (Series.VALUE, replace(KNOWN, direction=Direction.LOWER), Direction.LOWER),
        (None, None, None),
        (Series.VALUE, None, None),
        (Series.SCORE, None, Direction.HIGHER),
        (Series.RANK, KNOWN, Direction.LOWER),
    ],
)
def test_which_way_is_better_is_said_only_where_it_is_certain(
    series: Series | None, indicator: Indicator | None, direction: Direction | None
) -> None:
    assignment = an_assignment(row=a_row(series=series))
    assert measured_of(assignment, Entry(value=Decimal(1)), indicator).direction is direction


def test_an_own_target_is_one_of_values_whatever_the_plan_counts_in() -> None:
    assignment = an_assignment(row=a_row(series=Series.SCORE, baseline="17.07"), own_target=parse_target("0,5"))
    measured = measured_of(assignment, Entry(value=Decimal(1)), None)
    assert (measured.direction, measured.baseline, measured.target_series) == (None, None, Series.VALUE)


def test_no_value_is_held_against_a_rank_whatever_the_baseline_is() -> None:
    row = replace(a_row(series=Series.VALUE, baseline="3.5"), target=parse_target("Top 10"), target_printed="Top 10")
    measured = measured_of(an_assignment(row=row), Entry(value=Decimal(6)), None)
    assert (measured.series, measured.target_series, measured.baseline) == (Series.VALUE, Series.RANK, None)
    assert assess(row.target, measured).verdict is Verdict.OTHER_SERIES
