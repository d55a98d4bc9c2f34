"""What the head of the window has chosen. Apart from the rest, because the first paint needs nothing more."""

from dataclasses import dataclass

from pii_desktop.domain.ids import PeriodId, PlanId


@dataclass(frozen=True, slots=True)
class Scope:
    """What the header has chosen: a plan (None: all) and a period (None: the current one)."""

    plan_id: PlanId | None = None
    period_id: PeriodId | None = None
