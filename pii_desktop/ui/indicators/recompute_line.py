"""A value that is not what numerator and denominator give: said, and computed anew with one click."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import Label


class RecomputeLine(QWidget):
    """Hidden while value and fraction agree. Emits `wanted` when the value is to be computed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent)
        self._words = Label("", role=Type.SMALL, tone="warn", wrap=True)
        self.button = Button(self.tr("Tính lại"), kind=Kind.QUIET, small=True)
        line = row(self, gap=8, margins=(0, 0, 0, 4))
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self.wanted)
        self.hide()

    def show_expected(self, expected: Decimal | None) -> None:
        """Say what the fraction gives; None where the value agrees with it."""
        self.setVisible(expected is not None)
        if expected is not None:
            words = self.tr("Giá trị không khớp: tử số và mẫu số cho {value}.")
            self._words.setText(words.format(value=format_decimal(expected)))

    def text(self) -> str:
        """What is said, also while hidden."""
        return self._words.text()
