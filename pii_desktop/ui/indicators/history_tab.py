"""The tab "Lịch sử": who changed what, when, from what to what."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.history_words import steps_of
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.timeline import StepView

_AT_MOST = 100


class HistoryTab(Ground):
    """A timeline, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._none = Label(self.tr("Chưa có thay đổi nào."), tone="text3")
        self._more = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._list: QVBoxLayout = column(gap=0)
        self.steps: list[StepView] = []
        stack = column(self, gap=0, margins=(0, 12, 0, 16))
        none = column(margins=(16, 0, 16, 0))
        none.addWidget(self._none)
        none.addWidget(self._more)
        stack.addLayout(self._list)
        stack.addLayout(none)
        stack.addStretch(1)

    def show_content(self, content: PanelContent) -> None:
        """Show the history of a row."""
        for view in self.steps:
            view.hide()
            view.deleteLater()
        steps = steps_of(content.detail.history)
        self.steps = [StepView(step, is_newest=place == 0) for place, step in enumerate(steps[:_AT_MOST])]
        for view in self.steps:
            self._list.addWidget(view)
        self._none.setVisible(not steps)
        self._more.setVisible(len(steps) > _AT_MOST)
        self._more.setText(self.tr("Còn {count} lần sửa cũ hơn.").format(count=len(steps) - _AT_MOST))
