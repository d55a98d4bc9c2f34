"""Who changed what: in the transaction of the change, never altered, and told when it was."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, ImportId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.progress import Entry
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.builders import a_row
from tests.storage.stored import a_file, a_stored_assignment, a_stored_document, a_stored_entry

REPLACE_A_ROW = """
INSERT OR REPLACE INTO history
SELECT id, at, who, action, entity, entity_id, assignment_id, field, old, '99', why, import_id, hash
FROM history WHERE id = 2
"""


@contextmanager
def behind_the_back(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    """The database of a workspace, closed, in the hands of another program."""
    workspace.close()
    with closing(sqlite3.connect(workspace.folder / "pii.sqlite")) as connection:
        yield connection
        connection.commit()


def is_whole(folder: Path) -> bool:
    with open_workspace(folder, who="Lan") as workspace:
        return workspace.read(lambda uow: uow.history.verify())


def test_a_change_says_who_what_old_new_and_why(workspace: Workspace) -> None:
    assignment_id, period_id = workspace.run(a_stored_entry)

    def correct(uow: UnitOfWork) -> int:
        with uow.action("Sửa tiến độ", why="Số liệu đối chiếu lại"):
            return uow.progress.put(
                assignment_id, period_id, Entry(Decimal("13.0"), result="Đã giải ngân"), EntryState.DRAFT
            )

    progress_id = workspace.run(correct)
    row = workspace.read(lambda uow: uow.history.of("progress", progress_id))[0]

    assert (row.who, row.action, row.field, row.old, row.new) == (
        "Nguyễn Thị Lan",
        "Sửa tiến độ",
        "value",
        "12.50",
        "13.0",
    )
    assert (row.why, row.at.tzinfo is not None) == ("Số liệu đối chiếu lại", True)


def test_saving_the_same_again_is_no_change(workspace: Workspace) -> None:
    assignment_id, period_id = workspace.run(a_stored_entry)
    before = workspace.read(lambda uow: uow.history.head())

    entry, state = workspace.read(lambda uow: uow.progress.get(assignment_id, period_id))
    workspace.run(lambda uow: uow.progress.put(assignment_id, period_id, entry, state))
    row = workspace.read(lambda uow: uow.assignments.get(assignment_id)).row
    workspace.run(lambda uow: uow.assignments.update_row(assignment_id, 1, row))

    assert workspace.read(lambda uow: uow.history.head()) == before


def test_an_assignment_shows_its_progress_its_work_and_its_evidence(workspace: Workspace, tmp_path: Path) -> None:
    assignment_id, _ = workspace.run(a_stored_entry)

    def go_on(uow: UnitOfWork) -> None:
        uow.work_items.add(assignment_id, "Rà soát dự toán", timing="Quý II", is_own=True)
        document = a_stored_document(uow, a_file(tmp_path), number="12/QĐ-STC")
        uow.evidence.link(document, assignment_id)
        uow.evidence.update_fields(document, EvidenceFields(number="13/QĐ-STC"))
        other = a_stored_assignment(uow, a_row("3.2.2"))
        uow.assignments.archive(other)

    workspace.run(go_on)
    entities = {row.entity for row in workspace.read(lambda uow: uow.history.of_assignment(assignment_id))}
    fields = {row.field for row in workspace.read(lambda uow: uow.history.of_assignment(assignment_id))}

    assert entities == {"assignment", "progress", "work_item", "evidence"}
    assert {"value", "link", "number"} <= fields
    assert "archived_at" not in fields


def test_the_fields_a_user_edited_are_told_from_those_an_import_changed(workspace: Workspace) -> None:
    def by_import(uow: UnitOfWork) -> None:
        with uow.action("Nhập", import_id=ImportId(1)):
            uow.assignments.update_row(assignment_id, 1, a_row(name="Tên mới", timing="Năm 2025"))

    assignment_id = workspace.run(a_stored_assignment)
    workspace.run(by_import)
    workspace.run(
        lambda uow: uow.assignments.update_row(assignment_id, 1, a_row(name="Tên của tôi", timing="Năm 2025"))
    )
    workspace.run(lambda uow: uow.assignments.set_role(assignment_id, Role.COORDINATING, is_tracked=True))

    plan_id = workspace.read(lambda uow: uow.assignments.get(assignment_id).plan_id)
    assert workspace.read(lambda uow: uow.assignments.edited_fields(plan_id)) == {assignment_id: {"name"}}
    assert {row.field for row in workspace.read(lambda uow: uow.history.of_import(ImportId(1)))} == {"name", "timing"}


def test_an_import_takes_a_field_over_from_the_user(workspace: Workspace) -> None:
    assignment_id = workspace.run(a_stored_assignment)
    workspace.run(lambda uow: uow.assignments.update_row(assignment_id, 1, a_row(name="Tên của tôi")))

    def by_import(uow: UnitOfWork) -> dict[AssignmentId, frozenset[str]]:
        with uow.action("Nhập", import_id=ImportId(1)):
            uow.assignments.update_row(assignment_id, 1, a_row(name="Tên trong tệp"))
        return uow.assignments.edited_fields(uow.assignments.get(assignment_id).plan_id)

    assert workspace.run(by_import) == {}


def test_the_cause_ends_with_its_block(workspace: Workspace) -> None:
    def two_causes(uow: UnitOfWork) -> None:
        with uow.action("Nhập phân công", import_id=ImportId(3)):
            uow.settings.put("a", "1")
        uow.settings.put("b", "2")

    workspace.run(two_causes)

    newest, oldest = workspace.read(lambda uow: uow.history.recent(2))
    assert (oldest.action, oldest.field) == ("Nhập phân công", "a")
    assert (newest.action, newest.field) == ("Thay đổi", "b")


def test_pages_of_the_history_do_not_overlap(workspace: Workspace) -> None:
    def count_up(uow: UnitOfWork) -> None:
        for number in range(5):
            uow.settings.put("bước", str(number))

    workspace.run(count_up)

    with workspace.unit_of_work() as uow:
        pages = [row.new for offset in (0, 2, 4) for row in uow.history.all(2, offset)]
    assert pages == ["4", "3", "2", "1", "0"]


def test_an_untouched_chain_verifies(workspace: Workspace) -> None:
    workspace.run(a_stored_entry)

    count, last = workspace.read(lambda uow: uow.history.head())
    assert workspace.read(lambda uow: uow.history.verify())
    assert (count, len(last)) == (len(workspace.read(lambda uow: uow.history.all())), 64)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET new = '99'",
        "DELETE FROM history",
        REPLACE_A_ROW,
    ],
)
def test_the_database_itself_refuses_to_alter_the_history(workspace: Workspace, statement: str) -> None:
    workspace.run(a_stored_entry)

    with behind_the_back(workspace) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    assert is_whole(workspace.folder)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history SET new = '99' WHERE field = 'value'",
        "UPDATE history SET who = 'Người khác' WHERE id = 1",
        "UPDATE history SET import_id = 1 WHERE id = 2",
        "DELETE FROM history WHERE id = 2",
        "UPDATE history SET hash = 'x' || substr(hash, 2) WHERE id = 3",
    ],
)
def test_tampering_past_the_triggers_breaks_the_chain(workspace: Workspace, tampering: str) -> None:
    workspace.run(a_stored_entry)

    with behind_the_back(workspace) as connection:
        for trigger in ("history_is_never_changed", "history_is_never_deleted"):
            connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(tampering).rowcount > 0

    assert not is_whole(workspace.folder)


def test_a_tail_that_was_cut_off_is_seen_by_the_anchor(workspace: Workspace) -> None:
    workspace.run(a_stored_entry)
    anchor = workspace.read(lambda uow: uow.history.head())

    with behind_the_back(workspace) as connection:
        connection.execute("DROP TRIGGER history_is_never_deleted")
        connection.execute("DELETE FROM history WHERE id = (SELECT max(id) FROM history)")

    assert is_whole(workspace.folder)
    with open_workspace(workspace.folder, who="Lan") as again:
        assert again.read(lambda uow: uow.history.head()) != anchor
