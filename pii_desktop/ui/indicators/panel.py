"""The right-hand panel: one row of the list in five tabs."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.notes import Anchor
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.drop_zone import files_of
from pii_desktop.ui.indicators.evidence_tab import EvidenceTab
from pii_desktop.ui.indicators.explanation_tab import ExplanationTab
from pii_desktop.ui.indicators.history_tab import HistoryTab
from pii_desktop.ui.indicators.progress_form import ProgressForm
from pii_desktop.ui.indicators.title_block import TitleBlock
from pii_desktop.ui.indicators.work_tab import WorkTab
from pii_desktop.ui.note_words import ENTRY_FIELDS
from pii_desktop.ui.notes_block import NotesBlock
from pii_desktop.ui.tokens import PANEL_FOOT_HEIGHT, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind, with_shortcut
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SavedMark

TABS = ("progress", "work", "evidence", "history", "explanation")
"""Keys of the tabs, in their order; a Destination names one."""


class IndicatorPanel(Ground):
    """Signals: `next_wanted`, `previous_wanted`, `close_wanted`."""

    next_wanted = Signal()
    previous_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._content: PanelContent | None = None
        self._shown: dict[str, PanelContent] = {}
        self.title = TitleBlock()
        self.tabs = QTabBar()
        self.form = ProgressForm(desk)
        self.notes = NotesBlock(desk, ENTRY_FIELDS)
        self.work = WorkTab(desk)
        self.evidence = EvidenceTab(desk)
        self.history = HistoryTab()
        self.explanation = ExplanationTab()
        self._stack = QStackedWidget()
        self._scrolls: list[Scroll] = []
        self._banner = Banner()
        self._saved = SavedMark()
        self.done_button = with_shortcut(Button(self.tr("Xong, sang dòng sau"), kind=Kind.PRIMARY), "Ctrl+Return")
        self._build()
        self._lay_out()
        self._connect()

    def show_content(self, content: PanelContent) -> None:
        """Show a row; a reload of the same one keeps what is being typed."""
        if self._content is not None and self._content.assignment_id != content.assignment_id:
            self._banner.hide()
            self._saved.show_mark("", Icon.CHECK, "good")
            for scroll in self._scrolls:
                scroll.verticalScrollBar().setValue(0)
        self._content = content
        self.title.show_detail(content.detail)
        self.form.show_content(content)
        self.notes.show_anchor(Anchor(assignment_id=content.assignment_id, period_id=content.period_id))
        self._name_tabs(content)
        self._show_tab()

    def assignment_id(self) -> AssignmentId | None:
        """Which row is shown."""
        return self._content.assignment_id if self._content else None

    def open_tab(self, key: str) -> None:
        """Bring a tab to the front; an unknown key leaves the one that is."""
        if key in TABS:
            self.tabs.setCurrentIndex(TABS.index(key))

    def save_pending(self) -> None:
        """Store what was typed and not left yet, in every tab."""
        self.form.commit()
        self.work.commit()
        self.evidence.commit()

    def focus_first(self) -> None:
        """F2: the first field of the form."""
        self.open_tab("progress")
        self.form.focus_first()

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped on any tab."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped, and show where it went."""
        files = files_of(event.mimeData())
        if files and self._content is not None:
            event.acceptProposedAction()
            self.open_tab("evidence")
            self.evidence.attach_files(files)

    # slots

    def _on_tab_changed(self, index: int) -> None:
        """What has the focus goes out of sight: else the next field in line would take the keys."""
        if any(part.hasFocus() for part in self._stack.findChildren(QWidget)):
            self.tabs.setFocus()
        self._stack.setCurrentIndex(index)
        self._show_tab()

    def _on_done(self) -> None:
        self.work.commit()
        self.evidence.commit()
        if self.form.record_done():
            self.next_wanted.emit()
        else:
            self.open_tab("progress")

    def _on_saved(self, at: datetime) -> None:
        self._banner.hide()
        self._saved.show_mark(self.tr("Đã lưu {time}").format(time=at.strftime("%H:%M")), Icon.CHECK, "good")

    def _on_refused(self, error: PiiError) -> None:
        self._banner.show_error(error)
        self._banner.show()

    # private

    def _show_tab(self) -> None:
        """Fill the tab in front; the others wait until they are looked at."""
        key = TABS[self.tabs.currentIndex()]
        if self._content is None or key == "progress" or self._shown.get(key) is self._content:
            return
        self._shown[key] = self._content
        match key:
            case "work":
                self.work.show_content(self._content)
            case "evidence":
                self.evidence.show_content(self._content)
            case "history":
                self.history.show_content(self._content)
            case _:
                self.explanation.show_content(self._content)

    def _name_tabs(self, content: PanelContent) -> None:
        numbers = {"work": len(content.detail.work_items), "evidence": len(content.detail.evidence)}
        for index, (key, word) in enumerate(zip(TABS, self._words(), strict=True)):
            self.tabs.setTabText(index, f"{word} {numbers[key]}" if numbers.get(key) else word)

    def _words(self) -> tuple[str, ...]:
        return (
            self.tr("Tiến độ"),
            self.tr("Nhiệm vụ"),
            self.tr("Minh chứng"),
            self.tr("Lịch sử"),
            self.tr("Giải thích"),
        )

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Chi tiết dòng được chọn"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Các mục của dòng được chọn"))
        for word in self._words():
            self.tabs.addTab(word)
        entry = Ground("surface")
        inner = column(entry, gap=0)
        inner.addWidget(self.form)
        inner.addWidget(self.notes)
        inner.addStretch(1)
        self.notes.setContentsMargins(16, 0, 8, 16)
        self.notes.offer_field_of(self.form.field_in_use)
        for tab in (entry, self.work, self.evidence, self.history, self.explanation):
            scroll = Scroll(tab)
            self._scrolls.append(scroll)
            self._stack.addWidget(scroll)
        self._banner.hide()

    def _lay_out(self) -> None:
        foot = row(gap=8, margins=(16, 0, 16, 0))
        foot.addWidget(self._saved)
        foot.addStretch(1)
        foot.addWidget(Label("Ctrl+Enter", role=Type.SMALL, tone="text3"))
        foot.addWidget(self.done_button)
        foot_area = Ground("surface")
        foot_area.setLayout(foot)
        foot_area.setFixedHeight(PANEL_FOOT_HEIGHT)
        tabs = row(margins=(8, 0, 8, 0))
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        stack = column(self, gap=0)
        stack.addWidget(self.title)
        stack.addLayout(tabs)
        stack.addWidget(Rule())
        stack.addWidget(self._banner)
        stack.addWidget(self._stack, 1)
        stack.addWidget(Rule())
        stack.addWidget(foot_area)

    def _connect(self) -> None:
        self.title.next_wanted.connect(self.next_wanted)
        self.title.previous_wanted.connect(self.previous_wanted)
        self.title.close_wanted.connect(self.close_wanted)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.done_button.clicked.connect(self._on_done)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self._on_done)  # the key of the number block
        for tab in (self.form, self.work, self.evidence):
            tab.saved.connect(self._on_saved)
            tab.refused.connect(self._on_refused)
