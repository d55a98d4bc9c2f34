"""The row over its periods: the chart of the report, in the panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.listing import IndicatorDetail
from pii_desktop.domain.row_trend import row_trend
from pii_desktop.domain.trend import Trend, trend_chart
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.chart_view import ChartView
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label

_HEIGHT = 124
_LEAST, _MOST = 240, 480


class TrendBlock(QWidget):
    """A line with its target; hidden where fewer than two periods have a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is something to show."""
        super().__init__(parent)
        self._trend: Trend | None = None
        self.chart = ChartView(self.tr("Kết quả qua các kỳ báo cáo"))
        stack = column(self, gap=4, margins=(0, 0, 0, 12))
        stack.addWidget(Label(self.tr("Kết quả qua các kỳ"), role=Type.SMALL, tone="text3"))
        stack.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_detail(self, detail: IndicatorDetail) -> None:
        """Show the values up to the period on screen, its own among them."""
        row = detail.row
        entries = (*detail.earlier, (detail.period, row.entry))
        self._trend = row_trend(row.assignment, entries, detail.indicator, detail.period)
        self.setVisible(self._trend is not None)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the panel."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._trend is not None:
            self.chart.set_drawing(trend_chart(self._trend, max(_LEAST, min(self.width(), _MOST)), _HEIGHT))
