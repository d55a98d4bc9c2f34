"""Numbers as a report prints them: a quotient has more places than anybody reads. What is stored stays as it is."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

from pii_desktop.domain.listing import IndicatorRow, StoredAssignment
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Cell, NumberCell
from pii_desktop.text.numbers import format_decimal

_PLACES = 2
_SIGNIFICANT = 3
"""Of a number below one so many digits are told: 0,127 is no 0,13."""
_DIGITS = 60


def shown_value(row: IndicatorRow) -> Decimal | None:
    """The number reported, as text and annex print it; None where there is none."""
    return shown_number(row.assignment, row.entry)


def shown_number(assignment: StoredAssignment, entry: Entry) -> Decimal | None:
    """The same of any period of a row.

    One that numerator and denominator gave has two places, or as many as target and baseline print; one that was typed
    is printed as it was typed.
    """
    target, baseline = assignment.target, assignment.row.baseline
    if entry.value is None or entry.numerator is None or entry.denominator is None:
        return entry.value
    beside = (target.value, target.high, baseline) if target else (baseline,)
    return rounded(entry.value, [each for each in beside if each is not None])


def told_apart(first: Decimal, second: Decimal, *, least: int) -> tuple[Decimal, Decimal]:
    """Two numbers to as few places, more than `least`, as they differ in; as they are where rounding never does."""
    for places in range(least + 1, max(places_of(first), places_of(second))):
        pair = _to(first, places), _to(second, places)
        if pair[0] != pair[1]:
            return pair
    return first, second


def difference(row: IndicatorRow, earlier: Decimal) -> Decimal | None:
    """How far the number reported lies above `earlier`, to as many places as that number is printed with, or two."""
    now, shown = row.entry.value, shown_value(row)
    return None if now is None or shown is None else rounded(now - earlier, least=places_of(shown))


def rounded(number: Decimal, beside: Iterable[Decimal] = (), *, least: int = 0) -> Decimal:
    """`number` to the places that numbers `beside` it have, two at least; it stays above or below each of them."""
    others = tuple(beside)
    told = _SIGNIFICANT - 1 - number.adjusted() if number and abs(number) < 1 else 0
    first = max(_PLACES, least, told, *map(places_of, others))
    for places in range(first, places_of(number)):
        found = _to(number, places)
        if all(found.compare(each) == number.compare(each) for each in others):
            return found
    return number


def value_cell(row: IndicatorRow) -> Cell:
    """The number reported for a table, blank where there is none: blank is not 0. Spreadsheets keep what is stored."""
    value, shown = row.entry.value, shown_value(row)
    return "" if value is None or shown is None else number_cell(value, shown)


def number_cell(value: Decimal, shown: Decimal) -> NumberCell:
    """A number that paper prints as `shown`."""
    return NumberCell(value, "" if shown == value else format_decimal(shown))


def places_of(number: Decimal) -> int:
    """How many digits stand behind the comma."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _to(number: Decimal, places: int) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
