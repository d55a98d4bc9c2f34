"""Step 4: what differs from what is stored and, where the plan's body says more, what it offers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.services.importing import ImportPreview
from pii_desktop.services.plan_body import BodyOffer
from pii_desktop.ui.assignments.body_pane import BodyPane
from pii_desktop.ui.assignments.differences_pane import DifferencesPane
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.tabs import Tabs


class DecisionsPane(QWidget):
    """Signals: `decided` when a decision changed, `current_changed` with the ParsedRow looked at, or None."""

    decided = Signal()
    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a preview is shown."""
        super().__init__(parent)
        self.differences = DifferencesPane()
        self.body = BodyPane()
        self.tabs = Tabs((self.tr("Phụ lục"), self.tr("Thân kế hoạch")))
        self._stack = QStackedWidget()
        top = column(margins=(PAGE_PADDING, 4, PAGE_PADDING, 0))
        top.addWidget(self.tabs)
        stack = column(self, gap=0)
        stack.addLayout(top)
        stack.addWidget(self._stack, 1)
        for pane in (self.differences, self.body):
            self._stack.addWidget(pane)
            pane.decided.connect(self.decided)
            pane.current_changed.connect(self.current_changed)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def view(self) -> RowsView:
        """The table that is looked at."""
        return self.body.view if self._stack.currentWidget() is self.body else self.differences.view

    def show_preview(self, preview: ImportPreview, offer: BodyOffer, name: str) -> None:
        """The decisions to take; those on the same lines stay as they are."""
        self.differences.show_preview(preview, name)
        self.body.show_offer(offer)
        self.tabs.setVisible(not offer.is_empty)
        self.tabs.setTabText(1, self.tr("Thân kế hoạch: {count} mục").format(count=self.body.counts()[1]))
        only_body = preview.changeset.is_empty and not offer.is_empty
        self.tabs.setCurrentIndex(1 if only_body or (not offer.is_empty and self.tabs.currentIndex() == 1) else 0)

    def forget(self) -> None:
        """Another file: nothing that was decided holds."""
        self.differences.forget()
        self.body.forget()

    def counts(self) -> tuple[int, int]:
        """Decisions taken, of how many."""
        pairs = (self.differences.counts(), self.body.counts())
        return sum(taken for taken, _ in pairs), sum(total for _, total in pairs)

    def _on_tab_changed(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self.view.current_changed.emit(self.view.current_id())
