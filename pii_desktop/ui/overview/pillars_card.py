"""Bảy trụ cột: the radar, and the exact values in a table beneath."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.listing import PillarScore
from pii_desktop.domain.radar import RadarAxis, radar, radar_legend
from pii_desktop.domain.target import format_target
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.overview.row_button import draw_right, draw_words
from pii_desktop.ui.tokens import PILLAR_ROW_HEIGHT, Type
from pii_desktop.ui.widgets.chart_view import ChartView
from pii_desktop.ui.widgets.frames import Card

_SHORT = {
    "Vốn con người, nghiên cứu và phát triển": ("Vốn con", "người, NC&PT"),
    "Cơ sở hạ tầng": ("Cơ sở", "hạ tầng"),
    "Trình độ phát triển của thị trường": ("Thị trường",),
    "Trình độ phát triển của doanh nghiệp": ("Doanh nghiệp",),
    "Sản phẩm tri thức, sáng tạo và công nghệ": ("Tri thức,", "sáng tạo, CN"),
}
_MOST = 40
_COLUMNS = (48, 60, 56)  # baseline, target, now


class PillarsCard(Card):
    """Shows baseline, target and, once it is published, the present score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(self.tr("Bảy trụ cột"), "", parent)
        self.scale = self.note
        self.head.removeWidget(self.note)
        self.head.addWidget(self.note)
        self.note.setText(self.tr("điểm 0–100"))
        self.radar = ChartView(self.tr("Bảy trụ cột: năm gốc, mục tiêu, hiện tại"))
        self._legend = ChartView(self.tr("Chú giải"))
        self.table = PillarTable()
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.setSpacing(4)
        for chart in (self.radar, self._legend):
            self.body.addWidget(chart, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.table, 1)

    def show_pillars(self, pillars: tuple[PillarScore, ...], year: int | None) -> None:
        """`year` is that of the baseline; None where the plan does not say it."""
        word = self.tr("Gốc {year}").format(year=year) if year else self.tr("Năm gốc")
        self.radar.set_drawing(radar([_axis(each) for each in pillars]))
        published = any(each.now is not None for each in pillars)
        self._legend.set_drawing(radar_legend(word, self.tr("Hiện tại (đã công bố)"), is_published=published))
        self.table.show_pillars(pillars, str(year) if year else self.tr("Gốc"))


class PillarTable(QWidget):
    """A row of 22 for each pillar: name, baseline, target, present score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent)
        self._pillars: tuple[PillarScore, ...] = ()
        self._year = ""

    def show_pillars(self, pillars: tuple[PillarScore, ...], year: str) -> None:
        """`year` heads the column of baselines."""
        self._pillars = pillars
        self._year = year
        self.setMinimumHeight((len(pillars) + 1) * PILLAR_ROW_HEIGHT)
        self.setAccessibleName("; ".join(_sentence(each) for each in pillars))
        self.setToolTip("\n".join(_sentence(each) for each in pillars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Head and rows."""
        painter = QPainter(self)
        head = (self._year, self.tr("Mục tiêu"), self.tr("Hiện tại"))
        self._paint_line(painter, 0, self.tr("Trụ cột"), head, is_head=True)
        for number, pillar in enumerate(self._pillars, start=1):
            target = format_target(pillar.target) if pillar.target else ""
            values = (_number(pillar.baseline), target, _number(pillar.now) or "–")
            self._paint_line(painter, number, " ".join(_label(pillar)), values)

    def _paint_line(
        self, painter: QPainter, number: int, name: str, values: tuple[str, str, str], *, is_head: bool = False
    ) -> None:
        height = max(PILLAR_ROW_HEIGHT, min(_MOST, self.height() // (len(self._pillars) + 1)))
        top, right = number * height, self.width() - 16
        tone = "text3" if is_head else "text"
        for place in (2, 1, 0):
            area = QRect(right - _COLUMNS[place], top, _COLUMNS[place], height)
            value_tone = "text3" if is_head else "text" if place == 2 else "text2"
            role = Type.SMALL_STRONG if place == 2 and not is_head else Type.SMALL
            draw_right(painter, area, values[place], role=role, tone=value_tone)
            right -= _COLUMNS[place]
        draw_words(painter, QRect(16, top, right - 24, height), name, role=Type.SMALL, tone=tone)


def _axis(pillar: PillarScore) -> RadarAxis:
    target = pillar.target.value if pillar.target else None
    return RadarAxis(_label(pillar), pillar.baseline, target, pillar.now, tooltip=_sentence(pillar))


def _label(pillar: PillarScore) -> tuple[str, ...]:
    first, *rest = _SHORT.get(pillar.name, (pillar.name,))
    return (f"{pillar.pillar} {first}", *rest)


def _sentence(pillar: PillarScore) -> str:
    target = format_target(pillar.target) if pillar.target else "chưa đặt"
    now = _number(pillar.now) or "chưa công bố"
    return f"{pillar.pillar}. {pillar.name}: gốc {_number(pillar.baseline) or '–'}, mục tiêu {target}, hiện tại {now}"


def _number(value: object) -> str:
    from decimal import Decimal

    return format_decimal(value) if isinstance(value, Decimal) else ""
