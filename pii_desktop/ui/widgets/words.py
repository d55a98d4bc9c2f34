"""One line of words that stayed, were taken out or were put in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from pii_desktop.ui.look import colour
from pii_desktop.ui.models.columns import Change, Piece


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
