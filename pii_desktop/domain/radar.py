"""The radar of the pillars: baseline, target and published score on one scale."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, floor, pi, sin

from pii_desktop.domain.chart import (
    RING_NUMBER,
    Anchor,
    Circle,
    Drawing,
    Line,
    Mark,
    Polygon,
    Primitive,
    Rectangle,
    Text,
    diamond,
    text_width,
)

WIDTH, HEIGHT = 350.0, 232.0
_X, _Y, _R = 175.0, 118.0, 92.0
_STEP = 20
_TOP = 100.0
_LABEL_GAP = 10.0
_LINE_HEIGHT = 14.0
_Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One pillar: at most two lines of label, three values (None: not known), tooltip, what a click opens.

    Where the plan asks for "more than the baseline" the target stands on the baseline.
    """

    label: tuple[str, ...]
    baseline: Decimal | None = None
    target: Decimal | None = None
    now: Decimal | None = None
    tooltip: str = ""
    key: Hashable = None


def radar(axes: Sequence[RadarAxis]) -> Drawing:
    """350 by 232. Without any published value no "now" is drawn; exact values stand in a table beneath."""
    top = scale_top(axes)
    parts: list[Primitive] = [*_rings(len(axes), top)]
    baseline = _corners(axes, top, lambda axis: axis.baseline)
    target = _corners(axes, top, lambda axis: axis.target)
    now = _corners(axes, top, lambda axis: axis.now)
    if len(baseline) > 2:
        parts.append(Polygon(baseline, fill="chart_base", opacity=0.55))
    parts += _ring_numbers(top)  # under the lines, whose ends their halo would hide
    if len(target) > 2:
        parts.append(Polygon(target, stroke="text2", width=1.25, dash=(4, 3)))
    if len(now) > 2:
        parts.append(Polygon(now, stroke="accent", width=2))
    parts += [_point(axis, number, axes, top) for number, axis in enumerate(axes) if axis.now is not None]
    for number, axis in enumerate(axes):
        parts += _label(axis, number, len(axes))
    marks = tuple(_mark(axis, number, len(axes)) for number, axis in enumerate(axes))
    return Drawing(WIDTH, HEIGHT, tuple(parts), marks, "; ".join(axis.tooltip for axis in axes if axis.tooltip))


def radar_legend(baseline: str, now: str, *, is_published: bool) -> Drawing:
    """350 by 20: what the three shapes mean. `baseline` and `now` are words such as "Gốc 2024"."""
    said = now if is_published else "Hiện tại: chưa công bố"
    widths = [text_width(baseline) + 21, text_width("Mục tiêu") + 27, text_width(said) + (27 if is_published else 0)]
    left = max(0.0, (WIDTH - sum(widths) - 32) / 2)
    parts: list[Primitive] = [Rectangle(left, 5, 15, 10, fill="chart_base"), Text(left + 21, 14, baseline, "text2")]
    left += widths[0] + 16
    parts += [Line(left, 10, left + 21, 10, "text2", 1.25, (4, 3)), Text(left + 27, 14, "Mục tiêu", "text2")]
    left += widths[1] + 16
    if is_published:
        parts += [Line(left, 10, left + 21, 10, "accent", 2), Circle(left + 10.5, 10, 3.5, fill="accent")]
        left += 27
    parts.append(Text(left, 14, said, "text2"))
    return Drawing(WIDTH, 20.0, tuple(parts), description=f"{baseline}; Mục tiêu; {said}")


def scale_top(axes: Sequence[RadarAxis]) -> float:
    """The next multiple of ten above the largest value, at most 100, at least 20."""
    values = [value for axis in axes for value in (axis.baseline, axis.target, axis.now) if value is not None]
    largest = float(max(values, default=Decimal(0)))
    return max(float(_STEP), min(_TOP, floor(largest / 10) * 10 + 10.0))


def _at(number: int, count: int, radius: float) -> _Corner:
    angle = -pi / 2 + number * 2 * pi / count
    return _X + radius * cos(angle), _Y + radius * sin(angle)


def _corners(
    axes: Sequence[RadarAxis], top: float, value: Callable[[RadarAxis], Decimal | None]
) -> tuple[_Corner, ...]:
    known = [(number, value(axis)) for number, axis in enumerate(axes)]
    return tuple(_at(n, len(axes), _radius(found, top)) for n, found in known if found is not None)


def _radius(value: Decimal, top: float) -> float:
    return _R * max(0.0, min(float(value), top)) / top


def _rings(count: int, top: float) -> list[Primitive]:
    steps = [*range(_STEP, int(top), _STEP), top]
    rings: list[Primitive] = [
        Polygon(tuple(_at(n, count, _R * step / top) for n in range(count)), stroke="chart_grid") for step in steps
    ]
    spokes = [Line(_X, _Y, *_at(n, count, _R), "chart_grid") for n in range(count)]
    return [*rings, *spokes]


def _ring_numbers(top: float) -> list[Primitive]:
    steps = range(_STEP, int(top) + 1, _STEP)
    return [
        Text(_X + 4, _Y - _R * step / top + 4, str(step), "text2", RING_NUMBER, halo="surface")
        for step in steps
        if step < top
    ]


def _point(axis: RadarAxis, number: int, axes: Sequence[RadarAxis], top: float) -> Primitive:
    x, y = _at(number, len(axes), _radius(axis.now or Decimal(0), top))
    if axis.target is not None and axis.now is not None and axis.now <= axis.target:
        return diamond(x, y, 7, "bad")
    return Circle(x, y, 3.5, fill="accent")


def _label(axis: RadarAxis, number: int, count: int) -> list[Primitive]:
    x, y = _at(number, count, _R + _LABEL_GAP)
    lines = axis.label[:2]
    side = x - _X
    anchor = Anchor.START if side > 20 else Anchor.END if side < -20 else Anchor.MIDDLE
    first = y + 4 - (_LINE_HEIGHT * (len(lines) - 1) / 2 if abs(side) > 20 else 0)
    if y < _Y - _R:
        first = y - _LINE_HEIGHT * (len(lines) - 1)
    return [Text(x, first + _LINE_HEIGHT * place, line, "text", anchor=anchor) for place, line in enumerate(lines)]


def _mark(axis: RadarAxis, number: int, count: int) -> Mark:
    """The label and the outer half of the axis answer to the pointer."""
    x, y = _at(number, count, _R)
    return Mark(x - 36, y - 24, 72, 48, axis.tooltip, axis.key)
