"""The page "Kỳ báo cáo"."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, VersionId
from pii_desktop.domain.period import Period
from pii_desktop.domain.report import Report
from pii_desktop.errors import PiiError
from pii_desktop.services.deadlines import PlanDefaults
from pii_desktop.services.scope import Scope
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.periods.frame import PeriodsFrame
from pii_desktop.ui.periods.period_tasks import PeriodTasks
from pii_desktop.ui.periods.round_tasks import RoundTasks
from pii_desktop.ui.periods.round_words import foot_note, shown_at_first, state_of, version_lines, versions_note
from pii_desktop.ui.periods.standing import Seen, Standing, look_at, report_of
from pii_desktop.ui.periods.step_foot import steps_after
from pii_desktop.ui.periods.versions_panel import LIVE
from pii_desktop.ui.periods.year_tasks import YearTasks

ADD = "add"
NEW_YEAR = "new-year"
EXPORT = "export"


class PeriodsPage(PeriodsFrame):
    """Shows the period that the head of the window names."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads when it is first shown."""
        super().__init__(desk, parent)
        self._is_stale = True
        self._period: Period | None = None
        self._standing: Standing | None = None
        self._shown_round: tuple[PeriodId, VersionId] | None = None
        self._defaults: tuple[PlanDefaults, ...] = ()
        self._wants_year = False
        self.period_tasks = PeriodTasks(desk, self)
        self.year_tasks = YearTasks(desk, self)
        self.rounds = RoundTasks(desk, self)
        self._connect()

    def show_place(self, destination: Destination) -> None:
        """The page as it is; with filter "add", "new-year" or "export" the dialog for it."""
        if destination.filter == ADD:
            self._on_add_wanted()
        elif destination.filter == NEW_YEAR:
            # The plans may be under way yet.
            self._wants_year = not self._defaults
            if self._defaults:
                self._on_year_wanted()
        elif destination.filter == EXPORT:
            self.export_bar.export_when_shown()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Load what changed while another page was shown, the first time when the page is made.

        Making it while the store is read would take twice as long, and the window waits for every piece.
        """
        super().showEvent(event)
        if self._is_stale:
            self._turns.take(self._load_stale)

    # private

    def _connect(self) -> None:
        self.list.chosen.connect(self._desk.choose_period)
        self.list.add_wanted.connect(self._on_add_wanted)
        self.list.calendar_wanted.connect(self.year_tasks.ask_calendar)
        self.list.deadlines_wanted.connect(self._on_deadlines_wanted)
        self.list.year_wanted.connect(self._on_year_wanted)
        self.year_tasks.stored.connect(self._on_stored)
        self.year_tasks.exported.connect(self._on_exported)
        self.rounds.stored.connect(self._on_stored)
        self._desk.bus.changed.connect(self._on_changed)
        self._desk.scope_changed.connect(self._on_scope_changed)

    def _connect_parts(self) -> None:
        self.empty.acted.connect(self._on_add_wanted)
        self.steps.wanted.connect(self.rounds.take)
        self.versions.chosen.connect(self._on_version_chosen)
        self.versions.compared.connect(self.rounds.compare)
        self.versions.compose_wanted.connect(self._on_compose_wanted)
        self.head.edit_wanted.connect(self._on_edit_wanted)
        self.check.check_wanted.connect(self._load)
        self.check.place_wanted.connect(self._desk.go)
        self.signing.place_wanted.connect(self._desk.go)
        self.signing.counted.connect(self._on_form_counted)
        self.rounds.waiting.connect(self.steps.wait)

    def _load_stale(self) -> None:
        if self._is_stale:
            self._load()

    def _load(self) -> None:
        self._is_stale = False
        self._desk.ask(partial(look_at, scope=self._desk.scope), self._on_loaded)

    def _on_loaded(self, seen: Seen) -> None:
        self._turns.finish()
        now, checked = datetime.now().astimezone(), seen.checked
        self._period = checked.period
        self._defaults = checked.defaults
        self._show_parts(has_period=checked.period is not None)
        current = checked.period.id if checked.period else None
        plans = {each.plan_id: each.label for each in checked.defaults if each.plan_id is not None}
        self.list.show_periods(checked.periods, current, now.date(), plans)
        if checked.period is not None:
            self.head.show_period(checked, checked.period, now.date())
            self.check.show_checked(checked, now)
            self.check.show()
            self.signing.show_period(checked.period.id)
            self.export_bar.show_period(checked.period.id)
        if seen.refusal is not None and checked.period is not None:
            self._show_refusal(seen.refusal, checked.period)
        self._show_round(seen.standing, now.date())
        if self._wants_year:
            self._wants_year = False
            self._on_year_wanted()

    def _show_round(self, standing: Standing | None, today: date) -> None:
        """The versions, what comes next, and the one to be seen: the chosen one as long as it is there."""
        self.rounds.look_at(standing)
        self._standing = standing
        if standing is None:
            return
        told = standing.told
        lines = version_lines(told, today)
        first = shown_at_first(told)
        keeps = self._shown_round == (told.period.id, first) and self.versions.current() in {each.id for each in lines}
        shown = self.versions.current() if keeps else first
        self._shown_round = (told.period.id, first)
        self.head.show_round(told.period, state_of(told), [each.version for each in told.rounds])
        self.signing.show_state(state_of(told))
        self.versions.show_versions(lines, shown, versions_note(told))
        self.steps.offer(steps_after(told), self._note_of(standing), is_free=standing.is_free)
        self._show_version(shown)

    def _note_of(self, standing: Standing) -> str:
        return foot_note(standing.told, standing.errors, self.signing.errors)

    def _on_form_counted(self) -> None:
        if self._standing is not None:
            self.steps.say(self._note_of(self._standing))

    def _show_refusal(self, refusal: PiiError, period: Period) -> None:
        """What was frozen cannot be read: nothing can be done with it, all else can."""
        self.head.show_round(period, period.state, ())
        self.versions.show_versions((), LIVE, refusal.title)
        self.steps.offer((), f"{refusal.title} {refusal.hint}")
        self.preview.show_period(period.id)

    def _show_version(self, version_id: VersionId) -> None:
        if self._period is None:
            return
        if self._shown_round is not None and version_id == self._shown_round[1]:
            self.preview.show_period(self._period.id)
            self.export_bar.show_version(None)
        else:
            self._desk.ask(partial(report_of, period_id=self._period.id, version_id=version_id), self._on_version_built)

    def _on_version_built(self, built: tuple[VersionId, Report]) -> None:
        """Unless another one was chosen meanwhile."""
        version_id, report = built
        if version_id == self.versions.current():
            self.preview.show_report(report)
            self.export_bar.show_version(report, self.versions.name_of(version_id))

    def _on_version_chosen(self, version_id: VersionId) -> None:
        self._show_version(version_id)

    def _on_compose_wanted(self) -> None:
        if self._period is not None:
            self._desk.go(Destination(PageKey.REPORT, period_id=self._period.id))

    def _on_changed(self, _changes: Changes) -> None:
        """Every change of the store may stand in the report."""
        self._on_scope_changed(self._desk.scope)

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _on_exported(self, file: Path) -> None:
        self.export_bar.show_exported(file)

    def _on_add_wanted(self) -> None:
        self.period_tasks.ask_new(self._period, self._defaults)

    def _on_edit_wanted(self) -> None:
        if self._period is not None:
            self.period_tasks.ask_edited(self._period)

    def _on_stored(self, words: str) -> None:
        self.undo_bar.offer(words, self._desk.undoing())

    def _on_deadlines_wanted(self) -> None:
        self.year_tasks.ask_deadlines(self._defaults)

    def _on_year_wanted(self) -> None:
        self.year_tasks.ask_year(self._defaults)
