"""Notes and follow-up flags on any value, with one list of them all."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.note_list import NoteFilter, NoteList
from pii_desktop.domain.notes import Anchor, Note
from pii_desktop.errors import InputError
from pii_desktop.text.normalise import clean_text

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

SHOWN = 500
"""How many notes the list shows at once."""


def note_list(uow: "UnitOfWork", wanted: NoteFilter, limit: int = SHOWN) -> NoteList:
    """The notes that `wanted` asks for, in one query."""
    return uow.note_list.listed(wanted, limit)


@dataclass(frozen=True, slots=True)
class NoteCounts:
    """How many notes there are, and how many of them ask for something."""

    total: int
    open: int


def note_counts(uow: "UnitOfWork", text: str = "") -> NoteCounts:
    """How many notes hold every word of `text`."""
    wanted = NoteFilter(text=text)
    return NoteCounts(uow.note_list.count(wanted), uow.note_list.count(replace(wanted, is_open=True)))


def notes_on(uow: "UnitOfWork", anchor: Anchor) -> tuple[Note, ...]:
    """The notes on one thing, newest first."""
    return uow.notes.of(anchor)


def add_note(
    uow: "UnitOfWork", anchor: Anchor, text: str, *, is_flagged: bool = False, follow_up_on: date | None = None
) -> tuple[NoteId, Changes]:
    """Write a note; with `is_flagged` or a day it asks to be followed up. Raises InputError for a blank text."""
    words = _words(text)
    with uow.action("Thêm ghi chú"):
        note_id = uow.notes.add(anchor, words, is_flagged=is_flagged or follow_up_on is not None)
        if follow_up_on is not None:
            uow.notes.update(replace(uow.notes.get(note_id), follow_up_on=follow_up_on))
    return note_id, _changes("Thêm ghi chú", anchor)


def change_note(uow: "UnitOfWork", note: Note) -> Changes:
    """Store text, flag and day. Raises InputError for a blank text."""
    with uow.action("Sửa ghi chú"):
        uow.notes.update(replace(note, text=_words(note.text)))
    return _changes("Sửa ghi chú", note.anchor)


def finish(uow: "UnitOfWork", note_id: NoteId, *, is_done: bool = True) -> Changes:
    """Say that what a note asked for is done, or not yet."""
    note = uow.notes.get(note_id)
    action = "Đánh dấu đã xử lý ghi chú" if is_done else "Mở lại ghi chú"
    with uow.action(action):
        uow.notes.update(replace(note, done_at=datetime.now(UTC) if is_done else None))
    return _changes(action, note.anchor)


def delete_note(uow: "UnitOfWork", note_id: NoteId) -> Changes:
    """Put a note into the trash."""
    note = uow.notes.get(note_id)
    with uow.action("Xoá ghi chú", deleted=f"Ghi chú: {note.text}"):
        uow.notes.delete(note_id)
    return _changes("Xoá ghi chú", note.anchor)


def _changes(action: str, anchor: Anchor) -> Changes:
    return Changes(
        action,
        assignments=frozenset() if anchor.assignment_id is None else frozenset({anchor.assignment_id}),
        evidence=frozenset() if anchor.evidence_id is None else frozenset({anchor.evidence_id}),
        denominators=frozenset() if anchor.denominator_id is None else frozenset({anchor.denominator_id}),
        desk=True,
    )


def _words(text: str) -> str:
    words = clean_text(text).strip()
    if not words:
        raise InputError("Ghi chú chưa có nội dung.", "Chưa có gì được ghi.", "Hãy nhập nội dung.", "blank")
    return words
