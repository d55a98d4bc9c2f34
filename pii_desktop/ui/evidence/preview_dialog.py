"""The pages of a document one below the other."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.page_picture import DocumentLook
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence.preview_box import Looking
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.progress_line import ProgressLine

_WHOLE = QSize(880, 640)
_WHOLE_WIDTH = 800
_MOST_PAGES = 12


class PageView(QWidget):
    """One page, as wide as it was drawn; only its upper part where there is no room."""

    def __init__(self, png: bytes, parent: QWidget | None = None) -> None:
        """`png` in device pixels."""
        super().__init__(parent)
        self._picture = QPixmap()
        self._picture.loadFromData(png)

    def sizeHint(self) -> QSize:
        """In logical pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self._picture.width() / ratio), round(self._picture.height() / ratio))

    def minimumSizeHint(self) -> QSize:
        """As large as the page."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper is white in every theme."""
        painter = QPainter(self)
        size = self.sizeHint()
        painter.fillRect(0, 0, size.width(), size.height(), Qt.GlobalColor.white)
        painter.drawPixmap(0, 0, size.width(), size.height(), self._picture)


class PreviewDialog(QDialog):
    """The pages of a document one below the other; drawn beside the window."""

    def __init__(self, desk: Desk, title: str, kept: Path, parent: QWidget | None = None) -> None:
        """`kept` is the stored file; it is only read."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(_WHOLE)
        self._progress = ProgressLine()
        self.note = Label("", role=Type.SMALL, tone="text3")
        self._pages = Ground("preview")
        self.list = column(self._pages, gap=16, margins=(16, 16, 16, 16))
        self._close = Button(tr("Đóng"))
        self._lay_out()
        self._close.clicked.connect(self.accept)
        self._task = desk.aside(
            Looking(kept, round(_WHOLE_WIDTH * self.devicePixelRatioF()), _MOST_PAGES), self._on_seen, self._on_refused
        )
        self._progress.watch(tr("Đang vẽ các trang…"), self._task)

    def done(self, result: int) -> None:
        """Nobody looks any more: what is being drawn is given up."""
        if not self._task.is_finished:
            self._task.cancel()
        super().done(result)

    def _on_seen(self, seen: DocumentLook) -> None:
        self._progress.finish()
        for png in seen.pages:
            self.list.addWidget(PageView(png), 0, Qt.AlignmentFlag.AlignHCenter)
        if seen.lines:
            words = Label("\n".join(seen.lines), wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.list.addWidget(words)
            self.note.setText(tr("Chữ đầu văn bản; mở bằng Word để thấy đúng hình thức."))
        self.list.addStretch(1)
        more = seen.page_count - len(seen.pages)
        if more > 0:
            self.note.setText(tr("Còn {count} trang: hãy mở bằng chương trình của máy.").format(count=more))

    def _on_refused(self, error: PiiError) -> None:
        self._progress.finish()
        self.note.setText(str(error))

    def _lay_out(self) -> None:
        foot = row(margins=(16, 8, 16, 8))
        foot.addWidget(self.note, 1)
        foot.addWidget(self._close)
        stack = column(self, gap=0)
        stack.addWidget(self._progress)
        stack.addWidget(Scroll(self._pages), 1)
        stack.addLayout(foot)
