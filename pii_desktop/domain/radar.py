"""The radar of the pillars: baseline, target and published score on one scale."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, floor, pi, sin

from pii_desktop.domain.chart import (
    RING_NUMBER,
    SMALL,
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
from pii_desktop.domain.chart_words import cut, moved

WIDTH, HEIGHT = 350.0, 232.0
_STEP = 20
_TOP = 100.0
_LABEL_GAP = 10.0
_LINE_HEIGHT = 14.0
_Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One pillar: lines of label, three values (None: not known), tooltip, what a click opens.

    Where the plan asks for "more than the baseline" the target stands on the baseline.
    """

    label: tuple[str, ...]
    baseline: Decimal | None = None
    target: Decimal | None = None
    now: Decimal | None = None
    tooltip: str = ""
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class RadarFrame:
    """Size of the drawing, where its centre is, and the radius of the outer ring; `lines` of a label are shown."""

    width: float
    height: float
    x: float
    y: float
    radius: float
    lines: int = 2

    def at(self, number: int, count: int, radius: float) -> tuple[float, float]:
        """The point of an axis so far from the centre; the first axis points up."""
        angle = -pi / 2 + number * 2 * pi / count
        return self.x + radius * cos(angle), self.y + radius * sin(angle)


SCREEN = RadarFrame(WIDTH, HEIGHT, 175.0, 118.0, 92.0)
PAPER = RadarFrame(560.0, 294.0, 280.0, 152.0, 96.0, lines=4)


def radar(axes: Sequence[RadarAxis], frame: RadarFrame = SCREEN) -> Drawing:
    """As large as the frame. Without any published value no "now" is drawn."""
    top = scale_top(axes)
    parts: list[Primitive] = [*_rings(len(axes), top, frame)]
    baseline = _corners(axes, top, frame, lambda axis: axis.baseline)
    target = _corners(axes, top, frame, lambda axis: axis.target)
    now = _corners(axes, top, frame, lambda axis: axis.now)
    if len(baseline) > 2:
        parts.append(Polygon(baseline, fill="chart_base", opacity=0.55))
    parts += _ring_numbers(top, frame)  # under the lines, whose ends their halo would hide
    if len(target) > 2:
        parts.append(Polygon(target, stroke="text2", width=1.25, dash=(4, 3)))
    if len(now) > 2:
        parts.append(Polygon(now, stroke="accent", width=2))
    for number, axis in enumerate(axes):
        corner = frame.at(number, len(axes), _radius(axis.now or Decimal(0), top, frame))
        parts += [_point(axis, corner)] if axis.now is not None else []
    for number, axis in enumerate(axes):
        parts += _label(axis, frame.at(number, len(axes), frame.radius + _LABEL_GAP), frame)
    marks = tuple(_mark(axis, frame.at(number, len(axes), frame.radius)) for number, axis in enumerate(axes))
    said = "; ".join(axis.tooltip for axis in axes if axis.tooltip)
    return Drawing(frame.width, frame.height, tuple(parts), marks, said)


def radar_on_paper(axes: Sequence[RadarAxis], legend: Drawing) -> Drawing:
    """The radar as wide as a page, its legend below; nothing on it can be clicked."""
    drawn = radar(axes, PAPER)
    below = moved(legend.primitives, (PAPER.width - legend.width) / 2, PAPER.height)
    return Drawing(PAPER.width, PAPER.height + legend.height, (*drawn.primitives, *below), (), drawn.description)


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


def _corners(
    axes: Sequence[RadarAxis], top: float, frame: RadarFrame, value: Callable[[RadarAxis], Decimal | None]
) -> tuple[_Corner, ...]:
    known = [(number, value(axis)) for number, axis in enumerate(axes)]
    return tuple(frame.at(n, len(axes), _radius(found, top, frame)) for n, found in known if found is not None)


def _radius(value: Decimal, top: float, frame: RadarFrame) -> float:
    return frame.radius * max(0.0, min(float(value), top)) / top


def _rings(count: int, top: float, frame: RadarFrame) -> list[Primitive]:
    steps = [*range(_STEP, int(top), _STEP), top]
    radii = [frame.radius * step / top for step in steps]
    rings: list[Primitive] = [
        Polygon(tuple(frame.at(n, count, radius) for n in range(count)), stroke="chart_grid") for radius in radii
    ]
    spokes = [Line(frame.x, frame.y, *frame.at(n, count, frame.radius), "chart_grid") for n in range(count)]
    return [*rings, *spokes]


def _ring_numbers(top: float, frame: RadarFrame) -> list[Primitive]:
    steps = range(_STEP, int(top) + 1, _STEP)
    return [
        Text(frame.x + 4, frame.y - frame.radius * step / top + 4, str(step), "text2", RING_NUMBER, halo="surface")
        for step in steps
        if step < top
    ]


def _point(axis: RadarAxis, corner: _Corner) -> Primitive:
    if axis.target is not None and axis.now is not None and axis.now <= axis.target:
        return diamond(*corner, 7, "bad")
    return Circle(*corner, 3.5, fill="accent")


def _label(axis: RadarAxis, corner: _Corner, frame: RadarFrame) -> list[Primitive]:
    """Beside the end of its axis, above it at the top; never over the edge of the drawing."""
    x, y = corner
    lines = axis.label[: frame.lines]
    side = x - frame.x
    anchor = Anchor.START if side > 20 else Anchor.END if side < -20 else Anchor.MIDDLE
    room = {Anchor.START: frame.width - x, Anchor.END: x, Anchor.MIDDLE: 2 * min(x, frame.width - x)}[anchor]
    # Below the middle what is more than two lines goes down, away from the rings.
    centred = min(len(lines), 2) if y > frame.y + frame.radius / 2 else len(lines)
    first = y + 4 - (_LINE_HEIGHT * (centred - 1) / 2 if abs(side) > 20 else 0)
    if y < frame.y - frame.radius:
        first = max(y - _LINE_HEIGHT * (len(lines) - 1), SMALL)
    return [
        Text(x, first + _LINE_HEIGHT * place, cut(line, room), "text", anchor=anchor)
        for place, line in enumerate(lines)
    ]


def _mark(axis: RadarAxis, corner: _Corner) -> Mark:
    """The label and the outer half of the axis answer to the pointer."""
    x, y = corner
    return Mark(x - 36, y - 24, 72, 48, axis.tooltip, axis.key)
