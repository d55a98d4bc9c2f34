"""Making, opening and refusing workspaces; the bytes of what is refused stay as they are."""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.files import hash_of
from pii_desktop.storage.migrate import MIN_READER
from pii_desktop.storage.records import SCHEMA
from pii_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.stored import a_stored_entry, a_stored_plan

ROOT = Path(__file__).parents[2]

HOLD_OPEN = """
import sys
from pathlib import Path
from pii_desktop.storage.workspace import open_workspace
with open_workspace(Path(sys.argv[1]), who="Lê Văn Tám"):
    print("open", flush=True)
    sys.stdin.read()
"""

SAVE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from pii_desktop.storage.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), who="Lan")
for number in itertools.count(1):
    workspace.run(lambda uow: uow.settings.put("last", str(number)))
    print(number, flush=True)
"""


@contextmanager
def running(code: str, folder: Path) -> Iterator[tuple[IO[str], "subprocess.Popen[str]"]]:
    """What another program prints, and the program; it is killed at the end."""
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    with other:
        assert other.stdout is not None
        try:
            yield other.stdout, other
        finally:
            other.kill()


def refusal(folder: Path) -> WorkspaceError:
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(folder, who="Lan")
    return caught.value


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_workspace_is_a_folder_that_says_what_it_is(workspace: Workspace, folder: Path) -> None:
    workspace.close()

    assert {path.name for path in folder.iterdir()} >= {
        "pii.sqlite",
        "evidence",
        "backups",
        "reports",
        "workspace.json",
    }
    identity = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
    assert (identity["format"], identity["created_by"]) == ("pii-desktop-workspace", "Nguyễn Thị Lan")
    assert identity["closed"]["sha256"] == hash_of(folder / "pii.sqlite")
    assert not (folder / "pii.sqlite-journal").exists()


@pytest.mark.usefixtures("disk")
def test_the_database_is_marked_and_written_through(workspace: Workspace, folder: Path) -> None:
    with workspace.unit_of_work() as uow:
        pragmas = {
            name: uow._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "locking_mode",
                "foreign_keys",
                "trusted_schema",
                "cell_size_check",
            )
        }
    assert pragmas == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    workspace.close()
    with closing(sqlite3.connect(folder / "pii.sqlite")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x50494944,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert connection.execute("SELECT value FROM meta WHERE key = 'min_reader'").fetchone() == (f"{MIN_READER}",)
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite%'"
        ).fetchall()
    assert loose == [("alembic_version",)]


def test_vietnamese_order_is_known_to_the_database(workspace: Workspace) -> None:
    words = "VALUES ('Ô'), ('ơ'), ('o'), ('đ'), ('d'), ('ă'), ('a')"
    with workspace.unit_of_work() as uow:
        query = f"SELECT column1 FROM ({words}) ORDER BY column1 COLLATE vietnamese"
        assert uow._connection.exec_driver_sql(query).scalars().all() == ["a", "ă", "d", "đ", "o", "Ô", "ơ"]


def test_create_never_writes_over_a_workspace(workspace: Workspace, folder: Path) -> None:
    workspace.run(a_stored_plan)
    workspace.close()
    before = contents(folder)

    with pytest.raises(WorkspaceError) as caught:
        create_workspace(folder, who="Lan")

    assert caught.value.code == "workspace-exists"
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["pii.sqlite", "workspace.json", "evidence/quyết định.pdf"])
def test_create_never_takes_over_what_lies_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("của người khác", encoding="utf-8")

    with pytest.raises(WorkspaceError, match="không ghi đè"):
        create_workspace(tmp_path, who="Lan")
    assert contents(tmp_path) == {str(Path(name)): "của người khác".encode()}


def test_create_begins_again_where_it_was_cut_short(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / ".tmp-pii.sqlite").write_bytes(b"half a database")

    create_workspace(tmp_path, who="Lan").close()
    open_workspace(tmp_path, who="Lan").close()


def test_a_second_program_is_refused_and_told_who_holds_the_workspace(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    with running(HOLD_OPEN, folder) as (printed, _):
        assert printed.readline() == "open\n"
        error = refusal(folder)

    assert error.code == "workspace-in-use"
    assert "Lê Văn Tám" in error.text
    assert "mở từ" in error.text
    open_workspace(folder, who="Lan").close()


def test_a_second_opener_in_the_same_program_is_refused(workspace: Workspace, folder: Path) -> None:
    assert refusal(folder).code == "workspace-in-use"
    workspace.run(a_stored_plan)


def test_the_lock_of_a_program_that_died_holds_nobody_up(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    (folder / "pii.lock.json").write_text('{"who": "đã tắt máy"', encoding="utf-8")

    open_workspace(folder, who="Lan").close()


def test_what_was_acknowledged_before_a_kill_is_there_after_it(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    for wanted in (3, 7, 12):
        with running(SAVE_FOR_EVER, folder) as (printed, writer):
            lines = [printed.readline() for _ in range(wanted)]
            writer.kill()
            lines += [line for line in printed if line.endswith("\n")]

        with open_workspace(folder, who="Lan") as again:
            kept = again.read(lambda uow: uow.settings.get("last"))
            assert again.read(lambda uow: uow.history.verify())
        assert kept is not None
        assert int(kept) >= int(lines[-1])


def cut_in_half(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])


def cut_in_the_header(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:60])


def make_empty(database: Path) -> None:
    database.write_bytes(b"")


def make_foreign(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE danh_ba (ten TEXT)")


def make_text(database: Path) -> None:
    database.write_text("Đây là một bản ghi nhớ, không phải dữ liệu." * 10, encoding="utf-8")


def make_newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 999")


def zero_a_page(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 5] = bytes(4096 * 2)
    database.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (cut_in_half, "workspace-damaged"),
        (cut_in_the_header, "workspace-damaged"),
        (zero_a_page, "workspace-damaged"),
        (make_empty, "workspace-empty"),
        (make_foreign, "workspace-foreign"),
        (make_text, "workspace-foreign"),
        (make_newer, "workspace-newer"),
    ],
)
def test_a_database_that_is_not_ours_is_refused_untouched(
    workspace: Workspace, folder: Path, spoil: Callable[[Path], None], code: str
) -> None:
    workspace.run(a_stored_entry)
    workspace.close()
    database = folder / "pii.sqlite"
    spoil(database)
    before = database.read_bytes()

    error = refusal(folder)

    assert (error.code, bool(error.text and error.hint)) == (code, True)
    assert database.read_bytes() == before
    assert not (folder / "pii.lock.json").exists()


def test_a_folder_of_another_program_gets_nothing_written(tmp_path: Path) -> None:
    database = tmp_path / "pii.sqlite"
    database.touch()
    make_foreign(database)

    assert refusal(tmp_path).code == "workspace-foreign"
    assert [path.name for path in tmp_path.iterdir()] == ["pii.sqlite"]


def test_a_second_opener_does_not_let_another_program_in(workspace: Workspace, folder: Path) -> None:
    refusal(folder)

    write = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('DELETE FROM setting')"
    command = [sys.executable, "-c", write, str(folder / "pii.sqlite")]
    assert b"database is locked" in subprocess.run(command, check=False, capture_output=True).stderr


def test_a_folder_that_is_no_workspace_gets_nothing_written(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "workspace-missing"
    assert refusal(tmp_path / "không có").code == "workspace-missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="on Windows the mark of a folder means nothing")
def test_a_workspace_on_a_read_only_medium_is_refused(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    before = contents(folder)
    folder.chmod(0o555)
    try:
        error = refusal(folder)
    finally:
        folder.chmod(0o755)

    assert error.code == "workspace-read-only"
    assert "chỉ đọc" in error.text
    assert contents(folder) == before


def test_a_database_marked_read_only_is_refused(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    (folder / "pii.sqlite").chmod(0o444)

    assert refusal(folder).code == "workspace-read-only"
    (folder / "pii.sqlite").chmod(0o644)


def test_a_start_sweeps_only_its_own_temporary_files(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    left = [folder / ".tmp-1", folder / "evidence" / ".tmp-2", folder / "backups" / ".tmp-3"]
    left += [folder / "evidence" / "3f" / ".tmp-5", folder / "backups" / "evidence" / "3f" / ".tmp-6"]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    (folder / "backups" / ".tmp-4").mkdir()
    mine = [folder / "ghi chú.txt", folder / "evidence" / "tmp-của tôi.pdf", folder / "reports" / "~báo cáo.docx"]
    for path in mine:
        path.write_bytes(b"mine")

    open_workspace(folder, who="Lan").close()

    assert not any(path.exists() for path in [*left, folder / "backups" / ".tmp-4"])
    assert all(path.read_bytes() == b"mine" for path in mine)


def test_a_workspace_moves_as_a_whole(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    assignment_id, period_id = workspace.run(a_stored_entry)
    workspace.close()
    shutil.move(folder, tmp_path / "USB")

    with open_workspace(tmp_path / "USB", who="Lan") as moved:
        assert moved.read(lambda uow: uow.progress.get(assignment_id, period_id))[0].result == "Đã giải ngân"


def test_a_lost_identity_file_stops_nobody(workspace: Workspace, folder: Path) -> None:
    workspace.close()
    (folder / "workspace.json").write_text("{nửa chừng", encoding="utf-8")

    open_workspace(folder, who="Lan").close()

    assert json.loads((folder / "workspace.json").read_text(encoding="utf-8"))["format"] == "pii-desktop-workspace"


@pytest.mark.parametrize("step", ["_place_new_database", "write_identity", "make_engine"])
def test_a_workspace_that_could_not_be_finished_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    notes = tmp_path / "ghi chú.txt"
    notes.write_text("của tôi", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"pii_desktop.storage.workspace.{step}", full)
    with pytest.raises(WorkspaceError):
        create_workspace(tmp_path, who="Lan")
    assert list(tmp_path.iterdir()) == [notes]
    monkeypatch.undo()
    create_workspace(tmp_path, who="Lan").close()
