"""Who gets the reports of a plan: as set for it, else as the plan's kind and the letterhead in force say."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import PeriodState
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.report_recipients import proposed_under, usual_under

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def proposed_recipient(uow: "UnitOfWork", plan: StoredPlan) -> str:
    """Who gets the reports of a plan where nothing was set for it."""
    return proposed_under(uow, plan, load_profile(uow))


def usual_recipient(uow: "UnitOfWork", plan_id: PlanId | None) -> str:
    """Who gets the reports of a plan; of all plans (None) the one they share, else the addressee of the letterhead."""
    return usual_under(uow, plan_id, load_profile(uow))


def has_own_recipient(uow: "UnitOfWork", plan_id: PlanId) -> bool:
    """True where the reports of a plan go to somebody else than the letterhead says."""
    return usual_recipient(uow, plan_id) != load_profile(uow).addressee


def follow_recipient(uow: "UnitOfWork", plan_id: PlanId, recipient: str) -> frozenset[PeriodId]:
    """Set who gets the reports of a plan, blank for the proposed one; returns its own drafts that went along.

    Part of an action under way. A draft with a recipient of its own keeps it, as does what was submitted.
    """
    before = usual_recipient(uow, plan_id)
    uow.plans.set_recipient(plan_id, recipient)
    after = usual_recipient(uow, plan_id)
    drafts = [each for each in uow.periods.all() if each.plan_id == plan_id and each.state is PeriodState.DRAFT]
    moved = [each for each in drafts if each.recipient in ("", before) and after != before]
    for each in moved:
        uow.periods.update(replace(each, recipient=after))
    return frozenset(each.id for each in moved)
