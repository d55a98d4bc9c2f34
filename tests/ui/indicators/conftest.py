"""The page over a real workspace: Bắc Ninh 2025 as Sở Tài chính."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.services.workspace import open_workspace
from pii_desktop.ui.bus import Bus
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.indicators.page import IndicatorsPage
from pii_desktop.ui.tasks import TaskRunner
from pii_desktop.ui.widgets.field import Field
from tests.ready import ready_workspace
from tests.ui.resting import waits_for_rest


class Office:
    """A clerk's desk with the page on it. `settle` waits until nothing is under way."""

    def __init__(self, qtbot: QtBot, opener: Callable[[], Any]) -> None:
        self._qtbot = qtbot
        self.refused: list[object] = []
        self.tasks = TaskRunner()
        self.tasks.refused.connect(self.refused.append)
        self.tasks.crashed.connect(self._on_crash)
        self.tasks.open_store(opener)
        self.desk = Desk(self.tasks, Bus())
        self.page = IndicatorsPage(self.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1198, 696)
        self.page._timer.setInterval(0)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        """Until every read and save has arrived and what they ask for too."""
        for _ in range(2):
            self._qtbot.wait(1)
            self._qtbot.waitUntil(lambda: self.tasks.is_idle and not waits_for_rest(self.page))

    def rows(self) -> dict[str, IndicatorRow]:
        """Every row of the list by its code."""
        return {line.row.assignment.display_code: line.row for line in self.page.list.model.all_rows()}

    def shown_codes(self) -> list[str]:
        """Codes of the rows the filters leave."""
        return [line.row.assignment.display_code for line in self.page.list.model.visible_rows()]

    def choose(self, code: str) -> AssignmentId:
        """Select a row and wait for its panel."""
        identity = self.rows()[code].assignment.id
        self.page.list.view.select_id(identity)
        self.settle()
        return identity

    def type_into(self, field: Field, text: str) -> None:
        """Replace what stands in a field, as an input method for Vietnamese does, without leaving it."""
        editor: Any = field.focusProxy()
        editor.setFocus()
        editor.selectAll()
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(editor, typed)

    def fill(self, field: Field, text: str) -> None:
        """Type and leave."""
        self.type_into(field, text)
        field.commit()
        self.settle()

    def ask(self, use_case: Callable[[Any], Any]) -> Any:
        """What the store answers."""
        found: list[Any] = []
        self.desk.ask(use_case, found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def close(self) -> None:
        """End of work."""
        self.page.close()
        self.tasks.shutdown()

    @staticmethod
    def _on_crash(report: str) -> None:
        raise AssertionError(report)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the workspace lies."""
    return tmp_path / "sổ dữ liệu"


@pytest.fixture
def office(qtbot: QtBot, folder: Path) -> Iterator[Office]:
    """The page over the bundled plan of 2025, taken by Sở Tài chính."""
    office = Office(qtbot, lambda: ready_workspace(folder, "bacninh-2025"))
    yield office
    office.close()


@pytest.fixture
def reopened(qtbot: QtBot, folder: Path) -> Iterator[Callable[[], Office]]:
    """Opens the page anew over the workspace that was closed."""
    offices: list[Office] = []

    def reopen() -> Office:
        offices.append(Office(qtbot, lambda: open_workspace(folder)))
        return offices[-1]

    yield reopen
    for office in offices:
        office.close()
