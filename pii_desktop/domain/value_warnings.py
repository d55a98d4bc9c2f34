"""What looks wrong about a number that was typed; never in the way of saving it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry
from pii_desktop.text.numbers import format_decimal

JUMP: Final = Decimal("0.5")
"""From one half more or less than last time on, a change is asked about (a rule of this program)."""

Limits = Mapping[str, tuple[Decimal, Decimal]]
"""Least and greatest possible value by indicator (db/catalogue/value-limits.json)."""

_SLIPS = (Decimal(10), Decimal(100), Decimal(1000))


class Kind(StrEnum):
    """Which rule warns."""

    NEGATIVE = "negative"
    OUT_OF_LIMITS = "out-of-limits"
    PART_ABOVE_WHOLE = "part-above-whole"
    SLIPPED_POINT = "slipped-point"
    JUMP = "jump"
    LOOKS_LIKE_SCORE = "looks-like-score"
    DENOMINATOR_CHANGED = "denominator-changed"


@dataclass(frozen=True, slots=True)
class ValueWarning:
    """One thing to look at again."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the entry: the one before, with its period; limits; the plan's baseline and its series."""

    before: Entry | None = None
    before_title: str = ""
    limits: tuple[Decimal, Decimal] | None = None
    baseline: Decimal | None = None
    series: Series | None = None
    is_share: bool = False


def warnings_of(entry: Entry, known: Known) -> tuple[ValueWarning, ...]:
    """All warnings about an entry, the gravest first. A blank value has none: blank is not zero."""
    return tuple(_of_value(entry, known)) if entry.value is not None else ()


def _of_value(entry: Entry, known: Known) -> Iterator[ValueWarning]:
    value = entry.value or Decimal(0)
    if known.limits is not None and not known.limits[0] <= value <= known.limits[1]:
        low, high = (format_decimal(limit) for limit in known.limits)
        text = f"Giá trị {format_decimal(value)} nằm ngoài khoảng có thể có ({low} đến {high})."
        yield ValueWarning(Kind.OUT_OF_LIMITS, text)
    elif known.limits is None and value < 0:
        yield ValueWarning(Kind.NEGATIVE, f"Giá trị {format_decimal(value)} nhỏ hơn 0.")
    if known.is_share and entry.numerator is not None and entry.denominator and entry.numerator > entry.denominator:
        yield ValueWarning(Kind.PART_ABOVE_WHOLE, "Tử số lớn hơn mẫu số, trong khi tử số là một phần của mẫu số.")
    if known.series is Series.SCORE and known.baseline is not None and value == known.baseline:
        yield ValueWarning(
            Kind.LOOKS_LIKE_SCORE,
            f"{format_decimal(value)} là điểm số năm gốc in trong kế hoạch; ô này ghi giá trị, điểm số ghi ở "
            "“Kết quả công bố”.",
        )
    yield from _against_before(entry, value, known)


def _against_before(entry: Entry, value: Decimal, known: Known) -> Iterator[ValueWarning]:
    before = known.before.value if known.before else None
    if known.before is None or before is None or before in (0, value):
        return
    ratio = value / before
    slip = next((each for each in _SLIPS if each in (ratio, 1 / ratio if ratio else 0)), None)
    if slip is not None:
        text = f"Gấp đúng {slip} lần hoặc bằng 1/{slip} {_than(known, before)}: hãy xem lại dấu phẩy."
        yield ValueWarning(Kind.SLIPPED_POINT, text)
    elif abs(ratio - 1) >= JUMP:
        change = (abs(ratio - 1) * 100).quantize(Decimal(1))
        way = "tăng" if ratio > 1 else "giảm"
        yield ValueWarning(Kind.JUMP, f"Giá trị {way} {format_decimal(change)} % so với {_than(known, before)}.")
    yield from _denominator(entry, known.before, ratio)


def _denominator(entry: Entry, before: Entry, ratio: Decimal) -> Iterator[ValueWarning]:
    """A jump that comes from the denominator is no performance (domain.md 3: communes fell in 2025)."""
    if not entry.denominator or not before.denominator or abs(ratio - 1) < JUMP:
        return
    part = entry.denominator / before.denominator
    if abs(part - 1) >= JUMP / 2:
        old, new = format_decimal(before.denominator), format_decimal(entry.denominator)
        text = f"Mẫu số đổi từ {old} sang {new}: giá trị thay đổi một phần do mẫu số, nên nói rõ trong báo cáo."
        yield ValueWarning(Kind.DENOMINATOR_CHANGED, text)


def _than(known: Known, before: Decimal) -> str:
    return f"{format_decimal(before)} của {known.before_title}" if known.before_title else format_decimal(before)
