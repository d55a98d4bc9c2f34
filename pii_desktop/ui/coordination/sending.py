"""Forms for the departments: a folder is asked for, a file a department is written, then it is noted as sent."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.request_form import RequestForm
from pii_desktop.errors import PiiError
from pii_desktop.services.request_forms import WrittenForm, mark_sent, request_forms, write_forms
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.progress_line import ProgressLine


class Sending(QObject):
    """Signals: `written` with the folder and how many files, `refused` with a PiiError. The page shows `progress`."""

    written = Signal(object, int)
    refused = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Dialogs open over `window`."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._forms: tuple[RequestForm, ...] = ()
        self._folder = Path()
        self.progress = ProgressLine()

    def begin(self, period_id: PeriodId) -> None:
        """Ask what there is to send, then where to."""
        self._desk.ask(partial(request_forms, period_id=period_id), self._on_forms, self._on_refused)

    def write_to(self, folder: str) -> None:
        """Write the forms into `folder`."""
        forms, target = self._forms, Path(folder)
        self._folder = target
        author = forms[0].sender if forms else ""
        task = self._desk.aside(
            lambda _progress: write_forms(forms, target, author), self._on_written, self._on_refused
        )
        self.progress.watch(self.tr("Đang ghi phiếu…"), task)

    def _on_forms(self, forms: tuple[RequestForm, ...]) -> None:
        self._forms = forms
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        wish = FileWish(self.tr("Chọn thư mục để phiếu, mỗi đơn vị một tệp"), documents)
        ask_folder(self._window, wish, self.write_to)

    def _on_written(self, files: tuple[WrittenForm, ...]) -> None:
        self._desk.change(lambda uow: mark_sent(uow, files), self._on_marked, self._on_refused)

    def _on_refused(self, error: PiiError) -> None:
        self.progress.finish()
        self.refused.emit(error)

    def _on_marked(self, _changes: Changes) -> None:
        self.progress.finish()
        self.written.emit(self._folder, len(self._forms))
