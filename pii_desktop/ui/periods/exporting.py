"""The foot of the period: export, its progress, and where the file lies."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.checks import Finding
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.plan import Severity
from pii_desktop.errors import PiiError
from pii_desktop.services.reporting import export, report_period
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.periods.pack_dialog import PackDialog
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Rule
from pii_desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from pii_desktop.domain.report import Report

_PDF, _WORD, _EXCEL = "pdf", "docx", "xlsx"


class ExportFoot(Ground):
    """Exports the period that is shown; findings never stand in its way."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Nothing can be exported before a period is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self._form = _PDF
        self._folder: Path | None = None
        self._file: Path | None = None
        self.pdf = Button(self.tr("Xuất PDF"), kind=Kind.PRIMARY, icon_name=Icon.DOWNLOAD)
        self.word = Button(self.tr("Word"), icon_name=Icon.DOWNLOAD)
        self.excel = Button(self.tr("Excel"), icon_name=Icon.DOWNLOAD)
        self.pack = Button(self.tr("Gói minh chứng…"), icon_name=Icon.PAPERCLIP)
        self._note = ElidedLabel(tone="text2")
        self.banner = Banner()
        self._open_folder = Button(self.tr("Mở thư mục"), small=True)
        self._progress = ProgressLine()
        self._lay_out()
        self._connect()
        self.banner.hide()

    def show_period(self, period_id: PeriodId, findings: tuple[Finding, ...]) -> None:
        """What can be exported, and what is missing in it."""
        if period_id != self._period_id:
            self.banner.hide()
        self._period_id = period_id
        self._note.set_text(self._missing(findings))

    def show_exported(self, file: Path) -> None:
        """Say that a file was written, with the ways to it."""
        self._file = file
        words = self.tr("Đã xuất “{name}”.").format(name=file.name)
        self.banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self._open_folder.show()
        self.banner.show()

    def export_to(self, form: str, folder: Path) -> None:
        """Write the report as "pdf", "docx" or "xlsx" into `folder`; an earlier file of that name stays."""
        if self._period_id is None:
            return
        self._form, self._folder = form, folder
        self.banner.hide()
        self._set_busy(True)
        self._progress.watch(self.tr("Đang lập báo cáo…"))
        self._desk.ask(partial(report_period, period_id=self._period_id), self._on_built, self._on_refused)

    def _lay_out(self) -> None:
        layout = self.banner.layout()
        if layout is not None:
            layout.addWidget(self._open_folder)
        for button, name in ((self.word, self.tr("Xuất Word")), (self.excel, self.tr("Xuất Excel"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        notices = column(gap=8, margins=(PAGE_PADDING, 8, PAGE_PADDING, 8))
        notices.addWidget(self._note)
        notices.addWidget(self.banner)
        notices.addWidget(self._progress)
        line = row(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        line.addWidget(self.pack)
        line.addStretch(1)
        line.addWidget(self.excel)
        line.addWidget(self.word)
        line.addWidget(self.pdf)
        foot = Ground("surface")
        foot.setFixedHeight(PAGE_HEAD_HEIGHT)
        foot.setLayout(line)
        stack = column(self, gap=0)
        stack.addLayout(notices)
        stack.addWidget(Rule())
        stack.addWidget(foot)

    def _connect(self) -> None:
        self.pack.clicked.connect(self._on_pack_clicked)
        self.pdf.clicked.connect(self._on_pdf_clicked)
        self.word.clicked.connect(self._on_word_clicked)
        self.excel.clicked.connect(self._on_excel_clicked)
        self.banner.acted.connect(self._on_open_file)
        self._open_folder.clicked.connect(self._on_open_folder)
        self._progress.cancelled.connect(self._on_cancelled)

    def _missing(self, findings: tuple[Finding, ...]) -> str:
        errors = sum(found.severity is Severity.ERROR for found in findings)
        warnings = sum(found.severity is Severity.WARNING for found in findings)
        if not errors and not warnings:
            return self.tr("Báo cáo đã đủ")
        if not errors:
            return self.tr("Không có lỗi, còn {warnings} cảnh báo; xuất được").format(warnings=warnings)
        words = self.tr("Còn {errors} lỗi, {warnings} cảnh báo; vẫn xuất được")
        return words.format(errors=errors, warnings=warnings)

    def _on_pack_clicked(self) -> None:
        if self._period_id is not None:
            PackDialog(self._desk, self._period_id, self).open()

    def _on_pdf_clicked(self) -> None:
        self._ask(_PDF)

    def _on_word_clicked(self) -> None:
        self._ask(_WORD)

    def _on_excel_clicked(self) -> None:
        self._ask(_EXCEL)

    def _ask(self, form: str) -> None:
        self._form = form
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        wish = FileWish(self.tr("Chọn thư mục để báo cáo"), str(self._folder or documents))
        ask_folder(self, wish, self._on_folder_chosen)

    def _on_folder_chosen(self, folder: str) -> None:
        self.export_to(self._form, Path(folder))

    def _on_built(self, built: "tuple[Report, str]") -> None:
        report, stem = built
        form, folder = self._form, self._folder
        if folder is None:
            return
        task = self._desk.aside(
            lambda _progress: export(report, form, folder, stem=free_stem(folder, stem, form)),
            self._on_exported,
            self._on_refused,
        )
        self._progress.watch(self.tr("Đang ghi tệp…"), task)

    def _on_exported(self, file: Path) -> None:
        self._set_busy(False)
        self.show_exported(file)

    def _on_refused(self, error: PiiError) -> None:
        self._set_busy(False)
        self._open_folder.hide()
        self.banner.show_error(error)

    def _on_cancelled(self) -> None:
        self._set_busy(False)

    def _on_open_file(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def _on_open_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def _set_busy(self, is_busy: bool) -> None:
        for button in (self.pdf, self.word, self.excel):
            button.setEnabled(not is_busy)
        if not is_busy:
            self._progress.finish()


def free_stem(folder: Path, stem: str, form: str) -> str:
    """`stem`, or with a number behind it where a file of that name lies already: a clerk may have worked in it."""
    number, free = 1, stem
    while _exists(folder / f"{free}.{form}"):
        number += 1
        free = f"{stem}_{number}"
    return free


def _exists(file: Path) -> bool:
    """False where the folder cannot be looked into: writing there will say why."""
    try:
        return file.exists()
    except OSError:
        return False
