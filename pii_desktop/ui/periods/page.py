"""The page "Kỳ báo cáo"."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.period import Period
from pii_desktop.errors import PiiError
from pii_desktop.services.browsing import Scope
from pii_desktop.services.checking import CheckedPeriod, check_period
from pii_desktop.services.dates import today
from pii_desktop.services.deadlines import PlanDefaults
from pii_desktop.services.periods import NewPeriod, add_period, change_period, mark_sent, take_back_sent
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.periods.check_panel import CheckPanel
from pii_desktop.ui.periods.exporting import ExportFoot
from pii_desktop.ui.periods.period_dialogs import NO_DEFAULTS, AddPeriodDialog, EditPeriodDialog
from pii_desktop.ui.periods.period_head import PeriodHead
from pii_desktop.ui.periods.period_list import PeriodList
from pii_desktop.ui.periods.preview import PreviewPanel
from pii_desktop.ui.periods.sent_dialogs import SentDialog, UnsentDialog
from pii_desktop.ui.periods.step_foot import Step, StepFoot
from pii_desktop.ui.periods.versions_panel import VersionsPanel
from pii_desktop.ui.periods.year_tasks import YearTasks
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar

ADD = "add"
NEW_YEAR = "new-year"
_MIDDLE_WIDTH = 512


class PeriodsPage(Ground):
    """Periods, the one chosen with its findings and export, and its report."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads when it is first shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._period: Period | None = None
        self._defaults: tuple[PlanDefaults, ...] = ()
        self._wants_year = False
        self.dialog: FormDialog | None = None
        self.year_tasks = YearTasks(desk, self)
        self.undo_bar = UndoBar(self)
        self.list = PeriodList()
        self.head = PeriodHead()
        self.check = CheckPanel()
        self.versions = VersionsPanel()
        self.steps = StepFoot()
        self.foot = ExportFoot(desk)
        self.preview = PreviewPanel(desk)
        self.empty = EmptyState(
            Icon.CALENDAR_DUE,
            self.tr("Chưa có kỳ báo cáo nào"),
            self.tr("Kỳ 6 tháng và kỳ năm được lập khi nhập kế hoạch; cũng có thể tự thêm kỳ."),
            actions=(self.tr("Thêm kỳ báo cáo"),),
        )
        self._lay_out()
        self._connect()

    def show_place(self, destination: Destination) -> None:
        """The page as it is; with filter "add", the dialog for a new period, with "new-year" that for a new year."""
        if destination.filter == ADD:
            self._on_add_wanted()
        elif destination.filter == NEW_YEAR:
            # The plans may be under way yet.
            self._wants_year = not self._defaults
            if self._defaults:
                self._on_year_wanted()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview takes what list and checks leave."""
        super().resizeEvent(event)
        self.preview.set_room(self.width() - self.list.width() - _MIDDLE_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Load what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._load()

    # private

    def _lay_out(self) -> None:
        self._middle = QWidget()
        middle = column(self._middle, gap=0)
        middle.addWidget(self.head)
        middle.addWidget(Rule())
        middle.addWidget(self.check, 1)
        middle.addWidget(self.versions)
        middle.addWidget(self.foot)
        middle.addWidget(self.steps)
        self._nothing = Ground("surface")
        nothing = column(self._nothing, margins=(24, 24, 24, 24))
        nothing.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignHCenter)
        nothing.addStretch(1)
        self._divider = Rule(vertical=True)
        line = row(self, gap=0)
        line.addWidget(self.list)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self._middle, 1)
        line.addWidget(self._nothing, 1)
        line.addWidget(self._divider)
        line.addWidget(self.preview)
        self._show_parts(has_period=True)

    def _connect(self) -> None:
        self.list.chosen.connect(self._desk.choose_period)
        self.list.add_wanted.connect(self._on_add_wanted)
        self.empty.acted.connect(self._on_add_wanted)
        self.list.calendar_wanted.connect(self.year_tasks.ask_calendar)
        self.list.deadlines_wanted.connect(self._on_deadlines_wanted)
        self.list.year_wanted.connect(self._on_year_wanted)
        self.year_tasks.stored.connect(self._on_stored)
        self.year_tasks.exported.connect(self.foot.show_exported)
        self.steps.wanted.connect(self._on_step_wanted)
        self.head.edit_wanted.connect(self._on_edit_wanted)
        self.check.check_wanted.connect(self._load)
        self.check.place_wanted.connect(self._desk.go)
        self._desk.bus.changed.connect(self._on_changed)
        self._desk.scope_changed.connect(self._on_scope_changed)

    def _load(self) -> None:
        self._is_stale = False
        self._desk.ask(partial(check_period, scope=self._desk.scope), self._on_loaded)

    def _on_loaded(self, checked: CheckedPeriod) -> None:
        now = datetime.now().astimezone()
        self._period = checked.period
        self._defaults = checked.defaults
        self._show_parts(has_period=checked.period is not None)
        current = checked.period.id if checked.period else None
        plans = {each.plan_id: each.label for each in checked.defaults if each.plan_id is not None}
        self.list.show_periods(checked.periods, current, now.date(), plans)
        if checked.period is not None:
            self.head.show_period(checked, checked.period, now.date())
            self.head.show_round(checked.period, checked.period.state, ())
            self.check.show_checked(checked, now)
            self.steps.offer((Step.UNLOCK,) if checked.period.is_sent else (Step.SEND,), "")
            self.foot.show_period(checked.period.id, checked.findings)
            self.preview.show_period(checked.period.id)
        if self._wants_year:
            self._wants_year = False
            self._on_year_wanted()

    def _show_parts(self, *, has_period: bool) -> None:
        """Hide before showing: side by side they would need more room than the window has."""
        parts = (self._middle, self._divider, self.preview)
        for part in (self._nothing,) if has_period else parts:
            part.hide()
        for part in parts if has_period else (self._nothing,):
            part.show()

    def _on_changed(self, _changes: Changes) -> None:
        """Every change of the store may stand in the report."""
        self._on_scope_changed(self._desk.scope)

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _on_add_wanted(self) -> None:
        year = self._period.year if self._period else datetime.now().astimezone().year
        dialog = AddPeriodDialog(year, self._defaults or (NO_DEFAULTS,), self._desk.scope.plan_id, self)
        dialog.given.connect(self._on_period_given)
        self._open(dialog)

    def _on_edit_wanted(self) -> None:
        if self._period is not None:
            dialog = EditPeriodDialog(self._period, self)
            dialog.given.connect(self._on_edited_given)
            self._open(dialog)

    def _on_step_wanted(self, step: Step) -> None:
        self._on_sent_wanted() if step is Step.SEND else self._on_unsent_wanted()

    def _on_sent_wanted(self) -> None:
        if self._period is not None:
            dialog = SentDialog(self._period, today(), self)
            dialog.given.connect(self._on_sent_given)
            self._open(dialog)

    def _on_unsent_wanted(self) -> None:
        if self._period is not None:
            dialog = UnsentDialog(self._period, self)
            dialog.given.connect(self._on_reason_given)
            self._open(dialog)

    def _on_stored(self, words: str) -> None:
        self.undo_bar.offer(words, self._desk.undoing())

    def _on_deadlines_wanted(self) -> None:
        self.year_tasks.ask_deadlines(self._defaults)

    def _on_year_wanted(self) -> None:
        self.year_tasks.ask_year(self._defaults)

    def _open(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        self.dialog = None

    def _on_period_given(self, new: NewPeriod) -> None:
        self._desk.change_workspace(
            lambda workspace: _Added(*workspace.run(lambda uow: add_period(uow, new)), new.plan_id),
            self._on_added,
            self._on_refused,
        )

    def _on_added(self, added: "_Added") -> None:
        self._close_dialog()
        chosen = self._desk.scope.plan_id
        is_seen = chosen is None or added.plan_id in (None, chosen)
        self._desk.choose(Scope(chosen if is_seen else added.plan_id, added.period_id))

    def _on_edited_given(self, period: Period) -> None:
        self._desk.change(lambda uow: change_period(uow, period), self._on_edited, self._on_refused)

    def _on_edited(self, _changes: Changes) -> None:
        self._close_dialog()

    def _on_sent_given(self, on: date) -> None:
        if self._period is not None:
            use_case = partial(mark_sent, period_id=self._period.id, on=on, today=today())
            self._desk.change(use_case, self._on_marked, self._on_refused)

    def _on_reason_given(self, why: str) -> None:
        if self._period is not None:
            use_case = partial(take_back_sent, period_id=self._period.id, why=why)
            self._desk.change(use_case, self._on_marked, self._on_refused)

    def _on_marked(self, changes: Changes) -> None:
        self._close_dialog()
        self.undo_bar.offer(changes.action, self._desk.undoing())

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_refused(self, error: PiiError) -> None:
        """The dialog stays open with what was typed."""
        if self.dialog is not None:
            self.dialog.show_error(error)
        else:
            self._desk.tasks.refused.emit(error)


@dataclass(frozen=True, slots=True)
class _Added:
    """A new period and what changed by it, as the desk wants a result."""

    period_id: PeriodId
    changes: Changes
    plan_id: PlanId | None = None
