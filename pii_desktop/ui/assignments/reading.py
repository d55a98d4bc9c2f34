"""Reading a source again with columns given by hand; what was given is remembered when the user goes on."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.plan import ColumnMapping
from pii_desktop.errors import PiiError
from pii_desktop.services.column_mapping import forget, remember, used_in
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Task
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.taken_plan import TakenPlan


class Reading(QObject):
    """Signals: `read` carries the TakenPlan with other columns, `refused` a PiiError, `stored` that shapes changed."""

    read = Signal(object)
    refused = Signal(object)
    stored = Signal()

    def __init__(self, desk: Desk, progress: ProgressLine, parent: QObject | None = None) -> None:
        """Knows no columns at first."""
        super().__init__(parent)
        self._desk = desk
        self._progress = progress
        self._task: Task | None = None
        self._taken: TakenPlan | None = None
        self._by_hand: dict[int, dict[str, int]] = {}
        self.known = ColumnMapping()

    def begin(self, taken: TakenPlan | None) -> None:
        """Another source: what was given by hand for the last one is forgotten."""
        self._stop()
        self._taken = taken
        self._by_hand = {}

    def used(self) -> frozenset[str]:
        """The remembered shapes that stand in the source."""
        given = self._shapes().keys() if self._taken else frozenset[str]()
        return used_in(self._taken.parsed, self.known) - given if self._taken else frozenset()

    def give(self, table: int, columns: dict[str, int]) -> None:
        """Read with these columns for one table; none at all leave the table out."""
        self._by_hand[table] = columns
        self._read()

    def remember(self) -> bool:
        """Keep the columns given by hand for the next file of this shape; False when there are none."""
        shapes = self._shapes()
        if not shapes:
            return False
        self.known = ColumnMapping(shapes=self.known.shapes | shapes)
        self._by_hand = {}
        self._desk.change(partial(remember, shapes=shapes), self._on_stored, self.refused.emit)
        return True

    def forget(self) -> None:
        """Read by the headers again, now and later."""
        shapes = self.used()
        kept = {shape: columns for shape, columns in self.known.shapes.items() if shape not in shapes}
        self.known = ColumnMapping(shapes=kept)
        self._desk.change(partial(forget, shapes=shapes), self._on_stored, self.refused.emit)
        self._read()

    def _shapes(self) -> dict[str, dict[str, int]]:
        """Shape → columns given by hand; a table without any printed head has no shape to be known by."""
        if self._taken is None:
            return {}
        parsed = self._taken.parsed
        heads = {each.table: (each.shape, each.header) for each in parsed.tables}
        heads |= {each.table: (each.shape, each.header) for each in parsed.skipped}
        return {
            heads[table][0]: columns
            for table, columns in self._by_hand.items()
            if table in heads and any(heads[table][1])
        }

    def _read(self) -> None:
        if self._taken is None:
            return
        self._stop()
        taken, mapping = self._taken, ColumnMapping(dict(self._by_hand), self.known.shapes)
        self._task = self._desk.tasks.aside(
            lambda progress: taken.read_again(mapping, lambda: progress.is_cancelled),
            done=self._on_read,
            failed=self._on_refused,
        )
        self._progress.watch(self.tr("Đang đọc lại với các cột đã chọn…"), self._task)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._progress.finish()

    def _on_read(self, taken: TakenPlan) -> None:
        self._task = None
        self._progress.finish()
        self._taken = taken
        self.read.emit(taken)

    def _on_refused(self, error: PiiError) -> None:
        self._task = None
        self._progress.finish()
        self.refused.emit(error)

    def _on_stored(self, _changes: Changes) -> None:
        self.stored.emit()
