"""What the page "Soạn nội dung" is put together from; what it does is in page.py."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.versions import VersionKind
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.report.checks_pane import ChecksPane
from pii_desktop.ui.report.head import ReportHead
from pii_desktop.ui.report.reading import Shown
from pii_desktop.ui.report.texts_pane import TextsPane
from pii_desktop.ui.report.unchanged_pane import UnchangedPane
from pii_desktop.ui.report_preview import ReportPreview
from pii_desktop.ui.tab_order import follow_after
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.late_stack import LateStack
from pii_desktop.ui.widgets.tabs import Tabs

TEXTS, CHECKS, SAME = "texts", "checks", "same"
TABS = (TEXTS, CHECKS, SAME)
_LEFT_WIDTH = 560
_LEFT_MOST = 720
_PREVIEW_LEAST = 384


class ReportFrame(Ground):
    """Head, tabs and their panes at the left, the pages at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__("surface", parent)
        self.head = ReportHead()
        self.banner = Banner()
        self.banner.hide()
        self.tabs = Tabs(self._tab_words())
        self.texts = TextsPane()
        self._checks: ChecksPane | None = None
        self._unchanged: UnchangedPane | None = None
        self.preview = ReportPreview(desk)
        self.empty = EmptyState(
            Icon.CALENDAR_DUE,
            self.tr("Chưa có báo cáo để soạn"),
            self.tr("Hãy chọn kỳ báo cáo; nội dung được viết từ số liệu của những chỉ số đang theo dõi."),
            actions=(self.tr("Đến Kỳ báo cáo"), self.tr("Nhập phân công")),
        )
        self._lay_out_parts()
        self.tabs.currentChanged.connect(self._show_panes)
        self._is_empty = False
        self.set_empty(is_empty=True)

    @property
    def tab(self) -> str:
        """The tab shown."""
        return TABS[self.tabs.currentIndex()]

    @property
    def checks(self) -> ChecksPane:
        """What to look at before signature, made at the first call: the first look at the page waits for less."""
        if self._checks is None:
            self._checks = ChecksPane()
            self._put_pane(1, self._checks)
            self._connect_checks(self._checks)
        return self._checks

    @property
    def unchanged(self) -> UnchangedPane:
        """What was copied from the report before, made at the first call."""
        if self._unchanged is None:
            self._unchanged = UnchangedPane()
            self._put_pane(2, self._unchanged)
            self._connect_unchanged(self._unchanged)
        return self._unchanged

    def show_tab(self, tab: str) -> None:
        """Show another one."""
        self.tabs.setCurrentIndex(TABS.index(tab))

    def set_empty(self, *, is_empty: bool) -> None:
        """Say what belongs here while there is no report."""
        self._is_empty = is_empty
        self.tabs.setVisible(not is_empty)
        self._show_panes()
        self._share_width()

    def set_counts(self, findings: int | None, same: int | None) -> None:
        """How much stands behind the tabs; None while that is not known."""
        rest = self._tab_words()[1:]
        for number, (word, count) in enumerate(zip(rest, (findings, same), strict=True), start=1):
            self.tabs.setTabText(number, word if count is None else f"{word} ({count})")

    def show_notice(self, shown: Shown) -> None:
        """Why nothing can be changed, what was typed and not stored, or that the document says less than this."""
        sentences, is_part = shown.sentences, shown.kind is not VersionKind.REPORT
        self.banner.setVisible(bool(sentences.locked or shown.drafts or shown.refusal or is_part or shown.is_long))
        if shown.refusal is not None:
            self.banner.show_error(shown.refusal)
        elif sentences.locked:
            words = self.tr("{why} Muốn sửa, hãy yêu cầu chỉnh lý hoặc mở khoá.").format(why=sentences.locked)
            self.banner.show_text(words, mood=Mood.INFO, action=self.tr("Đến Kỳ báo cáo"))
        elif shown.drafts:
            words = self.tr("Còn {count} câu đã gõ mà chưa lưu được.").format(count=len(shown.drafts))
            self.banner.show_text(words, mood=Mood.WARN, action=self.tr("Mở lại"))
        elif is_part:
            words = self.tr("{kind} chỉ nêu những chỗ khác với bản đã gửi; mỗi câu dưới đây sửa được.")
            self.banner.show_text(words.format(kind=shown.kind.label), mood=Mood.INFO)
        elif shown.is_long:
            words = self.tr("Báo cáo rất dài: soát và dàn trang mất vài phút nên chỉ làm khi được yêu cầu.")
            self.banner.show_text(words, mood=Mood.INFO, action=self.tr("Soát, dàn trang"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages take what the sentences leave; where no page could be read, nothing."""
        super().resizeEvent(event)
        self._share_width()

    def _tab_words(self) -> tuple[str, ...]:
        return (self.tr("Nội dung"), self.tr("Kiểm tra trước khi ký"), self.tr("Chỉ sửa ngày tháng"))

    def _share_width(self) -> None:
        width = self.width()
        left = max(_LEFT_WIDTH, min(_LEFT_MOST, width * 2 // 5))
        has_room = width - left >= _PREVIEW_LEAST and not self._is_empty
        self._left.setFixedWidth(left if has_room else width)
        self.preview.setVisible(has_room)
        self._divider.setVisible(has_room)
        self.head.pages.setVisible(not has_room and not self._is_empty)

    def _show_panes(self) -> None:
        if self._is_empty:
            self._panes.setCurrentIndex(len(TABS))
        else:
            self._panes.setCurrentWidget(self._pane())

    def _pane(self) -> QWidget:
        match self.tab:
            case "checks":
                return self.checks
            case "same":
                return self.unchanged
        return self.texts

    def _put_pane(self, place: int, pane: QWidget) -> None:
        self._panes.put(place, pane)
        follow_after(self.texts.templates, pane)

    def _connect_checks(self, pane: ChecksPane) -> None:
        """A subclass joins the pane with the rest."""

    def _connect_unchanged(self, pane: UnchangedPane) -> None:
        """A subclass joins the pane with the rest."""

    def _lay_out_parts(self) -> None:
        self._panes = LateStack(len(TABS) + 1)
        self._panes.put(0, self.texts)
        self._panes.put(len(TABS), self._nothing())
        notice = column(margins=(PAGE_PADDING, 0, 16, 0))
        notice.addWidget(self.banner)
        tabs = row(margins=(16, 0, 16, 0))
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self._left = QWidget()
        stack = column(self._left, gap=0)
        stack.addWidget(self.head)
        stack.addLayout(notice)
        stack.addLayout(tabs)
        stack.addWidget(Rule())
        stack.addWidget(self._panes, 1)
        self._divider = Rule(vertical=True)
        line = row(self, gap=0)
        line.addWidget(self._left)
        line.addWidget(self._divider)
        line.addWidget(self.preview, 1)

    def _nothing(self) -> Ground:
        nothing = Ground("surface")
        stack = column(nothing, margins=(PAGE_PADDING, 24, PAGE_PADDING, 24))
        stack.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addStretch(1)
        return nothing
