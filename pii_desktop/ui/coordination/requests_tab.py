"""The list of requests of a period, by department, with the panel of the chosen one."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coordination import Asked, RequestState
from pii_desktop.domain.ids import AssignmentId, PeriodId, RequestId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import department_names
from pii_desktop.services.coordination import (
    RequestDetail,
    RequestList,
    add_request,
    change_request,
    close_request,
    delete_request,
    leading_rows,
    reopen_request,
    request_detail,
    request_list,
)
from pii_desktop.services.dates import today
from pii_desktop.ui.coordination.columns import request_columns, request_groups
from pii_desktop.ui.coordination.dialogs import AddRequestDialog, ReasonDialog
from pii_desktop.ui.coordination.request_panel import RequestPanel
from pii_desktop.ui.coordination.transferring import Transferring
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_ALL, _OVERDUE = "all", "overdue"


class RequestsTab(Ground):
    """Signals: `propose_wanted` from the empty list; `done` with what was just done, `refused` with a PiiError."""

    propose_wanted = Signal()
    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `show_period`."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self._loading: RequestId | None = None
        self._sought: RequestId | None = None
        self._closing: RequestId | None = None
        self._adding: AddRequestDialog | None = None
        self.panel = RequestPanel()
        self.transferring = Transferring(desk, self)
        self._build()
        self._lay_out()
        self._connect()

    def show_period(self, period_id: PeriodId | None) -> None:
        """Read the requests of a period anew; selection, filter and words stay."""
        self._period_id = period_id
        wanted = self._wanted(period_id) if period_id is not None else None
        self._desk.ask(partial(request_list, wanted=wanted, day=today()), self._on_loaded, self._refuse)

    def show_request(self, request_id: RequestId) -> None:
        """Choose this one, out of all of them, when the requests are read."""
        self._sought = request_id
        self.search.clear()
        self.chips.check({_ALL})

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        self.panel.save_pending()

    def _build(self) -> None:
        states = [
            (_ALL, self.tr("Tất cả")),
            (RequestState.OPEN.value, RequestState.OPEN.label),
            (_OVERDUE, self.tr("Quá hạn")),
            (RequestState.ANSWERED.value, RequestState.ANSWERED.label),
            (RequestState.TAKEN.value, self.tr("Đã vào báo cáo")),
            (RequestState.CLOSED.value, RequestState.CLOSED.label),
        ]
        self.chips = ChipBar(states)
        self.search = SearchBox(self.tr("Tìm mã, tên, đơn vị"))
        self.search.setFixedWidth(240)
        self.add = Button(self.tr("Thêm đề nghị…"), icon_name=Icon.PLUS)
        self.model = RowsModel(
            request_columns(self.tr), identify=lambda row: row.request.id, grouping=request_groups(), parent=self
        )
        self.view = RowsView(self.model, self.tr("Đề nghị phối hợp"))
        self._empty = EmptyState(
            Icon.SEND,
            self.tr("Chưa có đề nghị nào trong kỳ này"),
            self.tr("Chương trình đọc cột phối hợp của các dòng đơn vị chủ trì và lập sẵn đề nghị cho từng đơn vị."),
            actions=(self.tr("Lập đề nghị theo phân công"),),
        )
        self._no_period = EmptyState(
            Icon.CALENDAR_DUE,
            self.tr("Chưa có kỳ báo cáo"),
            self.tr("Đề nghị thuộc một kỳ báo cáo. Kỳ được lập khi nhập kế hoạch; cũng có thể tự thêm kỳ."),
            actions=(self.tr("Đến trang Kỳ báo cáo"),),
            parent=self,
        )
        self._no_period.hide()
        self.view.set_empty(self._empty)
        self._more = Label("", tone="text3")

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 12, 16, 8))
        head.addWidget(self.search)
        head.addStretch(1)
        head.addWidget(self.add)
        chips = column(margins=(PAGE_PADDING, 0, 16, 12))
        chips.addWidget(self.chips)
        foot = column(margins=(PAGE_PADDING, 4, PAGE_PADDING, 8))
        foot.addWidget(self._more)
        left = column(gap=0)
        left.addLayout(head)
        left.addLayout(chips)
        left.addWidget(self.view, 1)
        left.addLayout(foot)
        body = row(self, gap=0)
        body.addLayout(left, 1)
        body.addWidget(Rule(vertical=True))
        body.addWidget(self.panel)

    def _connect(self) -> None:
        self.chips.changed.connect(self._reload)
        self.search.searched.connect(self._reload)
        lead_into(self.search, self.view)
        self.view.current_changed.connect(self._on_current)
        self.add.clicked.connect(self._on_add)
        self._empty.acted.connect(self.propose_wanted)
        self._no_period.acted.connect(self._on_periods)
        self.panel.edited.connect(self._on_edited)
        self.panel.transfer_wanted.connect(self._on_transfer)
        self.panel.close_wanted.connect(self._on_close)
        self.panel.reopen_wanted.connect(self._on_reopen)
        self.panel.delete_wanted.connect(self._on_delete)
        self.transferring.done.connect(self.done)
        self.transferring.refused.connect(self.refused)

    def _wanted(self, period_id: PeriodId) -> Asked:
        chosen = next(iter(self.chips.checked()), _ALL)
        state = RequestState(chosen) if chosen not in (_ALL, _OVERDUE) else None
        plan_id = self._desk.scope.plan_id
        return Asked(period_id, plan_id, state, is_overdue=chosen == _OVERDUE, words=self.search.text().strip())

    def _reload(self) -> None:
        self.show_period(self._period_id)

    def _on_loaded(self, found: RequestList) -> None:
        self.model.set_rows(found.rows)
        has_period = found.period is not None
        (self._no_period if has_period else self._empty).hide()
        self.view.set_empty(self._empty if has_period else self._no_period)
        if self._sought is not None and found.period is not None:
            self.view.select_id(self._sought)
            self._sought = None
        counts = found.counts or {}
        states = {each.value: counts.get(each.value, 0) for each in RequestState}
        for key, count in ({_ALL: sum(states.values()), _OVERDUE: counts.get(_OVERDUE, 0)} | states).items():
            self.chips.set_count(key, count)
        left = found.total - len(found.rows)
        self._more.setText(self.tr("Còn {count} dòng nữa: hãy lọc hoặc tìm.").format(count=left) if left else "")
        self._more.setVisible(bool(left))
        has_any = bool(found.total or sum(states.values()) or self.search.text())
        for part in (self.chips, self.search):
            part.setVisible(has_any)
        self.add.setEnabled(found.period is not None)
        self._show_current(self.view.current_id())

    def _on_periods(self) -> None:
        self._desk.go(Destination(PageKey.PERIODS))

    def _on_current(self, identity: Hashable | None) -> None:
        self._show_current(identity)

    def _show_current(self, identity: Hashable | None) -> None:
        self._loading = RequestId(identity) if isinstance(identity, int) else None
        if self._loading is None:
            self.panel.show_detail(None)
            return
        wanted = self._loading
        self._desk.ask(lambda uow: request_detail(uow, wanted, today()), self._on_detail, self._on_gone)

    def _on_detail(self, detail: RequestDetail) -> None:
        if detail.request.id == self._loading:
            self.panel.show_detail(detail)

    def _on_gone(self, _error: PiiError) -> None:
        self.panel.show_detail(None)

    def _on_edited(self, request_id: RequestId, content: str, due_on: date | None) -> None:
        self._change(lambda uow: change_request(uow, request_id, content, due_on), is_told=False)

    def _on_transfer(self, detail: RequestDetail) -> None:
        self.transferring.begin(detail.request.id)

    def _on_close(self, detail: RequestDetail) -> None:
        self._closing = detail.request.id
        dialog = ReasonDialog(detail.request.department, self)
        dialog.given.connect(self._on_reason)
        dialog.given.connect(dialog.accept)
        dialog.open()

    def _on_reason(self, reason: str) -> None:
        request_id = self._closing
        if request_id is not None:
            self._change(lambda uow: close_request(uow, request_id, reason))

    def _on_reopen(self, detail: RequestDetail) -> None:
        request_id = detail.request.id
        self._change(lambda uow: reopen_request(uow, request_id))

    def _on_delete(self, detail: RequestDetail) -> None:
        request_id = detail.request.id
        self._change(lambda uow: delete_request(uow, request_id))

    def _on_add(self) -> None:
        period_id = self._period_id
        if period_id is not None:
            self._desk.ask(lambda uow: leading_rows(uow, period_id), self._on_rows, self._refuse)

    def _on_rows(self, rows: tuple[StoredAssignment, ...]) -> None:
        dialog = AddRequestDialog(rows, department_names(), self)
        self._adding = dialog
        dialog.given.connect(self._on_added)
        dialog.finished.connect(self._on_adding_over)
        dialog.open()

    def _on_added(self, given: tuple[AssignmentId, str]) -> None:
        period_id, (assignment_id, department) = self._period_id, given
        if period_id is not None:
            self._desk.change(
                lambda uow: add_request(uow, assignment_id, period_id, department),
                self._on_added_to,
                self._on_not_added,
            )

    def _on_added_to(self, changes: Changes) -> None:
        if self._adding is not None:
            self._adding.accept()
        self._on_done(changes)

    def _on_not_added(self, error: PiiError) -> None:
        if self._adding is not None:
            self._adding.show_error(error)

    def _on_adding_over(self) -> None:
        self._adding = None

    def _change(self, use_case: "Callable[[UnitOfWork], Changes]", *, is_told: bool = True) -> None:
        told = self._on_done if is_told else None
        self._desk.change(use_case, told, self._refuse)

    def _on_done(self, changes: Changes) -> None:
        self.done.emit(changes.action)

    def _refuse(self, error: PiiError) -> None:
        self.refused.emit(error)
