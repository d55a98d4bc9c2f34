"""What a reorganisation of departments means for the rows of the user's department (domain.md 5).

Nothing that was printed is altered: a row goes on naming the department it named. What changes is the role of the
user's department in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.directory import Directory, named_role
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow, PlanDocument
from pii_desktop.text.normalise import search_key

_YEAR = re.compile(r"(?<!so )\b(20\d\d)\b(?!/)")
_OPEN_ENDED = re.compile(r"nam tiep theo")


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """`old` departments became `new` on `since`. `is_partial`: only some of their tasks went there."""

    old: tuple[Department, ...]
    new: Department
    since: date
    legal_basis: str = ""
    is_partial: bool = False

    def dissolves(self, own: Department) -> bool:
        """True where the user's department is one of those that ended."""
        return own.key in {department.key for department in self.old}

    def others(self, own: Department) -> tuple[Department, ...]:
        """The departments other than `own` whose rows it answers for from now on."""
        involved = (*self.old, self.new) if self.dissolves(own) else self.old
        return tuple(department for department in involved if department.key != own.key)

    @property
    def title(self) -> str:
        """As a list names it: "Sở Kế hoạch và Đầu tư → Sở Tài chính"."""
        return f"{', '.join(department.name for department in self.old)} → {self.new.name}"


class Doubt(StrEnum):
    """Why a row is offered and not taken by itself."""

    PARTIAL = "partial"
    PLAN_ENDED = "plan-ended"

    @property
    def label(self) -> str:
        """The reason, for a person."""
        match self:
            case Doubt.PARTIAL:
                return "Chỉ một phần nhiệm vụ của đơn vị cũ chuyển sang"
            case Doubt.PLAN_ENDED:
                return "Kế hoạch kết thúc trước ngày sắp xếp"


@dataclass(frozen=True, slots=True)
class RoleShift:
    """A row in which the department's role grows from `old_role` to `role`.

    `from_department` is the predecessor's name as printed in the row; `was_followed` whether the row was in the
    department's own list before.
    """

    assignment_id: AssignmentId
    plan_id: PlanId
    code: str
    name: str
    from_department: str
    old_role: Role | None
    role: Role
    was_followed: bool
    doubt: Doubt | None = None

    @property
    def is_received(self) -> bool:
        """True where the row did not name the department before; an expression for many departments names nobody."""
        return self.old_role in (None, Role.COLLECTIVE)


def role_shifts(
    assignments: Iterable[StoredAssignment],
    reorganisation: Reorganisation,
    own: Department,
    directory: Directory,
    doubt: Doubt | None = None,
) -> tuple[RoleShift, ...]:
    """The rows of one plan whose role grows, in its order; a role never shrinks, and no row is there twice.

    A row naming the predecessor as lead makes the department lead, as coordinating coordinating; a row in which the
    department is lead already stays as it is.
    """
    others = reorganisation.others(own)
    found = []
    for stored in assignments:
        named = named_role(stored.row, others, directory)
        if named is not None and named[0].outranks(stored.role):
            found.append(_shift(stored, named[0], named[1], doubt))
    return tuple(found)


def _shift(stored: StoredAssignment, role: Role, printed: str, doubt: Doubt | None) -> RoleShift:
    return RoleShift(
        assignment_id=stored.id,
        plan_id=stored.plan_id,
        code=stored.display_code,
        name=stored.row.name,
        from_department=printed,
        old_role=stored.role,
        role=role,
        was_followed=stored.is_tracked,
        doubt=doubt,
    )


def doubt_about(reorganisation: Reorganisation, ends: int | None) -> Doubt | None:
    """Why rows of a plan whose last year is `ends` are only offered; None where they are taken by themselves."""
    if not is_in_force(ends, reorganisation.since):
        return Doubt.PLAN_ENDED
    return Doubt.PARTIAL if reorganisation.is_partial else None


def last_year(document: PlanDocument, rows: Iterable[ParsedRow]) -> int | None:
    """The last year a plan is for, None where it has no end or does not say.

    Seeds 001 and 002 are for a year "và những (các) năm tiếp theo", which has no end; the sections of seed 004 run
    to 2045.
    """
    title = search_key(" ".join(document.title))
    if _OPEN_ENDED.search(title):
        return None
    texts = (title, *{search_key(row.timing) for row in rows if row.timing})
    years = [int(year) for text in texts for year in _YEAR.findall(text)]
    if document.year is not None:
        years.append(document.year)
    return max(years, default=None)


def is_in_force(ends: int | None, since: date) -> bool:
    """True where a plan whose last year is `ends` still runs on the day of a reorganisation."""
    return ends is None or ends >= since.year
