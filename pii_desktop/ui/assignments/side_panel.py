"""Right of the board: the plans to be completed, and behind another tab the imports so far."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.ids import PlanId
from pii_desktop.ui.assignments.imports_panel import ImportsPanel
from pii_desktop.ui.assignments.plan_panel import PlanPanel
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.tokens import PANEL_PADDING
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.tabs import Tabs

_WIDTH = 296


class SidePanel(Ground):
    """`plans` and `imports`, one of them at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """The plans come first."""
        super().__init__("surface", parent)
        self.plans = PlanPanel(desk)
        self.imports = ImportsPanel()
        self.tabs = Tabs((self.tr("Kế hoạch"), self.tr("Các lần nhập")))
        self.tabs.setAccessibleName(self.tr("Kế hoạch và các lần nhập"))
        self._pages = QStackedWidget()
        for page in (self.plans, self.imports):
            self._pages.addWidget(page)
        self.setFixedWidth(_WIDTH)
        head = row(margins=(PANEL_PADDING - 8, 0, PANEL_PADDING, 0))
        head.addWidget(self.tabs)
        head.addStretch(1)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(Rule())
        stack.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)

    def show_plan(self, plan_id: PlanId) -> bool:
        """Go to what a plan lacks; False when there is no such plan."""
        self.tabs.setCurrentIndex(0)
        return self.plans.choose(plan_id)
