"""The page Lịch sử, thùng rác."""

from PySide6.QtWidgets import QWidget

from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.frames import Ground


class HistoryPage(Ground):
    """What was changed by whom, and what was deleted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
