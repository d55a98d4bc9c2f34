"""The bar of one indicator: from its baseline to where it is now, with the target as a tick."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.chart import Circle, Drawing, Line, Mark, Polygon, Primitive, Rectangle, Text, diamond

WIDTH, HEIGHT = 224.0, 16.0
_TRACK = 6.0
_BASELINE_AT, _SPAN = 0.25, 0.5
_ARROW = 7.0
_MIDDLE = HEIGHT / 2


@dataclass(frozen=True, slots=True)
class BarValues:
    """What a bar shows.

    `is_reached` is the assessment where there is one; `word` stands instead of the bar where a target is in
    words; `tooltip` says the numbers; a click opens `key`.
    """

    baseline: Decimal | None = None
    target: Decimal | None = None
    now: Decimal | None = None
    is_reached: bool | None = None
    word: str = ""
    tooltip: str = ""
    key: Hashable = None


def share(values: BarValues) -> Decimal | None:
    """The share (now − baseline) / (target − baseline): 0 at the baseline, 1 at the target, whichever way is better.

    None where one of the three is missing or target and baseline are equal.
    """
    if values.baseline is None or values.target is None or values.now is None or values.target == values.baseline:
        return None
    return (values.now - values.baseline) / (values.target - values.baseline)


def target_bar(values: BarValues, width: float = WIDTH) -> Drawing:
    """`width` by 16: track, ticks, bar and its end; or a word where no bar makes sense."""
    marks = (Mark(0, 0, width, HEIGHT, values.tooltip, values.key),)
    word = values.word or _word(values)
    if word:
        return Drawing(width, HEIGHT, (Text(0, 12, word, "text3"),), marks, values.tooltip or word)
    parts: list[Primitive] = [Rectangle(0, _MIDDLE - _TRACK / 2, width, _TRACK, fill="chart_grid")]
    progress = share(values)
    if progress is not None:
        parts += _bar(values, float(progress), width)
    base, aim = width * _BASELINE_AT, width * (_BASELINE_AT + _SPAN)
    ticks = (Line(base, 2, base, HEIGHT - 2, "text3", 1), Line(aim, 0, aim, HEIGHT, "text", 2))
    end = [part for part in parts if isinstance(part, Circle | Polygon)]
    under = [part for part in parts if not isinstance(part, Circle | Polygon)]
    said = values.tooltip or ("chưa có" if progress is None else "")
    return Drawing(width, HEIGHT, (*under, *ticks, *end), marks, said)


def _word(values: BarValues) -> str:
    """Why there is no bar; empty where there is one. An empty track stands where only the result is missing."""
    if values.target is None:
        return "chưa có mục tiêu"
    if values.baseline is None:
        return "chưa có năm gốc"
    return "giữ như năm gốc" if values.target == values.baseline else ""


def _bar(values: BarValues, progress: float, width: float) -> list[Primitive]:
    start = width * _BASELINE_AT
    end = width * (_BASELINE_AT + _SPAN * progress)
    is_reached = progress >= 1 if values.is_reached is None else values.is_reached
    ink = "good" if is_reached else "bad" if progress < 0 else "accent"
    inside = min(max(end, 0.0), width)
    leaves = end != inside
    if leaves:
        inside += _ARROW if end < 0 else -_ARROW
    left, right = sorted((start, inside))
    bar = Rectangle(left, _MIDDLE - _TRACK / 2, right - left, _TRACK, fill=ink)
    return [bar, _arrow(inside, ink, left=end < 0) if leaves else _end(inside, ink, is_below=progress < 0)]


def _arrow(x: float, ink: str, *, left: bool) -> Polygon:
    tip = x - _ARROW if left else x + _ARROW
    return Polygon(((x, _MIDDLE - 5), (tip, _MIDDLE), (x, _MIDDLE + 5)), fill=ink)


def _end(x: float, ink: str, *, is_below: bool) -> Primitive:
    return diamond(x, _MIDDLE, 8, ink) if is_below else Circle(x, _MIDDLE, 4, fill=ink, stroke="surface", width=1)
