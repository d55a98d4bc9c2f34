"""Which of the three series of a row is held against its target: value, score or rank (domain.md 4)."""

from decimal import Decimal

from pii_desktop.domain.assessment import Measured
from pii_desktop.domain.framework import Direction, Framework, Indicator
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import RowKind, Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import is_rank


def indicator_of(assignment: StoredAssignment, tree: Framework) -> Indicator | None:
    """The indicator a row is about; None for sub-items and targets of other plans."""
    row = assignment.row
    return tree.indicator(row.code) if row.kind is RowKind.INDICATOR and row.code else None


def measured_of(assignment: StoredAssignment, entry: Entry, indicator: Indicator | None) -> Measured:
    """What is judged: a target in scores or ranks by the published result where there is one, else the typed value.

    A typed value is never compared with such a target (domain.md 4): the two series then differ.
    """
    series = _series_of_target(assignment)
    rank = None if entry.rank is None else Decimal(entry.rank)
    published = {Series.SCORE: entry.score, Series.RANK: rank}.get(series)
    typed = series if assignment.row.kind is not RowKind.INDICATOR else Series.VALUE
    return Measured(
        now=entry.value if published is None else published,
        baseline=None if _is_other_baseline(assignment, series) else assignment.row.baseline,
        direction=_better(series, indicator),
        series=typed if published is None else series,
        target_series=series,
    )


def _series_of_target(assignment: StoredAssignment) -> Series:
    """An own target is a value; one that says a rank is a rank, whatever the baseline beside it is."""
    if assignment.own_target is not None:
        return Series.VALUE
    if is_rank(assignment.row.target_printed or ""):
        return Series.RANK
    return assignment.row.series or Series.VALUE


def _is_other_baseline(assignment: StoredAssignment, series: Series) -> bool:
    if assignment.own_target is not None:
        return assignment.row.series is Series.SCORE
    return series is not (assignment.row.series or series)


def _better(series: Series, indicator: Indicator | None) -> Direction | None:
    """Which way is better, where that is certain: ranks fall, scores rise, values go as the catalogue says."""
    match series:
        case Series.RANK:
            return Direction.LOWER
        case Series.SCORE:
            return Direction.HIGHER
        case Series.VALUE:
            return indicator.direction if indicator else None
