"""Pictures of the pages behind rows, drawn beside the window and kept for coming back."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pii_desktop.domain.page_picture import PagePicture, RowWords
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.errors import PiiError
from pii_desktop.services.importing import source_page
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Task

_WIDTH_PX = 1200
_PATIENCE_MS = 150
_KEPT = 24

_Wish = tuple[Path, int, RowWords]


class PagePictures(QObject):
    """Signals: `drawn` carries the PagePicture of the row asked for last, `failed` a PiiError."""

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing is drawn before a row is asked for."""
        super().__init__(parent)
        self._desk = desk
        self._wish: _Wish | None = None
        self._task: Task | None = None
        self._kept: dict[_Wish, PagePicture] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._draw)

    def want(self, file: Path, plan: ParsedPlan, row: ParsedRow) -> bool:
        """Ask for the page of a row; False where it stands on none. Walking through rows draws only the last."""
        self.stop()
        if row.place.page is None or file.suffix.lower() != ".pdf":
            return False
        self._wish = file, row.place.page, words_of(plan, row)
        kept = self._kept.get(self._wish)
        if kept is not None:
            self.drawn.emit(kept)
        else:
            self._timer.start()
        return True

    def stop(self) -> None:
        """No picture is wanted any more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _draw(self) -> None:
        if self._wish is not None:
            file, page, words = self._wish
            self._task = self._desk.tasks.aside(
                lambda _progress: source_page(file, page, _WIDTH_PX, words), done=self._on_drawn, failed=self._on_failed
            )

    def _on_drawn(self, picture: PagePicture) -> None:
        self._task = None
        if self._wish is not None:
            self._kept[self._wish] = picture
            for oldest in list(self._kept)[: max(len(self._kept) - _KEPT, 0)]:
                del self._kept[oldest]
        self.drawn.emit(picture)

    def _on_failed(self, error: PiiError) -> None:
        self._task = None
        self.failed.emit(error)


def words_of(plan: ParsedPlan, row: ParsedRow) -> RowWords:
    """Code and name as printed, and those of the row behind it on the same page."""
    place = next((number for number, each in enumerate(plan.rows) if each.place == row.place), None)
    behind = plan.rows[place + 1] if place is not None and place + 1 < len(plan.rows) else None
    if behind is None or behind.place.page != row.place.page:
        return RowWords(_mark(row), row.name)
    return RowWords(_mark(row), row.name, _mark(behind), behind.name)


def _mark(row: ParsedRow) -> str:
    return row.code_printed or row.stt or ""
