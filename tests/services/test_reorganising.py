"""A department is merged into the user's: rows move, work survives, past reports stay, and all can be taken back.

Seed 004 orders the tasks of its plan to follow the merged department; the rows are those of the real appendices.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.reorganising import Doubt, Reorganisation
from pii_desktop.errors import InputError, StalePreviewError
from pii_desktop.services import evidence
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.browsing import indicator_rows, overview
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.periods import ensure_year
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import follow, record
from pii_desktop.services.reorganisation_undo import undo_reorganisation
from pii_desktop.services.reorganising import (
    ACTION,
    ReorganisationOutcome,
    basis_note,
    known_reorganisation,
    planned,
    preview_reorganisation,
    received,
    reorganise,
)
from pii_desktop.services.reporting import build
from pii_desktop.services.scope import Scope
from pii_desktop.services.undoing import undo_import
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row
from tests.services.desk import take

MARCH = date(2025, 3, 1)
BASIS = "Nghị quyết số 18-NQ/TW"
PLANNING = "Sở Kế hoạch và Đầu tư"
INTO_FINANCE = planned([PLANNING], "Sở Tài chính", MARCH, basis=BASIS)


@pytest.fixture
def finance(tmp_path: Path) -> Iterator[Workspace]:
    """Sở Tài chính of Bắc Giang with the plan of 2024, and a period after the merger."""
    with opened(tmp_path, "Sở Tài chính", "bacgiang-2024") as workspace:
        yield workspace


def opened(folder: Path, department: str, *plans: str) -> Workspace:
    workspace = create_workspace(folder / "sổ", NewWorkspace("Bắc Giang", department))
    for key in plans:
        take_bundled(workspace, key)
    workspace.run(lambda uow: ensure_year(uow, 2025))
    return workspace


def carried_out(workspace: Workspace, reorganisation: Reorganisation = INTO_FINANCE) -> ReorganisationOutcome:
    shown = workspace.read(lambda uow: preview_reorganisation(uow, reorganisation))
    return reorganise(workspace, shown, shown.usual)


def everything(workspace: Workspace) -> list[StoredAssignment]:
    return workspace.read(lambda uow: [row for plan in uow.plans.all() for row in uow.assignments.of_plan(plan.id)])


def roles(workspace: Workspace) -> dict[str, tuple[Role | None, bool]]:
    return {row.display_code: (row.role, row.is_tracked) for row in everything(workspace)}


def listed(workspace: Workspace, year: int) -> list[str]:
    """The codes the department follows in the first half of a year."""
    scope = Scope(period_id=half(workspace, year).id)
    return [row.assignment.display_code for row in workspace.read(lambda uow: indicator_rows(uow, scope))]


def half(workspace: Workspace, year: int) -> Period:
    periods = workspace.read(lambda uow: uow.periods.all())
    return next(each for each in periods if each.kind is PeriodKind.HALF and each.year == year)


RECEIVED = {
    "6.3.3": Role.COORDINATING,
    "1.2.1": Role.LEAD,
    "4.2.1": Role.LEAD,
    "4.2.2": Role.LEAD,
    "5.2.2": Role.COORDINATING,
    "5.2.3": Role.COORDINATING,
}


def test_the_rows_of_the_merged_department_are_received(finance: Workspace) -> None:
    printed = {row.id: row.row for row in everything(finance)}
    outcome = carried_out(finance)
    assert (outcome.received, outcome.changed) == (6, 0)
    assert {code: roles(finance)[code] for code in RECEIVED} == {code: (role, True) for code, role in RECEIVED.items()}
    assert roles(finance)["2.2.2"] == (Role.LEAD, True)
    assert {row.id: row.row for row in everything(finance)} == printed


def test_where_the_basis_is_found_is_told_apart_from_the_basis() -> None:
    known = known_reorganisation([PLANNING], "Sở Tài chính")
    assert known is not None
    assert known.legal_basis == ""
    assert "18-NQ/TW" in basis_note(known)
    assert basis_note(planned(["Sở Công Thương"], "Sở Tài chính", MARCH)) == ""


def test_what_was_received_is_listed_with_whom_when_and_why(finance: Workspace) -> None:
    carried_out(finance)
    found = finance.read(received)
    assert {each.assignment.display_code for each in found} == set(RECEIVED)
    assert {each.taken.from_department for each in found} == {PLANNING}
    assert {(each.reorganisation.since, each.reorganisation.legal_basis) for each in found} == {(MARCH, BASIS)}


def test_the_history_names_the_action_and_the_basis(finance: Workspace) -> None:
    carried_out(finance)
    row = finance.read(lambda uow: find_assignment(uow, "1.2.1"))
    newest = finance.read(lambda uow: uow.history.of("assignment", row.id))[0]
    assert (newest.action, newest.why) == (ACTION, BASIS)
    assert finance.last_backup() is not None


def test_targets_to_2030_follow_the_merged_department(tmp_path: Path) -> None:
    with opened(tmp_path, "Sở Khoa học và Công nghệ", "bacgiang-2030-targets") as workspace:
        before = sum(row.role is Role.LEAD for row in everything(workspace))
        into_science = planned(["Sở TT&TT"], "Sở KH&CN", MARCH)
        outcome = carried_out(workspace, into_science)
        assert (before, outcome.received) == (12, 16)
        assert sum(row.role is Role.LEAD for row in everything(workspace)) == 28


def test_a_plan_that_had_ended_is_offered_not_taken(tmp_path: Path) -> None:
    with opened(tmp_path, "Sở Tài chính", "bacgiang-nq02-2024") as workspace:
        shown = workspace.read(lambda uow: preview_reorganisation(uow, INTO_FINANCE))
        assert [shift.doubt for shift in shown.shifts] == [Doubt.PLAN_ENDED]
        assert not shown.usual
        offered = frozenset(shift.assignment_id for shift in shown.shifts)
        assert reorganise(workspace, shown, offered).received == 1


def test_periods_before_the_day_keep_rows_counts_and_report(finance: Workspace) -> None:
    before = listed(finance, 2024)
    period = half(finance, 2024)
    old_report = finance.read(lambda uow: build(uow, period.id))
    carried_out(finance)
    assert listed(finance, 2024) == before
    assert set(listed(finance, 2025)) == set(before) | set(RECEIVED)
    assert finance.read(lambda uow: build(uow, period.id)) == old_report
    counted = finance.read(lambda uow: overview(uow, Scope(period_id=period.id), MARCH))
    assert counted.assigned == len(before)


def test_progress_and_evidence_recorded_before_and_after_survive(finance: Workspace, tmp_path: Path) -> None:
    decision = tmp_path / "QĐ 12.txt"
    decision.write_text("Quyết định về dự toán", encoding="utf-8")
    period = half(finance, 2025)
    own, gained = finance.read(lambda uow: [find_assignment(uow, code) for code in ("2.2.2", "1.2.1")])
    finance.run(lambda uow: record(uow, own.id, period.id, Entry(result="Đã bố trí 312,4 tỷ đồng")))
    finance.run(lambda uow: evidence.attach(uow, decision, EvidenceFields(number="12/QĐ-UBND"), frozenset({gained.id})))
    number = carried_out(finance).number
    finance.run(lambda uow: record(uow, gained.id, period.id, Entry(result="Đã rà soát 45 thủ tục")))
    undo_reorganisation(finance, number)
    kept = finance.read(lambda uow: [uow.progress.get(row.id, period.id)[0].result for row in (own, gained)])
    assert kept == ["Đã bố trí 312,4 tỷ đồng", "Đã rà soát 45 thủ tục"]
    assert [each.fields.number for each in finance.read(lambda uow: uow.evidence.of(gained.id))] == ["12/QĐ-UBND"]


def test_taking_it_back_restores_every_role_and_a_second_time_is_refused(finance: Workspace) -> None:
    before = roles(finance)
    number = carried_out(finance).number
    undo_reorganisation(finance, number)
    assert roles(finance) == before
    assert finance.read(received) == ()
    with pytest.raises(InputError, match="đã được hoàn tác"):
        undo_reorganisation(finance, number)
    with pytest.raises(InputError, match="Không có"):
        undo_reorganisation(finance, 9)


def test_taking_it_back_leaves_alone_what_the_user_unfollowed(finance: Workspace) -> None:
    collective = finance.read(lambda uow: find_assignment(uow, "4.2.2"))
    finance.run(lambda uow: follow(uow, frozenset({collective.id}), is_tracked=True))
    number = carried_out(finance).number
    finance.run(lambda uow: follow(uow, frozenset({collective.id}), is_tracked=False))
    undo_reorganisation(finance, number)
    assert roles(finance)["4.2.2"] == (Role.COLLECTIVE, False)


def test_the_last_one_is_taken_back_first(finance: Workspace) -> None:
    first = carried_out(finance).number
    second = carried_out(finance, planned(["Sở Công Thương"], "Sở Tài chính", date(2025, 7, 1))).number
    with pytest.raises(InputError, match=f"{second} trước"):
        undo_reorganisation(finance, first)
    undo_reorganisation(finance, second)
    undo_reorganisation(finance, first)


def changed_leads(code: str, *lead: str) -> ParsedPlan:
    """The plan of 2024 with other departments leading in one row."""
    plan = bundled_plan("bacgiang-2024")
    rows = tuple(replace(row, lead=lead) if row.code == code else row for row in plan.rows)
    return replace(plan, rows=rows, file_name="phu-luc-sua.docx")


def test_a_later_import_keeps_the_roles(finance: Workspace) -> None:
    carried_out(finance)
    take(finance, bundled_plan("bacgiang-2024"))
    take(finance, changed_leads("1.2.1", PLANNING, "Sở Công Thương"))
    assert {code: roles(finance)[code][0] for code in RECEIVED} == RECEIVED
    take(finance, changed_leads("1.2.1", "Sở Công Thương"))
    assert roles(finance)["1.2.1"][0] is Role.COLLECTIVE


def test_a_plan_imported_later_is_received_too_and_goes_back_with_it(finance: Workspace) -> None:
    number = carried_out(finance).number
    row = a_row("7.1.1", "Số doanh nghiệp thành lập mới", lead=("Sở KH&ĐT",))
    take(finance, a_plan(row, number="300/KH-UBND"))
    assert roles(finance)["7.1.1"] == (Role.LEAD, True)
    assert "7.1.1" in {each.assignment.display_code for each in finance.read(received)}
    assert "7.1.1" not in listed(finance, 2024)
    undo_reorganisation(finance, number)
    assert roles(finance)["7.1.1"] == (None, False)


def test_taking_it_back_keeps_a_row_that_names_the_department_by_now(finance: Workspace) -> None:
    number = carried_out(finance).number
    take(finance, changed_leads("1.2.1", "Sở Tài chính"))
    undo_reorganisation(finance, number)
    assert roles(finance)["1.2.1"] == (Role.LEAD, True)


def test_an_import_can_be_undone_after_the_reorganisation(tmp_path: Path) -> None:
    with opened(tmp_path, "Sở Tài chính", "bacgiang-2024") as workspace:
        carried_out(workspace)
        (run,) = workspace.read(lambda uow: uow.imports.all())
        undo_import(workspace, run.id)
        assert workspace.read(received) == ()


def test_a_row_archived_meanwhile_comes_back_as_received(finance: Workspace) -> None:
    plan = bundled_plan("bacgiang-2024")
    take(finance, replace(plan, rows=tuple(row for row in plan.rows if row.code != "1.2.1")))
    carried_out(finance)
    take(finance, plan)
    assert roles(finance)["1.2.1"] == (Role.LEAD, True)
    assert len(finance.read(received)) == 6


def test_a_declined_row_stays_declined_and_can_be_taken_later(finance: Workspace) -> None:
    shown = finance.read(lambda uow: preview_reorganisation(uow, INTO_FINANCE))
    row = finance.read(lambda uow: find_assignment(uow, "1.2.1"))
    reorganise(finance, shown, shown.usual - {row.id})
    take(finance, changed_leads("1.2.1", PLANNING, "Sở Công Thương"))
    assert roles(finance)["1.2.1"][0] is Role.COLLECTIVE
    assert carried_out(finance).received == 1
    assert roles(finance)["1.2.1"] == (Role.LEAD, True)


def test_the_user_s_department_moves_into_another(tmp_path: Path) -> None:
    with opened(tmp_path, PLANNING, "bacgiang-2024") as workspace:
        profile = workspace.read(load_profile)
        workspace.run(lambda uow: save_profile(uow, replace(profile, signer_name="Trần Thị B")))
        past = half(workspace, 2024)
        old_report = workspace.read(lambda uow: build(uow, past.id))
        outcome = carried_out(workspace)
        moved = workspace.read(load_profile)
        assert (moved.department, moved.symbol, moved.signer_name) == ("Sở Tài chính", "STC", "Trần Thị B")
        assert workspace.read(lambda uow: build(uow, past.id)) == old_report
        assert roles(workspace)["1.2.1"] == (Role.LEAD, True)
        assert roles(workspace)["2.2.2"] == (Role.LEAD, True)
        take(workspace, changed_leads("1.2.1", "Sở KH&ĐT", "Sở Công Thương"))
        assert roles(workspace)["1.2.1"][0] is Role.LEAD
        undo_reorganisation(workspace, outcome.number)
        assert workspace.read(load_profile).department == PLANNING
        assert roles(workspace)["2.2.2"][0] is Role.COLLECTIVE


def test_who_moves_to_the_department_of_science_reports_to_the_people_s_committee(tmp_path: Path) -> None:
    with opened(tmp_path, "Sở Thông tin và Truyền thông", "bacgiang-2030-targets") as workspace:
        carried_out(workspace, planned(["Sở TT&TT"], "Sở KH&CN", MARCH))
        assert workspace.read(load_profile).addressee == "Ủy ban nhân dân tỉnh Bắc Giang"


def test_a_partial_merger_is_offered_row_by_row(tmp_path: Path) -> None:
    part = known_reorganisation(["Sở Lao động - TB&XH"], "Sở Nội vụ")
    assert part is not None
    assert part.is_partial
    rows = (a_row("2.1.1", lead=("Sở LĐ-TB&XH",)), a_row("2.1.2", "Lao động qua đào tạo", lead=("Sở LĐTBXH",)))
    with opened(tmp_path, "Sở Nội vụ") as workspace:
        take(workspace, a_plan(*rows))
        shown = workspace.read(lambda uow: preview_reorganisation(uow, part))
        assert {shift.doubt for shift in shown.shifts} == {Doubt.PARTIAL}
        reorganise(workspace, shown, frozenset({shown.shifts[0].assignment_id}))
        take(workspace, a_plan(*(replace(row, lead=(*row.lead, "Sở Y tế")) for row in rows)))
        assert roles(workspace) == {"2.1.1": (Role.LEAD, True), "2.1.2": (None, False)}


def test_what_cannot_be_is_refused_and_nothing_changes(finance: Workspace) -> None:
    before = finance.read(lambda uow: uow.history.head())
    for old, new, words in (
        ("Sở Y tế", "Sở Nội vụ", "không liên quan"),
        ("Sở Tài chính", "Sở Tài chính", "vừa là"),
        (" ", "Sở Tài chính", "Chưa nêu"),
    ):
        with pytest.raises(InputError, match=words):
            carried_out(finance, planned([old], new, MARCH))
    with pytest.raises(InputError, match="Chỉ một phần"):
        carried_out(finance, planned(["Sở Tài chính"], "Sở Nội vụ", MARCH, is_partial=True))
    shown = finance.read(lambda uow: preview_reorganisation(uow, INTO_FINANCE))
    own = finance.read(lambda uow: find_assignment(uow, "2.2.2"))
    with pytest.raises(InputError, match="không có trong"):
        reorganise(finance, shown, frozenset({own.id}))
    assert finance.read(lambda uow: uow.history.head()) == before


def test_a_stale_preview_is_refused(finance: Workspace) -> None:
    shown = finance.read(lambda uow: preview_reorganisation(uow, INTO_FINANCE))
    finance.run(lambda uow: ensure_year(uow, 2026))
    with pytest.raises(StalePreviewError):
        reorganise(finance, shown, shown.usual)


def test_a_merger_of_the_catalogue_is_known_by_all_its_departments() -> None:
    both = known_reorganisation(["Sở NN&PTNT", "Sở TN&MT"], "Sở NN&MT")
    assert both is not None
    assert (both.since, both.is_partial) == (MARCH, False)
    assert known_reorganisation(["Sở NN&PTNT", "Sở Y tế"], "Sở NN&MT") is None


def test_the_chain_of_the_history_stays_whole(finance: Workspace) -> None:
    undo_reorganisation(finance, carried_out(finance).number)
    assert finance.read(lambda uow: uow.history.verify())
