"""What differs between two versions of a report: a flat list, each with its place, the old words and the new.

One list serves four readers: a version beside the one before, the records of today beside what was sent, the
supplementary report (only what was added) and the correcting report (all of it).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from pii_desktop.domain.difference_fields import (
    DOCUMENTS,
    HEAD,
    ROWS,
    WORDINGS,
    WORK,
    DifferencePlace,
    Field,
    Sort,
)
from pii_desktop.domain.frozen_facts import Facts, FrozenDocument, FrozenRow, FrozenWork

T = TypeVar("T")
R = TypeVar("R", FrozenRow, FrozenDocument, FrozenWork)


class DifferenceKind(StrEnum):
    """What became of a place."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        """The word in lists."""
        return {
            DifferenceKind.ADDED: "Thêm",
            DifferenceKind.CHANGED: "Sửa",
            DifferenceKind.REMOVED: "Bỏ",
        }[self]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: `what` it is called, and what was said (blank where nothing was) and is said now.

    `is_whole` is true where a document, a work item or a row came or went as such.
    """

    place: DifferencePlace
    what: str
    old: str
    new: str
    kind: DifferenceKind
    is_whole: bool = False


def compare_facts(old: Facts, new: Facts) -> tuple[Difference, ...]:
    """What differs, in the order of the report: rows, documents, work items, head and foot, sentences.

    Head and foot are told where both were kept.
    """
    were, are = ((old.head,), (new.head,)) if old.head and new.head else ((), ())
    return (
        *_compared(old.rows, new.rows, ROWS),
        *_compared(old.documents, new.documents, DOCUMENTS),
        *_compared(old.work_items, new.work_items, WORK),
        *_compared(were, are, HEAD),
        *_compared(old.wordings, new.wordings, WORDINGS),
    )


def additions(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Only what was missing: a supplementary report takes nothing back."""
    return tuple(each for each in differences if each.kind is DifferenceKind.ADDED)


def supplemented(old: Facts, new: Facts) -> Facts:
    """What is known to who has read `old` and a supplement to it: what `new` adds, never what it changes or takes back.

    Sentences, letterhead and signer are those of `new`: no report that follows another tells of them.
    """
    return Facts(
        rows=tuple(_filled(old.rows, new.rows, ROWS)),
        documents=tuple(_filled(old.documents, new.documents, DOCUMENTS)),
        work_items=tuple(_filled(old.work_items, new.work_items, WORK)),
        wordings=new.wordings,
        head=new.head,
    )


def _compared(old: Sequence[T], new: Sequence[T], sort: Sort) -> Iterator[Difference]:
    before = {sort.key(each): each for each in old}
    after = {sort.key(each): each for each in new}
    for key, record in after.items():
        was = before.get(key)
        if was is None:
            yield from tuple(_one(None, record, sort)) or _one(None, record, replace(sort, come=sort.gone))
        elif was != record:
            yield from _one(was, record, sort)
    for key, record in before.items():
        if key not in after:
            yield from _one(record, None, sort)


def _one(old: T | None, new: T | None, sort: Sort) -> Iterator[Difference]:
    place = sort.place(old if new is None else new)
    whole = sort.come if old is None else sort.gone if new is None else None
    for field in (whole,) if whole else sort.fields:
        before, after = field.pair(old, new) if field.pair else (_printed(old, field), _printed(new, field))
        if before == after and before and field.unlike and _value(old, field) != _value(new, field):
            after = f"{after} {field.unlike}"
        if before != after and (old is None or new is None or _value(old, field) != _value(new, field)):
            yield Difference(place, field.what, before, after, _kind(before, after), whole is not None)


def _filled(old: Sequence[R], new: Sequence[R], sort: Sort) -> Iterator[R]:
    """The old records with the fields that only the new ones have, then the records that are new."""
    after = {sort.key(each): each for each in new}
    for was in old:
        now = after.pop(sort.key(was), was)
        added = (each for each in sort.fields if not _printed(was, each) and _printed(now, each))
        names = (name for each in added for name in (each.name, each.beside) if name)
        yield replace(was, **{name: getattr(now, name) for name in names})
    yield from after.values()


def _printed(record: object, field: Field) -> str:
    return "" if record is None else field.shown(_value(record, field))


def _value(record: object, field: Field) -> Any:  # noqa: ANN401 - of any field
    return getattr(record, field.name) if field.name else record


def _kind(old: str, new: str) -> DifferenceKind:
    if not old:
        return DifferenceKind.ADDED
    return DifferenceKind.CHANGED if new else DifferenceKind.REMOVED
