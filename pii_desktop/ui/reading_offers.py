"""Reads beside the window what kept files say about themselves, for documents that nobody described yet."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.evidence_reading import OfferedFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.reading_evidence import offered_fields
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Progress, Task


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The main file of a document: its hash and where it lies."""

    evidence_id: EvidenceId
    sha256: str
    path: Path


class ReadingOffers(QObject):
    """Emits `read` with (EvidenceId, OfferedFields). What was read or refused once is not read again."""

    read = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Idle at first."""
        super().__init__(parent)
        self._desk = desk
        self._tasks: list[Task] = []
        self._known: dict[str, OfferedFields] = {}
        self._dismissed: set[EvidenceId] = set()

    def begin(self, file: KeptFile) -> None:
        """Read a file, unless the user wanted nothing of it; what is known is told at once."""
        if file.evidence_id in self._dismissed:
            return
        if file.sha256 in self._known:
            self.read.emit(file.evidence_id, self._known[file.sha256])
            return
        self._tasks = [task for task in self._tasks if not task.is_finished]
        self._tasks.append(self._desk.aside(_Reading(file), self._on_read))

    def stop(self) -> None:
        """Other documents are shown: what is under way is given up."""
        for task in self._tasks:
            if not task.is_finished:
                task.cancel()
        self._tasks = []

    def dismiss(self, evidence_id: EvidenceId) -> None:
        """Offer nothing of this document any more while the program runs."""
        self._dismissed.add(evidence_id)

    def _on_read(self, found: tuple[KeptFile, OfferedFields]) -> None:
        file, offered = found
        self._known[file.sha256] = offered
        self.read.emit(file.evidence_id, offered)


class _Reading:
    def __init__(self, file: KeptFile) -> None:
        self._file = file

    def __call__(self, progress: Progress) -> tuple[KeptFile, OfferedFields]:
        try:
            return self._file, offered_fields(self._file.path, cancelled=lambda: progress.is_cancelled)
        except PiiError:
            # A file that cannot be read is no fault of the user: its fields are typed.
            return self._file, OfferedFields()
