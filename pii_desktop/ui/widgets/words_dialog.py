"""A dialog that asks for one text: a reason, the words of a line."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from pii_desktop.errors import InputError
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class WordsWish:
    """What is asked for: title, label of the field, word of the button, what happens, the text to begin with."""

    title: str
    label: str
    accept: str
    note: str = ""
    text: str = ""


class WordsDialog(FormDialog):
    """Emits `given` with the text, trimmed; a blank one is refused."""

    def __init__(self, wish: WordsWish, parent: QWidget | None) -> None:
        """Show it with `open()`; it frees itself."""
        super().__init__(wish.title, wish.accept, parent, note=wish.note)
        self.words = TextField(wish.label, least=2, most=6)
        self.words.set_text(wish.text)
        self.fields.addWidget(self.words)
        self.words.text_edit.selectAll()
        self.words.text_edit.setFocus()

    def _value(self) -> str:
        text = self.words.text().strip()
        if not text:
            raise InputError(
                self.tr("Chưa nhập gì."), self.tr("Chưa có gì thay đổi."), self.tr("Hãy nhập nội dung."), "blank"
            )
        return text
