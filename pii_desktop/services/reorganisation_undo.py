"""Take a reorganisation back, for ever after: what the user did since then stays."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.successions import Succession, TakenRow, profile_undone
from pii_desktop.errors import InputError
from pii_desktop.services.profiles import load_profile, put_profile
from pii_desktop.services.succession import save_successions, stored_ownership, successions

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace


def undo_reorganisation(workspace: "Workspace", number: int) -> Changes:
    """Take one reorganisation back: roles, following and letterhead are as before it.

    Progress, evidence and work recorded meanwhile stay stored. Raises InputError when there is no such one, it was
    taken back already, or a later one stands on it.
    """
    workspace.read(lambda uow: _check(uow, number))
    workspace.backup("undo-reorganise")
    return workspace.run(lambda uow: _undo(uow, number))


def _check(uow: "UnitOfWork", number: int) -> None:
    known = {each.number: each for each in successions(uow)}
    if number not in known:
        raise InputError(f"Không có lần sắp xếp đơn vị số {number}.", "Chưa có gì thay đổi.", "", "not-found")
    if known[number].is_undone:
        raise InputError(
            f"Lần sắp xếp đơn vị {number} đã được hoàn tác.", "Chưa có gì thay đổi.", "", "reorganisation-undone"
        )
    last = max(each.number for each in known.values() if not each.is_undone)
    if last != number:
        raise InputError(
            f"Sau lần sắp xếp {number} còn lần sắp xếp {last}.",
            "Chưa có gì thay đổi.",
            f"Hãy hoàn tác lần sắp xếp {last} trước.",
            "later-reorganisation",
        )


def _undo(uow: "UnitOfWork", number: int) -> Changes:
    action = f"Hoàn tác sắp xếp lại đơn vị {number}"
    known = successions(uow)
    undone = next(each for each in known if each.number == number)
    with uow.action(action, why=undone.reorganisation.legal_basis):
        save_successions(uow, [replace(each, is_undone=each.is_undone or each is undone) for each in known])
        put_profile(uow, profile_undone(load_profile(uow), undone))
        touched = _put_rows_back(uow, undone)
    return Changes(action, assignments=touched, profile=bool(undone.profile), everything=True)


def _put_rows_back(uow: "UnitOfWork", undone: Succession) -> frozenset[AssignmentId]:
    taken = {row.assignment_id: row for row in undone.taken}
    touched = set()
    for plan in uow.plans.all():
        owner = stored_ownership(uow, plan.id)
        for stored in uow.assignments.of_plan(plan.id, archived=True):
            row = taken.get(stored.id)
            if row is not None and _put_back(uow, stored, row, owner.role(stored.row, stored.id)):
                touched.add(stored.id)
    return frozenset(touched)


def _put_back(uow: "UnitOfWork", stored: StoredAssignment, taken: TakenRow, named: Role | None) -> bool:
    """Give a row its role of before; one that names the department itself by now, or was changed, keeps its own."""
    if stored.role is not taken.role or (named is not None and named.outranks(taken.old_role)):
        return False
    followed = stored.is_tracked and taken.was_followed
    return uow.assignments.set_role(stored.id, taken.old_role, is_tracked=followed)
