"""A document page by page in a large window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.pages import LaidOut
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.page_stack import PageStack, Zoom
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
        self.resize(_outermost(parent).size() * _SHARE)
        self.pages = PagesView(desk, _MARGIN)
        self.pages.bar.enlarge.hide()
        self.pages.set_zoom(Zoom.FULL if _fits(document, self.width() - 2 * _MARGIN) else Zoom.FIT)
        stack = column(self, gap=0)
        stack.addWidget(self.pages)
        self.pages.show_document(document)
        self.pages.canvas.setFocus()

    def done(self, result: int) -> None:
        """Nobody looks any more: what is being drawn is given up."""
        self.pages.stop()
        super().done(result)


def _outermost(widget: QWidget) -> QWidget:
    """The window that all dialogs around `widget` stand over."""
    window = widget.window()
    above = window.parentWidget()
    return window if above is None else _outermost(above)


def _fits(document: LaidOut, room: int) -> bool:
    """Whether the first page is seen at its whole width in the size it has on paper."""
    return PageStack(document.sizes[:1], Zoom.FULL).width <= room
