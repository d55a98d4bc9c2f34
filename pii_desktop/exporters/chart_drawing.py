"""Drawings on a page of a PDF: each primitive of the domain with the strokes and the type of reportlab."""

from typing import Literal, assert_never

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pii_desktop.domain.chart import Anchor, Circle, Drawing, Line, Polygon, Primitive, Rectangle, Text
from pii_desktop.exporters.fonts import face, glyphs, text_width
from pii_desktop.exporters.paper_inks import ink
from pii_desktop.exporters.printable import printable

_HALO = 3.0
_Mode = Literal[0, 1]
_FILLED: _Mode = 0
_OUTLINED: _Mode = 1


def draw_drawing(canvas: Canvas, drawing: Drawing, scale: float) -> None:
    """Draw with the lower left corner at the origin of the canvas; a logical pixel becomes `scale` points."""
    canvas.saveState()
    canvas.scale(scale, scale)
    canvas.setLineCap(0)
    canvas.setLineJoin(1)
    for primitive in drawing.primitives:
        canvas.saveState()
        _draw(canvas, primitive, drawing.height)
        canvas.restoreState()
    canvas.restoreState()


def _draw(canvas: Canvas, primitive: Primitive, height: float) -> None:
    """Upside down: a drawing counts from the top, a page from the bottom."""
    match primitive:
        case Line():
            _set_inks(canvas, None, primitive.ink, primitive.width)
            canvas.setDash(list(primitive.dash))
            canvas.line(primitive.x1, height - primitive.y1, primitive.x2, height - primitive.y2)
        case Polygon():
            _draw_polygon(canvas, primitive, height)
        case Rectangle():
            bottom = height - primitive.y - primitive.height
            size = (primitive.width, primitive.height)
            drawn = _set_inks(canvas, primitive.fill, primitive.stroke, primitive.line)
            canvas.roundRect(primitive.x, bottom, *size, primitive.radius, stroke=drawn[0], fill=drawn[1])
        case Circle():
            stroke, fill = _set_inks(canvas, primitive.fill, primitive.stroke, primitive.width)
            canvas.circle(primitive.x, height - primitive.y, primitive.radius, stroke=stroke, fill=fill)
        case Text():
            _draw_text(canvas, primitive, height)
        case _:
            assert_never(primitive)


def _draw_polygon(canvas: Canvas, polygon: Polygon, height: float) -> None:
    stroke, fill = _set_inks(canvas, polygon.fill, polygon.stroke, polygon.width)
    canvas.setDash(list(polygon.dash))
    if polygon.opacity < 1:
        canvas.setFillAlpha(polygon.opacity)
    path = canvas.beginPath()
    (x, y), *rest = polygon.points
    path.moveTo(x, height - y)
    for x, y in rest:
        path.lineTo(x, height - y)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _set_inks(canvas: Canvas, fill: str | None, stroke: str | None, width: float) -> tuple[int, int]:
    """What is to be drawn, as reportlab asks: outline and area."""
    if fill is not None:
        canvas.setFillColor(HexColor(ink(fill)))
    if stroke is not None:
        canvas.setStrokeColor(HexColor(ink(stroke)))
        canvas.setLineWidth(width)
    return int(stroke is not None), int(fill is not None)


def _draw_text(canvas: Canvas, text: Text, height: float) -> None:
    font, shown = face(bold=text.is_bold), printable(text.text, glyphs())
    width = text_width(shown, font, text.size)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    passes: list[tuple[_Mode, str]]
    passes = [(_FILLED, text.ink)] if text.halo is None else [(_OUTLINED, text.halo), (_FILLED, text.ink)]
    for mode, token in passes:
        canvas.saveState()  # the mode of a text outlives it
        _set_inks(canvas, token, token, 2 * _HALO)
        written = canvas.beginText(left, height - text.y)
        written.setFont(font, text.size)
        written.setTextRenderMode(mode)
        written.textOut(shown)
        canvas.drawText(written)
        canvas.restoreState()
