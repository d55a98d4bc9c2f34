"""How many countable things are missing to a target: "cần thêm 37 đơn" (a raw value only, domain.md 4)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from pii_desktop.domain.framework import Direction
from pii_desktop.domain.progress import Entry, scale_of_unit
from pii_desktop.domain.target import Op, Target
from pii_desktop.domain.unit_scale import read_scale
from pii_desktop.text.numbers import format_decimal

_LONG_NOUNS = {"DN": "doanh nghiệp", "SP": "sản phẩm", "CDĐL": "chỉ dẫn địa lý"}
_COUNTED = frozenset({"đơn", "người", "tổ chức", "dự án", "doanh nghiệp", "sản phẩm", "chỉ dẫn địa lý", "học sinh"})
_AT_LEAST = (Op.AT_LEAST, Op.MORE, Op.EQUAL, Op.RANGE)
_AT_MOST = (Op.AT_MOST, Op.LESS)


@dataclass(frozen=True, slots=True)
class Gap:
    """`count` things named by `noun` are missing, or too many where `is_excess`; never 0."""

    count: int
    noun: str
    is_excess: bool = False

    @property
    def sentence(self) -> str:
        """As the form and the report say it."""
        number = format_decimal(Decimal(self.count))
        return f"Cần giảm {number} {self.noun}" if self.is_excess else f"Cần thêm {number} {self.noun}"


def counted_noun(unit: str | None, numerator: str | None = None) -> str | None:
    """What is counted: from "đơn/10.000 dân", "DN/1.000 DN", or a numerator "Số học sinh ..."; None for what is not."""
    first = (unit or "").partition("/")[0].strip()
    noun = _LONG_NOUNS.get(first, first)
    if noun in _COUNTED:
        return noun
    words = (numerator or "").removeprefix("Số ").removeprefix("lượng ")
    is_count = words != (numerator or "")
    return next((each for each in sorted(_COUNTED, key=len, reverse=True) if is_count and words.startswith(each)), None)


def gap_of(
    target: Target | None, entry: Entry, unit: str | None, noun: str | None, direction: Direction = Direction.HIGHER
) -> Gap | None:
    """What is missing to a target in numbers, None where nothing is, or where it cannot be counted.

    `direction` says which way a bare number is missed. With numerator and denominator the numerator is counted;
    without them the value itself, where the unit is no ratio.
    """
    if target is None or target.value is None or noun is None:
        return None
    counted, factor = _counted(entry, unit)
    if counted is None:
        return None
    is_limit = target.op in _AT_MOST or (target.op is Op.EQUAL and direction is Direction.LOWER)
    if target.op in _AT_LEAST and not is_limit:
        needed = _least(target.value * factor, is_strict=target.op is Op.MORE)
        missing = needed - counted
        return Gap(int(missing.to_integral_value(ROUND_CEILING)), noun) if missing > 0 else None
    if is_limit:
        allowed = _most(target.value * factor, is_strict=target.op is Op.LESS)
        excess = counted - allowed
        return Gap(int(excess.to_integral_value(ROUND_CEILING)), noun, is_excess=True) if excess > 0 else None
    return None


def _counted(entry: Entry, unit: str | None) -> tuple[Decimal | None, Decimal]:
    """The number of things now, and how many of them one unit of the target is."""
    if entry.numerator is not None and entry.denominator:
        return entry.numerator, entry.denominator / scale_of_unit(unit)
    is_ratio = read_scale(unit) is not None or "/" in (unit or "")
    return (None if is_ratio else entry.value), Decimal(1)


def _least(number: Decimal, *, is_strict: bool) -> Decimal:
    whole = number.to_integral_value(ROUND_CEILING)
    return whole + 1 if is_strict and whole == number else whole


def _most(number: Decimal, *, is_strict: bool) -> Decimal:
    whole = number.to_integral_value(ROUND_FLOOR)
    return whole - 1 if is_strict and whole == number else whole
