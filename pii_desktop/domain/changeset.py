"""What differs between what is stored and what a file says."""

from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import ParsedRow


class ChangeKind(StrEnum):
    """What happened to an assignment between two versions of a plan."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    RECODED = "recoded"
    REMOVED = "removed"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        """The tag in the preview."""
        return {
            ChangeKind.ADDED: "Mới",
            ChangeKind.CHANGED: "Thay đổi",
            ChangeKind.RENAMED: "Đổi tên",
            ChangeKind.RECODED: "Đổi mã",
            ChangeKind.REMOVED: "Không còn trong tệp",
            ChangeKind.UNCHANGED: "Giữ nguyên",
        }[self]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: `old` and `new` as shown; a conflict is a field the user edited since the last import."""

    field: str
    label: str
    old: str
    new: str
    is_conflict: bool = False


@dataclass(frozen=True, slots=True)
class RowChange:
    """One assignment: `row` is None when removed, `assignment_id` None when added.

    `code` is what a clerk reads, `own_code` the plan's code alone, blank where it gives none.
    A row may be recoded and renamed and have changed fields at once: `kinds` lists all, worst first.
    `is_followed_at_first` says that taking the row as a new one makes it one the department follows.
    `moves_with` is the row it stands under where that one has another code or number in the file.
    """

    kinds: tuple[ChangeKind, ...]
    assignment_id: AssignmentId | None
    row: ParsedRow | None
    code: str
    name: str
    fields: tuple[FieldChange, ...] = ()
    role: Role | None = None
    old_role: Role | None = None
    own_code: str = ""
    moves_with: AssignmentId | None = None
    is_followed_at_first: bool = False

    @property
    def key(self) -> str:
        """Names the change inside its changeset."""
        return f"{self.assignment_id}" if self.assignment_id is not None else f"+{self.code}|{self.name}"

    @property
    def has_conflict(self) -> bool:
        """True when a field the user edited would be overwritten."""
        return any(change.is_conflict for change in self.fields)


@dataclass(frozen=True, slots=True)
class Changeset:
    """All rows of the plan, changed or not, in the order of the file; removed ones last."""

    rows: tuple[RowChange, ...]

    def of(self, kind: ChangeKind) -> tuple[RowChange, ...]:
        """The rows with this kind among theirs."""
        return tuple(row for row in self.rows if kind in row.kinds)

    @property
    def is_empty(self) -> bool:
        """True when the file says nothing new."""
        return all(row.kinds == (ChangeKind.UNCHANGED,) for row in self.rows)
