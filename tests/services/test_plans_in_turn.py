"""The plan of 2025 goes on in 2026: what is listed for all plans is listed once, of the plan of the period's year."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import PillarTarget, Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.work_list import WorkFilter
from pii_desktop.services import coordination
from pii_desktop.services.browsing import overview
from pii_desktop.services.dates import today
from pii_desktop.services.new_year import YearWish, begin_year, year_offer
from pii_desktop.services.periods import NewPeriod, add_period
from pii_desktop.services.progress import record
from pii_desktop.services.scope import Scope
from pii_desktop.services.summary import summary
from pii_desktop.services.work import work_list
from pii_desktop.storage.workspace import Workspace

OLD, NEW = PlanId(1), PlanId(2)
YEAR_2025 = PeriodId(2)


@pytest.fixture
def two_years(workspace: Workspace) -> Workspace:
    """Plan and periods of 2026 beside those of 2025."""
    offer = workspace.read(lambda uow: year_offer(uow, OLD))
    begin_year(workspace, YearWish(OLD, offer.year, Carried(), offer.periods))
    return workspace


def year_2026(workspace: Workspace) -> PeriodId:
    return next(each.id for each in workspace.read(lambda uow: uow.periods.all()) if each.title == "Năm 2026")


def plans_of(workspace: Workspace, rows: list[int]) -> set[PlanId]:
    known = {each.id: each.plan_id for each in workspace.read(lambda uow: uow.assignments.everywhere())}
    return {known[each] for each in rows}  # type: ignore[index]


def test_nobody_is_asked_for_a_row_of_the_year_before(two_years: Workspace) -> None:
    for period_id, plan in ((YEAR_2025, OLD), (year_2026(two_years), NEW)):
        proposed = two_years.read(lambda uow, wanted=period_id: coordination.propose_requests(uow, wanted))  # type: ignore[misc]
        assert len(proposed.proposals) == 6
        assert plans_of(two_years, [each.assignment_id for each in proposed.proposals]) == {plan}


def test_what_is_owed_to_others_is_that_of_the_year(two_years: Workspace) -> None:
    period_id = year_2026(two_years)
    rows, total = two_years.read(lambda uow: coordination.owed(uow, period_id))
    assert (total, {each.assignment.plan_id for each in rows}) == (8, {NEW})


@pytest.mark.parametrize("plan_id", [None, OLD, NEW])
def test_work_items_of_all_plans_are_those_of_the_year(two_years: Workspace, plan_id: PlanId | None) -> None:
    period_id = year_2026(two_years)
    found = two_years.read(lambda uow: work_list(uow, WorkFilter(plan_id, period_id=period_id), today()))
    assert plans_of(two_years, [each.item.assignment_id for each in found.rows]) == {plan_id or NEW}


def test_the_pillars_of_all_plans_are_those_of_the_year(two_years: Workspace) -> None:
    target = PillarTarget("1", "Thể chế", None, parse_target("> 50"), "> 50")
    two_years.run(lambda uow: uow.plans.replace_pillar_targets(NEW, [target]))
    scores = {each: two_years.read(lambda uow, each=each: overview(uow, Scope(None, each), today())).pillars  # type: ignore[misc]
              for each in (YEAR_2025, year_2026(two_years))}  # fmt: skip
    assert len(scores[YEAR_2025]) == 7
    assert [each.target for each in scores[year_2026(two_years)]] == [target.target]


def science_spending(workspace: Workspace, plan_id: PlanId) -> StoredAssignment:
    """2.2.2 of a plan."""
    rows = workspace.read(lambda uow: uow.assignments.of_plan(plan_id))
    return next(each for each in rows if each.row.code == "2.2.2")


def baseline_in_2026(workspace: Workspace, entry: Entry, target: str, series: Series | None = None) -> Decimal | None:
    """Where the target of 2.2.2 starts in 2026, after `entry` was reported for the plan's own period of 2025."""
    old, new = science_spending(workspace, OLD), science_spending(workspace, NEW)
    wanted = replace(new.row, target=parse_target(target), series=series)
    period_id, _ = workspace.run(lambda uow: add_period(uow, NewPeriod(PeriodKind.YEAR, 2025, plan_id=OLD)))
    workspace.run(lambda uow: record(uow, old.id, period_id, entry))
    workspace.run(lambda uow: uow.assignments.update_row(new.id, 1, wanted))
    shown = workspace.read(lambda uow: summary(uow, Scope(NEW, None), today()))
    (found,) = (each for each in shown.targets if each.row.assignment.id == new.id)
    assert found.baseline_year == 2025
    return found.baseline


def test_a_target_starts_where_the_year_before_ended_whichever_period_that_was(two_years: Workspace) -> None:
    assert baseline_in_2026(two_years, Entry(value=Decimal("0.13")), "≥ 20") == Decimal("0.13")


def test_a_target_in_scores_starts_at_the_score(two_years: Workspace) -> None:
    entry = Entry(value=Decimal("0.13"), score=Decimal("17.07"))
    assert baseline_in_2026(two_years, entry, "≥ 25", Series.SCORE) == Decimal("17.07")


def test_without_a_published_score_such_a_target_starts_nowhere(two_years: Workspace) -> None:
    assert baseline_in_2026(two_years, Entry(value=Decimal("0.13")), "≥ 25", Series.SCORE) is None
