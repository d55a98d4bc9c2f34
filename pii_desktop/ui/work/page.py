"""The page "Nhiệm vụ": all work items at the left; at the right the one chosen, or a form for many."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import WorkItemId
from pii_desktop.domain.work_list import WorkChange, WorkList
from pii_desktop.errors import PiiError
from pii_desktop.services.dates import today
from pii_desktop.services.scope import Scope
from pii_desktop.services.work import update_many, work_list
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.list_widths import keep_widths
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PANEL_WIDTH
from pii_desktop.ui.widgets.frames import Ground, Scroll, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar
from pii_desktop.ui.work.bulk_form import BulkForm
from pii_desktop.ui.work.contents import ItemContent, read_item
from pii_desktop.ui.work.item_panel import ItemPanel
from pii_desktop.ui.work.list_area import WorkArea

_REST_MS = 60  # a key held down runs through the list without reading every item


class WorkPage(Ground):
    """Lists every work item of followed rows; one is edited in the panel, many at once in its form."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._wanted: WorkItemId | None = None
        self._reading: Task | None = None
        self.list = WorkArea(today())
        keep_widths(self.list.view, desk, "work")
        self.panel = ItemPanel(desk)
        self.bulk = BulkForm()
        self._nothing = Label(
            self.tr("Chọn một nhiệm vụ để cập nhật; giữ Ctrl hoặc Shift để chọn nhiều."), tone="text3", wrap=True
        )
        self.side = QStackedWidget()
        self.undo_bar = UndoBar(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._lay_out()
        self._connect()
        self.list.set_wide(is_wide=False)

    def show_place(self, destination: Destination) -> None:
        """Go to the items that the chips named by the filter leave, or to one item."""
        if destination.work_item_id is not None:
            self._wanted = destination.work_item_id
            self.list.apply_filter("")
            self._refresh()
        elif destination.filter:
            self.list.apply_filter(destination.filter)
            self._refresh()

    def save_pending(self) -> None:
        """Store what was typed and not left yet; the window calls this before it closes."""
        self.panel.commit()

    # slots

    def _on_scope_changed(self, _scope: Scope) -> None:
        self.save_pending()
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.assignments or changes.plans or changes.evidence or changes.everything:
            self._refresh()

    def _on_list_read(self, shown: WorkList) -> None:
        self.list.show_list(shown)
        if self._wanted is not None:
            self.list.view.select_id(self._wanted)
            self._wanted = None
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        chosen = self.list.selected()
        if len(chosen) > 1:
            self.save_pending()
            self.bulk.show_count(len(chosen))
            self.side.setCurrentIndex(2)
        elif chosen:
            self._timer.start()
        else:
            self.save_pending()
            self.side.setCurrentIndex(0)

    def _on_rested(self) -> None:
        chosen = self.list.selected()
        if len(chosen) == 1:
            if self.panel.item_id() != chosen[0]:
                self.save_pending()
            self._read_item(chosen[0])

    def _on_item_read(self, content: ItemContent) -> None:
        if self.list.selected() == [content.item.id]:
            self.panel.show_content(content)
            self.side.setCurrentIndex(1)

    def _on_bulk_applied(self, change: WorkChange) -> None:
        ids = self.list.selected()
        self._desk.change(partial(update_many, item_ids=ids, change=change), self._on_bulk_done, self._on_refused)

    def _on_bulk_done(self, changes: Changes) -> None:
        self.bulk.clear()
        self._offer_undo(changes)

    def _offer_undo(self, changes: Changes) -> None:
        self.undo_bar.offer(self.tr("Đã xong: {action}.").format(action=changes.action), self._desk.undoing())

    def _on_refused(self, error: PiiError) -> None:
        self._desk.tasks.refused.emit(error)

    def _on_gone(self, _error: PiiError) -> None:
        """The item was deleted meanwhile."""
        self.side.setCurrentIndex(0)

    def _on_edit_wanted(self) -> None:
        """F2: into the fields of the item chosen."""
        if self.side.currentIndex() == 1 and self.panel.editor is not None:
            self.panel.editor.state.setFocus()

    def _on_import_wanted(self) -> None:
        self._desk.go(Destination(PageKey.ASSIGNMENTS))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        self.list.view.setFocus()
        if self._is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes: what was typed is stored."""
        self.save_pending()
        super().hideEvent(event)

    # private

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        wanted, day = self.list.wanted(self._desk.scope), today()
        if self._reading is not None and not self._reading.is_finished:
            self._reading.cancel()
        self._reading = self._desk.ask(lambda uow: work_list(uow, wanted, day), self._on_list_read)

    def _read_item(self, item_id: WorkItemId) -> None:
        self._desk.ask(lambda uow: read_item(uow, item_id), self._on_item_read, self._on_gone)

    def _lay_out(self) -> None:
        empty = Ground("surface")
        centred = row(empty, margins=(24, 24, 24, 24))
        centred.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.side.addWidget(empty)
        self.side.addWidget(Scroll(self.panel))
        self.side.addWidget(Scroll(self.bulk))
        self.side.setFixedWidth(PANEL_WIDTH)
        line = row(self, gap=0)
        line.addWidget(self.list, 1)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self.side)

    def _connect(self) -> None:
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self._timer.timeout.connect(self._on_rested)
        self.list.filtered.connect(self._refresh)
        self.list.import_wanted.connect(self._on_import_wanted)
        self.list.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.list.view.row_activated.connect(self._on_edit_wanted)
        self.panel.refused.connect(self._on_refused)
        self.panel.deleted.connect(self._offer_undo)
        self.bulk.applied.connect(self._on_bulk_applied)
        for keys, slot in (("F2", self._on_edit_wanted), ("Ctrl+F", self.list.focus_search)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)
