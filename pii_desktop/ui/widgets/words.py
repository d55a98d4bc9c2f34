"""Words that stayed, were taken out or were put in: on one line, or as a paragraph."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from pii_desktop.ui.look import colour
from pii_desktop.ui.look import font as look_font
from pii_desktop.ui.models.columns import Change, Piece

_LEAST = 40
_LEADING = 2
"""More air between lines than the font asks for: soft grounds behind words must not touch."""


def paint_words(painter: QPainter, rect: QRectF, pieces: Sequence[Piece], font: QFont) -> None:
    """Paint `pieces` into `rect` on one line, cut with "…" at the end where there is no room."""
    whole = "".join(piece.text for piece in pieces).replace("\n", " ")
    shown = QFontMetrics(font).elidedText(whole, Qt.TextElideMode.ElideRight, int(rect.width()))
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(pieces, len(shown)))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    top = rect.top() + (rect.height() - line.height()) / 2
    painter.setPen(colour("text"))
    layout.draw(painter, QPointF(rect.left(), top))


class ChangedWords(QWidget):
    """A paragraph of such words, as high as it needs to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing at first."""
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(look_font())

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these."""
        self._pieces = tuple(pieces)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words without their marks."""
        return "".join(piece.text for piece in self._pieces)

    def sizeHint(self) -> QSize:
        """Any width; the height follows it."""
        return QSize(160, 24)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        return round(self._broken(width).boundingRect().height()) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the top."""
        painter = QPainter(self)
        painter.setPen(colour("text"))
        self._broken(self.width()).draw(painter, QPointF(0, 0))

    def _broken(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        layout.setFormats(_formats(self._pieces, len(self.text())))
        return broken(layout, width)


def broken(layout: QTextLayout, width: int) -> QTextLayout:
    """The words of `layout` in lines at most `width` wide; returns the same layout."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(_LEAST, width))
        line.setPosition(QPointF(0, top))
        top += line.height() + _LEADING
    layout.endLayout()
    return layout


def _formats(pieces: Sequence[Piece], length: int) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for piece in pieces:
        size = min(len(piece.text), length - start)
        if size <= 0:
            break
        found: Any = QTextLayout.FormatRange()  # the stubs leave out its fields
        found.start, found.length, found.format = start, size, _format(piece.change)
        ranges.append(found)
        start += len(piece.text)
    return ranges


def _format(change: Change) -> QTextCharFormat:
    result = QTextCharFormat()
    match change:
        case Change.KEPT:
            pass
        case Change.STRONG:
            result.setFontWeight(QFont.Weight.DemiBold)
        case Change.REMOVED:
            result.setForeground(colour("bad"))
            result.setBackground(colour("bad_soft"))
            result.setFontStrikeOut(True)
        case Change.ADDED:
            result.setForeground(colour("good"))
            result.setBackground(colour("good_soft"))
            result.setFontUnderline(True)
    return result
