"""Stores what a form asks for, and knows whether something is still on its way."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.changes import Changes
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class Saver(QObject):
    """Signals: `saved` carries the time a save arrived, `refused` the PiiError of one that did not."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Idle at first."""
        super().__init__(parent)
        self._desk = desk
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """True while a save is on its way: what is read meanwhile may be older than what was typed."""
        return self._under_way > 0

    def change(self, use_case: "Callable[[UnitOfWork], Changes]") -> None:
        """Store in one transaction."""
        self._under_way += 1
        self._desk.change(use_case, self._on_saved, self._on_refused)

    def _on_saved(self, _changes: Changes) -> None:
        self._under_way -= 1
        self.saved.emit(datetime.now().astimezone())

    def _on_refused(self, error: PiiError) -> None:
        self._under_way -= 1
        self.refused.emit(error)
