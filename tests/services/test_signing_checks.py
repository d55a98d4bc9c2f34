"""The check before signature of a stored report."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import FocalOfficerId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report_material import PlanPart, ReportContent
from pii_desktop.domain.signing_matter import Part
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.unchanged import Sameness
from pii_desktop.services import periods
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.reporting import gathered, printed_period, report_period
from pii_desktop.services.signing_checks import (
    SigningCheck,
    check_before_signing,
    counted_findings,
    former_names,
    signing_findings,
)
from pii_desktop.services.signing_parties import parties_of
from pii_desktop.services.versions import Signing, sign
from pii_desktop.services.wordings import outline
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.services.desk import HALF, YEAR, period, record

TODAY = date(2025, 11, 18)


@pytest.fixture(autouse=True)
def _on_a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_desktop.services.signing_checks.today", lambda: TODAY)


def checked(workspace: Workspace, title: str = YEAR) -> SigningCheck:
    when = period(workspace, title)
    return workspace.read(lambda uow: check_before_signing(uow, when))


def rules(workspace: Workspace) -> set[SigningRule]:
    return {each.rule for each in checked(workspace).findings}


def signer(name: str) -> Callable[[UnitOfWork], object]:
    return lambda uow: save_profile(uow, replace(load_profile(uow), signer_name=name, signer_title="Giám đốc"))


def test_a_report_without_head_is_not_ready(workspace: Workspace) -> None:
    assert SigningRule.SIGNER_MISSING in rules(workspace)


def test_a_report_that_was_submitted_is_held_against_its_own_annex(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.127"), explanation="Số ước"))
    when = period(workspace)
    workspace.run(lambda uow: sign(uow, when, Signing("5/BC-STC", date(2025, 11, 18), why="Đã ký bản giấy")))
    before = checked(workspace).findings
    record(workspace, Entry(value=Decimal("0.131"), explanation="Số ước"))
    assert checked(workspace).findings == before


def test_a_signer_who_left_office_is_told(workspace: Workspace) -> None:
    gone = FocalOfficer(
        FocalOfficerId(0), "Sở Tài chính", Post.LEADER, Officer("Trần Văn Bình"), until=date(2025, 6, 30)
    )
    workspace.run(lambda uow: uow.focal_officers.add(gone))
    workspace.run(signer("Trần Văn Bình"))
    (told,) = (each for each in checked(workspace).findings if each.rule is SigningRule.OLD_SIGNER)
    assert told.text == "Người ký Trần Văn Bình không còn giữ chức vụ từ 30/6/2025"
    workspace.run(signer("Nguyễn Thị Lan"))
    assert SigningRule.OLD_SIGNER not in rules(workspace)


def test_a_department_that_ended_is_told_by_its_new_name(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.127"), result="Đã phối hợp với Sở Kế hoạch và Đầu tư rà soát dự toán"))
    (told,) = (each for each in checked(workspace).findings if each.rule is SigningRule.OLD_DEPARTMENT)
    assert told.text == "“Sở Kế hoạch và Đầu tư” nay là Sở Tài chính (từ 01/3/2025)"


def test_departments_that_only_gave_tasks_away_keep_their_names(workspace: Workspace) -> None:
    names = {each.old for each in workspace.read(lambda uow: former_names(uow, TODAY))}
    assert {"Sở Thông tin và Truyền thông", "Sở TT&TT"} <= names
    assert not workspace.read(lambda uow: former_names(uow, date(2024, 12, 31)))
    assert names.isdisjoint({"Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Nội vụ"})


def test_what_is_taken_over_from_the_half_year_is_shown(workspace: Workspace) -> None:
    words = "Sở đã tham mưu phân bổ dự toán chi cho khoa học và công nghệ trong {} bảo đảm tỷ lệ được giao"
    record(workspace, Entry(value=Decimal("0.127"), result=words.format("6 tháng đầu năm 2025")), HALF)
    record(workspace, Entry(value=Decimal("0.127"), result=words.format("năm 2025")))
    found = checked(workspace)
    assert found.compared_with == HALF
    assert any(same.sameness is Sameness.DATES and "phân bổ dự toán" in same.text for same in found.same)
    assert [(same.code, same.value) for same in found.same_values] == [("2.2.2", Decimal("0.127"))]


def test_the_first_report_is_compared_with_none(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.127")))
    assert (checked(workspace).compared_with, checked(workspace).same) == ("", ())


def test_where_nothing_is_followed_there_is_nothing_to_sign(empty: Workspace) -> None:
    made = empty.run(lambda uow: periods.put_period(uow, periods.NewPeriod(PeriodKind.YEAR, 2025)))
    assert empty.read(lambda uow: signing_findings(uow, made)) == ()


def test_another_province_in_the_head_is_told_where_it_is_written(workspace: Workspace) -> None:
    workspace.run(lambda uow: save_profile(uow, replace(load_profile(uow), parent_body="UBND tỉnh Ninh Bình")))
    (told,) = (each for each in checked(workspace).findings if each.rule is SigningRule.OTHER_PROVINCE)
    assert told.text == "Ghi “tỉnh Ninh Bình” trong báo cáo của đơn vị thuộc tỉnh Bắc Ninh"
    assert told.place == Spot(Site.PREFERENCES, "parent_body")


def test_the_name_of_before_the_merger_is_told_from_its_day_on(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.127"), result="Đã tham mưu UBND tỉnh Bắc Giang giao dự toán"), HALF)
    record(workspace, Entry(value=Decimal("0.127"), result="Đã tham mưu UBND tỉnh Bắc Giang giao dự toán"), YEAR)
    told = {title: {each.rule for each in checked(workspace, title).findings} for title in (HALF, YEAR)}
    assert SigningRule.OLD_PROVINCE in told[YEAR] - told[HALF]


def test_a_day_to_come_is_told(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.127"), result="Ngày 19/11/2025, Sở đã họp giao dự toán"))
    (told,) = (each for each in checked(workspace).findings if each.rule is SigningRule.FUTURE_DONE)
    assert told.text == "Việc ghi là đã làm vào 19/11/2025, sau hôm nay 18/11/2025"


def test_an_addressee_of_the_period_is_put_right_with_the_period(workspace: Workspace) -> None:
    when = next(each for each in workspace.read(lambda uow: uow.periods.all()) if each.title == YEAR)
    sent_to = "UBND tỉnh Ninh Bình"
    workspace.run(lambda uow: periods.change_period(uow, replace(when, recipient=sent_to)))
    found = checked(workspace).findings
    assert Spot(Site.PERIODS, "recipient") in {each.place for each in found if each.part is Part.ADDRESSEE}


def test_findings_are_counted_but_for_long_reports(workspace: Workspace) -> None:
    when, found = period(workspace), checked(workspace).findings
    assert workspace.read(lambda uow: counted_findings(uow, when, most=1000)) == Counter(
        each.severity for each in found
    )
    assert workspace.read(lambda uow: counted_findings(uow, when, most=3)) is None


def test_the_report_is_gathered_once_and_no_workbook_is_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a workbook was made")

    asked: list[int] = []

    def note(uow: UnitOfWork, number: int) -> ReportContent:
        asked.append(number)
        return gathered(uow, number)

    monkeypatch.setattr("pii_desktop.domain.report_content.sheets", refuse)
    monkeypatch.setattr("pii_desktop.services.reporting.with_ledgers", refuse)
    monkeypatch.setattr("pii_desktop.services.signing_checks.gathered", note)
    checked(workspace)
    assert asked == [period(workspace)]
    when = period(workspace)
    workspace.read(lambda uow: (outline(uow, when), printed_period(uow, when)))
    with pytest.raises(AssertionError, match="a workbook was made"):
        workspace.read(lambda uow: report_period(uow, when))


def test_a_plan_is_cited_by_who_issued_it_then(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.127"), explanation="Số ước"))
    when = period(workspace)
    content = workspace.read(lambda uow: gathered(uow, when))
    of_before = replace(content.plans[0].plan, document=PlanDocument(year=2024, province="Bắc Giang"))
    quoted = parties_of(replace(content, plans=(PlanPart(of_before),)), TODAY).quoted
    assert "Kế hoạch năm 2024 của Ủy ban nhân dân tỉnh Bắc Giang" in quoted
