"""Work items: the list of all, bulk edit, own items, documents that show what was done."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import WorkItemId
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.work_list import Due, WorkChange, WorkFilter, WorkList
from pii_desktop.errors import InputError
from pii_desktop.services import evidence, work
from pii_desktop.services.addressing import find_assignment
from pii_desktop.storage.workspace import Workspace

TODAY = date(2025, 9, 1)


def listed(workspace: Workspace, wanted: WorkFilter | None = None, limit: int = 500) -> WorkList:
    return workspace.read(lambda uow: work.work_list(uow, wanted or WorkFilter(), TODAY, limit))


def an_own_item(workspace: Workspace, text: str = "Rà soát thủ tục thành lập doanh nghiệp") -> WorkItem:
    assignment = workspace.read(lambda uow: find_assignment(uow, "1.2.1"))
    item_id, _ = workspace.run(lambda uow: work.add_own_work_item(uow, assignment.id, text))
    return workspace.read(lambda uow: uow.work_items.get(item_id))


def changed(workspace: Workspace, item: WorkItem) -> WorkItem:
    workspace.run(lambda uow: work.update_work_item(uow, item))
    return workspace.read(lambda uow: uow.work_items.get(item.id))


def test_the_list_holds_the_items_of_followed_rows_and_counts_them(workspace: Workspace) -> None:
    everything = listed(workspace)
    assert everything.total == len(everything.rows) > 20
    assert {row.assignment_code for row in everything.rows} >= {"1.2.1", "2.2.2"}


def test_a_long_list_is_cut_and_counted_whole(workspace: Workspace) -> None:
    few = listed(workspace, limit=3)
    assert len(few.rows) == 3
    assert few.total == listed(workspace).total


@pytest.mark.parametrize("typed", ["thu tuc", "THỦ TỤC", "1.2.1 thủ"])
def test_words_are_found_without_accents_in_item_and_indicator(workspace: Workspace, typed: str) -> None:
    item = an_own_item(workspace)
    assert item.id in [row.item.id for row in listed(workspace, WorkFilter(text=typed)).rows]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'"])
def test_signs_of_patterns_are_found_as_themselves_only(workspace: Workspace, typed: str) -> None:
    item = an_own_item(workspace, f"Đạt mức {typed} theo kế hoạch")
    assert [row.item.id for row in listed(workspace, WorkFilter(text=f"muc {typed} theo")).rows] == [item.id]
    an_own_item(workspace, "Đạt mức xy theo kế hoạch")
    assert [row.item.id for row in listed(workspace, WorkFilter(text=f"muc {typed} theo")).rows] == [item.id]


@pytest.mark.parametrize(
    ("state", "due", "is_continuous", "wanted"),
    [
        (WorkState.TODO, date(2025, 8, 31), False, Due.OVERDUE),
        (WorkState.DOING, date(2025, 9, 15), False, Due.SOON),
        (WorkState.DOING, date(2025, 9, 1), False, Due.SOON),
        (WorkState.TODO, None, True, Due.CONTINUOUS),
        (WorkState.TODO, None, False, Due.UNDATED),
    ],
)
def test_due_dates_are_asked_for(
    workspace: Workspace, state: WorkState, due: date | None, is_continuous: bool, wanted: Due
) -> None:
    item = changed(workspace, replace(an_own_item(workspace), state=state, due=due, is_continuous=is_continuous))
    found = {each: [row.item.id for row in listed(workspace, WorkFilter(is_own=True, due=each)).rows] for each in Due}
    assert {each for each, ids in found.items() if item.id in ids} == {wanted}


def test_what_is_done_is_not_overdue(workspace: Workspace) -> None:
    item = changed(workspace, replace(an_own_item(workspace), state=WorkState.DONE, due=date(2025, 1, 1)))
    assert item.percent == 100
    assert listed(workspace, WorkFilter(due=Due.OVERDUE)).total == 0


def test_many_items_are_changed_in_one_action(workspace: Workspace) -> None:
    ids = [row.item.id for row in listed(workspace).rows[:4]]
    change = WorkChange(state=WorkState.DOING, officer="Nguyễn Thị Hà", due=date(2025, 11, 1))
    changes = workspace.run(lambda uow: work.update_many(uow, ids, change))
    assert changes.action == "Cập nhật 4 nhiệm vụ"
    found = listed(workspace, WorkFilter(officer="Nguyễn Thị Hà"))
    assert [row.item.id for row in found.rows] == ids
    assert {(row.item.state, row.item.due) for row in found.rows} == {(WorkState.DOING, date(2025, 11, 1))}
    assert found.officers == ("Nguyễn Thị Hà",)


def test_a_bulk_edit_with_a_bad_percent_changes_nothing(workspace: Workspace) -> None:
    before = listed(workspace)
    with pytest.raises(InputError, match="101 %"):
        workspace.run(lambda uow: work.update_many(uow, [before.rows[0].item.id], WorkChange(percent=101)))
    assert listed(workspace) == before


def test_an_item_becomes_continuous_or_due_but_not_both(workspace: Workspace) -> None:
    item = changed(workspace, replace(an_own_item(workspace), due=date(2025, 6, 1)))
    continuous = changed(workspace, replace(item, is_continuous=True))
    assert (continuous.is_continuous, continuous.due) == (True, None)
    dated = changed(workspace, replace(continuous, due=date(2025, 7, 1)))
    assert (dated.is_continuous, dated.due) == (False, date(2025, 7, 1))


def test_own_items_are_reworded_and_deleted_those_of_the_plan_are_not(workspace: Workspace) -> None:
    own = an_own_item(workspace)
    workspace.run(lambda uow: work.reword(uow, own.id, "  Rà soát   lần hai "))
    assert workspace.read(lambda uow: uow.work_items.get(own.id)).text == "Rà soát lần hai"
    workspace.run(lambda uow: work.delete_own(uow, own.id))
    assert own.id not in [row.item.id for row in listed(workspace).rows]
    of_plan: WorkItemId = listed(workspace, WorkFilter(is_own=False)).rows[0].item.id
    with pytest.raises(InputError, match="do kế hoạch giao"):
        workspace.run(lambda uow: work.delete_own(uow, of_plan))


def test_a_document_of_an_item_proves_its_assignment_too(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "Biên bản rà soát.pdf"
    file.write_bytes(b"%PDF-1.4 bien ban")
    attached = workspace.run(lambda uow: evidence.attach(uow, file, EvidenceFields(number="12/BB-STC")))
    item = an_own_item(workspace)

    workspace.run(lambda uow: work.link_evidence(uow, item.id, attached.evidence_id))

    document = workspace.read(lambda uow: uow.evidence.get(attached.evidence_id))
    assert document.assignment_ids == (item.assignment_id,)
    (row,) = listed(workspace, WorkFilter(is_own=True)).rows
    assert row.evidence_count == 1
    workspace.run(lambda uow: work.unlink_evidence(uow, item.id, attached.evidence_id))
    assert workspace.read(lambda uow: uow.work_items.evidence_of(item.id)) == ()
    assert workspace.read(lambda uow: uow.evidence.get(attached.evidence_id)).assignment_ids == (item.assignment_id,)
