"""What stands beside a typed number: what looks wrong about it, and how much is missing to the target."""

from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.assessment import direction_of
from pii_desktop.domain.checks_values import disagrees, ratio_unit_of, unit_of
from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.gap import Gap, counted_noun, gap_of
from pii_desktop.domain.listing import IndicatorDetail, StoredAssignment
from pii_desktop.domain.measuring import measured_of
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry, value_of_ratio
from pii_desktop.domain.unit_scale import read_scale
from pii_desktop.domain.value_warnings import Known, ValueWarning, warnings_of
from pii_desktop.services.catalogue import framework, value_limits
from pii_desktop.text.normalise import lower_first, search_key


@dataclass(frozen=True, slots=True)
class Advice:
    """Warnings, the gravest first, and the gap in countable things; None where nothing is missing or countable.

    `expected` is what numerator and denominator give, where the value is another one.
    """

    warnings: tuple[ValueWarning, ...] = ()
    gap: Gap | None = None
    expected: Decimal | None = None


def advice(detail: IndicatorDetail, entry: Entry) -> Advice:
    """What to say of `entry` for a row; the gap only where the target is one of raw values (domain.md 4)."""
    return Advice(warnings_of(entry, _known(detail)), _gap(detail, entry), _expected(detail, entry))


def _known(detail: IndicatorDetail) -> Known:
    title = detail.last_period.title if detail.last_period else ""
    return known_of(detail.row.assignment, detail.indicator, detail.last_entry, title)


def known_of(assignment: StoredAssignment, indicator: Indicator | None, before: Entry | None, title: str) -> Known:
    """What a typed number is judged against: limits, the plan's baseline, the entry of the period called `title`."""
    limits = value_limits().get(indicator.code) if indicator and _is_same_scale(assignment, indicator) else None
    is_share = limits is not None and limits[1] == 100 and bool(indicator and indicator.numerator)
    return Known(
        before=before,
        before_title=lower_first(title),
        limits=limits,
        baseline=assignment.row.baseline,
        series=assignment.row.series,
        is_share=is_share,
    )


def _is_same_scale(assignment: StoredAssignment, indicator: Indicator) -> bool:
    """True where the plan prints no unit, the indicator's, or another way to write it ("DN/1000 DN", "% GRDP")."""
    printed, own = assignment.row.unit or "", indicator.unit or ""
    scale = read_scale(printed)
    return search_key(printed) in ("", search_key(own)) or (scale is not None and scale == read_scale(own))


def _expected(detail: IndicatorDetail, entry: Entry) -> Decimal | None:
    unit = ratio_unit_of(detail.row.assignment.row, framework())
    if entry.numerator is None or not entry.denominator or not disagrees(entry, unit):
        return None
    return value_of_ratio(entry.numerator, entry.denominator, unit)


def _gap(detail: IndicatorDetail, entry: Entry) -> Gap | None:
    assignment, indicator = detail.row.assignment, detail.indicator
    measured = measured_of(assignment, entry, indicator)
    if assignment.target is None or (measured.series, measured.target_series) != (Series.VALUE, Series.VALUE):
        return None
    is_fraction = entry.numerator is not None and bool(entry.denominator)
    unit = (ratio_unit_of if is_fraction else unit_of)(assignment.row, framework())
    noun = counted_noun(unit, indicator.numerator if indicator else None)
    return gap_of(assignment.target, entry, unit, noun, direction_of(assignment.target, measured))
