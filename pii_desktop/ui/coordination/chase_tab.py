"""The chase list: who still owes what, by department, for the telephone, for a mail, for Excel."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.errors import PiiError
from pii_desktop.services.chasing import ChaseLine, chase_list, chase_text, export_chase
from pii_desktop.services.dates import today
from pii_desktop.ui.coordination.columns import chase_columns
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView

FILE_NAME = "Danh sách đôn đốc.xlsx"


class ChaseTab(Ground):
    """Signals: `done` with what was just done, `written` with the file of an export, `refused` with a PiiError."""

    done = Signal(str)
    written = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `show_period`."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self._file: Path | None = None
        self.copy = Button(self.tr("Chép nội dung thư"), icon_name=Icon.COPY)
        self.export = Button(self.tr("Xuất Excel…"), icon_name=Icon.DOWNLOAD)
        self.model = RowsModel(chase_columns(self.tr), identify=lambda line: line.load.department, parent=self)
        self.view = RowsView(self.model, self.tr("Danh sách đôn đốc"))
        words = self.tr("Đơn vị còn nợ trả lời đứng ở đây, quá hạn lâu nhất ở trên, kèm người cần gọi.")
        self.view.set_empty(EmptyState(Icon.CIRCLE_CHECK, self.tr("Không đơn vị nào còn nợ trả lời"), words))
        self._lay_out()
        self.copy.clicked.connect(self._on_copy)
        self.export.clicked.connect(self._on_export)

    def show_period(self, period_id: PeriodId | None) -> None:
        """Read the list of a period anew."""
        self._period_id = period_id
        if period_id is None:
            self._on_loaded(())
        else:
            self._desk.ask(partial(chase_list, period_id=period_id, day=today()), self._on_loaded, self._refuse)

    def save_as(self, file: str) -> None:
        """Write the workbook."""
        period_id, target = self._period_id, Path(file)
        if period_id is not None:
            self._file = target
            self._desk.ask(lambda uow: export_chase(uow, period_id, today(), target), self._on_exported, self._refuse)

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 12, PAGE_PADDING, 12))
        note = self.tr("Chọn một hay nhiều đơn vị để chỉ chép phần của đơn vị ấy.")
        head.addWidget(Label(note, tone="text2"))
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(self.export)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self.view, 1)

    def _on_loaded(self, lines: tuple[ChaseLine, ...]) -> None:
        self.model.set_rows(lines)
        self.copy.setEnabled(bool(lines))
        self.export.setEnabled(bool(lines))

    def _on_copy(self) -> None:
        period_id = self._period_id
        chosen = tuple(str(each) for each in self.view.selected_ids())
        if period_id is not None:
            self._desk.ask(lambda uow: chase_text(uow, period_id, today(), chosen), self._on_text, self._refuse)

    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.done.emit(self.tr("Đã chép nội dung đôn đốc; dán vào thư bằng Ctrl+V."))

    def _on_export(self) -> None:
        wish = FileWish(self.tr("Xuất danh sách đôn đốc"), filters=(self.tr("Excel (*.xlsx)"),), file_name=FILE_NAME)
        ask_save_file(self, wish, self.save_as)

    def _on_exported(self, _count: int) -> None:
        self.written.emit(self._file)

    def _refuse(self, error: PiiError) -> None:
        self.refused.emit(error)
