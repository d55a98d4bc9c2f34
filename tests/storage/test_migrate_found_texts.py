"""Schema 4: what a search did not find before is found, also where an older step brings it back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.requirements import Requirement
from pii_desktop.domain.search import HitKind
from pii_desktop.storage.migrate import upgrade
from pii_desktop.storage.workspace import Workspace, open_workspace

FIXTURES = [
    path
    for path in sorted((Path(__file__).parents[1] / "data" / "workspaces").glob("schema_*.sqlite"))
    if "0002" <= path.stem.removeprefix("schema_") < "0004"
]
A_STEP = "INSERT INTO undo_step (at, who, action, state, deleted) VALUES ('2026-03-02T08:00:00.000000+00:00', 'Lan', "
A_REQUIREMENT = (
    "json_object('id', id, 'assignment_id', assignment_id, 'key', \"key\", 'text', text, 'is_needed', is_needed,"
    " 'reason', reason)"
)
A_MARK = (
    "json_object('id', id, 'evidence_id', evidence_id, 'group', \"group\", 'is_issued', is_issued,"
    " 'is_carried_out', is_carried_out, 'carried_out_by', carried_out_by)"
)


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of an older schema in which a reason, required evidence and a policy are written."""
    database = shutil.copyfile(request.param, tmp_path / "pii.sqlite")
    write(
        database,
        "UPDATE assignment SET role = 'lead', is_tracked = 1",
        "UPDATE progress SET judgement = 'missed', judgement_reason = 'Chưa đủ căn cứ xếp nhóm' WHERE id = 1",
        "UPDATE requirement SET reason = 'Tỉnh không có khu công nghiệp', is_needed = 0 WHERE id = 1",
        "UPDATE policy_mark SET carried_out_by = 'Chứng từ giải ngân đợt 2', is_carried_out = 1 WHERE id = 1",
        "UPDATE sqlite_sequence SET seq = 9 WHERE name IN ('requirement', 'policy_mark')",
    )
    return database


def write(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def rows_of(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def opened(old: Path) -> Iterator[Workspace]:
    with open_workspace(old.parent, who="Lan") as workspace:
        yield workspace


def kinds(workspace: Workspace, typed: str) -> set[HitKind]:
    return {hit.kind for hit in workspace.read(lambda uow: uow.search.find(typed, 7))}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Chưa đủ căn cứ", HitKind.PROGRESS),
        ("chua du can cu", HitKind.PROGRESS),
        ("da giai ngan", HitKind.PROGRESS),
        ("khu cong nghiep", HitKind.REQUIREMENT),
        ("Quyết định ban hành", HitKind.REQUIREMENT),
        ("chung tu giai ngan", HitKind.POLICY),
    ],
)
def test_what_was_written_under_an_older_schema_is_found(opened: Workspace, typed: str, kind: HitKind) -> None:
    assert kind in kinds(opened, typed)
    assert opened.read(lambda uow: uow.history.verify())


def test_only_the_folded_text_is_new_and_ids_go_on(old: Path) -> None:
    tables = {
        "progress": "id, assignment_id, period_id, value, result, judgement, judgement_reason, state, changed_at",
        "requirement": 'id, assignment_id, "key", text, is_needed, reason',
        "policy_mark": 'id, evidence_id, "group", is_issued, is_carried_out, carried_out_by',
        "history": "*",
        "sqlite_sequence": "*",
    }
    queries = {name: f"SELECT {columns} FROM {name} ORDER BY 1" for name, columns in tables.items()}
    before = {name: rows_of(old, query) for name, query in queries.items()}

    upgrade(old)

    after = {name: rows_of(old, query) for name, query in queries.items()}
    assert set(before.pop("sqlite_sequence")) <= set(after.pop("sqlite_sequence"))
    assert after == before


def test_a_deleted_requirement_comes_back_from_the_trash_and_is_found(old: Path) -> None:
    write(
        old,
        "DELETE FROM requirement_link",
        A_STEP + "'Xoá minh chứng cần có', 'done', 'Minh chứng cần có: Quyết định ban hành')",
        "INSERT INTO undo_change (step_id, table_name, before)"
        f" SELECT (SELECT max(id) FROM undo_step), 'requirement', {A_REQUIREMENT} FROM requirement",
        "DELETE FROM requirement",
    )

    with open_workspace(old.parent, who="Lan") as workspace:
        (step,) = [each for each in workspace.read(lambda uow: uow.steps.trash()) if "Minh chứng" in each.deleted]
        assert HitKind.REQUIREMENT not in kinds(workspace, "quyet dinh ban hanh")
        workspace.run(lambda uow: uow.steps.restore(step.id))
        assert HitKind.REQUIREMENT in kinds(workspace, "khong co khu cong nghiep")
        wanted = workspace.read(lambda uow: uow.requirements.edited())[AssignmentId(1)]
        assert wanted == (
            Requirement("1.1.1/01", "Quyết định ban hành", is_needed=False, reason="Tỉnh không có khu công nghiệp"),
        )


def test_a_policy_taken_out_before_is_put_back_and_found(old: Path) -> None:
    write(
        old,
        A_STEP + "'Bỏ khỏi sổ chính sách 1.1.1', 'done', '')",
        "INSERT INTO undo_change (step_id, table_name, before)"
        f" SELECT (SELECT max(id) FROM undo_step), 'policy_mark', {A_MARK} FROM policy_mark",
        "DELETE FROM policy_mark",
    )

    with open_workspace(old.parent, who="Lan") as workspace:
        workspace.run(lambda uow: uow.steps.undo())
        (mark,) = workspace.read(lambda uow: uow.policy_marks.all())
        assert (mark.id, mark.evidence_id, mark.group) == (1, EvidenceId(1), 3)
        assert HitKind.POLICY in kinds(workspace, "chung tu giai ngan dot 2")


def test_a_result_changed_before_is_found_by_its_old_words_once_that_is_taken_back(old: Path) -> None:
    record = [row[1] for row in rows_of(old, "PRAGMA table_info(progress)")]
    now = ", ".join(f"'{name}', \"{name}\"" for name in record)
    was = f"json_set(json_object({now}), '$.result', 'Đã nghiệm thu', '$.search_key', 'da nghiem thu')"
    write(
        old,
        A_STEP + "'Ghi tiến độ', 'done', '')",
        "INSERT INTO undo_change (step_id, table_name, before, after)"
        f" SELECT (SELECT max(id) FROM undo_step), 'progress', {was}, json_object({now}) FROM progress WHERE id = 1",
    )

    with open_workspace(old.parent, who="Lan") as workspace:
        workspace.run(lambda uow: uow.steps.undo())
        assert HitKind.PROGRESS in kinds(workspace, "đã nghiệm thu căn cứ")
        assert HitKind.PROGRESS not in kinds(workspace, "giai ngan")
        workspace.run(lambda uow: uow.steps.redo())
        assert HitKind.PROGRESS in kinds(workspace, "giai ngan can cu")
