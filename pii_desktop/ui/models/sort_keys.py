"""The keys by which the rows of a table are sorted: those of thousands of rows are read between two events."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pii_desktop.ui.models.groups import SortKey

_AT_ONCE = 1000  # rows whose keys are read without a stop
_SLICE_SECONDS = 0.008


class SortKeys(QObject):
    """A key for each row, read once for all filters. Emits `ready` when every key asked for was read."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """No rows, no keys."""
        super().__init__(parent)
        self._rows: Sequence[Any] = ()
        self._key_of: Callable[[Any], SortKey] = _no_key
        self._keys: list[SortKey] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def begin(self, rows: Sequence[Any], key_of: Callable[[Any], SortKey]) -> None:
        """Read the keys of these rows: at once of a few, else a slice with each turn of the event loop."""
        self._rows, self._key_of, self._keys = rows, key_of, []
        if len(rows) > _AT_ONCE:
            self._timer.start()
        else:
            self.finish()
            self.ready.emit()

    def finish(self) -> list[SortKey]:
        """The keys, in the order of the rows; what was not read yet is read now."""
        self._timer.stop()
        self._keys += map(self._key_of, self._rows[len(self._keys) :])
        return self._keys

    def renew(self, rows: Sequence[Any]) -> None:
        """Other rows, sorted by the same: their keys are read when they are asked for."""
        self._rows, self._keys = rows, []

    def stop(self) -> None:
        """Nothing is sorted any more."""
        self._timer.stop()
        self.renew(())

    def _on_turn(self) -> None:
        until = time.perf_counter() + _SLICE_SECONDS
        while len(self._keys) < len(self._rows) and time.perf_counter() < until:
            self._keys.append(self._key_of(self._rows[len(self._keys)]))
        if len(self._keys) == len(self._rows):
            self._timer.stop()
            self.ready.emit()


def _no_key(_row: object) -> SortKey:
    return True, ""
