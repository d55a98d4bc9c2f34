"""The plans at the right of the board: what each is cited by, one of them shown to be completed."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PlanId
from pii_desktop.services.plan_facts import ShownPlan
from pii_desktop.ui.assignments.plan_form import PlanForm
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.tokens import PANEL_PADDING
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import Ground, Scroll, column
from pii_desktop.ui.widgets.labels import Label, SectionTitle

Drafts = Mapping[PlanId, dict[str, str]]


class PlanPanel(Ground):
    """One plan and, where there are several, the choice of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until plans are shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._plans: dict[PlanId, ShownPlan] = {}
        self._drafts: Drafts = {}
        self.form: PlanForm | None = None
        self.choice = ChoiceField(self.tr("Kế hoạch"))
        self._name = SectionTitle()
        self._name.setWordWrap(True)
        self._empty = Label(self.tr("Chưa nhập kế hoạch nào."), tone="text3")
        content = Ground("surface")
        self._stack = column(content, gap=12, margins=(PANEL_PADDING, 12, PANEL_PADDING, 16))
        for part in (self.choice, self._name, self._empty):
            self._stack.addWidget(part)
        self._stack.addStretch(1)
        column(self, gap=0).addWidget(Scroll(content))
        self.choice.chosen.connect(self._on_chosen)

    def show_plans(self, plans: Sequence[ShownPlan], drafts: Drafts, wanted: PlanId | None = None) -> None:
        """The plans as they are stored; the one shown stays, else `wanted`, else the first that lacks something."""
        self._plans, self._drafts = {each.plan.id: each for each in plans}, drafts
        self.choice.set_choices([(each.plan.label, each.plan.id) for each in plans])
        self.choice.setVisible(len(plans) > 1)
        self._name.setVisible(len(plans) == 1)
        self._empty.setVisible(not plans)
        shown = self.form.plan_id if self.form else None
        lacking = next((each.plan.id for each in plans if each.facts.missing), None)
        first = next(iter(self._plans), None)
        kept = next((each for each in (wanted, shown, lacking, first) if each in self._plans), None)
        self._show(kept)

    def choose(self, plan_id: PlanId) -> bool:
        """Show a plan and go to what it lacks; False when there is no such plan."""
        if plan_id not in self._plans:
            return False
        self._show(plan_id)
        if self.form is not None:
            self.form.go_to_missing()
        return True

    # slots

    def _on_chosen(self, plan_id: PlanId) -> None:
        self._show(plan_id)

    # private

    def _show(self, plan_id: PlanId | None) -> None:
        """A form of its own for each plan: what is typed in one is stored before another is shown."""
        if self.form is not None and self.form.plan_id != plan_id:
            self.form.commit()
            self._stack.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if plan_id is None:
            return
        shown = self._plans[plan_id]
        if self.form is None:
            self.form = PlanForm(self._desk, shown, self)
            self._stack.insertWidget(self._stack.count() - 1, self.form)
        self.choice.set_value(plan_id)
        self._name.setText(shown.plan.label)
        self.form.show_plan(shown, self._drafts.get(plan_id, {}))
