"""What the user said printed names mean, beyond the catalogue: for the rows that are stored and for later imports."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Department
from pii_desktop.domain.directory import Resolution, is_followed_at_first, name_key
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.services.catalogue import directory
from pii_desktop.services.succession import note_imported, stored_ownership
from pii_desktop.services.told_names import directory_of, keep_name, told_names

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Spelling:
    """A printed name and what it is taken for: the key of a department, a Meant, blank while nobody said."""

    printed: str
    meaning: str
    candidates: tuple[Department, ...] = ()


def tell(uow: "UnitOfWork", printed: str, meaning: str) -> Changes:
    """Take a printed name for the department with the key `meaning` or for a Meant; blank takes that back.

    Stored rows that print the name get the role they have by it now.
    """
    action = f"Ghi nhận tên đơn vị “{printed}”"
    with uow.action(action):
        keep_name(uow, printed, meaning)
        changed = _recast(uow, name_key(printed))
    return Changes(action, assignments=frozenset(changed))


def doubtful(uow: "UnitOfWork", names: "list[str]") -> tuple[tuple[Resolution, ...], tuple[Spelling, ...]]:
    """The names nobody knows, and besides them those the user explained, for choosing; each once, in this order."""
    told = told_names(uow)
    unknown = directory_of(uow).unknown(names)
    missing = {resolution.printed for resolution in unknown}
    shown: list[Spelling] = []
    for printed in dict.fromkeys(names):
        if printed in missing or name_key(printed) in told:
            near = directory().resolve(printed).candidates
            shown.append(Spelling(printed, told.get(name_key(printed), ""), near))
    return unknown, tuple(shown)


def _recast(uow: "UnitOfWork", key: str) -> list[AssignmentId]:
    """Give every stored row that prints the name its role anew; which rows got another one."""
    by_plan: dict[PlanId, list[StoredAssignment]] = {}
    for stored in uow.assignments.everywhere():
        if key in map(name_key, (*stored.row.lead, *stored.row.coordinating)):
            by_plan.setdefault(stored.plan_id, []).append(stored)
    return [each for plan_id, rows in by_plan.items() for each in _recast_in(uow, plan_id, rows)]


def _recast_in(uow: "UnitOfWork", plan_id: PlanId, rows: Iterable[StoredAssignment]) -> list[AssignmentId]:
    owner = stored_ownership(uow, plan_id)
    changed: list[AssignmentId] = []
    for stored in rows:
        role = owner.role(stored.row, stored.id)
        if role is not stored.role:
            keeps = stored.is_tracked and role is not None
            follows = keeps or is_followed_at_first(stored.row, role, owner.directory)
            uow.assignments.set_role(stored.id, role, is_tracked=follows)
            changed.append(stored.id)
    known = {row.assignment_id for succession in owner.successions for row in succession.taken}
    note_imported(uow, owner, [each for each in changed if each not in known])
    return changed
