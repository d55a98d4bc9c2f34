"""The page "Phân công"."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, ImportId, PlanId
from pii_desktop.errors import PiiError
from pii_desktop.services.assigning import Assigned, assigned
from pii_desktop.services.column_mapping import remembered
from pii_desktop.services.importing import suffixes
from pii_desktop.services.progress import follow
from pii_desktop.services.scope import Scope
from pii_desktop.services.undoing import undo_import
from pii_desktop.ui.assignments.board import Board
from pii_desktop.ui.assignments.ledger_pane import LedgerPane
from pii_desktop.ui.assignments.plan_panel import Drafts
from pii_desktop.ui.assignments.reorganisation_pane import ReorganisationPane
from pii_desktop.ui.assignments.wizard import ImportWizard
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.drafts import plan_draft_key, texts_of
from pii_desktop.ui.widgets.banner import Mood
from pii_desktop.ui.widgets.drop_zone import dropped_files
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

IMPORT = "import"
REORGANISE = "reorganise"


class AssignmentsPage(QWidget):
    """The board of plans, and the import in its place while one is under way."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads when it is first shown."""
        super().__init__(parent)
        self._desk = desk
        self._is_stale = True
        self._wanted: AssignmentId | None = None
        self._wanted_plan: PlanId | None = None
        self.board = Board(desk)
        self._banner = self.board.banner
        self._undone: ImportId | None = None
        self._undo_bar = UndoBar(self)
        self._last_follow: tuple[frozenset[AssignmentId], bool] | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        stack = column(self, gap=0)
        stack.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()

    # Made when they are first wanted: together they would hold up the first look at the page.

    @cached_property
    def wizard(self) -> ImportWizard:
        """Where files are read."""
        pane = ImportWizard(self._desk)
        pane.closed.connect(self._on_import_closed)
        self._stack.addWidget(pane)
        self._desk.ask(remembered, pane.know_columns)
        return pane

    @cached_property
    def reorganisation(self) -> ReorganisationPane:
        """Where departments are merged."""
        pane = ReorganisationPane(self._desk)
        pane.closed.connect(self._on_import_closed)
        self._stack.addWidget(pane)
        return pane

    @cached_property
    def ledger(self) -> LedgerPane:
        """Where misprints are listed."""
        pane = LedgerPane(self._desk)
        pane.closed.connect(self._on_import_closed)
        pane.row_wanted.connect(self._on_row_wanted)
        self._stack.addWidget(pane)
        return pane

    def show_place(self, destination: Destination) -> None:
        """A row of the board, or what one of its plans lacks; "import" and "reorganise" are places of their own."""
        if destination.files:
            self.take_files(destination.files)
        elif destination.filter == IMPORT:
            self._on_import_wanted()
        elif destination.filter == REORGANISE:
            self._on_reorganise_wanted()
        elif destination.plan_id is not None:
            self._on_import_closed()
            self._wanted_plan = destination.plan_id
            self._select_wanted()
        elif destination.assignment_id is not None:
            self._on_import_closed()
            self._wanted = destination.assignment_id
            self._select_wanted()

    def take_file(self, file: Path) -> None:
        """Begin an import of this file."""
        self.take_files((file,))

    def take_files(self, files: Sequence[Path]) -> None:
        """Begin an import of these files, one after the other."""
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.take_files(files)

    def notice(self) -> str:
        """What is said above the board; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Load what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._load()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A plan file may be dropped anywhere on the page."""
        if dropped_files(event.mimeData(), suffixes()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin an import."""
        files = dropped_files(event.mimeData(), suffixes())
        if files:
            event.acceptProposedAction()
            self.take_files(files)

    # private

    def _connect(self) -> None:
        self.board.import_wanted.connect(self._on_import_wanted)
        self.board.undo_wanted.connect(self._on_undo_wanted)
        self.board.follow_wanted.connect(self._on_follow_wanted)
        self.board.reorganise_wanted.connect(self._on_reorganise_wanted)
        self.board.ledger_wanted.connect(self._on_ledger_wanted)
        self.board.coordination_wanted.connect(self._on_coordination_wanted)
        self._desk.bus.changed.connect(self._on_changed)
        self._desk.scope_changed.connect(self._on_scope_changed)

    def _load(self) -> None:
        self._is_stale = False
        if "wizard" in self.__dict__:
            self._desk.ask(remembered, self.wizard.know_columns)
        self._desk.ask(partial(_look, plan_id=self._desk.scope.plan_id), self._on_loaded)

    def _on_loaded(self, seen: tuple[Assigned, Drafts]) -> None:
        found, drafts = seen
        self.board.show_assigned(found, drafts, self._desk.scope.plan_id)
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self.board.model.reveal(self._wanted):
            self.board.select(self._wanted)
            self._wanted = None
        if self._wanted_plan is not None and self.board.side.show_plan(self._wanted_plan):
            self._wanted_plan = None

    def _on_changed(self, changes: Changes) -> None:
        if changes.assignments or changes.plans or changes.everything:
            self._on_scope_changed(self._desk.scope)

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _on_import_wanted(self) -> None:
        self._banner.hide()
        if self._stack.currentWidget() is not self.wizard:
            self.wizard.begin()
            self._show_pane(self.wizard, self.wizard.source)

    def _on_reorganise_wanted(self) -> None:
        self._banner.hide()
        self.reorganisation.begin()
        self._show_pane(self.reorganisation, self.reorganisation.tabs)

    def _on_ledger_wanted(self) -> None:
        self._banner.hide()
        self.ledger.begin()
        self._show_pane(self.ledger, self.ledger.view)

    def _show_pane(self, pane: QWidget, first: QWidget) -> None:
        """Begin at `first`: the stack would give the keyboard to what had it last time, a button that leaves."""
        self._stack.setCurrentWidget(pane)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_coordination_wanted(self) -> None:
        self._desk.go(Destination(PageKey.COORDINATION))

    def _on_row_wanted(self, assignment_id: AssignmentId) -> None:
        self.show_place(Destination(PageKey.ASSIGNMENTS, assignment_id))

    def _on_import_closed(self) -> None:
        self._stack.setCurrentWidget(self.board)

    def _on_follow_wanted(self, ids: frozenset[AssignmentId], is_tracked: bool) -> None:
        self._banner.hide()
        self._last_follow = ids, is_tracked
        self._desk.change(lambda uow: follow(uow, ids, is_tracked=is_tracked), self._on_followed, self._on_refused)

    def _on_followed(self, _changes: Changes) -> None:
        if self._last_follow is None:
            return
        ids, is_tracked = self._last_follow
        words = self.tr("Đang theo dõi thêm {count} dòng") if is_tracked else self.tr("Thôi theo dõi {count} dòng")
        self._undo_bar.offer(words.format(count=len(ids)), self._desk.undoing())

    def _on_undo_wanted(self, import_id: ImportId) -> None:
        self._banner.hide()
        self._undone = import_id
        self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed goes
        self._desk.change_workspace(
            lambda workspace: undo_import(workspace, import_id), self._on_undone, self._on_refused
        )

    def _on_undone(self, changes: Changes) -> None:
        words = self.tr(
            "Đã hoàn tác lần nhập {number}: {count} dòng trở lại như trước. Kết quả, minh chứng đã ghi ở các dòng ấy "
            "vẫn được giữ; nhập lại tệp thì hiện lại."
        )
        self._banner.show_text(words.format(number=self._undone, count=len(changes.assignments)), mood=Mood.INFO)
        self._banner.show()

    def _on_refused(self, error: PiiError) -> None:
        """Show what is stored, not what was clicked."""
        self._banner.show_error(error)
        self._load()


def _look(uow: "UnitOfWork", plan_id: PlanId | None) -> tuple[Assigned, Drafts]:
    """What is assigned, and what was typed of the plans that could not be stored."""
    found = assigned(uow, plan_id)
    kept = {each.plan.id: texts_of(uow.drafts.get(plan_draft_key(each.plan.id))) for each in found.facts}
    return found, kept
