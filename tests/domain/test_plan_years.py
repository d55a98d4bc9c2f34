"""Which plan stands for a period."""

from dataclasses import replace
from datetime import date

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
        (2024, {5}),
        (2025, {1, 4, 5}),
        (2026, {2, 4, 5}),
        (2027, {2, 4, 5}),
        (2028, {3, 4, 5}),
        (2030, {3, 4, 5}),
    ],
)
def test_a_report_for_all_plans(year: int, standing: set[int]) -> None:
    assert reported_plans(a_period(1, year), PLANS) == standing


# The half year of 2024 ended before the plan of 24/01/2025 was issued; the decision of 2022 stood already.
BAC_GIANG = (
    replace(a_plan(1, 2025), document=PlanDocument(year=2025, number="09/KH-UBND", signed_on=date(2025, 1, 24))),
    replace(a_plan(2, 2022), document=PlanDocument(year=2022, number="212/KH-UBND", signed_on=date(2022, 5, 10))),
    replace(a_plan(3, None), document=PlanDocument(number="15/KH-UBND", signed_on=date(2023, 3, 1))),
)


@pytest.mark.parametrize(
    ("kind", "index", "year", "standing"),
    [
        (PeriodKind.HALF, 1, 2022, {2}),
        (PeriodKind.HALF, 1, 2024, {2, 3}),
        (PeriodKind.YEAR, 1, 2024, {2, 3}),
        (PeriodKind.MONTH, 1, 2025, {1, 2, 3}),
    ],
)
def test_a_plan_is_not_reported_on_before_it_was_issued(
    kind: PeriodKind, index: int, year: int, standing: set[int]
) -> None:
    period = Period(PeriodId(1), kind, year, None, "", index=index)
    assert reported_plans(period, BAC_GIANG) == standing
    assert {plan.id for plan in BAC_GIANG if offered((period,), plan.id, BAC_GIANG)} == standing


def test_a_plan_of_next_year_that_is_issued_early_waits_for_its_year() -> None:
    early = replace(a_plan(1, 2025), document=PlanDocument(year=2025, signed_on=date(2024, 12, 20)))
    assert reported_plans(a_period(1, 2024), (early, a_plan(2, 2024))) == {2}


def test_last_years_plan_stands_until_the_one_that_continues_it_is_issued() -> None:
    new = replace(a_plan(2, 2026, 1), document=PlanDocument(year=2026, signed_on=date(2026, 3, 5)))
    months = [Period(PeriodId(index), PeriodKind.MONTH, 2026, None, "", index=index) for index in (2, 3)]
    assert [reported_plans(month, (a_plan(1, 2025), new)) for month in months] == [{1}, {2}]


def test_former_figures_are_entered_under_the_first_plan() -> None:
    plans = (a_plan(1, 2025), a_plan(2, 2026, 1))
    assert reported_plans(a_period(1, 2023), plans) == {1}
    assert offered((a_period(1, 2023),), PlanId(1), plans)


def test_a_report_of_one_plan() -> None:
    assert reported_plans(a_period(1, 2026, plan=4), PLANS) == {4}


def test_the_periods_of_a_plan() -> None:
    periods = (a_period(1, 2025), a_period(2, 2026), a_period(3, 2026, plan=2), a_period(4, 2026, plan=4))
    shown = {
        plan: [each.id for each in offered(periods, None if plan is None else PlanId(plan), PLANS)]
        for plan in (None, 1, 2, 3, 4)
    }
    assert shown == {None: [1, 2, 3, 4], 1: [1], 2: [3], 3: [], 4: [1, 4]}


def test_a_plan_with_a_report_of_its_own_stands_in_no_common_one() -> None:
    common, own = a_period(1, 2026), a_period(2, 2026, plan=2)
    assert reported_plans(common, PLANS, (common, own)) == {4, 5}
    half = replace(own, kind=PeriodKind.HALF)
    assert reported_plans(common, PLANS, (common, half)) == {2, 4, 5}, "other months"
    once = replace(common, kind=PeriodKind.ONCE), replace(own, kind=PeriodKind.ONCE)
    assert reported_plans(once[0], PLANS, once) == {2, 4, 5}, "asked for by somebody else"


def test_where_every_plan_has_its_own_the_common_one_is_about_all() -> None:
    plans = (a_plan(2, 2026), a_plan(4, 2025))
    periods = (a_period(1, 2026), a_period(2, 2026, plan=2), a_period(3, 2026, plan=4))
    assert reported_plans(periods[0], plans, periods) == {2, 4}
