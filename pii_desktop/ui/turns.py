"""Work on the window in pieces, each in a turn of the event loop of its own: keys and paint come in between."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does its pieces one after another, as soon as the window has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        """Nothing to do. `parent` takes the pieces with it when it goes."""
        super().__init__(parent)
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # begun anew after each piece: what waited longer comes before the next one
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_done(self) -> bool:
        """True when nothing is left."""
        return not self._pieces

    def take(self, *pieces: Callable[[], object]) -> None:
        """Do these after what is left of those before."""
        self._pieces.extend(pieces)
        self._timer.start()

    def finish(self) -> None:
        """Do at once what is left, for somebody who cannot wait."""
        while self._pieces:
            self._pieces.popleft()()
        self._timer.stop()

    def drop(self) -> None:
        """Forget what is left."""
        self._pieces.clear()
        self._timer.stop()

    def _on_turn(self) -> None:
        if self._pieces:
            self._pieces.popleft()()
        if self._pieces:
            self._timer.start()
