"""The page "Minh chứng": the register at the left, the panel of the selected document at the right."""

from collections.abc import Hashable, Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.adding_evidence import Added, summary
from pii_desktop.services.validity import set_soon_days
from pii_desktop.ui.adding_files import Adding
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.dropping import dropped_paths
from pii_desktop.ui.evidence.acting import Acting
from pii_desktop.ui.evidence.contents import (
    CountContent,
    ListContent,
    PanelContent,
    read_counts,
    read_list,
    read_panel,
)
from pii_desktop.ui.evidence.filters import narrowed
from pii_desktop.ui.evidence.mending import Mending
from pii_desktop.ui.evidence.panel import EvidencePanel
from pii_desktop.ui.evidence.register_area import RegisterArea
from pii_desktop.ui.evidence.register_printing import RegisterPrinting
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.list_widths import keep_widths
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PANEL_WIDTH
from pii_desktop.ui.turns import Turns
from pii_desktop.ui.widgets.banner import Mood
from pii_desktop.ui.widgets.frames import Ground, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar

WIDE_PANEL_WIDTH = 480
WIDE_FROM = 1600
_NAVIGATION = 168
_REST_MS = 60  # a key held down runs through the list without reading every document


class EvidencePage(Ground):
    """Lists the documents; the panel shows one. Files dropped anywhere on the page are taken in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._wanted: EvidenceId | None = None
        self._listing: Task | None = None
        self._reading: Task | None = None
        self._counting: Task | None = None
        self.list = RegisterArea()
        keep_widths(self.list.view, desk, "evidence")
        self.undo_bar = UndoBar(self)
        self.adding = Adding(desk, self.list.progress, self)
        self.acting = Acting(desk, self)
        self.mending = Mending(desk, self.list.progress, self)
        self.printing = RegisterPrinting(desk, self.list.progress, self)
        self._divider = Rule(vertical=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._set_panel(is_open=False)
        self._turns = Turns(self)

    @cached_property
    def panel(self) -> EvidencePanel:
        """The panel at the right, closed; made when all was read for the page, or at once when it is asked for."""
        panel = EvidencePanel(self._desk)
        panel.hide()
        panel.setFixedWidth(self._panel_width())
        self._line.addWidget(panel)
        panel.close_wanted.connect(self._on_close_wanted)
        panel.proven.open_wanted.connect(self._on_go_to)
        self.acting.refused.connect(panel.show_error)
        self.acting.bind(panel, self.mending)
        return panel

    def show_place(self, destination: Destination) -> None:
        """A filter by the names of chips, the documents of one assignment, one document, files to take in."""
        if destination.filter or destination.assignment_id is not None:
            self.list.apply(destination.filter, destination.assignment_id)
        if destination.evidence_id is not None:
            self._wanted = destination.evidence_id
            self.list.apply("")
            self._go_to_wanted()
        if destination.files:
            self.take_files(destination.files)

    def take_files(self, files: Sequence[Path]) -> None:
        """Keep copies of these files."""
        self.adding.take(files)

    def save_pending(self) -> None:
        """Store what was typed and not left yet; the window calls this before it closes."""
        if self._has_panel():
            self.panel.save_pending()

    # slots

    def _on_changed(self, changes: Changes) -> None:
        if changes.evidence or changes.assignments or changes.plans or changes.periods or changes.everything:
            self._refresh()

    def _on_scope_changed(self) -> None:
        self.save_pending()
        self._refresh()

    def _on_asked(self) -> None:
        self._refresh(reread_panel=False)

    def _on_list_read(self, content: ListContent) -> None:
        self.list.show_list(content)
        self._go_to_wanted()
        self._wanted = None
        if not content.page.rows and self._is_open():
            self._set_panel(is_open=False)

    def _on_counts_read(self, content: CountContent) -> None:
        self.list.show_counts(content)
        self._turns.take(lambda: self.panel)

    def _on_panel_read(self, content: PanelContent) -> None:
        self._set_panel(is_open=True)
        self.panel.show_content(content)

    def _on_panel_refused(self, _error: PiiError) -> None:
        """The document is gone: it was deleted, or its adding was taken back."""
        self._set_panel(is_open=False)

    def _on_current_changed(self, identity: Hashable) -> None:
        if isinstance(identity, int) and identity != self.panel.evidence_id():
            self.save_pending()
            self._timer.start()

    def _on_row_opened(self) -> None:
        self._timer.stop()
        self._read_panel()

    def _on_close_wanted(self) -> None:
        self.save_pending()
        self._set_panel(is_open=False)
        self.list.view.setFocus()

    def _on_edit_wanted(self) -> None:
        if self._is_open():
            self.panel.focus_first()
        else:
            self._on_row_opened()

    def _on_added(self, added: Added) -> None:
        mood = Mood.WARN if added.refused or added.programs else Mood.INFO if added.there else Mood.GOOD
        self.list.banner.show_text(summary(added), mood=mood)
        self.list.banner.show()
        if added.made:
            self.undo_bar.offer(added.changes.action, self._desk.undoing())
        if added.first is not None:
            self._wanted = added.first
            self._go_to_wanted()

    def _on_refused(self, error: PiiError) -> None:
        self.list.banner.show_error(error)

    def _on_acted(self, said: str) -> None:
        self.undo_bar.offer(said, self._desk.undoing())

    def _on_excel_wanted(self) -> None:
        self.printing.ask(narrowed(self.list.filter(), self.list.chips.checked()))

    def _on_written(self, file: Path) -> None:
        self.undo_bar.offer(tr("Đã ghi tệp {name}.").format(name=file.name))

    def _on_link_wanted(self) -> None:
        self.acting.link(self.list.selected())

    def _on_delete_wanted(self) -> None:
        self.acting.delete(self.list.selected())

    def _on_soon_chosen(self, days: int) -> None:
        self._desk.change(partial(set_soon_days, days=days))

    def _on_go_to(self, assignment_id: AssignmentId) -> None:
        self.save_pending()
        self._desk.go(Destination(PageKey.INDICATORS, assignment_id, "evidence"))

    def _on_document_wanted(self, evidence_id: EvidenceId) -> None:
        self.show_place(Destination(PageKey.EVIDENCE, evidence_id=evidence_id))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel grows on a wide window."""
        super().resizeEvent(event)
        if self._has_panel():
            self.panel.setFixedWidth(self._panel_width())
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of any kind."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in; of a folder its files."""
        files = dropped_paths(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.take_files(files)

    # private

    def _refresh(self, *, reread_panel: bool = True) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        wanted, checked, period_id = self.list.filter(), self.list.chips.checked(), self._desk.scope.period_id
        if self._listing is not None and not self._listing.is_finished:
            self._listing.cancel()
        self._listing = self._desk.ask(lambda uow: read_list(uow, wanted, checked, period_id), self._on_list_read)
        if reread_panel and self._is_open():
            self._read_panel(self.panel.evidence_id())
        # The slowest comes last: whoever types on must not wait for the numbers of the chips.
        if self._counting is not None and not self._counting.is_finished:
            self._counting.cancel()
        self._counting = self._desk.ask(lambda uow: read_counts(uow, wanted, period_id), self._on_counts_read)

    def _read_panel(self, evidence_id: EvidenceId | None = None) -> None:
        identity = evidence_id or self.list.view.current_id()
        if not isinstance(identity, int):
            return
        if self._reading is not None and not self._reading.is_finished:
            self._reading.cancel()
        wanted, period_id = EvidenceId(identity), self._desk.scope.period_id
        self._reading = self._desk.ask(
            lambda uow: read_panel(uow, wanted, period_id), self._on_panel_read, self._on_panel_refused
        )

    def _go_to_wanted(self) -> None:
        """The document a link named: shown in the panel, and selected where the list has it."""
        if self._wanted is None or not self.isVisible():
            return
        self.list.view.select_id(self._wanted)
        self._timer.stop()
        self._read_panel(self._wanted)

    def _has_panel(self) -> bool:
        return "panel" in self.__dict__

    def _is_open(self) -> bool:
        return self._has_panel() and self.panel.isVisible()

    def _panel_width(self) -> int:
        return WIDE_PANEL_WIDTH if self.width() + _NAVIGATION >= WIDE_FROM else PANEL_WIDTH

    def _set_panel(self, *, is_open: bool) -> None:
        if is_open or self._has_panel():
            self.panel.setVisible(is_open)
        self._divider.setVisible(is_open)
        self._fit()

    def _fit(self) -> None:
        has_panel = self._has_panel() and self.panel.isVisibleTo(self)
        room = self.width() - (self.panel.width() if has_panel else 0)
        self.list.set_wide(is_wide=room >= 1040)  # the width from which every column has room

    def _lay_out(self) -> None:
        self._line = row(self, gap=0)
        self._line.addWidget(self.list, 1)
        self._line.addWidget(self._divider)

    def _connect(self) -> None:
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self._timer.timeout.connect(self._on_row_opened)
        self.list.asked.connect(self._on_asked)
        self.list.view.current_changed.connect(self._on_current_changed)
        self.list.view.row_activated.connect(self._on_row_opened)
        self.list.view.clicked.connect(self._on_row_opened)
        self.list.files_chosen.connect(self.take_files)
        self.list.check_wanted.connect(self.mending.check)
        self.list.excel_wanted.connect(self._on_excel_wanted)
        self.printing.written.connect(self._on_written)
        self.printing.refused.connect(self._on_refused)
        self.list.link_wanted.connect(self._on_link_wanted)
        self.list.delete_wanted.connect(self._on_delete_wanted)
        self.list.soon_chosen.connect(self._on_soon_chosen)
        self.adding.added.connect(self._on_added)
        self.adding.refused.connect(self._on_refused)
        self.acting.done.connect(self._on_acted)
        self.acting.told.connect(self.undo_bar.offer)
        self.mending.said.connect(self._on_mended)
        self.list.banner.acted.connect(self.mending.show_findings)
        self.mending.refused.connect(self._on_refused)
        self.mending.open_wanted.connect(self._on_document_wanted)
        for keys, slot in (("F2", self._on_edit_wanted), ("Ctrl+F", self.list.focus_search)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)
        gone = QShortcut(QKeySequence("Delete"), self.list.view, context=Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._on_delete_wanted)

    def _on_mended(self, said: str, action: str) -> None:
        self.list.banner.show_text(said, mood=Mood.WARN if action else Mood.GOOD, action=action)
        self.list.banner.show()
