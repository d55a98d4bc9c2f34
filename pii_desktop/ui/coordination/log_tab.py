"""The log of what was sent and received, written by the program and by hand."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coordination import Exchange, Way
from pii_desktop.domain.ids import ExchangeId, PeriodId
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import department_names
from pii_desktop.services.coordination import MOST_LINES, delete_line, log, write_line
from pii_desktop.services.dates import today
from pii_desktop.ui.coordination.columns import log_columns
from pii_desktop.ui.coordination.dialogs import ExchangeDialog
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button, IconButton
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView


class LogTab(Ground):
    """Signals: `done` with what was just done, `refused` with a PiiError."""

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `show_period`."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self.dialog: ExchangeDialog | None = None
        self.search = SearchBox(self.tr("Tìm đơn vị, nội dung, tệp"))
        self.search.setFixedWidth(240)
        self.add = Button(self.tr("Thêm dòng…"), icon_name=Icon.PLUS)
        self.edit = Button(self.tr("Sửa…"), icon_name=Icon.PENCIL)
        self.delete = IconButton(Icon.TRASH, self.tr("Xoá dòng"))
        self.model = RowsModel(log_columns(self.tr), identify=lambda line: line.id, parent=self)
        self.view = RowsView(self.model, self.tr("Nhật ký gửi nhận"))
        words = self.tr("Phiếu xuất ra và trả lời nhập vào được ghi tự động; công văn, điện thoại thì ghi tay.")
        self._empty = EmptyState(
            Icon.SEND, self.tr("Chưa gửi, nhận gì trong kỳ này"), words, actions=(self.tr("Thêm dòng…"),)
        )
        self.view.set_empty(self._empty)
        self._more = Label("", tone="text3")
        self._lay_out()
        self._connect()
        self._on_current(None)

    def show_period(self, period_id: PeriodId | None) -> None:
        """Read the log of a period anew."""
        self._period_id = period_id
        words = self.search.text().strip()
        self._desk.ask(partial(log, period_id=period_id, words=words), self._on_loaded, self._refuse)

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 12, PAGE_PADDING, 12))
        head.addWidget(self.search)
        head.addWidget(self._more)
        head.addStretch(1)
        for part in (self.delete, self.edit, self.add):
            head.addWidget(part)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        lead_into(self.search, self.view)
        self.add.clicked.connect(self._on_add)
        self._empty.acted.connect(self._on_add)
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        self.view.current_changed.connect(self._on_current)
        self.view.row_activated.connect(self._on_edit)

    def _on_loaded(self, lines: tuple[Exchange, ...]) -> None:
        self.model.set_rows(lines)
        is_cut = len(lines) >= MOST_LINES
        words = self.tr("Chỉ hiện {count} dòng mới nhất: hãy tìm.")
        self._more.setText(words.format(count=MOST_LINES) if is_cut else "")
        self._on_current(self.view.current_id())

    def _on_searched(self) -> None:
        self.show_period(self._period_id)

    def _on_current(self, identity: Hashable | None) -> None:
        for part in (self.edit, self.delete):
            part.setEnabled(identity is not None)

    def _on_add(self) -> None:
        self._open(Exchange(ExchangeId(0), today(), Way.SENT, "", "", self._period_id))

    def _on_edit(self) -> None:
        current = self.view.current_id()
        line = next((each for each in self.model.all_rows() if each.id == current), None)
        if line is not None:
            self._open(line)

    def _open(self, line: Exchange) -> None:
        self.dialog = ExchangeDialog(line, department_names(), self)
        self.dialog.given.connect(self._on_given)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_given(self, line: Exchange) -> None:
        self._desk.change(lambda uow: write_line(uow, line), self._on_written, self._on_not_written)

    def _on_written(self, _changes: Changes) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_not_written(self, error: PiiError) -> None:
        if self.dialog is not None:
            self.dialog.show_error(error)

    def _on_finished(self) -> None:
        self.dialog = None

    def _on_delete(self) -> None:
        current = self.view.current_id()
        if isinstance(current, int):
            line_id = ExchangeId(current)
            self._desk.change(lambda uow: delete_line(uow, line_id), self._on_deleted, self._refuse)

    def _on_deleted(self, changes: Changes) -> None:
        self.done.emit(changes.action)

    def _refuse(self, error: PiiError) -> None:
        self.refused.emit(error)
