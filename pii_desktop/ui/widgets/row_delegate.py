"""Paints the rows of every table: fill, bar, box, icon and word, tag, changed words, group heads."""

from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from pii_desktop.ui.boxes import draw_box, draw_radio
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, font, tip
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import GROUP_ROW_HEIGHT, ROW_HEIGHT, Type
from pii_desktop.ui.widgets.labels import paint_tag
from pii_desktop.ui.widgets.words import paint_words

Index = QModelIndex | QPersistentModelIndex
GAP = 6  # air at both sides of a cell
AFTER_NUMBERS = 16  # air before words that follow right-aligned numbers
BAR = 3
_BOX_WIDTH = 36  # box and the air behind it
_RADIO_WIDTH = 22  # circle and the air behind it
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """One delegate for flat and grouped tables. `edge` is the air before the first column."""

    def __init__(self, edge: int, row_height: int = ROW_HEIGHT, parent: QObject | None = None) -> None:
        """`row_height` in logical pixels; larger fonts make rows higher."""
        super().__init__(parent)
        self._edge = edge
        self._row_height = row_height
        self._after_numbers: frozenset[int] = frozenset()
        self._first = 0
        self._sizes: tuple[QSize, QSize] | None = None  # of a row and of a head

    def forget_sizes(self) -> None:
        """Call it when the font of the table is another one."""
        self._sizes = None

    def set_order(self, first: int, after_numbers: frozenset[int]) -> None:
        """Which column is leftmost, and which ones stand right of numbers."""
        self._first = first
        self._after_numbers = after_numbers

    def padding(self, column: int) -> int:
        """Air before the words of a column."""
        if column == self._first:
            return self._edge
        return AFTER_NUMBERS if column in self._after_numbers else GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows 32, heads 28, or more with a larger font. A view asks it of every cell before anything is painted."""
        if self._sizes is None:
            words = cast("Any", option).fontMetrics.height() + 10
            self._sizes = QSize(0, max(self._row_height, words)), QSize(0, max(GROUP_ROW_HEIGHT, words))
        return self._sizes[_model(index).is_head(index)]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Everything of one cell."""
        painter.save()
        seen = cast("Any", option)
        if _model(index).group_at(index) is not None:
            self._paint_head(painter, seen, index)
        else:
            self._paint_cell(painter, seen, index)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QObject, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on a box asks the model for the other state."""
        rows = _model(index)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and self._hot_rect(cast("Any", option).rect, index).contains(event.position())
        ):
            rows.toggle(index)
            return True
        return super().editorEvent(event, cast("Any", model), option, index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A word that was cut is told whole, also where its column has no longer text to say."""
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            text = str(index.data() or "")
            room = cast("Any", option).rect.width() - self.padding(index.column()) - GAP
            is_cut = QFontMetrics(font()).horizontalAdvance(text) > room or "\n" in text
            QToolTip.showText(event.globalPos(), tip(text) if is_cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    def is_on_box(self, rect: QRectF, index: Index, x: float) -> bool:
        """Whether `x` lies on the box of a cell."""
        return _model(index).check_state(index) is not None and x < self._box_rect(rect, index).right()

    def _hot_rect(self, rect: Any, index: Index) -> QRectF:  # noqa: ANN401 - QRect or QRectF
        """Where a click counts: on a box, anywhere in a cell with a circle, else nowhere."""
        if _model(index).check_state(index) is not None:
            return self._box_rect(rect, index)
        return QRectF(rect) if _model(index).radio_state(index) is not None else QRectF()

    def _box_rect(self, rect: Any, index: Index) -> QRectF:  # noqa: ANN401 - QRect or QRectF
        return QRectF(rect.left(), rect.top(), self.padding(index.column()) + 20, rect.height())

    def _paint_head(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401 - a style option
        rect = QRectF(option.rect)
        painter.fillRect(rect, colour("sunken"))
        _paint_hairline(painter, rect)
        left = rect.left() + self._edge
        state = _model(index).check_state(index)
        if state is None:
            arrow = Icon.CHEVRON_DOWN if option.state & _State.State_Open else Icon.CHEVRON_RIGHT
            tone, shown = _head_look(index) or ("text2", arrow)
            _paint_icon(painter, shown if arrow is Icon.CHEVRON_DOWN else arrow, tone, left, rect)
            left += 22
        else:
            draw_box(painter, QRectF(left, rect.top(), 16, rect.height()), state)
            left += _BOX_WIDTH
        self._paint_head_words(painter, QRectF(left, rect.top(), rect.right() - left - 8, rect.height()), index)
        if option.state & _State.State_HasFocus:
            _paint_focus(painter, rect)

    def _paint_head_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        title, note = _model(index).head_texts(index)
        group = _model(index).group_at(index)
        grouping = _model(index).grouping
        tag = grouping.tag(group.whole) if grouping and grouping.tag and group else None
        if tag is not None:
            rect.setRight(_paint_right_tag(painter, rect, *tag) - 8)
        tone, _ = _head_look(index) or ("text", None)
        painter.setFont(font(Type.SMALL_STRONG))
        painter.setPen(colour(tone))
        width = painter.fontMetrics().horizontalAdvance(title)
        _paint_text(painter, rect, title)
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour("text3"))
        _paint_text(painter, rect.adjusted(width + 10, 0, 0, 0), note)

    def _paint_cell(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401 - a style option
        model = _model(index)
        row, column = model.row_at(index), model.columns[index.column()]
        rect = QRectF(option.rect)
        is_selected = bool(option.state & _State.State_Selected)
        ground = "selected" if is_selected else "hover" if option.state & _State.State_MouseOver else "surface"
        painter.fillRect(rect, colour(ground))
        _paint_hairline(painter, rect)
        if index.column() == self._first:
            bar = "accent" if is_selected else model.mark_of(row)
            if bar:
                painter.fillRect(QRectF(rect.left(), rect.top(), BAR, rect.height()), colour(bar))
        inner = rect.adjusted(self.padding(index.column()), 0, -GAP, 0)
        state = model.check_state(index)
        if state is not None:
            draw_box(painter, QRectF(inner.left(), inner.top(), 16, inner.height()), state)
            inner.setLeft(inner.left() + _BOX_WIDTH)
        chosen = model.radio_state(index)
        if chosen is not None:
            draw_radio(painter, QRectF(inner.left(), inner.top(), 14, inner.height()), chosen)
            inner.setLeft(inner.left() + _RADIO_WIDTH)
        self._paint_value(painter, inner, row, column)
        if option.state & _State.State_HasFocus and option.state & _State.State_KeyboardFocusChange:
            _paint_focus(painter, rect)

    def _paint_value(self, painter: QPainter, rect: QRectF, row: object, column: Column[Any]) -> None:
        if column.pieces is not None:
            paint_words(painter, rect, column.pieces(row), font())
            return
        text = column.value(row)
        tone = (column.tone(row) if column.tone else None) or ("text2" if column.look is Look.MUTED else "text")
        icon_name = column.icon(row) if column.icon else None
        if column.look is Look.TAG:
            if text:
                painter.setFont(font(Type.SMALL))
                _paint_left_tag(painter, rect, text, tone, icon_name)
            return
        painter.setFont(font(Type.STRONG if column.look is Look.STRONG else Type.BODY))
        painter.setPen(colour(tone))
        is_right = bool(column.alignment & RIGHT)
        if icon_name is not None:
            words = painter.fontMetrics().horizontalAdvance(text)
            left = max(rect.left(), rect.right() - words - 22) if is_right and text else rect.left()
            _paint_icon(painter, icon_name, tone, left, rect)
            rect = rect.adjusted(left - rect.left() + 20, 0, 0, 0)
        _paint_text(painter, rect, text, column.alignment)


def _model(index: Index) -> RowsModel[Any]:
    return cast("RowsModel[Any]", index.model())


def _head_look(index: Index) -> tuple[str, Icon] | None:
    """Colour and icon of a group head that has its own."""
    group, grouping = _model(index).group_at(index), _model(index).grouping
    return grouping.look(group.whole) if grouping and grouping.look and group else None


def _paint_text(
    painter: QPainter, rect: QRectF, text: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    shown = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, int(alignment | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), shown)


def _paint_icon(painter: QPainter, name: Icon, tone: str, left: float, rect: QRectF) -> None:
    picture = pixmap(name, tone, 16, painter.device().devicePixelRatioF())
    painter.drawPixmap(round(left), round(rect.center().y() - 8), picture)


def _paint_hairline(painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))


def _paint_focus(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -2))


def _tag_width(painter: QPainter, text: str, icon_name: Icon | None) -> float:
    return painter.fontMetrics().horizontalAdvance(text) + 12 + (18 if icon_name else 0)


def _paint_left_tag(painter: QPainter, rect: QRectF, text: str, tone: str, icon_name: Icon | None) -> None:
    width = min(_tag_width(painter, text, icon_name), rect.width())
    paint_tag(painter, QRectF(rect.left(), rect.center().y() - 10, width, 20), text, tone=tone, icon_name=icon_name)


def _paint_right_tag(painter: QPainter, rect: QRectF, text: str, tone: str, icon_name: Icon | None) -> float:
    """Returns the left end of the tag."""
    painter.setFont(font(Type.SMALL))
    width = min(_tag_width(painter, text, icon_name), rect.width())
    left = rect.right() - width
    paint_tag(painter, QRectF(left, rect.center().y() - 10, width, 20), text, tone=tone, icon_name=icon_name)
    return left
