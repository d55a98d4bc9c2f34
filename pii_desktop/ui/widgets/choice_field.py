"""A drop-down in our own look, alone or as a field."""

from collections.abc import Hashable, Sequence
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, control_height, tip
from pii_desktop.ui.tokens import CONTROL_HEIGHT, RADIUS, ROW_HEIGHT
from pii_desktop.ui.widgets.field import Field

_LEAST, _MOST = 96, 360
_SHORT = 24


class ChoiceBox(QComboBox):
    """A drop-down of (word, value) pairs. Emits `chosen` with the value when the user picked another."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says."""
        super().__init__(parent)
        self._values: list[Hashable] = []
        self._last = -1
        self.setAccessibleName(name)
        self.setView(QListView(self))
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setMinimumHeight(control_height(self, CONTROL_HEIGHT))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)
        self.currentTextChanged.connect(self._on_text_changed)

    def set_choices(self, choices: Sequence[tuple[str, Hashable]]) -> None:
        """Replace the list; keeps the value chosen where it is still there."""
        kept = self.value()
        self.clear()
        self._values = [value for _, value in choices]
        self.addItems([word for word, _ in choices])
        self.set_value(kept)

    def value(self) -> Hashable:
        """The value chosen, None when nothing is."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Hashable) -> None:
        """Choose without telling; nothing is chosen when `value` is not in the list."""
        self._last = self._values.index(value) if value in self._values else -1
        self.setCurrentIndex(self._last)

    def sizeHint(self) -> QSize:
        """As wide as its longest word, up to a measure: the names of documents fill lines."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), _MOST), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow where there is no room."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a form must not change it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Border, word, chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        words = self.rect().adjusted(8, 0, -28, 0)
        blank = self.currentIndex() < 0
        tone = "disabled" if not self.isEnabled() else "text3" if blank else "text"
        painter.setPen(colour(tone))
        text = self.placeholderText() if blank else self.currentText()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        arrow = QRect(self.width() - 24, (self.height() - 16) // 2, 16, 16)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(arrow.topLeft(), pixmap(Icon.CHEVRON_DOWN, "text2", 16, ratio))

    def _on_text_changed(self, text: str) -> None:
        """The whole of what may be cut."""
        self.setToolTip(tip(text) if len(text) > _SHORT else "")

    def _paint_frame(self, painter: QPainter) -> None:
        mark = self.property("mark")
        tone, width = "line_strong" if self.isEnabled() else "line", 1
        if mark in {"bad", "warn"}:
            tone, width = str(mark), 2 if mark == "bad" else 1
        if self.hasFocus():
            tone, width = "bad" if mark == "bad" else "accent", 2
        inset = width / 2
        painter.setPen(QPen(colour(tone), width))
        painter.setBrush(colour("surface" if self.isEnabled() else "sunken"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _on_activated(self, index: int) -> None:
        if index != self._last:
            self._last = index
            self.chosen.emit(self.value())


class _ChoiceDelegate(QStyledItemDelegate):
    """Rows of 32 in the list that drops down."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the words."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 16, max(ROW_HEIGHT, hint.height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground by state, then the word."""
        seen = cast("Any", option)
        is_current = bool(seen.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.fillRect(seen.rect, colour("selected" if is_current else "surface"))
        painter.setPen(colour("text"))
        words = seen.rect.adjusted(8, 0, -8, 0)
        shown = seen.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


class ChoiceField(Field):
    """A drop-down with a label. Emits `chosen` with the value, and `left` with the word."""

    chosen = Signal(object)

    def __init__(self, label: str, choices: Sequence[tuple[str, Hashable]] = (), parent: QWidget | None = None) -> None:
        """Pairs (word, value); nothing is chosen at first when no value fits."""
        self._box = ChoiceBox(label)
        super().__init__(label, self._box, parent)
        self._box.set_choices(choices)
        self._box.chosen.connect(self._on_chosen)

    @property
    def box(self) -> ChoiceBox:
        """The control itself."""
        return self._box

    def set_choices(self, choices: Sequence[tuple[str, Hashable]]) -> None:
        """Replace the list."""
        self._box.set_choices(choices)

    def value(self) -> Hashable:
        """The value chosen, None when nothing is."""
        return self._box.value()

    def set_value(self, value: Hashable) -> None:
        """Choose without telling."""
        self._box.set_value(value)

    def text(self) -> str:
        """The word chosen."""
        return self._box.currentText()

    def _show(self, text: str) -> None:
        self._box.setCurrentText(text)

    def _on_chosen(self, value: object) -> None:
        self.left.emit(self.text())
        self.chosen.emit(value)
