"""The text of a report by sections, each sentence edited where it stands."""

from collections.abc import Hashable, Sequence
from time import perf_counter

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.wordings import OutlineLine
from pii_desktop.ui.report.lines import NEW, Section, with_new
from pii_desktop.ui.report.sentence_row import SentenceRow
from pii_desktop.ui.report.wishes import Wish
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.frames import Ground, Scroll, column
from pii_desktop.ui.widgets.labels import Label

_SLICE_S = 0.012
"""How long rows are made at a stretch: the window answers in between."""
_MARGIN = 24


class SectionHead(Ground):
    """The heading of a section, as the report prints it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """One line, or more where there is no room."""
        super().__init__("sunken", parent)
        line = column(self, margins=(PAGE_PADDING, 6, 16, 6))
        line.addWidget(Label(title, role=Type.STRONG, tone="text2", wrap=True))


class Outline(Scroll):
    """Rows are made a few at a time, so that a long report does not hold up the window.

    Signals: `wished` carries a Wish and the key of a sentence, `edited` the key and its new text, `added` the key of
    the sentence before a new one and its text, `current_changed` the key of the sentence that the keyboard is on.
    """

    wished = Signal(str, str)
    edited = Signal(str, str)
    added = Signal(str, str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until sections are shown."""
        self._content = Ground("surface")
        super().__init__(self._content, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._stack = column(self._content, gap=0)
        self._stack.addStretch(1)
        self._sections: tuple[Section, ...] = ()
        self._new_after = ""
        self._wanted: list[tuple[Hashable, OutlineLine | str]] = []
        self._widgets: dict[Hashable, SentenceRow | SectionHead] = {}
        self._placed = 0
        self._is_read_only = False
        self._current = ""
        self._target = ""
        self._is_target_edited = False
        self._shown_row: SentenceRow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_complete(self) -> bool:
        """True when every row is there."""
        return self._placed == len(self._wanted)

    @property
    def current_key(self) -> str:
        """The sentence that Tab comes to; blank where there is none."""
        return self._current

    def rows(self) -> list[SentenceRow]:
        """The sentences that are there, from the top."""
        found = (self._widgets.get(identity) for identity, _ in self._wanted)
        return [each for each in found if isinstance(each, SentenceRow)]

    def row(self, key: str) -> SentenceRow | None:
        """The row of a sentence; None where it is not there yet, or not at all."""
        found = self._widgets.get(_row_id(key))
        return found if isinstance(found, SentenceRow) else None

    def editing(self) -> SentenceRow | None:
        """The row that is being edited."""
        return next((each for each in self.rows() if each.is_editing), None)

    def show_sections(self, sections: Sequence[Section], *, is_read_only: bool) -> None:
        """Show these; rows that stay keep their place, and what is being typed in them."""
        self._is_read_only = is_read_only
        self._sections = tuple(sections)
        self._rebuild()

    def begin_new(self, after: str) -> None:
        """Open an empty editor behind a sentence, or at the end of a section (its key) that has none."""
        open_row = self.editing()
        if open_row is not None:
            open_row.close_editor()
        self._new_after = after
        self._rebuild()
        self.select(NEW, is_edited=True)

    def _rebuild(self) -> None:
        self._wanted = _flat(with_new(self._sections, self._new_after))
        kept = {identity for identity, _ in self._wanted}
        for identity in [each for each in self._widgets if each not in kept]:
            gone = self._widgets.pop(identity)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._placed = 0
        if self._current and self.row(self._current) is None and _row_id(self._current) not in kept:
            self._current = ""
        self._go_on()

    def select(self, key: str, *, is_edited: bool = False) -> None:
        """Go to a sentence as soon as it is there, and open its editor where that is wanted."""
        self._target = key
        self._is_target_edited = is_edited
        self._try_target()

    def commit(self) -> None:
        """Store what is typed."""
        row = self.editing()
        if row is not None:
            row.commit()

    # private

    def _go_on(self) -> None:
        """Place rows for a moment, the rest when the window is free again."""
        until = perf_counter() + _SLICE_S
        self._content.setUpdatesEnabled(False)
        while self._placed < len(self._wanted) and perf_counter() < until:
            identity, shown = self._wanted[self._placed]
            self._place(identity, shown)
            self._placed += 1
        self._content.setUpdatesEnabled(True)
        if not self.is_complete:
            self._timer.start(0)
        self._show_current()
        self._try_target()

    def _place(self, identity: Hashable, shown: OutlineLine | str) -> None:
        widget = self._widgets.get(identity)
        if widget is None:
            widget = self._make(shown)
            self._widgets[identity] = widget
        elif isinstance(widget, SentenceRow) and isinstance(shown, OutlineLine):
            widget.set_line(shown, is_read_only=self._is_read_only)
        if self._stack.indexOf(widget) != self._placed:
            self._stack.removeWidget(widget)
            self._stack.insertWidget(self._placed, widget)

    def _make(self, shown: OutlineLine | str) -> SentenceRow | SectionHead:
        if isinstance(shown, str):
            return SectionHead(shown, self._content)
        made = SentenceRow(shown, is_read_only=self._is_read_only, parent=self._content)
        made.wished.connect(self._on_wished)
        made.edited.connect(self._on_edited)
        made.moved.connect(self._on_moved)
        made.closed.connect(self._on_closed)
        return made

    def _on_wished(self, wish: str, key: str) -> None:
        self._set_current(key)
        if wish == Wish.EDIT:
            self._edit(key)
            return
        if wish == Wish.ADD_AFTER:
            self.begin_new(key)
            return
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
            self._reveal(row)

    def _on_moved(self, key: str, steps: int) -> None:
        rows = self.rows()
        place = next((number for number, each in enumerate(rows) if each.line.key == key), 0)
        following = rows[max(0, min(place + steps, len(rows) - 1))]
        self._set_current(following.line.key)
        following.face.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(following)

    def _on_closed(self, key: str, is_next_wanted: bool) -> None:
        if key == NEW:
            before, self._new_after = self._new_after, ""
            self._rebuild()
            self.select(before)
            return
        row, rows = self.row(key), self.rows()
        after = rows[rows.index(row) + 1 :] if row is not None else []
        if is_next_wanted and after:
            self._on_moved(key, 1)
            self._edit(after[0].line.key)

    def _reveal(self, row: SentenceRow) -> None:
        """Bring a row into view once its place is settled: one that was just made has none."""
        self._shown_row = row
        QTimer.singleShot(0, self, self._on_settled)

    def _on_settled(self) -> None:
        row, self._shown_row = self._shown_row, None
        if row is not None and shiboken6.isValid(row):
            self._stack.activate()
            self.ensureWidgetVisible(row, 0, _MARGIN)

    def _set_current(self, key: str) -> None:
        before = self.row(self._current)
        if before is not None and self._current != key:
            before.face.set_current(is_current=False)
        is_new = key != self._current
        self._current = key
        row = self.row(key)
        if row is not None:
            row.face.set_current(is_current=True)
        if is_new:
            self.current_changed.emit(key)

    def _show_current(self) -> None:
        """The first sentence, where none was chosen: Tab has to come somewhere."""
        rows = self.rows()
        if rows and self.row(self._current) is None:
            self._current = rows[0].line.key
        row = self.row(self._current)
        if row is not None:
            row.face.set_current(is_current=True)

    def _try_target(self) -> None:
        row = self.row(self._target) if self._target else None
        if row is None:
            if self.is_complete:
                self._target = ""
            return
        self._set_current(self._target)
        self._target = ""
        row.face.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(row)
        if self._is_target_edited:
            self._edit(row.line.key)


def _row_id(key: str) -> Hashable:
    return ("row", key)


def _flat(sections: Sequence[Section]) -> list[tuple[Hashable, OutlineLine | str]]:
    """Heads and sentences in one column, each with what it goes by."""
    found: list[tuple[Hashable, OutlineLine | str]] = []
    for number, section in enumerate(sections):
        if section.title:
            found.append((("head", section.title, number), section.title))
        found += [(_row_id(line.key), line) for line in section.lines]
    return found
