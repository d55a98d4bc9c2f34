"""Who gets the reports of a plan: as its kind says (domain.md 1, 5, 6), else as it was set."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import RowKind
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.services.deadlines import plan_defaults, set_deadlines
from pii_desktop.services.periods import NewPeriod, add_period, change_period
from pii_desktop.services.plan_recipients import usual_recipient
from pii_desktop.services.profiles import load_profile, save_letterhead
from pii_desktop.services.report_recipients import department_on
from pii_desktop.services.reporting import build
from pii_desktop.services.signing_checks import signing_findings
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.versions import send
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row
from tests.services.desk import take

FIRST = PlanId(1)
ADDRESSEES = {SigningRule.OTHER_ADDRESSEE, SigningRule.ADDRESSEE_MISSING}
_TARGET = a_row(None, "Số doanh nghiệp mới", kind=RowKind.TARGET, stt="1", pillar=None, lead=("Các sở, ngành",))


def taken(workspace: Workspace, **document: Any) -> None:
    take(workspace, a_plan(_TARGET, **{"number": "12/KH-UBND", **document}))


def usual(workspace: Workspace, plan_id: PlanId | None = FIRST) -> str:
    return workspace.read(lambda uow: usual_recipient(uow, plan_id))


@pytest.mark.parametrize(
    ("title", "year", "recipient"),
    [
        # Seed 003 III.1: to Sở Kế hoạch và Đầu tư, part of Sở Tài chính since 01/3/2025 (domain.md 5).
        ("Thực hiện Nghị quyết số 02/NQ-CP ngày 05/01/2024 của Chính phủ", 2024, "Sở Kế hoạch và Đầu tư"),
        ("MỘT SỐ CHỈ TIÊU CẢI CÁCH THỦ TỤC HÀNH CHÍNH, QUY ĐỊNH KINH DOANH NĂM 2024", 2024, "Sở Kế hoạch và Đầu tư"),
        ("Cải thiện môi trường kinh doanh, nâng cao năng lực cạnh tranh năm 2025", 2025, "Sở Tài chính"),
        ("Thực hiện Nghị quyết 02/NQ-CP năm 2026", 2026, "Sở Tài chính"),
        # Seed 000 III.1: to UBND tỉnh through Sở KH&CN, as the letterhead says; seed 004 names nobody.
        ("CÁC CHỈ SỐ THÀNH PHẦN CHỈ SỐ PII NĂM 2024", 2024, "Sở Khoa học và Công nghệ"),
        ("NÂNG CAO BỘ CHỈ SỐ ĐỔI MỚI SÁNG TẠO CẤP ĐỊA PHƯƠNG (PII)", 2025, "Sở Khoa học và Công nghệ"),
        ("CÁC CHỈ TIÊU CỤ THỂ", 2025, "Sở Khoa học và Công nghệ"),
    ],
)
def test_whom_a_plan_names(tmp_path: Path, title: str, year: int, recipient: str) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tư pháp")) as workspace:
        taken(workspace, title=("Phụ lục", title), year=year)
        assert usual(workspace) == usual(workspace, None) == recipient


def test_who_compiles_the_reports_sends_its_own_to_the_committee(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        taken(workspace, title=("Thực hiện Nghị quyết số 02/NQ-CP",), year=2025)
        assert usual(workspace) == "Ủy ban nhân dân tỉnh Bắc Ninh"
        report = workspace.read(lambda uow: build(uow, 1))
        assert report.letterhead.addressees == ("Ủy ban nhân dân tỉnh Bắc Ninh",)


def test_the_report_goes_to_whom_the_plan_names_and_asks_to_pass_it_on(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tư pháp")) as workspace:
        take_bundled(workspace, "bacgiang-nq02-2024")
        report = workspace.read(lambda uow: build(uow, 1))
    texts = [getattr(block, "text", "") for block in report.blocks]
    assert report.letterhead.addressees == ("Sở Kế hoạch và Đầu tư",)
    assert texts[-1].endswith("kính gửi Sở Kế hoạch và Đầu tư tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.")
    assert "Nghị quyết số 02/NQ-CP ngày 05/01/2024 của Chính phủ" in report.letterhead.abstract
    assert "những nhiệm vụ, giải pháp chủ yếu" not in report.letterhead.abstract
    assert "về những nhiệm vụ, giải pháp chủ yếu cải thiện môi trường kinh doanh" in texts[0]


@pytest.mark.parametrize(
    ("day", "name"), [(date(2025, 2, 28), "Sở Kế hoạch và Đầu tư"), (date(2025, 3, 1), "Sở Tài chính")]
)
def test_a_department_is_called_as_it_was_on_the_day(day: date, name: str) -> None:
    assert department_on("so-ke-hoach-va-dau-tu", day) == name


def test_what_was_set_for_a_plan_is_remembered(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tư pháp")) as workspace:
        take_bundled(workspace, "bacgiang-nq02-2024")
        workspace.run(lambda uow: set_deadlines(uow, FIRST, {}, recipient="Văn phòng UBND tỉnh"))
        defaults = workspace.read(plan_defaults)[1]
        assert (defaults.recipient, defaults.proposed) == ("Văn phòng UBND tỉnh", "Sở Kế hoạch và Đầu tư")
        added = workspace.run(lambda uow: add_period(uow, NewPeriod(PeriodKind.QUARTER, 2024, plan_id=FIRST)))[0]
        assert workspace.read(lambda uow: uow.periods.get(added)).recipient == "Văn phòng UBND tỉnh"
        workspace.run(lambda uow: set_deadlines(uow, FIRST, {}, recipient=""))
        drafts = workspace.read(lambda uow: uow.periods.all())
        assert {each.recipient for each in drafts} == {"Sở Kế hoạch và Đầu tư"}, "drafts go along"


OFFICE = "Văn phòng UBND tỉnh Bắc Ninh"


def recipients(workspace: Workspace) -> dict[str, str]:
    return {each.title: each.recipient for each in workspace.read(lambda uow: uow.periods.all())}


def addressed(workspace: Workspace, addressee: str) -> Changes:
    changed = replace(workspace.read(load_profile), addressee=addressee)
    return workspace.run(lambda uow: save_letterhead(uow, changed))


def test_drafts_follow_another_addressee_in_the_settings_in_one_step(workspace: Workspace) -> None:
    before = recipients(workspace)
    assert set(before.values()) == {"Sở Khoa học và Công nghệ"}
    changes = addressed(workspace, OFFICE)
    assert set(recipients(workspace).values()) == {OFFICE}
    assert changes.periods == {each.id for each in workspace.read(lambda uow: uow.periods.all())}
    report = workspace.read(lambda uow: build(uow, 2))
    assert report.letterhead.addressees == (OFFICE,)
    assert "Sở Khoa học và Công nghệ" not in getattr(report.blocks[0], "text", "")
    assert not [each for each in workspace.read(lambda uow: signing_findings(uow, 2)) if each.rule in ADDRESSEES]
    workspace.run(undo_last)
    assert recipients(workspace) == before


def test_a_recipient_set_by_hand_and_one_that_was_sent_to_stay(workspace: Workspace) -> None:
    half, year = workspace.read(lambda uow: uow.periods.all())
    workspace.run(lambda uow: change_period(uow, replace(year, recipient="Ban Chỉ đạo tỉnh")))
    workspace.run(lambda uow: send(uow, half.id, date(2025, 5, 30), "Đã gửi bản giấy"))
    before = recipients(workspace)
    assert not addressed(workspace, OFFICE).periods
    assert recipients(workspace) == before
