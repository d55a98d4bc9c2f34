"""When a document went out, and under which number."""

from datetime import date

from PySide6.QtWidgets import QWidget

from pii_desktop.errors import InputError
from pii_desktop.services.dates import today
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.line_fields import DateField, LineField


class LetterSentDialog(FormDialog):
    """Gives out (day, number or name of the file) and closes."""

    def __init__(self, addressees: tuple[str, ...], file_name: str, parent: QWidget | None = None) -> None:
        """`file_name` stands for the number until the records office gave one."""
        to = "; ".join(addressees)
        note = self.tr("Nhật ký gửi nhận thêm một dòng cho mỗi nơi nhận: {to}.").format(to=to)
        super().__init__(self.tr("Ghi nhận đã gửi"), self.tr("Ghi nhật ký"), parent, note=note if to else "")
        self.on = DateField(self.tr("Ngày gửi"))
        self.number = LineField(self.tr("Số văn bản hoặc tên tệp"))
        for field in (self.on, self.number):
            self.fields.addWidget(field)
        self.on.set_value(today())
        self.number.set_text(file_name)
        self.given.connect(self._on_given)

    def _value(self) -> tuple[date, str]:
        day = self.on.value()
        if day is None:
            raise InputError("Chưa có ngày gửi.", "Chưa có gì được ghi.", "Hãy nhập ngày, ví dụ 06/05/2025.", "blank")
        return day, one_line(self.number.text())

    def _on_given(self, _value: object) -> None:
        self.accept()
