"""The register as a workbook: where to, then written beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.report import Sheet
from pii_desktop.errors import PiiError
from pii_desktop.services.register_export import build_register_sheet, write_register
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.task import Progress
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.progress_line import ProgressLine

FILE_NAME = "Sổ minh chứng.xlsx"


class RegisterPrinting(QObject):
    """Emits `written` with the file, `refused` with why it was not written."""

    written = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, progress: ProgressLine, window: QWidget) -> None:
        """Dialogs open over `window`; `progress` says that something is being written."""
        super().__init__(window)
        self._desk = desk
        self._progress = progress
        self._window = window
        self._wanted = RegisterFilter()
        self._target = Path()

    def ask(self, wanted: RegisterFilter) -> None:
        """Ask for a file and write what passes `wanted`."""
        self._wanted = wanted
        wish = FileWish(tr("Xuất sổ minh chứng"), filters=(tr("Excel (*.xlsx)"),), file_name=FILE_NAME)
        ask_save_file(self._window, wish, self.save_as)

    def save_as(self, path: str) -> None:
        """Write to this file."""
        self._target = Path(path)
        wanted, period_id = self._wanted, self._desk.scope.period_id
        task = self._desk.ask(
            lambda uow: (build_register_sheet(uow, wanted, period_id), uow.who), self._on_built, self._on_refused
        )
        self._progress.watch(tr("Đang lập sổ minh chứng…"), task)

    def _on_built(self, built: tuple[Sheet, str]) -> None:
        sheet, author = built
        write = partial(_write, sheet=sheet, author=author, target=self._target)
        self._desk.aside(write, self._on_written, self._on_refused)

    def _on_written(self, target: Path) -> None:
        self._progress.finish()
        self.written.emit(target)

    def _on_refused(self, error: PiiError) -> None:
        self._progress.finish()
        self.refused.emit(error)


def _write(_progress: Progress, sheet: Sheet, author: str, target: Path) -> Path:
    write_register(sheet, author, target)
    return target
