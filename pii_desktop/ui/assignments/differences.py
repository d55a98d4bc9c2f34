"""The decisions behind step 4: one a changed field, a new row or a row that is gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pii_desktop.domain.changeset import ChangeKind, Changeset, FieldChange, RowChange
from pii_desktop.domain.plan import Severity
from pii_desktop.services.assigning import is_misprinted
from pii_desktop.services.merging import Accepted

WHOLE_ROW = ""
MISPRINT = "code_printed"
_NOTHING = "="


class Topic(StrEnum):
    """What a chip collects; a row may belong to several."""

    REVIEW = "review"
    ADDED = "added"
    CHANGED = "changed"
    CONFLICT = "conflict"
    DOUBTFUL = "doubtful"
    MISPRINT = "misprint"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: `field` is WHOLE_ROW for a new or missing row; lines that are no decision only explain."""

    change: RowChange
    field: str
    label: str
    old: str = ""
    new: str = ""
    is_decision: bool = True
    is_conflict: bool = False
    is_accepted: bool = False

    @property
    def id(self) -> tuple[str, str]:
        """Row and field."""
        return self.change.key, self.field


def differences(changeset: Changeset, unknown: frozenset[str] = frozenset()) -> tuple[Difference, ...]:
    """All lines: misprints, changed roles, conflicts, doubtful names, the rest; own edits are kept at first."""
    ordered = sorted(changeset.rows, key=lambda change: _rank(change, unknown))
    return tuple(line for change in ordered for line in _lines(change))


def decide(lines: Iterable[Difference], ids: frozenset[tuple[str, str]], *, accept: bool) -> tuple[Difference, ...]:
    """The lines with these decided."""
    return tuple(replace(line, is_accepted=accept) if line.id in ids and line.is_decision else line for line in lines)


def accepted(lines: Iterable[Difference]) -> Accepted:
    """What is merged. A row that comes back brings its fields, but never over the user's own edits."""
    rows: set[str] = set()
    fields: set[tuple[str, str]] = set()
    for line in lines:
        if not (line.is_decision and line.is_accepted):
            continue
        if line.field == WHOLE_ROW:
            rows.add(line.change.key)
            fields |= {(line.change.key, each.field) for each in line.change.fields if not each.is_conflict}
        else:
            fields.add(line.id)
    return Accepted(frozenset(rows), frozenset(fields))


def topics(change: RowChange, unknown: frozenset[str] = frozenset()) -> frozenset[Topic]:
    """The chips under which a row is found; `unknown` are the printed names that nobody knows."""
    if change.kinds == (ChangeKind.UNCHANGED,):
        return frozenset({Topic.UNCHANGED})
    found = {Topic.REVIEW}
    if ChangeKind.ADDED in change.kinds:
        found.add(Topic.ADDED)
    elif ChangeKind.REMOVED in change.kinds:
        found.add(Topic.REMOVED)
    else:
        found.add(Topic.CHANGED)
    if change.has_conflict:
        found.add(Topic.CONFLICT)
    if shows_misprint(change):
        found.add(Topic.MISPRINT)
    if is_doubtful(change, unknown):
        found.add(Topic.DOUBTFUL)
    return frozenset(found)


def is_doubtful(change: RowChange, unknown: frozenset[str]) -> bool:
    """True where a row warns of something besides its code, or names somebody unknown."""
    row = change.row
    if row is None:
        return False
    warned = any(issue.severity is not Severity.NOTE for issue in row.issues) and not is_misprinted(row)
    return warned or not unknown.isdisjoint((*row.lead, *row.coordinating))


def count_topics(changeset: Changeset, unknown: frozenset[str] = frozenset()) -> dict[Topic, int]:
    """Rows of the file (and rows gone) a chip."""
    counts = dict.fromkeys(Topic, 0)
    for change in changeset.rows:
        for topic in topics(change, unknown):
            counts[topic] += 1
    return counts


def shows_misprint(change: RowChange) -> bool:
    """True for a repaired code that the user has not confirmed by an earlier import."""
    return change.row is not None and is_misprinted(change.row) and _is_new_code(change)


def changes_role(change: RowChange) -> bool:
    """True where the department's role in a stored row becomes another one."""
    return change.assignment_id is not None and change.row is not None and change.role is not change.old_role


def count_decisions(lines: Sequence[Difference]) -> tuple[int, int]:
    """How many decisions are taken, of how many."""
    decisions = [line for line in lines if line.is_decision]
    return sum(line.is_accepted for line in decisions), len(decisions)


def _is_new_code(change: RowChange) -> bool:
    return ChangeKind.ADDED in change.kinds or any(each.field == "code" for each in change.fields)


def _rank(change: RowChange, unknown: frozenset[str]) -> int:
    if change.kinds == (ChangeKind.UNCHANGED,):
        return 5
    if shows_misprint(change):
        return 0
    if changes_role(change) and ChangeKind.ADDED not in change.kinds:
        return 1
    if change.has_conflict:
        return 2
    return 3 if is_doubtful(change, unknown) else 4


def _lines(change: RowChange) -> Iterable[Difference]:
    if change.kinds == (ChangeKind.UNCHANGED,):
        return [Difference(change, _NOTHING, "", is_decision=False)]
    if ChangeKind.REMOVED in change.kinds:
        return [Difference(change, WHOLE_ROW, "Cả dòng", "đang lưu", "không còn trong tệp", is_accepted=True)]
    if ChangeKind.ADDED in change.kinds:
        return _added_lines(change)
    return [_field_line(change, each) for each in change.fields]


def _added_lines(change: RowChange) -> Iterable[Difference]:
    """A new row is one decision; a misprint in it, and what differs from an archived one, is said beneath."""
    yield Difference(change, WHOLE_ROW, "Cả dòng", "chưa có", _in_short(change), is_accepted=True)
    if shows_misprint(change) and change.row is not None:
        yield Difference(
            change, MISPRINT, "Mã", "", f"in {change.row.code_printed} đọc là {change.code}", is_decision=False
        )


def _field_line(change: RowChange, each: FieldChange) -> Difference:
    return Difference(
        change,
        each.field,
        each.label,
        each.old,
        each.new,
        is_conflict=each.is_conflict,
        is_accepted=not each.is_conflict,
    )


def _in_short(change: RowChange) -> str:
    """Who does it, as printed."""
    row = change.row
    if row is None:
        return ""
    parts = []
    if row.lead:
        parts.append("Chủ trì: " + "; ".join(row.lead))
    if row.coordinating:
        parts.append("Phối hợp: " + "; ".join(row.coordinating))
    return ". ".join(parts) or row.name
