"""Checks every file of the store beside the window, and shows what is not as it was."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.adding_evidence import file_store
from pii_desktop.services.integrity import (
    Damage,
    FileFinding,
    FilesToCheck,
    IntegrityReport,
    check_files,
    files_to_check,
    give_back,
    mend_from_backups,
)
from pii_desktop.services.integrity_memory import remember
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.task import Progress
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.table_view import RowsView

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles

_SIZE = (760, 460)


class Checking(QObject):
    """Signals: `checked` carries an IntegrityReport; `mended` how many files came back; `refused` a PiiError."""

    checked = Signal(object)
    mended = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, progress: ProgressLine, parent: QObject) -> None:
        """`progress` shows how far a check is; Hủy stops it."""
        super().__init__(parent)
        self._desk = desk
        self._progress = progress

    def check(self) -> None:
        """Look at every file."""
        self._desk.ask(files_to_check, self._on_listed, self.refused.emit)

    def give_back(self, sha256: str, file: Path) -> None:
        """Put a file into the store again, when its content is the right one."""
        self._with_store(_GivingBack(sha256, file))

    def mend(self, report: IntegrityReport) -> None:
        """Bring what is missing or altered back from the backups."""
        self._with_store(_Mending(report))

    def _on_listed(self, wanted: FilesToCheck) -> None:
        task = self._desk.aside(_Checking(wanted), self._on_checked, self._on_refused, self._progress.show_step)
        self._progress.watch(tr("Đang kiểm tra các tệp minh chứng…"), task)

    def _on_checked(self, report: IntegrityReport) -> None:
        self._progress.finish()
        self._desk.change(lambda uow: remember(uow, report))  # the check of a period tells it without looking again
        self.checked.emit(report)

    def _on_refused(self, error: PiiError) -> None:
        self._progress.finish()
        self.refused.emit(error)

    def _with_store(self, work: "_StoreWork") -> None:
        self._work = work
        self._desk.ask(file_store, self._on_store, self.refused.emit)

    def _on_store(self, store: "EvidenceFiles") -> None:
        self._work.store = store
        task = self._desk.aside(self._work, self._on_mended, self._on_refused)
        self._progress.watch(tr("Đang đưa tệp trở lại…"), task)

    def _on_mended(self, count: int) -> None:
        self._progress.finish()
        self.mended.emit(count)


class FindingsDialog(QDialog):
    """What a check found. Signals: `open_wanted` (EvidenceId), `file_wanted` (a FileFinding), `mend_wanted`."""

    open_wanted = Signal(object)
    file_wanted = Signal(object)
    mend_wanted = Signal()

    def __init__(self, report: IntegrityReport, parent: QWidget | None = None) -> None:
        """Shows `report`; another check opens another dialog."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Kiểm tra tệp minh chứng"))
        self.resize(*_SIZE)
        self._report = report
        self.model: RowsModel[FileFinding] = RowsModel(_columns(), identify=lambda each: each.sha256, parent=self)
        self.view = RowsView(self.model, tr("Các tệp cần xem"), edge=12)
        self.remedy = Label("", tone="text2", wrap=True)
        self.open_button = Button(tr("Mở tài liệu"))
        self.file_button = Button(tr("Chọn lại tệp…"), icon_name=Icon.UPLOAD)
        self.mend_button = Button(tr("Khôi phục từ bản sao lưu"), icon_name=Icon.REFRESH)
        self.close_button = Button(tr("Đóng"))
        self._lay_out(report)
        self._connect()
        self.model.set_rows(report.findings)
        self.view.select_next()

    def _on_current(self, _identity: object = None) -> None:
        finding = self._current()
        is_known = finding is not None and finding.damage is not Damage.ORPHANED
        self.open_button.setEnabled(is_known)
        self.file_button.setEnabled(is_known)
        self.remedy.setText(finding.damage.remedy if finding else "")

    def _on_open(self) -> None:
        finding = self._current()
        if finding is not None and finding.evidence_id is not None:
            self.open_wanted.emit(EvidenceId(finding.evidence_id))
            self.accept()

    def _on_file(self) -> None:
        self.file_wanted.emit(self._current())

    def _on_mend(self) -> None:
        self.mend_wanted.emit()
        self.accept()

    def _current(self) -> FileFinding | None:
        wanted = self.view.current_id()
        return next((each for each in self._report.findings if each.sha256 == wanted), None)

    def _lay_out(self, report: IntegrityReport) -> None:
        banner = Banner(report.sentence)
        foot = row()
        foot.addWidget(self.mend_button)
        foot.addStretch(1)
        for button in (self.open_button, self.file_button, self.close_button):
            foot.addWidget(button)
        self.mend_button.setVisible(report.count(Damage.MISSING) + report.count(Damage.ALTERED) > 0)
        self.mend_button.setEnabled(not report.is_folder_gone)
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(tr("Kiểm tra tệp minh chứng"), role=Type.PANEL_TITLE))
        stack.addWidget(banner)
        stack.addWidget(self.view, 1)
        stack.addWidget(self.remedy)
        stack.addLayout(foot)

    def _connect(self) -> None:
        self.view.current_changed.connect(self._on_current)
        self.open_button.clicked.connect(self._on_open)
        self.file_button.clicked.connect(self._on_file)
        self.mend_button.clicked.connect(self._on_mend)
        self.close_button.clicked.connect(self.accept)


def _columns() -> list[Column[FileFinding]]:
    tones = {Damage.MISSING: "bad", Damage.ALTERED: "bad", Damage.ORPHANED: "text3"}
    return [
        Column(key="damage", title=tr("Tình trạng"), value=lambda each: each.damage.label, width=200,
               icon=lambda each: Icon.INFO_CIRCLE if each.damage is Damage.ORPHANED else Icon.ALERT_CIRCLE,
               tone=lambda each: tones[each.damage]),
        Column(key="file", title=tr("Tệp"), value=lambda each: each.file_name, whole=lambda each: each.file_name),
        Column(key="document", title=tr("Tài liệu"), value=lambda each: each.title, width=240, look=Look.MUTED),
    ]  # fmt: skip


class _Checking:
    def __init__(self, wanted: FilesToCheck) -> None:
        self._wanted = wanted

    def __call__(self, progress: Progress) -> IntegrityReport:
        return check_files(self._wanted, progress)


class _StoreWork:
    """Something done to the store beside the window; returns how many files came back."""

    store: "EvidenceFiles"

    def __call__(self, progress: Progress) -> int:
        raise NotImplementedError


class _GivingBack(_StoreWork):
    def __init__(self, sha256: str, file: Path) -> None:
        self._sha256, self._file = sha256, file

    def __call__(self, _progress: Progress) -> int:
        give_back(self.store, self._sha256, self._file)
        return 1


class _Mending(_StoreWork):
    def __init__(self, report: IntegrityReport) -> None:
        self._report = report

    def __call__(self, _progress: Progress) -> int:
        return mend_from_backups(self.store, self._report)
