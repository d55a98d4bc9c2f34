"""The block "Ghi chú" of a panel: the notes on what it shows, and a button for another one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.notes import Anchor, Note
from pii_desktop.errors import PiiError
from pii_desktop.services.dates import today
from pii_desktop.services.notes import notes_on
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.note_acting import NoteActing
from pii_desktop.ui.note_words import small_words, tr, when_tone, when_words
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label, SectionTitle
from pii_desktop.ui.widgets.undo_bar import UndoBar


class NoteLine(QWidget):
    """One note with its three buttons."""

    def __init__(self, note: Note, acting: NoteActing, parent: QWidget | None = None) -> None:
        """What a button asks for is done by `acting`."""
        super().__init__(parent)
        self.note = note
        self._acting = acting
        day = today()
        picture = Icon.FLAG if note.is_flagged else Icon.NOTE
        name = tr("Cần theo dõi") if note.is_open else tr("Ghi chú")
        mark = IconLabel(picture, tone=when_tone(note, day), size=16, name=name)
        done_name = tr("Đánh dấu đã xử lý") if note.done_at is None else tr("Mở lại ghi chú")
        done_icon = Icon.CHECK if note.done_at is None else Icon.UNDO
        self.done = IconButton(done_icon, done_name, kind=Kind.QUIET, small=True)
        self.edit = IconButton(Icon.PENCIL, tr("Sửa ghi chú"), kind=Kind.QUIET, small=True)
        self.delete = IconButton(Icon.TRASH, tr("Xoá ghi chú"), kind=Kind.QUIET, small=True)
        words = column(gap=2)
        words.addWidget(Label(note.text, tone="text3" if note.done_at else "text", wrap=True))
        for text, tone in ((when_words(note, day), when_tone(note, day)), (small_words(note), "text3")):
            if text:
                words.addWidget(Label(text, role=Type.SMALL, tone=tone, wrap=True))
        line = row(self, gap=8, margins=(0, 4, 0, 4))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for button in (self.done, self.edit, self.delete):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.done.setVisible(note.is_flagged)  # only now: without a place it would be a window of its own
        self.done.clicked.connect(self._on_done)
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)

    def _on_done(self) -> None:
        self._acting.settle(self.note)

    def _on_edit(self) -> None:
        self._acting.edit(self.note)

    def _on_delete(self) -> None:
        self._acting.delete(self.note)


class NotesBlock(QWidget):
    """Reads the notes on an anchor, and again when notes changed."""

    def __init__(self, desk: Desk, fields: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        """`fields` are pairs (name, word) that a note may be about."""
        super().__init__(parent)
        self._desk = desk
        self._fields = tuple(fields)
        self._anchor: Anchor | None = None
        self._lines: list[NoteLine] = []
        self._field_of: Callable[[], str] | None = None
        self._undo_bar: UndoBar | None = None
        self.acting = NoteActing(desk, self)
        self.title = SectionTitle(tr("Ghi chú, theo dõi"))
        self.add = Button(tr("Thêm ghi chú"), kind=Kind.QUIET, icon_name=Icon.FLAG, small=True)
        self._notes = column(gap=0)
        head = row(gap=8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.add)
        stack = column(self, gap=4)
        stack.addLayout(head)
        stack.addLayout(self._notes)
        self.add.clicked.connect(self._on_add)
        self.acting.done.connect(self._on_done)
        self.acting.refused.connect(self._on_refused)
        desk.bus.changed.connect(self._on_changed)

    def show_anchor(self, anchor: Anchor) -> None:
        """Show the notes on this; the ones shown stay until the answer is there when it is the same."""
        if anchor != self._anchor:
            self._show(())
        self._anchor = anchor
        self._desk.ask(lambda uow: (anchor, notes_on(uow, anchor)), self._on_read, self._on_unread)

    def offer_field_of(self, focus: Callable[[], str]) -> None:
        """`focus` tells the field that was in use, which a new note is then about."""
        self._field_of = focus

    def notes(self) -> tuple[NoteId, ...]:
        """Ids of what is shown."""
        return tuple(line.note.id for line in self._lines)

    def lines(self) -> tuple[NoteLine, ...]:
        """What is shown."""
        return tuple(self._lines)

    def _on_read(self, found: tuple[Anchor, tuple[Note, ...]]) -> None:
        anchor, notes = found
        if anchor == self._anchor:
            self._show(notes)

    def _on_unread(self, _error: PiiError) -> None:
        """What it is about is gone; the panel says so itself."""

    def _show(self, notes: Sequence[Note]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [NoteLine(note, self.acting) for note in notes]
        for line in self._lines:
            self._notes.addWidget(line)
        waiting = sum(note.is_open for note in notes)
        words = tr("Ghi chú, {count} cần theo dõi") if waiting else tr("Ghi chú, theo dõi")
        self.title.setText(words.format(count=waiting))

    def _on_add(self) -> None:
        if self._anchor is not None:
            self.acting.write(self._anchor, self._fields, self._field_of() if self._field_of else "")

    def _on_changed(self, changes: Changes) -> None:
        if self._anchor is not None and (changes.desk or changes.everything):
            self.show_anchor(self._anchor)

    def _on_done(self, action: str) -> None:
        if self._undo_bar is None:
            self._undo_bar = UndoBar(self._page())
        self._undo_bar.offer(tr("Đã xong: {action}.").format(action=action), self._desk.undoing())

    def _on_refused(self, error: PiiError) -> None:
        self._desk.tasks.refused.emit(error)

    def _page(self) -> QWidget:
        """The page that this stands in."""
        page: QWidget = self
        while not hasattr(page, "show_place") and (above := page.parentWidget()) is not None:
            page = above
        return page
