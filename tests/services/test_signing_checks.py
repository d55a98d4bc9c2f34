"""The check before signature of a stored report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.ids import AssignmentId, FocalOfficerId, PeriodId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.unchanged import Sameness
from pii_desktop.services import periods, progress
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.signing_checks import SigningCheck, check_before_signing, former_names, signing_findings
from pii_desktop.services.versions import Signing, sign
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace

TODAY = date(2025, 11, 18)
HALF, YEAR = "6 tháng đầu năm 2025", "Năm 2025"


@pytest.fixture(autouse=True)
def _on_a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_desktop.services.signing_checks.today", lambda: TODAY)


def row(workspace: Workspace, code: str = "2.2.2") -> AssignmentId:
    return workspace.read(lambda uow: find_assignment(uow, code)).id


def period(workspace: Workspace, title: str = YEAR) -> PeriodId:
    return next(each.id for each in workspace.read(lambda uow: uow.periods.all()) if each.title == title)


def record(workspace: Workspace, entry: Entry, title: str = YEAR) -> None:
    about, when = row(workspace), period(workspace, title)
    workspace.run(lambda uow: progress.record(uow, about, when, entry))


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
