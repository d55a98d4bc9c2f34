"""A document page by page in a large window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.pages import LaidOut
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.page_stack import Zoom
from pii_desktop.ui.widgets.pages_view import PagesView

_MARGIN = 24
_LEAST = (640, 480)
_SHARE = 0.94


class PreviewDialog(QDialog):
    """Shows a document as it was laid out when the dialog was opened."""

    def __init__(self, desk: Desk, title: str, document: LaidOut, parent: QWidget) -> None:
        """Show it with `open()`; it frees itself. `title` says what is seen."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(title)
        self.setMinimumSize(*_LEAST)
        self.resize(parent.window().size() * _SHARE)
        self.pages = PagesView(desk, _MARGIN)
        self.pages.bar.enlarge.hide()
        self.pages.set_zoom(Zoom.FULL)
        stack = column(self, gap=0)
        stack.addWidget(self.pages)
        self.pages.show_document(document)
        self.pages.canvas.setFocus()

    def done(self, result: int) -> None:
        """Nobody looks any more: what is being drawn is given up."""
        self.pages.stop()
        super().done(result)
