"""The text of a report by sections, each sentence edited where it stands."""

from collections.abc import Hashable, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.wordings import OutlineLine
from pii_desktop.ui.report.lines import NEW, Section, with_new
from pii_desktop.ui.report.row_area import RowArea
from pii_desktop.ui.report.sentence_face import Letters, guessed_height, letters_of
from pii_desktop.ui.report.sentence_row import SentenceRow
from pii_desktop.ui.report.wishes import Wish
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label

_HEAD_HEIGHT = 32


class SectionHead(Ground):
    """The heading of a section, as the report prints it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """One line, or more where there is no room."""
        super().__init__("sunken", parent)
        line = column(self, margins=(PAGE_PADDING, 6, 16, 6))
        line.addWidget(Label(title, role=Type.STRONG, tone="text2", wrap=True))


class Outline(RowArea):
    """Sentences under their headings.

    Signals: `wished` carries a Wish and the key of a sentence, `edited` the key and its new text, `added` the key of
    the sentence before a new one and its text, `current_changed` the key of the sentence that the keyboard is on.
    """

    wished = Signal(str, str)
    edited = Signal(str, str)
    added = Signal(str, str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until sections are shown."""
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._keys: list[str] = []
        self._new_after = ""
        self._is_read_only = False
        self._current = ""
        self._target = ""
        self._is_target_edited = False

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of all sentences, from the top."""
        return tuple(self._keys)

    def row(self, key: str) -> SentenceRow | None:
        """The row of a sentence; None where it was not made, being far from what is looked at, or is not there."""
        found = self._made.get(_row_id(key))
        return found if isinstance(found, SentenceRow) else None

    def editing(self) -> SentenceRow | None:
        """The row that is being edited."""
        made = (each for each in self._made.values() if isinstance(each, SentenceRow))
        return next((each for each in made if each.is_editing), None)

    def show_sections(self, sections: Sequence[Section], *, is_read_only: bool) -> None:
        """Show these; rows that stay keep their place, and what is being typed in them."""
        self._is_read_only = is_read_only
        self._sections = tuple(sections)
        self._rebuild()

    def begin_new(self, after: str) -> None:
        """Open an empty editor behind a sentence, or at the head of a section (its key)."""
        open_row = self.editing()
        if open_row is not None:
            open_row.close_editor()
        self._new_after = after
        self._rebuild()
        self.select(NEW, is_edited=True)

    def select(self, key: str, *, is_edited: bool = False) -> None:
        """Go to a sentence as soon as it is there, and open its editor where that is wanted."""
        if key not in self._keys:
            return
        self._target = key
        self._is_target_edited = is_edited
        self._reveal(_row_id(key))
        self._arrange()
        self._try_target()

    def enter(self) -> bool:
        """Give the keyboard to the current sentence; False while there is none."""
        self.select(self._current)
        return bool(self._current)

    def commit(self) -> None:
        """Store what is typed."""
        row = self.editing()
        if row is not None:
            row.commit()

    # what RowArea asks for

    def _make(self, item: object) -> QWidget:
        if not isinstance(item, OutlineLine):
            return SectionHead(str(item), self._content)
        made = SentenceRow(item, is_read_only=self._is_read_only, parent=self._content)
        made.face.set_current(is_current=item.key == self._current)
        made.wished.connect(self._on_wished)
        made.edited.connect(self._on_edited)
        made.moved.connect(self._on_moved)
        made.closed.connect(self._on_closed)
        return made

    def _renew(self, row: QWidget, item: object) -> None:
        if isinstance(row, SentenceRow) and isinstance(item, OutlineLine):
            row.set_line(item, is_read_only=self._is_read_only)

    @cached_property
    def _letters(self) -> Letters:
        return letters_of(self)

    def _guess(self, item: object, width: int) -> int:
        return guessed_height(item, width, self._letters) if isinstance(item, OutlineLine) else _HEAD_HEIGHT

    def _on_arranged(self) -> None:
        self._try_target()

    # private

    def _rebuild(self) -> None:
        sections = with_new(self._sections, self._new_after)
        self._keys = [line.key for section in sections for line in section.lines]
        if self._current not in self._keys:
            self._current = self._keys[0] if self._keys else ""
        self._show_items(_flat(sections))
        self._mark_current()

    def _on_wished(self, wish: str, key: str) -> None:
        self._set_current(key)
        if wish == Wish.EDIT:
            self._edit(key)
        elif wish == Wish.ADD_AFTER:
            self.begin_new(key)
        else:
            self.wished.emit(wish, key)

    def _on_edited(self, key: str, text: str) -> None:
        if key == NEW:
            self.added.emit(self._new_after, text)
        else:
            self.edited.emit(key, text)

    def _edit(self, key: str) -> None:
        open_row, row = self.editing(), self.row(key)
        if open_row is not None and open_row is not row:
            open_row.close_editor()
        if row is not None:
            row.edit()
            self._reveal(_row_id(key))

    def _on_moved(self, key: str, steps: int) -> None:
        place = self._keys.index(key) + steps
        self.select(self._keys[max(0, min(place, len(self._keys) - 1))])

    def _on_closed(self, key: str, is_next_wanted: bool) -> None:
        if key == NEW:
            before, self._new_after = self._new_after, ""
            self._rebuild()
            self.select(before)
        elif is_next_wanted and key != self._keys[-1]:
            self.select(self._keys[self._keys.index(key) + 1], is_edited=True)

    def _set_current(self, key: str) -> None:
        before, is_new = self.row(self._current), key != self._current
        if before is not None and is_new:
            before.face.set_current(is_current=False)
        self._current = key
        self._mark_current()
        if is_new:
            self.current_changed.emit(key)

    def _mark_current(self) -> None:
        row = self.row(self._current)
        if row is not None:
            row.face.set_current(is_current=True)

    def _try_target(self) -> None:
        row = self.row(self._target) if self._target else None
        if row is None:
            return
        self._set_current(self._target)
        self._target = ""
        row.face.setFocus(Qt.FocusReason.TabFocusReason)
        if self._is_target_edited:
            self._edit(row.line.key)


def _row_id(key: str) -> Hashable:
    return ("row", key)


def _flat(sections: Sequence[Section]) -> list[tuple[Hashable, object]]:
    """Heads and sentences in one column, each with what it goes by."""
    found: list[tuple[Hashable, object]] = []
    for number, section in enumerate(sections):
        found.append((("head", section.title, number), section.title))
        found += [(_row_id(line.key), line) for line in section.lines]
    return found
