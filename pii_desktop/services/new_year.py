"""Begin a new plan year: copy last year's assignment, or take a newer plan, and carry over what goes on."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import ImportId, PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.new_year import (
    Carried,
    Proof,
    next_deadline,
    next_document,
    periods_to_copy,
    row_without_targets,
    still_in_force,
)
from pii_desktop.errors import InputError
from pii_desktop.services.carrying import Left, carry, left_to_carry
from pii_desktop.services.continuing import next_plans, successor_of
from pii_desktop.services.deadlines import own_deadlines
from pii_desktop.services.importing import preview_bundled
from pii_desktop.services.merging import accept, store
from pii_desktop.services.periods import NewPeriod, put_period
from pii_desktop.services.plan_names import provisional_label
from pii_desktop.services.plan_work import add_items

if TYPE_CHECKING:
    from pii_desktop.services.ports import BundledPlan, UnitOfWork, Workspace


_SHOWN = 500


@dataclass(frozen=True, slots=True)
class YearOffer:
    """What can be taken into the year after `plan`, `year`; counts are of rows that would be copied.

    `periods` come with their new deadlines, `evidence` is what still counts on 1 January, of very many the first ones,
    `more_evidence` counts the others. `bundled` are newer plans of the catalogue, `successor` is a plan that continues
    this one already; `left` is what it has not yet of this one, and the counts are of that then. `left` is None where
    there is none, and where it is of another year.
    """

    plan: StoredPlan
    year: int
    rows: int
    followed: int
    own_work: int
    cut_offs: int
    requirements: int
    periods: tuple[NewPeriod, ...]
    evidence: tuple[Proof, ...]
    more_evidence: int
    bundled: "tuple[BundledPlan, ...]"
    successor: StoredPlan | None = None
    left: Left | None = None

    @property
    def is_done(self) -> bool:
        """True where a plan continues this one and nothing is left, or fit, to carry over to it."""
        return self.successor is not None and (self.left is None or (self.left.is_empty and not self.periods))


@dataclass(frozen=True, slots=True)
class YearWish:
    """What the clerk decided: the plan to go on from, what to carry over, the periods to make.

    `catalogue_key` names the bundled plan to take instead of a copy.
    """

    plan_id: PlanId
    year: int
    carried: Carried
    periods: tuple[NewPeriod, ...] = ()
    catalogue_key: str | None = None


@dataclass(frozen=True, slots=True)
class YearOutcome:
    """The plan of the new year and its periods; `linked` counts the rows that continue one of last year.

    `is_carried` says that the plan was there before and last year's choices were brought to it.
    """

    plan_id: PlanId
    import_id: ImportId | None
    period_ids: frozenset[PeriodId]
    rows: int
    linked: int
    changes: Changes
    is_carried: bool = False


def year_offer(uow: "UnitOfWork", plan_id: PlanId) -> YearOffer:
    """What can go on from a plan. Raises InputError when the plan does not say its year."""
    plan = uow.plans.get(plan_id)
    if plan.document.year is None:
        raise InputError(
            f"“{plan.label}” không ghi năm.",
            "Chưa có gì thay đổi.",
            "Hãy nhập lại kế hoạch từ tệp có ghi năm, hoặc chọn kế hoạch khác.",
            "plan-without-year",
        )
    year = plan.document.year + 1
    rows = uow.assignments.of_plan(plan_id)
    cut_offs, requirements = uow.continuing.counts(plan_id)
    evidence = still_in_force(uow.continuing.proofs(plan_id), date(year, 1, 1))
    successor = successor_of(uow, plan_id, year)
    offer = YearOffer(
        plan=plan,
        year=year,
        rows=len(rows),
        followed=sum(each.is_tracked for each in rows),
        own_work=len(uow.continuing.own_work(plan_id)),
        cut_offs=cut_offs,
        requirements=requirements,
        periods=_next_periods(uow, plan_id, year, successor),
        evidence=evidence,
        more_evidence=0,
        bundled=() if successor else next_plans(uow, plan, tuple(row.row for row in rows)),
        successor=successor,
    )
    offer = _onto(uow, offer, successor) if successor else offer
    return replace(offer, evidence=offer.evidence[:_SHOWN], more_evidence=len(offer.evidence[_SHOWN:]))


def _onto(uow: "UnitOfWork", offer: YearOffer, successor: StoredPlan) -> YearOffer:
    """The offer where the plan of the new year is there: only what it has not yet."""
    if successor.document.year != offer.year:
        return replace(offer, periods=(), evidence=())
    left = left_to_carry(uow, offer.plan.id, successor.id)
    evidence = tuple(each for each in offer.evidence if each.evidence_id in left.evidence)
    return replace(
        offer,
        left=replace(left, evidence=frozenset(each.evidence_id for each in evidence)),
        own_work=len(left.own_work),
        cut_offs=len(left.cut_offs),
        requirements=len(left.requirements),
        evidence=evidence,
    )


def _next_periods(uow: "UnitOfWork", plan_id: PlanId, year: int, successor: StoredPlan | None) -> tuple[NewPeriod, ...]:
    """The periods of the year before once more, but those that the plan of the new year has of its own."""
    own, everything = own_deadlines(uow, plan_id), uow.periods.all()
    later = successor.id if successor else None
    there = {(each.kind, each.index) for each in everything if later and each.plan_id == later and each.year == year}
    return tuple(
        NewPeriod(each.kind, year, each.index, next_deadline(each, own), each.recipient, each.plan_id)
        for each in periods_to_copy(everything, plan_id, year - 1)
        if (each.kind, each.index) not in there
    )


def begin_year(workspace: "Workspace", wish: YearWish) -> YearOutcome:
    """Back up, then make the plan of the new year with its periods in one transaction; last year stays as it is.

    Where that plan is there already, what was chosen is carried over to it and nothing of its own is touched.
    Raises InputError (code "year-begun") when nothing would be, or the plan that continues this one is of another year.
    """
    workspace.read(lambda uow: _refuse_second(uow, wish))
    backup = workspace.backup("new-year").name
    return workspace.run(lambda uow: _begin(uow, wish, backup))


def _begin(uow: "UnitOfWork", wish: YearWish, backup: str) -> YearOutcome:
    successor = successor_of(uow, wish.plan_id, wish.year)
    action = f"Mang sang năm {wish.year}" if successor else f"Mở năm {wish.year}"
    import_id: ImportId | None = None
    made: frozenset[PeriodId] = frozenset()
    taken = None if successor is None else successor.id
    if wish.catalogue_key:
        shown = preview_bundled(uow, wish.catalogue_key)
        outcome = store(uow, shown, accept(shown.changeset), backup)
        taken, import_id, made = outcome.plan_id or wish.plan_id, outcome.import_id, outcome.changes.periods
    with uow.action(action):
        plan_id = _copy(uow, wish) if taken is None else taken
        made |= _make_periods(uow, plan_id, wish)
        left = left_to_carry(uow, wish.plan_id, plan_id, is_fresh=successor is None)
        carry(uow, plan_id, left.wanted(wish.carried))
    rows = uow.assignments.of_plan(plan_id)
    changes = Changes(action, frozenset(each.id for each in rows), made, plans=frozenset({plan_id}), everything=True)
    linked = len(uow.continuing.links(plan_id))
    return YearOutcome(plan_id, import_id, made, len(rows), linked, changes, is_carried=successor is not None)


def _copy(uow: "UnitOfWork", wish: YearWish) -> PlanId:
    """The plan again, row for row, each linked to the one it continues; nothing that was reported."""
    from pii_desktop.storage.repositories.assignments import NewAssignment

    old = uow.plans.get(wish.plan_id)
    document = next_document(old.document, wish.year)
    keeps = wish.carried.targets
    plan_id = uow.plans.add(
        document,
        label=provisional_label(document, [each.label for each in uow.plans.all()]),
        pillar_targets=uow.plans.pillar_targets(old.id) if keeps else (),
    )
    uow.plans.continue_plan(plan_id, old.id)
    headings = uow.plans.headings(old.id)
    uow.plans.replace_headings(plan_id, headings if keeps else map(row_without_targets, headings))
    before = uow.assignments.of_plan(old.id)
    rows = [
        NewAssignment(
            each.position,
            each.row if keeps else row_without_targets(each.row),
            each.role,
            each.is_tracked if wish.carried.follows else each.role in (Role.LEAD, Role.COORDINATING),
        )
        for each in before
    ]
    made = uow.assignments.add_many(plan_id, rows)
    add_items(uow, plan_id, {key: new.row for key, new in zip(made, rows, strict=True)})
    uow.continuing.link({new: each.id for new, each in zip(made, before, strict=True)})
    return plan_id


def _make_periods(uow: "UnitOfWork", plan_id: PlanId, wish: YearWish) -> frozenset[PeriodId]:
    """The periods that were chosen; those of last year's plan become those of the new one."""
    there = {(each.kind, each.year, each.index, each.plan_id) for each in uow.periods.all()}
    made = set()
    for each in wish.periods:
        owner = plan_id if each.plan_id is not None else None
        if (each.kind, each.year, each.index, owner) not in there:
            made.add(put_period(uow, replace(each, plan_id=owner)))
    return frozenset(made)


def _refuse_second(uow: "UnitOfWork", wish: YearWish) -> None:
    later = successor_of(uow, wish.plan_id, wish.year)
    if later is None:
        return
    if later.document.year != wish.year or wish.catalogue_key:
        raise InputError(
            f"“{later.label}” đã tiếp tục kế hoạch này.",
            "Chưa có gì thay đổi.",
            "Hãy mở năm mới từ kế hoạch ấy.",
            "year-begun",
        )
    if not wish.periods and left_to_carry(uow, wish.plan_id, later.id).wanted(wish.carried).is_empty:
        raise InputError(
            f"Không còn gì để mang sang “{later.label}”.",
            "Thứ đã có ở kế hoạch ấy được giữ nguyên; chưa có gì thay đổi.",
            "Hãy đánh dấu thứ cần mang sang, hoặc mở năm mới từ kế hoạch ấy.",
            "year-begun",
        )
