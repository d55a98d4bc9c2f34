"""The report of a period as it will look on paper, for every page of the window that shows it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.report import Report
from pii_desktop.services.previewing import lay_out
from pii_desktop.services.reporting import report_to_draw
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.preview_dialog import PreviewDialog
from pii_desktop.ui.widgets.pages_view import PagesView

_MARGIN = 18
_REST_MS = 60  # the page is painted first, and whoever runs through the periods does not have each one built
_MOST_ROWS = 1000
"""A longer report is laid out for minutes, and whatever is asked of the store waits all the while."""


class ReportPreview(PagesView):
    """Draws the report of a period, or one that is given; signals as PagesView."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a period or a report is shown."""
        super().__init__(desk, _MARGIN, parent)
        self._period_id: PeriodId | None = None
        self._asked = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self.enlarge_wanted.connect(self._on_enlarge)

    def show_period(self, period_id: PeriodId) -> None:
        """Draw the report of a period anew, once it was submitted what was frozen then.

        Another period begins at its first page, the same one stays in place.
        """
        if period_id != self._period_id:
            self._show_nothing()
        self._period_id = period_id
        self.stop()
        self._asked += 1
        self._rest.start()

    def show_report(self, report: Report) -> None:
        """Draw a report that is at hand; the place is kept."""
        self._asked += 1
        self._draw(lambda cancelled: lay_out(report, cancelled))

    def stop(self) -> None:
        """Give up what is being drawn, and what was to be asked for."""
        super().stop()
        self._rest.stop()

    def enlarge(self) -> PreviewDialog | None:
        """Open the pages in a large window, at the page looked at; None while there is none."""
        if self.document is None:
            return None
        dialog = PreviewDialog(self._desk, self.tr("Xem trước báo cáo"), self.document, self)
        dialog.open()
        dialog.pages.canvas.show_page(self.page)
        return dialog

    def _on_rest(self) -> None:
        asked, period_id = self._asked, self._period_id
        if period_id is not None:
            self._desk.ask(
                lambda uow: (asked, report_to_draw(uow, period_id, most=_MOST_ROWS)), self._on_built, self._on_refused
            )

    def _on_built(self, built: tuple[int, Report | None]) -> None:
        """Draw, unless another report was asked for meanwhile."""
        asked, report = built
        if asked != self._asked:
            return
        if report is None:
            self._show_nothing(self.tr("Báo cáo quá dài để vẽ trước. Hãy xuất tệp để xem."))
        else:
            self._draw(lambda cancelled: lay_out(report, cancelled))

    def _on_enlarge(self) -> None:
        self.enlarge()
