"""The right-hand panel: one row of the list in five tabs."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.drop_zone import files_of
from pii_desktop.ui.indicators.evidence_tab import EvidenceTab
from pii_desktop.ui.indicators.explanation_tab import ExplanationTab
from pii_desktop.ui.indicators.history_tab import HistoryTab
from pii_desktop.ui.indicators.panel_tabs import TABS, PanelTabs
from pii_desktop.ui.indicators.progress_form import ProgressForm
from pii_desktop.ui.indicators.title_block import TitleBlock
from pii_desktop.ui.indicators.work_tab import WorkTab
from pii_desktop.ui.notes_block import NotesBlock
from pii_desktop.ui.tokens import PANEL_FOOT_HEIGHT, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind, with_shortcut
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SavedMark


class IndicatorPanel(Ground):
    """Signals: `next_wanted`, `previous_wanted`, `close_wanted`; `unlinked` and `told` as the tabs have them."""

    next_wanted = Signal()
    previous_wanted = Signal()
    close_wanted = Signal()
    unlinked = Signal(object, object, str)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until content is shown, and without tabs until they are wanted."""
        super().__init__("surface", parent)
        self._content: PanelContent | None = None
        self.title = TitleBlock()
        self.tabs = QTabBar()
        self.pages = PanelTabs(desk)
        self._banner = Banner()
        self._saved = SavedMark()
        self.done_button = with_shortcut(Button(self.tr("Xong, sang dòng sau"), kind=Kind.PRIMARY), "Ctrl+Return")
        self._build()
        self._lay_out()
        self._connect()

    @property
    def form(self) -> ProgressForm:
        """What is reported for the period."""
        return self.pages.entry.form

    @property
    def notes(self) -> NotesBlock:
        """The notes under the form."""
        return self.pages.entry.notes

    @property
    def work(self) -> WorkTab:
        """What the plan asks for."""
        return self.pages.work

    @property
    def evidence(self) -> EvidenceTab:
        """The documents."""
        return self.pages.evidence

    @property
    def history(self) -> HistoryTab:
        """Who changed what."""
        return self.pages.history

    @property
    def explanation(self) -> ExplanationTab:
        """What is known of the row."""
        return self.pages.explanation

    def show_content(self, content: PanelContent) -> None:
        """Show a row; a reload of the same one keeps what is being typed."""
        if self._content is not None and self._content.assignment_id != content.assignment_id:
            self._banner.hide()
            self._saved.show_mark("", Icon.CHECK, "good")
        self._content = content
        self.title.show_detail(content.detail)
        self._name_tabs(content)
        self.pages.show_content(content)

    def assignment_id(self) -> AssignmentId | None:
        """Which row is shown."""
        return self._content.assignment_id if self._content else None

    def open_tab(self, key: str) -> None:
        """Bring a tab to the front; an unknown key leaves the one that is."""
        if key in TABS:
            self.tabs.setCurrentIndex(TABS.index(key))

    def save_pending(self) -> None:
        """Store what was typed and not left yet, in every tab that was looked at."""
        self.pages.commit("progress", "work", "evidence")

    def focus_first(self) -> None:
        """F2: the first field of the form."""
        self.open_tab("progress")
        self.form.focus_first()

    def focus_field(self, name: str) -> None:
        """A field of the form by its name, brought into sight; the first one for a blank name."""
        field = self.form.fields().get(name)
        if not name:
            self.focus_first()
        elif field is not None and not field.isHidden():
            self.open_tab("progress")
            field.setFocus()
            self.pages.bring_into_sight(field)

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
        focus = QApplication.focusWidget()
        if focus is not None and self.pages.isAncestorOf(focus):
            self.tabs.setFocus()
        self.pages.go_to(TABS[index])

    def _on_tab_made(self) -> None:
        """Tab comes to the button at the foot after what stands above it."""
        last = self.window().previousInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self.done_button)

    def _on_done(self) -> None:
        self.pages.commit("work", "evidence")
        self.pages.fill("progress")
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
        stack.addWidget(self.pages, 1)
        stack.addWidget(Rule())
        stack.addWidget(foot_area)

    def _connect(self) -> None:
        self.title.next_wanted.connect(self.next_wanted)
        self.title.previous_wanted.connect(self.previous_wanted)
        self.title.close_wanted.connect(self.close_wanted)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.done_button.clicked.connect(self._on_done)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self._on_done)  # the key of the number block
        self.pages.made.connect(self._on_tab_made)
        self.pages.saved.connect(self._on_saved)
        self.pages.refused.connect(self._on_refused)
        self.pages.unlinked.connect(self.unlinked)
        self.pages.told.connect(self.told)
