"""Room for banners and progress that is there only while one of them is."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.widgets.frames import column

_SHOWN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Notices(QWidget):
    """Widgets below one another; without one to be seen it takes no room, not even for its margins."""

    def __init__(self, *widgets: QWidget, margins: tuple[int, int, int, int], parent: QWidget | None = None) -> None:
        """`margins` left, top, right, bottom."""
        super().__init__(parent)
        self._widgets = widgets
        stack = column(self, gap=8, margins=margins)
        for widget in widgets:
            stack.addWidget(widget)
            widget.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be seen with what is in it."""
        if event.type() in _SHOWN:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(any(not widget.isHidden() for widget in self._widgets))
