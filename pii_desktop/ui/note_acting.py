"""Writes, settles and deletes notes for whoever shows them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.notes import Anchor, Note
from pii_desktop.errors import PiiError
from pii_desktop.services.notes import add_note, change_note, delete_note, finish
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.note_dialog import NoteDialog, NoteText


class NoteActing(QObject):
    """Signals: `done` with the words of what was done, for an undo bar; `refused` with a PiiError."""

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        """Dialogs stand over `host`."""
        super().__init__(host)
        self._desk = desk
        self._host = host
        self._anchor = Anchor()
        self._note: Note | None = None
        self.dialog: NoteDialog | None = None

    def write(self, anchor: Anchor, fields: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Ask for a new note about something; `chosen` is the field offered first."""
        self._anchor, self._note = anchor, None
        self._open(NoteDialog(fields, None, self._host))
        if self.dialog is not None and chosen:
            self.dialog.subject.set_value(chosen)

    def edit(self, note: Note) -> None:
        """Ask for other words, another day."""
        self._note = note
        self._open(NoteDialog((), note, self._host))

    def settle(self, note: Note) -> None:
        """Say that it is done; one that is done is opened again."""
        number, is_done = note.id, note.done_at is None
        self._desk.change(lambda uow: finish(uow, number, is_done=is_done), self._on_done, self.refused.emit)

    def delete(self, note: Note) -> None:
        """Into the trash."""
        number = note.id
        self._desk.change(lambda uow: delete_note(uow, number), self._on_done, self.refused.emit)

    def _open(self, dialog: NoteDialog) -> None:
        self.dialog = dialog
        dialog.given.connect(self._on_given)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_given(self, said: NoteText) -> None:
        anchor, note = replace(self._anchor, field=said.field), self._note
        if note is None:
            self._desk.change(
                lambda uow: add_note(
                    uow, anchor, said.text, is_flagged=said.is_flagged, follow_up_on=said.follow_up_on
                )[1],
                self._on_written,
                self._on_refused,
            )
            return
        changed = replace(note, text=said.text, is_flagged=said.is_flagged, follow_up_on=said.follow_up_on)
        self._desk.change(lambda uow: change_note(uow, changed), self._on_written, self._on_refused)

    def _on_written(self, _changes: Changes) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_refused(self, error: PiiError) -> None:
        if self.dialog is not None:
            self.dialog.show_error(error)

    def _on_finished(self) -> None:
        self.dialog = None

    def _on_done(self, changes: Changes) -> None:
        self.done.emit(changes.action)
