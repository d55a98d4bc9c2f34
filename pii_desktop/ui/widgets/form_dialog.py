"""A dialog of fields: it takes values in and gives one out; it stores nothing and stays open until told to close."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.errors import InputError, PiiError
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.reading_order import put_in_reading_order

_WIDTH = 460


class FormDialog(QDialog):
    """Title, fields, two buttons. Emits `given` with the value when the user accepts it."""

    given = Signal(object)

    def __init__(self, title: str, accept: str, parent: QWidget | None, *, note: str = "") -> None:
        """Show it with `open()`; it frees itself. `note` says what happens, above the fields."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.banner = Banner()
        self.banner.hide()
        self.accept_button = Button(accept, kind=Kind.PRIMARY)
        self.accept_button.setDefault(True)
        self.refuse_button = Button(self.tr("Hủy"))
        self.fields = column(gap=8)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.refuse_button)
        foot.addWidget(self.accept_button)
        stack = column(self, gap=16, margins=(24, 24, 24, 16))
        stack.addWidget(Label(title, role=Type.PANEL_TITLE, wrap=True))
        if note:
            stack.addWidget(Label(note, tone="text2", wrap=True))
        stack.addWidget(self.banner)
        stack.addLayout(self.fields)
        stack.addLayout(foot)
        self.accept_button.clicked.connect(self._on_accepted)
        self.refuse_button.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field, unless the dialog chose another place: the buttons were made before the fields."""
        super().showEvent(event)
        layout, buttons = self.layout(), (self.refuse_button, self.accept_button)
        parts = put_in_reading_order(layout) if layout is not None else ()
        if self.focusWidget() in (None, *buttons):
            fields = (each for each in parts if each.isVisible() and each.isEnabled() and each not in buttons)
            next(fields, self.accept_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: PiiError) -> None:
        """What was given cannot be taken; everything typed stays."""
        self.banner.show_error(error)
        self.fit()

    def fit(self) -> None:
        """Be as high as the sentences need at this width; `adjustSize` reckons with a narrower one."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _value(self) -> object:
        """The value to give out. Raises InputError."""
        raise NotImplementedError

    def _on_accepted(self) -> None:
        try:
            value = self._value()
        except InputError as error:
            self.show_error(error)
            return
        self.banner.hide()
        self.given.emit(value)
