"""One followed row over its periods, as window and report draw it."""

from collections.abc import Sequence

from pii_desktop.domain.earlier import period_label, values_over_time
from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.measuring import measured_of
from pii_desktop.domain.period import Period
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import format_target
from pii_desktop.domain.trend import Trend, TrendPoint

_LEAST = 2


def row_trend(
    assignment: StoredAssignment,
    entries: Sequence[tuple[Period, Entry]],
    indicator: Indicator | None,
    now: Period,
    name: str = "",
) -> Trend | None:
    """The values up to the period `now`; None where there are fewer than two, or none of that period.

    The target is drawn only beside values of its own series.
    """
    series, values = values_over_time(assignment, entries, indicator, now)
    if len(values) < _LEAST or values[-1].period.id != now.id:
        return None
    points = tuple(TrendPoint(period_label(each.period), each.value, each.printed) for each in values)
    target = assignment.target
    is_comparable = series is measured_of(assignment, Entry(), indicator).target_series
    if target is None or target.value is None or not is_comparable:
        return Trend(name, points)
    return Trend(name, points, target.value, format_target(target))
