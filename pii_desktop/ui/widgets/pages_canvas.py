"""A view of pages below one another; only those looked at are drawn, and few are kept."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from pii_desktop.domain.pages import PageSize, SentencePlace
from pii_desktop.ui.look import colour
from pii_desktop.ui.tokens import LIGHT
from pii_desktop.ui.widgets.page_stack import GAP, PageStack, Zoom

_MOST_BYTES = 48 << 20
_LEAST_KEPT = 4
# A wider picture would take longer than anybody waits; it is stretched.
_WIDEST = 3200
_LINE = 48
_BAR = 3
# Paper is white in every theme, so what stands on it has the colours of the light one.
_PAPER = QColor(Qt.GlobalColor.white)
_MARK = QColor(LIGHT.accent)


class PagesCanvas(QAbstractScrollArea):
    """Signals: `wanted` when pages came into view that are not drawn, `page_changed` with the page at the top."""

    wanted = Signal()
    page_changed = Signal(int)

    def __init__(self, margin: int, parent: QWidget | None = None) -> None:
        """Empty; `margin` is the air beside a page that fits."""
        super().__init__(parent)
        self._margin = margin
        self._sizes: tuple[PageSize, ...] = ()
        self._zoom = Zoom.FIT
        self._stack = PageStack()
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._fresh: set[int] = set()
        self._marked: SentencePlace | None = None
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page at the top of the view, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown."""
        return self._zoom

    def set_pages(self, sizes: Sequence[PageSize], *, keep_place: bool = True) -> None:
        """Show another document; what was drawn stays until `put` brings the new page, and the place is kept."""
        if not keep_place:
            self._pictures.clear()
        self._marked = None
        self._fresh.clear()
        self._rearrange(tuple(sizes), self._zoom)
        if not keep_place:
            self.show_page(0)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages larger or smaller; the place is kept."""
        self._rearrange(self._sizes, zoom)

    def show_page(self, number: int, share: float = 0.0) -> None:
        """Bring page `number` (from 0) to the top of the view, or the place a share of its height below that."""
        if not self._stack.boxes:
            return
        number = max(0, min(number, len(self._stack.boxes) - 1))
        box = self._stack.boxes[number]
        self.verticalScrollBar().setValue(box.top - GAP + round(share * box.height))
        # Also where it cannot come to the top: the last pages may all be in view.
        self._set_page(number)

    def mark(self, place: SentencePlace | None) -> None:
        """Put a bar beside a sentence and show it; None takes the bar away."""
        self._marked = place
        if place is not None:
            self.show_page(place.page, max(0.0, place.top - 0.08))
        self.viewport().update()

    def missing(self) -> list[int]:
        """Pages to draw, those in view first, then the next and the one before."""
        seen = self._seen()
        if not seen:
            return []
        around = [*seen, seen[-1] + 1, seen[0] - 1]
        return [page for page in around if 0 <= page < len(self._sizes) and self.picture_of(page) is None]

    def width_px(self, number: int) -> int:
        """How wide the picture of a page has to be, in device pixels."""
        return max(1, min(round(self._stack.boxes[number].width * self.devicePixelRatioF()), _WIDEST))

    def put(self, number: int, picture: QImage) -> None:
        """Take the picture of a page; pictures looked at longest ago are dropped."""
        if number >= len(self._sizes):
            return
        self._pictures[number] = picture
        self._pictures.move_to_end(number)
        self._fresh.add(number)
        self._drop_old()
        self.viewport().update()

    def picture_of(self, number: int) -> QImage | None:
        """What is drawn of a page as large as it is shown; None where nothing is."""
        picture = self._pictures.get(number) if number in self._fresh else None
        return picture if picture is not None and picture.width() == self.width_px(number) else None

    def kept_bytes(self) -> int:
        """What the pictures weigh."""
        return sum(picture.sizeInBytes() for picture in self._pictures.values())

    # Qt overrides

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(420, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit grow and shrink with the view."""
        super().resizeEvent(event)
        self.set_zoom(self._zoom)

    def event(self, event: QEvent) -> bool:
        """On a screen of another scale what is seen is drawn anew, as sharp as there."""
        result = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell_seen()
        return result

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; PgUp, PgDn, space and arrows scroll."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with a hairline, and on it what is drawn of the page so far."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("neutral_soft"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._seen():
            place = self._place_of(number)
            picture = self._pictures.get(number)
            painter.fillRect(place, _PAPER)
            if picture is not None:
                painter.drawImage(place, picture)
            painter.setPen(colour("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            if self._marked is not None and self._marked.page == number:
                self._paint_mark(painter, place, self._marked)

    # private

    def _paint_mark(self, painter: QPainter, page: QRect, mark: SentencePlace) -> None:
        top = page.top() + round(mark.top * page.height())
        height = max(_BAR, round((mark.bottom - mark.top) * page.height()))
        painter.fillRect(QRect(page.left() + round(page.width() * 0.1), top, _BAR, height), _MARK)

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._stack.pages_between(top, top + self.viewport().height())

    def _place_of(self, number: int) -> QRect:
        """A page narrower than the view stands in its middle."""
        box = self._stack.boxes[number]
        free = self.viewport().width() - box.width
        left = free // 2 if free > 0 else -self.horizontalScrollBar().value()
        return QRect(QPoint(left, box.top - self.verticalScrollBar().value()), QSize(box.width, box.height))

    def _rearrange(self, sizes: tuple[PageSize, ...], zoom: Zoom) -> None:
        """Lay the pages out anew and stay where the user was."""
        page, share = self._place()
        self._sizes, self._zoom = sizes, zoom
        self._stack = PageStack(sizes, zoom, max(self.viewport().width() - 2 * self._margin, 1))
        for gone in [number for number in self._pictures if number >= len(sizes)]:
            del self._pictures[gone]
        view = self.viewport().size()
        _set_reach(self.verticalScrollBar(), self._stack.height, view.height())
        _set_reach(self.horizontalScrollBar(), self._stack.width, view.width())
        self.show_page(page, share)
        self.viewport().update()
        self._tell_seen()

    def _place(self) -> tuple[int, float]:
        """The page looked at, and how far down in it the view begins: less than nothing where it begins above."""
        if not self._stack.boxes:
            return 0, 0.0
        box = self._stack.boxes[self._page]
        return self._page, (self.verticalScrollBar().value() + GAP - box.top) / box.height

    def _on_scrolled(self) -> None:
        """The page in the upper third of the view counts as the one looked at; at the very end it is the last."""
        bar = self.verticalScrollBar()
        at_the_end = bar.value() == bar.maximum() > 0
        third = self._stack.height if at_the_end else bar.value() + self.viewport().height() // 3
        self._set_page(self._stack.page_at(third))
        self._tell_seen()

    def _set_page(self, number: int) -> None:
        if number != self._page:
            self._page = number
            self.page_changed.emit(number)

    def _tell_seen(self) -> None:
        for number in self._seen():
            if number in self._pictures:
                self._pictures.move_to_end(number)
        if self.missing():
            self.wanted.emit()

    def _drop_old(self) -> None:
        while len(self._pictures) > _LEAST_KEPT and self.kept_bytes() > _MOST_BYTES:
            number, _ = self._pictures.popitem(last=False)
            self._fresh.discard(number)


def _set_reach(bar: QScrollBar, whole: int, seen: int) -> None:
    bar.setRange(0, max(0, whole - seen))
    bar.setPageStep(max(1, seen - GAP))
