"""Compare what is stored with what a file says: identity by code, name and neighbours, never by row or STT."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pii_desktop.domain.changeset import ChangeKind, Changeset, FieldChange, RowChange
from pii_desktop.domain.departments import Role
from pii_desktop.domain.fields import FIELDS, field_differs
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.pairing import Pairs, pair
from pii_desktop.domain.plan import ParsedRow


@dataclass(frozen=True)
class Compared:
    """What `compare` needs besides the rows: the role each row gives, and the fields the user edited.

    `role_of_known` gives the role in a row that continues a stored one, where that differs: a row taken over or
    declined in a reorganisation. `same_names` says that two lists name the same departments, however spelled.
    """

    role_of: Callable[[ParsedRow], Role | None]
    edited: Mapping[AssignmentId, frozenset[str]] = field(default_factory=dict)
    role_of_known: Callable[[ParsedRow, AssignmentId], Role | None] | None = None
    same_names: Callable[[tuple[str, ...], tuple[str, ...]], bool] | None = None

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
    pairs = pair(before, after)
    rows = [_row_change(pairs.partners.get(index), row, context, pairs) for index, row in enumerate(after)]
    taken = {partner.id for partner in pairs.partners.values()}
    rows.extend(_removed(old) for old in before if old.id not in taken and old.archived_at is None)
    return Changeset(tuple(rows))


def _row_change(old: StoredAssignment | None, row: ParsedRow, context: Compared, pairs: Pairs) -> RowChange:
    role = context.role(row, old.id if old else None)
    if old is None:
        own = row.code or ""
        return RowChange((ChangeKind.ADDED,), None, row, row.display_code, row.name, role=role, own_code=own)
    # A row moves with the one above it: only what it changes by itself counts.
    before = replace(old.row, parent=pairs.parent_now(old.row))
    told = _field_changes(before, row, context.edited.get(old.id, frozenset()))
    fields = tuple(change for change in told if not _is_spelling_only(change, before, row, context))
    kinds = [_KIND_OF_FIELD.get(change.field, ChangeKind.CHANGED) for change in fields]
    if old.archived_at is not None:
        kinds.insert(0, ChangeKind.ADDED)
    unique = tuple(dict.fromkeys(kinds)) or (ChangeKind.UNCHANGED,)
    above = pairs.parent_of(row) if row.parent != old.row.parent else None
    change = RowChange(unique, old.id, row, row.display_code, row.name, fields, role, old.role, row.code or "")
    return replace(change, moves_with=above.id if above else None)


_KIND_OF_FIELD = {"name": ChangeKind.RENAMED, "code": ChangeKind.RECODED}


def _field_changes(old: ParsedRow, row: ParsedRow, edited: frozenset[str]) -> Iterable[FieldChange]:
    for each in FIELDS:
        if field_differs(each, old, row):
            yield FieldChange(each.key, each.label, each.show(old), each.show(row), each.key in edited)


def _is_spelling_only(change: FieldChange, old: ParsedRow, row: ParsedRow, context: Compared) -> bool:
    """True where the same departments are only written in another way: "Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"."""
    if context.same_names is None or change.field not in ("lead", "coordinating"):
        return False
    was, now = (each.lead if change.field == "lead" else each.coordinating for each in (old, row))
    return context.same_names(was, now)


def _removed(old: StoredAssignment) -> RowChange:
    shown, own = old.row.display_code, old.row.code or ""
    kinds = (ChangeKind.REMOVED,)
    return RowChange(kinds, old.id, None, shown, old.row.name, role=old.role, old_role=old.role, own_code=own)
