"""The pages of a document as they will look on paper, one at a time. What is drawn is told by a subclass."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from pii_desktop.domain.report import Report
from pii_desktop.errors import PiiError
from pii_desktop.services.reporting import preview_pages
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PANEL_PADDING, Type
from pii_desktop.ui.widgets.buttons import IconButton
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle
from pii_desktop.ui.widgets.progress_line import ProgressLine

_HEAD = 48


class PagesView(Ground):
    """Draws beside the window; what it shows stays until the new pages are there."""

    def __init__(self, desk: Desk, page_width: int, margin: int, parent: QWidget | None = None) -> None:
        """Empty at first; pages are drawn `page_width` logical pixels wide, with `margin` at their sides."""
        super().__init__("preview", parent)
        self._desk = desk
        self._page_width = page_width
        self._margin = margin
        self._task: Task | None = None
        self._pages: tuple[bytes, ...] = ()
        self._number = 0
        self.picture = QLabel()
        self._message = Label("", tone="text2", wrap=True)
        self._count = Label("", tone="text2")
        self.earlier = IconButton(Icon.CHEVRON_LEFT, self.tr("Trang trước"))
        self.later = IconButton(Icon.CHEVRON_RIGHT, self.tr("Trang sau"))
        self._progress = ProgressLine()
        self._lay_out()
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self._show_page()

    @property
    def page_count(self) -> int:
        """How many pages are there."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._number

    def message(self) -> str:
        """Why nothing can be drawn; blank where something is."""
        return self._message.text()

    def stop(self) -> None:
        """Give up what is being drawn."""
        if self._task is not None and not self._task.is_finished:
            self._task.cancel()
        self._task = None
        self._progress.finish()

    # for subclasses

    def _draw(self, make: Callable[[], Report]) -> None:
        """Draw what `make` gives, beside the window; what was being drawn is given up."""
        self.stop()
        width = round(self._page_width * self.devicePixelRatioF())
        self._task = self._desk.aside(
            lambda _progress: preview_pages(make(), width_px=width), self._on_drawn, self._on_refused
        )
        self._progress.watch(self.tr("Đang vẽ trang…"), self._task)

    def _show_pages(self, pages: tuple[bytes, ...], message: str = "") -> None:
        """Show these, or say why there is none."""
        self._pages = pages
        self._message.setText(message)
        self._show_page()

    def _shown_width(self) -> int:
        """How wide a page is shown, in logical pixels; a wider picture shrinks."""
        return self._page_width

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
        words = self.tr("Trang {number} trên {count} của văn bản")
        self.picture.setAccessibleName(words.format(number=self._number + 1, count=count))
        self.picture.setPixmap(self._picture_of(self._pages[self._number]))

    # private

    def _picture_of(self, page: bytes) -> QPixmap:
        picture = QPixmap()
        picture.loadFromData(page)
        ratio = self.devicePixelRatioF()
        width = round(self._shown_width() * ratio)
        if 0 < width < picture.width():
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _on_drawn(self, pages: tuple[bytes, ...]) -> None:
        self._task = None
        self._progress.finish()
        self._show_pages(pages)

    def _on_refused(self, error: PiiError) -> None:
        self._task = None
        self._progress.finish()
        self._show_pages((), str(error))

    def _on_earlier(self) -> None:
        self._number -= 1
        self._show_page()

    def _on_later(self) -> None:
        self._number += 1
        self._show_page()

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
        paper = column(content, gap=8, margins=(self._margin, 8, self._margin, 8))
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
