"""The periods at the left: title, deadline, days left."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period
from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import colour, font
from pii_desktop.ui.periods.wording import left_tone, left_words
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PANEL_PADDING, Type
from pii_desktop.ui.widgets.buttons import IconButton
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule

WIDTH = 232
_ROW = 56
_BAR = 3
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PeriodItem(QAbstractButton):
    """One period of the list; checked when it is the one shown."""

    def __init__(self, period: Period, today: date, parent: QWidget | None = None) -> None:
        """`today` counts the days."""
        super().__init__(parent)
        self.period = period
        self._today = today
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (period.title, self._deadline(), self._left()) if part))

    def sizeHint(self) -> QSize:
        """56 high, or two lines of a larger font."""
        return QSize(WIDTH, max(_ROW, 2 * self.fontMetrics().height() + 18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title over deadline, the days at the right."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, colour("selected" if self.isChecked() else "hover" if self.underMouse() else "surface"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), colour("line"))
        if self.isChecked():
            painter.fillRect(QRectF(0, 0, _BAR, rect.height()), colour("accent"))
        words = rect.adjusted(PANEL_PADDING, 8, -PANEL_PADDING, -9)
        upper, lower = words.adjusted(0, 0, 0, -words.height() / 2), words.adjusted(0, words.height() / 2, 0, 0)
        painter.setFont(font(Type.STRONG))
        painter.setPen(colour("text"))
        title = painter.fontMetrics().elidedText(self.period.title, Qt.TextElideMode.ElideRight, int(upper.width()))
        painter.drawText(upper, _LEFT, title)
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour("text2"))
        painter.drawText(lower, _LEFT, self._deadline())
        painter.setPen(colour(left_tone(self.period, self._today)))
        painter.drawText(lower, _RIGHT, self._left())
        if self.hasFocus():
            draw_ring(painter, rect.adjusted(1, 1, -1, -2), 0)

    def _deadline(self) -> str:
        if self.period.deadline is None:
            return self.tr("Chưa đặt hạn")
        return self.tr("Hạn {day}").format(day=format_date(self.period.deadline))

    def _left(self) -> str:
        return left_words(self.period, self._today)


class PeriodList(Ground):
    """Signals: `chosen` with a PeriodId, `add_wanted`."""

    chosen = Signal(object)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until periods are shown."""
        super().__init__("surface", parent)
        self.setFixedWidth(WIDTH)
        self._items: list[PeriodItem] = []
        self._shown: tuple[tuple[Period, ...], date] | None = None
        self._group = QButtonGroup(self)
        self.add = IconButton(Icon.PLUS, self.tr("Thêm kỳ báo cáo"))
        content = Ground("surface")
        self._list = column(content, gap=0)
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
        stack.addWidget(Scroll(content), 1)
        self.add.clicked.connect(self.add_wanted)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_periods(self, periods: Sequence[Period], current: PeriodId | None, today: date) -> None:
        """Latest first; `current` is the one shown beside."""
        if self._shown != (tuple(periods), today):
            self._shown = tuple(periods), today
            self._rebuild(periods, today)
        for item in self._items:
            item.setChecked(item.period.id == current)

    def items(self) -> tuple[PeriodItem, ...]:
        """One a period."""
        return tuple(self._items)

    def _rebuild(self, periods: Sequence[Period], today: date) -> None:
        had_focus = any(item.hasFocus() for item in self._items)
        for item in self._items:
            self._group.removeButton(item)
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = [PeriodItem(period, today) for period in periods]
        for number, item in enumerate(self._items):
            self._group.addButton(item)
            self._list.insertWidget(number, item)
        if had_focus and self._items:
            self._items[0].setFocus()

    def _on_clicked(self, item: PeriodItem) -> None:
        self.chosen.emit(item.period.id)
