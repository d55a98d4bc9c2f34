"""The page "Chỉ số, chỉ tiêu": the list at the left, the panel of the selected row at the right."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.steps import Steps
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.indicators.contents import ListContent, PanelContent, read_list, read_panel
from pii_desktop.ui.indicators.list_area import ListArea
from pii_desktop.ui.indicators.panel import IndicatorPanel
from pii_desktop.ui.indicators.panel_place import PanelPlace
from pii_desktop.ui.list_widths import keep_widths
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PANEL_WIDTH
from pii_desktop.ui.widgets.frames import Ground, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar

WIDE_PANEL_WIDTH = 480
WIDE_FROM = 1600
"""Width of the window from which the panel is wide; the navigation is no part of this page."""

_NAVIGATION = 168
_REST_MS = 60  # a key held down runs through the list without reading every row


class IndicatorsPage(Ground):
    """Lists what is assigned; the panel takes the report of one row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._is_first = True
        self._wanted: Destination | None = None
        self._edited: str | None = None  # the field that gets the cursor when its row is read, "" for the first
        self._listing: Task | None = None
        self._reading: Task | None = None
        self._unlinked = ""
        self.list = ListArea()
        keep_widths(self.list.view, desk, "indicators")
        self._place = PanelPlace(desk)
        self._place.set_width(PANEL_WIDTH)
        self._divider = Rule(vertical=True)
        self.undo_bar = UndoBar(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._lay_out()
        self._connect()

    @property
    def panel(self) -> IndicatorPanel:
        """The panel at the right; a moment after the list, or at once when it is asked for."""
        return self._place.panel

    def show_place(self, destination: Destination) -> None:
        """Go to a filter, a row, a tab of its panel."""
        self._wanted = destination
        if self.isVisible() and not self._is_stale and not self._is_listing():
            self._go_to_wanted()

    def save_pending(self) -> None:
        """Store what was typed and not left yet; the window calls this before it closes."""
        self._place.save_pending()

    # slots

    def _on_scope_changed(self) -> None:
        self.save_pending()
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        self._refresh(reread_panel=changes.everything or bool(changes.plans) or self._concerns_panel(changes))

    def _on_list_read(self, content: ListContent) -> None:
        self.list.show_content(content)
        if self._is_first and content.lines:
            self._is_first = False
            self._set_panel(is_open=True)
        if self._wanted is not None:
            self._go_to_wanted()
        elif self.list.view.current_id() is None:
            self.list.view.select_next()
        if not content.lines:
            self._set_panel(is_open=False)

    def _on_panel_read(self, content: PanelContent) -> None:
        if content.assignment_id == self.list.view.current_id():
            self.list.hold(content.assignment_id)
            edited, self._edited = self._edited, None
            self._place.show_content(content, edited=edited)

    def _on_panel_refused(self, error: PiiError) -> None:
        self._edited = None
        self._set_panel(is_open=False)
        self.undo_bar.offer(str(error))

    def _on_current_changed(self, identity: Hashable) -> None:
        if identity is None or identity == self._place.assignment_id():
            return
        self.save_pending()
        self._timer.start()

    def _on_row_opened(self) -> None:
        self._set_panel(is_open=True)
        self._read_panel()

    def _on_close_wanted(self) -> None:
        self.save_pending()
        self._set_panel(is_open=False)
        self.list.view.setFocus()

    def _on_next_wanted(self) -> None:
        if self.list.view.select_next():
            self._edit_when_read()
        else:
            self.undo_bar.offer(self.tr("Đây là dòng cuối của danh sách."))

    def _on_previous_wanted(self) -> None:
        self.list.view.select_previous()

    def _on_edit_wanted(self) -> None:
        if self.list.view.current_id() is None:
            return
        self._set_panel(is_open=True)
        if self._place.assignment_id() == self.list.view.current_id():
            self._read_panel()
            self.panel.focus_first()
        else:
            self._edit_when_read()

    def _on_import_wanted(self) -> None:
        self._desk.go(Destination(PageKey.ASSIGNMENTS))

    def _on_unlinked(self, _evidence_id: EvidenceId, _assignment_id: AssignmentId, title: str) -> None:
        self._unlinked = title

    def _on_told(self, said: str) -> None:
        self.undo_bar.offer(said, self._desk.undoing())

    def _on_steps_changed(self, _steps: Steps) -> None:
        """What was taken off is stored by now: offer to take that back."""
        title, self._unlinked = self._unlinked, ""
        if title:
            words = self.tr("Đã gỡ “{title}” khỏi dòng này.").format(title=title)
            self.undo_bar.offer(words, self._desk.undoing())

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        self.list.view.setFocus()
        if self._is_stale:
            self._refresh()
        elif self._wanted is not None and not self._is_listing():
            self._go_to_wanted()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes: what was typed is stored."""
        self.save_pending()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel grows on a wide window."""
        super().resizeEvent(event)
        is_wide = self.width() + _NAVIGATION >= WIDE_FROM
        self._place.set_width(WIDE_PANEL_WIDTH if is_wide else PANEL_WIDTH)

    # private

    def _refresh(self, *, reread_panel: bool = True) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        scope = self._desk.scope
        self._listing = self._desk.ask(lambda uow: read_list(uow, scope), self._on_list_read)
        if reread_panel:
            self._read_panel()

    def _is_listing(self) -> bool:
        """The list is on its way: a row that is wanted waits for it."""
        return self._listing is not None and not self._listing.is_finished

    def _read_panel(self) -> None:
        identity, scope = self.list.view.current_id(), self._desk.scope
        if not isinstance(identity, int) or self._place.isHidden():
            return
        if self._reading is not None and not self._reading.is_finished:
            self._reading.cancel()
        wanted = AssignmentId(identity)
        self._reading = self._desk.ask(
            lambda uow: read_panel(uow, wanted, scope), self._on_panel_read, self._on_panel_refused
        )

    def _edit_when_read(self) -> None:
        """Until the row is there its keys go nowhere: the fields still belong to the row before."""
        self._edited = ""
        self.setFocus()
        self._timer.stop()
        self._read_panel()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if wanted.filter or wanted.assignment_id is not None:
            self.list.apply_filter(wanted.filter)
        if wanted.assignment_id is None:
            if self.list.view.current_id() is None:
                self.list.view.select_next()
            return
        self._set_panel(is_open=True)
        self.list.view.select_id(wanted.assignment_id)
        self._place.open_tab(wanted.tab)
        self._edited = wanted.part or None
        self._read_panel()
        self.list.view.setFocus()

    def _concerns_panel(self, changes: Changes) -> bool:
        return self.list.view.current_id() in changes.assignments

    def _set_panel(self, *, is_open: bool) -> None:
        if is_open:
            self._place.want()
        self._place.setVisible(is_open)
        self._divider.setVisible(is_open)
        self.list.set_wide(is_wide=not is_open)
        if not is_open:
            self.list.hold(None)

    def _lay_out(self) -> None:
        line = row(self, gap=0)
        line.addWidget(self.list, 1)
        line.addWidget(self._divider)
        line.addWidget(self._place)

    def _connect(self) -> None:
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self._timer.timeout.connect(self._read_panel)
        self.list.view.current_changed.connect(self._on_current_changed)
        self.list.view.row_activated.connect(self._on_row_opened)
        self.list.view.clicked.connect(self._on_row_opened)
        self.list.import_wanted.connect(self._on_import_wanted)
        self._desk.steps_changed.connect(self._on_steps_changed)
        self._place.next_wanted.connect(self._on_next_wanted)
        self._place.previous_wanted.connect(self._on_previous_wanted)
        self._place.close_wanted.connect(self._on_close_wanted)
        self._place.unlinked.connect(self._on_unlinked)
        self._place.told.connect(self._on_told)
        for keys, slot in (("F2", self._on_edit_wanted), ("Ctrl+F", self.list.focus_search)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)
