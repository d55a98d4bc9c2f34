"""The head of a table: titles aligned as their columns, an arrow on the sorted one, a chooser on right click."""

from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, font, words
from pii_desktop.ui.tokens import HEAD_ROW_HEIGHT, Type
from pii_desktop.ui.widgets.row_delegate import GAP, RowDelegate


class TableHead(QHeaderView):
    """Paints itself, so that titles stand exactly over their words."""

    def __init__(self, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        """`delegate` knows the air before each column."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._delegate = delegate
        self.setFont(font(Type.SMALL_STRONG))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setStretchLastSection(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(32)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.choose_columns)

    def sizeHint(self) -> QSize:
        """32 high, or more with a larger font."""
        return QSize(super().sizeHint().width(), max(HEAD_ROW_HEIGHT, self.fontMetrics().height() + 12))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Sunken ground, hairline, title, arrow."""
        painter.save()
        painter.fillRect(rect, colour("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        column = cast("Any", self.model()).columns[logicalIndex]
        inner = rect.adjusted(self._delegate.padding(logicalIndex), 0, -GAP, 0)
        if column.check is not None:
            inner.setLeft(inner.left() + 36)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            self._paint_arrow(painter, inner)
        painter.setFont(self.font())
        painter.setPen(colour("text2"))
        shown = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(column.alignment | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def choose_columns(self, at: QPoint) -> None:
        """A menu of all columns; the last one shown cannot be hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.count() - self.hiddenSectionCount()
        for section, column in enumerate(cast("Any", self.model()).columns):
            action = QAction(words(column.title), menu, checkable=True, checked=not self.isSectionHidden(section))
            action.setData(section)
            action.setEnabled(self.isSectionHidden(section) or shown > 1)
            menu.addAction(action)
        menu.triggered.connect(self._on_column_chosen)
        menu.popup(self.mapToGlobal(at))

    def _on_column_chosen(self, action: QAction) -> None:
        self.setSectionHidden(int(action.data()), not action.isChecked())

    def _paint_arrow(self, painter: QPainter, inner: QRect) -> None:
        picture = pixmap(Icon.CHEVRON_DOWN, "accent", 14, self.devicePixelRatioF())
        if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            picture = _upside_down(picture)
        painter.drawPixmap(inner.right() - 13, inner.center().y() - 6, picture)
        inner.setRight(inner.right() - 16)


def _upside_down(picture: Any) -> Any:  # noqa: ANN401 - the pixmap that came in
    from PySide6.QtGui import QTransform

    turned = picture.transformed(QTransform().rotate(180))
    turned.setDevicePixelRatio(picture.devicePixelRatio())
    return turned
