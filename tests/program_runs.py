"""The window's program, started and ended as often as a test needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.app import Program, Start
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled


def a_closed_workspace(folder: Path) -> Path:
    """A workspace with the plan of 2025 in `folder`."""
    with create_workspace(folder, NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        take_bundled(workspace, "bacninh-2025")
    return folder


class Runs:
    """Starts the program, waits until it rests, ends it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, settings: Path) -> None:
        self._qtbot = qtbot
        self._qapp = qapp
        self.settings = settings
        self.programs: list[Program] = []

    def start(self, start: Start) -> Program:
        """The window, painted, with what was asked for."""
        program = Program(self._qapp, start, self.settings)
        self.programs.append(program)
        program.window.show()
        self._qtbot.waitUntil(lambda: program.window.outer.count() > 1 or program.window.current_page() is not None)
        self._qtbot.waitUntil(lambda: program.tasks.is_idle)
        return program


@contextmanager
def program_runs(qtbot: QtBot, qapp: QApplication, settings: Path) -> Iterator[Runs]:
    """Whatever was started is ended."""
    runs = Runs(qtbot, qapp, settings)
    yield runs
    for program in runs.programs:
        program.end()
