"""What can be drawn of the led rows of a report: each as a bar against its target, as a line over its periods."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.bars_picture import BarRow
from pii_desktop.domain.departments import Role
from pii_desktop.domain.earlier import EarlierEntry
from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.measuring import indicator_of, measured_of
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.report_material import ReportContent, plain_name
from pii_desktop.domain.row_trend import row_trend
from pii_desktop.domain.shown_values import shown_number, shown_value
from pii_desktop.domain.target import format_target
from pii_desktop.domain.trend import Trend


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row with its bar and its line, where it has any: never neither."""

    row: IndicatorRow
    bar: BarRow | None
    trend: Trend | None


def drawn_rows(content: ReportContent) -> Iterator[DrawnRow]:
    """The led rows with something to draw, in the order of the report."""
    earlier: dict[AssignmentId, list[EarlierEntry]] = {}
    for each in content.earlier:
        earlier.setdefault(each.assignment_id, []).append(each)
    for row in content.of(Role.LEAD):
        indicator = indicator_of(row.assignment, content.framework) if content.framework else None
        past = earlier.get(row.assignment.id, [])
        bar, trend = (
            _bar(row, indicator, _last_year(past, content.period)),
            _trend(row, indicator, past, content.period),
        )
        if bar or trend:
            yield DrawnRow(row, bar, trend)


def _bar(row: IndicatorRow, indicator: Indicator | None, last_year: EarlierEntry | None) -> BarRow | None:
    """None where result and target are not numbers of one series, or a bar has no beginning."""
    target = row.assignment.target
    measured = measured_of(row.assignment, row.entry, indicator)
    is_one_series = measured.series is measured.target_series
    if target is None or target.value is None or measured.now is None or not is_one_series:
        return None
    baseline = measured.baseline if measured.baseline is not None else _reported(row, indicator, last_year)
    if baseline is None and (target.value <= 0 or measured.now < 0):
        return None  # a bar from nought would say nothing
    words = format_target(replace(target, text=""))
    is_reached = row.assessment.verdict is Verdict.REACHED
    code, name = row.assignment.display_code, plain_name(row)
    shown = shown_value(row) if measured.now == row.entry.value else None
    return BarRow(code, name, baseline, target.value, words, Decimal(measured.now), is_reached, shown)


def _reported(row: IndicatorRow, indicator: Indicator | None, last_year: EarlierEntry | None) -> Decimal | None:
    """Last year's number as its report printed it; None where it is of another series than the target."""
    if last_year is None:
        return None
    before = measured_of(row.assignment, last_year.entry, indicator)
    if before.series is not before.target_series:
        return None
    return shown_number(row.assignment, last_year.entry) if before.now == last_year.entry.value else before.now


def _last_year(past: Sequence[EarlierEntry], now: Period) -> EarlierEntry | None:
    """What was reported for the year before: the baseline where the plan prints none."""
    years = (each for each in past if each.period.kind is PeriodKind.YEAR and each.period.year == now.year - 1)
    return next(years, None)


def _trend(row: IndicatorRow, indicator: Indicator | None, past: Sequence[EarlierEntry], now: Period) -> Trend | None:
    """None where the row was reported for one period only."""
    entries = [*((each.period, each.entry) for each in past), (now, row.entry)]
    name = f"{row.assignment.display_code}. {plain_name(row)}".lstrip(". ")
    return row_trend(row.assignment, entries, indicator, now, name)
