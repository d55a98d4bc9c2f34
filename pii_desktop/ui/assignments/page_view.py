"""The page of a PDF on which a row stands, the row marked; larger and smaller at will."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from pii_desktop.domain.page_picture import PagePicture
from pii_desktop.ui.tokens import LIGHT
from pii_desktop.ui.widgets.frames import Ground

_HEIGHT = 288
_ZOOMS = (1.0, 1.5, 2.0, 2.75, 3.5)
_FIRST_ZOOM = 2
_BAR = 3
_ABOVE = 0.3


class PageView(QScrollArea):
    """Paper stays white in every theme, as the document is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._paper = _Paper()
        self._zoom = _FIRST_ZOOM
        self.setWidget(self._paper)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setCornerWidget(Ground("preview"))
        self.setAccessibleName(self.tr("Trang trong tệp PDF"))

    def show_picture(self, picture: PagePicture) -> None:
        """Show a page, the row in sight."""
        self._paper.show_picture(picture)
        self._fit()

    def zoom(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        self._zoom = min(max(self._zoom + steps, 0), len(_ZOOMS) - 1)
        self._fit()

    def _fit(self) -> None:
        self._paper.set_width(round(self.viewport().width() * _ZOOMS[self._zoom]))
        QTimer.singleShot(0, self, self._go_to_row)

    def _go_to_row(self) -> None:
        """The row a little below the upper edge; the bars know their range only after the layout."""
        top = self._paper.row_top()
        if top is not None:
            self.verticalScrollBar().setValue(round(top - self.viewport().height() * _ABOVE))
        self.horizontalScrollBar().setValue(0)


class _Paper(QWidget):
    """The picture, as wide as it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: PagePicture | None = None
        self._pixmap = QPixmap()

    def show_picture(self, picture: PagePicture) -> None:
        self._picture = picture
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(picture.png)
        self.update()

    def set_width(self, width: int) -> None:
        if not self._pixmap.isNull():
            self.setFixedSize(QSize(width, round(width * self._pixmap.height() / self._pixmap.width())))

    def row_top(self) -> float | None:
        top = self._picture.top if self._picture is not None else None
        return top * self.height() if top is not None else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(LIGHT.surface))
        painter.drawPixmap(self.rect(), self._pixmap)
        if self._picture is None or self._picture.top is None or self._picture.bottom is None:
            return
        top, bottom = self._picture.top * self.height(), self._picture.bottom * self.height()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(QRectF(0, top, self.width(), bottom - top), QColor(LIGHT.warn_soft))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.fillRect(QRectF(0, top, _BAR, bottom - top), QColor(LIGHT.accent))
