"""The coverage matrix on paper: where to, then drawn beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.report import Report
from pii_desktop.errors import PiiError
from pii_desktop.services.coverage_report import build_coverage_report, write_coverage_report
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.task import Progress
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.progress_line import ProgressLine

FILE_NAME = "Danh mục minh chứng"


class CoveragePrinting(QObject):
    """Emits `written` with the file."""

    written = Signal(object)

    def __init__(self, desk: Desk, progress: ProgressLine, window: QWidget) -> None:
        """Dialogs open over `window`; `progress` says that something is being drawn."""
        super().__init__(window)
        self._desk = desk
        self._progress = progress
        self._window = window
        self._target = Path()

    def ask(self, ending: str) -> None:
        """Ask for a file with this ending ("xlsx", "pdf") and write it."""
        words = {"xlsx": tr("Excel (*.xlsx)"), "pdf": tr("PDF (*.pdf)")}
        wish = FileWish(tr("Xuất danh mục minh chứng"), filters=(words[ending],), file_name=f"{FILE_NAME}.{ending}")
        ask_save_file(self._window, wish, self.save_as)

    def save_as(self, path: str) -> None:
        """Write to this file."""
        self._target = Path(path)
        scope = self._desk.scope
        task = self._desk.ask(lambda uow: build_coverage_report(uow, scope), self._on_built, self._on_refused)
        self._progress.watch(tr("Đang lập danh mục…"), task)

    def _on_built(self, report: Report) -> None:
        target = self._target
        self._desk.aside(partial(_write, report=report, target=target), self._on_written, self._on_refused)

    def _on_written(self, target: Path) -> None:
        self._progress.finish()
        self.written.emit(target)

    def _on_refused(self, error: PiiError) -> None:
        self._progress.finish()
        self._desk.tasks.refused.emit(error)


def _write(_progress: Progress, report: Report, target: Path) -> Path:
    write_coverage_report(report, target)
    return target
