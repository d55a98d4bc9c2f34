"""A look at the first page of a document."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.page_picture import DocumentLook
from pii_desktop.errors import PiiError
from pii_desktop.services.evidence_copies import look
from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.look import colour, font
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label

_HEIGHT = 176
_PAGE_WIDTH = 400  # wider than the box: the white margins of the page may be cut off


class PreviewBox(Ground):
    """The upper part of the first page. Emits `clicked` when the user wants to see the whole document."""

    clicked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """176 high, blank at first."""
        super().__init__("preview", parent)
        self._desk = desk
        self._task: Task | None = None
        self._picture: QPixmap | None = None
        self._lines: tuple[str, ...] = ()
        self._count = 0
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.words = Label("", tone="text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(tr("Xem trước trang đầu"))
        column(self, margins=(24, 8, 24, 8)).addWidget(self.words)

    def show_file(self, kept: Path | None) -> None:
        """Draw the first page of this file; None says that it is not there."""
        self.clear()
        if kept is None:
            self.words.setText(tr("Tệp không còn trong sổ dữ liệu. Bấm “Kiểm tra tệp” để khôi phục."))
            return
        self.words.setText(tr("Đang đọc…"))
        width = round(_PAGE_WIDTH * self.devicePixelRatioF())
        self._task = self._desk.aside(Looking(kept, width, 1), self._on_seen, self._on_refused)

    def clear(self) -> None:
        """Show nothing, and give up what was being drawn."""
        if self._task is not None and not self._task.is_finished:
            self._task.cancel()
        self._task, self._picture, self._lines, self._count = None, None, (), 0
        self.words.setText("")
        self.update()

    def has_picture(self) -> bool:
        """True when there is something to see."""
        return self._picture is not None or bool(self._lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the whole document too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.has_picture():
            self.clicked.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the whole document."""
        super().mouseReleaseEvent(event)
        if self.has_picture():
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page on its ground, how many there are at the foot."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = (self.width() - _PAGE_WIDTH) // 2
        if self._picture is not None:
            ratio = self._picture.width() / _PAGE_WIDTH
            height = round(self._picture.height() / ratio)
            painter.fillRect(left, 12, _PAGE_WIDTH, height, Qt.GlobalColor.white)
            painter.drawPixmap(left, 12, _PAGE_WIDTH, height, self._picture)
        elif self._lines:
            paper = self.rect().adjusted(24, 12, -24, 0)
            painter.fillRect(paper, Qt.GlobalColor.white)
            painter.setPen(Qt.GlobalColor.black)
            painter.setFont(font(Type.SMALL))
            area = paper.adjusted(12, 8, -12, 0)
            painter.drawText(area, Qt.TextFlag.TextWordWrap, "\n".join(self._lines))
        if self._count > 1:
            self._paint_count(painter)
        if self.hasFocus():
            draw_ring(painter, self.rect().toRectF())

    def _paint_count(self, painter: QPainter) -> None:
        said = f"1 / {self._count}"
        painter.setFont(font(Type.SMALL))
        width = painter.fontMetrics().horizontalAdvance(said) + 12
        area = self.rect().adjusted(self.width() - width - 4, self.height() - 24, -4, -4)
        painter.fillRect(area, colour("neutral_soft"))
        painter.setPen(colour("text2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)

    def _on_seen(self, seen: DocumentLook) -> None:
        self.words.setText("" if seen.pages or seen.lines else tr("Tệp không có chữ nào để xem trước."))
        if seen.pages:
            self._picture = QPixmap()
            self._picture.loadFromData(seen.pages[0])
        self._lines, self._count = seen.lines, seen.page_count
        self.setToolTip(tr("Bấm để xem cả văn bản") if self.has_picture() else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.has_picture() else Qt.CursorShape.ArrowCursor)
        self.update()

    def _on_refused(self, error: PiiError) -> None:
        self.words.setText(f"{error.title} {error.hint}")


class Looking:
    """Draws beside the window, in a child process that ends when nobody waits any more."""

    def __init__(self, kept: Path, width_px: int, most: int) -> None:
        """The first `most` pages of the kept file, `width_px` device pixels wide."""
        self._kept, self._width, self._most = kept, width_px, most

    def __call__(self, progress: Progress) -> DocumentLook:
        """The pages, or the first lines. Raises PiiError for what cannot be shown."""
        return look(self._kept, self._width, most=self._most, cancelled=lambda: progress.is_cancelled)
