"""Appoints and corrects focal officers for whoever shows them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.people import FocalOfficer
from pii_desktop.errors import PiiError
from pii_desktop.services.people import Newcomer, appoint, correct
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.officer_dialog import NewcomerDialog, OfficerDialog

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class OfficerActing(QObject):
    """Emits `stored` when what a dialog asked for was done."""

    stored = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        """Lives as long as `host`."""
        super().__init__(host)
        self._desk = desk
        self.dialog: NewcomerDialog | OfficerDialog | None = None

    def ask(self, dialog: NewcomerDialog | OfficerDialog) -> None:
        """Open the dialog; it stays open with what was typed when that is refused."""
        self.dialog = dialog
        dialog.given.connect(self._on_given)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_given(self, given: Newcomer | FocalOfficer) -> None:
        if isinstance(given, Newcomer):
            self._store(lambda uow: appoint(uow, given))
        else:
            self._store(lambda uow: correct(uow, given))

    def _store(self, use_case: "Callable[[UnitOfWork], Changes]") -> None:
        self._desk.change(use_case, self._on_stored, self._on_refused)

    def _on_stored(self, _changes: Changes) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.stored.emit()

    def _on_refused(self, error: PiiError) -> None:
        if self.dialog is not None:
            self.dialog.show_error(error)

    def _on_finished(self) -> None:
        self.dialog = None
