"""A period is added, its deadline and recipient are corrected: asked over the page, brought to the services."""

from dataclasses import dataclass
from datetime import datetime

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.period import Period
from pii_desktop.services.deadlines import PlanDefaults
from pii_desktop.services.periods import NewPeriod, add_period, change_period
from pii_desktop.services.scope import Scope
from pii_desktop.ui.periods.asking import Asking
from pii_desktop.ui.periods.period_dialogs import NO_DEFAULTS, AddPeriodDialog, EditPeriodDialog
from pii_desktop.ui.widgets.form_dialog import FormDialog


class PeriodTasks(Asking[FormDialog]):
    """Opens the dialogs over `page`; a new period is chosen for the whole window."""

    def ask_new(self, period: Period | None, defaults: tuple[PlanDefaults, ...]) -> None:
        """Ask for a new period; the year of `period` is offered, or this one."""
        year = period.year if period else datetime.now().astimezone().year
        dialog = AddPeriodDialog(year, defaults or (NO_DEFAULTS,), self._desk.scope.plan_id, self._page)
        dialog.given.connect(self._on_new_given)
        self._open(dialog)

    def ask_edited(self, period: Period) -> None:
        """Ask for another deadline and recipient."""
        dialog = EditPeriodDialog(period, self._page)
        dialog.given.connect(self._on_edited_given)
        self._open(dialog)

    def _on_new_given(self, new: NewPeriod) -> None:
        self._desk.change_workspace(
            lambda workspace: _Added(*workspace.run(lambda uow: add_period(uow, new)), new.plan_id),
            self._on_added,
            self._on_refused,
        )

    def _on_added(self, added: "_Added") -> None:
        self._close()
        chosen = self._desk.scope.plan_id
        is_seen = chosen is None or added.plan_id in (None, chosen)
        self._desk.choose(Scope(chosen if is_seen else added.plan_id, added.period_id))

    def _on_edited_given(self, period: Period) -> None:
        self._desk.change(lambda uow: change_period(uow, period), self._on_edited, self._on_refused)

    def _on_edited(self, _changes: Changes) -> None:
        self._close()


@dataclass(frozen=True, slots=True)
class _Added:
    """A new period and what changed by it, as the desk wants a result."""

    period_id: PeriodId
    changes: Changes
    plan_id: PlanId | None = None
