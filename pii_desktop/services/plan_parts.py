"""A plan as reports and letters cite it and show its rows."""

from typing import TYPE_CHECKING

from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.report_material import PlanPart, in_document_order
from pii_desktop.services.plan_subjects import subject_kept

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def plan_part(uow: "UnitOfWork", plan: StoredPlan) -> PlanPart:
    """The plan with what it is about and its headings and rows, in the order of its document."""
    rows = (stored.row for stored in uow.assignments.of_plan(plan.id))
    return PlanPart(plan, in_document_order(uow.plans.headings(plan.id), rows), subject_kept(uow, plan.id))
