"""What was reported of a row in earlier periods, and which of it can be shown in one line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.measuring import measured_of
from pii_desktop.domain.period import Period, PeriodKind, period_end
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.shown_values import shown_number
from pii_desktop.text.roman import to_roman


@dataclass(frozen=True, slots=True)
class EarlierEntry:
    """The numbers of a row of this year's plan in a period; last year's row gave those of last year."""

    assignment_id: AssignmentId
    period: Period
    entry: Entry


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value with the period it was reported for; `shown` is how reports print it, None as it is."""

    period: Period
    value: Decimal
    shown: Decimal | None = None

    @property
    def printed(self) -> Decimal:
        """The number that reports print."""
        return self.value if self.shown is None else self.shown


def values_over_time(
    assignment: StoredAssignment, entries: Sequence[tuple[Period, Entry]], indicator: Indicator | None, now: Period
) -> tuple[Series, tuple[DatedValue, ...]]:
    """The series that most can be said of and its values, oldest first, none later than the period `now`.

    The series of the target comes first; where it gives fewer than two values, those typed by the department. A half
    year is set against half years and a year against years, where there are two: what grows through the year falls
    back at its turn. The three series are never mixed (domain.md 4).
    """
    until = [pair for pair in entries if period_end(pair[0]) <= period_end(now)]
    measured = [(period, measured_of(assignment, entry, indicator)) for period, entry in until]
    wanted = measured[0][1].target_series if measured else Series.VALUE
    of_target = [(period, each.now) for period, each in measured if each.series is wanted]
    typed = [(period, entry.value) for period, entry in until]
    found = _alike(of_target, now)
    series, found = (wanted, found) if len(found) > 1 or wanted is Series.VALUE else (Series.VALUE, _alike(typed, now))
    # A quotient has more places than anybody reads, whichever period it is of.
    printed = {entry.value: shown_number(assignment, entry) for _, entry in until}
    return series, tuple(replace(each, shown=printed.get(each.value)) for each in found)


def period_label(period: Period) -> str:
    """The period where there is little room: "2025", "6T đầu 2025", "Quý I 2025", "T3 2025", "15/3/2025"."""
    match period.kind:
        case PeriodKind.YEAR:
            return str(period.year)
        case PeriodKind.HALF:
            return f"6T {'đầu' if period.index == 1 else 'cuối'} {period.year}"
        case PeriodKind.QUARTER:
            return f"Quý {to_roman(period.index)} {period.year}"
        case PeriodKind.MONTH:
            return f"T{period.index} {period.year}"
        case PeriodKind.ONCE:
            # The day alone: several of a year stand in one picture.
            return period.title.removeprefix("Đột xuất ") if period.deadline else f"Đột xuất {period.year}"


def _alike(values: Sequence[tuple[Period, Decimal | None]], now: Period) -> tuple[DatedValue, ...]:
    """Those of periods like this one where there are two, else of all."""
    known = sorted(
        (DatedValue(period, value) for period, value in values if value is not None),
        key=lambda each: (period_end(each.period), each.period.kind is PeriodKind.YEAR, each.period.id),
    )
    same = tuple(each for each in known if (each.period.kind, each.period.index) == (now.kind, now.index))
    return same if len(same) > 1 else tuple(known)
