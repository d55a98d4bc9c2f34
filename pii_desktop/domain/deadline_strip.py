"""The strip of dates from today to the cut-off: today, deadline, steps, warnings."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.chart import (
    Anchor,
    Circle,
    Drawing,
    Line,
    Mark,
    Polygon,
    Primitive,
    Rectangle,
    Text,
    text_width,
)

WIDTH, HEIGHT = 528.0, 56.0
_Y = 28.0
_EDGE = 32.0
_APART = 7.0
_SYMBOL = 15.0
_NAMED = 8


class EventKind(StrEnum):
    """What a date is; earlier kinds keep their labels when two are too near."""

    TODAY = "today"
    DEADLINE = "deadline"
    WARNING = "warning"
    STEP = "step"


_RANKS = list(EventKind)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One mark of the strip: its day, its word, what it is, what a click opens."""

    day: date
    word: str
    kind: EventKind = EventKind.STEP
    key: Hashable = None


def deadline_strip(events: Sequence[DatedEvent], width: float = WIDTH) -> Drawing:
    """`width` by 56. A label nearer than 7 to a weightier one is left to the tooltip.

    Warnings and steps that would lie on another mark are named in the tooltip of that mark.
    """
    shown = sorted(events, key=lambda event: (event.day, _RANKS.index(event.kind)))
    places = _places(shown, width)
    parts: list[Primitive] = [Line(_EDGE, _Y, width - _EDGE, _Y, "chart_grid", 2)]
    until = [x for event, x in zip(shown, places, strict=True) if event.kind is EventKind.DEADLINE]
    if until:
        parts.append(Line(places[0], _Y, max(until), _Y, "accent", 2))
    stacks = _stacks(shown, places)
    parts += [_symbol(stack[0], x) for stack, x in stacks]
    for event, x in _labelled([stack[0] for stack, _ in stacks], [x for _, x in stacks], width):
        parts += _labels(event, x, width)
    marks = tuple(Mark(x - 12, 0, 24, HEIGHT, _all_said(stack), stack[0].key) for stack, x in stacks)
    return Drawing(width, HEIGHT, tuple(parts), marks, "; ".join(_said(event) for event in shown))


def short_day(day: date) -> str:
    """The day as "18/11"."""
    return f"{day.day:02d}/{day.month:02d}"


def _said(event: DatedEvent) -> str:
    return f"{short_day(event.day)}/{event.day.year} {event.word}"


def _places(events: Sequence[DatedEvent], width: float) -> list[float]:
    """Where each day lies, in proportion to the days between."""
    if not events:
        return []
    first, days = events[0].day, max(1, (events[-1].day - events[0].day).days)
    return [_EDGE + (width - 2 * _EDGE) * (event.day - first).days / days for event in events]


def _stacks(events: Sequence[DatedEvent], places: Sequence[float]) -> list[tuple[list[DatedEvent], float]]:
    """The events that are drawn, from left to right, each with those that would lie on it."""
    kept: list[tuple[list[DatedEvent], float]] = []
    for event, x in sorted(zip(events, places, strict=True), key=lambda pair: _RANKS.index(pair[0].kind)):
        near = next((stack for stack, there in kept if abs(there - x) < _SYMBOL), None)
        if near is None or event.kind in (EventKind.TODAY, EventKind.DEADLINE):
            kept.append(([event], x))
        else:
            near.append(event)
    return sorted(kept, key=lambda pair: pair[1])


def _all_said(stack: Sequence[DatedEvent]) -> str:
    named = [_said(event) for event in stack[:_NAMED]]
    return "\n".join([*named, f"và {len(stack) - _NAMED} mốc khác"] if len(stack) > _NAMED else named)


def _symbol(event: DatedEvent, x: float) -> Primitive:
    match event.kind:
        case EventKind.TODAY:
            return Circle(x, _Y, 5, fill="accent")
        case EventKind.DEADLINE:
            return Rectangle(x - 5, _Y - 5, 10, 10, fill="accent")
        case EventKind.WARNING:
            corners = ((x, _Y - 6.5), (x + 6.5, _Y + 5), (x - 6.5, _Y + 5))
            return Polygon(corners, fill="surface", stroke="warn", width=1.5)
        case EventKind.STEP:
            return Circle(x, _Y, 4, fill="surface", stroke="text2", width=1.5)


def _labelled(events: Sequence[DatedEvent], places: list[float], width: float) -> list[tuple[DatedEvent, float]]:
    """The events whose labels fit, weightier ones first."""
    pairs = sorted(zip(events, places, strict=True), key=lambda pair: _RANKS.index(pair[0].kind))
    taken: list[tuple[float, float]] = []
    kept = []
    for event, x in pairs:
        half = max(text_width(event.word), text_width("00/00")) / 2
        middle = _inside(x, half, width)
        if all(middle + half + _APART <= left or middle - half - _APART >= right for left, right in taken):
            taken.append((middle - half, middle + half))
            kept.append((event, x))
    return kept


def _labels(event: DatedEvent, x: float, width: float) -> list[Primitive]:
    ink = "warn" if event.kind is EventKind.WARNING else "text"
    middle = _inside(x, text_width(event.word) / 2, width)
    word = Text(middle, 52, event.word, ink, anchor=Anchor.MIDDLE, is_bold=event.kind is EventKind.DEADLINE)
    return [Text(x, 14, short_day(event.day), "text2", anchor=Anchor.MIDDLE), word]


def _inside(x: float, half: float, width: float) -> float:
    """Shift x so that a label of this half width stays in the strip."""
    return min(max(x, half), width - half)
