"""The page "Phối hợp": requests, chase list, what is owed, the log, contacts; and the import of a reply."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.domain.period import Period
from pii_desktop.errors import PiiError
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.coordination import Created, create_requests
from pii_desktop.services.letters import LetterWish
from pii_desktop.services.replies import suffixes
from pii_desktop.services.scope import Scope
from pii_desktop.ui.coordination.chase_tab import ChaseTab
from pii_desktop.ui.coordination.contacts_tab import ContactsTab
from pii_desktop.ui.coordination.head import CoordinationHead
from pii_desktop.ui.coordination.log_tab import LogTab
from pii_desktop.ui.coordination.owed_tab import OwedTab
from pii_desktop.ui.coordination.reply_pane import ReplyPane
from pii_desktop.ui.coordination.requests_tab import RequestsTab
from pii_desktop.ui.coordination.sending import Sending
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.letter_dialog import LetterDialog
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.drop_zone import dropped_files
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.undo_bar import UndoBar

TABS = ("requests", "chase", "owed", "log", "contacts")
"""Names by which links open a tab, in the order of the tabs."""

_Tab = RequestsTab | ChaseTab | OwedTab | LogTab | ContactsTab
_AnyTab = TypeVar("_AnyTab", ChaseTab, OwedTab, LogTab, ContactsTab)


class CoordinationPage(Ground):
    """Reads the tab that is shown, and again when something of it changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads when it is first shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self._is_stale = True
        self._place: Path | None = None
        self.requests = RequestsTab(desk)
        self.head = CoordinationHead()
        self.banner = Banner()
        self.banner.hide()
        self.undo_bar = UndoBar(self)
        self.sending = Sending(desk, self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    # Made when they are first wanted: together they would hold up the first look at the page.

    @cached_property
    def chase(self) -> ChaseTab:
        """Who is to be reminded."""
        tab = ChaseTab(self._desk)
        tab.written.connect(self._on_file_written)
        return self._joined(tab)

    @cached_property
    def owed(self) -> OwedTab:
        """What the department owes others."""
        return self._joined(OwedTab(self._desk))

    @cached_property
    def log(self) -> LogTab:
        """What went out and came in."""
        return self._joined(LogTab(self._desk))

    @cached_property
    def contacts(self) -> ContactsTab:
        """Whom to call."""
        return self._joined(ContactsTab(self._desk))

    @cached_property
    def reply(self) -> ReplyPane:
        """Where a reply is read."""
        pane = ReplyPane(self._desk)
        pane.closed.connect(self._on_reply_closed)
        pane.done.connect(self._on_reply_stored)
        self._outer.addWidget(pane)
        return pane

    def show_place(self, destination: Destination) -> None:
        """The tab named by `destination`, else the one shown last; a file that comes with it is taken as a reply."""
        self._outer.setCurrentIndex(0)
        if destination.tab in TABS:
            self.head.tabs.setCurrentIndex(TABS.index(destination.tab))
        if destination.request_id is not None:
            self.requests.show_request(destination.request_id)
        if destination.files:
            self.take_file(destination.files[0])

    def take_file(self, file: str | Path) -> None:
        """Begin the import of a reply."""
        self.banner.hide()
        self._outer.setCurrentWidget(self.reply)
        self.reply.take_file(Path(file))

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        self.requests.save_pending()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A reply may be dropped anywhere on the page."""
        if dropped_files(event.mimeData(), suffixes()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin the import of the first of the files."""
        files = dropped_files(event.mimeData(), suffixes())
        if files:
            event.acceptProposedAction()
            self.take_file(files[0])

    # private

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.requests)
        board = QWidget()
        inner = column(board, gap=0)
        inner.addWidget(self.head)
        notices = column(gap=8, margins=(PAGE_PADDING, 8, PAGE_PADDING, 0))
        notices.addWidget(self.banner)
        notices.addWidget(self.sending.progress)
        inner.addLayout(notices)
        inner.addWidget(self._stack, 1)
        self._outer = QStackedWidget()
        self._outer.addWidget(board)
        column(self, gap=0).addWidget(self._outer)

    def _connect(self) -> None:
        head = self.head
        head.tabs.currentChanged.connect(self._on_tab)
        head.back.clicked.connect(self._on_back)
        head.propose.clicked.connect(self._on_propose)
        head.send.clicked.connect(self._on_send)
        head.letter.clicked.connect(self._on_letter)
        head.receive.clicked.connect(self._on_receive)
        self.requests.propose_wanted.connect(self._on_propose)
        self.requests.done.connect(self._on_done)
        for source in (self.requests, self.sending):
            source.refused.connect(self._on_refused)
        self.sending.written.connect(self._on_forms_written)
        self.banner.acted.connect(self._on_open)
        self._desk.bus.changed.connect(self._on_changed)
        self._desk.scope_changed.connect(self._on_scope_changed)

    def _read(self) -> None:
        self._is_stale = False
        scope = self._desk.scope
        self._desk.ask(lambda uow: scope_period(uow, scope), self._on_period, self._on_refused)

    def _on_period(self, period: Period | None) -> None:
        self._period_id = period.id if period is not None else None
        self.head.show_period(period)
        self._show_tab()

    def _show_tab(self) -> None:
        self._tab().show_period(self._period_id)

    def _tab(self) -> _Tab:
        """The one chosen."""
        match self.head.tabs.currentIndex():
            case 1:
                return self.chase
            case 2:
                return self.owed
            case 3:
                return self.log
            case 4:
                return self.contacts
        return self.requests

    def _joined(self, tab: _AnyTab) -> _AnyTab:
        tab.refused.connect(self._on_refused)
        done = getattr(tab, "done", None)  # nothing can be done to what is owed
        if done is not None:
            done.connect(self._on_done)
        self._stack.addWidget(tab)
        return tab

    def _on_tab(self) -> None:
        self._stack.setCurrentWidget(self._tab())
        self.banner.hide()
        if self.isVisible():
            self._show_tab()

    def _on_back(self) -> None:
        self._desk.go(Destination(PageKey.ASSIGNMENTS))

    def _on_propose(self) -> None:
        period_id = self._period_id
        if period_id is None:
            self.banner.show_text(self.tr("Chưa có kỳ báo cáo: hãy nhập kế hoạch hoặc thêm kỳ ở trang Kỳ báo cáo."))
            self.banner.show()
            return
        self.banner.hide()
        self._desk.change_workspace(
            lambda workspace: workspace.run(lambda uow: create_requests(uow, period_id)),
            self._on_created,
            self._on_refused,
        )

    def _on_created(self, created: Created) -> None:
        self.head.tabs.setCurrentIndex(0)
        words = self.tr("Kế hoạch không nêu thêm đơn vị nào cần đề nghị.")
        if created.requests:
            words = self.tr("Đã lập {requests} đề nghị cho {departments} đơn vị.")
            self._on_done(words.format(requests=created.requests, departments=created.departments))
        elif not created.collective:
            self.banner.show_text(words, mood=Mood.INFO)
            self.banner.show()
        if created.collective:
            more = self.tr("{count} dòng chỉ ghi chung “các sở, ngành…”: bấm Thêm đề nghị để chọn từng đơn vị.")
            self.banner.show_text(more.format(count=len(created.collective)), mood=Mood.INFO)
            self.banner.show()

    def _on_send(self) -> None:
        if self._period_id is not None:
            self.banner.hide()
            self.sending.begin(self._period_id)

    def _on_letter(self) -> None:
        """What is owed goes out where that is shown, else what is asked."""
        is_owed = self._stack.currentWidget() is self.owed
        kind = LetterKind.REPLY if is_owed else LetterKind.REQUEST
        LetterDialog(self._desk, LetterWish(kind, self._period_id), self.window()).open()

    def _on_receive(self) -> None:
        wish = FileWish(self.tr("Chọn phiếu trả lời"), filters=(self.tr("Excel (*.xlsx *.xlsm *.xls)"),))
        ask_open_files(self, wish, self._on_files)

    def _on_files(self, files: list[str]) -> None:
        if files:
            self.take_file(files[0])

    def _on_reply_closed(self) -> None:
        self._outer.setCurrentIndex(0)

    def _on_reply_stored(self, action: str) -> None:
        self._on_reply_closed()
        self.head.tabs.setCurrentIndex(0)
        self._on_done(action)

    def _on_done(self, words: str) -> None:
        is_step = self._desk.steps.undo is not None and not words.startswith(self.tr("Đã chép"))
        self.undo_bar.offer(words, self._desk.undoing() if is_step else None)

    def _on_forms_written(self, folder: Path, count: int) -> None:
        self._place = folder
        words = self.tr("Đã xuất {count} phiếu vào “{folder}” và ghi nhật ký gửi đi.")
        text = words.format(count=count, folder=folder.name or str(folder))
        self.banner.show_text(text, mood=Mood.GOOD, action=self.tr("Mở thư mục"))
        self.banner.show()

    def _on_file_written(self, file: Path) -> None:
        self._place = file
        text = self.tr("Đã xuất “{name}”.").format(name=file.name)
        self.banner.show_text(text, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self.banner.show()

    def _on_open(self) -> None:
        if self._place is not None:
            open_file(self._place, self._on_refused)

    def _on_refused(self, error: PiiError) -> None:
        self.banner.show_error(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.desk or changes.periods or changes.assignments or changes.profile or changes.everything:
            self._mark_stale()

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()
