"""Fields in one line of a form: word at the left, a narrow field, last period's value at the right."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.tokens import FORM_ROW_HEIGHT, Type
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import LineField, NumberField

FIELD_WIDTH = 104
LAST_WIDTH = 64


class NumberRow(NumberField):
    """A number. Emits `settled` once it was left and checked, right or wrong."""

    settled = Signal()

    def __init__(self, name: str, *, is_strong: bool = False, parent: QWidget | None = None) -> None:
        """`name` stands at the left and is the accessible name; semibold for the value that counts."""
        self._name = Label(name, role=Type.STRONG if is_strong else Type.BODY, wrap=True)
        self._last = Label("", tone="text3")
        super().__init__(name, dense=True, parent=parent)

    def set_last(self, text: str) -> None:
        """The value of the last period, at the right."""
        self._last.setText(text)
        self._last.setToolTip(self.tr("Kỳ trước: {value}").format(value=text) if text else "")

    def set_label(self, text: str) -> None:
        """Change the word at the left."""
        super().set_label(text)
        self._name.setText(text)

    def _lay_out(self, *, has_label: bool) -> None:  # noqa: ARG002 - a row always has its word
        parts = _Parts(self._name, self._editor, self._last, (self._error, self._warning, self._message))
        _lay_out_row(self, parts, (self._label, self._mark))

    def _on_left(self, text: str) -> None:
        super()._on_left(text)
        self.settled.emit()


class TextRow(LineField):
    """A short text in one line of a form. Signals: those of Field."""

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        """`name` stands at the left and is the accessible name."""
        self._name = Label(name, wrap=True)
        self._last = Label("", tone="text3")
        super().__init__(name, placeholder=placeholder, dense=True, parent=parent)
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _lay_out(self, *, has_label: bool) -> None:  # noqa: ARG002 - a row always has its word
        parts = _Parts(self._name, self._editor, self._last, (self._error, self._warning, self._message))
        _lay_out_row(self, parts, (self._label, self._mark))


@dataclass(frozen=True, slots=True)
class _Parts:
    label: Label
    editor: QWidget
    last: Label
    foot: tuple[QWidget, QWidget, QWidget]


def _lay_out_row(field: QWidget, parts: _Parts, unused: tuple[QWidget, ...]) -> None:
    """One line, the message under its whole width. `unused` are parts of a field that a row has no room for."""
    parts.editor.setFixedWidth(FIELD_WIDTH)
    parts.last.setFixedWidth(LAST_WIDTH)
    parts.last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(gap=8)
    line.addWidget(parts.label, 1)
    line.addWidget(parts.editor)
    line.addWidget(parts.last)
    foot = row(gap=4)
    *icons, message = parts.foot
    for icon in icons:
        foot.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    foot.addWidget(message, 1)
    stack = column(field, gap=0, margins=(0, 3, 0, 3))
    stack.addLayout(line)
    stack.addLayout(foot)
    for part in (*parts.foot, *unused):
        part.setParent(field)
        part.hide()
    field.setMinimumHeight(FORM_ROW_HEIGHT)
