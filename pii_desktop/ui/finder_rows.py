"""How a line of the search's list is painted: a head, a place with its second line, or "there is more"."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pii_desktop.ui.finder_places import Place
from pii_desktop.ui.icons import pixmap
from pii_desktop.ui.look import colour, font
from pii_desktop.ui.tokens import Type

PLACE_ROLE: Final = Qt.ItemDataRole.UserRole
HEAD_HEIGHT: Final = 26
_ONE_LINE: Final = 32
_TWO_LINES: Final = 44
_LEFT: Final = 12
_WORDS: Final = 38


def height_of(place: Place) -> int:
    """Logical pixels; more where the font is larger."""
    metrics = QFontMetrics(font())
    if place.is_more:
        return max(HEAD_HEIGHT, metrics.height() + 6)
    if place.detail:
        return max(_TWO_LINES, 2 * metrics.height() + 8)
    return max(_ONE_LINE, metrics.height() + 12)


class FinderDelegate(QStyledItemDelegate):
    """Paints the lines in the colours of the theme."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Head, place, or the line that says there is more."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        place: Place | None = index.data(PLACE_ROLE)
        painter.save()
        if place is None:
            _words(painter, area.adjusted(_LEFT, 0, -_LEFT, 0), str(index.data()), Type.SMALL_STRONG, "text3")
        elif place.is_more:
            _words(painter, area.adjusted(_WORDS, 0, -_LEFT, 0), place.text, Type.SMALL, "text3")
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, colour("selected"))
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(area, colour("hover"))
            self._paint_place(painter, area, place)
        painter.restore()

    def _paint_place(self, painter: QPainter, area: QRect, place: Place) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = pixmap(place.icon, "text2", 16, ratio)
        painter.drawPixmap(area.left() + _LEFT, area.center().y() - 7, picture)
        words = area.adjusted(_WORDS, 4, -_LEFT, -4)
        if not place.detail:
            _words(painter, words, place.text, Type.BODY, "text")
            return
        upper = QRect(words.left(), words.top(), words.width(), words.height() * 5 // 9)
        lower = QRect(words.left(), upper.bottom(), words.width(), words.bottom() - upper.bottom())
        _words(painter, upper, place.text, Type.BODY, "text")
        _words(painter, lower, place.detail, Type.SMALL, "text3")


def _words(painter: QPainter, area: QRect, text: str, role: Type, tone: str) -> None:
    painter.setFont(font(role))
    painter.setPen(colour(tone))
    shown = painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
