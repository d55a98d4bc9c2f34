"""The coverage matrix: rows that owe evidence at the left, the checklist of the one chosen at the right."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coverage import CoverageMatrix, RowCoverage
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.services.coverage import matrix
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.evidence.coverage_area import CoverageArea
from pii_desktop.ui.evidence.coverage_panel import CoveragePanel
from pii_desktop.ui.evidence.coverage_printing import CoveragePrinting
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PANEL_WIDTH
from pii_desktop.ui.widgets.frames import Ground, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar

_REST_MS = 60  # a key held down runs through the list without reading every checklist


class CoverageView(Ground):
    """Reads nothing before it is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._reading: Task | None = None
        self._wanted: tuple[AssignmentId, str] | None = None
        self.list = CoverageArea()
        self.panel = CoveragePanel(desk)
        self.undo_bar = UndoBar(self)
        self.printing = CoveragePrinting(desk, self.list.progress, self)
        self._divider = Rule(vertical=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._lay_out()
        self._connect()
        self._set_panel(is_open=False)

    def show_place(self, destination: Destination) -> None:
        """All rows, or those with a gap alone; one of them, and the requirement whose key is its part."""
        self.list.apply(only_gaps="gaps" in destination.filter)
        if destination.assignment_id is not None:
            self._wanted = (destination.assignment_id, destination.part)
            self._go_to_wanted()

    # slots

    def _on_read(self, found: CoverageMatrix) -> None:
        self.list.progress.finish()
        self.list.show_matrix(found)
        self._go_to_wanted()
        if self.list.view.current_id() is None and found.rows:
            self.list.view.select_next()
        if not found.rows:
            self._set_panel(is_open=False)

    def _on_refused(self, error: PiiError) -> None:
        self.list.progress.finish()
        self._desk.tasks.refused.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        ids = changes.assignments or changes.evidence or changes.plans or changes.periods
        if (ids or changes.desk or changes.everything) and not self._is_of_row_shown(changes):
            self._refresh()

    def _on_row_read(self, found: RowCoverage | None) -> None:
        if found is not None:
            self.list.put_row(found.row)

    def _on_scope_changed(self) -> None:
        self._refresh()

    def _on_current_changed(self, _identity: Hashable) -> None:
        self._timer.start()

    def _on_rested(self) -> None:
        identity = self.list.view.current_id()
        if isinstance(identity, int):
            self._set_panel(is_open=True)
            self.panel.show_row(AssignmentId(identity))

    def _on_cell_opened(self, assignment_id: AssignmentId, key: str) -> None:
        self._timer.stop()
        self._on_rested()
        self.panel.go_to(key)
        self._wanted = None if self.panel.shows(assignment_id) else (assignment_id, key)

    def _on_row_activated(self, identity: Hashable) -> None:
        """Enter: the keyboard goes to what the row still needs."""
        self._timer.stop()
        self._on_rested()
        self.panel.go_to(self.list.first_gap(identity))

    def _on_close_wanted(self) -> None:
        self._set_panel(is_open=False)
        self.list.view.setFocus()

    def _on_plans_wanted(self) -> None:
        self._desk.go(Destination(PageKey.ASSIGNMENTS))

    def _on_open_wanted(self, assignment_id: AssignmentId) -> None:
        self._desk.go(Destination(PageKey.INDICATORS, assignment_id, "evidence"))

    def _on_told(self, said: str) -> None:
        self.undo_bar.offer(said, self._desk.undoing())

    def _on_written(self, file: Path) -> None:
        self.undo_bar.offer(tr("Đã ghi tệp {name}.").format(name=file.name))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while it was out of sight."""
        super().showEvent(event)
        self.list.view.setFocus()
        if self._is_stale:
            self._refresh()

    # private

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        if self._reading is not None and not self._reading.is_finished:
            self._reading.cancel()
        scope = self._desk.scope
        self._reading = self._desk.ask(lambda uow: matrix(uow, scope), self._on_read, self._on_refused)
        self.list.progress.watch(tr("Đang đối chiếu minh chứng…"), self._reading)

    def _is_of_row_shown(self, changes: Changes) -> bool:
        """True where the checklist in the panel reads everything that changed: one row of thousands."""
        if not self.isVisible() or not self.panel.isVisible() or len(changes.assignments) != 1:
            return False
        is_more = changes.desk or changes.everything or changes.plans or changes.periods
        return not is_more and self.panel.shows(next(iter(changes.assignments)))

    def _go_to_wanted(self) -> None:
        if self._wanted is not None and self.list.reveal(self._wanted[0]):
            self._timer.stop()
            self._on_rested()
            self.panel.go_to(self._wanted[1])
            self._wanted = None

    def _set_panel(self, *, is_open: bool) -> None:
        self.panel.setVisible(is_open)
        self._divider.setVisible(is_open)
        self.list.set_wide(is_wide=not is_open or self.width() >= 1440)

    def _lay_out(self) -> None:
        line = row(self, gap=0)
        line.addWidget(self.list, 1)
        line.addWidget(self._divider)
        line.addWidget(self.panel)
        self.panel.setFixedWidth(PANEL_WIDTH)

    def _connect(self) -> None:
        self.list.plans_wanted.connect(self._on_plans_wanted)
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self._timer.timeout.connect(self._on_rested)
        self.list.view.current_changed.connect(self._on_current_changed)
        self.list.view.row_activated.connect(self._on_row_activated)
        self.list.cell_opened.connect(self._on_cell_opened)
        self.list.print_wanted.connect(self.printing.ask)
        self.printing.written.connect(self._on_written)
        self.panel.close_wanted.connect(self._on_close_wanted)
        self.panel.open_wanted.connect(self._on_open_wanted)
        self.panel.checklist.told.connect(self._on_told)
        self.panel.checklist.shown.connect(self._on_row_read)
        for keys, slot in (("F2", self._focus_panel), ("Ctrl+F", self.list.focus_search)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _focus_panel(self) -> None:
        self._on_row_activated(self.list.view.current_id())
