"""What every field has: label above, mark at the label's end, message under it."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pii_desktop.errors import PiiError
from pii_desktop.text.normalise import to_nfc
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.labels import IconLabel, Label, SavedMark

SAVED_MARK_MS = 4000


class Field(QWidget):
    """Base of the fields.

    Signals: `left` carries the text (NFC) when the user leaves the field after changing it, `edited`
    comes at every keystroke. Nothing typed is ever rewritten while the field has the focus.
    """

    left = Signal(str)
    edited = Signal()

    def __init__(self, label: str, editor: QWidget, parent: QWidget | None = None) -> None:
        """`label` is the accessible name too; an empty one shows no label line."""
        super().__init__(parent)
        self._editor = editor
        self._label = Label(label, role=Type.SMALL, tone="text2")
        self._warning = IconLabel(Icon.ALERT_TRIANGLE, tone="warn", size=14)
        self._mark = SavedMark()
        self._message = Label("", role=Type.SMALL, tone="bad", wrap=True)
        self._error = IconLabel(Icon.ALERT_CIRCLE, tone="bad", size=14)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_MARK_MS)
        self._timer.timeout.connect(self.clear_mark)
        self._is_dirty = False
        editor.setAccessibleName(label)
        self.setFocusProxy(editor)
        self._lay_out(has_label=bool(label))

    @property
    def is_dirty(self) -> bool:
        """True while something was typed that `left` has not told yet."""
        return self._is_dirty

    @property
    def label_text(self) -> str:
        """The word above the field."""
        return self._label.text()

    def set_label(self, text: str) -> None:
        """Change the word above the field."""
        self._label.setText(text)
        self._editor.setAccessibleName(text)

    def text(self) -> str:
        """What stands in the field, as typed."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show `text`, unless the user is typing here; leaves no mark of change."""
        if self._is_dirty and self._editor.hasFocus():
            return
        self._show(text)
        self._is_dirty = False

    def give_up(self, text: str) -> None:
        """Show `text` in place of what is being typed, which is not told (Esc)."""
        self._show(text)
        self._is_dirty = False

    def commit(self) -> None:
        """Treat the field as left: what was typed is told now (Ctrl+Enter, closing)."""
        if self._is_dirty:
            self._is_dirty = False
            self._on_left(to_nfc(self.text()))

    def set_error(self, message: str) -> None:
        """Red border and a message under the field; what was typed stays."""
        self._set_mark("bad", message)

    def show_error(self, error: PiiError) -> None:
        """The same for a refusal: what happened and what to type instead."""
        self.set_error(" ".join(part for part in (error.title, error.hint) if part))

    def set_warning(self, message: str) -> None:
        """Amber border, an icon in the label and a message under the field."""
        self._set_mark("warn", message)

    def set_note(self, message: str) -> None:
        """A quiet line under the field, no border."""
        self._set_mark("", message)

    def clear_message(self) -> None:
        """No border, no message."""
        self._set_mark("", "")

    @property
    def message(self) -> str:
        """The line under the field."""
        return self._message.text()

    @property
    def has_error(self) -> bool:
        """True while the red border is on."""
        return bool(self._editor.property("mark") == "bad")

    def mark_saved(self, at: datetime) -> None:
        """Show "Đã lưu 10:32" for four seconds."""
        self._mark.show_mark(self.tr("Đã lưu {time}").format(time=at.strftime("%H:%M")), Icon.CHECK, "good")
        self._timer.start()

    def clear_mark(self) -> None:
        """Show no mark at the label."""
        self._mark.show_mark("", Icon.CHECK, "good")

    @property
    def mark_text(self) -> str:
        """What the mark at the label says."""
        return self._mark.text()

    def _show(self, text: str) -> None:
        """Put `text` into the editor without telling."""
        raise NotImplementedError

    def _on_left(self, text: str) -> None:
        """The field was left with a change; a subclass may check it first."""
        self.left.emit(text)

    def _on_edited(self) -> None:
        self._is_dirty = True
        self.edited.emit()

    def _set_mark(self, mark: str, message: str) -> None:
        restyle(self._editor, mark=mark)
        self._editor.setAccessibleDescription(message)
        self._warning.setVisible(mark == "warn")
        self._error.setVisible(mark == "bad" and bool(message))
        self._label.set_tone("warn" if mark == "warn" else "text2")
        self._message.set_tone({"bad": "bad", "warn": "warn"}.get(mark, "text3"))
        self._message.setText(message)
        self._message.setVisible(bool(message))

    def _lay_out(self, *, has_label: bool) -> None:
        above = QWidget(self)  # hidden as a whole where there is no label line
        head = QHBoxLayout(above)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self._warning)
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        above.setVisible(has_label)
        column.addWidget(self._editor)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._error, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._message, 1)
        column.addLayout(foot)
        self._warning.hide()
        self._error.hide()
        self._message.hide()
        self._label.setVisible(has_label)
        self._mark.setVisible(has_label)
