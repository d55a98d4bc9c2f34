"""A place to drop files on, with a button for those who would rather choose."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.empty_state import EmptyState


class DropZone(EmptyState):
    """A dashed card. Emits `dropped` with a tuple of paths; those of EmptyState for its buttons."""

    dropped = Signal(object)

    def __init__(
        self, title: str, text: str, *, suffixes: Iterable[str], actions: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        """`suffixes` such as ".docx": other files are not taken; `actions` are the words of at most two buttons."""
        super().__init__(Icon.UPLOAD, title, text, actions=actions, parent=parent)
        self._suffixes = tuple(suffixes)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only files we can take."""
        if dropped_files(event.mimeData(), self._suffixes):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files."""
        files = dropped_files(event.mimeData(), self._suffixes)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)


def dropped_files(mime: QMimeData | None, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """The local files with one of these suffixes among what is dragged, or copied; an empty clipboard holds None."""
    if mime is None:
        return ()
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() in suffixes)
