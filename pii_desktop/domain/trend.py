"""A value over periods: a line with its points, the target dashed; many of them side by side on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pii_desktop.domain.chart import RING_NUMBER, SMALL, Anchor, Circle, Drawing, Line, Mark, Primitive, Text
from pii_desktop.domain.chart_words import ON_PAPER, cut, moved, room_of, wrapped
from pii_desktop.text.numbers import format_decimal

WIDTH, HEIGHT = 176.0, 147.0
_LINE = 15.0
_SIDE = 22.0
_TITLE_LINES = 3
_FOOT = 18.0
_ABOVE = 18.0
_BELOW = 20.0
_DOT = 3.5
_APART = 6.0
_GAP = 16.0
_ACROSS = 3
# Of more points than this only the first and the last have their numbers.
_MANY = 6
_Spot = tuple[float, float]
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A value and its period, in the words of the axis; `shown` is the number printed beside it, None for the value."""

    label: str
    value: Decimal
    shown: Decimal | None = None

    @property
    def printed(self) -> Decimal:
        """The number that is read."""
        return self.value if self.shown is None else self.shown


@dataclass(frozen=True, slots=True)
class Trend:
    """One row over time: its name (blank where it stands beside), oldest point first, the target in force."""

    name: str
    points: tuple[TrendPoint, ...]
    target: Decimal | None = None
    target_words: str = ""

    @property
    def sentence(self) -> str:
        """What is shown, in words."""
        said = ", ".join(f"{point.label}: {format_decimal(point.printed)}" for point in self.points)
        goal = f"; mục tiêu {self.target_words}" if self.target is not None else ""
        return f"{self.name}: {said}{goal}" if self.name else f"{said}{goal}"


def trend_chart(trend: Trend, width: float = WIDTH, height: float = HEIGHT) -> Drawing:
    """One row: name, words of the target, line, values at its points, periods below. At least two points."""
    parts, top = _head(trend, width)
    frame = _Frame(width, top + _ABOVE, height - _FOOT - _BELOW, trend)
    if trend.target is not None:
        level = frame.y(trend.target)
        parts.append(Line(0, level, width, level, "text2", 1.25, (4, 3)))
    spots = [frame.spot(place) for place in range(len(trend.points))]
    parts.append(Line(0, height - _FOOT, width, height - _FOOT, "line"))
    for (x1, y1), (x2, y2) in pairwise(spots):
        parts.append(Line(x1, y1, x2, y2, "accent", 2))
    parts += [Circle(*spot, _DOT, fill="accent", stroke="surface") for spot in spots]
    parts += _values(trend, spots, width, None if trend.target is None else frame.y(trend.target))
    parts += _periods(trend, spots, height - 4, width)
    said = tuple(
        Mark(x - 12, top, 24, height - top, _told(point)) for point, (x, _) in zip(trend.points, spots, strict=True)
    )
    return Drawing(width, height, tuple(parts), said, trend.sentence)


def trend_pictures(trends: Sequence[Trend], most: int) -> tuple[Drawing, ...]:
    """Charts of one size, three across, at most `most` lines of them in a drawing. Nothing can be clicked."""
    across = [trends[start : start + _ACROSS * most] for start in range(0, len(trends), _ACROSS * most)]
    return tuple(_side_by_side(part) for part in across)


def _side_by_side(trends: Sequence[Trend]) -> Drawing:
    parts: list[Primitive] = []
    for place, trend in enumerate(trends):
        down, right = divmod(place, _ACROSS)
        parts += moved(trend_chart(trend).primitives, right * (WIDTH + _GAP), down * (HEIGHT + _GAP))
    lines = -(-len(trends) // _ACROSS)
    width = _ACROSS * WIDTH + (_ACROSS - 1) * _GAP
    return Drawing(width, lines * (HEIGHT + _GAP) - _GAP, tuple(parts), (), "; ".join(each.sentence for each in trends))


class _Frame:
    """From values to places: points stand at even distances, the scale goes from the least to the greatest."""

    def __init__(self, width: float, top: float, bottom: float, trend: Trend) -> None:
        values = [float(point.value) for point in trend.points]
        if trend.target is not None:
            values.append(float(trend.target))
        self._low, self._high = min(values), max(values)
        self._top, self._bottom = top, bottom
        self._trend = trend
        self._step = (width - 2 * _SIDE) / max(len(trend.points) - 1, 1)

    def y(self, value: Decimal) -> float:
        """Half way up where all values are the same."""
        span = self._high - self._low
        share = (float(value) - self._low) / span if span else 0.5
        return self._bottom - (self._bottom - self._top) * share

    def spot(self, place: int) -> tuple[float, float]:
        return _SIDE + self._step * place, self.y(self._trend.points[place].value)


def _head(trend: Trend, width: float) -> tuple[list[Primitive], float]:
    """Name and words of the target, and where they end."""
    lines = wrapped(trend.name, width, _TITLE_LINES, ON_PAPER)
    parts: list[Primitive] = [Text(0, _LINE * (place + 1) - 3, line) for place, line in enumerate(lines)]
    # As many lines are kept free where several stand side by side: the plots begin at one height.
    top = _LINE * (_TITLE_LINES if trend.name else 0)
    if trend.target is not None:
        words = cut(f"mục tiêu {trend.target_words}", width - 26)
        parts += [Line(0, top + 8, 20, top + 8, "text2", 1.25, (4, 3)), Text(26, top + 12, words, "text2")]
        top += _LINE
    return parts, top if trend.target is not None or not trend.name else top + _LINE


def _values(trend: Trend, spots: Sequence[_Spot], width: float, level: float | None) -> list[Primitive]:
    """The number above or below each point, off the dashed `level` where it can be: the last, the first, the rest."""
    taken: list[_Box] = []
    drawn: list[Primitive] = []
    avoided = [] if level is None else [level]
    numbered = _by_weight(len(spots)) if len(spots) <= _MANY else [len(spots) - 1, 0]
    for place in numbered:
        words = format_decimal(trend.points[place].printed)
        x, y = spots[place]
        half = room_of(words) / 2
        x = min(max(x, half), width - half)
        others = [spot for number, spot in enumerate(spots) if number != place]
        rises = sorted(
            (-7.0, 16.0), key=lambda rise: any(y + rise - SMALL - 3 < each < y + rise + 6 for each in avoided)
        )
        rise = next((rise for rise in rises if _is_free(_box(x, y + rise, half), taken, others)), None)
        if rise is not None:
            taken.append(_box(x, y + rise, half))
            is_last = place == len(spots) - 1
            drawn.append(Text(x, y + rise, words, anchor=Anchor.MIDDLE, is_bold=is_last, halo="surface"))
    return drawn


def _periods(trend: Trend, spots: Sequence[_Spot], baseline: float, width: float) -> list[Primitive]:
    taken: list[_Box] = []
    drawn: list[Primitive] = []
    for place in _by_weight(len(spots)):
        words = trend.points[place].label
        half = room_of(words, RING_NUMBER) / 2
        x = min(max(spots[place][0], half), width - half)
        if _is_free(_box(x, baseline, half), taken, ()):
            taken.append(_box(x, baseline, half))
            drawn.append(Text(x, baseline, words, "text2", RING_NUMBER, Anchor.MIDDLE))
    return drawn


def _box(x: float, baseline: float, half: float) -> _Box:
    return x - half, baseline - SMALL, x + half, baseline + 3


def _is_free(box: _Box, taken: Sequence[_Box], spots: Sequence[_Spot]) -> bool:
    left, top, right, bottom = box
    hides = any(left < x + _DOT and x - _DOT < right and top < y + _DOT and y - _DOT < bottom for x, y in spots)
    meets = any(left - _APART < r and ll < right + _APART and top < b and t < bottom for ll, t, r, b in taken)
    return not hides and not meets


def _by_weight(count: int) -> list[int]:
    """The last, the first, then the others from the newest."""
    return list(dict.fromkeys([count - 1, 0, *range(count - 2, 0, -1)]))


def _told(point: TrendPoint) -> str:
    return f"{point.label}: {format_decimal(point.printed)}"
