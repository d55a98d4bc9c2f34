"""The tab "Giải thích": values over the periods, definition, formula, source, and where the row comes from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.explanation_lines import Fact, facts_of
from pii_desktop.ui.indicators.trend_block import TrendBlock
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label


class ExplanationTab(Ground):
    """Headings with their texts; the texts can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._facts: tuple[Fact, ...] = ()
        self.trend = TrendBlock()
        self._list: QVBoxLayout = column(gap=12)
        self._shown: list[QWidget] = []
        stack = column(self, gap=0, margins=(16, 12, 16, 16))
        stack.addWidget(self.trend)
        stack.addLayout(self._list)
        stack.addStretch(1)

    def show_content(self, content: PanelContent) -> None:
        """Show what is known of a row."""
        self.trend.show_detail(content.detail)
        facts = facts_of(content.detail)
        if facts == self._facts:
            return
        self._facts = facts
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = [_fact_view(fact) for fact in facts]
        for widget in self._shown:
            self._list.addWidget(widget)

    def text(self) -> str:
        """Everything shown, as lines."""
        return "\n".join(f"{fact.name}: {fact.text}" for fact in self._facts)


def _fact_view(fact: Fact) -> QWidget:
    view = QWidget()
    stack = column(view, gap=2)
    head = row(gap=4)
    if fact.is_warning:
        head.addWidget(IconLabel(Icon.ALERT_TRIANGLE, tone="warn", size=14))
    head.addWidget(Label(fact.name, role=Type.SMALL, tone="warn" if fact.is_warning else "text3"))
    head.addStretch(1)
    words = Label(fact.text, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    stack.addLayout(head)
    stack.addWidget(words)
    return view
