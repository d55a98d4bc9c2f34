"""The periods at the left: title and state, deadline and days left."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.period import Period
from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import colour, font, tip
from pii_desktop.ui.periods.wording import left_tone, left_words, short_title
from pii_desktop.ui.state_words import short_state_tag, state_tag
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PANEL_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule

WIDTH = 232
_ROW = 56
_PLAN_LINE = 16
_BAR = 3
_ICON = 16
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PeriodItem(QAbstractButton):
    """One period of the list; checked when it is the one shown."""

    def __init__(self, period: Period, today: date, plan: str = "", parent: QWidget | None = None) -> None:
        """`today` counts the days; `plan` is named where the period is for one plan of several."""
        super().__init__(parent)
        self.period = period
        self._plan = plan
        self._today = today
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state = short_state_tag(period)
        whole = (period.title, plan, state_tag(period).text, self._deadline(), self._left())
        self.setAccessibleName(", ".join(part for part in whole if part))
        self.setToolTip(tip("\n".join(part for part in whole if part)))

    def sizeHint(self) -> QSize:
        """56 high, or two lines of a larger font; a line more with a plan."""
        plan = max(_PLAN_LINE, self.fontMetrics().height()) if self._plan else 0
        return QSize(WIDTH, max(_ROW, 2 * self.fontMetrics().height() + 18) + plan)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title over deadline, the days at the right."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, colour("selected" if self.isChecked() else "hover" if self.underMouse() else "surface"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), colour("line"))
        if self.isChecked():
            painter.fillRect(QRectF(0, 0, _BAR, rect.height()), colour("accent"))
        words = rect.adjusted(PANEL_PADDING, 8, -PANEL_PADDING, -9)
        lines = 3 if self._plan else 2
        upper = words.adjusted(0, 0, 0, -words.height() * (lines - 1) / lines)
        lower = words.adjusted(0, words.height() * (lines - 1) / lines, 0, 0)
        room = self._paint_state(painter, upper) - upper.left() - 8
        painter.setFont(font(Type.STRONG))
        painter.setPen(colour("text"))
        painter.drawText(upper, _LEFT, _cut(painter, short_title(self.period), room))
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour("text2"))
        if self._plan:
            painter.drawText(upper.translated(0, upper.height()), _LEFT, _cut(painter, self._plan, words.width()))
        painter.drawText(lower, _LEFT, self._deadline())
        painter.setPen(colour(left_tone(self.period, self._today)))
        painter.drawText(lower, _RIGHT, self._left())
        if self.hasFocus():
            draw_ring(painter, rect.adjusted(1, 1, -1, -2), 0)

    def state_words(self) -> str:
        """The word of the state, as shown."""
        return self._state.text

    def _paint_state(self, painter: QPainter, rect: QRectF) -> float:
        """Icon and word at the right end of the line; where they begin."""
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour(self._state.tone))
        left = rect.right() - painter.fontMetrics().horizontalAdvance(self._state.text) - _ICON - 4
        painter.drawText(rect, _RIGHT, self._state.text)
        picture = pixmap(self._state.icon, self._state.tone, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(left), round(rect.center().y() - _ICON / 2)), picture)
        return left

    def _deadline(self) -> str:
        if self.period.deadline is None:
            return self.tr("Chưa đặt hạn")
        return self.tr("Hạn {day}").format(day=format_date(self.period.deadline))

    def _left(self) -> str:
        return left_words(self.period, self._today)


class PeriodList(Ground):
    """Signals: `chosen` with a PeriodId, `add_wanted`, `calendar_wanted`, `deadlines_wanted`, `year_wanted`."""

    chosen = Signal(object)
    add_wanted = Signal()
    calendar_wanted = Signal()
    deadlines_wanted = Signal()
    year_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until periods are shown."""
        super().__init__("surface", parent)
        self.setFixedWidth(WIDTH)
        self._items: list[PeriodItem] = []
        self._shown: tuple[object, ...] | None = None
        self._group = QButtonGroup(self)
        self.add = IconButton(Icon.PLUS, self.tr("Thêm kỳ báo cáo"))
        self._content = Ground("surface")
        self._list = column(self._content, gap=0)
        self._list.addStretch(1)
        head = row(margins=(PANEL_PADDING, 0, PANEL_PADDING, 0))
        head.addWidget(Label(self.tr("Kỳ báo cáo"), role=Type.PANEL_TITLE))
        head.addStretch(1)
        head.addWidget(self.add)
        top = Ground("surface")
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        top.setLayout(head)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addWidget(Rule())
        stack.addWidget(Scroll(self._content), 1)
        stack.addWidget(Rule())
        stack.addLayout(self._foot())
        self.add.clicked.connect(self.add_wanted)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_periods(
        self, periods: Sequence[Period], current: PeriodId | None, today: date, plans: Mapping[PlanId, str]
    ) -> None:
        """Latest first; `current` is the one shown beside; `plans` are the names of several plans."""
        if self._shown != (tuple(periods), today, dict(plans)):
            self._shown = tuple(periods), today, dict(plans)
            self._rebuild([PeriodItem(each, today, _name_of(each, plans)) for each in periods])
        for item in self._items:
            item.setChecked(item.period.id == current)

    def items(self) -> tuple[PeriodItem, ...]:
        """One a period."""
        return tuple(self._items)

    def _foot(self) -> QVBoxLayout:
        """What is done about all periods at once."""
        self.calendar = Button(self.tr("Xuất lịch (.ics)"), kind=Kind.QUIET, icon_name=Icon.CALENDAR_DUE)
        self.deadlines = Button(self.tr("Hạn và nơi nhận…"), kind=Kind.QUIET, icon_name=Icon.CLOCK)
        self.year = Button(self.tr("Mở năm mới…"), kind=Kind.QUIET, icon_name=Icon.COPY)
        foot = column(gap=4, margins=(8, 8, 8, 8))
        for button, signal in (
            (self.calendar, self.calendar_wanted),
            (self.deadlines, self.deadlines_wanted),
            (self.year, self.year_wanted),
        ):
            line = row(gap=0)
            line.addWidget(button)
            line.addStretch(1)
            foot.addLayout(line)
            button.clicked.connect(signal)
        return foot

    def _rebuild(self, items: list[PeriodItem]) -> None:
        had_focus = any(item.hasFocus() for item in self._items)
        self._content.hide()  # in sight, each row that comes would move all the others
        for item in self._items:
            self._group.removeButton(item)
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = items
        for number, item in enumerate(self._items):
            self._group.addButton(item)
            self._list.insertWidget(number, item)
        self._content.show()
        if had_focus and self._items:
            self._items[0].setFocus()

    def _on_clicked(self, item: PeriodItem) -> None:
        self.chosen.emit(item.period.id)


def _cut(painter: QPainter, text: str, room: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))


def _name_of(period: Period, plans: Mapping[PlanId, str]) -> str:
    """The plan of a period, blank where it is for all or there is only one."""
    return plans.get(period.plan_id, "") if period.plan_id is not None and len(plans) > 1 else ""
