"""Who is to be asked for what: requests that follow from the coordinating departments of a plan (domain.md 5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pii_desktop.domain.departments import Department
from pii_desktop.domain.directory import Directory
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment

DAYS_BEFORE = 10
"""Working days between the day a reply is due and the deadline of the report."""

CONTENT = "Số liệu, kết quả thực hiện và tài liệu minh chứng"
"""What is asked for at first; the user may write something else."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Names:
    """Whose names are whose: the keys that count as one's own, and departments that became others (key → new one)."""

    directory: Directory
    own: frozenset[str]
    successors: Mapping[str, Department]

    def now(self, printed: str) -> Department | None:
        """The department of today that a printed name means; None for a collective expression and for oneself."""
        found = self.directory.resolve(printed)
        if found.reach is not None:
            return None
        department = found.department or self.directory.department(printed)
        seen: set[str] = set()
        while department.key in self.successors and department.key not in seen:
            seen.add(department.key)
            department = self.successors[department.key]
        return None if department.key in self.own else department


@dataclass(frozen=True, slots=True)
class Proposal:
    """One department that is to be asked for one assignment."""

    assignment_id: AssignmentId
    department: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the plan says: whom to ask, and rows that only name "các sở, ngành", where the user must choose whom."""

    proposals: tuple[Proposal, ...]
    collective: tuple[AssignmentId, ...]


def propose(assignments: Iterable[StoredAssignment], names: Names) -> Proposed:
    """A proposal for each department that the plan names as coordinating, each once a row, in the plan's order."""
    found: list[Proposal] = []
    collective: list[AssignmentId] = []
    known: dict[str, Department | None] = {}  # the same names stand in row after row
    for stored in assignments:
        for printed in stored.row.coordinating:
            if printed not in known:
                known[printed] = names.now(printed)
        meant = (known[printed] for printed in stored.row.coordinating)
        asked = tuple(dict.fromkeys(department.name for department in meant if department is not None))
        found += [Proposal(stored.id, department) for department in asked]
        if stored.row.coordinating and not asked:
            collective.append(stored.id)
    return Proposed(tuple(found), tuple(collective))


def due_day(deadline: date | None, today: date) -> date | None:
    """The day a reply is due: ten working days before the deadline of the report, holidays not known.

    Where that day has passed and the deadline has not, the working day before the deadline, but not before today.
    None without a deadline.
    """
    if deadline is None:
        return None
    usual = working_day_before(deadline, DAYS_BEFORE)
    if usual >= today or deadline < today:
        return usual
    return max(today, working_day_before(deadline, 1))


def working_day_before(day: date, count: int) -> date:
    """The working day that lies `count` working days before `day`."""
    while count > 0:
        day -= timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
