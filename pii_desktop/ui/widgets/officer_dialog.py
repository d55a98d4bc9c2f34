"""Dialogs about focal officers: what is written about one, and who comes next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCompleter, QWidget

from pii_desktop.domain.ids import FocalOfficerId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.profile import Officer
from pii_desktop.services.people import Newcomer
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.line_fields import DateField, LineField


class _PersonDialog(FormDialog):
    """The fields that both dialogs share."""

    def _build(self, departments: Sequence[str]) -> None:
        self.department = LineField(self.tr("Đơn vị"))
        completer = QCompleter(list(departments), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.department.line_edit.setCompleter(completer)
        self.post = ChoiceField(self.tr("Vai trò"), [(post.label, post) for post in Post])
        self.name = LineField(self.tr("Họ và tên"))
        self.job = LineField(self.tr("Chức vụ"))
        self.phone = LineField(self.tr("Điện thoại"))
        self.email = LineField(self.tr("Thư điện tử"))
        self.since = DateField(self.tr("Nhận nhiệm vụ từ ngày"))
        self.until = DateField(self.tr("Đến hết ngày"))
        self.document = LineField(self.tr("Văn bản cử cán bộ"))
        pairs = ((self.department, self.post), (self.name, self.job), (self.phone, self.email))
        for pair in (*pairs, (self.since, self.until)):
            line = row(gap=16)
            for field in pair:
                line.addWidget(field, 1)
            self.fields.addLayout(line)
        self.fields.addWidget(self.document)

    def _officer(self) -> Officer:
        return Officer(*(one_line(field.text()) for field in (self.name, self.job, self.phone, self.email)))

    def _post(self) -> Post:
        return Post(str(self.post.value()))


class NewcomerDialog(_PersonDialog):
    """Who takes a post. Gives out a Newcomer."""

    def __init__(self, department: str, post: Post, departments: Sequence[str] = (), **shown: object) -> None:
        """`shown` may hold `since`, the day offered, `title`, and `parent`; an own department cannot be changed."""
        parent, since = shown.get("parent"), shown.get("since")
        title = str(shown.get("title") or self.tr("Thêm cán bộ đầu mối"))
        super().__init__(title, self.tr("Lưu"), parent if isinstance(parent, QWidget) else None)
        self._build(departments)
        self.until.hide()
        self.department.set_text(department)
        self.department.set_read_only(read_only=not departments)
        self.post.set_value(post)
        self.post.setEnabled(bool(departments))
        self.since.set_value(since if isinstance(since, date) else None)
        (self.name if department else self.department).line_edit.setFocus()

    def _value(self) -> Newcomer:
        department, document = one_line(self.department.text()), one_line(self.document.text())
        return Newcomer(department, self._post(), self._officer(), self.since.value(), document)


class OfficerDialog(_PersonDialog):
    """What is written about somebody's term. Gives out the FocalOfficer."""

    def __init__(self, person: FocalOfficer, parent: QWidget | None = None) -> None:
        """`person` as stored; the department and the post stay."""
        title = self.tr("Sửa thông tin: {name}").format(name=person.officer.name)
        super().__init__(title, self.tr("Lưu"), parent)
        self._person = person
        self._build(())
        self.department.set_text(person.department)
        self.department.set_read_only(read_only=True)
        self.post.set_value(person.post)
        self.post.setEnabled(False)
        officer = person.officer
        words = (officer.name, officer.title, officer.phone, officer.email)
        for field, text in zip((self.name, self.job, self.phone, self.email), words, strict=True):
            field.set_text(text)
        self.since.set_value(person.since)
        self.until.set_value(person.until)
        self.document.set_text(person.document)

    @property
    def person_id(self) -> FocalOfficerId:
        """Whose term it is."""
        return self._person.id

    def _value(self) -> FocalOfficer:
        return replace(
            self._person,
            officer=self._officer(),
            since=self.since.value(),
            until=self.until.value(),
            document=one_line(self.document.text()),
        )
