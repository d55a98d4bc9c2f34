"""What each repository promises beyond keeping fields."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, ImportId, PlanId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import PeriodKind, PeriodState
from pii_desktop.domain.progress import Entry, WorkItem, WorkState
from pii_desktop.domain.target import parse_target
from pii_desktop.errors import InputError
from pii_desktop.services.work import update_work_item
from pii_desktop.storage.repositories.assignments import NewAssignment
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_row
from tests.storage.stored import (
    FINANCE_PLAN,
    a_file,
    a_stored_assignment,
    a_stored_document,
    a_stored_entry,
    a_stored_period,
    a_stored_plan,
    the_plans,
)


def put_items(uow: UnitOfWork, assignment_id: AssignmentId, *listed: str) -> None:
    """The row of the plan lists these now."""
    uow.work_items.replace_plan_items(assignment_id, the_plans(assignment_id, *listed))


def test_a_time_of_the_plan_goes_with_its_items_until_the_department_plans_its_own(workspace: Workspace) -> None:
    def listed(uow: UnitOfWork, timing: str) -> None:
        uow.work_items.replace_plan_items(AssignmentId(1), the_plans(AssignmentId(1), "Rà soát", timing=timing))

    workspace.run(a_stored_assignment)
    workspace.run(lambda uow: listed(uow, "Quý II"))
    (item,) = workspace.read(lambda uow: uow.work_items.of(AssignmentId(1)))
    assert (item.timing, item.due) == ("Quý II", date(2025, 6, 30))

    workspace.run(lambda uow: listed(uow, "Thường xuyên"))
    (item,) = workspace.read(lambda uow: uow.work_items.of(AssignmentId(1)))
    assert (item.timing, item.due, item.is_continuous) == ("Thường xuyên", None, True)

    workspace.run(lambda uow: update_work_item(uow, replace(item, due=date(2025, 8, 15))))
    workspace.run(lambda uow: listed(uow, "Quý IV"))
    (item,) = workspace.read(lambda uow: uow.work_items.of(AssignmentId(1)))
    assert (item.timing, item.due, item.is_continuous) == ("", date(2025, 8, 15), False)


def test_an_item_with_only_the_time_of_the_plan_leaves_no_trace(workspace: Workspace) -> None:
    made = workspace.run(a_stored_assignment)
    workspace.run(lambda uow: uow.work_items.replace_plan_items(made, the_plans(made, "Rà soát", timing="Hằng năm")))
    workspace.run(lambda uow: uow.work_items.replace_plan_items(made, ()))
    workspace.run(lambda uow: uow.assignments.delete(made))
    assert workspace.read(lambda uow: uow.work_items.everywhere()) == ()


def texts(uow: UnitOfWork, assignment_id: AssignmentId) -> list[str]:
    return [item.text for item in uow.work_items.of(assignment_id)]


def test_many_assignments_go_in_at_once_in_their_order(workspace: Workspace) -> None:
    def store(uow: UnitOfWork) -> PlanId:
        plan_id = a_stored_plan(uow)
        rows = [NewAssignment(number, a_row(f"1.1.{number}"), Role.LEAD, is_tracked=True) for number in range(65)]
        uow.assignments.add_many(plan_id, rows)
        return plan_id

    plan_id = workspace.run(store)

    stored = workspace.read(lambda uow: uow.assignments.of_plan(plan_id))
    assert [each.row.code for each in stored] == [f"1.1.{number}" for number in range(65)]
    assert workspace.read(lambda uow: uow.history.head()[0]) == 66


def test_a_number_too_large_for_the_store_is_simply_not_found(workspace: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        workspace.read(lambda uow: uow.assignments.get(AssignmentId(10**30)))
    assert caught.value.code == "not-found"


def test_an_archived_assignment_leaves_the_lists_and_comes_back(workspace: Workspace) -> None:
    assignment_id = workspace.run(a_stored_assignment)
    plan_id = workspace.read(lambda uow: uow.assignments.get(assignment_id).plan_id)

    workspace.run(lambda uow: uow.assignments.archive(assignment_id))
    assert workspace.read(lambda uow: (uow.assignments.of_plan(plan_id), uow.assignments.all_tracked())) == ((), ())
    (kept,) = workspace.read(lambda uow: uow.assignments.of_plan(plan_id, archived=True))
    assert kept.archived_at is not None

    workspace.run(lambda uow: uow.assignments.restore(assignment_id))
    assert workspace.read(lambda uow: len(uow.assignments.all_tracked())) == 1


def test_an_assignment_is_deleted_only_while_nothing_is_recorded(workspace: Workspace) -> None:
    used, _ = workspace.run(a_stored_entry)
    unused = workspace.run(lambda uow: a_stored_assignment(uow, a_row("3.2.2")))
    workspace.run(lambda uow: put_items(uow, unused, "Rà soát"))
    workspace.run(lambda uow: uow.assignments.delete(unused))

    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: uow.assignments.delete(used))
    assert caught.value.code == "assignment-in-use"
    with pytest.raises(InputError, match="Không tìm thấy"):
        workspace.read(lambda uow: uow.assignments.get(unused))


@pytest.mark.parametrize("what", ["own target", "cut-off day"])
def test_what_the_user_set_of_an_assignment_keeps_it(workspace: Workspace, what: str) -> None:
    assignment_id = workspace.run(a_stored_assignment)
    if what == "own target":
        workspace.run(lambda uow: uow.assignments.set_own_target(assignment_id, parse_target("≥ 20"), "≥ 20"))
    else:
        workspace.run(lambda uow: uow.assignments.put_fields(assignment_id, {"cut_off": "06-30"}))

    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: uow.assignments.delete(assignment_id))
    assert caught.value.code == "assignment-in-use"


def test_an_item_that_the_user_made_continuous_is_not_lost_with_its_words(workspace: Workspace) -> None:
    assignment_id = workspace.run(a_stored_assignment)
    workspace.run(lambda uow: put_items(uow, assignment_id, "Rà soát"))
    (item,) = workspace.read(lambda uow: uow.work_items.of(assignment_id))
    workspace.run(lambda uow: uow.work_items.update(replace(item, is_continuous=True)))

    workspace.run(lambda uow: put_items(uow, assignment_id, "Rà soát quy định"))
    workspace.run(lambda uow: put_items(uow, assignment_id, "Rà soát"))

    (again,) = workspace.read(lambda uow: uow.work_items.of(assignment_id))
    assert (again.id, again.is_continuous) == (item.id, True)


def test_an_id_is_never_given_twice(workspace: Workspace) -> None:
    first = workspace.run(a_stored_assignment)
    workspace.run(lambda uow: uow.assignments.delete(first))

    assert workspace.run(a_stored_assignment) > first


def test_fields_are_put_back_from_their_history(workspace: Workspace) -> None:
    before = a_row(target="≥ 20", lead=("Sở Tài chính",), collective_lead=False)
    after = a_row("2.2.3", name="Tên khác", target="> 25,5", lead=("Sở KH&CN", "Công an tỉnh"), collective_lead=True)
    assignment_id = workspace.run(lambda uow: a_stored_assignment(uow, before))

    def change(uow: UnitOfWork) -> None:
        with uow.action("Nhập", import_id=ImportId(9)):
            uow.assignments.update_row(assignment_id, 1, after)
            uow.assignments.set_role(assignment_id, None, is_tracked=False)
            uow.assignments.archive(assignment_id)

    workspace.run(change)
    rows = workspace.read(lambda uow: uow.history.of_import(ImportId(9)))
    workspace.run(lambda uow: uow.assignments.put_fields(assignment_id, {row.field: row.old for row in rows}))

    stored = workspace.read(lambda uow: uow.assignments.get(assignment_id))
    assert stored.row == replace(before, place=after.place, issues=after.issues)
    assert (stored.role, stored.is_tracked, stored.archived_at) == (Role.LEAD, True, None)


def test_a_new_list_of_the_plan_keeps_what_was_recorded(workspace: Workspace) -> None:
    def store(uow: UnitOfWork) -> AssignmentId:
        assignment_id = a_stored_assignment(uow)
        uow.work_items.replace_plan_items(
            assignment_id, the_plans(assignment_id, "Rà soát", "Bố trí kinh phí", "Tập huấn")
        )
        uow.work_items.add(assignment_id, "Việc riêng của phòng", timing="", is_own=True)
        done = uow.work_items.of(assignment_id)[1]
        uow.work_items.update(replace(done, state=WorkState.DONE, percent=100, result="Đã phân bổ"))
        return assignment_id

    assignment_id = workspace.run(store)
    workspace.run(lambda uow: put_items(uow, assignment_id, "Tập huấn", "Công khai"))
    assert sorted(workspace.read(lambda uow: texts(uow, assignment_id))) == [
        "Công khai",
        "Tập huấn",
        "Việc riêng của phòng",
    ]

    workspace.run(
        lambda uow: uow.work_items.replace_plan_items(
            assignment_id, the_plans(assignment_id, "Bố trí kinh phí", "Tập huấn")
        )
    )
    items = {item.text: item for item in workspace.read(lambda uow: uow.work_items.of(assignment_id))}
    assert items["Bố trí kinh phí"].result == "Đã phân bổ"
    assert "Công khai" not in items


def test_the_work_of_a_plan_stands_in_the_order_of_the_plan(workspace: Workspace) -> None:
    def store(uow: UnitOfWork) -> tuple[WorkItem, ...]:
        plan_id = a_stored_plan(uow)
        second = uow.assignments.add(plan_id, 2, a_row("2.2.2"), role=Role.LEAD, is_tracked=True)
        first = uow.assignments.add(plan_id, 1, a_row("1.1.3"), role=Role.LEAD, is_tracked=True)
        put_items(uow, second, "C", "D")
        put_items(uow, first, "A", "B")
        return uow.work_items.of_plan(plan_id)

    assert [item.text for item in workspace.run(store)] == ["A", "B", "C", "D"]


def test_a_period_stands_once_and_an_extraordinary_one_as_often_as_asked(workspace: Workspace) -> None:
    period_id = workspace.run(a_stored_period)

    with pytest.raises(InputError) as caught:
        workspace.run(a_stored_period)
    assert caught.value.code == "period-exists"
    for _ in range(2):
        workspace.run(lambda uow: uow.periods.add(PeriodKind.ONCE, 2025, 1, None, "UBND tỉnh"))
    period = workspace.read(lambda uow: uow.periods.get(period_id))
    workspace.run(lambda uow: uow.periods.update(replace(period, deadline=date(2025, 6, 5), state=PeriodState.SENT)))
    assert workspace.read(lambda uow: uow.periods.get(period_id)).deadline == date(2025, 6, 5)
    assert len(workspace.read(lambda uow: uow.periods.all())) == 3


def test_one_document_proves_several_assignments(workspace: Workspace, tmp_path: Path) -> None:
    def store(uow: UnitOfWork) -> tuple[AssignmentId, AssignmentId]:
        first, second = a_stored_assignment(uow), a_stored_assignment(uow, a_row("3.2.2"))
        document = a_stored_document(uow, a_file(tmp_path), number="12/QĐ-STC", abstract="Giao dự toán")
        assert uow.evidence.link(document, first)
        assert uow.evidence.link(document, second)
        assert not uow.evidence.link(document, second)
        return first, second

    first, second = workspace.run(store)
    (document,) = workspace.read(lambda uow: uow.evidence.of(second))
    assert (document.assignment_ids, document.title) == ((first, second), "12/QĐ-STC Giao dự toán")

    workspace.run(lambda uow: uow.evidence.unlink(document.id, first))
    assert workspace.read(lambda uow: (uow.evidence.of(first), len(uow.evidence.all()))) == ((), 1)


def test_a_document_of_the_same_content_is_not_stored_twice(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run(lambda uow: a_stored_document(uow, a_file(tmp_path)))

    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: a_stored_document(uow, a_file(tmp_path, "bản sao.pdf")))
    assert caught.value.code == "evidence-exists"
    assert "Quyết định 12.pdf" in caught.value.title


def test_the_fields_of_a_document_come_back(workspace: Workspace, tmp_path: Path) -> None:
    fields = EvidenceFields("12/QĐ", date(2025, 3, 1), "UBND tỉnh", "Giao dự toán", date(2025, 3, 1), date(2026, 3, 1))
    evidence_id = workspace.run(lambda uow: a_stored_document(uow, a_file(tmp_path)))
    workspace.run(lambda uow: uow.evidence.update_fields(evidence_id, fields))

    assert workspace.read(lambda uow: uow.evidence.get(evidence_id)).fields == fields


def test_an_import_is_taken_back_once(workspace: Workspace) -> None:
    def run_import(uow: UnitOfWork) -> ImportId:
        import_id = uow.imports.add(a_stored_plan(uow), "phụ lục.docx", "a" * 64, "000001-import")
        uow.imports.finish(import_id, added=10, changed=2, removed=1)
        return import_id

    import_id = workspace.run(run_import)
    run = workspace.read(lambda uow: uow.imports.get(import_id))
    assert (run.added, run.changed, run.removed, run.undone_at) == (10, 2, 1, None)
    assert workspace.read(lambda uow: uow.imports.last_of(run.plan_id)) == run
    assert workspace.read(lambda uow: uow.imports.backup_of(import_id)) == "000001-import"

    workspace.run(lambda uow: uow.imports.mark_undone(import_id))
    with pytest.raises(InputError, match="đã được hoàn tác"):
        workspace.run(lambda uow: uow.imports.mark_undone(import_id))
    assert workspace.read(lambda uow: (uow.imports.last_of(run.plan_id), len(uow.imports.all()))) == (None, 1)


def test_drafts_and_settings_are_kept_by_key(workspace: Workspace) -> None:
    def type_and_choose(uow: UnitOfWork) -> None:
        for typed, theme in (("12,", "light"), ("12,5", "dark")):
            uow.drafts.put("progress/1/2", typed)
            uow.settings.put("theme", theme)

    workspace.run(type_and_choose)
    assert workspace.read(lambda uow: uow.drafts.get("progress/1/2")) == "12,5"
    assert workspace.read(lambda uow: (uow.settings.all(), uow.settings.get("font"))) == ({"theme": "dark"}, None)

    workspace.run(lambda uow: uow.drafts.clear("progress/1/2"))
    assert workspace.read(lambda uow: uow.drafts.get("progress/1/2")) is None


def test_the_facts_of_a_period_count_work_and_evidence(workspace: Workspace, tmp_path: Path) -> None:
    def store(uow: UnitOfWork) -> None:
        assignment_id, period_id = a_stored_entry(uow)
        put_items(uow, assignment_id, "Rà soát", "Tập huấn", "Công khai")
        uow.work_items.update(replace(uow.work_items.of(assignment_id)[0], state=WorkState.DONE))
        uow.evidence.link(a_stored_document(uow, a_file(tmp_path)), assignment_id)
        uow.evidence.link(a_stored_document(uow, a_file(tmp_path, "b.pdf", b"khac")), assignment_id)
        uow.assignments.add(PlanId(1), 2, a_row("3.2.2"), role=None, is_tracked=False)
        uow.assignments.add(PlanId(1), 3, a_row("6.3.1"), role=Role.COORDINATING, is_tracked=True)
        assert period_id == 1

    workspace.run(store)
    period = workspace.read(lambda uow: uow.periods.all()[0]).id
    first, second = workspace.read(lambda uow: uow.queries.indicator_facts(period))

    assert (first.entry.value, first.state, first.changed_by) == (Decimal("12.50"), EntryState.DRAFT, "Nguyễn Thị Lan")
    assert (first.work_total, first.work_done, first.evidence_count) == (3, 1, 2)
    assert (second.entry, second.state, second.work_total, second.changed_at) == (Entry(), EntryState.BLANK, 0, None)
    assert workspace.read(lambda uow: uow.queries.indicator_facts(None))[0].entry == Entry()
    assert workspace.read(lambda uow: uow.queries.indicator_facts(period, PlanId(2))) == ()


def test_a_newer_version_of_a_plan_is_history(workspace: Workspace) -> None:
    plan_id = workspace.run(a_stored_plan)
    newer = replace(FINANCE_PLAN, number="280/KH-UBND")
    workspace.run(lambda uow: uow.plans.update(plan_id, newer, "Kế hoạch 280", "mới.docx", "b" * 64))

    assert workspace.read(lambda uow: uow.plans.get(plan_id)).document == newer
    changed = {row.field for row in workspace.read(lambda uow: uow.history.of("plan", plan_id))}
    assert changed == {"", "number", "label", "source_name", "source_sha256"}
