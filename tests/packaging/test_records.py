"""What is compared before and after an upgrade: a loss that is planted in a workspace is seen."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from windows_build.__main__ import OLDER_DOCUMENT
from windows_build.life_cycle import LifeCycle
from windows_build.outcomes import StepFailed
from windows_build.records import Rows, changed, documents_without_file, lost, rows_of

from pii_desktop.storage.workspace import open_workspace

FIXTURES = sorted((Path(__file__).parents[1] / "data" / "workspaces").glob("schema_*.sqlite"))
OLDEST = FIXTURES[0]


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return laid_out(tmp_path, request.param)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return laid_out(tmp_path, OLDEST)


def laid_out(folder: Path, database: Path) -> Path:
    """A workspace as the trial lays it out: a database of before, the file of its document."""
    shutil.copyfile(database, folder / "older.sqlite")
    (folder / "older.pdf").write_bytes(OLDER_DOCUMENT)
    run = LifeCycle(folder)
    run._lay_out_older()
    return run.older


def change(workspace: Path, statement: str) -> None:
    with closing(sqlite3.connect(workspace / "pii.sqlite")) as connection, connection:
        connection.execute(statement)


def upgrade(workspace: Path) -> None:
    with open_workspace(workspace, who="Nguyễn Thị Lan"):
        pass


def test_an_upgrade_loses_no_value_and_no_file(workspace: Path) -> None:
    before = rows_of(workspace)
    assert documents_without_file(workspace) == []

    upgrade(workspace)

    assert lost(before, rows_of(workspace)) == []
    assert documents_without_file(workspace) == []
    assert sum(len(each.rows) for each in before.values()) > 20


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE progress SET result = ''", "progress: 1 of 1 rows lost or changed"),
        ("UPDATE work_item SET percent = NULL, text = '' WHERE id = 2", "work_item: 1 of 2 rows lost or changed"),
        ("UPDATE evidence_file SET file_name = '12.pdf'", "evidence_file: 1 of 1 rows lost or changed"),
        ("UPDATE setting SET value = '{}'", "setting: 1 of 1 rows lost or changed"),
        ("DELETE FROM evidence_link", "evidence_link: 1 of 1 rows lost or changed"),
        ("DELETE FROM meta", "meta: 1 of 1 rows lost or changed"),
        ("ALTER TABLE pillar_target DROP COLUMN target_printed", "pillar_target: column target_printed is gone"),
        ("DROP TABLE draft", "draft: 1 of 1 rows lost or changed"),
    ],
)
def test_what_a_migration_would_lose_is_seen(older: Path, statement: str, told: str) -> None:
    before = rows_of(older)
    upgrade(older)

    change(older, statement)

    assert lost(before, rows_of(older)) == [told]


def test_of_the_records_of_a_step_everything_but_the_folded_text_is_compared(tmp_path: Path) -> None:
    workspace = laid_out(tmp_path, FIXTURES[-1])
    change(workspace, "UPDATE policy_mark SET carried_out_by = 'Báo cáo 412/BC-STC'")
    before = rows_of(workspace)
    upgrade(workspace)
    assert lost(before, rows_of(workspace)) == []

    change(workspace, "UPDATE policy_mark SET search_key = 'khac'")
    assert lost(before, rows_of(workspace)) == []
    change(workspace, "UPDATE undo_change SET after = json_set(after, '$.text', '') WHERE table_name = 'requirement'")
    assert lost(before, rows_of(workspace)) == ["undo_change: 1 of 15 rows lost or changed"]


def test_a_row_that_is_added_makes_up_for_none_that_is_lost() -> None:
    before = {"note": Rows(("id", "text"), ((1, "Hỏi lại"), (2, "Đã gửi")))}
    after = {"note": Rows(("id", "text", "is_flagged"), ((1, "Hỏi lại", 0), (2, "", 0), (3, "Mới", 0)))}

    assert lost(before, after) == ["note: 1 of 2 rows lost or changed"]
    assert lost(before, {}) == ["note: 2 of 2 rows lost or changed"]


def test_one_of_two_equal_rows_is_missed() -> None:
    before = {"link": Rows(("a",), ((1,), (1,)))}

    assert lost(before, {"link": Rows(("a",), ((1,),))}) == ["link: 1 of 2 rows lost or changed"]


def test_a_document_whose_bytes_are_gone_or_others_is_named(older: Path) -> None:
    (file,) = (each for each in (older / "evidence").rglob("*") if each.is_file())
    assert file.stem == hashlib.sha256(OLDER_DOCUMENT).hexdigest()
    file.write_bytes(b"%PDF-1.7 Quyet dinh khac")

    assert documents_without_file(older) == ["Quyết định 12.pdf: no file with its bytes"]

    file.unlink()
    assert documents_without_file(older) == ["Quyết định 12.pdf: no file with its bytes"]


def test_other_files_are_losses() -> None:
    assert changed({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == ["b"]


def test_the_trial_says_what_it_compared_and_fails_for_a_blanked_column(older: Path, tmp_path: Path) -> None:
    run = LifeCycle(tmp_path)
    shutil.copytree(older, run.workspace)
    run._remember()
    upgrade(run.older)

    assert run._compared().endswith("each file by its bytes, 0 lost or changed")

    change(run.older, "UPDATE assignment SET name = ''")
    with pytest.raises(StepFailed, match="assignment: 1 of 1 rows lost or changed"):
        run._compared()


def test_the_trial_does_not_begin_with_documents_that_have_no_file(older: Path, tmp_path: Path) -> None:
    run = LifeCycle(tmp_path)
    shutil.copytree(older, run.workspace)
    shutil.rmtree(run.older / "evidence")

    with pytest.raises(StepFailed, match="nothing to compare with"):
        run._remember()
