"""The background figure that fits the denominator of a row, with its day; one click takes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.progress import Entry
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import Label


class FigureLine(QWidget):
    """Hidden while no figure is known. Emits `taken` with the Denominator."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent)
        self._figure: Denominator | None = None
        self._words = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.button = Button(self.tr("Dùng số này"), kind=Kind.QUIET, small=True)
        line = row(self, gap=8, margins=(0, 0, 0, 4))
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.hide()

    def show_figure(self, figure: Denominator | None, entry: Entry) -> None:
        """Offer `figure`; say so where the entry divides by it already."""
        self._figure = figure
        self.setVisible(figure is not None)
        if figure is None:
            return
        is_used = entry.denominator == figure.fields.value
        self.button.setVisible(not is_used)
        self._words.setText(self._sentence(figure, is_used=is_used))

    def text(self) -> str:
        """What is said of the figure."""
        return self._words.text()

    def _sentence(self, figure: Denominator, *, is_used: bool) -> str:
        fields = figure.fields
        state = self.tr("chính thức") if fields.is_final else self.tr("tạm tính")
        day = self.tr("đến {day}").format(day=format_date(fields.as_of)) if fields.as_of else ""
        details = ", ".join(part for part in (day, state) if part)
        if is_used:
            return self.tr("Đang dùng số liệu nền ({details}).").format(details=details)
        value = "" if fields.value is None else format_decimal(fields.value)
        return self.tr("Số liệu nền: {value} ({details}).").format(value=value, details=details)

    def _on_clicked(self) -> None:
        self.taken.emit(self._figure)
