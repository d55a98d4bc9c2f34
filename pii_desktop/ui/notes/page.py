"""The page "Ghi chú": every note and follow-up flag in one list."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.note_list import NoteFilter, NoteList, NoteRow
from pii_desktop.errors import PiiError
from pii_desktop.services.dates import today
from pii_desktop.services.notes import NoteCounts, note_counts, note_list
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.note_acting import NoteActing
from pii_desktop.ui.notes.columns import by_state, note_columns
from pii_desktop.ui.places import place_of_note
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.undo_bar import UndoBar

_ALL, _OPEN, _REST = "all", "open", "rest"


class NotesPage(Ground):
    """Open ones by their day, then the rest; each opens what it is about."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._wanted: NoteId | None = None
        self.acting = NoteActing(desk, self)
        self.undo_bar = UndoBar(self)
        self._build()
        self._lay_out()
        self._connect()
        self._on_current(None)

    def show_place(self, destination: Destination) -> None:
        """One note, or the notes that a chip leaves: "open", "rest", "all"."""
        if destination.note_id is not None:
            self._wanted = destination.note_id
            self.search.clear()
            self.chips.check({_ALL})
        elif destination.filter in (_ALL, _OPEN, _REST):
            self.chips.check({destination.filter})

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    # slots

    def _on_first(self) -> None:
        self._desk.go(Destination(PageKey.INDICATORS))

    def _on_read(self, found: NoteList) -> None:
        self.model.set_rows(found.rows)
        if self._wanted is not None:
            self.view.select_id(self._wanted)
            self._wanted = None
        left = found.total - len(found.rows)
        self._more.setText(self.tr("Còn {count} ghi chú nữa: hãy tìm hoặc lọc.").format(count=left))
        self._more.setVisible(left > 0)
        self._on_current(self.view.current_id())

    def _on_counts(self, counts: NoteCounts) -> None:
        for key, count in ((_ALL, counts.total), (_OPEN, counts.open), (_REST, counts.total - counts.open)):
            self.chips.set_count(key, count)

    def _on_changed(self, changes: Changes) -> None:
        if changes.desk or changes.everything or changes.assignments or changes.evidence or changes.denominators:
            self._refresh()

    def _on_asked(self) -> None:
        self._refresh()

    def _on_current(self, identity: Hashable | None) -> None:
        found = self._row(identity)
        for button in (self.open, self.edit, self.delete):
            button.setEnabled(found is not None)
        self.done.setEnabled(found is not None and found.note.is_flagged)
        is_done = found is not None and found.note.done_at is not None
        self.done.setText(self.tr("Mở lại") if is_done else self.tr("Đã xử lý"))
        self.done.set_icon(Icon.UNDO if is_done else Icon.CHECK)

    def _on_open(self) -> None:
        found = self._row(self.view.current_id())
        if found is not None:
            self._desk.go(place_of_note(found.note))

    def _on_done_wanted(self) -> None:
        found = self._row(self.view.current_id())
        if found is not None and found.note.is_flagged:
            self.acting.settle(found.note)

    def _on_edit(self) -> None:
        found = self._row(self.view.current_id())
        if found is not None:
            self.acting.edit(found.note)

    def _on_delete(self) -> None:
        found = self._row(self.view.current_id())
        if found is not None:
            self.acting.delete(found.note)

    def _on_done(self, action: str) -> None:
        self.undo_bar.offer(self.tr("Đã xong: {action}.").format(action=action), self._desk.undoing())

    def _on_refused(self, error: PiiError) -> None:
        self._desk.tasks.refused.emit(error)

    # private

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            words = self.search.text().strip()
            asked = {_OPEN: True, _REST: False}
            is_open = next((asked[key] for key in self.chips.checked() if key in asked), None)
            self._desk.ask(partial(note_list, wanted=NoteFilter(text=words, is_open=is_open)), self._on_read)
            self._desk.ask(partial(note_counts, text=words), self._on_counts)

    def _row(self, identity: Hashable | None) -> NoteRow | None:
        return next((each for each in self.model.all_rows() if each.note.id == identity), None)

    def _build(self) -> None:
        self.search = SearchBox(self.tr("Tìm nội dung, mã, tên chỉ số"))
        self.search.setFixedWidth(280)
        self.chips = ChipBar(
            ((_ALL, self.tr("Tất cả")), (_OPEN, self.tr("Cần theo dõi")), (_REST, self.tr("Đã xử lý, ghi nhớ")))
        )
        self.open = Button(self.tr("Mở nơi ghi chú"), icon_name=Icon.EXTERNAL_LINK)
        self.done = Button(self.tr("Đã xử lý"), icon_name=Icon.CHECK)
        self.edit = Button(self.tr("Sửa…"), icon_name=Icon.PENCIL)
        self.delete = Button(self.tr("Xoá"), kind=Kind.DESTRUCTIVE, icon_name=Icon.TRASH)
        columns = note_columns(today())
        self.model = RowsModel(columns, identify=lambda each: each.note.id, grouping=by_state(), parent=self)
        self.view = RowsView(self.model, self.tr("Ghi chú"))
        self._empty = EmptyState(
            Icon.NOTE,
            self.tr("Chưa có ghi chú nào"),
            self.tr("Bấm “Thêm ghi chú” dưới ô nhập của chỉ số, ở minh chứng hoặc số liệu nền; chúng đứng ở đây."),
            actions=(self.tr("Đến trang Chỉ số"),),
        )
        self.view.set_empty(self._empty)
        self._more = Label("", tone="text3")

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 12, PAGE_PADDING, 8))
        head.addWidget(Label(self.tr("Ghi chú"), role=Type.PAGE_TITLE))
        head.addSpacing(16)
        head.addWidget(self.search)
        head.addStretch(1)
        for button in (self.open, self.done, self.edit, self.delete):
            head.addWidget(button)
        chips = column(margins=(PAGE_PADDING, 0, PAGE_PADDING, 12))
        chips.addWidget(self.chips)
        foot = column(margins=(PAGE_PADDING, 4, PAGE_PADDING, 8))
        foot.addWidget(self._more)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addLayout(chips)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)
        self._more.hide()

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._on_changed)
        self._empty.acted.connect(self._on_first)
        self.search.searched.connect(self._on_asked)
        lead_into(self.search, self.view)
        self.chips.changed.connect(self._on_asked)
        self.view.current_changed.connect(self._on_current)
        self.view.row_activated.connect(self._on_open)
        self.open.clicked.connect(self._on_open)
        self.done.clicked.connect(self._on_done_wanted)
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        self.acting.done.connect(self._on_done)
        self.acting.refused.connect(self._on_refused)
        for keys, slot in (("F2", self._on_edit), ("Del", self._on_delete)):
            QShortcut(QKeySequence(keys), self.view).activated.connect(slot)
