"""Above the pages of a period: export, one click a format, its progress, and where the file lies."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.errors import PiiError
from pii_desktop.services.exporting import OTHER_NAME_HELPS, export_beside, version_files
from pii_desktop.services.reporting import printed_period, report_period
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.export_memory import load_choice, save_choice
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.opening import open_file, show_in_folder
from pii_desktop.ui.periods.export_dialog import ExportDialog
from pii_desktop.ui.periods.pack_dialog import PackDialog
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import PANEL_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, IconButton
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.flow_layout import FlowLayout
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label, Rule
from pii_desktop.ui.widgets.notices import Notices
from pii_desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from pii_desktop.domain.report import Report
    from pii_desktop.services.ports import UnitOfWork

_PDF, _WORD, _EXCEL = "pdf", "docx", "xlsx"
_HEAD = 48


class ExportBar(Ground):
    """Exports the period that is shown; findings never stand in its way."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Nothing can be exported before a period is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self._version: tuple[Report, str] | None = None
        self._is_wanted = False
        self._form = _PDF
        self._folder: Path | None = None
        self._file: Path | None = None
        self._task: Task | None = None
        self.pdf = Button(self.tr("PDF"))
        self.word = Button(self.tr("Word"))
        self.excel = Button(self.tr("Excel"))
        self.pack = Button(self.tr("Gói minh chứng"))
        self.several = IconButton(Icon.COPY, self.tr("Xuất nhiều định dạng…"))
        self.banner = Banner()
        self._open_folder = Button(self.tr("Mở thư mục"), small=True)
        self._progress = ProgressLine()
        self._lay_out()
        self._connect()

    def show_period(self, period_id: PeriodId) -> None:
        """What is exported from now on."""
        if period_id != self._period_id:
            self.banner.hide()
            self._version = None
        self._period_id = period_id
        if self._is_wanted:
            self.export_when_shown()

    def show_version(self, report: "Report | None", mark: str = "") -> None:
        """Export `report`, called `mark`, as long as it is looked at; None for the period's own report again."""
        self._version = None if report is None else (report, mark)

    def show_exported(self, file: Path) -> None:
        """Say that a file was written, with the ways to it."""
        self._file = file
        words = self.tr("Đã xuất “{name}”.").format(name=file.name)
        self.banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self._open_folder.show()
        self.banner.show()

    def export_to(self, form: str, folder: Path) -> None:
        """Write the report as "pdf", "docx" or "xlsx" into `folder`; an earlier file of that name stays."""
        source = self._source(has_sheets=form == _EXCEL)
        if source is None:
            return
        self._form, self._folder, self._file = form, folder, None
        save_choice(replace(load_choice(), folder=str(folder)))
        self.banner.hide()
        self._set_busy(True)
        self._task = self._desk.ask(source, self._on_built, self._on_refused)
        self._progress.watch(self.tr("Đang lập báo cáo…"), self._task)

    def cancel(self) -> None:
        """Stop what is being written: an earlier file is as it was."""
        if self._task is not None:
            self._task.cancel()
        self._set_busy(False)

    def export_several(self) -> ExportDialog | None:
        """Open the dialog for several formats at once; None before a period is shown."""
        source = self._source()
        if source is None or self._period_id is None:
            return None
        dialog = ExportDialog(self._desk, self._period_id, source, self)
        dialog.open()
        return dialog

    def export_when_shown(self) -> None:
        """As `export_several`, at once or as soon as a period is shown."""
        self._is_wanted = self.export_several() is None

    def _source(self, *, has_sheets: bool = True) -> "Callable[[UnitOfWork], tuple[Report, str]] | None":
        """What asks the store for the report that is seen, and for the stem of its file names."""
        if self._period_id is None:
            return None
        if self._version is None:
            return partial(report_period if has_sheets else printed_period, period_id=self._period_id)
        report, mark = self._version
        return partial(version_files, period_id=self._period_id, report=report, mark=mark)

    def _lay_out(self) -> None:
        layout = self.banner.layout()
        if layout is not None:
            layout.addWidget(self._open_folder)
        for button, name in self._named():
            button.setAccessibleName(name)
            button.setToolTip(name)
        buttons = FlowLayout(gap=8)
        for widget in (self.pdf, self.word, self.excel, self.pack, self.several):
            buttons.addWidget(widget)
        line = row(gap=6, margins=(PANEL_PADDING, 8, 8, 8))
        line.addWidget(IconLabel(Icon.DOWNLOAD))
        line.addWidget(Label(self.tr("Xuất"), tone="text2"))
        line.addSpacing(2)
        line.addLayout(buttons, 1)
        self.banner.hide()
        notices = Notices(self.banner, self._progress, margins=(PANEL_PADDING, 0, PANEL_PADDING, 8))
        stack = column(self, gap=0)
        stack.addLayout(line)
        stack.addWidget(notices)
        stack.addWidget(Rule())
        self.setMinimumHeight(_HEAD)

    def _named(self) -> tuple[tuple[Button, str], ...]:
        return (
            (self.pdf, self.tr("Xuất PDF")),
            (self.word, self.tr("Xuất Word")),
            (self.excel, self.tr("Xuất Excel")),
            (self.pack, self.tr("Lập gói minh chứng, kiểm tra gói nhận được")),
        )

    def _connect(self) -> None:
        self.pack.clicked.connect(self._on_pack_clicked)
        self.several.clicked.connect(self._on_several_clicked)
        self.pdf.clicked.connect(self._on_pdf_clicked)
        self.word.clicked.connect(self._on_word_clicked)
        self.excel.clicked.connect(self._on_excel_clicked)
        self.banner.acted.connect(self._on_acted)
        self._open_folder.clicked.connect(self._on_open_folder)
        self._progress.cancelled.connect(self._on_cancelled)

    def _on_pack_clicked(self) -> None:
        if self._period_id is not None:
            PackDialog(self._desk, self._period_id, self).open()

    def _on_several_clicked(self) -> None:
        self.export_several()

    def _on_pdf_clicked(self) -> None:
        self._ask(_PDF)

    def _on_word_clicked(self) -> None:
        self._ask(_WORD)

    def _on_excel_clicked(self) -> None:
        self._ask(_EXCEL)

    def _ask(self, form: str) -> None:
        self._form = form
        folder = str(self._folder) if self._folder else load_choice().start_folder
        ask_folder(self, FileWish(self.tr("Chọn thư mục để báo cáo"), folder), self._on_folder_chosen)

    def _on_folder_chosen(self, folder: str) -> None:
        self.export_to(self._form, Path(folder))

    def _on_built(self, built: "tuple[Report, str]") -> None:
        report, stem = built
        form, folder = self._form, self._folder
        if folder is None:
            return

        def write(progress: Progress) -> Path:
            return export_beside(report, form, folder, stem, lambda: progress.is_cancelled)

        self._task = self._desk.aside(write, self._on_exported, self._on_refused)
        self._progress.watch(self.tr("Đang ghi tệp…"), self._task)

    def _on_exported(self, file: Path) -> None:
        self._set_busy(False)
        self.show_exported(file)

    def _on_refused(self, error: PiiError) -> None:
        self._set_busy(False)
        self._open_folder.hide()
        self.banner.show_error(error, action=self.tr("Ghi với tên khác") if error.code in OTHER_NAME_HELPS else "")

    def _on_cancelled(self) -> None:
        self.cancel()

    def _on_acted(self) -> None:
        """Open what was written, or write what was refused under the next name."""
        if self._file is not None:
            open_file(self._file, self.banner.show_error)
        elif self._folder is not None:
            self.export_to(self._form, self._folder)

    def _on_open_folder(self) -> None:
        if self._file is not None:
            show_in_folder(self._file, self.banner.show_error)

    def _set_busy(self, is_busy: bool) -> None:
        for button in (self.pdf, self.word, self.excel, self.several):
            button.setEnabled(not is_busy)
        if not is_busy:
            self._task = None
            self._progress.finish()
