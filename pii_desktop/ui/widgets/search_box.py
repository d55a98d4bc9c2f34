"""A box to search in a page: waits a moment after the last key, never rewrites what is typed."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pii_desktop.text.normalise import to_nfc
from pii_desktop.ui.icons import Icon, icon
from pii_desktop.ui.look import control_height, font
from pii_desktop.ui.tokens import CONTROL_HEIGHT
from pii_desktop.ui.widgets.labels import is_restyled

WAIT_MS = 200
_LEAST = 112


class SearchBox(QLineEdit):
    """Emits `searched` with the text (NFC, trimmed) 200 ms after the last key, at once on Enter and Esc."""

    searched = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        """`placeholder` is the accessible name too."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.find_now)
        self._glass: QAction = self.addAction(icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        self._most = 0
        self.setFont(font())
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumHeight(control_height(self, CONTROL_HEIGHT))
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self.find_now)

    def set_room(self, most: int) -> None:
        """As wide as `most` logical pixels, and narrower where the line has no room."""
        self._most = most
        self.setMinimumWidth(min(most, _LEAST))
        self.setMaximumWidth(most)

    def sizeHint(self) -> QSize:
        """The width that was given to it, if any."""
        hint = super().sizeHint()
        return QSize(self._most, hint.height()) if self._most else hint

    def find_now(self) -> None:
        """Search for what stands in the box without waiting."""
        self._timer.stop()
        self.searched.emit(to_nfc(self.text()).strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the box; in an empty one it goes on to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.find_now()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The glass in the colours of a new theme."""
        super().changeEvent(event)
        if is_restyled(event) and hasattr(self, "_glass"):
            self._glass.setIcon(icon(Icon.SEARCH))

    def _on_edited(self) -> None:
        self._timer.start()
