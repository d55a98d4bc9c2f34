"""The pages of the report as they will look, at the right."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.report import Report
from pii_desktop.services.reporting import build_short
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.tokens import PREVIEW_PANEL_WIDTH
from pii_desktop.ui.widgets.pages_view import PagesView

_PAGE_WIDTH = 420
_MARGIN = 18
_LEAST_WIDTH = 300
_MOST_ROWS = 1000
"""A longer report would be drawn for minutes, and hold up the window all the while."""


class PreviewPanel(PagesView):
    """Draws the report of a period, in the room that list and checks leave."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a period is shown."""
        self._room = 0
        super().__init__(desk, _PAGE_WIDTH, _MARGIN, parent)
        self._period_id: PeriodId | None = None
        self._asked = 0
        self.set_room(PREVIEW_PANEL_WIDTH)

    def set_room(self, width: int) -> None:
        """Take at most `width`, in logical pixels; the paper shrinks with it. Where nothing could be read, nothing."""
        room = min(width, PREVIEW_PANEL_WIDTH)
        if room != self._room:
            self._room = room
            self.setFixedWidth(room if self.has_room else 0)
            self.setEnabled(self.has_room)
            self._show_page()

    @property
    def has_room(self) -> bool:
        """False in a window too narrow for a page that can be read."""
        return self._room >= _LEAST_WIDTH

    def show_period(self, period_id: PeriodId) -> None:
        """Draw the report of a period anew; another period begins at its first page."""
        if period_id != self._period_id:
            self._number = 0
            self._show_pages(())
        self._period_id = period_id
        self.stop()
        self._asked += 1
        asked = self._asked
        self._desk.ask(
            lambda uow: (asked, build_short(uow, period_id, most=_MOST_ROWS)), self._on_built, self._on_refused
        )

    def _on_built(self, built: tuple[int, Report | None]) -> None:
        """Draw, unless another report was asked for meanwhile."""
        asked, report = built
        if asked != self._asked:
            return
        if report is None:
            self._show_pages((), self.tr("Báo cáo quá dài để vẽ trước. Hãy xuất tệp để xem."))
            return
        self._draw(lambda: report)

    def _shown_width(self) -> int:
        return min(_PAGE_WIDTH, self._room - 2 * _MARGIN)
