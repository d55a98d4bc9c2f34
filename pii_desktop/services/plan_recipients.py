"""Who gets the reports of a plan: as set for it, else as the plan's kind says.

Reports on Resolution 02 go to Sở Kế hoạch và Đầu tư (seed 003 III.1), whose tasks Sở Tài chính took over in 2025
(domain.md 5); those on the index to UBND tỉnh through Sở KH&CN (seed 000 III.1), as the letterhead says.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.plan_facts import PlanTopic, topic_of
from pii_desktop.domain.report_form import people_committee
from pii_desktop.services.catalogue import directory, mergers
from pii_desktop.services.dates import today
from pii_desktop.services.plan_subjects import subject_kept
from pii_desktop.services.profiles import load_profile
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_BUSINESS: Final = "so-ke-hoach-va-dau-tu"
"""Whom the plan on Resolution 02 of 2024 names, by its key in the catalogue."""


def proposed_recipient(uow: "UnitOfWork", plan: StoredPlan) -> str:
    """Who gets the reports of a plan where nothing was set for it."""
    profile = load_profile(uow)
    if topic_of(plan.document, subject_kept(uow, plan.id)) is not PlanTopic.BUSINESS:
        return profile.addressee
    wanted = department_on(_BUSINESS, _asked_on(plan))
    # Who compiles everybody's report sends its own to the People's Committee.
    is_own = search_key(wanted) == search_key(profile.department)
    return people_committee(profile.province) if is_own else wanted


def usual_recipient(uow: "UnitOfWork", plan_id: PlanId | None) -> str:
    """Who gets the reports of a plan; of all plans (None) the one they share, else the addressee of the letterhead."""
    if plan_id is not None:
        plan = uow.plans.get(plan_id)
        return plan.recipient or proposed_recipient(uow, plan)
    shared = {plan.recipient or proposed_recipient(uow, plan) for plan in uow.plans.all()}
    return shared.pop() if len(shared) == 1 else load_profile(uow).addressee


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


def department_on(key: str, day: date) -> str:
    """The name of a department of the catalogue on a day: of the one that it became part of until then."""
    after = {each.old: each.new for each in mergers() if each.since <= day and not each.is_partial}
    names = {each.key: each.name for each in directory().departments}
    return names.get(after.get(key, key), "")


def _asked_on(plan: StoredPlan) -> date:
    """The day whose departments count: the end of the plan's year, so that an old plan names those of then."""
    year = plan.document.year or (plan.document.signed_on.year if plan.document.signed_on else None)
    return date(year, 12, 31) if year else today()
