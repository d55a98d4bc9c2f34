"""What is usual for a plan: its recipient, and the deadlines that its new periods are offered.

The days stand as one setting under the key "deadlines": JSON, plan id ("0" for all plans) → slot → "05-31".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_desktop.domain.calendar import DayOfYear, Slot, day_of_year
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import PeriodKind
from pii_desktop.services.named_settings import named_setting, put_named_setting
from pii_desktop.services.plan_recipients import follow_recipient, proposed_recipient, usual_recipient
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "deadlines"
_ALL = "0"


@dataclass(frozen=True, slots=True)
class PlanDefaults:
    """What new periods of a plan are offered; `plan_id` None: of all plans. `days` are those that were set.

    `proposed` is who gets the plan's reports where nobody set it.
    """

    plan_id: PlanId | None
    label: str
    recipient: str
    days: Mapping[Slot, DayOfYear] = field(default_factory=dict)
    proposed: str = ""


def plan_defaults(uow: "UnitOfWork") -> tuple[PlanDefaults, ...]:
    """For all plans first, then for each plan."""
    general = PlanDefaults(None, "Tất cả kế hoạch", usual_recipient(uow, None), own_deadlines(uow, None))
    return (general, *(_defaults_of(uow, each) for each in uow.plans.all()))


def _defaults_of(uow: "UnitOfWork", plan: StoredPlan) -> PlanDefaults:
    proposed = proposed_recipient(uow, plan)
    return PlanDefaults(plan.id, plan.label, plan.recipient or proposed, own_deadlines(uow, plan.id), proposed)


def own_deadlines(uow: "UnitOfWork", plan_id: PlanId | None) -> dict[Slot, DayOfYear]:
    """The days that were set: for all plans, and over them those for this one."""
    stored = named_setting(uow, _KEY)
    found: dict[Slot, DayOfYear] = {}
    for key in (_ALL, str(plan_id or _ALL)):
        for name, text in stored.get(key, {}).items():
            slot, day = _slot(name), day_of_year(text)
            if slot is not None and day is not None:
                found[slot] = day
    return found


def set_deadlines(
    uow: "UnitOfWork", plan_id: PlanId | None, days: Mapping[Slot, DayOfYear], *, recipient: str = ""
) -> Changes:
    """Store the usual days of a plan (None: of all plans) and who gets its reports; periods keep their deadlines.

    `recipient` blank means the proposed one; it is not stored for all plans. The plan's own drafts follow it.
    """
    action = "Đặt hạn báo cáo của kế hoạch"
    touched: frozenset[PeriodId] = frozenset()
    with uow.action(action):
        put_deadlines(uow, plan_id, days)
        if plan_id is not None:
            touched = follow_recipient(uow, plan_id, one_line(recipient))
    plans = frozenset({plan_id} if plan_id is not None else ())
    return Changes(action, periods=touched, plans=plans, profile=True)


def put_deadlines(uow: "UnitOfWork", plan_id: PlanId | None, days: Mapping[Slot, DayOfYear]) -> None:
    """Store the usual days as part of an action that is under way."""
    stored = named_setting(uow, _KEY)
    stored[str(plan_id or _ALL)] = {_name(slot): str(day) for slot, day in days.items()}
    put_named_setting(uow, _KEY, stored)


def _name(slot: Slot) -> str:
    return f"{slot[0].value}-{slot[1]}"


def _slot(name: str) -> Slot | None:
    kind, _, index = name.partition("-")
    known = kind in {each.value for each in PeriodKind} and index.isdecimal()
    return (PeriodKind(kind), int(index)) if known else None
