"""Link the rows of a plan to last year's, so that last values stand beside the fields and jumps are seen."""

from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.new_year import last_year_of
from pii_desktop.domain.pairing import pair
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.services.catalogue import bundled_plan, bundled_plans

if TYPE_CHECKING:
    from pii_desktop.domain.listing import StoredPlan
    from pii_desktop.services.ports import BundledPlan, UnitOfWork


def link_to_last_year(uow: "UnitOfWork", plan_id: PlanId) -> PlanId | None:
    """Find the plan that this one continues, and link each row that has none yet to last year's, by code and name.

    Part of an action that is under way. Returns last year's plan, None where there is none.
    """
    plan = uow.plans.get(plan_id)
    if plan.continues_id is None and not _before(uow, plan_id):
        return None
    rows = uow.assignments.of_plan(plan_id)
    earlier = plan.continues_id or last_year_of(
        ((each, tuple(row.row for row in uow.assignments.of_plan(each.id))) for each in _before(uow, plan_id)),
        plan.document,
        tuple(each.row for each in rows),
    )
    if earlier is None:
        return None
    uow.plans.continue_plan(plan_id, earlier)
    known = uow.continuing.links(plan_id)
    taken = set(known.values())
    free = [each for each in rows if each.id not in known]
    last = tuple(each for each in uow.assignments.of_plan(earlier) if each.id not in taken)
    partners = pair(last, tuple(each.row for each in free)).partners
    uow.continuing.link({free[index].id: old.id for index, old in partners.items()})
    return earlier


def successor_of(uow: "UnitOfWork", plan_id: PlanId, year: int) -> "StoredPlan | None":
    """The plan that continues this one: that of `year`, of several the latest; else any other; None where none does."""
    later = [each for each in uow.plans.all() if each.continues_id == plan_id]
    return max(later, key=lambda each: (each.document.year == year, each.id), default=None)


def next_plans(uow: "UnitOfWork", plan: "StoredPlan", rows: tuple[ParsedRow, ...]) -> "tuple[BundledPlan, ...]":
    """The later bundled plans of the province about the same work that are not in the workspace."""
    return tuple(each for each in bundled_plans() if _is_next(uow, each, plan, rows))


def _is_next(uow: "UnitOfWork", bundled: "BundledPlan", plan: "StoredPlan", rows: tuple[ParsedRow, ...]) -> bool:
    if bundled.province != plan.document.province or bundled.year <= (plan.document.year or 0):
        return False
    if any(each.catalogue_key == bundled.key for each in uow.plans.all()):
        return False
    parsed = bundled_plan(bundled.key)
    return last_year_of([(plan, rows)], parsed.document, parsed.assignments()) is not None


def _before(uow: "UnitOfWork", plan_id: PlanId) -> "list[StoredPlan]":
    year = uow.plans.get(plan_id).document.year or 0
    return [each for each in uow.plans.all() if each.id != plan_id and (each.document.year or year) < year]
