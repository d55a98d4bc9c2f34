"""Notes and follow-up flags."""

from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping, delete, select

from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.notes import Anchor, Note
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import folded
from pii_desktop.storage.records_year import note
from pii_desktop.storage.repositories.base import Repository

_ANCHOR = tuple(field.name for field in fields(Anchor))
_OWN = ("text", "is_flagged", "follow_up_on", "done_at")


class Notes(Repository):
    """Notes on assignments, documents and background figures."""

    def add(self, anchor: Anchor, text: str, *, is_flagged: bool = False) -> NoteId:
        """A new note; who wrote it, and when, is kept beside it."""
        place = {name: getattr(anchor, name) for name in _ANCHOR}
        written = {"written_at": self._journal.now, "written_by": self._journal.who, "search_key": folded(text)}
        number = self._insert(note, place | written | {"text": text, "is_flagged": is_flagged})
        self._journal.note(Subject(Entity.NOTE, number, anchor.assignment_id), "", "", stored_text(note.c.text, text))
        return NoteId(number)

    def get(self, note_id: NoteId) -> Note:
        """The note. Raises InputError (code "not-found")."""
        return note_of(self._record(note, note_id, "ghi chú"))

    def update(self, changed: Note) -> bool:
        """Text, flag, day and state as given; what it is about stays. True when something changed."""
        record = self._record(note, changed.id, "ghi chú")
        values = {name: getattr(changed, name) for name in _OWN} | {"search_key": folded(changed.text)}
        return self._change(note, record, values, Subject(Entity.NOTE, changed.id, changed.anchor.assignment_id))

    def delete(self, note_id: NoteId) -> Note:
        """Remove a note; what it was. Raises InputError (code "not-found")."""
        gone = self.get(note_id)
        self._connection.execute(delete(note).where(note.c.id == note_id))
        self._journal.note(Subject(Entity.NOTE, note_id, gone.anchor.assignment_id), "", gone.text, "")
        return gone

    def of(self, anchor: Anchor) -> tuple[Note, ...]:
        """The notes on what `anchor` names, newest first; parts it leaves open match any."""
        named = {name: getattr(anchor, name) for name in _ANCHOR if getattr(anchor, name)}
        query = select(note).where(*(note.c[name] == value for name, value in named.items()))
        return tuple(note_of(record) for record in self._records(query.order_by(note.c.id.desc())))


def note_of(record: RowMapping) -> Note:
    """The note in a record."""
    return Note(
        id=record["id"],
        anchor=Anchor(**{name: record[name] for name in _ANCHOR}),
        written_at=record["written_at"],
        written_by=record["written_by"],
        **_own(record),
    )


def _own(record: RowMapping) -> dict[str, Any]:
    return {name: record[name] for name in _OWN}
