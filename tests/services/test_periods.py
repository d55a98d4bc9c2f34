"""Periods of one plan and of all, their deadlines and recipients, and what was sent when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pii_desktop.domain.calendar import DayOfYear
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.period import Period, PeriodKind, PeriodState, current_period
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import indicator_rows, scope_period
from pii_desktop.services.checking import check_period
from pii_desktop.services.deadlines import own_deadlines, set_deadlines
from pii_desktop.services.periods import NewPeriod, add_period, change_period, ensure_year
from pii_desktop.services.reporting import build
from pii_desktop.services.scope import Scope
from pii_desktop.services.versions import send
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace

PII, NQ02, TARGETS = PlanId(1), PlanId(2), PlanId(3)
YEAR = PeriodKind.YEAR
TODAY = date(2024, 11, 20)


@pytest.fixture
def three_plans(tmp_path: Path) -> Iterator[Workspace]:
    """Sở KH&CN of Bắc Giang with the PII plan, Resolution 02 and the targets to 2030."""
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Khoa học và Công nghệ")) as workspace:
        for key in ("bacgiang-2024", "bacgiang-nq02-2024", "bacgiang-2030-targets"):
            take_bundled(workspace, key)
        yield workspace


def own_of(workspace: Workspace, plan: PlanId, kind: PeriodKind = YEAR) -> Period:
    periods = workspace.read(lambda uow: uow.periods.all())
    return next(each for each in periods if (each.plan_id, each.kind) == (plan, kind))


def add(workspace: Workspace, plan: PlanId | None, kind: PeriodKind = YEAR, recipient: str = "") -> Period:
    new = NewPeriod(kind, 2026, recipient=recipient, plan_id=plan)
    period_id = workspace.run(lambda uow: add_period(uow, new))[0]
    return workspace.read(lambda uow: uow.periods.get(period_id))


def test_a_plan_that_goes_to_somebody_else_has_periods_of_its_own(three_plans: Workspace) -> None:
    periods = [each for each in three_plans.read(lambda uow: uow.periods.all()) if each.year == 2024]
    assert {(each.plan_id, each.kind.value, each.recipient) for each in periods} == {
        (None, "half", "Ủy ban nhân dân tỉnh Bắc Giang"),
        (None, "year", "Ủy ban nhân dân tỉnh Bắc Giang"),
        (NQ02, "half", "Sở Kế hoạch và Đầu tư"),
        (NQ02, "year", "Sở Kế hoạch và Đầu tư"),
    }
    add(three_plans, NQ02)
    with pytest.raises(InputError) as refused:
        add(three_plans, NQ02)
    assert refused.value.code == "period-exists"


def test_what_has_a_report_of_its_own_stands_in_no_common_one(three_plans: Workspace) -> None:
    general, own = _general(three_plans), own_of(three_plans, NQ02)
    for period_id, plans in ((general, {PII}), (own.id, {NQ02})):
        assert {row.assignment.plan_id for row in three_plans.read(partial(_rows, period_id=period_id))} == plans
    three_plans.run(lambda uow: uow.periods.delete(own.id))
    rows = three_plans.read(lambda uow: indicator_rows(uow, Scope(None, general)))
    assert {row.assignment.plan_id for row in rows} == {PII, NQ02}


def test_only_its_periods_are_offered_when_a_plan_is_chosen(three_plans: Workspace) -> None:
    own = own_of(three_plans, NQ02)
    shown = three_plans.read(lambda uow: check_period(uow, Scope(NQ02))).periods
    other = three_plans.read(lambda uow: check_period(uow, Scope(PII))).periods
    every = three_plans.read(lambda uow: check_period(uow, Scope())).periods
    assert own in shown
    assert own not in other
    assert set(every) == {*shown, *other}


def test_a_period_of_another_plan_gives_way_to_one_of_the_plan(three_plans: Workspace) -> None:
    own = own_of(three_plans, NQ02)
    found = three_plans.read(lambda uow: scope_period(uow, Scope(PII, own.id)))
    assert found is not None
    assert found.plan_id is None


def test_the_report_of_a_plans_period_is_about_that_plan_only(three_plans: Workspace) -> None:
    own = own_of(three_plans, NQ02)
    rows = three_plans.read(lambda uow: indicator_rows(uow, Scope(None, own.id)))
    assert rows
    assert {row.assignment.plan_id for row in rows} == {NQ02}
    findings = three_plans.read(lambda uow: check_period(uow, Scope(None, own.id))).findings
    assert {each.assignment_id for each in findings if each.assignment_id} <= {row.assignment.id for row in rows}
    assert three_plans.read(lambda uow: build(uow, own.id)).letterhead.addressees == ("Sở Kế hoạch và Đầu tư",)


def _rows(uow: UnitOfWork, period_id: PeriodId) -> tuple[IndicatorRow, ...]:
    return indicator_rows(uow, Scope(None, period_id))


def _common(workspace: Workspace) -> tuple[Period, ...]:
    return tuple(each for each in workspace.read(lambda uow: uow.periods.all()) if each.plan_id is None)


def _general(workspace: Workspace, year: int = 2024) -> PeriodId:
    periods = workspace.read(lambda uow: uow.periods.all())
    return next(each.id for each in periods if each.kind is YEAR and each.year == year and each.plan_id is None)


def test_equal_codes_of_two_plans_stand_apart(three_plans: Workspace) -> None:
    of_2025 = _general(three_plans, 2025)
    rows = three_plans.read(lambda uow: indicator_rows(uow, Scope(None, of_2025)))
    codes = [row.assignment.display_code for row in rows]
    assert len({row.assignment.id for row in rows}) == len(rows)
    assert len(set(codes)) < len(codes), "the plans share numbers"


def test_the_recipient_is_the_plans_then_the_letterheads(three_plans: Workspace) -> None:
    set_up = three_plans.run
    set_up(lambda uow: set_deadlines(uow, NQ02, {}, recipient=" Sở Kế hoạch và  Đầu tư "))
    assert add(three_plans, NQ02).recipient == "Sở Kế hoạch và Đầu tư"
    assert add(three_plans, PII).recipient == "Ủy ban nhân dân tỉnh Bắc Giang"
    assert add(three_plans, TARGETS, recipient="Bộ KH&CN").recipient == "Bộ KH&CN"


def test_a_plan_has_deadlines_of_its_own(three_plans: Workspace) -> None:
    three_plans.run(lambda uow: set_deadlines(uow, None, {(YEAR, 1): DayOfYear(12, 15)}))
    three_plans.run(lambda uow: set_deadlines(uow, NQ02, {(PeriodKind.HALF, 1): DayOfYear(6, 10)}))
    assert add(three_plans, PII).deadline == date(2026, 12, 15)
    assert add(three_plans, NQ02).deadline == date(2026, 12, 15)
    assert add(three_plans, NQ02, PeriodKind.HALF).deadline == date(2026, 6, 10)
    assert add(three_plans, PII, PeriodKind.HALF).deadline == date(2026, 5, 31)
    assert three_plans.read(lambda uow: own_deadlines(uow, PII)) == {(YEAR, 1): DayOfYear(12, 15)}


def test_a_second_import_makes_no_second_periods(three_plans: Workspace) -> None:
    before = three_plans.read(lambda uow: uow.periods.all())
    assert three_plans.run(lambda uow: ensure_year(uow, 2024, NQ02)) == frozenset()
    assert three_plans.read(lambda uow: uow.periods.all()) == before


@pytest.mark.parametrize(
    ("on", "is_late"), [(date(2024, 11, 20), False), (date(2024, 11, 30), False), (date(2024, 12, 2), True)]
)
def test_late_and_on_time_are_recorded(three_plans: Workspace, on: date, is_late: bool) -> None:
    period_id = _general(three_plans)
    three_plans.run(lambda uow: send(uow, period_id, on, "Đã gửi bản giấy"))
    period = three_plans.read(lambda uow: uow.periods.get(period_id))
    assert (period.state, period.sent_on, period.is_late) == (PeriodState.SENT, on, is_late)
    rows = three_plans.read(lambda uow: uow.history.of("period", period_id))
    assert {row.field for row in rows if row.field} == {"state", "sent_on"}
    assert rows[0].action == "Ghi đã gửi báo cáo năm 2024"


def test_the_next_period_is_current_once_a_report_is_sent(three_plans: Workspace) -> None:
    first = current_period(_common(three_plans), date(2024, 5, 20))
    assert first is not None
    assert first.title == "6 tháng đầu năm 2024"
    three_plans.run(lambda uow: send(uow, first.id, date(2024, 5, 20), "Đã gửi bản giấy"))
    following = current_period(_common(three_plans), date(2024, 5, 20))
    assert following is not None
    assert following.title == "Năm 2024"


def test_a_period_somebody_was_asked_for_is_not_deleted(three_plans: Workspace) -> None:
    from pii_desktop.domain.coordination import Exchange, Way
    from pii_desktop.domain.ids import ExchangeId

    period_id = _general(three_plans)
    line = Exchange(ExchangeId(0), TODAY, Way.SENT, "Cục Thống kê", "Đề nghị số liệu", period_id)
    three_plans.run(lambda uow: uow.exchanges.add(line))
    with pytest.raises(InputError) as refused:
        three_plans.run(lambda uow: uow.periods.delete(period_id))
    assert refused.value.code == "period-in-use"


def test_the_recipient_typed_for_a_report_is_remembered_for_its_plan(three_plans: Workspace) -> None:
    typed = "Sở Tài chính (Phòng Doanh nghiệp)"
    typed_in = replace(own_of(three_plans, NQ02), recipient=typed)
    three_plans.run(lambda uow: change_period(uow, typed_in))
    assert three_plans.read(lambda uow: uow.plans.get(NQ02)).recipient == typed
    assert own_of(three_plans, NQ02, PeriodKind.HALF).recipient == typed, "its other drafts follow"
    assert add(three_plans, NQ02).recipient == typed
    assert add(three_plans, PII).recipient == "Ủy ban nhân dân tỉnh Bắc Giang"


def test_what_is_asked_for_once_changes_no_recipient(three_plans: Workspace) -> None:
    assert add(three_plans, NQ02, PeriodKind.ONCE, "Thanh tra tỉnh").recipient == "Thanh tra tỉnh"
    assert add(three_plans, NQ02).recipient == "Sở Kế hoạch và Đầu tư"
