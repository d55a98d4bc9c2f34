"""Filter chips: those left of the divider exclude each other, those right of it combine."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from pii_desktop.ui.look import colour, font, restyle
from pii_desktop.ui.tokens import CHIP_HEIGHT, Type
from pii_desktop.ui.widgets.flow_layout import FlowLayout
from pii_desktop.ui.widgets.labels import Rule


class Chip(QPushButton):
    """A word and a count; checkable. Emits `toggled`."""

    def __init__(self, key: str, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        """`key` names the filter; the count may follow later."""
        super().__init__(parent)
        self.key = key
        self._word = text
        self._count: int | None = None
        self.setCheckable(True)
        self.setFont(font(Type.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        restyle(self, chip=True)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many rows the filter leaves; None shows no number."""
        self._count = count
        self.setAccessibleName(self._word if count is None else f"{self._word}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """28 high, 11 of air at each side."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._word) + 22
        if self._count is not None:
            width += metrics.horizontalAdvance(str(self._count)) + 7
        return QSize(width, max(CHIP_HEIGHT, metrics.height() + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet's frame, then word and count in their own tones."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        words = self.rect().adjusted(11, 0, -11, 0)
        painter.setPen(colour("text" if self.isChecked() else "text2") if self.isEnabled() else colour("disabled"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._word)
        if self._count is not None:
            if not self.isChecked():
                painter.setPen(colour("text3"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._count))


class ChipBar(QWidget):
    """Chips in a flow. Emits `changed` with the frozenset of the keys that are checked."""

    changed = Signal(object)

    def __init__(
        self,
        exclusive: Iterable[tuple[str, str]],
        combining: Iterable[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Pairs (key, word). The first of `exclusive` is checked and means "all"."""
        super().__init__(parent)
        self._exclusive = [Chip(key, word) for key, word in exclusive]
        self._combining = [Chip(key, word) for key, word in combining]
        flow = FlowLayout(self)
        for chip in self._exclusive:
            flow.addWidget(chip)
            chip.clicked.connect(self._on_exclusive_clicked)
        if self._exclusive and self._combining:
            divider = Rule(vertical=True)
            divider.setFixedHeight(CHIP_HEIGHT)
            flow.addWidget(divider)
        for chip in self._combining:
            flow.addWidget(chip)
            chip.clicked.connect(self._tell)
        if self._exclusive:
            self._exclusive[0].setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def checked(self) -> frozenset[str]:
        """Keys of the checked chips."""
        return frozenset(chip.key for chip in self._chips() if chip.isChecked())

    def check(self, keys: Iterable[str]) -> None:
        """Check exactly these (the first exclusive one when none of its side is named) and tell."""
        wanted = set(keys)
        if self._exclusive and not wanted & {chip.key for chip in self._exclusive}:
            wanted.add(self._exclusive[0].key)
        for chip in self._chips():
            chip.setChecked(chip.key in wanted)
        self._tell()

    def set_count(self, key: str, count: int | None) -> None:
        """Set the number on one chip."""
        for chip in self._chips():
            if chip.key == key:
                chip.set_count(count)

    def _chips(self) -> list[Chip]:
        return [*self._exclusive, *self._combining]

    def _on_exclusive_clicked(self) -> None:
        clicked = self.sender()
        for chip in self._exclusive:
            chip.setChecked(chip is clicked)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.checked())
