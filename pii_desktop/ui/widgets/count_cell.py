"""A count that opens the list it counts."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, font, tip
from pii_desktop.ui.tokens import Type

_HEIGHT = 80
_EDGE = 16


@dataclass(frozen=True, slots=True)
class Count:
    """What a cell says: a number, what follows it ("dòng", "/ 29"), a note with an optional icon and tone."""

    number: str
    unit: str = ""
    note: str = ""
    tone: str = "text3"
    icon: Icon | None = None


class CountCell(QAbstractButton):
    """One of the cells of the overview's counts; the whole of it is a button. Emits `clicked`."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """`label` stands above the number."""
        super().__init__(parent)
        self._count = Count("–")
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the ring is for the keyboard
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_count(self, count: Count) -> None:
        """Show another number."""
        self._count = count
        words = " ".join(part for part in (count.number, count.unit) if part)
        self.setAccessibleName(f"{self.text()}: {words}. {count.note}".strip())
        self.setToolTip(tip(count.note))
        self.update()

    def count(self) -> Count:
        """What it shows."""
        return self._count

    def sizeHint(self) -> QSize:
        """80 high."""
        return QSize(180, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Label and chevron, number and unit, note."""
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), colour("hover"))
        inner = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        self._paint_label(painter, inner)
        self._paint_number(painter, inner)
        self._paint_note(painter, inner)
        if self.hasFocus():
            draw_ring(painter, self.rect().toRectF())

    def _paint_label(self, painter: QPainter, inner: QRect) -> None:
        painter.setFont(font(Type.STRONG))
        painter.setPen(colour("text"))
        painter.drawText(QRect(inner.left(), 6, inner.width() - 20, 20), Qt.AlignmentFlag.AlignVCenter, self.text())
        chevron = pixmap(Icon.CHEVRON_RIGHT, "text2", 16, self.devicePixelRatioF())
        painter.drawPixmap(inner.right() - 15, 8, chevron)

    def _paint_number(self, painter: QPainter, inner: QRect) -> None:
        painter.setFont(font(Type.COUNT))
        area = QRect(inner.left(), 27, inner.width(), 30)
        baseline = area.top() + 24
        painter.drawText(area.left(), baseline, self._count.number)
        after = area.left() + painter.fontMetrics().horizontalAdvance(self._count.number) + 8
        painter.setFont(font(Type.BODY))
        painter.setPen(colour("text3"))
        painter.drawText(after, baseline, self._count.unit)

    def _paint_note(self, painter: QPainter, inner: QRect) -> None:
        area = QRect(inner.left(), 57, inner.width(), 18)
        if self._count.icon is not None:
            picture = pixmap(self._count.icon, self._count.tone, 14, self.devicePixelRatioF())
            painter.drawPixmap(area.left(), area.center().y() - 6, picture)
            area.setLeft(area.left() + 20)
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour(self._count.tone))
        shown = painter.fontMetrics().elidedText(self._count.note, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
