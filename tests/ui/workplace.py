"""A desk over a real workspace, for tests of pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pii_desktop.domain.changes import Changes
from pii_desktop.ui.bus import Bus
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.tasks import TaskRunner
from tests.ready import ready_workspace
from tests.ui.resting import waits_for_rest

PLAN = "bacninh-2025"


class Workplace:
    """Sở Tài chính of Bắc Ninh at its desk. `settle` waits until nothing is under way."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.refused: list[Any] = []
        self.wanted: list[Destination] = []
        self.changes: list[Changes] = []
        self.tasks = TaskRunner()
        self.tasks.refused.connect(self.refused.append)
        self.tasks.crashed.connect(self._on_crash)
        self.crashed: list[str] = []
        self._shown: list[QWidget] = []
        self.desk = Desk(self.tasks, Bus())
        self.desk.wanted.connect(self.wanted.append)
        self.desk.bus.changed.connect(self.changes.append)

    def begin(self, folder: Path, *, plan: str = PLAN) -> None:
        """Open a new workspace, with a bundled plan unless `plan` is blank."""
        self.tasks.open_store(lambda: ready_workspace(folder, plan))
        self.settle()

    def show(self, page: QWidget) -> None:
        """Show a page at the size it has in a small window."""
        self._qtbot.addWidget(page)
        self._shown.append(page)
        page.resize(1198, 696)
        page.show()
        self.settle()

    def settle(self) -> None:
        """Until every answer has arrived, and what it asked for too."""
        for _ in range(3):
            self._qtbot.wait(1)
            self._qtbot.waitUntil(self._is_quiet, timeout=60_000)
        assert not self.crashed, self.crashed[0]

    def read(self, use_case: Callable[[Any], Any]) -> Any:
        """What the store answers."""
        found: list[Any] = []
        self.desk.ask(use_case, found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def change(self, use_case: Callable[[Any], Changes]) -> None:
        """Somebody changes the store."""
        self.desk.change(use_case)
        self.settle()

    def close(self) -> None:
        """End of work: a pause that is still counted, before a panel is read, ends with it."""
        for timer in (each for page in self._shown if isValid(page) for each in page.findChildren(QTimer)):
            timer.stop()
        self.tasks.shutdown()

    def _is_quiet(self) -> bool:
        return self.tasks.is_idle and not any(waits_for_rest(each) for each in QApplication.topLevelWidgets())

    def _on_crash(self, report: str) -> None:
        self.crashed.append(report)


def focused() -> QWidget:
    """The widget that has the keyboard; the test fails where none has it."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget
