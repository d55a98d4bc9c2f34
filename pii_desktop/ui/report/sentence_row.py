"""One sentence of the outline: read, edited in place, or with what it would say now below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pii_desktop.domain.wordings import OutlineLine, SentenceState
from pii_desktop.ui.look import colour, words
from pii_desktop.ui.report.sentence_editor import SentenceEditor
from pii_desktop.ui.report.sentence_face import SentenceFace
from pii_desktop.ui.report.wishes import WISH_ICONS, Wish, wish_words, wishes_for
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label

_ASIDE_WISHES: dict[SentenceState, tuple[Wish, ...]] = {
    SentenceState.CHANGED: (Wish.TAKE_NEW, Wish.KEEP_MINE),
    SentenceState.LEFT_OUT: (Wish.PUT_BACK,),
}


class SentenceRow(QWidget):
    """Signals: `wished` carries a Wish and the key, `edited` the key and the new text, `moved` the key and steps.

    `closed` carries the key and whether the next sentence is wanted, when its editor went.
    """

    wished = Signal(str, str)
    edited = Signal(str, str)
    moved = Signal(str, int)
    closed = Signal(str, bool)

    def __init__(self, line: OutlineLine, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        """The face alone; the rest is made when it is needed."""
        super().__init__(parent)
        self._line = line
        self._is_read_only = is_read_only
        self.face = SentenceFace(line)
        self.face.set_read_only(is_read_only=is_read_only)
        self.editor: SentenceEditor | None = None
        self.aside: Aside | None = None
        self._stack = column(self, gap=0, margins=(0, 0, 0, 1))
        self._stack.addWidget(self.face)
        self.face.clicked.connect(self._on_clicked)
        self.face.moved.connect(self._on_moved)
        self.face.removal_wanted.connect(self._on_removal)
        self._show_aside()

    @property
    def line(self) -> OutlineLine:
        """What it shows."""
        return self._line

    @property
    def is_editing(self) -> bool:
        """True while its editor is open."""
        return self.editor is not None

    def set_line(self, line: OutlineLine, *, is_read_only: bool) -> None:
        """The sentence was read again."""
        if line == self._line and is_read_only == self._is_read_only:
            return
        self._line = line
        self._is_read_only = is_read_only
        self.face.set_line(line)
        self.face.set_read_only(is_read_only=is_read_only)
        if self.editor is not None:
            self.editor.show_line(line)
        self._show_aside()

    def edit(self) -> None:
        """Open the editor in the place of the face."""
        if self._is_read_only or self.editor is not None:
            return
        if self._line.state is SentenceState.LEFT_OUT:
            return
        self.editor = SentenceEditor(self._line)
        self.editor.left.connect(self._on_left)
        self.editor.wished.connect(self._on_wish)
        self.editor.closed.connect(self._on_closed)
        self._stack.insertWidget(0, self.editor)
        self.editor.show()
        self.editor.begin()
        self.face.hide()

    def commit(self) -> None:
        """Store what is typed."""
        if self.editor is not None:
            self.editor.field.commit()

    def close_editor(self) -> None:
        """Store what was typed and show the sentence again."""
        if self.editor is not None:
            self.editor.close_editor()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline below."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, colour("line"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with it."""
        if self._is_read_only or self.editor is not None:
            return
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu().popup(self.mapToGlobal(self.rect().center()) if is_by_key else event.globalPos())

    def menu(self) -> QMenu:
        """The menu; it frees itself when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = () if self._line.state is SentenceState.LEFT_OUT else (Wish.EDIT,)
        for wish in (*first, *wishes_for(self._line)):
            action = QAction(words(wish_words(wish)), menu)
            action.setData(wish.value)
            menu.addAction(action)
        menu.triggered.connect(self._on_action)
        return menu

    def _show_aside(self) -> None:
        if self.aside is not None:
            self.aside.hide()
            self.aside.deleteLater()
            self.aside = None
        asking = (SentenceState.CHANGED, SentenceState.LEFT_OUT)
        if (self._is_read_only or self._line.state not in asking) and not self._line.problem:
            return
        self.aside = Aside(self._line)
        self.aside.wished.connect(self._on_wish)
        self._stack.addWidget(self.aside)

    def _on_clicked(self) -> None:
        self.wished.emit(Wish.EDIT.value, self._line.key)

    def _on_moved(self, steps: int) -> None:
        self.moved.emit(self._line.key, steps)

    def _on_removal(self) -> None:
        removal = {Wish.LEAVE_OUT, Wish.DELETE}.intersection(wishes_for(self._line))
        if removal and not self._is_read_only:
            self.wished.emit(removal.pop().value, self._line.key)

    def _on_action(self, action: QAction) -> None:
        self.wished.emit(action.data(), self._line.key)

    def _on_wish(self, wish: str) -> None:
        self.wished.emit(wish, self._line.key)

    def _on_left(self, text: str) -> None:
        self.edited.emit(self._line.key, text)

    def _on_closed(self, is_next_wanted: bool) -> None:
        editor, self.editor = self.editor, None
        self.face.show()
        if editor is not None:
            focused = QApplication.focusWidget()
            if focused is not None and editor.isAncestorOf(focused):
                self.face.setFocus(Qt.FocusReason.TabFocusReason)
            editor.hide()
            editor.deleteLater()
        self.closed.emit(self._line.key, is_next_wanted)


class Aside(QWidget):
    """Below a sentence: what the records would make of it now, and what can be done. Emits `wished` with a Wish."""

    wished = Signal(str)

    def __init__(self, line: OutlineLine, parent: QWidget | None = None) -> None:
        """For a sentence that is left out, or whose numbers changed since it was edited."""
        super().__init__(parent)
        wishes = _ASIDE_WISHES.get(line.state, ())
        stack = column(self, gap=4, margins=(PAGE_PADDING, 0, 16, 8))
        if line.state is SentenceState.CHANGED:
            stack.addWidget(Label(self.tr("Câu tự động theo số liệu hiện nay:"), role=Type.SMALL, tone="text2"))
            stack.addWidget(Label(line.generated, role=Type.SMALL, wrap=True))
        if line.problem:
            stack.addWidget(Label(line.problem, role=Type.SMALL, tone="bad", wrap=True))
        foot = row(gap=4)
        self.buttons: dict[Wish, Button] = {}
        for wish in wishes:
            button = Button(wish_words(wish), kind=Kind.QUIET, icon_name=WISH_ICONS[wish], small=True)
            button.setAccessibleDescription(line.text)
            button.setObjectName(wish.value)
            button.clicked.connect(self._on_clicked)
            self.buttons[wish] = button
            foot.addWidget(button)
        foot.addStretch(1)
        stack.addLayout(foot)

    def _on_clicked(self) -> None:
        self.wished.emit(self.sender().objectName())
