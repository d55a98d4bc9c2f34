"""Drawings as data: the same list is painted on screen and into the PDF (look.md "Charts").

Measures are logical pixels, the origin is top left. Colours are names of tokens, never numbers.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

SMALL = 12
RING_NUMBER = 11


class Anchor(StrEnum):
    """Which point of a text its x is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """From (x1, y1) to (x2, y2); `dash` as lengths of stroke and gap."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """Closed; filled, stroked or both. `opacity` is that of the fill."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Filled, stroked or both, with rounded corners where `radius` says so."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """Centre and radius."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: y is its baseline. `halo` names the ground that keeps it legible over lines."""

    x: float
    y: float
    text: str
    ink: str = "text"
    size: int = SMALL
    anchor: Anchor = Anchor.START
    is_bold: bool = False
    halo: str | None = None


Primitive = Line | Polygon | Rectangle | Circle | Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that says more: its tooltip, and what it opens when clicked (None opens nothing)."""

    x: float
    y: float
    width: float
    height: float
    tooltip: str
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing; `description` is what a screen reader says."""

    width: float
    height: float
    primitives: tuple[Primitive, ...]
    marks: tuple[Mark, ...] = ()
    description: str = ""


def text_width(text: str, size: int = SMALL) -> float:
    """A careful guess of the width of `text`: this floor has no fonts. Logical pixels."""
    return sum(0.72 if letter.isupper() else 0.48 for letter in text) * size


def diamond(x: float, y: float, size: float, ink: str) -> Polygon:
    """A hollow diamond, `size` from corner to corner."""
    half = size / 2 + 1
    return Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill="surface", stroke=ink, width=1.75)
