"""What was just done, and a button that takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import ElidedLabel

UNDO_MS = 10_000
_EDGE = 16
_HEIGHT = 40


class UndoBar(QFrame):
    """A dark bar at the bottom of its page for ten seconds; it waits under the pointer and under the focus.

    Signals: `undone` when Hoàn tác was pressed, `gone` when the bar went without it.
    """

    undone = Signal()
    gone = Signal()

    def __init__(self, page: QWidget) -> None:
        """Lies over `page` and follows its size."""
        super().__init__(page)
        self._page = page
        self._undo: Callable[[], None] | None = None
        self._words = ElidedLabel("", tone="on_tip")
        self._button = Button(self.tr("Hoàn tác"), kind=Kind.TIP, icon_name=Icon.UNDO)
        self._close = IconButton(Icon.CLOSE, self.tr("Đóng"), kind=Kind.TIP)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._build()
        self.hide()

    def offer(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; `undo` is called on Hoàn tác besides the signal. Without it there is nothing to press."""
        self._undo = undo
        self._button.setVisible(undo is not None)
        self._words.set_text(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def withdraw(self) -> None:
        """Go, as after ten seconds: what it offers was taken back another way."""
        if self.isVisibleTo(self._page):
            self._on_gone()

    def text(self) -> str:
        """What it says."""
        return self._words.whole_text()

    @property
    def is_waiting(self) -> bool:
        """True while the seconds are stopped."""
        return self.isVisible() and not self._timer.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the pointer the seconds stop."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """And start again."""
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page; stop the seconds while a button has the focus."""
        if watched is self._page:
            if event.type() == QEvent.Type.Resize:
                self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._go_on()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        restyle(self, tip=True)
        line = row(self, margins=(16, 0, 4, 0))
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        line.addWidget(self._close)
        self._page.installEventFilter(self)
        self._button.installEventFilter(self)
        self._close.installEventFilter(self)
        self._button.clicked.connect(self._on_undo)
        self._close.clicked.connect(self._on_gone)
        self._timer.timeout.connect(self._on_gone)

    def _go_on(self) -> None:
        has_focus = self._button.hasFocus() or self._close.hasFocus()
        if self.isVisible() and not self.underMouse() and not has_focus:
            self._timer.start()

    def _place(self) -> None:
        page = self._page.rect()
        width = min(480, page.width() - 2 * _EDGE)
        self.setGeometry(page.left() + _EDGE, page.bottom() - _EDGE - _HEIGHT + 1, width, _HEIGHT)

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self._timer.stop()
        self.hide()
        self.undone.emit()
        if undo is not None:
            undo()

    def _on_gone(self) -> None:
        self._undo = None
        self._timer.stop()
        self.hide()
        self.gone.emit()
