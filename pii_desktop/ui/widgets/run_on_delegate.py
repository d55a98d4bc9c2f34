"""Rows whose sentence runs on into what the words at the right leave free, before it is cut."""

from typing import Any, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from pii_desktop.ui.look import font
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.widgets.row_delegate import GAP, Index, RowDelegate


class RunOnDelegate(RowDelegate):
    """For tables with a column that `runs_on`; the one behind it is right-aligned, and neither can be moved."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell; the sentence is painted twice, each time as much of it as stands in the cell."""
        model = cast("RowsModel[Any]", index.model())
        at, rect = index.column(), QRect(cast("Any", option).rect)
        if model.row_at(index) is None:
            super().paint(painter, option, index)
        elif model.columns[at].runs_on:
            behind = index.sibling(index.row(), at + 1)
            self._paint_sentence(painter, option, index, (rect, rect.adjusted(0, 0, free_width(option, behind), 0)))
        else:
            super().paint(painter, option, index)
            free = free_width(option, index) if at and model.columns[at - 1].runs_on else 0
            if free:
                sentence = index.sibling(index.row(), at - 1)
                part = QRect(rect.left(), rect.top(), free, rect.height())
                begin = rect.left() - cast("Any", option).widget.columnWidth(at - 1)
                self._paint_sentence(painter, option, sentence, (part, part.adjusted(begin - rect.left(), 0, 0, 0)))

    def _paint_sentence(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rects: tuple[QRect, QRect]
    ) -> None:
        """Of the cell as wide as the second rectangle what stands in the first."""
        part, whole = rects
        wide = QStyleOptionViewItem(option)
        cast("Any", wide).rect = whole
        painter.save()
        painter.setClipRect(part)
        super().paint(painter, wide, index)
        painter.restore()


def free_width(option: QStyleOptionViewItem, index: Index) -> int:
    """How much of a right-aligned cell its own words do not need, in logical pixels."""
    words = QFontMetrics(font()).horizontalAdvance(str(index.data() or ""))
    return max(0, int(cast("Any", option).widget.columnWidth(index.column())) - words - 2 * GAP)
