"""Who gets the reports of a plan under a given letterhead; services/plan_recipients.py asks for the one in force.

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
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report_form import people_committee
from pii_desktop.services.catalogue import directory, mergers
from pii_desktop.services.dates import today
from pii_desktop.services.plan_subjects import subject_kept
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_BUSINESS: Final = "so-ke-hoach-va-dau-tu"
"""Whom the plan on Resolution 02 of 2024 names, by its key in the catalogue."""
_AT_WORK: Final = frozenset({PeriodState.DRAFT, PeriodState.RETURNED})


def proposed_under(uow: "UnitOfWork", plan: StoredPlan, profile: Profile) -> str:
    """Who gets the reports of a plan where nothing was set for it."""
    if topic_of(plan.document, subject_kept(uow, plan.id)) is not PlanTopic.BUSINESS:
        return profile.addressee
    wanted = department_on(_BUSINESS, _asked_on(plan))
    # Who compiles everybody's report sends its own to the People's Committee.
    is_own = search_key(wanted) == search_key(profile.department)
    return people_committee(profile.province) if is_own else wanted


def usual_under(uow: "UnitOfWork", plan_id: PlanId | None, profile: Profile) -> str:
    """Who gets the reports of a plan; of all plans (None) the one they share, else the addressee of the letterhead."""
    if plan_id is not None:
        plan = uow.plans.get(plan_id)
        return plan.recipient or proposed_under(uow, plan, profile)
    shared = {plan.recipient or proposed_under(uow, plan, profile) for plan in uow.plans.all()}
    return shared.pop() if len(shared) == 1 else profile.addressee


def follow_letterhead(uow: "UnitOfWork", before: Profile, after: Profile) -> frozenset[PeriodId]:
    """Let the reports at work go to whom the new letterhead names; returns their periods.

    Part of an action under way. A report whose recipient was set by hand, for it or for its plan, keeps it, as does
    what was submitted.
    """
    drafts = [each for each in uow.periods.all() if each.state in _AT_WORK]
    plans = {each.plan_id for each in drafts}
    moves = {plan_id: tuple(usual_under(uow, plan_id, profile) for profile in (before, after)) for plan_id in plans}
    moved = [each for each in drafts if each.recipient == moves[each.plan_id][0] != moves[each.plan_id][1]]
    for each in moved:
        uow.periods.update(replace(each, recipient=moves[each.plan_id][1]))
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
