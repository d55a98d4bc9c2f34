"""Undo and redo joined to the window: buttons, keys, what is said after."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.steps import Steps
from pii_desktop.services.dates import today
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.shortcuts import bind
from pii_desktop.ui.status_line import StatusLine
from pii_desktop.ui.step_buttons import REDO_KEYS, UNDO_KEYS, FieldKeys, StepButtons
from pii_desktop.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace


class Stepper(QObject):
    """Takes back and does again what was done last in the workspace that is open."""

    def __init__(self, window: QWidget, desk: Desk, buttons: StepButtons, status: StatusLine) -> None:
        """Nothing to take back until `read` or the first change."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._status = status
        self._keys = FieldKeys(window)
        desk.steps_changed.connect(buttons.show_steps)
        buttons.undo_wanted.connect(self._on_undo)
        buttons.redo_wanted.connect(self._on_redo)
        for keys in UNDO_KEYS:
            bind(window, keys, self._on_undo)
        for keys in REDO_KEYS:
            bind(window, keys, self._on_redo)

    def read(self) -> None:
        """A workspace was opened: let go of what rested in the trash long enough, ask what can be taken back."""
        self._desk.tasks.in_store(_let_go)
        self._desk.ask(_steps_of, self._desk.show_steps)

    def clear(self) -> None:
        """No workspace is open."""
        self._desk.show_steps(Steps())

    def _on_undo(self) -> None:
        if self._desk.steps.undo is not None:
            self._desk.undo(self._on_stepped)

    def _on_redo(self) -> None:
        if self._desk.steps.redo is not None:
            self._desk.redo(self._on_stepped)

    def _on_stepped(self, changes: Changes) -> None:
        """The action says itself what it was: "Hoàn tác: Ghi tiến độ 2.2.2"."""
        self._status.show_done(changes.action)
        for bar in self._window.findChildren(UndoBar):
            bar.withdraw()  # it would offer once more what was just taken back


def _let_go(workspace: "Workspace") -> int:
    from pii_desktop.services.trash import empty_old

    return empty_old(workspace, today())


def _steps_of(uow: "UnitOfWork") -> Steps:
    from pii_desktop.services.stepping import steps

    return steps(uow)
