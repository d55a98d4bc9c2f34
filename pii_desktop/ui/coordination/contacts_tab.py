"""The focal officers of other departments: whom to call, and who was there before."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import department_names
from pii_desktop.services.dates import today
from pii_desktop.services.people import contacts, delete_term
from pii_desktop.ui.coordination.columns import contact_columns
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Grouping
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.officer_acting import OfficerActing
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button, IconButton
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.officer_dialog import NewcomerDialog, OfficerDialog
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView


class ContactsTab(Ground):
    """Signals: `done` with what was just done, `refused` with a PiiError."""

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `show_period`."""
        super().__init__("surface", parent)
        self._desk = desk
        self.acting = OfficerActing(desk, self)
        self.search = SearchBox(self.tr("Tìm tên, đơn vị, điện thoại"))
        self.search.setFixedWidth(240)
        self.add = Button(self.tr("Thêm đầu mối…"), icon_name=Icon.PLUS)
        self.edit = Button(self.tr("Sửa…"), icon_name=Icon.PENCIL)
        self.succeed = Button(self.tr("Thay người…"))
        self.delete = IconButton(Icon.TRASH, self.tr("Xoá dòng ghi nhầm"))
        grouping: Grouping[FocalOfficer] = Grouping(key=lambda person: person.department, title=_department)
        self.model = RowsModel(
            contact_columns(self.tr), identify=lambda person: person.id, grouping=grouping, parent=self
        )
        self.view = RowsView(self.model, self.tr("Đầu mối các đơn vị"))
        words = self.tr("Ghi người cần gọi ở mỗi đơn vị: danh sách đôn đốc và phiếu bàn giao lấy từ đây.")
        self._empty = EmptyState(
            Icon.SITEMAP, self.tr("Chưa khai đầu mối đơn vị nào"), words, actions=(self.tr("Thêm đầu mối…"),)
        )
        self.view.set_empty(self._empty)
        self._lay_out()
        self._connect()
        self._on_current(None)

    def show_period(self, _period_id: PeriodId | None) -> None:
        """Read the officers anew; they belong to no period."""
        words = self.search.text().strip()
        self._desk.ask(partial(contacts, words=words), self._on_loaded, self._refuse)

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 12, PAGE_PADDING, 12))
        head.addWidget(self.search)
        head.addStretch(1)
        for part in (self.delete, self.edit, self.succeed, self.add):
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
        self.succeed.clicked.connect(self._on_succeed)
        self.delete.clicked.connect(self._on_delete)
        self.view.current_changed.connect(self._on_current)
        self.view.row_activated.connect(self._on_edit)

    def _person(self) -> FocalOfficer | None:
        current = self.view.current_id()
        return next((each for each in self.model.all_rows() if each.id == current), None)

    def _on_loaded(self, people: tuple[FocalOfficer, ...]) -> None:
        self.model.set_rows(people)
        self._on_current(self.view.current_id())

    def _on_searched(self) -> None:
        self.show_period(None)

    def _on_current(self, identity: Hashable | None) -> None:
        for part in (self.edit, self.succeed, self.delete):
            part.setEnabled(identity is not None)

    def _on_add(self) -> None:
        self.acting.ask(NewcomerDialog("", Post.SPECIALIST, department_names(), parent=self))

    def _on_succeed(self) -> None:
        person = self._person()
        if person is not None:
            title = self.tr("Thay {name}").format(name=person.officer.name)
            dialog = NewcomerDialog(person.department, person.post, since=today(), title=title, parent=self)
            self.acting.ask(dialog)

    def _on_edit(self) -> None:
        person = self._person()
        if person is not None:
            self.acting.ask(OfficerDialog(person, self))

    def _on_delete(self) -> None:
        person = self._person()
        if person is not None:
            person_id = person.id
            self._desk.change(lambda uow: delete_term(uow, person_id), self._on_deleted, self._refuse)

    def _on_deleted(self, changes: Changes) -> None:
        self.done.emit(changes.action)

    def _refuse(self, error: PiiError) -> None:
        self.refused.emit(error)


def _department(people: Sequence[FocalOfficer]) -> str:
    return people[0].department
