"""Import: preview, merge, re-import, undo (issue: re-importing changes nothing, one transaction, undo after it)."""

from dataclasses import replace

import pytest

from pii_desktop.domain.changeset import ChangeKind
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import ImportId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from pii_desktop.errors import InputError, StalePreviewError
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.importing import ImportPreview, preview
from pii_desktop.services.merging import Accepted, ImportOutcome, accept, merge
from pii_desktop.services.progress import record
from pii_desktop.services.undoing import undo_import
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row

SPENDING = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP", target="≥ 25", lead=("Sở Tài chính",), tasks=("Bố trí kinh phí",))
RESEARCH = a_row("2.2.3", "Chi cho R&D", target="≥ 10", lead=("Sở KH&CN",), coordinating=("Sở Tài chính",))
POLICY = a_row("1.1.1", "Chính sách thúc đẩy KHCN&ĐMST", lead=("Các sở, ban, ngành",))
CROPS = a_row("6.1.2", "Đơn đăng ký giống cây trồng", lead=("Sở NN&MT",), coordinating=("Các sở, ngành",))


def shown(workspace: Workspace, *rows: ParsedRow, **document: object) -> ImportPreview:
    parsed = a_plan(*rows, **document)
    return workspace.read(lambda uow: preview(uow, parsed))


def imported(workspace: Workspace, *rows: ParsedRow, **document: object) -> ImportOutcome:
    found = shown(workspace, *rows, **document)
    return merge(workspace, found, accept(found.changeset))


def stored(workspace: Workspace) -> dict[str | None, tuple[Role | None, bool, ParsedRow]]:
    def read(uow: UnitOfWork) -> list[StoredAssignment]:
        return [each for plan in uow.plans.all() for each in uow.assignments.of_plan(plan.id)]

    return {each.row.code: (each.role, each.is_tracked, each.row) for each in workspace.read(read)}


def test_the_first_import_finds_the_rows_by_role_and_follows_the_named_ones(empty: Workspace) -> None:
    outcome = imported(empty, SPENDING, RESEARCH, POLICY, CROPS)
    assert (outcome.added, outcome.changed, outcome.removed) == (4, 0, 0)
    assert {code: kept[:2] for code, kept in stored(empty).items()} == {
        "2.2.2": (Role.LEAD, True),
        "2.2.3": (Role.COORDINATING, True),
        "1.1.1": (Role.COLLECTIVE, True),
        "6.1.2": (Role.COLLECTIVE, False),
    }


def test_the_first_import_makes_the_periods_of_the_plan_year(empty: Workspace) -> None:
    imported(empty, SPENDING)
    periods = empty.read(lambda uow: uow.periods.all())
    assert [period.title for period in periods] == ["6 tháng đầu năm 2025", "Năm 2025"]


def test_importing_the_same_rows_again_leaves_no_trace(empty: Workspace) -> None:
    imported(empty, SPENDING, RESEARCH)
    before = empty.read(lambda uow: uow.history.head())
    again = imported(empty, RESEARCH, SPENDING)
    assert again.import_id is None
    assert empty.read(lambda uow: uow.history.head()) == before


def test_a_changed_plan_is_shown_field_by_field_and_taken(empty: Workspace) -> None:
    imported(empty, SPENDING, RESEARCH)
    raised = a_row(
        "2.2.2", SPENDING.name, target="≥ 30", lead=("Sở Tài chính",), tasks=("Bố trí kinh phí", "Giải ngân")
    )
    outcome = imported(empty, raised, RESEARCH)
    assert outcome.changed == 1
    assert stored(empty)["2.2.2"][2].target_printed == "≥ 30"
    items = empty.read(lambda uow: uow.work_items.of(find_assignment(uow, "2.2.2").id))
    assert [item.text for item in items] == ["Bố trí kinh phí", "Giải ngân"]


def test_only_what_is_accepted_is_taken(empty: Workspace) -> None:
    imported(empty, SPENDING)
    raised = replace(aiming_at(SPENDING, "≥ 30"), unit="%")
    found = shown(empty, raised)
    merge(empty, found, Accepted(fields=frozenset({(found.changeset.rows[0].key, "unit")})))
    row = stored(empty)["2.2.2"][2]
    assert (row.unit, row.target_printed) == ("%", "≥ 25")


def test_accepting_nothing_stores_nothing(empty: Workspace) -> None:
    imported(empty, SPENDING)
    found = shown(empty, replace(SPENDING, unit="%"))
    before = empty.read(lambda uow: uow.history.head())
    assert merge(empty, found, Accepted()).import_id is None
    assert empty.read(lambda uow: uow.history.head()) == before


def test_a_row_that_is_gone_is_archived_with_its_progress(empty: Workspace) -> None:
    imported(empty, SPENDING, RESEARCH)
    assignment = empty.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = empty.read(lambda uow: uow.periods.all())[0]
    empty.run(lambda uow: record(uow, assignment.id, period.id, Entry(result="Đã bố trí 312,4 tỷ đồng")))
    assert imported(empty, RESEARCH).removed == 1
    assert "2.2.2" not in stored(empty)
    entry, _ = empty.read(lambda uow: uow.progress.get(assignment.id, period.id))
    assert entry.result == "Đã bố trí 312,4 tỷ đồng"


def test_a_row_that_comes_back_is_the_same_row(empty: Workspace) -> None:
    imported(empty, SPENDING, RESEARCH)
    before = empty.read(lambda uow: find_assignment(uow, "2.2.2").id)
    imported(empty, RESEARCH)
    assert imported(empty, SPENDING, RESEARCH).added == 1
    assert empty.read(lambda uow: find_assignment(uow, "2.2.2").id) == before


def test_a_stale_preview_is_refused_and_nothing_is_stored(empty: Workspace) -> None:
    imported(empty, SPENDING)
    found = shown(empty, replace(SPENDING, unit="%"))
    imported(empty, SPENDING, RESEARCH)
    with pytest.raises(StalePreviewError):
        merge(empty, found, accept(found.changeset))
    assert stored(empty)["2.2.2"][2].unit is None


def test_another_plan_number_is_another_plan(empty: Workspace) -> None:
    imported(empty, SPENDING)
    assert shown(empty, SPENDING, number="300/KH-UBND").plan is None
    assert shown(empty, SPENDING, number=None).plan is not None


def test_there_is_a_backup_before_each_import(empty: Workspace) -> None:
    imported(empty, SPENDING)
    assert empty.last_backup() is not None


def test_undo_brings_every_field_back(empty: Workspace) -> None:
    imported(empty, SPENDING, RESEARCH)
    before = stored(empty)
    raised = replace(aiming_at(SPENDING, "≥ 30"), lead=("Sở KH&CN",), name="Tỷ lệ chi KH,CN&ĐMST", tasks=("Việc khác",))
    outcome = imported(empty, raised, POLICY)
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    assert stored(empty) == before
    items = empty.read(lambda uow: uow.work_items.of(find_assignment(uow, "2.2.2").id))
    assert [item.text for item in items] == ["Bố trí kinh phí"]


def test_undo_keeps_what_the_user_did_since(empty: Workspace) -> None:
    first = imported(empty, SPENDING)
    assignment = empty.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = empty.read(lambda uow: uow.periods.all())[0]
    empty.run(lambda uow: record(uow, assignment.id, period.id, Entry(result="Đã làm")))
    assert first.import_id is not None
    undo_import(empty, first.import_id)
    entry, _ = empty.read(lambda uow: uow.progress.get(assignment.id, period.id))
    assert entry.result == "Đã làm"


def test_what_was_recorded_is_there_again_when_an_undone_plan_comes_back(empty: Workspace) -> None:
    first = imported(empty, SPENDING, RESEARCH, number=None)
    assignment = empty.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = empty.read(lambda uow: uow.periods.all())[0]
    empty.run(lambda uow: record(uow, assignment.id, period.id, Entry(result="Đã làm")))
    assert first.import_id is not None
    undo_import(empty, first.import_id)
    again = imported(empty, SPENDING, RESEARCH, number=None)
    assert again.plan_id == first.plan_id
    assert empty.read(lambda uow: find_assignment(uow, "2.2.2").id) == assignment.id
    assert len(stored(empty)) == 2


def test_a_plan_in_use_is_known_before_an_undone_one(empty: Workspace) -> None:
    undone = imported(empty, SPENDING, number="1/KH-UBND")
    in_use = imported(empty, SPENDING, RESEARCH, number="2/KH-UBND")
    assert undone.import_id is not None
    undo_import(empty, undone.import_id)
    assert imported(empty, SPENDING, RESEARCH, POLICY, number=None).plan_id == in_use.plan_id


def test_an_undone_plan_without_a_trace_is_not_stored_twice(empty: Workspace) -> None:
    first = imported(empty, SPENDING, number=None)
    assert first.import_id is not None
    undo_import(empty, first.import_id)
    assert imported(empty, RESEARCH, number=None).plan_id == first.plan_id


def test_imports_are_undone_last_first_and_once(empty: Workspace) -> None:
    first = imported(empty, SPENDING)
    second = imported(empty, SPENDING, RESEARCH)
    assert first.import_id is not None
    assert second.import_id is not None
    with pytest.raises(InputError, match="trước"):
        undo_import(empty, first.import_id)
    undo_import(empty, second.import_id)
    with pytest.raises(InputError, match="đã được hoàn tác"):
        undo_import(empty, second.import_id)
    with pytest.raises(InputError):
        undo_import(empty, ImportId(99))


def test_own_edits_are_conflicts_that_stay_mine(empty: Workspace) -> None:
    imported(empty, SPENDING)
    assignment = empty.read(lambda uow: find_assignment(uow, "2.2.2"))
    empty.run(lambda uow: uow.assignments.update_row(assignment.id, 0, replace(assignment.row, unit="%GRDP")))
    found = shown(empty, replace(SPENDING, unit="%"))
    (row,) = found.changeset.of(ChangeKind.CHANGED)
    assert row.has_conflict
    assert merge(empty, found, accept(found.changeset)).import_id is None
    assert stored(empty)["2.2.2"][2].unit == "%GRDP"


def aiming_at(row: ParsedRow, printed: str) -> ParsedRow:
    """The row with another target."""
    return replace(row, target=parse_target(printed), target_printed=printed)


def test_an_unknown_department_is_named(empty: Workspace) -> None:
    found = shown(empty, a_row(lead=("Sở Lạ Lùng",)))
    assert [each.printed for each in found.unknown] == ["Sở Lạ Lùng"]


def test_the_document_keeps_what_a_later_file_leaves_blank(empty: Workspace) -> None:
    imported(empty, SPENDING)
    found = shown(empty, replace(SPENDING, unit="%"), number=None, province=None)
    merge(empty, found, accept(found.changeset))
    (plan,) = empty.read(lambda uow: uow.plans.all())
    assert plan.document.number == "279/KH-UBND"
    assert plan.document.province == "Bắc Ninh"


def test_a_plan_without_assignments_is_read_as_one(empty: Workspace) -> None:
    parsed = ParsedPlan(a_plan().document, (), ())
    assert empty.read(lambda uow: preview(uow, parsed)).changeset.is_empty
