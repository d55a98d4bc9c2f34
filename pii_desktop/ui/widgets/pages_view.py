"""The pages of a document as they will look on paper. What is drawn is told by a subclass."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.pages import LaidOut
from pii_desktop.errors import PiiError
from pii_desktop.services.previewing import Cancelled, page_pixels
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.shortcuts import bind
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import PANEL_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.notices import Notices
from pii_desktop.ui.widgets.page_stack import Zoom
from pii_desktop.ui.widgets.pages_bar import PagesBar
from pii_desktop.ui.widgets.pages_canvas import PagesCanvas
from pii_desktop.ui.widgets.printing import Printing, image_of
from pii_desktop.ui.widgets.progress_line import ProgressLine

MakePages = Callable[[Cancelled], LaidOut]
"""Lays a document out, beside the window; stops when it is told that nobody waits any more."""


class PagesView(Ground):
    """Draws beside the window; what it shows stays until the new pages are there.

    Signals: `laid_out` when new pages are there, `enlarge_wanted` when a larger view was asked for.
    """

    laid_out = Signal()
    enlarge_wanted = Signal()

    def __init__(self, desk: Desk, margin: int, parent: QWidget | None = None) -> None:
        """Empty at first; `margin` is the air beside a page that fits, in logical pixels."""
        super().__init__("preview", parent)
        self._desk = desk
        self._task: Task | None = None
        self._drawing: Task | None = None
        self._document: LaidOut | None = None
        self._wished = ""
        self._make: MakePages | None = None
        self.bar = PagesBar()
        self.canvas = PagesCanvas(margin)
        self._message = Label("", tone="text2", wrap=True)
        self._progress = ProgressLine()
        self.banner = Banner()
        self._printed_so_far = ProgressLine()
        self.printing = Printing(desk, self._printed_so_far, self)
        self._lay_out()
        self._connect()
        self._show_message("")
        self._show_state()

    @property
    def page_count(self) -> int:
        """How many pages are there."""
        return self.canvas.page_count

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self.canvas.page

    @property
    def document(self) -> LaidOut | None:
        """What is shown; None while nothing is."""
        return self._document

    def message(self) -> str:
        """Why nothing can be drawn; blank where something is."""
        return self._message.text()

    def show_document(self, document: LaidOut) -> None:
        """Show pages that are laid out already; the place is kept."""
        self._document = document
        self._show_message("")
        self.canvas.set_pages(document.sizes)
        self._show_state()
        wished, self._wished = self._wished, ""
        if wished:
            self.canvas.mark(document.place_of(wished))
        self.laid_out.emit()

    def show_page_of(self, key: str) -> bool:
        """Go to the page on which the sentence called `key` stands, and mark it there; False where it does not.

        The wish is kept for the next pages: while they are being laid out, or where it does not stand in these.
        """
        place = self._document.place_of(key) if self._document is not None else None
        self._wished = key if place is None or self._task is not None else ""
        self.canvas.mark(place)
        return place is not None

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages larger or smaller; the place is kept."""
        self.bar.zoom.set_value(zoom)
        self.canvas.set_zoom(zoom)

    def cancel(self) -> None:
        """Stop laying out, as Hủy does; another try is offered."""
        self.stop()
        self._on_cancelled()

    def print_pages(self) -> None:
        """Ask for a printer and print what is shown."""
        if self._document is not None:
            self.banner.hide()
            self.printing.ask(self._document, self.page)

    def stop(self) -> None:
        """Give up what is being drawn."""
        for task in (self._task, self._drawing):
            if task is not None and not task.is_finished:
                task.cancel()
        if self._task is not None:
            self._progress.finish()
        self._task, self._drawing = None, None

    # for subclasses

    def _draw(self, make: MakePages) -> None:
        """Lay out anew beside the window; what was being laid out is given up."""
        self.stop()
        self.banner.hide()
        self._make = make
        self._task = self._desk.aside(
            lambda progress: make(lambda: progress.is_cancelled), self._on_laid, self._on_refused
        )
        self._progress.watch(self.tr("Đang dàn trang…"), self._task)

    def _show_nothing(self, message: str = "") -> None:
        """No pages; say why."""
        self._document = None
        self.canvas.set_pages((), keep_place=False)
        self._show_message(message)
        self._show_state()

    # private

    def _show_message(self, message: str) -> None:
        self._message.setText(message)
        self._message.setVisible(bool(message))

    def _show_state(self) -> None:
        page, count = self.canvas.page, self.canvas.page_count
        self.bar.show_page(page, count)
        words = self.tr("Trang {number} trên {count} của văn bản")
        self.canvas.setAccessibleName(words.format(number=page + 1, count=count) if count else self.tr("Xem trước"))

    def _on_laid(self, document: LaidOut) -> None:
        self._task = None
        self._progress.finish()
        self.show_document(document)

    def _on_refused(self, error: PiiError) -> None:
        self._task = None
        self._progress.finish()
        self._show_nothing(str(error))

    def _on_wanted(self) -> None:
        """One page after the other, those in view first: what was scrolled past is never drawn."""
        document, missing = self._document, self.canvas.missing()
        if self._drawing is not None or document is None or not missing:
            return
        number = missing[0]
        width = self.canvas.width_px(number)

        def draw(_progress: Progress) -> tuple[LaidOut, int, QImage]:
            return document, number, image_of(page_pixels(document, number, width))

        self._drawing = self._desk.aside(draw, self._on_drawn)

    def _on_drawn(self, drawn: tuple[LaidOut, int, QImage]) -> None:
        self._drawing = None
        document, number, picture = drawn
        if document is self._document:
            self.canvas.put(number, picture)
        self._on_wanted()

    def _on_page_wanted(self, page: int) -> None:
        self.canvas.show_page(page)
        self._show_state()

    def _on_page_changed(self, _page: int) -> None:
        self._show_state()

    def _on_zoom_wanted(self, zoom: Zoom) -> None:
        self.set_zoom(zoom)
        self.canvas.setFocus()

    def _on_printed(self, count: int) -> None:
        self.banner.show_text(self.tr("Đã gửi {count} trang đến máy in.").format(count=count), mood=Mood.GOOD)
        self.banner.show()

    def _on_print_refused(self, error: PiiError) -> None:
        self.banner.show_error(error)

    def _on_cancelled(self) -> None:
        """What is shown is not what the records say any more, and that is told."""
        self._task = None
        words = self.tr("Đã dừng dàn trang; trang đang thấy là bản trước.") if self.page_count else ""
        self.banner.show_text(
            words or self.tr("Đã dừng dàn trang."), mood=Mood.WARN, action=self.tr("Dàn lại") if self._make else ""
        )
        self.banner.show()

    def _on_again(self) -> None:
        if self._make is not None:
            self._draw(self._make)

    def _connect(self) -> None:
        self.bar.page_wanted.connect(self._on_page_wanted)
        self.bar.zoom_wanted.connect(self._on_zoom_wanted)
        self.bar.print_wanted.connect(self.print_pages)
        self.bar.enlarge_wanted.connect(self.enlarge_wanted)
        self.canvas.wanted.connect(self._on_wanted)
        self.canvas.page_changed.connect(self._on_page_changed)
        self.printing.printed.connect(self._on_printed)
        self.printing.refused.connect(self._on_print_refused)
        self._progress.cancelled.connect(self._on_cancelled)
        self.banner.acted.connect(self._on_again)
        bind(self, "Ctrl+P", self.print_pages)

    def _lay_out(self) -> None:
        self.banner.hide()
        self._message.hide()
        margins = (PANEL_PADDING, 8, PANEL_PADDING, 0)
        notices = Notices(self._progress, self._printed_so_far, self.banner, self._message, margins=margins)
        foot = row(margins=(PANEL_PADDING, 8, PANEL_PADDING, 8))
        foot.addWidget(Label(self.tr("Thể thức theo Nghị định 30/2020/NĐ-CP"), role=Type.SMALL, tone="text2"))
        self._stack = column(self, gap=0)
        self._stack.addWidget(self.bar)
        self._stack.addWidget(Rule())
        self._stack.addWidget(notices)
        self._stack.addWidget(self.canvas, 1)
        self._stack.addLayout(foot)
