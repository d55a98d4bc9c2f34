"""What stands above pages: their size, print, enlarge, the page shown and how many there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PANEL_PADDING
from pii_desktop.ui.widgets.buttons import IconButton
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import Ground, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.page_stack import Zoom

_HEIGHT = 48
_PAGE_FIELD = 48
_ZOOM_FIELD = 104


class PagesBar(Ground):
    """Signals: `page_wanted` with a page from 0, `zoom_wanted` with a Zoom, `print_wanted`, `enlarge_wanted`."""

    page_wanted = Signal(int)
    zoom_wanted = Signal(object)
    print_wanted = Signal()
    enlarge_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing can be done before there are pages."""
        super().__init__("surface", parent)
        self._page, self._count = 0, 0
        self.zoom = ChoiceBox(self.tr("Cỡ trang"))
        self.zoom.set_choices(((self.tr("Vừa khổ"), Zoom.FIT), ("100 %", Zoom.FULL), ("150 %", Zoom.LARGE)))
        self.zoom.set_value(Zoom.FIT)
        self.zoom.setMinimumWidth(_ZOOM_FIELD)
        self.printer = IconButton(Icon.PRINTER, self.tr("In… (Ctrl+P)"))
        self.enlarge = IconButton(Icon.ZOOM_IN, self.tr("Xem trong cửa sổ lớn"))
        self.earlier = IconButton(Icon.CHEVRON_LEFT, self.tr("Trang trước"))
        self.later = IconButton(Icon.CHEVRON_RIGHT, self.tr("Trang sau"))
        self.field = QLineEdit()
        self._whole = Label("", tone="text2")
        self._lay_out()
        self._connect()
        self.show_page(0, 0)

    def show_page(self, page: int, count: int) -> None:
        """Page `page` (from 0) of `count` is looked at. A number being typed is left alone."""
        self._page, self._count = page, count
        for widget in (self.zoom, self.printer, self.enlarge, self.field):
            widget.setEnabled(count > 0)
        self.earlier.setEnabled(page > 0)
        self.later.setEnabled(page + 1 < count)
        self._whole.setText(f"/ {count}" if count else "")
        self.field.setAccessibleName(self.tr("Trang {page} trên {count}").format(page=page + 1, count=count))
        if not (self.field.hasFocus() and self.field.isModified()):
            self._show_number()

    def _lay_out(self) -> None:
        self.field.setFixedWidth(_PAGE_FIELD)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedHeight(_HEIGHT)
        line = row(self, gap=6, margins=(PANEL_PADDING, 0, PANEL_PADDING, 0))
        left: tuple[QWidget, ...] = (self.zoom, self.printer, self.enlarge)
        right: tuple[QWidget, ...] = (self.earlier, self.field, self._whole, self.later)
        for widget in left:
            line.addWidget(widget)
        line.addStretch(1)
        for widget in right:
            line.addWidget(widget)

    def _connect(self) -> None:
        self.zoom.chosen.connect(self.zoom_wanted)
        self.printer.clicked.connect(self.print_wanted)
        self.enlarge.clicked.connect(self.enlarge_wanted)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.field.editingFinished.connect(self._on_typed)

    def _show_number(self) -> None:
        self.field.setText(str(self._page + 1) if self._count else "")
        self.field.setModified(False)

    def _on_earlier(self) -> None:
        self.page_wanted.emit(self._page - 1)

    def _on_later(self) -> None:
        self.page_wanted.emit(self._page + 1)

    def _on_typed(self) -> None:
        """What is no number leaves the page as it is; one beyond the end is the last."""
        if not self.field.isModified():
            return
        typed = self.field.text().strip()
        if typed.isdecimal() and self._count:
            self.page_wanted.emit(max(1, min(int(typed[:9]), self._count)) - 1)
        self._show_number()
