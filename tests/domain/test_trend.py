"""A row over its periods: which values belong on one line, and what the line shows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.chart import Circle, Line, Text
from pii_desktop.domain.earlier import period_label
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.row_trend import row_trend
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.trend import Trend, TrendPoint, trend_chart, trend_pictures
from tests.exporters.sample import a_row


def a_period(kind: PeriodKind, year: int, index: int = 1) -> Period:
    return Period(PeriodId(year * 100 + index + 10 * list(PeriodKind).index(kind)), kind, year, None, "", index)


YEARS = [a_period(PeriodKind.YEAR, year) for year in (2023, 2024, 2025)]
HALF_2025 = a_period(PeriodKind.HALF, 2025)


def entries(*pairs: tuple[Period, str]) -> list[tuple[Period, Entry]]:
    return [(period, Entry(value=Decimal(value))) for period, value in pairs]


def a_trend(*values: str, target: str = "") -> Trend:
    points = tuple(TrendPoint(str(2020 + place), Decimal(value)) for place, value in enumerate(values))
    return Trend("2.2.2. Chi KH&CN", points, Decimal(target) if target else None, f"≥ {target}")


def shown(trend: Trend | None) -> list[tuple[str, str]]:
    return [(point.label, str(point.value)) for point in trend.points] if trend else []


def texts(trend: Trend) -> list[str]:
    return [part.text for part in trend_chart(trend).primitives if isinstance(part, Text)]


def test_a_year_stands_beside_years_and_not_beside_the_half_of_one() -> None:
    row = a_row("2.2.2", "Chi KH&CN").assignment
    known = entries((YEARS[1], "0.12"), (HALF_2025, "0.05"), (YEARS[2], "0.13"))
    assert shown(row_trend(row, known, None, YEARS[2])) == [("2024", "0.12"), ("2025", "0.13")]


def test_where_there_is_one_year_only_its_half_stands_before_it() -> None:
    row = a_row("2.2.2", "Chi KH&CN").assignment
    known = entries((YEARS[2], "0.13"), (HALF_2025, "0.05"))
    assert shown(row_trend(row, known, None, YEARS[2])) == [("6T đầu 2025", "0.05"), ("2025", "0.13")]


def test_one_value_or_none_of_this_period_makes_no_line() -> None:
    row = a_row("2.2.2", "Chi KH&CN").assignment
    assert row_trend(row, entries((YEARS[2], "0.13")), None, YEARS[2]) is None
    assert row_trend(row, entries((YEARS[0], "0.11"), (YEARS[1], "0.12")), None, YEARS[2]) is None


def test_what_comes_after_the_period_on_screen_is_not_shown() -> None:
    row = a_row("2.2.2", "Chi KH&CN").assignment
    known = entries((YEARS[0], "0.11"), (YEARS[1], "0.12"), (YEARS[2], "0.13"))
    assert shown(row_trend(row, known, None, YEARS[1])) == [("2023", "0.11"), ("2024", "0.12")]


def test_a_target_in_scores_never_stands_beside_values() -> None:
    """domain.md 4: the three series are never mixed."""
    row = a_row("2.2.2", "Chi KH&CN", series=Series.SCORE, target_printed="≥ 30").assignment
    typed = row_trend(row, entries((YEARS[1], "0.12"), (YEARS[2], "0.13")), None, YEARS[2])
    assert typed is not None
    assert (shown(typed), typed.target) == ([("2024", "0.12"), ("2025", "0.13")], None)
    published = [
        (YEARS[1], Entry(value=Decimal("0.1"), score=Decimal(28))),
        (YEARS[2], Entry(value=Decimal("0.1"), score=Decimal(31))),
    ]
    scored = row_trend(row, published, None, YEARS[2])
    assert scored is not None
    assert (shown(scored), scored.target) == ([("2024", "28"), ("2025", "31")], Decimal(30))


def test_an_own_target_is_dashed_and_named() -> None:
    row = a_row("2.2.2", "Chi KH&CN", own_target=parse_target("≥ 0,13")).assignment
    trend = row_trend(row, entries((YEARS[1], "0.12"), (YEARS[2], "0.13")), None, YEARS[2], "2.2.2. Chi KH&CN")
    assert trend is not None
    drawing = trend_chart(trend)
    dashed = [part for part in drawing.primitives if isinstance(part, Line) and part.dash]
    assert len({part.y1 for part in dashed}) == 2, "the target and its legend"
    assert "mục tiêu ≥ 0,13" in texts(trend)
    assert drawing.description == "2.2.2. Chi KH&CN: 2024: 0,12, 2025: 0,13; mục tiêu ≥ 0,13"


@pytest.mark.parametrize(("values", "rises"), [(("1", "2", "3"), True), (("3", "2", "1"), False)])
def test_more_stands_higher(values: tuple[str, ...], rises: bool) -> None:
    dots = [part for part in trend_chart(a_trend(*values)).primitives if isinstance(part, Circle)]
    assert (dots[0].y > dots[-1].y) is rises
    assert [dot.x for dot in dots] == sorted(dot.x for dot in dots)


def test_the_same_value_throughout_is_a_level_line() -> None:
    dots = [part for part in trend_chart(a_trend("5", "5", "5", target="5")).primitives if isinstance(part, Circle)]
    assert len({dot.y for dot in dots}) == 1


def test_of_many_points_the_first_and_the_last_are_named() -> None:
    said = texts(a_trend(*(str(number) for number in range(101, 113))))
    assert {"101", "112", "2020", "2031"} <= set(said)
    assert "105" not in said


def test_charts_stand_three_across_and_go_on_in_a_further_picture() -> None:
    pictures = trend_pictures([a_trend("1", "2")] * 14, 4)
    assert [sum(isinstance(part, Circle) for part in each.primitives) for each in pictures] == [24, 4]
    assert {each.width for each in pictures} == {560.0}


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (YEARS[0], "2023"),
        (HALF_2025, "6T đầu 2025"),
        (a_period(PeriodKind.HALF, 2025, 2), "6T cuối 2025"),
        (a_period(PeriodKind.QUARTER, 2025, 4), "Quý IV 2025"),
        (a_period(PeriodKind.MONTH, 2025, 11), "T11 2025"),
        (a_period(PeriodKind.ONCE, 2025), "Đột xuất 2025"),
        (replace(a_period(PeriodKind.ONCE, 2025), deadline=date(2025, 3, 15)), "15/3/2025"),
    ],
)
def test_periods_are_short_on_an_axis(period: Period, label: str) -> None:
    assert period_label(period) == label
