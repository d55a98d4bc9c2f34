"""Leads through a check: the sentence on the page, the list of what was found, files given back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.integrity import FileFinding, IntegrityReport
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence.checking import Checking, FindingsDialog
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.progress_line import ProgressLine


class Mending(QObject):
    """Signals: `said` carries a sentence and the word of a button, `refused` a PiiError, `open_wanted` a document."""

    said = Signal(str, str)
    refused = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, desk: Desk, progress: ProgressLine, page: QWidget) -> None:
        """Dialogs open over `page`."""
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._report: IntegrityReport | None = None
        self._sha256 = ""
        self._evidence_id: EvidenceId | None = None
        self.checking = Checking(desk, progress, self)
        self.checking.checked.connect(self._on_checked)
        self.checking.mended.connect(self._on_mended)
        self.checking.refused.connect(self.refused)

    def check(self) -> None:
        """Look at every file."""
        self.checking.check()

    def show_findings(self) -> FindingsDialog | None:
        """Open the list of the last check."""
        if self._report is None or not self._report.findings:
            return None
        dialog = FindingsDialog(self._report, self._page)
        dialog.open_wanted.connect(self.open_wanted)
        dialog.file_wanted.connect(self._on_file_wanted)
        dialog.mend_wanted.connect(self._on_mend_wanted)
        dialog.open()
        return dialog

    def ask_file(self, evidence_id: EvidenceId, sha256: str, file_name: str) -> None:
        """Let the user choose the file of this hash again."""
        self._evidence_id, self._sha256 = evidence_id, sha256
        ask_open_files(self._page, FileWish(tr("Chọn lại tệp {name}").format(name=file_name)), self._on_chosen)

    def _on_checked(self, report: IntegrityReport) -> None:
        self._report = report
        word = tr("Xem {count} tệp").format(count=len(report.findings)) if report.findings else ""
        self.said.emit(report.sentence, word)

    def _on_file_wanted(self, finding: FileFinding) -> None:
        if finding.evidence_id is not None:
            self.ask_file(finding.evidence_id, finding.sha256, finding.file_name)

    def _on_mend_wanted(self) -> None:
        if self._report is not None:
            self.checking.mend(self._report)

    def _on_chosen(self, paths: list[str]) -> None:
        self.checking.give_back(self._sha256, Path(paths[0]))

    def _on_mended(self, count: int) -> None:
        self._desk.bus.changed.emit(Changes(tr("Đưa tệp trở lại"), everything=True))
        if not count:
            self.said.emit(tr("Các bản sao lưu cũng không có tệp này; hãy chọn lại tệp gốc."), "")
        self.checking.check()
