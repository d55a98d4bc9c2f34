"""Fields of one line: words, numbers, dates. Checked when they are left, never while typed in."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from pii_desktop.errors import PiiError
from pii_desktop.text.numbers import format_decimal, parse_decimal
from pii_desktop.ui.icons import Icon, icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.widgets.dates import format_date, parse_date
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.labels import is_restyled


class LineField(Field):
    """One line of text. Signals: those of Field."""

    def __init__(
        self, label: str, *, placeholder: str = "", dense: bool = False, parent: QWidget | None = None
    ) -> None:
        """`dense` is two pixels lower, for forms in a panel."""
        self._line = QLineEdit()
        super().__init__(label, self._line, parent)
        self._line.setPlaceholderText(placeholder)
        self._lock: QAction | None = None
        restyle(self._line, dense=dense)
        self._line.textEdited.connect(self._on_edited)
        self._line.editingFinished.connect(self.commit)

    @property
    def line_edit(self) -> QLineEdit:
        """The control itself, for completers and validators of a page."""
        return self._line

    def text(self) -> str:
        """As typed."""
        return self._line.text()

    def set_read_only(self, read_only: bool) -> None:
        """Grey ground and a lock."""
        self._line.setReadOnly(read_only)
        if read_only and self._lock is None:
            self._lock = self._line.addAction(icon(Icon.LOCK, "text3"), QLineEdit.ActionPosition.LeadingPosition)
        elif not read_only and self._lock is not None:
            self._line.removeAction(self._lock)
            self._lock = None
        restyle(self._line)

    def changeEvent(self, event: QEvent) -> None:
        """The lock in the colours of a new theme."""
        super().changeEvent(event)
        lock: QAction | None = getattr(self, "_lock", None)
        if lock is not None and is_restyled(event):
            lock.setIcon(icon(Icon.LOCK, "text3"))

    def _show(self, text: str) -> None:
        if text == self._line.text():
            return  # the cursor stays where the user left it
        self._line.setText(text)
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)


class ReadField(LineField):
    """Words that are read as a value. Besides `left`, emits `value_left` with the value, None when blank."""

    value_left = Signal(object)

    def value(self) -> object:
        """What the words mean, None when blank. Raises InputError when they mean nothing."""
        raise NotImplementedError

    def _on_left(self, text: str) -> None:
        self.left.emit(text)
        try:
            value = self.value()
        except PiiError as error:
            self.show_error(error)
            return
        if self.has_error:
            self.clear_message()
        self.value_left.emit(value)


class NumberField(ReadField):
    """A decimal number, right-aligned."""

    def __init__(
        self, label: str, *, placeholder: str = "", dense: bool = False, parent: QWidget | None = None
    ) -> None:
        """Blank means no value, never zero."""
        super().__init__(label, placeholder=placeholder, dense=dense, parent=parent)
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> Decimal | None:
        """The number, None when blank. Raises InputError when it is none."""
        typed = self.text().strip()
        return parse_decimal(typed) if typed else None

    def set_value(self, value: Decimal | None) -> None:
        """Show a number as it was typed, with a decimal comma."""
        self.set_text("" if value is None else format_decimal(value, grouping=False))
        if not self.is_dirty:
            self.clear_message()


class DateField(ReadField):
    """A day, dd/mm/yyyy."""

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        """Blank means no date."""
        super().__init__(label, parent=parent)
        self._line.setPlaceholderText(self.tr("ngày/tháng/năm"))

    def value(self) -> date | None:
        """The day, None when blank. Raises InputError when it is none."""
        typed = self.text().strip()
        return parse_date(typed) if typed else None

    def set_value(self, value: date | None) -> None:
        """Show a day as dd/mm/yyyy."""
        self.set_text("" if value is None else format_date(value))
        if not self.is_dirty:
            self.clear_message()
