"""The strip: how many days are left, the dates up to the end of the period, the way to the report."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pii_desktop.domain.chart import Drawing
from pii_desktop.domain.deadline_strip import HEIGHT, DatedEvent, EventKind, deadline_strip
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import Severity
from pii_desktop.services.summary import Summary
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.state_words import state_tag
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.chart_view import ChartView
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, Rule, TagLabel

_HEIGHT = 72
_SENTENCES, _LEAST_SENTENCES = 312, 232
_LEAST_LINE = 120
_STATE = 226
_DEADLINE = "deadline"


class DeadlineCard(Card):
    """Emits `period_wanted` when the user wants to go to the report."""

    period_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent=parent)
        self._days = Label("–", role=Type.DAYS)
        self._title = ElidedLabel("", role=Type.STRONG)
        self._recipient = ElidedLabel("", role=Type.SMALL, tone="text3")
        self._until = ElidedLabel("", role=Type.SMALL, tone="text3")
        self._line = ChartView(self.tr("Các mốc thời gian"))
        self._state = TagLabel(self.tr("Nháp"), icon_name=Icon.PENCIL)
        self._error_icon = IconLabel(Icon.ALERT_CIRCLE, tone="bad")
        self._errors = Label("", role=Type.SMALL, tone="bad")
        self._button = Button(self.tr("Mở kỳ báo cáo"))
        self._events: tuple[DatedEvent, ...] = ()
        self._button.clicked.connect(self.period_wanted)
        self._line.activated.connect(self._on_mark)
        self._lay_out()
        for part in (self._state, self._error_icon, self._errors):
            part.hide()  # until it is known

    def show_summary(self, shown: Summary) -> None:
        """Show the period of the summary."""
        period = shown.counts.period
        self._button.setEnabled(True)
        if period is None:
            self._show_nothing()
            return
        self._show_days(period, shown)
        self._show_state(period)
        errors = [finding.severity for finding in shown.whole].count(Severity.ERROR)
        self._errors.setText(self.tr("{count} lỗi").format(count=errors))
        self._errors.setVisible(errors > 0)
        self._error_icon.setVisible(errors > 0)
        self._events = tuple(self._dated(shown))
        self._draw()

    def sentences(self) -> tuple[str, str, str, str]:
        """Number of days and the three sentences beside it."""
        parts = (self._title, self._recipient, self._until)
        said = [part.whole_text() for part in parts]
        return (self._days.text(), said[0], said[1], said[2])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line of dates takes the room there is."""
        super().resizeEvent(event)
        self._draw()

    def _show_nothing(self) -> None:
        self._days.setText("–")
        self._title.set_text(self.tr("Chưa có kỳ báo cáo"))
        self._recipient.set_text(self.tr("Kỳ báo cáo được tạo khi nhập kế hoạch,"))
        self._until.set_text(self.tr("hoặc thêm ở trang Kỳ báo cáo."))
        for part in (self._state, self._errors, self._error_icon):
            part.hide()
        self._events = ()
        self._draw()

    def _show_state(self, period: Period) -> None:
        tag = state_tag(period)
        self._state.set_tag(tag.text, tone=tag.tone, icon_name=tag.icon)
        self._state.show()

    def _show_sent(self, period: Period, sent_on: date) -> None:
        """How many days before or after the deadline it went."""
        name = period.in_sentence
        apart = (sent_on - period.deadline).days if period.deadline else None
        self._days.setText("–" if apart is None else str(abs(apart)))
        if apart is None:
            title = self.tr("Đã gửi báo cáo {period}")
        elif apart > 0:
            title = self.tr("ngày muộn: đã gửi báo cáo {period}")
        elif apart == 0:
            title = self.tr("đúng ngày hạn: đã gửi báo cáo {period}")
        else:
            title = self.tr("ngày trước hạn: đã gửi báo cáo {period}")
        self._title.set_text(title.format(period=name))
        self._recipient.set_text(self.tr("Gửi {recipient}").format(recipient=period.recipient))
        when = self.tr("Hạn {day}").format(day=format_date(period.deadline)) if period.deadline else ""
        self._until.set_text(when)

    def _show_days(self, period: Period, shown: Summary) -> None:
        if period.sent_on is not None:
            self._show_sent(period, period.sent_on)
            return
        left = shown.counts.days_left
        name = period.in_sentence
        self._days.setText("–" if left is None else str(abs(left)))
        if left is None:
            title = self.tr("Báo cáo {period} chưa có hạn")
        elif left < 0:
            title = self.tr("ngày quá hạn báo cáo {period}")
        else:
            title = self.tr("ngày đến hạn báo cáo {period}")
        self._title.set_text(title.format(period=name))
        when = format_date(period.deadline) if period.deadline else ""
        self._recipient.set_text(self.tr("Gửi {recipient}").format(recipient=period.recipient))
        working = shown.counts.working_days_left
        until = self.tr("Hạn {day}, còn {days} ngày làm việc") if working else self.tr("Hạn {day}")
        self._until.set_text(until.format(day=when, days=working) if when else "")

    def _dated(self, shown: Summary) -> Iterator[DatedEvent]:
        today, period, cutoff = shown.counts.today, shown.counts.period, shown.cutoff
        if today is not None:
            yield DatedEvent(today, self.tr("Hôm nay"), EventKind.TODAY)
        if period is not None and period.deadline is not None:
            yield DatedEvent(period.deadline, self.tr("Hạn gửi"), EventKind.DEADLINE, _DEADLINE)
        for day, number in shown.expiring:
            yield DatedEvent(day, self.tr("{number} hết hiệu lực").format(number=number), EventKind.WARNING)
        if cutoff is not None:
            yield DatedEvent(cutoff, self.tr("Ngày chốt"), EventKind.STEP)

    def _draw(self) -> None:
        width = self._line.width()
        if self._events and width > _LEAST_LINE:
            self._line.set_drawing(deadline_strip(self._events, float(width)))
        else:
            self._line.set_drawing(Drawing(0, 0, ()))

    def _on_mark(self) -> None:
        self.period_wanted.emit()

    def _lay_out(self) -> None:
        self.setFixedHeight(max(_HEIGHT, 3 * self._until.fontMetrics().height() + 20))
        words = column(gap=0)
        for label in (self._title, self._recipient, self._until):
            words.addWidget(label)
        left = row(gap=12)
        left.addWidget(self._days, 0, Qt.AlignmentFlag.AlignVCenter)
        left.addLayout(words, 1)
        first = QWidget()
        first.setLayout(left)
        first.setMinimumWidth(_LEAST_SENTENCES)
        first.setMaximumWidth(_SENTENCES)
        state = row(gap=8)
        for part in (self._state, self._error_icon, self._errors):
            state.addWidget(part)
        state.addStretch(1)
        last = column(gap=4)
        last.addLayout(state)
        last.addWidget(self._button)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        third = QWidget()
        third.setLayout(last)
        third.setFixedWidth(_STATE)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line.setFixedHeight(int(HEIGHT))
        whole = row(gap=16)
        whole.addWidget(first, 3)
        whole.addWidget(Rule(vertical=True))
        whole.addWidget(self._line, 2)
        whole.addWidget(Rule(vertical=True))
        whole.addWidget(third)
        self.body.setContentsMargins(16, 5, 16, 5)
        self.body.addLayout(whole)
