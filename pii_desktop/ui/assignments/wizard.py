"""Taking plans in, step by step, inside the page. No row is stored before the last button."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import ImportId
from pii_desktop.domain.plan import ColumnMapping, ParsedRow
from pii_desktop.domain.plan_facts import PlanFacts
from pii_desktop.errors import PiiError, StalePreviewError
from pii_desktop.services.importing import ImportPreview, get_ready, preview, stand_down
from pii_desktop.services.merging import ImportOutcome
from pii_desktop.services.plan_body import BodyOffer, offered
from pii_desktop.services.recoding import choose_code
from pii_desktop.services.spellings import tell
from pii_desktop.ui.assignments.decisions_pane import DecisionsPane
from pii_desktop.ui.assignments.done_table import done_rows
from pii_desktop.ui.assignments.reading import Reading
from pii_desktop.ui.assignments.roles_pane import RolesPane
from pii_desktop.ui.assignments.source_panel import SourcePanel
from pii_desktop.ui.assignments.storing import Storing
from pii_desktop.ui.assignments.summary_pane import SummaryPane
from pii_desktop.ui.assignments.tables_pane import TablesPane
from pii_desktop.ui.assignments.wizard_frame import WizardFoot, WizardHead
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.plan_source import PlanSource
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.taken_plan import TakenPlan

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

FILE, TABLES, ROLES, DIFFERENCES, SUMMARY = range(5)


class ImportWizard(Ground):
    """Emits `closed` when the user is done, or leaves."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """At the first step."""
        super().__init__("surface", parent)
        self._desk = desk
        self._taken: TakenPlan | None = None
        self._preview: ImportPreview | None = None
        self._comparison: Task | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.show_step(FILE)

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self._stack.currentIndex()

    def know_columns(self, mapping: ColumnMapping) -> None:
        """The columns that were given by hand in earlier imports."""
        self.reading.known = self.source.mapping = mapping

    def take_files(self, files: Sequence[Path]) -> None:
        """Begin with these files, one after the other."""
        self.begin()
        self.source.take_files(files)

    def begin(self) -> None:
        """Forget the last import and ask for a file."""
        self._taken = None
        self._forget_preview()
        self.reading.begin(None)
        self.source.clear()
        self._banner.hide()
        self.show_step(FILE)
        self._desk.aside(lambda _progress: get_ready(), _on_ready)

    def show_step(self, step: int) -> None:
        """Go to a step, counted from 0."""
        self._stack.setCurrentIndex(step)
        for part in (self._divider, self._panel):
            part.setVisible(step in (TABLES, ROLES, DIFFERENCES))
        number, count = self.source.place
        self.head.set_current(
            step, self.tr("Tệp {number}/{count}").format(number=number, count=count) if count > 1 else ""
        )
        if step != DIFFERENCES:
            self._banner.hide()
        self._show_current_row()
        self._refresh_foot()

    def notice(self) -> str:
        """What is said above the step; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    def _build(self) -> None:
        self.head = WizardHead()
        self.foot = WizardFoot()
        self.source = PlanSource(self._desk.tasks.aside)
        self.tables = TablesPane()
        self.roles = RolesPane()
        self.decisions = DecisionsPane()
        self.differences = self.decisions.differences
        self.summary = SummaryPane()
        self._panel = SourcePanel(self._desk)
        self._divider = Rule(vertical=True)
        self._banner = Banner()
        self._banner.hide()
        self._progress = ProgressLine()
        self.reading = Reading(self._desk, self._progress, self)
        self.storing = Storing(self._desk, self._progress, self)
        self.source.mapping = self.reading.known
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        first = QWidget()
        column(first, margins=(PAGE_PADDING, 16, PAGE_PADDING, 16)).addWidget(self.source)
        for pane in (first, self.tables, self.roles, self.decisions, self.summary):
            self._stack.addWidget(pane)
        left = column(gap=0)
        notices = column(margins=(PAGE_PADDING, 8, PAGE_PADDING, 0))
        notices.addWidget(self._banner)
        notices.addWidget(self._progress)
        left.addLayout(notices)
        left.addWidget(self._stack, 1)
        body = row(gap=0)
        body.addLayout(left, 1)
        body.addWidget(self._divider)
        body.addWidget(self._panel)
        stack = column(self, gap=0)
        stack.addWidget(self.head)
        stack.addWidget(Rule())
        stack.addLayout(body, 1)
        stack.addWidget(self.foot)

    def _connect(self) -> None:
        self.closed.connect(stand_down)
        self.source.taken.connect(self._on_taken)
        self.source.emptied.connect(self._on_emptied)
        self.reading.read.connect(self._on_read_again)
        self.reading.refused.connect(self._on_refused)
        self.reading.stored.connect(self._on_columns_stored)
        self.tables.columns_wanted.connect(self.reading.give)
        self.tables.forget_wanted.connect(self.reading.forget)
        self.tables.facts.typed.connect(self._on_explained)
        self.roles.told.connect(self._on_told)
        self._panel.code_wanted.connect(self._on_code_wanted)
        for pane in (self.tables, self.roles, self.decisions):
            pane.current_changed.connect(self._panel.show_row)
        self.decisions.decided.connect(self._refresh_foot)
        self.storing.stored.connect(self._on_stored)
        self.storing.undone.connect(self.summary.show_undone)
        self.storing.refused.connect(self._on_refused)
        self.storing.broken.connect(self._on_broken)
        self.summary.undo_wanted.connect(self._on_undo_wanted)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.leave.clicked.connect(self.closed)
        self.foot.onward.clicked.connect(self._on_onward)
        self._banner.acted.connect(self._compare)

    def _on_taken(self, taken: TakenPlan) -> None:
        self._taken = taken
        self.reading.begin(taken)
        self._panel.show_plan(taken)
        self.tables.show_taken(taken, is_remembered=bool(self.reading.used()))
        self.decisions.forget()
        self.show_step(self.step)
        self._compare()

    def _on_read_again(self, taken: TakenPlan) -> None:
        self._taken = taken
        self._panel.show_plan(taken)
        self.tables.show_taken(taken, is_remembered=bool(self.reading.used()), keep=True)
        self._show_current_row()
        self._compare()

    def _on_emptied(self) -> None:
        self._taken = None
        self._forget_preview()
        self.reading.begin(None)
        self._refresh_foot()

    def _compare(self) -> None:
        """Compare with the store as it is now."""
        if self._taken is None:
            return
        self._forget_preview()
        compare = partial(_compared, taken=self._taken, typed=self.tables.facts.facts())
        self._comparison = self._desk.ask(compare, self._on_compared, self._on_refused)
        self._refresh_foot()

    def _forget_preview(self) -> None:
        """An older comparison under way is of no use."""
        self._preview = None
        if self._comparison is not None:
            self._comparison.cancel()

    def _on_compared(self, answer: tuple[ImportPreview, BodyOffer]) -> None:
        if self._taken is None:
            return
        self._preview, offer = answer
        found = self._preview
        self.tables.show_rows(found.parsed)
        self.tables.facts.show_known(found.plan)
        self.roles.show_preview(found)
        self.decisions.show_preview(found, offer, self._taken.name)
        self._show_current_row()
        self._refresh_foot()
        if self.step == FILE and self.isVisible():
            self.foot.onward.setFocus()  # the file is read: Enter goes on

    def _on_columns_stored(self) -> None:
        self.source.mapping = self.reading.known
        self._compare()

    def _on_told(self, printed: str, meaning: str) -> None:
        self._desk.change(partial(tell, printed=printed, meaning=meaning), self._on_explained, self._on_refused)

    def _on_code_wanted(self, row: ParsedRow, code: str) -> None:
        self._desk.change(partial(choose_code, row=row, code=code), self._on_explained, self._on_refused)

    def _on_explained(self, _said: Changes | PlanFacts) -> None:
        self._compare()

    def _show_current_row(self) -> None:
        """The panel follows the pane that is shown."""
        pane = self._stack.currentWidget()
        if isinstance(pane, TablesPane | RolesPane | DecisionsPane):
            pane.view.current_changed.emit(pane.view.current_id())

    def _refresh_foot(self) -> None:
        taken, total = self.decisions.counts()
        is_ready = self._preview is not None
        match self.step:
            case 0:
                self.foot.show_first(is_ready=is_ready, is_reading=self.source.is_reading or self._taken is not None)
            case 1:
                self.foot.show_tables(is_ready=self._taken is not None and bool(self._taken.parsed.assignments()))
            case 3 if self._has_nothing_new:
                self.foot.show_nothing_new(self.source.waiting)
            case 3 if self._completes_only(taken):
                self.foot.show_facts_only(is_ready=not self.storing.is_busy)
            case 3:
                self.foot.show_decisions(
                    taken, total, is_ready=is_ready and not self.storing.is_busy, missing=self.differences.twice.missing
                )
            case 4:
                self.foot.show_last(self.source.waiting)
            case _:
                self.foot.show_between()

    def _on_back(self) -> None:
        self.show_step(self.step - 1)

    def _on_onward(self) -> None:
        if self.step == SUMMARY or (self.step == DIFFERENCES and self._has_nothing_new):
            self._finish()
        elif self.step == TABLES:
            self.reading.remember()
            self.show_step(ROLES)
        elif self.step == DIFFERENCES:
            self._store()
        else:
            self.show_step(self.step + 1)

    @property
    def _has_nothing_new(self) -> bool:
        """True where neither annex nor body says anything that is not stored."""
        found = self._preview
        is_silent = found is not None and found.changeset.is_empty and found.typed.is_blank
        return is_silent and not self.decisions.counts()[1]

    def _completes_only(self, taken: int) -> bool:
        """True where of all that could be stored only the number or day that was typed is."""
        return not taken and self._preview is not None and not self._preview.typed.is_blank

    def _finish(self) -> None:
        """On to the next of several files, or out."""
        if self.source.waiting:
            self.show_step(FILE)
            self.source.setFocus()
            self.source.take_next()
        else:
            self.closed.emit()

    def _store(self) -> None:
        if self._preview is None or self._taken is None:
            return
        self._banner.hide()
        chosen = self.decisions.body.chosen()
        self.storing.store(self._taken, self._preview, self.differences.accepted(), chosen)
        self._refresh_foot()

    def _on_stored(self, outcome: ImportOutcome) -> None:
        done = done_rows(self.differences.model.all_rows(), self.decisions.body.taken())
        self.summary.show_outcome(outcome, self._taken.name if self._taken else "", done)
        self.show_step(SUMMARY)
        self.foot.onward.setFocus()  # it was greyed while storing, and lost the focus

    def _on_undo_wanted(self, import_id: ImportId) -> None:
        self.summary.undo.setEnabled(False)
        self.storing.undo(import_id)

    def _on_broken(self) -> None:
        """A bug while storing: what was decided stays, and can be tried again."""
        self._compare()

    def _on_refused(self, error: PiiError) -> None:
        """What was compared is old when somebody changed the store meanwhile: compare again, then say so."""
        self._progress.finish()
        self.summary.undo.setEnabled(True)
        self._refresh_foot()
        if isinstance(error, StalePreviewError):
            self._compare()
            words = self.tr("Sổ dữ liệu đã thay đổi sau khi so sánh, chưa có gì được ghi. Đã so sánh lại: xem rồi ghi.")
            self._banner.show_text(words, mood=Mood.WARN)
            self._banner.show()
            return
        self._banner.show_error(error)


def _on_ready(_nothing: None) -> None:
    """The reading of a file need not be prepared: it only begins sooner."""


def _compared(uow: "UnitOfWork", taken: TakenPlan, typed: PlanFacts) -> tuple[ImportPreview, BodyOffer]:
    """What differs from what is stored, and what the body of the plan offers besides."""
    found = preview(uow, taken.parsed, catalogue_key=taken.catalogue_key, typed=typed)
    return found, offered(uow, found.parsed)
