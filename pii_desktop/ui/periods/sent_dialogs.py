"""The dialog that records that a report was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.period import Period
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.errors import InputError
from pii_desktop.ui.periods.reason_dialogs import ErrorsReason
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import DateField


@dataclass(frozen=True, slots=True)
class SentWish:
    """The day on which it was sent, and why in spite of errors."""

    on: date
    why: str = ""


class SentDialog(FormDialog):
    """Gives out a SentWish."""

    def __init__(self, period: Period, today: date, parent: QWidget | None = None) -> None:
        """`today` is offered; the deadline is said beside it."""
        title = self.tr("Ghi đã gửi: báo cáo {period}").format(period=period.in_sentence)
        note = self.tr("Số liệu, nội dung và tệp của bản gửi được giữ nguyên từ lúc này.")
        super().__init__(title, self.tr("Ghi đã gửi"), parent, note=note)
        self._period = period
        self._today = today
        self.day = DateField(self.tr("Ngày gửi"))
        self.day.set_value(today)
        self._note = Label("", tone="text2", wrap=True)
        self.fields.addWidget(self.day)
        self.fields.addWidget(self._note)
        self.reason = ErrorsReason(self.fields)
        self.day.left.connect(self._say_late)
        self._say_late()

    def ask_reason(self, errors: int, form: Sequence[SigningFinding] = ()) -> None:
        """Ask why it was sent although errors are left, `form` in the document; nothing where there is none."""
        self.reason.ask(errors, form)

    def showEvent(self, event: QShowEvent) -> None:
        """The errors have their room."""
        super().showEvent(event)
        self.fit()

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

    def _value(self) -> SentWish:
        day = self.day.value()
        if day is None:
            raise InputError("Chưa nhập ngày gửi.", "Chưa có gì được ghi.", "Hãy nhập ngày, ví dụ 20/11/2025.", "blank")
        return SentWish(day, self.reason.text())
