"""Where one is in a guide, or a paper on its way: done, doing, to come."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, font
from pii_desktop.ui.tokens import Type

_DOT = 22
_LINE, _SHORT_LINE = 20, 8
_GAP, _SHORT_GAP = 8, 6


class Steps(QWidget):
    """Numbered steps in one line; says itself as "Bước 2 trên 4: Kế hoạch"."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None, *, dense: bool = False) -> None:
        """The first one is current; `dense` steps have short lines between them."""
        super().__init__(parent)
        self._names = tuple(names)
        self._current = 0
        self._skipped: frozenset[int] = frozenset()
        self._line, self._gap = (_SHORT_LINE, _SHORT_GAP) if dense else (_LINE, _GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, current: int, skipped: Iterable[int] = ()) -> None:
        """Step `current`, counted from 0, is under way; those before it are done, except those that were `skipped`."""
        self._current = current
        self._skipped = frozenset(skipped)
        shown = self._names[min(current, len(self._names) - 1)]
        words = self.tr("Bước {number} trên {total}: {name}")
        self.setAccessibleName(words.format(number=current + 1, total=len(self._names), name=shown))
        self.updateGeometry()
        self.update()

    def current(self) -> int:
        """The step under way, from 0."""
        return self._current

    def skipped(self) -> frozenset[int]:
        """The steps before it that were left out."""
        return self._skipped

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        width = sum(_DOT + self._gap + self._width(number) for number in range(len(self._names)))
        return QSize(width + (len(self._names) - 1) * (self._line + 2 * self._gap), 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dot, word, line, dot, word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        for number, name in enumerate(self._names):
            self._paint_dot(painter, QRectF(left, middle - _DOT / 2, _DOT, _DOT), number)
            left += _DOT + self._gap
            painter.setFont(self._font(number))
            painter.setPen(colour("text" if number <= self._current and number not in self._skipped else "text2"))
            painter.drawText(QRectF(left, 0, self._width(number), self.height()), Qt.AlignmentFlag.AlignVCenter, name)
            left += self._width(number) + self._gap
            if number + 1 < len(self._names):
                painter.setPen(QPen(colour("line_strong"), 1))
                painter.drawLine(QPointF(left, round(middle) + 0.5), QPointF(left + self._line, round(middle) + 0.5))
                left += self._line + self._gap

    def _paint_dot(self, painter: QPainter, dot: QRectF, number: int) -> None:
        is_current = number == self._current
        is_done = number < self._current and number not in self._skipped
        painter.setPen(QPen(colour("accent" if is_current or is_done else "line_strong"), 1.25))
        painter.setBrush(colour("accent") if is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75))
        if is_done:
            picture = pixmap(Icon.CHECK, "accent", 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(dot.center().x() - 7, dot.center().y() - 7), picture)
            return
        painter.setFont(font(Type.SMALL_STRONG if is_current else Type.SMALL))
        painter.setPen(colour("on_accent" if is_current else "text2"))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _font(self, number: int) -> QFont:
        return font(Type.STRONG if number == self._current else Type.BODY)

    def _width(self, number: int) -> int:
        return QFontMetrics(self._font(number)).horizontalAdvance(self._names[number]) + 1
