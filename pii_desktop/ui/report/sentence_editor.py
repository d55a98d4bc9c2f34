"""One sentence being edited, in the place where it is read."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from pii_desktop.domain.wordings import OutlineLine
from pii_desktop.errors import PiiError
from pii_desktop.ui.report.lines import values_of
from pii_desktop.ui.report.wishes import WISH_ICONS, Wish, wish_words, wishes_for
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.text_field import TextField

_SHOWN_VALUES = 6
_INDENT = 8
"""Words stand where they stood before, the frame of the field left of them."""


class SentenceEditor(Ground):
    """Stays open while the keyboard is inside.

    Signals: `left` carries the text when it was changed and left, `wished` a Wish, `closed` True when the next
    sentence is wanted (Ctrl+Enter), False when this one is done with.
    """

    left = Signal(str)
    wished = Signal(str)
    closed = Signal(bool)

    def __init__(self, line: OutlineLine, parent: QWidget | None = None) -> None:
        """`line` as it stands; a new sentence has no text."""
        super().__init__("sunken", parent)
        self._line = line
        self._is_open = True
        self.field = TextField("", placeholder=self.tr("Nội dung câu"), least=2, most=14)
        self.field.text_edit.setAccessibleName(self.tr("Nội dung câu"))
        self.field.set_text(line.text)
        self._values = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._buttons: dict[Wish, Button] = {}
        self.finish = Button(self.tr("Xong"), small=True)
        self.finish.setToolTip(self.tr("Xong (Esc: thôi, Ctrl+Enter: sang câu sau)"))
        self._lay_out()
        self.field.left.connect(self.left)
        self.finish.clicked.connect(self._on_finish)
        self.field.text_edit.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def line(self) -> OutlineLine:
        """The sentence as it was shown last."""
        return self._line

    def button(self, wish: Wish) -> Button | None:
        """The button of a wish; None where it cannot be done here."""
        return self._buttons.get(wish)

    def begin(self) -> None:
        """Take the keyboard; the cursor stands at the end."""
        area = self.field.text_edit
        area.setFocus()
        area.moveCursor(area.textCursor().MoveOperation.End)

    def show_line(self, line: OutlineLine) -> None:
        """The sentence was read again; what is being typed stays."""
        has_changed = set(wishes_for(line)) != set(wishes_for(self._line))
        self._line = line
        self.field.set_text(line.text)
        self._show_values()
        if has_changed:
            self._fill_foot()

    def put(self, text: str) -> None:
        """Put a text in as if it had been typed."""
        self.field.text_edit.setPlainText(text)

    def show_error(self, error: PiiError) -> None:
        """The store did not take the text, which stays."""
        self.field.show_error(error)

    def close_editor(self, *, is_next_wanted: bool = False) -> None:
        """Store what was typed, then go."""
        if self._is_open:
            self._is_open = False
            self.field.commit()
            self.closed.emit(is_next_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves and goes on, Esc forgets what was typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._on_escape()
                return True
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.close_editor(is_next_wanted=True)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._foot = row(gap=4)
        stack = column(self, gap=6, margins=(PAGE_PADDING - _INDENT, 8, 16, 8))
        label = Label(self._line.label, role=Type.SMALL_STRONG, tone="text2", wrap=True)
        label.setIndent(_INDENT)
        self._values.setIndent(_INDENT)
        stack.addWidget(label)
        stack.addWidget(self.field)
        stack.addWidget(self._values)
        stack.addLayout(self._foot)
        self._fill_foot()
        self._show_values()

    def _fill_foot(self) -> None:
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        while self._foot.takeAt(0) is not None:
            pass
        for wish in wishes_for(self._line):
            button = Button(wish_words(wish), kind=Kind.QUIET, icon_name=WISH_ICONS[wish], small=True)
            button.setObjectName(wish.value)
            button.clicked.connect(self._on_wish)
            self._buttons[wish] = button
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.finish)

    def _show_values(self) -> None:
        """Say which words follow the records."""
        values = values_of(self._line)
        words = ", ".join(f"“{value}”" for value in values[:_SHOWN_VALUES])
        more = "…" if len(values) > _SHOWN_VALUES else ""
        said = self.tr("Lấy từ số liệu, để nguyên thì tự đổi theo: {values}").format(values=words + more)
        self._values.setText(said)
        self._values.setVisible(bool(values))
        if self._line.problem:
            self.field.set_warning(self._line.problem)

    def _on_wish(self) -> None:
        self.field.commit()
        self.wished.emit(self.sender().objectName())

    def _on_finish(self) -> None:
        self.close_editor()

    def _on_escape(self) -> None:
        self.field.give_up(self._line.text)
        self.close_editor()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """None has it while another window or a menu does."""
        if self._is_outside(now):
            QTimer.singleShot(0, self, self._on_left_behind)

    def _on_left_behind(self) -> None:
        """The keyboard may only have passed by another place on its way back."""
        if self._is_outside(QApplication.focusWidget()):
            self.close_editor()

    def _is_outside(self, now: QWidget | None) -> bool:
        return now is not None and not self.isAncestorOf(now) and now.window() is self.window()
