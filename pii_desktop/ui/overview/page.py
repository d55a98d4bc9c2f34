"""The page Tổng quan: what is mine, what is missing, what do I send."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.services.dates import today
from pii_desktop.services.reminders import Reminding, dismiss, reminding
from pii_desktop.services.scope import Scope
from pii_desktop.services.summary import Summary, summary
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.overview.changes_card import ChangesCard
from pii_desktop.ui.overview.counts_card import CountsCard
from pii_desktop.ui.overview.deadline_card import DeadlineCard
from pii_desktop.ui.overview.main_area import MainArea
from pii_desktop.ui.overview.pillars_card import PillarsCard
from pii_desktop.ui.overview.reminders_card import RemindersCard
from pii_desktop.ui.overview.targets_card import TargetsCard
from pii_desktop.ui.overview.todo_card import TodoCard
from pii_desktop.ui.tab_order import follow_reading
from pii_desktop.ui.turns import Turns
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import Ground, Scroll, column

_MAIN_HEIGHT = 480
_CHANGES_HEIGHT = 158


class OverviewPage(Ground):
    """Reads the whole of the overview in one go when it is shown, and again when something changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Nothing is read before the page is shown."""
        super().__init__("window", parent)
        self._desk = desk
        self._is_stale = True
        self._is_first = True
        self._turns = Turns(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._lay_out()
        self._connect()

    def show_place(self, _destination: Destination) -> None:
        """The overview has no places of its own."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown, after the page is painted: both at once take longer."""
        super().showEvent(event)
        if self._is_stale:
            self._turns.take(self._reload_if_seen)

    def _build(self) -> None:
        self.deadline = DeadlineCard()
        self.counts = CountsCard()
        self.todo = TodoCard()
        self.changes = ChangesCard()
        self.reminders = RemindersCard()
        self.foot = QStackedWidget()
        self.foot.addWidget(self.changes)
        self.foot.addWidget(self.reminders)
        self.line = Banner(parent=self)
        self.line.hide()
        self.pillars = PillarsCard()
        self.targets = TargetsCard()

    def _lay_out(self) -> None:
        content = Ground("window")
        lists = QWidget()
        left = column(lists, gap=16)
        left.addWidget(self.todo, 1)
        self.foot.setFixedHeight(_CHANGES_HEIGHT)
        left.addWidget(self.foot)
        self.main = MainArea(lists, self.pillars, self.targets)
        self.todo.setMinimumHeight(_MAIN_HEIGHT - _CHANGES_HEIGHT - 16)
        self.pillars.setMinimumHeight(_MAIN_HEIGHT)
        stack = column(content, gap=16, margins=(24, 16, 24, 16))
        stack.addWidget(self.line)
        stack.addWidget(self.deadline)
        stack.addWidget(self.counts)
        stack.addWidget(self.main, 1)
        column(self, gap=0).addWidget(Scroll(content))

    def _connect(self) -> None:
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self.deadline.period_wanted.connect(self._on_period_wanted)
        for card in (self.counts, self.todo, self.changes, self.targets):
            card.opened.connect(self._desk.go)
        self.reminders.period_wanted.connect(self._on_reminded_period)
        self.reminders.opened.connect(self._desk.go)
        self.changes.other_wanted.connect(self._on_reminders_wanted)
        self.reminders.other_wanted.connect(self._on_changes_wanted)
        self.line.acted.connect(self._on_line_dismissed)

    def _reload_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            scope, day = self._desk.scope, today()
            self._desk.ask(lambda uow: (summary(uow, scope, day), reminding(uow, scope, day)), self._on_answered)

    def _on_answered(self, answer: tuple[Summary, Reminding]) -> None:
        """The cards are filled one after another, the most urgent first: each is made of many rows."""
        shown, reminders = answer
        self._turns.drop()
        self._show_head(shown)
        self._turns.take(partial(self._show_rest, shown), partial(self._show_reminding, reminders), self._on_shown)
        self._turns.take(self._reload_if_seen)  # where it changed meanwhile

    def _on_shown(self) -> None:
        """Tab goes through what was made anew; nobody presses it before it is painted."""
        follow_reading(self)

    def _show_reminding(self, shown: Reminding) -> None:
        """Reminders come first where there are any; then the place stays as the user turned it."""
        count = len(shown.said)
        if self._is_first or not count:
            self.foot.setCurrentWidget(self.reminders if count else self.changes)
            self._is_first = False
        self.reminders.show_reminders(shown.said)
        self.changes.show_reminder_count(count)
        self.line.show_text(shown.line, mood=Mood.WARN, action=self.tr("Ẩn hôm nay"))
        self.line.setVisible(bool(shown.line))

    def _on_reminders_wanted(self) -> None:
        self.foot.setCurrentWidget(self.reminders)

    def _on_changes_wanted(self) -> None:
        self.foot.setCurrentWidget(self.changes)

    def _on_reminded_period(self, period_id: PeriodId) -> None:
        self._desk.choose_period(period_id)
        self._on_period_wanted()

    def _on_line_dismissed(self) -> None:
        """Put away for the day: neither history nor anything to undo."""
        self.line.hide()
        day = today()
        self._desk.tasks.in_store(lambda workspace: workspace.run(lambda uow: dismiss(uow, day)))

    def _show_head(self, shown: Summary) -> None:
        self.deadline.show_summary(shown)
        self.counts.show_summary(shown)
        self.todo.show_findings(shown.findings, len(shown.whole), has_rows=bool(shown.counts.rows))

    def _show_rest(self, shown: Summary) -> None:
        counts = shown.counts
        self.changes.show_changes(shown.changes)
        self.pillars.setVisible(bool(counts.pillars))
        if counts.pillars:
            self.pillars.show_pillars(counts.pillars, None)
        # Bắc Ninh's plan prints no targets: the to-do list takes the room until the department sets its own.
        self.targets.setVisible(bool(shown.targets))
        self.targets.show_targets(shown.targets)

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._is_stale = True
        self._reload_if_seen()

    def _on_changed(self, _changes: Changes) -> None:
        self._is_stale = True
        self._reload_if_seen()

    def _on_period_wanted(self) -> None:
        self._desk.go(Destination(PageKey.PERIODS))
