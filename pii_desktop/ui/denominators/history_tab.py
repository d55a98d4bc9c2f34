"""The tab "Lịch sử" of one figure."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.history_words import steps_of
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.timeline import StepView

_AT_MOST = 100


class HistoryTab(Ground):
    """A timeline, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until rows are shown."""
        super().__init__("surface", parent)
        self._none = Label(self.tr("Số liệu này chưa được nhập."), tone="text3")
        self._none.setContentsMargins(16, 0, 16, 0)
        self.steps: list[StepView] = []
        self._list = column(gap=0)
        stack = column(self, gap=0, margins=(0, 12, 0, 16))
        stack.addLayout(self._list)
        stack.addWidget(self._none)
        stack.addStretch(1)

    def show_rows(self, rows: tuple[HistoryRow, ...]) -> None:
        """Show the history of a figure."""
        for view in self.steps:
            view.hide()
            view.deleteLater()
        steps = steps_of(rows)[:_AT_MOST]
        self.steps = [StepView(step, is_newest=place == 0) for place, step in enumerate(steps)]
        for view in self.steps:
            self._list.addWidget(view)
        self._none.setVisible(not steps)
