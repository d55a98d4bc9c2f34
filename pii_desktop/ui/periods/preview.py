"""The report at the right, under what exports it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.ui.desk import Desk
from pii_desktop.ui.report_preview import ReportPreview
from pii_desktop.ui.tokens import PREVIEW_PANEL_WIDTH
from pii_desktop.ui.widgets.frames import column

_LEAST_WIDTH = 384


class PreviewPanel(ReportPreview):
    """Draws the report of a period, in the room that list and checks leave."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a period is shown."""
        super().__init__(desk, parent)
        self._room = 0
        self._guest: QWidget | None = None
        self._head: QVBoxLayout = column(gap=0)
        self._elsewhere: QVBoxLayout | None = None
        self._stack.insertLayout(0, self._head)
        self.set_room(PREVIEW_PANEL_WIDTH)

    def seat(self, guest: QWidget, elsewhere: QVBoxLayout) -> None:
        """Put `guest` above the pages, and into `elsewhere` while there is no room for pages."""
        self._guest, self._elsewhere = guest, elsewhere
        self._seat()

    def set_room(self, width: int) -> None:
        """Take at most `width`, in logical pixels; the paper shrinks with it. Where nothing could be read, nothing."""
        room = min(width, PREVIEW_PANEL_WIDTH)
        if room != self._room:
            self._room = room
            self.setFixedWidth(width_in(width))
            self.setEnabled(self.has_room)
            self._seat()

    @property
    def has_room(self) -> bool:
        """False in a window too narrow for a page that can be read."""
        return self._room >= _LEAST_WIDTH

    def _seat(self) -> None:
        if self._guest is not None and self._elsewhere is not None:
            (self._head if self.has_room else self._elsewhere).addWidget(self._guest)


def width_in(room: int) -> int:
    """How wide the pages are where `room` is left for them, in logical pixels; 0 where they could not be read."""
    width = min(room, PREVIEW_PANEL_WIDTH)
    return width if width >= _LEAST_WIDTH else 0
