"""A drawing as SVG, as present versions of Word show it: sharp at every size, its text stays text."""

from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from pii_desktop.domain.chart import Anchor, Circle, Drawing, Line, Polygon, Primitive, Rectangle, Text
from pii_desktop.exporters.docx_styles import FONT
from pii_desktop.exporters.paper_inks import ink
from pii_desktop.exporters.printable import composed

_HALO = 3.0
_FONTS = f"{FONT}, Liberation Serif, serif"


def drawing_svg(drawing: Drawing) -> str:
    """The drawing on a clear ground in the colours of paper."""
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    shapes = "".join(_shape(primitive) for primitive in drawing.primitives)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
        f" font-family={quoteattr(_FONTS)}>{shapes}</svg>"
    )


def _shape(primitive: Primitive) -> str:
    match primitive:
        case Line(x1, y1, x2, y2):
            ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
            return f"<line {ends}{_stroke(primitive.ink, primitive.width, primitive.dash)}/>"
        case Polygon(points):
            corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
            seen = f' fill-opacity="{_n(primitive.opacity)}"' if primitive.opacity < 1 else ""
            outline = _stroke(primitive.stroke, primitive.width, primitive.dash)
            return f'<polygon points="{corners}"{_fill(primitive.fill)}{seen}{outline}/>'
        case Rectangle(x, y, width, height):
            place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
            rounded = f' rx="{_n(primitive.radius)}"' if primitive.radius else ""
            return f"<rect {place}{rounded}{_fill(primitive.fill)}{_stroke(primitive.stroke, primitive.line)}/>"
        case Circle(x, y, radius):
            place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
            return f"<circle {place}{_fill(primitive.fill)}{_stroke(primitive.stroke, primitive.width)}/>"
        case Text():
            return _text(primitive)
    assert_never(primitive)


def _text(text: Text) -> str:
    weight = ' font-weight="bold"' if text.is_bold else ""
    anchor = "" if text.anchor is Anchor.START else f' text-anchor="{text.anchor}"'
    place = f'x="{_n(text.x)}" y="{_n(text.y)}" font-size="{text.size}"{weight}{anchor}'
    words = escape(composed(text.text))
    halo = ""
    if text.halo is not None:
        halo = f"<text {place}{_fill(None)}{_stroke(text.halo, 2 * _HALO)}>{words}</text>"
    return f"{halo}<text {place}{_fill(text.ink)}>{words}</text>"


def _fill(token: str | None) -> str:
    return f' fill="{ink(token) if token else "none"}"'


def _stroke(token: str | None, width: float, dash: tuple[float, ...] = ()) -> str:
    if token is None:
        return ""
    dashed = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f' stroke="{ink(token)}" stroke-width="{_n(width)}"{dashed}'


def _n(number: float) -> str:
    """At most two decimals, none that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
