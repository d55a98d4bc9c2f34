"""How much room words take in a drawing, and what is done where there is less: this floor has no fonts."""

import unicodedata
from functools import lru_cache

from pii_desktop.domain.chart import SMALL, Circle, Line, Polygon, Primitive, Rectangle, Text

# Shares of the size of the type, as wide as the widest of the faces that are used on screen and on paper.
_NARROW, _SLIM, _CAPITAL, _WIDE, _USUAL = 0.34, 0.44, 0.79, 1.0, 0.62
_NARROW_LETTERS, _SLIM_LETTERS, _WIDE_LETTERS = " .,:;'!|()ijlI/", "frtJ-–", "mwMW%…@"
_GONE_ON = "…"
ON_PAPER = 10.4
"""The size to ask for where the serif of paper stands in 12: it is narrower than the faces of the window."""


def room_of(text: str, size: float = SMALL) -> float:
    """The room that `text` takes on one line, rather too much than too little. Logical pixels."""
    return sum(map(_share, text)) * size


def cut(text: str, width: float, size: float = SMALL) -> str:
    """`text`, or as much of it as fits into `width` with a mark that it goes on."""
    if room_of(text, size) <= width:
        return text
    kept = text
    while kept and room_of(kept + _GONE_ON, size) > width:
        kept = kept[:-1].rstrip()
    return kept + _GONE_ON


def wrapped(text: str, width: float, most: int, size: float = SMALL) -> tuple[str, ...]:
    """`text` on at most `most` lines of `width`, broken at blanks alone; the last one says where there is more."""
    lines: list[str] = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if room_of(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(cut(line, width, size) for line in lines if line)


def moved(parts: tuple[Primitive, ...], right: float, down: float) -> tuple[Primitive, ...]:
    """The same primitives elsewhere."""
    return tuple(_moved(part, right, down) for part in parts)


def _moved(part: Primitive, right: float, down: float) -> Primitive:
    match part:
        case Line(x1, y1, x2, y2):
            return Line(x1 + right, y1 + down, x2 + right, y2 + down, part.ink, part.width, part.dash)
        case Polygon(points):
            corners = tuple((x + right, y + down) for x, y in points)
            return Polygon(corners, part.fill, part.stroke, part.width, part.opacity, part.dash)
        case Rectangle(x, y, width, height):
            return Rectangle(x + right, y + down, width, height, part.fill, part.stroke, part.line, part.radius)
        case Circle(x, y, radius):
            return Circle(x + right, y + down, radius, part.fill, part.stroke, part.width)
        case Text(x, y):
            return Text(x + right, y + down, part.text, part.ink, part.size, part.anchor, part.is_bold, part.halo)


@lru_cache(maxsize=1024)
def _share(letter: str) -> float:
    """By the letter without its marks, which make none wider."""
    plain = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(plain) or plain in _NARROW_LETTERS:
        return 0.0 if unicodedata.combining(plain) else _NARROW
    if plain in _SLIM_LETTERS:
        return _SLIM
    if plain in _WIDE_LETTERS or ord(plain) > 0x2E7F:
        return _WIDE
    return _CAPITAL if plain.isupper() or plain == "&" else _USUAL
