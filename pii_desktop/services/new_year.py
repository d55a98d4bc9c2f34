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
    Pairs,
    Proof,
    last_year_of,
    next_deadline,
    next_document,
    periods_to_copy,
    renewed,
    row_without_targets,
    still_in_force,
)
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import bundled_plan, bundled_plans
from pii_desktop.services.deadlines import own_deadlines, put_deadlines
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
    this one already.
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
    """The plan of the new year and its periods; `linked` counts the rows that continue one of last year."""

    plan_id: PlanId
    import_id: ImportId | None
    period_ids: frozenset[PeriodId]
    rows: int
    linked: int
    changes: Changes


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
    year = plan.document.year
    rows = uow.assignments.of_plan(plan_id)
    cut_offs, requirements = uow.continuing.counts(plan_id)
    own = own_deadlines(uow, plan_id)
    periods = (
        NewPeriod(each.kind, year + 1, each.index, next_deadline(each, own), each.recipient, each.plan_id)
        for each in periods_to_copy(uow.periods.all(), plan_id, year)
    )
    evidence = still_in_force(uow.continuing.proofs(plan_id), date(year + 1, 1, 1))
    return YearOffer(
        plan=plan,
        year=year + 1,
        rows=len(rows),
        followed=sum(each.is_tracked for each in rows),
        own_work=len(uow.continuing.own_work(plan_id)),
        cut_offs=cut_offs,
        requirements=requirements,
        periods=tuple(periods),
        evidence=evidence[:_SHOWN],
        more_evidence=len(evidence[_SHOWN:]),
        bundled=tuple(each for each in bundled_plans() if _is_next(uow, each, plan, tuple(row.row for row in rows))),
        successor=next((each for each in uow.plans.all() if each.continues_id == plan_id), None),
    )


def begin_year(workspace: "Workspace", wish: YearWish) -> YearOutcome:
    """Back up, then make the plan of the new year with its periods in one transaction; last year stays as it is.

    Raises InputError (code "year-begun") when a plan continues this one already.
    """
    workspace.read(lambda uow: _refuse_second(uow, wish.plan_id))
    backup = workspace.backup("new-year").name
    return workspace.run(lambda uow: _begin(uow, wish, backup))


def _begin(uow: "UnitOfWork", wish: YearWish, backup: str) -> YearOutcome:
    action = f"Mở năm {wish.year}"
    import_id: ImportId | None = None
    if wish.catalogue_key:
        shown = preview_bundled(uow, wish.catalogue_key)
        outcome = store(uow, shown, accept(shown.changeset), backup)
        plan_id, import_id = outcome.plan_id or wish.plan_id, outcome.import_id
        made = outcome.changes.periods
        with uow.action(action):
            made |= _make_periods(uow, plan_id, wish)
            _carry(uow, wish, plan_id)
    else:
        with uow.action(action):
            plan_id = _copy(uow, wish)
            made = _make_periods(uow, plan_id, wish)
            _carry(uow, wish, plan_id)
    rows = uow.assignments.of_plan(plan_id)
    changes = Changes(action, frozenset(each.id for each in rows), made, plans=frozenset({plan_id}), everything=True)
    return YearOutcome(plan_id, import_id, made, len(rows), len(uow.continuing.links(plan_id)), changes)


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


def _carry(uow: "UnitOfWork", wish: YearWish, plan_id: PlanId) -> None:
    """What goes on along the links between the rows."""
    pairs, carried, old_id = uow.continuing.links(plan_id), wish.carried, wish.plan_id
    if carried.settings:
        uow.continuing.carry_cut_offs(pairs)
        uow.continuing.carry_requirements(pairs)
        uow.plans.set_recipient(plan_id, uow.plans.get(old_id).recipient)
        days = own_deadlines(uow, old_id)
        if days != own_deadlines(uow, plan_id):
            put_deadlines(uow, plan_id, days)
    _carry_choices(uow, pairs, carried, old_id, plan_id)
    if carried.own_work:
        new = {old: new for new, old in pairs.items()}
        items = [each for each in uow.continuing.own_work(old_id) if each.assignment_id in new]
        # Behind the items of the plan, however many those are.
        uow.work_items.add_many([(renewed(each, new[each.assignment_id]), 1000 + n) for n, each in enumerate(items)])
    uow.continuing.carry_evidence(pairs, carried.evidence)


def _carry_choices(uow: "UnitOfWork", pairs: Pairs, carried: Carried, old_id: PlanId, plan_id: PlanId) -> None:
    """Own targets, and for rows with the same role whether they are followed."""
    last = {each.id: each for each in uow.assignments.of_plan(old_id, archived=True)}
    for row in uow.assignments.of_plan(plan_id):
        before = last.get(pairs[row.id]) if row.id in pairs else None
        if before is None:
            continue
        if carried.targets and before.own_target is not None:
            uow.assignments.set_own_target(row.id, before.own_target, before.own_target_printed)
        is_same_role = before.role is not None and row.role is before.role
        if carried.follows and is_same_role and row.is_tracked != before.is_tracked:
            uow.assignments.set_role(row.id, before.role, is_tracked=before.is_tracked)


def _is_next(uow: "UnitOfWork", bundled: "BundledPlan", plan: StoredPlan, rows: tuple[ParsedRow, ...]) -> bool:
    """True for a later plan of the province about the same work that is not in the workspace."""
    if bundled.province != plan.document.province or bundled.year <= (plan.document.year or 0):
        return False
    if any(each.catalogue_key == bundled.key for each in uow.plans.all()):
        return False
    parsed = bundled_plan(bundled.key)
    return last_year_of([(plan, rows)], parsed.document, parsed.assignments()) is not None


def _refuse_second(uow: "UnitOfWork", plan_id: PlanId) -> None:
    later = next((each for each in uow.plans.all() if each.continues_id == plan_id), None)
    if later is not None:
        raise InputError(
            f"“{later.label}” đã tiếp tục kế hoạch này.",
            "Chưa có gì thay đổi.",
            "Hãy mở năm mới từ kế hoạch ấy.",
            "year-begun",
        )
