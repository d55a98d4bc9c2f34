"""What the body of a plan offers a department besides its annex, and taking it: duties, focal points, periods.

Nothing of it is taken unasked: a plan's annex is the assignment, its body says it again in words and adds to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.body_rows import row_of_focal_point, row_of_group, same_row_key
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, ImportId, PeriodId, PlanId
from pii_desktop.domain.listing import StoredAssignment, StoredPlan
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.domain.plan_body import DuePeriod, DutyGroup, FocalPoint, OfferedDeadline
from pii_desktop.services.catalogue import directory
from pii_desktop.services.importing import known_plan, owner_of
from pii_desktop.services.periods import NewPeriod, put_period
from pii_desktop.services.plan_recipients import usual_recipient
from pii_desktop.services.plan_work import replace_items
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.succession import note_imported, stored_ownership

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """A group of duties or a focal point that concerns the department; `row` is what it would be stored as."""

    row: ParsedRow
    role: Role
    source: DutyGroup | FocalPoint

    @property
    def key(self) -> str:
        """Names it inside its offer."""
        return "|".join(same_row_key(self.row))


@dataclass(frozen=True, slots=True)
class OfferedPeriod:
    """A period the plan asks a report for; `existing` is the one that is there with another deadline, if any."""

    due: DuePeriod
    source: OfferedDeadline
    existing: Period | None = None

    @property
    def key(self) -> str:
        """Names it inside its offer."""
        return f"{self.due.kind.value}-{self.due.year}-{self.due.index}"


@dataclass(frozen=True, slots=True)
class BodyOffer:
    """What may be taken, in the order of the plan; what is stored already is left out."""

    duties: tuple[OfferedRow, ...] = ()
    focal_points: tuple[OfferedRow, ...] = ()
    periods: tuple[OfferedPeriod, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to take."""
        return not (self.duties or self.focal_points or self.periods)

    def keys(self) -> frozenset[str]:
        """Everything that is offered."""
        rows = {each.key for each in (*self.duties, *self.focal_points)}
        return frozenset(rows | {each.key for each in self.periods})

    def usual(self) -> "BodyOffer":
        """What is chosen at first: everything but duties that are said to all departments at once."""
        return replace(self, duties=tuple(each for each in self.duties if each.role is not Role.COLLECTIVE))

    def only(self, keys: Iterable[str]) -> "BodyOffer":
        """The part of the offer that the user chose."""
        wanted = frozenset(keys)
        return BodyOffer(
            tuple(each for each in self.duties if each.key in wanted),
            tuple(each for each in self.focal_points if each.key in wanted),
            tuple(each for each in self.periods if each.key in wanted),
        )


def offered(uow: "UnitOfWork", parsed: ParsedPlan) -> BodyOffer:
    """What the body of a file says to the department, and to those it took over; stores nothing."""
    plan = known_plan(uow, parsed)
    owner = owner_of(uow, parsed, plan)
    taken = {same_row_key(each.row) for each in _taken(uow, plan)}

    def rows(pairs: Iterable[tuple[ParsedRow, DutyGroup | FocalPoint]]) -> tuple[OfferedRow, ...]:
        roles = ((row, owner.role(row), source) for row, source in pairs if same_row_key(row) not in taken)
        return tuple(OfferedRow(row, role, source) for row, role, source in roles if role is not None)

    return BodyOffer(
        rows((row_of_group(each), each) for each in parsed.body.groups),
        rows((row_of_focal_point(each), each) for each in parsed.body.focal_points),
        tuple(_periods(uow, parsed, plan)),
    )


def take_offer(uow: "UnitOfWork", plan_id: PlanId, chosen: BodyOffer, import_id: ImportId | None = None) -> Changes:
    """Store what was chosen under an import, the plan's latest unless one is named, so that undoing it takes this too.

    Duties become followed rows with a work item each; periods are made, or get the deadline that the plan prints.
    """
    run = uow.imports.last_of(plan_id)
    action = "Nhận nhiệm vụ trong thân kế hoạch"
    with uow.action(action, import_id=import_id or (run.id if run else None)):
        made = _store_rows(uow, plan_id, (*chosen.duties, *chosen.focal_points))
        periods = frozenset(_store_period(uow, plan_id, each) for each in chosen.periods)
    return Changes(action, assignments=frozenset(made), periods=periods, plans=frozenset({plan_id}))


def _taken(uow: "UnitOfWork", plan: StoredPlan | None) -> list[StoredAssignment]:
    stored = uow.assignments.of_plan(plan.id, archived=True) if plan else ()
    return [each for each in stored if each.row.place.is_body and each.archived_at is None]


def _periods(uow: "UnitOfWork", parsed: ParsedPlan, plan: StoredPlan | None) -> Iterable[OfferedPeriod]:
    """The deadlines that no period has yet, each period once."""
    year = (plan.document.year if plan else None) or parsed.document.year
    mine = (None, plan.id) if plan else (None,)
    periods = sorted(uow.periods.all(), key=lambda each: each.plan_id is not None)
    there = {(each.kind, each.year, each.index): each for each in periods if each.plan_id in mine}
    seen: set[tuple[object, ...]] = set()
    for deadline in parsed.body.deadlines if year or _has_years(parsed) else ():
        for due in deadline.due(year or 0):
            place = (due.kind, due.year, due.index)
            existing = there.get(place)
            if place not in seen and (existing is None or _is_otherwise(deadline, due, existing)):
                seen.add(place)
                yield OfferedPeriod(due, deadline, existing)


def _is_otherwise(deadline: OfferedDeadline, due: DuePeriod, existing: Period) -> bool:
    """True where the plan prints another day, or somebody else than the common report goes to."""
    is_named = bool(deadline.recipient) and existing.plan_id is None
    return existing.deadline != due.deadline or (is_named and not _is_same(deadline.recipient, existing.recipient))


def _is_same(one: str, other: str) -> bool:
    """True for two names of one body: "Sở KH&CN", "Sở Khoa học và Công nghệ"."""
    return directory().department(one).key == directory().department(other).key


def _has_years(parsed: ParsedPlan) -> bool:
    return all(deadline.year for deadline in parsed.body.deadlines)


def _store_rows(uow: "UnitOfWork", plan_id: PlanId, rows: Iterable[OfferedRow]) -> list[AssignmentId]:
    """New rows behind those of the plan; one that an earlier undoing archived comes back with what was recorded."""
    stored = uow.assignments.of_plan(plan_id, archived=True)
    archived = {same_row_key(each.row): each.id for each in stored if each.row.place.is_body and each.archived_at}
    position = max((each.position for each in stored), default=-1) + 1
    done: list[AssignmentId] = []
    made: list[AssignmentId] = []
    for offset, offer in enumerate(rows):
        known = archived.get(same_row_key(offer.row))
        if known is not None:
            uow.assignments.restore(known)
        else:
            known = uow.assignments.add(plan_id, position + offset, offer.row, role=offer.role, is_tracked=True)
            made.append(known)
        replace_items(uow, known)
        done.append(known)
    note_imported(uow, stored_ownership(uow, plan_id), made)
    return done


def _store_period(uow: "UnitOfWork", plan_id: PlanId, offer: OfferedPeriod) -> PeriodId:
    """The period with the deadline of the plan; the addressee of the letterhead gives way to the printed recipient.

    Where a period for all plans goes to somebody else and other plans share it, the plan gets one of its own.
    """
    due, letterhead = offer.due, load_profile(uow).addressee
    place = (due.kind, due.year, due.index)
    same = [each for each in uow.periods.all() if (each.kind, each.year, each.index) == place]
    there = next((each for mine in (plan_id, None) for each in same if each.plan_id == mine), None)
    recipient = offer.source.recipient or usual_recipient(uow, plan_id)
    is_apart = not _is_same(recipient, letterhead) and len(uow.plans.all()) > 1
    if there is None or (is_apart and there.plan_id is None):
        owner = plan_id if is_apart else None
        new = NewPeriod(due.kind, due.year, due.index, due.deadline, recipient, owner)
        return put_period(uow, new)
    usual = (letterhead, usual_recipient(uow, plan_id))
    uow.periods.update(
        replace(there, deadline=due.deadline, recipient=recipient if there.recipient in usual else there.recipient)
    )
    return there.id
