"""What the plan of a new year has not of last year's choices yet, and the bringing of it along the linked rows.

What stands on the new plan already is never in question: a target, a day, a requirement, an officer set there stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.calendar import DayOfYear, Slot
from pii_desktop.domain.days import a_year_later
from pii_desktop.domain.directory import is_followed_at_first
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.new_year import Carried, renewed
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.requirements import Requirement
from pii_desktop.services.deadlines import own_deadlines, put_deadlines
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_Rows = tuple[tuple[StoredAssignment, StoredAssignment], ...]
"""Each row of the new plan with the one of last year that it continues."""


@dataclass(frozen=True, slots=True)
class Left:
    """What the rows of a plan would get of last year's.

    `own_work` are new items, `planned` the plan's own ones as they will be: with last year's officer, and the
    department's own time. `days` are all usual deadlines of the plan. `evidence` proves a row of last year and not yet
    the one that continues it.
    """

    follows: tuple[StoredAssignment, ...] = ()
    targets: tuple[tuple[AssignmentId, StoredAssignment], ...] = ()
    cut_offs: tuple[AssignmentId, ...] = ()
    requirements: tuple[tuple[AssignmentId, Requirement], ...] = ()
    own_work: tuple[WorkItem, ...] = ()
    planned: tuple[WorkItem, ...] = ()
    recipient: str = ""
    days: tuple[tuple[Slot, DayOfYear], ...] = ()
    evidence: frozenset[EvidenceId] = frozenset()

    @property
    def is_empty(self) -> bool:
        """True where nothing is left to carry over."""
        return not any(getattr(self, each.name) for each in fields(self))

    def wanted(self, carried: Carried) -> "Left":
        """Of this what the clerk chose."""
        mine = self if carried.settings else replace(self, cut_offs=(), requirements=(), recipient="", days=())
        return replace(
            mine if carried.own_work else replace(mine, own_work=(), planned=()),
            follows=self.follows if carried.follows else (),
            targets=self.targets if carried.targets else (),
            evidence=self.evidence & carried.evidence,
        )


def left_to_carry(uow: "UnitOfWork", old_id: PlanId, new_id: PlanId, *, is_fresh: bool = False) -> Left:
    """What the plan `new_id` has not yet of last year's `old_id`.

    One that is fresh was touched by nobody: whether a row is followed is last year's choice then. Else that goes only
    where the row still is as it was taken at first.
    """
    pairs = uow.continuing.links(new_id)
    old, new = uow.plans.get(old_id), uow.plans.get(new_id)
    before = {each.id: each for each in uow.assignments.of_plan(old_id, archived=True)}
    found = ((each, before.get(pairs[each.id])) for each in uow.assignments.of_plan(new_id) if each.id in pairs)
    rows = tuple((each, last) for each, last in found if last is not None)
    own, planned = _work(uow, old_id, new_id, rows)
    return Left(
        follows=tuple(_followed(rows, is_fresh=is_fresh)),
        targets=tuple(
            (each.id, last) for each, last in rows if each.own_target is None and last.own_target is not None
        ),
        cut_offs=tuple(each.id for each, last in rows if each.cut_off is None and last.cut_off is not None),
        requirements=tuple(_requirements(uow, rows)),
        own_work=own,
        planned=planned,
        recipient="" if new.recipient else old.recipient,
        days=_days(uow, old_id, new_id),
        evidence=uow.continuing.evidence_left({each.id: last.id for each, last in rows}),
    )


def plan_to_open(uow: "UnitOfWork", plan_id: PlanId, day: date) -> PlanId:
    """From which plan a new year begins when `plan_id` is looked at on `day`.

    It is the one before where its choices were not all brought to this one; from October on the next year is meant.
    """
    plan = uow.plans.get(plan_id)
    year, earlier = plan.document.year, plan.continues_id
    if year is None or earlier is None or day >= date(year, 10, 1) or uow.plans.get(earlier).document.year != year - 1:
        return plan_id
    # Documents are chosen one by one: those that were left out are no reason to ask again.
    left = replace(left_to_carry(uow, earlier, plan_id), evidence=frozenset())
    return plan_id if left.is_empty else earlier


def carry(uow: "UnitOfWork", plan_id: PlanId, left: Left) -> None:
    """Bring it to the plan, as part of an action that is under way."""
    pairs = uow.continuing.links(plan_id)
    uow.continuing.carry_cut_offs({each: pairs[each] for each in left.cut_offs})
    uow.continuing.add_requirements(left.requirements)
    if left.recipient:
        uow.plans.set_recipient(plan_id, left.recipient)
    if left.days:
        put_deadlines(uow, plan_id, dict(left.days))
    for row_id, last in left.targets:
        uow.assignments.set_own_target(row_id, last.own_target, last.own_target_printed)
    for row in left.follows:
        uow.assignments.set_role(row.id, row.role, is_tracked=not row.is_tracked)
    # Behind the items of the plan, however many those are.
    uow.work_items.add_many([(each, 1000 + number) for number, each in enumerate(left.own_work)])
    for item in left.planned:
        uow.work_items.update(item)
    uow.continuing.carry_evidence(pairs, left.evidence)


def _followed(rows: _Rows, *, is_fresh: bool) -> Iterator[StoredAssignment]:
    """Rows in the role of last year that were followed then and are not now, or the reverse."""
    for row, last in rows:
        is_as_taken = is_fresh or row.is_tracked == is_followed_at_first(row.row, row.role)
        if last.role is not None and row.role is last.role and row.is_tracked != last.is_tracked and is_as_taken:
            yield row


def _requirements(uow: "UnitOfWork", rows: _Rows) -> Iterator[tuple[AssignmentId, Requirement]]:
    """Edited requirements whose key, or words for the department's own, nobody edited on the new row."""
    edited = uow.requirements.edited()
    for row, last in rows:
        there = edited.get(row.id, ())
        known = {each.key for each in there} | {search_key(each.text) for each in there}
        for each in edited.get(last.id, ()):
            if each.key not in known and search_key(each.text) not in known:
                yield row.id, each


def _work(
    uow: "UnitOfWork", old_id: PlanId, new_id: PlanId, rows: _Rows
) -> tuple[tuple[WorkItem, ...], tuple[WorkItem, ...]]:
    """Own items that the new rows have not by their words, and the plan's items that change."""
    of_old = {last.id: each.id for each, last in rows}
    there = {(each.assignment_id, search_key(each.text)): each for each in uow.work_items.of_plan(new_id)}
    mine = [each for each in uow.continuing.own_work(old_id) if each.assignment_id in of_old]
    own = tuple(
        renewed(each, of_old[each.assignment_id])
        for each in mine
        if (of_old[each.assignment_id], search_key(each.text)) not in there
    )
    is_copy = not uow.plans.get(new_id).source_sha256
    planned = []
    for last in uow.work_items.of_plan(old_id):
        item = there.get((of_old[last.assignment_id], search_key(last.text))) if last.assignment_id in of_old else None
        if item is not None and (later := _planned(item, last, is_copy=is_copy)) != item:
            planned.append(later)
    return own, tuple(planned)


def _planned(item: WorkItem, last: WorkItem, *, is_copy: bool) -> WorkItem:
    """The item with last year's officer where it has none, and the department's own time a year later.

    What an issued plan says of its time stands; a copy only repeats what the department replaced last year.
    """
    later = replace(item, officer=item.officer or last.officer)
    is_open = not (item.due or item.is_continuous) or (is_copy and bool(item.timing))
    if last.timing or not (last.due or last.is_continuous) or not is_open:
        return later
    due = a_year_later(last.due) if last.due else None
    return replace(later, due=due, is_continuous=last.is_continuous, timing="")


def _days(uow: "UnitOfWork", old_id: PlanId, new_id: PlanId) -> tuple[tuple[Slot, DayOfYear], ...]:
    """Usual deadlines of the plan with last year's where it has none of its own; nothing where that is no change."""
    general: Mapping[Slot, DayOfYear] = own_deadlines(uow, None)
    mine = own_deadlines(uow, new_id)
    last = own_deadlines(uow, old_id)
    days = mine | {slot: day for slot, day in last.items() if mine.get(slot) == general.get(slot)}
    return tuple(days.items()) if days != mine else ()
