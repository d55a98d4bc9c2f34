"""The line under the head of the window that says a workspace lies in a synchronised folder."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.synchronised import Synchroniser, warning_when_open
from pii_desktop.services.synchronised import put_away, warning_due
from pii_desktop.ui.tasks import TaskRunner
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import Ground, column


class SyncNotice(Ground):
    """Hidden until `read` finds a reason; put away, it comes back the next day."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        """Nothing is read yet."""
        super().__init__("window", parent)
        self._tasks = tasks
        self.banner = Banner()
        column(self, gap=0, margins=(PAGE_PADDING, 12, PAGE_PADDING, 12)).addWidget(self.banner)
        self.banner.acted.connect(self._on_put_away)
        self.hide()

    def read(self) -> None:
        """Ask where the open workspace lies."""
        self._tasks.in_store(warning_due, done=self._on_read)

    def _on_read(self, by: Synchroniser | None) -> None:
        self.setVisible(by is not None)
        if by is not None:
            self.banner.show_text(warning_when_open(by), mood=Mood.WARN, action=self.tr("Ẩn hôm nay"))

    def _on_put_away(self) -> None:
        self.hide()
        self._tasks.in_store(put_away)
