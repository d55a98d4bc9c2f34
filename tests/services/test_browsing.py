"""Counts on the overview equal the lists behind them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import ParsedRow, Place, RowKind, Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from pii_desktop.services import browsing, progress
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.dates import working_days
from pii_desktop.services.periods import NewPeriod, add_period
from pii_desktop.services.scope import Scope
from pii_desktop.storage.workspace import Workspace

SCOPE = Scope()


def test_the_overview_counts_what_the_list_shows(workspace: Workspace) -> None:
    seen = workspace.read(lambda uow: browsing.overview(uow, SCOPE, date(2025, 11, 18)))
    rows = workspace.read(lambda uow: browsing.indicator_rows(uow, SCOPE))
    assert (seen.lead, seen.coordinating, seen.collective) == (16, 8, 5)
    assert seen.assigned == len(rows)
    assert seen.without_evidence == sum(browsing.lacks_evidence(row) for row in rows) == 21
    assert [pillar.pillar for pillar in seen.pillars] == list("1234567")


def test_a_recorded_row_is_counted_as_reported(workspace: Workspace) -> None:
    period = workspace.read(lambda uow: browsing.scope_period(uow, SCOPE))
    assert period is not None
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    workspace.run(lambda uow: progress.record(uow, assignment.id, period.id, Entry(value=Decimal("0.13"))))
    seen = workspace.read(lambda uow: browsing.overview(uow, SCOPE, date(2025, 11, 18)))
    assert seen.reported == 1


def test_the_panel_shows_the_indicator_and_the_last_value(workspace: Workspace) -> None:
    half, year = workspace.read(lambda uow: uow.periods.all())
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    workspace.run(lambda uow: progress.record(uow, assignment.id, half.id, Entry(value=Decimal("0.12"))))
    detail = workspace.read(lambda uow: browsing.indicator_detail(uow, assignment.id, year.id))
    assert detail.indicator is not None
    assert detail.indicator.code == "2.2.2"
    assert detail.last_period == half
    assert detail.last_entry == Entry(value=Decimal("0.12"))
    assert detail.row.assignment.role is Role.LEAD


def test_the_year_is_not_the_last_value_before_its_first_half(workspace: Workspace) -> None:
    half, year = workspace.read(lambda uow: uow.periods.all())
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    workspace.run(lambda uow: progress.record(uow, assignment.id, year.id, Entry(value=Decimal("0.12"))))
    detail = workspace.read(lambda uow: browsing.indicator_detail(uow, assignment.id, half.id))
    assert detail.last_entry is None


def test_sub_items_are_addressed_with_their_indicator(workspace: Workspace) -> None:
    assert workspace.read(lambda uow: find_assignment(uow, "1.1.1(2)")).display_code == "1.1.1 (2)"


def test_working_days_leave_out_the_week_end() -> None:
    assert working_days(date(2025, 11, 18), date(2025, 11, 30)) == 9
    assert working_days(date(2025, 12, 1), date(2025, 11, 30)) == 0


@pytest.mark.parametrize(
    ("printed", "series", "entry", "verdict"),
    [
        ("≥ 25", Series.SCORE, Entry(score=Decimal("26.4")), Verdict.REACHED),
        ("≥ 25", Series.SCORE, Entry(score=Decimal("24.9"), value=Decimal(99)), Verdict.MISSED),
        ("≥ 25", Series.SCORE, Entry(value=Decimal(99)), Verdict.OTHER_SERIES),
        ("≤ 10", Series.RANK, Entry(rank=8), Verdict.REACHED),
        ("≤ 10", Series.RANK, Entry(rank=11), Verdict.MISSED),
        ("10", Series.RANK, Entry(rank=8), Verdict.REACHED),
        ("≥ 25", Series.VALUE, Entry(value=Decimal(25), score=Decimal(3)), Verdict.REACHED),
    ],
)
def test_a_published_result_is_judged_by_targets_of_its_own_series(
    printed: str, series: Series, entry: Entry, verdict: Verdict
) -> None:
    """domain.md 4: value, score and rank are three series; comparing across them is refused, not computed."""
    row = ParsedRow(RowKind.INDICATOR, "Chi KH&CN", Place(0, 1), code="2.2.2", series=series)
    stored = StoredAssignment(
        AssignmentId(1), PlanId(1), 0, replace(row, target=parse_target(printed)), Role.LEAD, is_tracked=True
    )
    assert browsing.assessment_of(stored, entry, None).verdict is verdict


def test_what_was_entered_later_is_no_last_value_beside_a_report_on_demand(workspace: Workspace) -> None:
    def on_demand(day: date) -> PeriodId:
        return workspace.run(lambda uow: add_period(uow, NewPeriod(PeriodKind.ONCE, 2025, deadline=day)))[0]

    march, september = on_demand(date(2025, 3, 15)), on_demand(date(2025, 9, 15))
    half = workspace.read(lambda uow: uow.periods.all())[0]
    row = workspace.read(lambda uow: find_assignment(uow, "2.2.2")).id
    workspace.run(lambda uow: progress.record(uow, row, half.id, Entry(value=Decimal(5))))
    beside_march = workspace.read(lambda uow: browsing.indicator_detail(uow, row, march))
    beside_september = workspace.read(lambda uow: browsing.indicator_detail(uow, row, september))
    assert beside_march.last_period is None
    assert beside_september.last_period == half
