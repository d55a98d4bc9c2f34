"""What the files of a report are called: by the plan it is about and the time it is on, so that no two are alike."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan_facts import PlanTopic, is_number, topic_of
from pii_desktop.domain.plan_years import months_of, reported_plans
from pii_desktop.services.plan_subjects import subject_kept
from pii_desktop.text.normalise import search_key, unmarked

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_TOPICS = {PlanTopic.INDEX: "PII", PlanTopic.BUSINESS: "NQ02"}
_MOST = 2


def file_stem(uow: "UnitOfWork", period: Period, symbol: str) -> str:
    """A name that every system takes: "Bao-cao-PII_STC_nam-2025", "Bao-cao-NQ02_STC_6-thang-dau-nam-2024".

    `symbol` is that of the document, "BC-STC".
    """
    unit = symbol.removeprefix("BC-").removeprefix("BC")
    words = (f"Bao-cao-{_about(uow, period)}", plain(unit), _when(uow, period))
    return "_".join(word for word in words if word)


def plain(text: str) -> str:
    """`text` as a part of a file name: letters without marks, digits, hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", unmarked(text)).strip("-")


def _about(uow: "UnitOfWork", period: Period) -> str:
    """The plans in a word or two; "tong-hop" for many."""
    plans, periods = uow.plans.all(), uow.periods.all()
    wanted = reported_plans(period, plans, periods)
    of_index = uow.plans.of_index()
    names = {
        plan.id: _TOPICS[PlanTopic.INDEX] if plan.id in of_index else _name(plan, subject_kept(uow, plan.id))
        for plan in plans
    }
    concerned = [plan for plan in plans if plan.id in (wanted & uow.plans.followed() or wanted)]
    told = list(dict.fromkeys(names[plan.id] for plan in concerned))
    if not told or len(told) > _MOST:
        return "tong-hop" if told else "PII"
    alike = [each for each in plans if names[each.id] == told[0]]
    if period.plan_id is not None and len({each.document.year for each in alike}) < len(alike):
        return f"{told[0]}-{_told_apart(concerned[0])}"
    # A common report beside one for the same plan and months would be called the same.
    is_beside = any(each.plan_id in wanted and months_of(each) == months_of(period) for each in periods)
    return "-".join((*told, "chung") if is_beside and period.plan_id is None else told)


def _name(plan: StoredPlan, subject: str) -> str:
    """What a plan whose rows are no indicators is called."""
    return _TOPICS.get(topic_of(plan.document, subject)) or f"Ke-hoach-{_told_apart(plan)}"


def _told_apart(plan: StoredPlan) -> str:
    """The number of a plan, "09-KH-UBND"; its place in the book where it has none."""
    number = plan.document.number
    return plain(number) if number and is_number(number) else f"so-{plan.id}"


def _when(uow: "UnitOfWork", period: Period) -> str:
    """The period; of several reports on request in a year each by its last day, by its place where that is shared."""
    title = plain(search_key(replace(period, deadline=None).title))
    if period.kind is not PeriodKind.ONCE:
        return title
    same = (period.kind, period.year)
    others = [each for each in uow.periods.all() if each.id != period.id and (each.kind, each.year) == same]
    if not others:
        return title
    is_alone = period.deadline is not None and all(each.deadline != period.deadline for each in others)
    return f"{title}_{f'han-{period.deadline:%Y-%m-%d}' if is_alone else f'ky-{period.id}'}"
