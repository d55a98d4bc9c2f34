"""The work items that the rows of a plan list, with the time the plan gives for them."""

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.plan import ParsedRow, PlanDocument
from pii_desktop.domain.work_timing import plan_items

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def plan_year(document: PlanDocument) -> int | None:
    """The year a plan is for: the one it names, else that of its signing; None where it has neither."""
    return document.year or (document.signed_on.year if document.signed_on else None)


def add_items(uow: "UnitOfWork", plan_id: PlanId, rows: Mapping[AssignmentId, ParsedRow]) -> None:
    """The items of rows that are new in a plan, all in one statement."""
    year = plan_year(uow.plans.get(plan_id).document)
    uow.work_items.add_plan_items(chain.from_iterable(plan_items(key, row, year) for key, row in rows.items()))


def replace_items(uow: "UnitOfWork", assignment_id: AssignmentId) -> None:
    """The items as the stored row of the plan lists them now; the department's own stay, and what was recorded too."""
    stored = uow.assignments.get(assignment_id)
    year = plan_year(uow.plans.get(stored.plan_id).document)
    uow.work_items.replace_plan_items(assignment_id, plan_items(assignment_id, stored.row, year))
