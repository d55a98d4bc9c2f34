"""The page "Minh chứng": the register, the coverage matrix and the register of policies behind three tabs."""

from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.evidence.coverage_view import CoverageView
from pii_desktop.ui.evidence.page import EvidencePage
from pii_desktop.ui.evidence.policy_view import PolicyView
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.letter_button import LetterButton
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.tabs import Tabs

COVERAGE, POLICIES = "coverage", "policies"
"""Tabs as a Destination names them; every other one leads to the register."""

_PLACES = ("", COVERAGE, POLICIES)


class TabbedEvidence(Ground):
    """Joins the three places; each reads only when it is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """The register is in front."""
        super().__init__("surface", parent)
        self.tabs = Tabs([tr("Sổ minh chứng"), tr("Ma trận đầy đủ"), tr("Chính sách 1.1.1")])
        self.tabs.setAccessibleName(tr("Các phần của trang Minh chứng"))
        self.letter = LetterButton(desk, LetterKind.EVIDENCE, tr("Công văn gửi danh mục…"))
        self._desk = desk
        self.register = EvidencePage(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.register)
        line = row(margins=(PAGE_PADDING - 8, 0, PAGE_PADDING, 0))
        line.addWidget(self.tabs)
        line.addStretch(1)
        line.addWidget(self.letter)
        whole = column(self, gap=0)
        whole.addLayout(line)
        whole.addWidget(Rule())
        whole.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    # Made when they are first wanted: together they would hold up the first look at the page.

    @cached_property
    def coverage(self) -> CoverageView:
        """The matrix."""
        place = CoverageView(self._desk)
        self._stack.addWidget(place)
        return place

    @cached_property
    def policies(self) -> PolicyView:
        """The register of 1.1.1."""
        place = PolicyView(self._desk)
        self._stack.addWidget(place)
        return place

    def show_place(self, destination: Destination) -> None:
        """The tab it names; without one the register where it asks for something there, else what is shown."""
        asks = destination.filter or destination.files or destination.assignment_id or destination.evidence_id
        if destination.tab in (COVERAGE, POLICIES):
            self.tabs.setCurrentIndex(_PLACES.index(destination.tab))
        elif asks:
            self.tabs.setCurrentIndex(0)
        if destination.tab == COVERAGE:
            self.coverage.show_place(destination)
        elif destination.tab == POLICIES:
            self.policies.show_place(destination)
        elif asks:
            self.register.show_place(destination)

    def save_pending(self) -> None:
        """Store what was typed and not left yet; the window calls this before it closes."""
        self.register.save_pending()
        if "policies" in self.__dict__:
            self.policies.save_pending()

    def _on_tab_changed(self, index: int) -> None:
        had_focus = self.tabs.hasFocus()
        place = _PLACES[index]
        self._stack.setCurrentWidget(
            self.coverage if place == COVERAGE else self.policies if place == POLICIES else self.register
        )
        if had_focus:
            self.tabs.setFocus()
