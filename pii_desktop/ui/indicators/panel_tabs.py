"""The five tabs of the panel, each made and filled when it is first looked at."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.desk import Desk
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.entry_tab import EntryTab
from pii_desktop.ui.indicators.evidence_tab import EvidenceTab
from pii_desktop.ui.indicators.explanation_tab import ExplanationTab
from pii_desktop.ui.indicators.form_blocks import FormBlocks
from pii_desktop.ui.indicators.history_tab import HistoryTab
from pii_desktop.ui.indicators.progress_form import ProgressForm
from pii_desktop.ui.indicators.work_tab import WorkTab
from pii_desktop.ui.widgets.frames import Scroll
from pii_desktop.ui.widgets.late_stack import LateStack

Tab = EntryTab | WorkTab | EvidenceTab | HistoryTab | ExplanationTab
W = TypeVar("W", bound=QWidget)

TABS = ("progress", "work", "evidence", "history", "explanation")
"""Keys of the tabs, in their order; a Destination names one."""


class PanelTabs(LateStack):
    """Together they would hold up the window.

    Signals: `saved` carries the time of a save, `refused` a PiiError, `unlinked` (EvidenceId, AssignmentId, title) of a
    document that was taken off, `told` what was done in a sentence, `made` the key of a tab that came.
    """

    saved = Signal(object)
    refused = Signal(object)
    unlinked = Signal(object, object, str)
    told = Signal(str)
    made = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """The first one is in front; none is there yet."""
        super().__init__(len(TABS), parent)
        self._desk = desk
        self._blocks = FormBlocks()
        self._content: PanelContent | None = None
        self._tabs: dict[str, Tab] = {}
        self._shown: dict[str, PanelContent] = {}
        self._scrolls: list[Scroll] = []

    @cached_property
    def entry(self) -> EntryTab:
        """The form of the period and the notes."""
        tab = EntryTab(self._desk, self._blocks)
        self._listen(tab.form)
        return self._take_in("progress", tab)

    @cached_property
    def work(self) -> WorkTab:
        """What the plan asks for, and what the department added."""
        tab = WorkTab(self._desk)
        self._listen(tab)
        return self._take_in("work", tab)

    @cached_property
    def evidence(self) -> EvidenceTab:
        """The documents."""
        tab = EvidenceTab(self._desk)
        self._listen(tab)
        tab.unlinked.connect(self.unlinked)
        tab.checklist.told.connect(self.told)
        return self._take_in("evidence", tab)

    @cached_property
    def history(self) -> HistoryTab:
        """Who changed what."""
        return self._take_in("history", HistoryTab())

    @cached_property
    def explanation(self) -> ExplanationTab:
        """What is known of the row."""
        return self._take_in("explanation", ExplanationTab())

    def made_keys(self) -> frozenset[str]:
        """The tabs that were looked at."""
        return frozenset(self._tabs)

    def show_content(self, content: PanelContent) -> None:
        """Show a row in the form and in the tab in front; the others wait until they are looked at."""
        if self._content is not None and self._content.assignment_id != content.assignment_id:
            for scroll in self._scrolls:
                scroll.verticalScrollBar().setValue(0)
        self._content = content
        if "progress" in self._tabs:
            self.fill("progress")
        self.fill(TABS[self.currentIndex()])

    def pieces(self, key: str) -> tuple[Callable[[], object], ...]:
        """What makes a tab, to be done one after another."""
        parts = (self._blocks.make_narrative, self._blocks.make_numbers) if key == "progress" else ()
        return (*parts, partial(self.fill, key))

    def go_to(self, key: str) -> None:
        """Bring a tab to the front."""
        self.fill(key)
        self.setCurrentIndex(TABS.index(key))

    def fill(self, key: str) -> None:
        """Show the row in a tab."""
        tab = self._tab(key)
        if self._content is not None and self._shown.get(key) is not self._content:
            self._shown[key] = self._content
            tab.show_content(self._content)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part of the tab it stands in."""
        for scroll in self._scrolls:
            if scroll.isAncestorOf(part):
                scroll.bring_into_sight(part)

    def commit(self, *keys: str) -> None:
        """Store what was typed into these tabs and not left yet; one that nobody looked at holds nothing."""
        for key in keys:
            match self._tabs.get(key):
                case EntryTab() as tab:
                    tab.form.commit()
                case WorkTab() | EvidenceTab() as tab:
                    tab.commit()

    def _tab(self, key: str) -> Tab:
        match key:
            case "progress":
                return self.entry
            case "work":
                return self.work
            case "evidence":
                return self.evidence
            case "history":
                return self.history
        return self.explanation

    def _take_in(self, key: str, tab: W) -> W:
        scroll = Scroll(tab)
        self._scrolls.append(scroll)
        self._tabs[key] = tab  # type: ignore[assignment]
        self.put(TABS.index(key), scroll)
        self.made.emit(key)
        return tab

    def _listen(self, tab: ProgressForm | WorkTab | EvidenceTab) -> None:
        tab.saved.connect(self.saved)
        tab.refused.connect(self.refused)
