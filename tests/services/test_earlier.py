"""What was reported before, by this year's rows."""

from decimal import Decimal

from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Picture
from pii_desktop.services.earlier import earlier_entries
from pii_desktop.services.new_year import YearWish, begin_year, year_offer
from pii_desktop.services.periods import NewPeriod, put_period
from pii_desktop.services.progress import record
from pii_desktop.services.reporting import build, gathered
from pii_desktop.storage.workspace import Workspace
from tests.services.desk import row


def year(workspace: Workspace, number: int) -> Period:
    """The period of a whole year; added where there is none."""
    known = workspace.read(lambda uow: uow.periods.all())
    found = next((each for each in known if each.kind is PeriodKind.YEAR and each.year == number), None)
    if found is None:
        workspace.run(lambda uow: put_period(uow, NewPeriod(PeriodKind.YEAR, number)))
        return year(workspace, number)
    return found


def report(workspace: Workspace, assignment_id: AssignmentId, period_id: PeriodId, value: str) -> None:
    workspace.run(lambda uow: record(uow, assignment_id, period_id, Entry(value=Decimal(value))))


def known(workspace: Workspace, assignment_id: AssignmentId, now: Period) -> list[tuple[str, str]]:
    found = workspace.read(lambda uow: earlier_entries(uow, [assignment_id], now))
    assert {each.assignment_id for each in found} <= {assignment_id}
    return [(each.period.title, str(each.entry.value)) for each in found]


def test_the_oldest_comes_first_and_what_is_not_over_yet_stays_out(workspace: Workspace) -> None:
    identity = row(workspace, "2.2.2").id
    for number, value in ((2025, "0.13"), (2023, "0.11"), (2024, "0.12")):
        report(workspace, identity, year(workspace, number).id, value)
    assert known(workspace, identity, year(workspace, 2025)) == [("Năm 2023", "0.11"), ("Năm 2024", "0.12")]
    assert known(workspace, identity, year(workspace, 2023)) == []


def test_a_row_that_goes_on_has_the_numbers_of_the_row_it_continues(workspace: Workspace) -> None:
    old = row(workspace, "2.2.2").id
    report(workspace, old, year(workspace, 2025).id, "0.13")
    offer = workspace.read(lambda uow: year_offer(uow, PlanId(1)))
    plan = begin_year(workspace, YearWish(PlanId(1), offer.year, Carried(), offer.periods)).plan_id
    new = row(workspace, "2.2.2", plan).id
    assert new != old
    assert known(workspace, new, year(workspace, 2026)) == [("Năm 2025", "0.13")]


def test_of_many_periods_the_latest_of_its_kind_are_read(workspace: Workspace) -> None:
    identity = row(workspace, "2.2.2").id
    for number in range(2005, 2025):
        report(workspace, identity, year(workspace, number).id, str(number))
    found = known(workspace, identity, year(workspace, 2025))
    assert found == [(f"Năm {number}", str(number)) for number in range(2015, 2025)]


def test_a_report_draws_what_was_reported_before(workspace: Workspace) -> None:
    identity, now = row(workspace, "2.2.2").id, year(workspace, 2025)
    report(workspace, identity, year(workspace, 2024).id, "0.12")
    report(workspace, identity, now.id, "0.13")
    content = workspace.read(lambda uow: gathered(uow, now.id))
    assert [each.pillar for each in content.pillars] == ["1", "2", "3", "4", "5", "6", "7"]
    drawn = [
        block.caption
        for annex in workspace.read(lambda uow: build(uow, now.id)).annexes
        for block in annex.blocks
        if isinstance(block, Picture)
    ]
    assert drawn == [
        "Hình 1. Điểm số các trụ cột (thang điểm 0–100)",
        "Hình 2. Kết quả qua các kỳ báo cáo của các chỉ số chủ trì",
    ]
