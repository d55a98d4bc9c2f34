"""Compare what is stored with what a file says: identity by code, name and neighbours, never by row or STT."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pii_desktop.domain.changeset import ChangeKind, Changeset, FieldChange, RowChange
from pii_desktop.domain.departments import Role
from pii_desktop.domain.fields import FIELDS, field_differs
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.text.normalise import search_key

_SAME_NAME = 0.75
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """What `compare` needs besides the rows: the role each row gives, and the fields the user edited.

    `role_of_known` gives the role in a row that continues a stored one, where that differs: a row taken over or
    declined in a reorganisation.
    """

    role_of: Callable[[ParsedRow], Role | None]
    edited: Mapping[AssignmentId, frozenset[str]] = field(default_factory=dict)
    role_of_known: Callable[[ParsedRow, AssignmentId], Role | None] | None = None

    def role(self, row: ParsedRow, known: AssignmentId | None) -> Role | None:
        """The department's role in `row`, which continues the stored assignment `known`."""
        if known is None or self.role_of_known is None:
            return self.role_of(row)
        return self.role_of_known(row, known)


def compare(stored: Iterable[StoredAssignment], parsed: Iterable[ParsedRow], context: Compared) -> Changeset:
    """Every row of the file and every stored row that the file no longer has, in that order.

    A row that was archived before is compared only where the file has it again.
    """
    before = tuple(stored)
    after = tuple(row for row in parsed if row.kind.is_assignment)
    partners = _pair(before, after)
    rows = [_row_change(partners.get(index), row, context) for index, row in enumerate(after)]
    taken = {partner.id for partner in partners.values()}
    rows.extend(_removed(old) for old in before if old.id not in taken and old.archived_at is None)
    return Changeset(tuple(rows))


def _pair(before: tuple[StoredAssignment, ...], after: tuple[ParsedRow, ...]) -> dict[int, StoredAssignment]:
    """Index of the new row → the stored row it continues. The surest likeness is used first."""
    partners: dict[int, StoredAssignment] = {}
    for key in (_exact_key, _name_key, _code_key):
        left = [old for old in before if old not in partners.values()]
        waiting: dict[_Key, list[StoredAssignment]] = {}
        for old in left:
            waiting.setdefault(key(old.row), []).append(old)
        for index, row in enumerate(after):
            if index in partners or not any(key(row)):
                continue
            if candidates := waiting.get(key(row)):
                partners[index] = candidates.pop(0)
    _pair_by_likeness(before, after, partners)
    return partners


def _pair_by_likeness(
    before: tuple[StoredAssignment, ...], after: tuple[ParsedRow, ...], partners: dict[int, StoredAssignment]
) -> None:
    """What is left over, without a common code: nearest name in the same section."""
    for index, row in enumerate(after):
        if index in partners:
            continue
        free = [old for old in before if old not in partners.values() and _section(old.row) == _section(row)]
        likeness = [
            (SequenceMatcher(None, search_key(old.row.name), search_key(row.name)).ratio(), old) for old in free
        ]
        best = max(likeness, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= _SAME_NAME:
            partners[index] = best[1]


def _section(row: ParsedRow) -> _Key:
    """Where a row belongs: "Đến năm 2030" and "Đến năm 2045" repeat the same names (domain.md 8.3)."""
    return (row.parent or "", "" if row.code else search_key(row.timing or ""))


def _exact_key(row: ParsedRow) -> _Key:
    return (*_section(row), row.code or "", search_key(row.name))


def _name_key(row: ParsedRow) -> _Key:
    return (*_section(row), search_key(row.name))


def _code_key(row: ParsedRow) -> _Key:
    return (row.parent or "", row.code) if row.code else ()


def _row_change(old: StoredAssignment | None, row: ParsedRow, context: Compared) -> RowChange:
    role = context.role(row, old.id if old else None)
    if old is None:
        own = row.code or ""
        return RowChange((ChangeKind.ADDED,), None, row, row.display_code, row.name, role=role, own_code=own)
    fields = tuple(_field_changes(old, row, context.edited.get(old.id, frozenset())))
    kinds = [_KIND_OF_FIELD.get(change.field, ChangeKind.CHANGED) for change in fields]
    if old.archived_at is not None:
        kinds.insert(0, ChangeKind.ADDED)
    unique = tuple(dict.fromkeys(kinds)) or (ChangeKind.UNCHANGED,)
    return RowChange(unique, old.id, row, row.display_code, row.name, fields, role, old.role, row.code or "")


_KIND_OF_FIELD = {"name": ChangeKind.RENAMED, "code": ChangeKind.RECODED}


def _field_changes(old: StoredAssignment, row: ParsedRow, edited: frozenset[str]) -> Iterable[FieldChange]:
    for each in FIELDS:
        if field_differs(each, old.row, row):
            yield FieldChange(each.key, each.label, each.show(old.row), each.show(row), each.key in edited)


def _removed(old: StoredAssignment) -> RowChange:
    shown, own = old.row.display_code, old.row.code or ""
    kinds = (ChangeKind.REMOVED,)
    return RowChange(kinds, old.id, None, shown, old.row.name, role=old.role, old_role=old.role, own_code=own)
