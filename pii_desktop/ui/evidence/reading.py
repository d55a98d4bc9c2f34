"""Reads beside the window what a kept file says about itself, for documents that nobody described yet."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.evidence_reading import OfferedFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.reading_evidence import offered_fields
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Progress, Task


class Reading(QObject):
    """Emits `read` with (EvidenceId, OfferedFields). What was read or refused once is not read again."""

    read = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Idle at first."""
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._known: dict[str, OfferedFields] = {}
        self._dismissed: set[EvidenceId] = set()
        self._evidence_id: EvidenceId | None = None
        self._sha256 = ""

    def begin(self, evidence_id: EvidenceId, sha256: str, kept: Path) -> None:
        """Read the main file of a document, unless the user wanted nothing of it."""
        self.stop()
        if evidence_id in self._dismissed:
            return
        self._evidence_id, self._sha256 = evidence_id, sha256
        if sha256 in self._known:
            self._tell(self._known[sha256])
        else:
            self._task = self._desk.aside(_Reading(kept), self._tell, self._on_refused)

    def stop(self) -> None:
        """Another document is shown."""
        if self._task is not None and not self._task.is_finished:
            self._task.cancel()
        self._task = None

    def dismiss(self, evidence_id: EvidenceId) -> None:
        """Offer nothing of this document any more while the program runs."""
        self._dismissed.add(evidence_id)

    def _tell(self, offered: OfferedFields) -> None:
        self._known[self._sha256] = offered
        self.read.emit(self._evidence_id, offered)

    def _on_refused(self, _error: PiiError) -> None:
        """A file that cannot be read is no fault of the user: its fields are typed."""
        self._known[self._sha256] = OfferedFields()


class _Reading:
    def __init__(self, kept: Path) -> None:
        self._kept = kept

    def __call__(self, progress: Progress) -> OfferedFields:
        return offered_fields(self._kept, cancelled=lambda: progress.is_cancelled)
