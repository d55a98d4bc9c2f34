"""Dialogs that record that a report was sent, or that it was not after all."""

from datetime import date

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.period import Period
from pii_desktop.errors import InputError
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import DateField
from pii_desktop.ui.widgets.text_field import TextField


class SentDialog(FormDialog):
    """Gives out the day on which the report was sent."""

    def __init__(self, period: Period, today: date, parent: QWidget | None = None) -> None:
        """`today` is offered; the deadline is said beside it."""
        title = self.tr("Đã gửi báo cáo: {title}").format(title=period.title)
        super().__init__(title, self.tr("Đánh dấu đã gửi"), parent)
        self._period = period
        self._today = today
        self.day = DateField(self.tr("Ngày gửi"))
        self.day.set_value(today)
        self._note = Label("", tone="text2", wrap=True)
        self.fields.addWidget(self.day)
        self.fields.addWidget(self._note)
        self.day.left.connect(self._say_late)
        self._say_late()

    def note(self) -> str:
        """Whether that is in time."""
        return self._note.text()

    def _say_late(self) -> None:
        deadline = self._period.deadline
        if deadline is None:
            self._note.setText(self.tr("Kỳ này chưa đặt hạn."))
            return
        try:
            day = self.day.value() or self._today
        except InputError:
            return
        late = (day - deadline).days
        words = self.tr("Hạn {day}: đúng hạn.") if late <= 0 else self.tr("Hạn {day}: muộn {days} ngày.")
        self._note.setText(words.format(day=format_date(deadline), days=late))
        self._note.set_tone("text2" if late <= 0 else "warn")

    def _value(self) -> date:
        day = self.day.value()
        if day is None:
            raise InputError("Chưa nhập ngày gửi.", "Chưa có gì được ghi.", "Hãy nhập ngày, ví dụ 20/11/2025.", "blank")
        return day


class UnsentDialog(FormDialog):
    """Gives out the reason why a report is no longer marked as sent."""

    def __init__(self, period: Period, parent: QWidget | None = None) -> None:
        """`period` is marked as sent."""
        title = self.tr("Bỏ đánh dấu đã gửi: {title}").format(title=period.title)
        super().__init__(title, self.tr("Bỏ đánh dấu"), parent)
        self.reason = TextField(self.tr("Lý do (ghi vào lịch sử)"))
        self.fields.addWidget(self.reason)

    def _value(self) -> str:
        if not self.reason.text().strip():
            raise InputError("Chưa ghi lý do.", "Báo cáo vẫn ở trạng thái đã gửi.", "Hãy ghi vì sao bỏ.", "no-reason")
        return self.reason.text()
