"""Departments are reorganised: what the user's department receives, carried out, listed and taken back.

Progress, evidence and work items hang on the assignments and so go with them. What is printed stays; the role in a
row changes, and later imports count the predecessors' names as own. Reports of periods whose deadline lies before
the day are left alone: rows received then are not in them, roles and letterhead are those of then (services.succession,
docs/decisions/0008).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Department
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment, StoredPlan
from pii_desktop.domain.period import Period
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.reorganising import Reorganisation, RoleShift, doubt_about, last_year, role_shifts
from pii_desktop.domain.successions import Ownership, Succession, TakenRow, is_closed_before, profile_changes
from pii_desktop.errors import InputError, StalePreviewError
from pii_desktop.services.catalogue import directory, mergers
from pii_desktop.services.profiles import MOVING_FIELDS, load_profile, moved_profile, own_department, put_profile
from pii_desktop.services.succession import save_successions, successions
from pii_desktop.services.told_names import directory_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

ACTION = "Sắp xếp lại đơn vị"


@dataclass(frozen=True, slots=True)
class ReorganisationPreview:
    """What a reorganisation would do.

    `shifts` are the rows whose role grows, in the order of the plans; `revision` the state of the store it was
    computed against; `profile` the letterhead as it moves forward, None where the department stays; `closed` the
    periods that keep their rows, `open` those that get the new ones.
    """

    reorganisation: Reorganisation
    shifts: tuple[RoleShift, ...]
    revision: int
    profile: Profile | None
    closed: tuple[Period, ...]
    open: tuple[Period, ...]

    @property
    def received(self) -> tuple[RoleShift, ...]:
        """The rows that did not name the department before."""
        return tuple(shift for shift in self.shifts if shift.is_received)

    @property
    def changed(self) -> tuple[RoleShift, ...]:
        """The rows in which the department coordinated and now leads."""
        return tuple(shift for shift in self.shifts if not shift.is_received)

    @property
    def usual(self) -> frozenset[AssignmentId]:
        """The usual choice: every row without a doubt; doubtful ones are offered."""
        return frozenset(shift.assignment_id for shift in self.shifts if shift.doubt is None)


@dataclass(frozen=True, slots=True)
class ReorganisationOutcome:
    """What was carried out; `number` names it for taking it back."""

    number: int
    received: int
    changed: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class ReceivedIndicator:
    """A row that came to the department: from whom (as printed), when, on what basis, and what it was before."""

    assignment: StoredAssignment
    plan: StoredPlan
    taken: TakenRow
    reorganisation: Reorganisation


def own_mergers(uow: "UnitOfWork") -> tuple[Reorganisation, ...]:
    """The mergers of the catalogue into the user's department, together, and the one it ended in."""
    own, by_key = own_department(uow), {each.key: each.name for each in directory().departments}
    concerned: dict[tuple[str, bool], list[str]] = {}
    for merger in mergers():
        if own.key in (merger.new, merger.old):
            concerned.setdefault((by_key.get(merger.new, merger.new), merger.is_partial), []).append(
                by_key.get(merger.old, merger.old)
            )
    found = (known_reorganisation(old, new) for (new, _), old in concerned.items())
    return tuple(each for each in found if each is not None)


def known_reorganisation(old: Iterable[str], new: str) -> Reorganisation | None:
    """What the catalogue knows of these departments becoming `new`; None where it does not know each of them."""
    names = directory()
    olds, target = tuple(names.department(name) for name in old), names.department(new)
    found = [merger for merger in mergers() if merger.new == target.key and merger.old in {each.key for each in olds}]
    if not found or len(found) < len(olds):
        return None
    is_partial = any(merger.is_partial for merger in found)
    return Reorganisation(olds, target, max(merger.since for merger in found), found[0].legal_basis, is_partial)


def basis_note(reorganisation: Reorganisation) -> str:
    """What the catalogue says of where its basis is to be found; blank where it does not know it."""
    olds = {each.key for each in reorganisation.old}
    notes = (each.note for each in mergers() if each.old in olds and each.new == reorganisation.new.key)
    return " ".join(dict.fromkeys(notes))


def planned(old: Iterable[str], new: str, since: date, *, basis: str = "", is_partial: bool = False) -> Reorganisation:
    """A reorganisation of departments as typed. Raises InputError where a name is blank or stands on both sides."""
    names = [name for name in old if name.strip()]
    if not names or not new.strip():
        raise InputError("Chưa nêu đơn vị cũ hoặc đơn vị mới.", "Chưa có gì thay đổi.", "Hãy nêu cả hai.", "blank")
    olds = {department.key: department for department in map(directory().department, names)}
    target = directory().department(new)
    if target.key in olds:
        raise InputError(
            f"“{target.name}” vừa là đơn vị cũ vừa là đơn vị mới.",
            "Chưa có gì thay đổi.",
            "Ở phần đơn vị cũ chỉ nêu các đơn vị được nhập vào.",
            "same-department",
        )
    return Reorganisation(tuple(olds.values()), target, since, basis.strip(), is_partial)


def preview_reorganisation(uow: "UnitOfWork", reorganisation: Reorganisation) -> ReorganisationPreview:
    """What a reorganisation would change; stores nothing.

    Raises InputError where it does not concern the user's department, or only a part of that went elsewhere.
    """
    own = own_department(uow)
    _check(uow, reorganisation, own)
    moves = reorganisation.dissolves(own)
    periods = uow.periods.all()
    closed = tuple(period for period in periods if is_closed_before(period, reorganisation.since))
    return ReorganisationPreview(
        reorganisation=reorganisation,
        shifts=_shifts(uow, reorganisation, own),
        revision=uow.revision(),
        profile=moved_profile(load_profile(uow), reorganisation.new) if moves else None,
        closed=closed,
        open=tuple(period for period in periods if period not in closed),
    )


def reorganise(
    workspace: "Workspace", preview: ReorganisationPreview, accepted: frozenset[AssignmentId]
) -> ReorganisationOutcome:
    """Back up, then take the accepted rows over in one transaction; rows not accepted stay as they are.

    The legal basis goes into the history as the reason. Raises StalePreviewError when the store changed since the
    preview, InputError for a row that the preview does not offer.
    """
    offered = {shift.assignment_id for shift in preview.shifts}
    if not accepted <= offered:
        rows = ", ".join(str(each) for each in sorted(accepted - offered))
        raise InputError(f"Dòng {rows} không có trong lần sắp xếp này.", "Chưa có gì thay đổi.", "", "not-offered")
    workspace.read(lambda uow: _refuse_stale(uow, preview))
    workspace.backup("reorganise")
    return workspace.run(lambda uow: _carry_out(uow, preview, accepted))


def received(uow: "UnitOfWork") -> tuple[ReceivedIndicator, ...]:
    """The rows received or raised by reorganisations that stand, the latest reorganisation of a row, in plan order."""
    last = {
        row.assignment_id: (row, succession.reorganisation)
        for succession in successions(uow)
        if not succession.is_undone
        for row in succession.taken
    }
    return tuple(
        ReceivedIndicator(stored, plan, *last[stored.id])
        for plan in uow.plans.all()
        for stored in uow.assignments.of_plan(plan.id)
        if stored.id in last
    )


def _check(uow: "UnitOfWork", reorganisation: Reorganisation, own: Department) -> None:
    counted = Ownership(own, directory_of(uow), tuple(each for each in successions(uow) if not each.is_undone))
    mine = {own.key, *(department.key for department in counted.predecessors())}
    if reorganisation.dissolves(own) and reorganisation.is_partial:
        raise InputError(
            f"Chỉ một phần nhiệm vụ của {own.name} chuyển sang {reorganisation.new.name}.",
            "Chương trình chưa biết dòng nào chuyển đi; chưa có gì thay đổi.",
            "Nếu cả đơn vị chuyển sang thì chọn sắp xếp toàn bộ; nếu không, hãy bỏ theo dõi từng dòng đã chuyển.",
            "partly-dissolved",
        )
    if reorganisation.new.key not in mine and not reorganisation.dissolves(own):
        raise InputError(
            f"Việc sắp xếp này không liên quan đến {own.name}.",
            "Chưa có gì thay đổi.",
            "Hãy chọn đơn vị được nhập vào đơn vị của mình, hoặc đơn vị mới của mình.",
            "foreign-reorganisation",
        )


def _shifts(uow: "UnitOfWork", reorganisation: Reorganisation, own: Department) -> tuple[RoleShift, ...]:
    found: list[RoleShift] = []
    for plan in uow.plans.all():
        stored = uow.assignments.of_plan(plan.id)
        doubt = doubt_about(reorganisation, last_year(plan.document, (each.row for each in stored)))
        found.extend(role_shifts(stored, reorganisation, own, directory_of(uow), doubt))
    return tuple(found)


def _refuse_stale(uow: "UnitOfWork", preview: ReorganisationPreview) -> None:
    if uow.revision() != preview.revision:
        raise StalePreviewError(
            "Dữ liệu đã thay đổi sau khi xem trước.",
            "Chưa có gì được ghi.",
            "Hãy xem trước lại rồi ghi.",
            "stale-preview",
        )


def _carry_out(
    uow: "UnitOfWork", preview: ReorganisationPreview, accepted: frozenset[AssignmentId]
) -> ReorganisationOutcome:
    _refuse_stale(uow, preview)
    taken = [shift for shift in preview.shifts if shift.assignment_id in accepted]
    known = successions(uow)
    succession = _recorded(uow, preview, taken, len(known) + 1)
    with uow.action(ACTION, why=preview.reorganisation.legal_basis):
        for shift in taken:
            uow.assignments.set_role(shift.assignment_id, shift.role, is_tracked=True)
        if preview.profile is not None:
            put_profile(uow, preview.profile)
        save_successions(uow, (*known, succession))
    changes = Changes(
        ACTION,
        assignments=accepted,
        plans=frozenset(shift.plan_id for shift in taken),
        profile=preview.profile is not None,
        everything=True,
    )
    count = sum(shift.is_received for shift in taken)
    return ReorganisationOutcome(succession.number, count, len(taken) - count, changes)


def _recorded(uow: "UnitOfWork", preview: ReorganisationPreview, taken: list[RoleShift], number: int) -> Succession:
    accepted = {shift.assignment_id for shift in taken}
    offered = {shift.assignment_id for shift in preview.shifts}
    before = load_profile(uow)
    return Succession(
        number=number,
        reorganisation=preview.reorganisation,
        taken=tuple(
            TakenRow(each.assignment_id, each.from_department, each.old_role, each.was_followed, each.role)
            for each in taken
        ),
        declined=frozenset(offered - accepted),
        profile=profile_changes(before, preview.profile, MOVING_FIELDS) if preview.profile else (),
        moved_from=directory().department(before.department) if preview.profile else None,
    )
