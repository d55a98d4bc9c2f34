"""Takes files in: copies them beside the window, records them in one step, says what came of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.services.adding_evidence import Added, Copied, copy_files, file_store, record_files
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles, UnitOfWork, Workspace


class Adding(QObject):
    """Signals: `added` carries an Added, `refused` the PiiError of what could not be recorded at all."""

    added = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, progress: ProgressLine, parent: QObject) -> None:
        """`progress` shows how far it is; Hủy keeps what was copied until then."""
        super().__init__(parent)
        self._desk = desk
        self._progress = progress
        self._waiting: list[_Wanted] = []
        self._current: _Wanted | None = None

    @property
    def is_busy(self) -> bool:
        """True while files are under way."""
        return self._current is not None

    def take(self, files: Sequence[Path], assignment_ids: frozenset[AssignmentId] = frozenset()) -> None:
        """Take these files in after those that are under way, and link them."""
        if files:
            self._waiting.append(_Wanted(tuple(files), assignment_ids, Copied(), Task()))
            self._go_on()

    def _go_on(self) -> None:
        if self._current is None and self._waiting:
            self._current = self._waiting.pop(0)
            self._progress.watch(tr("Đang chép tệp vào sổ dữ liệu…"), self._current.stopping)
            self._desk.ask(file_store, self._on_store, self._on_refused)

    def _on_store(self, store: "EvidenceFiles") -> None:
        if self._current is not None:
            work = _Copying(store, self._current)
            self._desk.aside(work, self._on_copied, self._on_refused, self._progress.show_step)

    def _on_copied(self, wanted: "_Wanted") -> None:
        self._desk.change_workspace(_Recording(wanted), self._on_recorded, self._on_refused)

    def _on_recorded(self, added: Added) -> None:
        self._end()
        self.added.emit(added)
        self._go_on()

    def _on_refused(self, error: PiiError) -> None:
        self._end()
        self.refused.emit(error)
        self._go_on()

    def _end(self) -> None:
        self._progress.finish()
        self._current = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Files of one drop; `stopping` is cancelled by Hủy."""

    files: tuple[Path, ...]
    assignment_ids: frozenset[AssignmentId]
    copied: Copied
    stopping: Task


class _Copying:
    """Runs beside the window. It is never cancelled itself: what was copied must be recorded."""

    def __init__(self, store: "EvidenceFiles", wanted: _Wanted) -> None:
        self._store, self._wanted = store, wanted
        self._progress: Progress | None = None

    def __call__(self, progress: Progress) -> _Wanted:
        self._progress = progress
        copy_files(self._store, self._wanted.files, self._wanted.copied, self._went_on)
        return self._wanted

    def _went_on(self, done: int, total: int, name: str) -> bool:
        if self._wanted.stopping.is_cancelled:
            return False
        if self._progress is not None:
            self._progress(done, total, tr("Đang chép {name}").format(name=name))
        return True


class _Recording:
    def __init__(self, wanted: _Wanted) -> None:
        self._wanted = wanted

    def __call__(self, workspace: "Workspace") -> Added:
        return workspace.run(self._record)

    def _record(self, uow: "UnitOfWork") -> Added:
        return record_files(uow, self._wanted.copied, self._wanted.assignment_ids)
