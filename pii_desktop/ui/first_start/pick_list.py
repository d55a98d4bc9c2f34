"""A list to search in, without accents, that takes free text too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.ui.models.columns import Column
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PANEL_PADDING, Type
from pii_desktop.ui.widgets.frames import Card, column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.table_view import RowsView


@dataclass(frozen=True, slots=True)
class Choice:
    """A word to pick and what is said beside it."""

    word: str
    note: str = ""


class PickList(Card):
    """Emits `changed` with the word that was picked or typed (one line, NFC)."""

    changed = Signal(str)

    def __init__(self, title: str, placeholder: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        """`choices` in the order they are shown."""
        super().__init__(title, parent=parent)
        self._picked = ""
        self._keys = {search_key(choice.word): choice.word for choice in choices}
        self.search = SearchBox(placeholder)
        columns: list[Column[Choice]] = [Column(key="word", title=title, value=lambda choice: choice.word)]
        self.model = RowsModel(columns, identify=lambda choice: choice.word, parent=self)
        self.list = RowsView(self.model, title, edge=PANEL_PADDING)
        self.list.setHeaderHidden(True)
        self._note = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._lay_out()
        self.setFocusProxy(self.search)
        self.model.set_rows(choices)
        self.search.installEventFilter(self)
        self.search.textEdited.connect(self._on_typed)
        self.search.searched.connect(self._on_searched)
        self.list.clicked.connect(self._on_picked)
        self.list.row_activated.connect(self._on_picked)
        self.list.current_changed.connect(self._on_current_changed)
        self._say()

    def word(self) -> str:
        """What is picked or typed, in the official spelling.

        Only accents or case differ; or some words were typed without any accent and one name alone has them:
        "tai chinh" is how one looks for "Sở Tài chính", and never what is printed at the head of a report.
        """
        typed = one_line(self.search.text())
        return self._keys.get(search_key(typed)) or self._only_name(typed) or typed

    def _only_name(self, typed: str) -> str:
        names = [name for key, name in self._keys.items() if typed and typed.casefold() in key.casefold()]
        return names[0] if len(names) == 1 else ""

    def set_word(self, word: str) -> None:
        """Pick a word of the list, or free text."""
        self.search.setText(word)
        self.model.set_filter(None)
        self.list.select_id(word)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the box into the list; Enter takes the only name that is left there."""
        if watched is self.search and _key(event) is Qt.Key.Key_Down:
            self._go_into_list()
            return True
        if watched is self.search and _key(event) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_only()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        top = column(gap=4, margins=(PANEL_PADDING, 0, PANEL_PADDING, 8))
        top.addWidget(self.search)
        top.addWidget(self._note)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)

    def _go_into_list(self) -> None:
        """On the word that is typed where the list has it, else on the first one."""
        self._on_searched(self.search.text())
        words = [choice.word for choice in self.model.visible_rows()]
        if words:
            self.list.select_id(self.word() if self.word() in words else words[0])
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self._on_picked()

    def _take_only(self) -> None:
        self._on_searched(self.search.text())
        words = [choice.word for choice in self.model.visible_rows()]
        if len(words) == 1:
            self.list.select_id(words[0])
            self._take(words[0])

    def _on_typed(self) -> None:
        self._picked = ""
        self._say()
        self.changed.emit(self.word())

    def _on_searched(self, text: str) -> None:
        if text == self._picked != "":
            return  # the word came from the list, which is walked through
        key = search_key(text)
        self.model.set_filter((lambda choice: key in search_key(choice.word)) if key else None)

    def _on_picked(self) -> None:
        picked = self.list.current_id()
        if picked is not None:
            self._take(str(picked))

    def _on_current_changed(self, identity: object) -> None:
        """Walking through the list with the arrow keys picks too; merely coming into it by Tab selects nothing."""
        if identity is not None and self.list.hasFocus() and identity in self.list.selected_ids():
            self._take(str(identity))

    def _take(self, word: str) -> None:
        self._picked = word
        self.search.setText(word)
        self._say()
        self.changed.emit(word)

    def _say(self) -> None:
        typed = self.word()
        if not typed:
            words = self.tr("Gõ không dấu cũng tìm được.")
        elif typed in self._keys.values():
            words = self.tr("Đã chọn: {word}").format(word=typed)
        elif any(search_key(typed) in key for key in self._keys):
            words = self.tr("Chọn trong danh sách, hoặc giữ đúng tên đã gõ.")
        else:
            words = self.tr("Không có trong danh sách; sẽ dùng đúng tên đã gõ.")
        self._note.setText(words)


def _key(event: QEvent) -> Qt.Key | None:
    is_press = event.type() == QEvent.Type.KeyPress
    return Qt.Key(event.key()) if is_press and isinstance(event, QKeyEvent) else None
