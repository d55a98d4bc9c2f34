"""Which plan stands for a period."""

import pytest

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.plan_years import offered, reported_plans


def a_plan(number: int, year: int | None, continues: int | None = None) -> StoredPlan:
    last = None if continues is None else PlanId(continues)
    return StoredPlan(PlanId(number), PlanDocument(year=year), f"Kế hoạch {number}", continues_id=last)


def a_period(number: int, year: int, plan: int | None = None) -> Period:
    owner = None if plan is None else PlanId(plan)
    return Period(PeriodId(number), PeriodKind.YEAR, year, None, "", plan_id=owner)


# The PII plan of 2025 goes on in 2026 and 2028; targets to 2030 and a plan without a year stand alone.
PLANS = (a_plan(1, 2025), a_plan(2, 2026, 1), a_plan(3, 2028, 2), a_plan(4, 2025), a_plan(5, None))


@pytest.mark.parametrize(
    ("year", "standing"),
    [
        (2024, {1, 4, 5}),
        (2025, {1, 4, 5}),
        (2026, {2, 4, 5}),
        (2027, {2, 4, 5}),
        (2028, {3, 4, 5}),
        (2030, {3, 4, 5}),
    ],
)
def test_a_report_for_all_plans(year: int, standing: set[int]) -> None:
    assert reported_plans(a_period(1, year), PLANS) == standing


def test_a_report_of_one_plan() -> None:
    assert reported_plans(a_period(1, 2026, plan=4), PLANS) == {4}


def test_the_periods_of_a_plan() -> None:
    periods = (a_period(1, 2025), a_period(2, 2026), a_period(3, 2026, plan=2), a_period(4, 2026, plan=4))
    shown = {
        plan: [each.id for each in offered(periods, None if plan is None else PlanId(plan), PLANS)]
        for plan in (None, 1, 2, 3, 4)
    }
    assert shown == {None: [1, 2, 3, 4], 1: [1], 2: [2, 3], 3: [], 4: [1, 2, 4]}
