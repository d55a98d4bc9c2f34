"""What keeps the window quick once it is up: no long collection of garbage in the middle, pages imported beforehand."""

import gc
import sys
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from pii_desktop.ui.task import Progress
from pii_desktop.ui.tasks import TaskRunner

_REST_MS = 20_000
_AFTER_MS = 250  # the first page is painted before the next ones are imported
_SWITCH_SECONDS = 0.001
"""How long another thread may go on while the window waits for its turn: Python's own 5 ms, often, are seen."""
_THRESHOLDS = (5_000, 10, 1_000_000)
"""Young objects are looked through in small parts. A look at all of them stops every thread for 150 ms where a store
of 5,200 rows is open, so it waits until nothing has been asked of the store for a while."""
_PAGES = (
    "indicators.page",
    "work.page",
    "evidence.tabbed_page",
    "periods.page",
    "denominators.page",
    "assignments.page",
    "preferences.page",
    "history.page",
    "coordination.page",
    "notes.page",
    "report.page",
)


class Quiet(QObject):
    """Begins when the first work is done, that is, when the first page is there; `begun` may bring more work aside."""

    begun = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        """Full collections wait from now on; the rest begins when the runner falls idle for the first time."""
        super().__init__(parent)
        self._tasks = tasks
        self._before = gc.get_threshold()
        gc.set_threshold(*_THRESHOLDS)
        self._switch_before = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._has_begun = False
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(_AFTER_MS)
        self._begin.timeout.connect(self._on_begun)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        tasks.busy_changed.connect(self._on_busy_changed)

    def end(self) -> None:
        """Leave the collector and the turns of threads as they were."""
        self._rest.stop()
        self._begin.stop()
        sys.setswitchinterval(self._switch_before)
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def _on_busy_changed(self, is_busy: bool) -> None:
        if is_busy:
            self._rest.stop()
            return
        self._rest.start()
        if not self._has_begun:
            self._has_begun = True
            self._begin.start()

    def _on_begun(self) -> None:
        gc.freeze()  # what a start leaves stays until the end: nobody need look through it again
        self._tasks.aside(import_pages)
        self.begun.emit()

    def _on_rested(self) -> None:
        gc.collect()


def import_pages(progress: Progress) -> None:
    """Import what the pages need, so that the first look at one does not wait for it. Runs beside the window."""
    for number, name in enumerate(_PAGES):
        progress(number, len(_PAGES))
        import_module(f"pii_desktop.ui.{name}")
