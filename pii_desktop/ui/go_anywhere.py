"""The search box of the head and the list under it, joined."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.finder import FinderList, Place, matches
from pii_desktop.ui.header_bar import HeaderBar


class GoAnywhere(QObject):
    """Shows what the words in the box fit. Signals: `chosen` with a Place, `left` when the user turned away."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, header: HeaderBar, window: QWidget) -> None:
        """The list lies over `window`."""
        super().__init__(window)
        self._box = header.search
        self._window = window
        self._list = FinderList(window)
        self._places: tuple[Place, ...] = ()
        header.search_entered.connect(self._on_entered)
        header.searched.connect(self._on_searched)
        header.led.connect(self._list.move_by)
        header.opened.connect(self._list.open_current)
        header.left.connect(self.leave)
        self._list.chosen.connect(self._on_chosen)

    def set_places(self, places: Sequence[Place]) -> None:
        """Everything that can be gone to."""
        self._places = tuple(places)

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return not self._list.isHidden()

    def texts(self) -> list[str]:
        """The words of the list."""
        return self._list.texts()

    def close(self) -> None:
        """Take the list away."""
        self._list.hide()

    def leave(self) -> None:
        """Take the list away and go back to the page."""
        self.close()
        self.left.emit()

    def _on_entered(self) -> None:
        self._on_searched(self._box.text())

    def _on_searched(self, words: str) -> None:
        if not words and not self._box.hasFocus():
            self.close()
            return
        corner = self._box.mapTo(self._window, QPoint(self._box.width(), self._box.height() + 4))
        self._list.show_places(matches(self._places, words), corner.x(), corner.y())

    def _on_chosen(self, place: Place) -> None:
        self.close()
        self._box.clear()
        self.chosen.emit(place)
