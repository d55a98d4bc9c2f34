"""The lowest line of the window: what was saved, when it was backed up, how long there is."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.period import Period, days_left
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import STATUS_HEIGHT, Type
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label, Rule


class StatusLine(Ground):
    """Three sentences and the mark of sample records."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is said at first."""
        super().__init__("window", parent)
        self._check = IconLabel(Icon.CHECK, tone="good")
        self._saved = Label(role=Type.SMALL, tone="good")
        self._backup = Label(role=Type.SMALL, tone="text2")
        self._deadline = Label(role=Type.SMALL, tone="text2")
        self._sample_icon = IconLabel(Icon.INFO_CIRCLE)
        self._sample = Label(self.tr("Dữ liệu mẫu"), role=Type.SMALL, tone="text2")
        self.setMinimumHeight(max(STATUS_HEIGHT, self._saved.fontMetrics().height() + 6))
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Say nothing: no workspace is open."""
        for label in (self._saved, self._backup, self._deadline):
            label.setText("")
        self._check.hide()
        self.set_sample(is_sample=False)

    def show_saved(self, at: datetime) -> None:
        """Say when the last change was stored; `at` is aware."""
        self._saved.setText(self.tr("Đã lưu {time}").format(time=at.astimezone().strftime("%H:%M")))
        self._check.show()

    def show_done(self, action: str) -> None:
        """Say what was taken back or done again, until something else is stored."""
        self._saved.setText(action)
        self._check.show()

    def show_backup(self, at: datetime | None, today: date) -> None:
        """Say when the newest backup was made."""
        if at is None:
            self._backup.setText(self.tr("Chưa có bản sao lưu"))
            return
        here = at.astimezone()
        day = self.tr("hôm nay") if here.date() == today else format_date(here.date())
        words = self.tr("Sao lưu gần nhất {day} {time}")
        self._backup.setText(words.format(day=day, time=here.strftime("%H:%M")))

    def show_deadline(self, period: Period | None, today: date) -> None:
        """Say how many days are left to the deadline of `period`."""
        if period is not None and period.sent_on is not None:
            self._deadline.set_tone("text2")
            self._deadline.setText(self.tr("Đã gửi báo cáo {day}").format(day=format_date(period.sent_on)))
            return
        left = days_left(period, today) if period else None
        self._deadline.set_tone("warn" if left is not None and left < 0 else "text2")
        if left is None:
            self._deadline.setText("")
        elif left < 0:
            self._deadline.setText(self.tr("Quá hạn báo cáo {days} ngày").format(days=-left))
        elif left == 0:
            self._deadline.setText(self.tr("Hôm nay là hạn báo cáo"))
        else:
            self._deadline.setText(self.tr("Còn {days} ngày đến hạn báo cáo").format(days=left))

    def set_sample(self, *, is_sample: bool) -> None:
        """Mark records that are made up."""
        self._sample.setVisible(is_sample)
        self._sample_icon.setVisible(is_sample)

    def texts(self) -> tuple[str, ...]:
        """What is said, from the left."""
        shown = (self._saved, self._backup, self._deadline)
        said = [label.text() for label in shown if label.text()]
        return (*said, self._sample.text()) if not self._sample.isHidden() else tuple(said)

    def _lay_out(self) -> None:
        line = row(gap=16, margins=(16, 0, 16, 0))
        saved = row(gap=4)
        saved.addWidget(self._check)
        saved.addWidget(self._saved)
        line.addLayout(saved)
        line.addWidget(self._backup)
        line.addWidget(self._deadline)
        line.addStretch(1)
        sample = row(gap=4)
        sample.addWidget(self._sample_icon)
        sample.addWidget(self._sample)
        line.addLayout(sample)
        stack = column(self, gap=0)
        stack.addWidget(Rule())
        stack.addLayout(line, 1)
