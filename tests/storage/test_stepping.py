"""Every action is a step that can be taken back and done again, record by record, also after a restart."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, ImportId, PeriodId, StepId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.errors import InputError
from pii_desktop.storage import stepping
from pii_desktop.storage.backup import verify
from pii_desktop.storage.restore import restore
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.storage.stored import a_file, a_stored_assignment, a_stored_document, a_stored_period


@pytest.fixture
def place(workspace: Workspace) -> tuple[AssignmentId, PeriodId]:
    """An assignment and a period that were there before any step."""
    return workspace.run(lambda uow: (a_stored_assignment(uow), a_stored_period(uow)))


def record(uow: UnitOfWork, place: tuple[AssignmentId, PeriodId], value: str) -> None:
    with uow.action(f"Ghi tiến độ {value}"):
        uow.progress.put(*place, Entry(value=Decimal(value), result="Đã giải ngân"), EntryState.DONE)


def value_at(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> Decimal | None:
    return workspace.read(lambda uow: uow.progress.get(*place)[0].value)


def refusal(workspace: Workspace, kind: str = "undo") -> InputError:
    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: getattr(uow.steps, kind)())
    return caught.value


def test_an_action_is_taken_back_and_done_again(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "12.50"))
    workspace.run(lambda uow: record(uow, place, "13"))

    undone = workspace.run(lambda uow: uow.steps.undo())
    assert value_at(workspace, place) == Decimal("12.50")
    assert (undone.action, undone.assignments, undone.periods) == (
        "Hoàn tác: Ghi tiến độ 13",
        frozenset({place[0]}),
        frozenset({place[1]}),
    )
    workspace.run(lambda uow: uow.steps.undo())
    assert value_at(workspace, place) is None

    workspace.run(lambda uow: uow.steps.redo())
    assert workspace.run(lambda uow: uow.steps.redo()).action == "Làm lại: Ghi tiến độ 13"
    assert value_at(workspace, place) == Decimal(13)


def test_what_comes_next_is_named_with_who_did_it(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "12.50"))

    steps = workspace.read(lambda uow: uow.steps.next())

    assert steps.undo is not None
    assert (steps.undo.action, steps.undo.who, steps.redo) == ("Ghi tiến độ 12.50", "Nguyễn Thị Lan", None)


def test_steps_survive_a_restart(workspace: Workspace, folder: Path, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "12.50"))
    workspace.close()

    with open_workspace(folder, who="Lan") as again:
        again.run(lambda uow: uow.steps.undo())
        assert value_at(again, place) is None
    with open_workspace(folder, who="Lan") as again:
        again.run(lambda uow: uow.steps.redo())
        assert value_at(again, place) == Decimal("12.50")


def test_taking_back_is_history_too(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "12.50"))
    workspace.run(lambda uow: uow.steps.undo())

    rows = workspace.read(lambda uow: uow.history.of_assignment(place[0]))

    told = {(row.field, row.old, row.new) for row in rows if row.action == "Hoàn tác: Ghi tiến độ 12.50"}
    assert told == {("value", "12.50", ""), ("result", "Đã giải ngân", ""), ("state", "done", "blank")}
    assert workspace.read(lambda uow: uow.history.verify())


def test_actions_inside_and_after_the_first_belong_to_its_step(
    workspace: Workspace, place: tuple[AssignmentId, PeriodId]
) -> None:
    def several(uow: UnitOfWork) -> None:
        with uow.action("Nhập phản hồi của Sở Y tế"):
            record(uow, place, "7")
        with uow.action("Sửa kỳ báo cáo"):
            uow.periods.update(replace(uow.periods.get(place[1]), deadline=date(2025, 5, 30)))

    workspace.run(several)

    assert workspace.run(lambda uow: uow.steps.undo()).action == "Hoàn tác: Nhập phản hồi của Sở Y tế"
    assert value_at(workspace, place) is None
    assert workspace.read(lambda uow: uow.periods.get(place[1])).deadline == date(2025, 6, 1)
    assert refusal(workspace).code == "nothing-to-undo"


def test_a_new_action_ends_what_could_be_done_again(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "1"))
    workspace.run(lambda uow: uow.steps.undo())
    workspace.run(lambda uow: record(uow, place, "2"))

    assert refusal(workspace, "redo").code == "nothing-to-redo"


def test_an_action_that_changes_nothing_is_no_step(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "1"))
    workspace.run(lambda uow: uow.steps.undo())
    workspace.run(lambda uow: uow.action("Sửa kỳ báo cáo"))

    assert workspace.run(lambda uow: uow.steps.redo()).action == "Làm lại: Ghi tiến độ 1"


def test_reading_leaves_no_step(workspace: Workspace) -> None:
    workspace.read(lambda uow: uow.action("Xem trước"))

    assert refusal(workspace).code == "nothing-to-undo"


def test_what_an_import_does_is_no_step(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    def merge(uow: UnitOfWork) -> None:
        plan_id = uow.assignments.get(place[0]).plan_id
        with uow.action("Nhập phân công"):
            a_stored_assignment(uow, plan_id=plan_id)
            import_id = uow.imports.add(plan_id, "phụ lục.docx", "a" * 64)
        with uow.action("Nhập phân công", import_id=import_id):
            a_stored_assignment(uow, plan_id=plan_id)

    workspace.run(merge)

    assert refusal(workspace).code == "nothing-to-undo"


def test_what_changed_since_is_not_overwritten(workspace: Workspace, place: tuple[AssignmentId, PeriodId]) -> None:
    workspace.run(lambda uow: record(uow, place, "1"))

    def behind_its_back(uow: UnitOfWork) -> None:
        plan_id = uow.assignments.get(place[0]).plan_id
        with uow.action("Nhập phân công từ mới.docx", import_id=uow.imports.add(plan_id, "mới.docx", "b" * 64)):
            uow.progress.put(*place, Entry(value=Decimal(9), result="Đã giải ngân"), EntryState.DONE)

    workspace.run(behind_its_back)
    before = workspace.read(lambda uow: (uow.revision(), uow.progress.get(*place)))

    error = refusal(workspace)

    assert (error.code, error.title) == ("undo-conflict", "Không thực hiện được “Hoàn tác: Ghi tiến độ 1”.")
    assert "Nhập phân công từ mới.docx" in error.text
    assert "Hoàn tác lần nhập" in error.hint
    assert workspace.read(lambda uow: (uow.revision(), uow.progress.get(*place))) == before


def test_a_field_that_is_again_as_the_import_left_it_is_no_edit_of_the_user_s(
    workspace: Workspace, place: tuple[AssignmentId, PeriodId]
) -> None:
    plan_id = workspace.read(lambda uow: uow.assignments.get(place[0])).plan_id

    def rename(uow: UnitOfWork, unit: str, import_id: ImportId | None = None) -> None:
        with uow.action("Sửa đơn vị tính", import_id=import_id):
            uow.assignments.put_fields(place[0], {"unit": unit})

    def edited() -> dict[AssignmentId, frozenset[str]]:
        return workspace.read(lambda uow: uow.assignments.edited_fields(plan_id))

    workspace.run(lambda uow: rename(uow, "%", uow.imports.add(plan_id, "phụ lục.docx", "a" * 64)))
    workspace.run(lambda uow: rename(uow, "điểm"))
    assert edited() == {place[0]: frozenset({"unit"})}

    workspace.run(lambda uow: uow.steps.undo())
    assert edited() == {}
    workspace.run(lambda uow: uow.steps.redo())
    assert edited() == {place[0]: frozenset({"unit"})}


def test_a_refused_step_leaves_nothing_half_done_even_where_it_is_committed(
    workspace: Workspace, place: tuple[AssignmentId, PeriodId]
) -> None:
    def two(uow: UnitOfWork) -> None:
        with uow.action("Ghi hai thứ"):
            uow.progress.put(*place, Entry(value=Decimal(1)), EntryState.DONE)
            uow.periods.update(replace(uow.periods.get(place[1]), recipient="Sở Nội vụ"))

    workspace.run(two)

    def meddle_and_undo(uow: UnitOfWork) -> None:
        uow.progress.put(*place, Entry(value=Decimal(2)), EntryState.DONE)
        with pytest.raises(InputError):
            uow.steps.undo()

    workspace.run(meddle_and_undo)

    assert workspace.read(lambda uow: uow.periods.get(place[1])).recipient == "Sở Nội vụ"
    assert value_at(workspace, place) == Decimal(2)


def test_a_deleted_thing_rests_in_the_trash_and_comes_back(workspace: Workspace) -> None:
    period_id = workspace.run(a_stored_period)
    workspace.run(lambda uow: delete_period(uow, period_id))
    workspace.run(lambda uow: add_period(uow, 2026))

    (step,) = workspace.read(lambda uow: uow.steps.trash())
    assert (step.deleted, step.action) == ("6 tháng đầu năm 2025", "Xoá kỳ báo cáo")
    changes = workspace.run(lambda uow: uow.steps.restore(step.id))

    assert changes.action == "Khôi phục: 6 tháng đầu năm 2025"
    assert period_id in {each.id for each in workspace.read(lambda uow: uow.periods.all())}
    assert workspace.read(lambda uow: uow.steps.trash()) == ()
    with pytest.raises(InputError):
        workspace.run(lambda uow: uow.steps.restore(step.id))


def test_restoring_is_a_step_too(workspace: Workspace) -> None:
    period_id = workspace.run(a_stored_period)
    workspace.run(lambda uow: delete_period(uow, period_id))
    (step,) = workspace.read(lambda uow: uow.steps.trash())
    workspace.run(lambda uow: uow.steps.restore(step.id))

    workspace.run(lambda uow: uow.steps.undo())
    assert workspace.read(lambda uow: uow.periods.all()) == ()
    assert workspace.read(lambda uow: uow.steps.trash()) == (step,)
    workspace.run(lambda uow: uow.steps.redo())
    assert [each.id for each in workspace.read(lambda uow: uow.periods.all())] == [period_id]
    assert workspace.read(lambda uow: uow.steps.trash()) == ()


def test_a_deletion_that_was_taken_back_is_not_in_the_trash(workspace: Workspace) -> None:
    period_id = workspace.run(a_stored_period)
    workspace.run(lambda uow: delete_period(uow, period_id))
    workspace.run(lambda uow: uow.steps.undo())

    assert workspace.read(lambda uow: uow.steps.trash()) == ()


def test_only_the_newest_steps_are_kept_and_every_deletion(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepping, "KEPT", 3)
    monkeypatch.setattr(stepping, "_PRUNED_EVERY", 1)
    period_id = workspace.run(a_stored_period)
    workspace.run(lambda uow: delete_period(uow, period_id))
    for year in range(2030, 2036):
        workspace.run(lambda uow, year=year: add_period(uow, year))  # type: ignore[misc]

    with workspace.unit_of_work() as uow:
        count = "SELECT count(*) FROM undo_step"
        assert uow._connection.exec_driver_sql(count).scalar() == 4
        left = "SELECT count(*) FROM undo_change WHERE step_id NOT IN (SELECT id FROM undo_step)"
        assert uow._connection.exec_driver_sql(left).scalar() == 0
    assert len(workspace.read(lambda uow: uow.steps.trash())) == 1


def test_the_trash_is_emptied_of_what_was_deleted_before_a_day(workspace: Workspace) -> None:
    period_id = workspace.run(a_stored_period)
    workspace.run(lambda uow: delete_period(uow, period_id))
    (step,) = workspace.read(lambda uow: uow.steps.trash())

    assert workspace.run(lambda uow: uow.steps.purge(step.at.date())) == 0
    assert workspace.run(lambda uow: uow.steps.purge(date(step.at.year + 2, 1, 1))) == 1
    assert workspace.read(lambda uow: uow.steps.trash()) == ()
    assert refusal(workspace).code == "nothing-to-undo"


def test_an_unknown_step_is_not_in_the_trash(workspace: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: uow.steps.restore(StepId(99)))
    assert caught.value.code == "not-found"


def attach(uow: UnitOfWork, file: Path) -> None:
    with uow.action("Gắn minh chứng"):
        a_stored_document(uow, file, number="12/QĐ-STC")


def test_a_document_comes_back_with_its_file(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run(lambda uow: attach(uow, a_file(tmp_path)))
    (document,) = workspace.read(lambda uow: uow.evidence.all())
    workspace.run(lambda uow: uow.steps.undo())
    assert workspace.read(lambda uow: uow.evidence.all()) == ()

    workspace.run(lambda uow: uow.steps.redo())

    assert workspace.read(lambda uow: uow.evidence.all()) == (document,)
    rows = workspace.read(lambda uow: uow.history.of("evidence", document.id))
    assert [(row.action, row.field, row.new) for row in rows[:1]] == [
        ("Làm lại: Gắn minh chứng", "", "Quyết định 12.pdf")
    ]


def test_a_document_does_not_come_back_without_its_file(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run(lambda uow: attach(uow, a_file(tmp_path)))
    (document,) = workspace.read(lambda uow: uow.evidence.all())
    stored = workspace.read(lambda uow: uow.files.path_of(document.sha256))
    workspace.run(lambda uow: uow.steps.undo())
    stored.unlink()

    assert refusal(workspace, "redo").code == "evidence-missing"
    assert workspace.read(lambda uow: uow.evidence.all()) == ()


def test_backups_hold_the_files_that_undo_may_bring_back(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run(lambda uow: attach(uow, a_file(tmp_path)))
    (document,) = workspace.read(lambda uow: uow.evidence.all())
    workspace.run(lambda uow: uow.steps.undo())

    assert verify(workspace.backup("thử")).evidence == (document.sha256,)


def test_steps_come_back_with_a_backup(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    workspace.run(lambda uow: attach(uow, a_file(tmp_path)))
    workspace.run(lambda uow: uow.steps.undo())
    backup = workspace.backup("thử")
    workspace.close()
    shutil.rmtree(folder / "evidence")
    (folder / "evidence").mkdir()

    restore(folder, backup, who="Lan")

    with open_workspace(folder, who="Lan") as again:
        assert again.run(lambda uow: uow.steps.redo()).action == "Làm lại: Gắn minh chứng"
        (document,) = again.read(lambda uow: uow.evidence.all())
        assert again.read(lambda uow: uow.files.path_of(document.sha256)).exists()


def test_a_step_of_many_records_is_taken_back_as_one(
    workspace: Workspace, tmp_path: Path, place: tuple[AssignmentId, PeriodId]
) -> None:
    def attach_and_link(uow: UnitOfWork) -> None:
        with uow.action("Gắn minh chứng 12/QĐ-STC"):
            document = a_stored_document(uow, a_file(tmp_path))
            uow.evidence.link(document, place[0])
            uow.evidence.update_fields(document, EvidenceFields(number="12/QĐ-STC"))

    workspace.run(attach_and_link)
    changes = workspace.run(lambda uow: uow.steps.undo())

    assert changes.assignments == {place[0]}
    rows = workspace.read(lambda uow: uow.history.of_assignment(place[0]))
    assert [(row.field, row.old, row.new) for row in rows if row.action.startswith("Hoàn tác")] == [
        ("link", "Quyết định 12.pdf", "")
    ]


def add_period(uow: UnitOfWork, year: int) -> None:
    with uow.action("Thêm kỳ báo cáo"):
        uow.periods.add(PeriodKind.YEAR, year)


def delete_period(uow: UnitOfWork, period_id: PeriodId) -> None:
    with uow.action("Xoá kỳ báo cáo", deleted=uow.periods.get(period_id).title):
        uow.periods.delete(period_id)
