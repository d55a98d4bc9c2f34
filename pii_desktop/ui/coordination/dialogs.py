"""Dialogs about requests and the log; they store nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCompleter, QWidget

from pii_desktop.domain.coordination import Exchange, Way
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.errors import InputError
from pii_desktop.services.assigning import short_name
from pii_desktop.text.normalise import clean_text, one_line
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.widgets.text_field import TextField


class ReasonDialog(FormDialog):
    """Why a request is not needed any more. Gives out the words."""

    def __init__(self, department: str, parent: QWidget | None = None) -> None:
        """`department` is the one that was asked."""
        title = self.tr("Đóng đề nghị gửi {department}").format(department=department)
        note = self.tr("Đề nghị và trả lời vẫn được giữ; lý do ghi vào lịch sử.")
        super().__init__(title, self.tr("Đóng đề nghị"), parent, note=note)
        self.reason = TextField(self.tr("Lý do"), least=2, most=4)
        self.fields.addWidget(self.reason)

    def _value(self) -> str:
        words = clean_text(self.reason.text())
        if not words:
            raise InputError("Chưa nêu lý do.", "Đề nghị vẫn giữ nguyên.", "Hãy ghi vì sao không cần nữa.", "blank")
        return words


class AddRequestDialog(FormDialog):
    """One department for one row. Gives out (AssignmentId, name of the department)."""

    def __init__(
        self, rows: Sequence[StoredAssignment], departments: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`rows` are those the department leads; `departments` are offered, free text is allowed."""
        super().__init__(self.tr("Thêm đề nghị"), self.tr("Thêm"), parent)
        words = [(f"{each.display_code}  {short_name(each.row)}".strip(), each.id) for each in rows]
        self.row = ChoiceField(self.tr("Chỉ số, chỉ tiêu"), words)
        self.department = LineField(self.tr("Đơn vị được đề nghị"), placeholder=self.tr("Gõ để tìm"))
        completer = QCompleter(list(departments), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.department.line_edit.setCompleter(completer)
        self.fields.addWidget(self.row)
        self.fields.addWidget(self.department)

    def _value(self) -> tuple[AssignmentId, str]:
        chosen = self.row.value()
        if not isinstance(chosen, int):
            raise InputError("Chưa chọn chỉ số, chỉ tiêu.", "Chưa có gì được ghi.", "Hãy chọn một dòng.", "blank")
        return AssignmentId(chosen), one_line(self.department.text())


class ExchangeDialog(FormDialog):
    """A line of the log, new or as stored. Gives out the Exchange."""

    def __init__(self, line: Exchange, departments: Sequence[str], parent: QWidget | None = None) -> None:
        """A `line` with the id 0 is a new one."""
        title = self.tr("Sửa dòng nhật ký") if line.id else self.tr("Thêm dòng nhật ký")
        super().__init__(title, self.tr("Lưu"), parent)
        self._line = line
        self.way = ChoiceField(self.tr("Chiều"), [(way.label, way) for way in Way])
        self.on = DateField(self.tr("Ngày"))
        self.department = LineField(self.tr("Đơn vị"))
        completer = QCompleter(list(departments), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.department.line_edit.setCompleter(completer)
        self.content = TextField(self.tr("Nội dung"), least=2, most=5)
        self.file_name = LineField(self.tr("Tệp hoặc số văn bản"))
        pair = row(gap=16)
        pair.addWidget(self.way, 1)
        pair.addWidget(self.on, 1)
        self.fields.addLayout(pair)
        for field in (self.department, self.content, self.file_name):
            self.fields.addWidget(field)
        self.way.set_value(line.way)
        self.on.set_value(line.on)
        self.department.set_text(line.department)
        self.content.set_text(line.content)
        self.file_name.set_text(line.file_name)

    def _value(self) -> Exchange:
        return replace(
            self._line,
            on=self._day(),
            way=Way(str(self.way.value())),
            department=one_line(self.department.text()),
            content=clean_text(self.content.text()),
            file_name=one_line(self.file_name.text()),
        )

    def _day(self) -> date:
        day = self.on.value()
        if day is None:
            raise InputError("Chưa có ngày.", "Chưa có gì được ghi.", "Hãy nhập ngày, ví dụ 06/05/2025.", "blank")
        return day
