"""Checkbox, radio button and keyboard ring, painted the same in forms and in table rows."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from pii_desktop.ui.look import colour

BOX = 16
RING = 2.0


def draw_box(painter: QPainter, rect: QRectF, state: Qt.CheckState, *, enabled: bool = True) -> None:
    """A box of 16 with a tick, a dash or nothing, centred in `rect`."""
    box = _square(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state == Qt.CheckState.Unchecked:
        painter.setPen(QPen(colour("line_strong" if enabled else "line"), 1))
        painter.setBrush(colour("surface" if enabled else "sunken"))
        painter.drawRoundedRect(box, 3, 3)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if enabled else "disabled"))
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
        painter.setPen(_round_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_tick(box) if state == Qt.CheckState.Checked else _dash(box))
    painter.restore()


def draw_radio(painter: QPainter, rect: QRectF, checked: bool, *, enabled: bool = True) -> None:
    """A circle of 14, filled with a dot when chosen, centred in `rect`."""
    centre = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = "accent" if checked else "line_strong"
    painter.setPen(QPen(colour(edge if enabled else "disabled"), 4 if checked else 1))
    painter.setBrush(colour("surface"))
    radius = 5.0 if checked else 6.5
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def draw_ring(painter: QPainter, rect: QRectF, radius: float = 4) -> None:
    """The keyboard ring: 2 px in the text colour, 1 px of ground inside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("surface"), 1))
    painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), radius - 1.5, radius - 1.5)
    painter.setPen(QPen(colour("text"), RING))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def _round_pen() -> QPen:
    pen = QPen(colour("on_accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _square(rect: QRectF) -> QRectF:
    """On half pixels, so that a border of 1 px is sharp."""
    left = round(rect.center().x() - BOX / 2) + 0.5
    top = round(rect.center().y() - BOX / 2) + 0.5
    return QRectF(left, top, BOX - 1, BOX - 1)


def _tick(box: QRectF) -> QPolygonF:
    x, y = box.left(), box.top()
    return QPolygonF([QPointF(x + 3.5, y + 8), QPointF(x + 6.5, y + 11), QPointF(x + 11.5, y + 4.5)])


def _dash(box: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y())])
