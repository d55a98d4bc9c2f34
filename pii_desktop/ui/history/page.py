"""The page Lịch sử, thùng rác: what was changed by whom, and what was deleted."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.history.changes_pane import ChangesPane
from pii_desktop.ui.history.trash_pane import TrashPane
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.tabs import Tabs
from pii_desktop.ui.widgets.undo_bar import UndoBar

TRASH = "trash"


class HistoryPage(Ground):
    """Two tabs; reached from the overview, the settings and Ctrl+K."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self.tabs = Tabs((self.tr("Lịch sử"), self.tr("Thùng rác")))
        self.changes = ChangesPane(desk)
        self.trash = TrashPane(desk)
        self._stack = QStackedWidget()
        self.undo_bar = UndoBar(self)
        self._lay_out()
        self._connect()

    def show_place(self, destination: Destination) -> None:
        """The tab "trash", or the history of one indicator, or all of it."""
        self.tabs.setCurrentIndex(1 if destination.tab == TRASH else 0)
        self.changes.show_only(destination.assignment_id)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _on_changed(self, _changes: Changes) -> None:
        self._refresh()

    def _on_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        (self.trash.view if number else self.changes.view).setFocus()

    def _on_restored(self, action: str) -> None:
        self.undo_bar.offer(self.tr("Đã xong: {action}.").format(action=action), self._desk.undoing())

    def _refresh(self) -> None:
        """Every change adds to both lists."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.changes.read()
            self.trash.read()

    def _lay_out(self) -> None:
        head = row(gap=24, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        head.addWidget(Label(self.tr("Lịch sử, thùng rác"), role=Type.PAGE_TITLE))
        head.addWidget(self.tabs)
        head.addStretch(1)
        top = QWidget()
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        top.setLayout(head)
        self._stack.addWidget(self.changes)
        self._stack.addWidget(self.trash)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._on_changed)
        self.tabs.currentChanged.connect(self._on_tab)
        self.trash.restored.connect(self._on_restored)
