"""Shows a drawing: paints it, says its marks, opens what they name."""

from typing import Any, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pii_desktop.domain.chart import Anchor, Circle, Drawing, Line, Mark, Polygon, Primitive, Rectangle, Text
from pii_desktop.ui.look import colour, font, tip
from pii_desktop.ui.tokens import Type

_EMPTY = Drawing(0, 0, ())
_HALO = 3.0


class ChartView(QWidget):
    """A drawing on screen. Emits `activated` with the key of a mark, on a click and on Enter."""

    activated = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` says what the drawing shows; its values follow in the accessible description."""
        super().__init__(parent)
        self._drawing = _EMPTY
        self._focused = -1
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._drawing = drawing
        self._focused = -1
        self.setAccessibleDescription(drawing.description)
        has_links = any(mark.key is not None for mark in drawing.marks)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_links else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def drawing(self) -> Drawing:
        """What is shown."""
        return self._drawing

    def sizeHint(self) -> QSize:
        """The size of the drawing."""
        return QSize(round(self._drawing.width), round(self._drawing.height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing, and a ring round the mark under the keyboard."""
        painter = QPainter(self)
        paint_drawing(painter, self._drawing)
        if self.hasFocus() and 0 <= self._focused < len(self._drawing.marks):
            painter.setPen(QPen(colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_rect(self._drawing.marks[self._focused]), 3, 3)

    def event(self, event: QEvent) -> bool:
        """Tooltips belong to marks."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(mark.tooltip) if mark else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens something."""
        mark = self._mark_at(event.position())
        is_link = mark is not None and mark.key is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._activate(self._mark_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from mark to mark, Enter opens."""
        count = len(self._drawing.marks)
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down if count:
                self._focused = (self._focused + 1) % count
            case Qt.Key.Key_Left | Qt.Key.Key_Up if count:
                self._focused = (self._focused - 1) % count
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if 0 <= self._focused < count:
                self._activate(self._drawing.marks[self._focused])
            case _:
                super().keyPressEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first mark."""
        super().focusInEvent(event)
        self._focused = max(0, self._focused)

    def _mark_at(self, point: QPointF) -> Mark | None:
        return next((mark for mark in self._drawing.marks if _rect(mark).contains(point)), None)

    def _activate(self, mark: Mark | None) -> None:
        if mark is not None and mark.key is not None:
            self.activated.emit(mark.key)


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """Paint at the painter's origin; for delegates and own widgets too."""
    for primitive in drawing.primitives:
        painter.save()
        _paint(painter, primitive)
        painter.restore()


def _paint(painter: QPainter, primitive: Primitive) -> None:
    match primitive:
        case Line():
            _paint_line(painter, primitive)
        case Polygon():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _set_ink(painter, primitive, primitive.width)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in primitive.points]))
        case Rectangle():
            _set_ink(painter, primitive, primitive.line)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, primitive.radius > 0)
            area = QRectF(primitive.x, primitive.y, primitive.width, primitive.height)
            painter.drawRoundedRect(area, primitive.radius, primitive.radius)
        case Circle():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _set_ink(painter, primitive, primitive.width)
            painter.drawEllipse(QPointF(primitive.x, primitive.y), primitive.radius, primitive.radius)
        case Text():
            _paint_text(painter, primitive)


def _paint_line(painter: QPainter, line: Line) -> None:
    """Upright and level lines on half pixels without antialiasing, others with it."""
    is_straight = line.x1 == line.x2 or line.y1 == line.y2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_straight)
    pen = QPen(colour(line.ink), line.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dash:
        pen.setDashPattern([length / line.width for length in line.dash])
    painter.setPen(pen)
    shift = 0.5 if is_straight and line.width == 1 else 0.0
    painter.drawLine(
        QPointF(_grid(line.x1, shift), _grid(line.y1, shift)), QPointF(_grid(line.x2, shift), _grid(line.y2, shift))
    )


def _grid(value: float, shift: float) -> float:
    return round(value) + shift if shift else value


def _set_ink(painter: QPainter, shape: Polygon | Rectangle | Circle, width: float) -> None:
    if shape.stroke is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(colour(shape.stroke), width)
        dash = getattr(shape, "dash", ())
        if dash:
            pen.setDashPattern([length / width for length in dash])
        painter.setPen(pen)
    if shape.fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        fill = QColor(colour(shape.fill))
        fill.setAlphaF(getattr(shape, "opacity", 1.0))
        painter.setBrush(fill)


def _paint_text(painter: QPainter, text: Text) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    letters = font(Type.SMALL_STRONG if text.is_bold else Type.SMALL)
    letters.setPixelSize(text.size)
    width = QFontMetricsF(letters).horizontalAdvance(text.text)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    if text.halo is not None:
        path = QPainterPath()
        path.addText(QPointF(left, text.y), letters, text.text)
        painter.strokePath(path, QPen(colour(text.halo), 2 * _HALO))
    painter.setFont(letters)
    painter.setPen(colour(text.ink))
    cast("Any", painter).drawText(QPointF(left, text.y), text.text)


def _rect(mark: Mark) -> QRectF:
    return QRectF(mark.x, mark.y, mark.width, mark.height)
