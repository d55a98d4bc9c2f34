"""Storing what was decided, and taking it back: one at a time, said while it goes on."""

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import ImportId
from pii_desktop.errors import PiiError
from pii_desktop.services.importing import ImportPreview
from pii_desktop.services.merging import Accepted, ImportOutcome, merge
from pii_desktop.services.plan_body import BodyOffer
from pii_desktop.services.undoing import undo_import
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.taken_plan import TakenPlan


class Storing(QObject):
    """Signals: `stored` carries the ImportOutcome, `undone` comes after a way back, `refused` carries a PiiError.

    `broken` says that a bug ended what was under way; it is reported elsewhere.
    """

    stored = Signal(object)
    undone = Signal()
    refused = Signal(object)
    broken = Signal()

    def __init__(self, desk: Desk, progress: ProgressLine, parent: QObject | None = None) -> None:
        """Nothing is under way."""
        super().__init__(parent)
        self._desk = desk
        self._progress = progress
        self.is_busy = False
        desk.tasks.crashed.connect(self._on_crashed)

    def store(self, taken: TakenPlan, preview: ImportPreview, accepted: Accepted, body: BodyOffer) -> None:
        """Back up and store what was accepted of the annex and of the body; the file itself is kept."""
        if self.is_busy:
            return
        file = taken.file
        self._begin(self.tr("Đang sao lưu và ghi…"))
        self._desk.change_workspace(
            lambda workspace: merge(workspace, preview, accepted, source=file, body=body),
            self._on_stored,
            self._on_refused,
        )

    def undo(self, import_id: ImportId) -> None:
        """Take an import back."""
        self._begin(self.tr("Đang hoàn tác…"))
        self._desk.change_workspace(
            lambda workspace: undo_import(workspace, import_id), self._on_undone, self._on_refused
        )

    def _begin(self, words: str) -> None:
        self.is_busy = True
        self._progress.watch(words)

    def _end(self) -> None:
        self.is_busy = False
        self._progress.finish()

    def _on_stored(self, outcome: ImportOutcome) -> None:
        self._end()
        self.stored.emit(outcome)

    def _on_undone(self, _changes: Changes) -> None:
        self._end()
        self.undone.emit()

    def _on_crashed(self, _trace: str) -> None:
        if self.is_busy:
            self._end()
            self.broken.emit()

    def _on_refused(self, error: PiiError) -> None:
        self._end()
        self.refused.emit(error)
