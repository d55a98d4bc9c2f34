"""The pages of the report as they will look, at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.report import Report
from pii_desktop.errors import PiiError
from pii_desktop.services.reporting import build_short, preview_pages
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PANEL_PADDING, PREVIEW_PANEL_WIDTH, Type
from pii_desktop.ui.widgets.buttons import IconButton
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle
from pii_desktop.ui.widgets.progress_line import ProgressLine

_PAGE_WIDTH = 420
_MARGIN = 18
_LEAST_WIDTH = 300
_HEAD = 48
_MOST_ROWS = 1000
"""A longer report would be drawn for minutes, and hold up the window all the while."""


class PreviewPanel(Ground):
    """Draws beside the window; what it shows stays until the new pages are there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a period is shown."""
        super().__init__("preview", parent)
        self._desk = desk
        self._task: Task | None = None
        self._period_id: PeriodId | None = None
        self._pages: tuple[bytes, ...] = ()
        self._number = 0
        self._asked = 0
        self.picture = QLabel()
        self._message = Label("", tone="text2", wrap=True)
        self._count = Label("", tone="text2")
        self.earlier = IconButton(Icon.CHEVRON_LEFT, self.tr("Trang trước"))
        self.later = IconButton(Icon.CHEVRON_RIGHT, self.tr("Trang sau"))
        self._progress = ProgressLine()
        self._lay_out()
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self._room = 0
        self.set_room(PREVIEW_PANEL_WIDTH)

    def set_room(self, width: int) -> None:
        """Take at most `width`, in logical pixels; the paper shrinks with it. Where nothing could be read, nothing."""
        room = min(width, PREVIEW_PANEL_WIDTH)
        if room != self._room:
            self._room = room
            self.setFixedWidth(room if self.has_room else 0)
            self.setEnabled(self.has_room)
            self._show_page()

    @property
    def has_room(self) -> bool:
        """False in a window too narrow for a page that can be read."""
        return self._room >= _LEAST_WIDTH

    @property
    def page_count(self) -> int:
        """How many pages are there."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._number

    def show_period(self, period_id: PeriodId) -> None:
        """Draw the report of a period anew; another period begins at its first page."""
        if period_id != self._period_id:
            self._number = 0
            self._pages = ()
            self._show_page()
        self._period_id = period_id
        self._stop()
        self._asked += 1
        asked = self._asked
        self._desk.ask(
            lambda uow: (asked, build_short(uow, period_id, most=_MOST_ROWS)), self._on_built, self._on_refused
        )

    def _on_built(self, built: tuple[int, Report | None]) -> None:
        """Draw, unless another report was asked for meanwhile."""
        asked, report = built
        if asked != self._asked:
            return
        if report is None:
            self._pages = ()
            self._message.setText(self.tr("Báo cáo quá dài để vẽ trước. Hãy xuất tệp để xem."))
            self._show_page()
            return
        width = round(_PAGE_WIDTH * self.devicePixelRatioF())
        self._task = self._desk.aside(
            lambda _progress: preview_pages(report, width_px=width), self._on_drawn, self._on_refused
        )
        self._progress.watch(self.tr("Đang vẽ trang…"), self._task)

    def _lay_out(self) -> None:
        head = row(margins=(PANEL_PADDING, 0, PANEL_PADDING, 0))
        head.addWidget(SectionTitle(self.tr("Xem trước")))
        head.addStretch(1)
        for widget in (self.earlier, self._count, self.later):
            head.addWidget(widget)
        top = Ground("surface")
        top.setFixedHeight(_HEAD)
        top.setLayout(head)
        content = Ground("preview")
        paper = column(content, gap=8, margins=(_MARGIN, 8, _MARGIN, 8))
        paper.addWidget(self._message)
        paper.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        paper.addStretch(1)
        busy = column(margins=(PANEL_PADDING, 0, PANEL_PADDING, 0))
        busy.addWidget(self._progress)
        foot = row(margins=(PANEL_PADDING, 8, PANEL_PADDING, 8))
        foot.addWidget(Label(self.tr("Thể thức theo Nghị định 30/2020/NĐ-CP"), role=Type.SMALL, tone="text2"))
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addWidget(Rule())
        stack.addLayout(busy)
        stack.addWidget(Scroll(content), 1)
        stack.addLayout(foot)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._progress.finish()

    def _on_drawn(self, pages: tuple[bytes, ...]) -> None:
        self._task = None
        self._progress.finish()
        self._pages = pages
        self._message.setText("")
        self._show_page()

    def _on_refused(self, error: PiiError) -> None:
        self._task = None
        self._progress.finish()
        self._pages = ()
        self._message.setText(str(error))
        self._show_page()

    def _on_earlier(self) -> None:
        self._number -= 1
        self._show_page()

    def _on_later(self) -> None:
        self._number += 1
        self._show_page()

    def _show_page(self) -> None:
        count = len(self._pages)
        self._number = max(0, min(self._number, count - 1))
        self.earlier.setEnabled(self._number > 0)
        self.later.setEnabled(self._number + 1 < count)
        self._count.setText(f"{self._number + 1} / {count}" if count else "")
        self._message.setVisible(bool(self._message.text()))
        self.picture.setVisible(bool(count))
        if not count:
            self.picture.clear()
            return
        words = self.tr("Trang {number} trên {count} của báo cáo")
        self.picture.setAccessibleName(words.format(number=self._number + 1, count=count))
        picture = QPixmap()
        picture.loadFromData(self._pages[self._number])
        ratio = self.devicePixelRatioF()
        width = round(min(_PAGE_WIDTH, self._room - 2 * _MARGIN) * ratio)
        if 0 < width < picture.width():
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)
