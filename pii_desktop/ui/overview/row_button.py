"""Rows of the overview's cards: each is a button, and a card shows as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.desk import Destination
from pii_desktop.ui.look import colour, font
from pii_desktop.ui.tokens import PANEL_PADDING, Type


class RowButton(QAbstractButton):
    """One row; a subclass paints it. It knows where it leads. Emits `clicked`."""

    def __init__(self, height: int, destination: Destination | None, parent: QWidget | None = None) -> None:
        """A row without a destination is only read."""
        super().__init__(parent)
        self.destination = destination
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if destination else Qt.FocusPolicy.NoFocus)
        if destination:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as it was made."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, contents, ring under the keyboard."""
        painter = QPainter(self)
        if self.destination and (self.underMouse() or self.isDown()):
            painter.fillRect(self.rect(), colour("hover"))
        self.paint_row(painter, self.rect().adjusted(PANEL_PADDING, 0, -PANEL_PADDING, 0))
        if self.hasFocus():
            draw_ring(painter, self.rect().toRectF())

    def paint_row(self, painter: QPainter, inner: QRect) -> None:
        """Paint the contents into `inner`."""
        raise NotImplementedError


class FittingRows(QWidget):
    """Rows one below the other; those that have no room are hidden, and can be reached by the card's link."""

    def __init__(self, height: int, *, most: int = 0, is_ruled: bool = True, parent: QWidget | None = None) -> None:
        """`height` of a row in logical pixels, with the hairline above it where there is one.

        Where there is room to spare, rows grow up to `most`.
        """
        super().__init__(parent)
        self._least = height
        self._most = max(height, most)
        self._is_ruled = is_ruled
        self._rows: list[RowButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(height)

    def set_rows(self, rows: Sequence[RowButton]) -> None:
        """Show these."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = list(rows)
        for row in self._rows:
            row.setParent(self)
        self._place()

    def rows(self) -> tuple[RowButton, ...]:
        """All of them, also those without room."""
        return tuple(self._rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer rows fit."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairlines."""
        if not self._is_ruled:
            return
        painter = QPainter(self)
        for row in self._rows:
            if not row.isHidden():
                painter.fillRect(0, row.y() - 1, self.width(), 1, colour("line"))

    def _place(self) -> None:
        rule = 1 if self._is_ruled else 0
        height = max(self._least, min(self._most, self.height() // max(1, len(self._rows))))
        for number, row in enumerate(self._rows):
            top = number * height
            row.setGeometry(0, top + rule, self.width(), min(height, max(self.height() - top, height - rule)) - rule)
            row.setVisible(top + height <= self.height() + rule)
        self.update()


def draw_words(painter: QPainter, area: QRect, text: str, *, role: Type = Type.BODY, tone: str = "text") -> int:
    """Draw one line, cut with "…" where there is no room; returns the width it took."""
    shown = _prepared(painter, area, text, role, tone)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def draw_right(painter: QPainter, area: QRect, text: str, *, role: Type = Type.BODY, tone: str = "text") -> int:
    """As `draw_words`, at the right end of `area`."""
    shown = _prepared(painter, area, text, role, tone)
    sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, sides | Qt.TextFlag.TextSingleLine, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _prepared(painter: QPainter, area: QRect, text: str, role: Type, tone: str) -> str:
    """Font and colour set; the text as far as it fits."""
    painter.setFont(font(role))
    painter.setPen(colour(tone))
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
