"""What the body of a plan offers, taking it, and taking it back; the file and the misprints of a plan."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import ParsedPlan, PillarTarget, RowIssue, Severity
from pii_desktop.domain.plan_body import Duty, DutyGroup, FocalPoint, OfferedDeadline, PlanBody
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.reorganising import Reorganisation
from pii_desktop.domain.target import parse_target
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import directory
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import ImportOutcome, accept, merge
from pii_desktop.services.misprints import export_ledger, ledger
from pii_desktop.services.plan_body import BodyOffer, offered
from pii_desktop.services.progress import record
from pii_desktop.services.reorganising import preview_reorganisation, reorganise
from pii_desktop.services.undoing import undo_import
from pii_desktop.services.work import update_work_item
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row

SPENDING = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP", target="≥ 25", lead=("Sở Tài chính",))
OWN = DutyGroup(
    "III.2.2", ("Sở Tài chính",), "Sở Tài chính", 20,
    (Duty("Bố trí kinh phí;", "III.2.2.a", 21), Duty("Giải ngân đúng hạn.", "III.2.2.b", 22)), "Nhiệm vụ, giải pháp",
)  # fmt: skip
EVERYBODY = DutyGroup(
    "III.1", ("Các sở, ban, ngành",), "Các sở, ban, ngành", 10, (Duty("Tuyên truyền.", "III.1.a", 11),)
)
OTHERS = DutyGroup("III.2.3", ("Sở Y tế",), "Sở Y tế", 30, (Duty("Cải cách thủ tục.", "III.2.3", 31),))
FORMER = DutyGroup("III.2.4", ("Sở Kế hoạch và Đầu tư",), "Sở KHĐT", 40, (Duty("Rà soát PCI.", "III.2.4", 41),))
FOCAL = FocalPoint("4", ("Sở Tài chính",), "Là đầu mối phụ trách trụ cột 4", "III.2.2.c", 23)
REPORT = OfferedDeadline(
    kind=PeriodKind.HALF, day=10, month=6, year=None, is_before=True, text="báo cáo trước ngày 10/6", number="IV.1",
    paragraph=50, recipient="UBND tỉnh",
)  # fmt: skip


def plan_with(*groups: DutyGroup, **more: object) -> ParsedPlan:
    return replace(a_plan(SPENDING), body=PlanBody(groups, **more))  # type: ignore[arg-type]


def offer_of(workspace: Workspace, parsed: ParsedPlan) -> BodyOffer:
    return workspace.read(lambda uow: offered(uow, parsed))


def imported(workspace: Workspace, parsed: ParsedPlan, source: Path | None = None) -> ImportOutcome:
    """The file taken with the usual choice of its body."""
    shown = workspace.read(lambda uow: preview(uow, parsed))
    body = offer_of(workspace, parsed).usual()
    return merge(workspace, shown, accept(shown.changeset), source=source, body=body)


def body_rows(workspace: Workspace) -> list[StoredAssignment]:
    plans = workspace.read(lambda uow: [row for plan in uow.plans.all() for row in uow.assignments.of_plan(plan.id)])
    return [row for row in plans if row.row.place.is_body]


def test_only_what_concerns_the_department_is_offered(empty: Workspace) -> None:
    offer = offer_of(empty, plan_with(EVERYBODY, OWN, OTHERS, focal_points=(FOCAL,), deadlines=(REPORT,)))
    assert [(each.source.number, each.role) for each in offer.duties] == [
        ("III.1", Role.COLLECTIVE),
        ("III.2.2", Role.LEAD),
    ]
    assert [each.row.name for each in offer.focal_points] == ["Đầu mối phụ trách trụ cột 4"]
    assert [(each.due.deadline, each.existing) for each in offer.periods] == [(date(2025, 6, 9), None)]


def test_what_is_said_to_all_departments_waits_for_the_user(empty: Workspace) -> None:
    offer = offer_of(empty, plan_with(EVERYBODY, OWN))
    assert [each.source.number for each in offer.usual().duties] == ["III.2.2"]
    assert offer.only(offer.keys()) == offer


def test_duties_become_work_items_under_a_row_that_says_where_they_stand(empty: Workspace) -> None:
    outcome = imported(empty, plan_with(OWN, focal_points=(FOCAL,)))
    assert outcome.added == 3
    duties, focal = body_rows(empty)
    assert (duties.row.name, duties.role, duties.is_tracked) == (
        "Nhiệm vụ tại mục III.2.2: Nhiệm vụ, giải pháp", Role.LEAD, True,
    )  # fmt: skip
    assert (duties.row.source_note, duties.row.place.cell) == ("III.2.2. Sở Tài chính", "III.2.2")
    items = empty.read(lambda uow: uow.work_items.of(duties.id))
    assert [item.text for item in items] == ["Bố trí kinh phí;", "Giải ngân đúng hạn."]
    assert (focal.row.pillar, focal.role) == ("4", Role.LEAD)


def test_importing_twice_changes_nothing(empty: Workspace) -> None:
    parsed = plan_with(OWN, focal_points=(FOCAL,), deadlines=(REPORT,))
    imported(empty, parsed)
    assert offer_of(empty, parsed).is_empty
    before = empty.read(lambda uow: uow.revision())
    assert imported(empty, parsed).import_id is None
    assert empty.read(lambda uow: uow.revision()) == before


def test_the_annex_alone_leaves_duties_that_were_taken(empty: Workspace) -> None:
    imported(empty, plan_with(OWN))
    shown = empty.read(lambda uow: preview(uow, a_plan(SPENDING)))
    assert shown.changeset.is_empty


def test_a_newer_body_shows_what_changed(empty: Workspace) -> None:
    imported(empty, plan_with(OWN))
    shorter = replace(OWN, duties=OWN.duties[:1])
    shown = empty.read(lambda uow: preview(uow, plan_with(shorter)))
    [changed] = [row for row in shown.changeset.rows if row.fields]
    assert [(field.field, field.new) for field in changed.fields] == [("tasks", "Bố trí kinh phí;")]


def test_undoing_the_import_takes_the_duties_back(empty: Workspace) -> None:
    outcome = imported(empty, plan_with(OWN, focal_points=(FOCAL,)))
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    assert body_rows(empty) == []


def test_work_that_was_done_survives_undo_and_comes_back(empty: Workspace) -> None:
    parsed = plan_with(OWN)
    outcome = imported(empty, parsed)
    [duties] = body_rows(empty)
    item = empty.read(lambda uow: uow.work_items.of(duties.id))[0]
    empty.run(lambda uow: update_work_item(uow, replace(item, state=WorkState.DONE)))
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    assert body_rows(empty) == []
    imported(empty, parsed)
    [again] = body_rows(empty)
    assert again.id == duties.id
    assert empty.read(lambda uow: uow.work_items.get(item.id)).state is WorkState.DONE


def test_duties_of_a_department_that_was_taken_over_are_offered(empty: Workspace) -> None:
    assert offer_of(empty, plan_with(FORMER)).is_empty
    old, new = (directory().department(name) for name in ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"))
    merger = Reorganisation((old,), new, date(2025, 3, 1), "Nghị quyết số 5/NQ-HĐND")
    shown = empty.read(lambda uow: preview_reorganisation(uow, merger))
    reorganise(empty, shown, frozenset())
    assert [each.source.number for each in offer_of(empty, plan_with(FORMER)).duties] == ["III.2.4"]


def test_a_deadline_makes_a_period_or_moves_one_and_undo_puts_it_back(empty: Workspace) -> None:
    outcome = imported(empty, plan_with(OWN, deadlines=(REPORT,)))
    half = empty.read(lambda uow: uow.periods.all())[0]
    assert (half.title, half.deadline, half.recipient) == ("6 tháng đầu năm 2025", date(2025, 6, 9), "UBND tỉnh")
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    assert empty.read(lambda uow: uow.periods.get(half.id)).deadline == date(2025, 5, 31)


def test_a_period_made_by_an_import_goes_with_it_unless_it_is_used(empty: Workspace) -> None:
    second_half = replace(REPORT, index=2, month=12)
    outcome = imported(empty, plan_with(OWN, deadlines=(second_half, replace(REPORT, kind=PeriodKind.QUARTER))))
    half, quarter = empty.read(lambda uow: uow.periods.all())[2:]
    [duties] = body_rows(empty)
    empty.run(lambda uow: record(uow, duties.id, quarter.id, Entry(result="Đã bố trí")))
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    left = {period.id for period in empty.read(lambda uow: uow.periods.all())}
    assert quarter.id in left
    assert half.id not in left


def test_pillar_targets_of_a_later_file_are_kept(empty: Workspace) -> None:
    imported(empty, a_plan(SPENDING))
    target = PillarTarget("1", "Thể chế", None, parse_target("> 45,92"), "> 45,92")
    outcome = imported(empty, replace(plan_with(OWN), pillar_targets=(target,)))
    assert outcome.plan_id is not None
    plan_id = outcome.plan_id
    assert empty.read(lambda uow: uow.plans.pillar_targets(plan_id)) == (target,)


def file_of(folder: Path, content: bytes) -> tuple[Path, str]:
    path = folder / "Kế hoạch 279.docx"
    path.write_bytes(content)
    return path, hashlib.sha256(content).hexdigest()


def test_the_imported_file_is_kept_and_proves_no_indicator(empty: Workspace, tmp_path: Path) -> None:
    path, sha256 = file_of(tmp_path, b"van ban goc")
    imported(empty, replace(a_plan(SPENDING), sha256=sha256), path)
    path.unlink()
    [kept] = empty.read(lambda uow: uow.evidence.all())
    assert (kept.file_name, kept.fields.number, kept.assignment_ids) == ("Kế hoạch 279.docx", "279/KH-UBND", ())
    assert empty.read(lambda uow: uow.files.path_of(kept.sha256).read_bytes()) == b"van ban goc"


def test_a_file_that_changed_after_reading_is_not_imported(empty: Workspace, tmp_path: Path) -> None:
    path, _ = file_of(tmp_path, b"da sua")
    with pytest.raises(InputError) as refused:
        imported(empty, a_plan(SPENDING), path)
    assert refused.value.code == "source-changed"
    assert empty.read(lambda uow: uow.plans.all()) == ()


def test_the_ledger_lists_misprints_with_place_and_reason(empty: Workspace, tmp_path: Path) -> None:
    issue = RowIssue(Severity.WARNING, "Mã in trong tệp là 3.3.3; theo tên chỉ số thì đúng là 3.2.3.")
    wrong = a_row("3.2.3", "Quản trị môi trường", code_printed="3.3.3", issues=(issue,), lead=("Sở Tài chính",))
    imported(empty, a_plan(SPENDING, wrong))
    [found] = empty.read(ledger)
    assert (found.printed, found.read_as, found.plan) == ("3.3.3", "3.2.3", "Kế hoạch 279/KH-UBND")
    assert found.place == "Phụ lục, bảng 1, dòng 2"
    target = tmp_path / "loi-in.xlsx"
    assert empty.read(lambda uow: export_ledger(uow, target)) == 1
    sheet = load_workbook(target).worksheets[0]
    printed = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert printed == [
        [1, found.plan, found.place, "3.3.3", "3.2.3", "Quản trị môi trường", "Theo tên chỉ số."],
    ]


def test_a_plan_that_names_another_addressee_gets_periods_of_its_own_beside_another_plan(workspace: Workspace) -> None:
    """Seed 003 III.1: the report on Resolution 02 goes to Sở Kế hoạch và Đầu tư; that on the index stays as it is."""
    due = OfferedDeadline(
        PeriodKind.YEAR, 1, 12, 2025, is_before=True, text="trước ngày 01 tháng 12", number="III.1", paragraph=30
    )
    body = PlanBody(deadlines=(replace(due, recipient="Văn phòng UBND tỉnh"),))
    targets = replace(SPENDING, name="Số thủ tục được cắt giảm", code=None, code_printed=None, stt="1")
    parsed = replace(a_plan(targets, number="12/KH-UBND", title=("Cải cách thủ tục",)), body=body)
    found = workspace.read(lambda uow: preview(uow, parsed))
    offer = workspace.read(lambda uow: offered(uow, parsed))
    assert len(offer.periods) == 1, "the common report has that day, but goes to somebody else"
    outcome = merge(workspace, found, accept(found.changeset), body=offer)
    years = [each for each in workspace.read(lambda uow: uow.periods.all()) if each.kind is PeriodKind.YEAR]
    assert {(each.plan_id, each.recipient, each.deadline) for each in years} == {
        (None, "Sở Khoa học và Công nghệ", date(2025, 11, 30)),
        (outcome.plan_id, "Văn phòng UBND tỉnh", date(2025, 11, 30)),
    }
