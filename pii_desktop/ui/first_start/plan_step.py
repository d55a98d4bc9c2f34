"""Step 2: the plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.plan_source import PlanSource
from pii_desktop.ui.widgets.taken_plan import Aside, TakenPlan


class PlanStep(QWidget):
    """Emits `changed` when a plan was taken or given up."""

    changed = Signal()

    def __init__(self, aside: Aside, parent: QWidget | None = None) -> None:
        """`aside` reads files beside the window."""
        super().__init__(parent)
        self.source = PlanSource(aside, several=False)
        self.taken: TakenPlan | None = None
        column(self).addWidget(self.source)
        self.setFocusProxy(self.source)
        self.source.taken.connect(self._on_taken)
        self.source.emptied.connect(self._on_emptied)

    def clear(self) -> None:
        """Go on without a plan."""
        self.source.clear()
        self.taken = None

    def missing(self) -> str:
        """What has to be answered before going on; blank when all is."""
        if self.source.is_reading:
            return self.tr("Đang đọc…")
        return "" if self.taken else self.tr("Chọn tệp hoặc một kế hoạch có sẵn")

    def _on_taken(self, taken: TakenPlan) -> None:
        self.taken = taken
        self.changed.emit()

    def _on_emptied(self) -> None:
        self.taken = None
        self.changed.emit()
