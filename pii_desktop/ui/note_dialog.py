"""The dialog of one note, new or as stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from pii_desktop.domain.notes import Note
from pii_desktop.errors import InputError
from pii_desktop.text.normalise import clean_text
from pii_desktop.ui.look import words
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.line_fields import DateField
from pii_desktop.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class NoteText:
    """What was written: the field it is about (blank: the whole), the words, whether and by when to follow up."""

    field: str
    text: str
    is_flagged: bool
    follow_up_on: date | None


class NoteDialog(FormDialog):
    """Gives out a NoteText."""

    def __init__(
        self, fields: Sequence[tuple[str, str]], note: Note | None = None, parent: QWidget | None = None
    ) -> None:
        """`fields` are pairs (name, word) that the note may be about; a stored note stays where it is."""
        title = self.tr("Sửa ghi chú") if note else self.tr("Thêm ghi chú")
        words_of = self.tr("Ghi chú chỉ để đơn vị dùng, không in trong báo cáo.")
        super().__init__(title, self.tr("Lưu"), parent, note=words_of)
        self._note = note
        choices = [(self.tr("Cả mục này"), ""), *((word, name) for name, word in fields)]
        self.subject = ChoiceField(self.tr("Ghi chú về"), choices)
        self.subject.set_value("")
        self.text = TextField(self.tr("Nội dung"), least=3, most=8)
        self.flag = QCheckBox(words(self.tr("Cần theo dõi, xử lý")))
        self.day = DateField(self.tr("Theo dõi đến ngày"))
        for part in (self.subject, self.text, self.flag, self.day):
            self.fields.addWidget(part)
        self.subject.setVisible(note is None and bool(fields))
        self.flag.toggled.connect(self.day.setEnabled)
        self.day.setEnabled(False)
        if note is not None:
            self.text.set_text(note.text)
            self.flag.setChecked(note.is_flagged)
            self.day.set_value(note.follow_up_on)
        self.text.setFocus()

    def _value(self) -> NoteText:
        text = clean_text(self.text.text()).strip()
        if not text:
            raise InputError("Ghi chú chưa có nội dung.", "Chưa có gì được ghi.", "Hãy nhập nội dung.", "blank")
        day = self.day.value() if self.flag.isChecked() else None
        chosen = self.subject.value()
        field = self._note.anchor.field if self._note else chosen if isinstance(chosen, str) else ""
        return NoteText(field, text, self.flag.isChecked(), day)
