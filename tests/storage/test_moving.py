"""A copy of a workspace for another folder is whole or is not there; the original is only read."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.storage import moving
from pii_desktop.storage.backup import copy_open_database
from pii_desktop.storage.files import copy_whole
from pii_desktop.storage.moving import UNFINISHED, contents
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.storage.stored import a_file, a_stored_document, a_stored_entry
from tests.storage.windows import hold

Copying = Callable[..., str]


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with an entry, a document and a backup."""
    workspace.run(a_stored_entry)
    workspace.run(lambda uow: uow.evidence.link(a_stored_document(uow, a_file(tmp_path)), AssignmentId(1)))
    workspace.backup("một")
    return workspace


@pytest.fixture
def disk_d(tmp_path: Path) -> Path:
    """Another disk, with a folder of the user's on it."""
    disk = tmp_path / "Ổ D"
    (disk / "Ảnh hội nghị").mkdir(parents=True)
    return disk


def not_told(_count: int) -> None:
    """Nobody listens."""


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything that lies in a folder, but what only says that it is open."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("pii.lock", "pii.sqlite-journal"))
    }


def refused(workspace: Workspace, place: Path, told: Callable[[int], None] = not_told) -> str:
    """The code of the refusal."""
    with pytest.raises(PiiError) as caught:
        workspace.copy_to(place, told)
    return caught.value.code


def assert_only_the_old_one_is_there(workspace: Workspace, disk: Path) -> None:
    assert [path.name for path in disk.rglob("*")] == ["Ảnh hội nghị"]
    assert workspace.read(lambda uow: uow.history.verify())


def test_the_copy_has_every_file_and_every_row_and_opens(filled: Workspace, disk_d: Path) -> None:
    filled.copy_to(disk_d / "So-PII", not_told)

    filled.close()
    old, new = files_in(filled.folder), files_in(disk_d / "So-PII")
    assert {path.split("/")[0] for path in new} == {"pii.sqlite", "workspace.json", "evidence", "backups"}
    assert (disk_d / "So-PII" / "reports").is_dir()
    for path in old.keys() - {"pii.sqlite", "workspace.json"}:
        assert new.pop(path) == old[path]
    assert set(new) == {"pii.sqlite", "workspace.json"}
    with open_workspace(disk_d / "So-PII", who="Lan") as opened:
        assert opened.read(lambda uow: uow.history.verify())
        assert len(opened.read(lambda uow: uow.plans.all())) == 1


def test_the_original_stays_byte_for_byte(filled: Workspace, disk_d: Path) -> None:
    before = {path: content for path, content in files_in(filled.folder).items() if path != "pii.sqlite"}

    filled.copy_to(disk_d / "So-PII", not_told)

    assert {path: content for path, content in files_in(filled.folder).items() if path != "pii.sqlite"} == before


def test_what_is_told_adds_up_to_the_work(filled: Workspace, disk_d: Path) -> None:
    told: list[int] = []

    filled.copy_to(disk_d / "So-PII", told.append)

    assert sum(told) == contents(filled.folder).work > 0


def test_what_is_half_made_or_nobodys_business_stays_behind(filled: Workspace, disk_d: Path) -> None:
    a_file(filled.folder, "Giấy mời họp.docx")
    a_file(filled.folder / "evidence", ".tmp-dở dang")
    a_file(filled.folder / "backups", ".tmp-dở dang")

    filled.copy_to(disk_d / "So-PII", not_told)

    assert not [path for path in files_in(disk_d / "So-PII") if "dở dang" in path or "Giấy mời" in path]


def test_a_file_the_clerk_put_into_the_evidence_folder_comes_along(filled: Workspace, disk_d: Path) -> None:
    (filled.folder / "evidence" / "Ghi chú riêng").mkdir()
    a_file(filled.folder / "evidence" / "Ghi chú riêng", "CON đường.txt", b"")

    filled.copy_to(disk_d / "So-PII", not_told)

    assert (disk_d / "So-PII" / "evidence" / "Ghi chú riêng" / "CON đường.txt").read_bytes() == b""


def lose_the_last_byte(source: Path, target: Path, *told: Any) -> str:
    said = copy_whole(source, target, *told)
    target.write_bytes(target.read_bytes()[:-1])
    return said


def change_a_byte(source: Path, target: Path, *told: Any) -> str:
    said = copy_whole(source, target, *told)
    content = bytearray(target.read_bytes())
    content[0] ^= 1
    target.write_bytes(content)
    return said


def copy_all_but_evidence(source: Path, target: Path, *told: Any) -> str:
    return "" if source.suffix == ".pdf" else copy_whole(source, target, *told)


@pytest.mark.parametrize("copy", [lose_the_last_byte, change_a_byte, copy_all_but_evidence])
def test_a_copy_that_differs_is_seen_and_taken_away(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch, copy: Copying
) -> None:
    monkeypatch.setattr(moving, "copy_whole", copy)

    assert refused(filled, disk_d / "So-PII") == "move-differs"
    assert_only_the_old_one_is_there(filled, disk_d)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM progress", "UPDATE progress SET result = 'Đã giải ngần'", "INSERT INTO draft VALUES ('a', 'b', 'c')"],
)
def test_a_database_that_differs_in_one_row_is_seen(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    def copy_badly(connection: sqlite3.Connection, copy: Path) -> None:
        copy_open_database(connection, copy)
        with closing(sqlite3.connect(copy)) as copied, copied:
            assert copied.execute(statement).rowcount == 1

    monkeypatch.setattr(moving, "copy_open_database", copy_badly)

    assert refused(filled, disk_d / "So-PII") == "move-differs"
    assert_only_the_old_one_is_there(filled, disk_d)


def fails_at(turn: int, error: OSError) -> Copying:
    """Copies well until the disk gives an error."""
    turns = iter(range(turn + 1))

    def copy(source: Path, target: Path, *told: Any) -> str:
        if next(turns) == turn:
            target.write_bytes(b"nua")
            raise error
        return copy_whole(source, target, *told)

    return copy


@pytest.mark.parametrize("turn", range(5))
def test_a_disk_that_fills_up_leaves_nothing_behind(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    monkeypatch.setattr(moving, "copy_whole", fails_at(turn, OSError(errno.ENOSPC, "No space left on device")))
    assert len(contents(filled.folder).files) == 5

    assert refused(filled, disk_d / "nam-2025" / "So-PII") == "move-no-room"
    assert_only_the_old_one_is_there(filled, disk_d)


def test_a_disk_that_is_full_when_the_database_comes_leaves_nothing_behind(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    def copy(_connection: sqlite3.Connection, target: Path) -> None:
        target.write_bytes(b"nua")
        raise full

    monkeypatch.setattr(moving, "copy_open_database", copy)

    assert refused(filled, disk_d / "So-PII") == "move-no-room"
    assert_only_the_old_one_is_there(filled, disk_d)


def test_a_file_that_cannot_be_read_is_named(filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = next((filled.folder / "evidence").rglob("*.pdf"))
    denied = PermissionError(errno.EACCES, "The cloud file provider is not running", str(document))
    monkeypatch.setattr(moving, "copy_whole", fails_at(0, denied))

    with pytest.raises(PiiError, match=document.name) as caught:
        filled.copy_to(disk_d / "So-PII", not_told)

    assert caught.value.code == "move-unread"
    assert_only_the_old_one_is_there(filled, disk_d)


@pytest.mark.parametrize(("number", "code"), [(errno.EROFS, "move-not-writable"), (errno.EIO, "move-cut-off")])
def test_other_errors_of_the_disk_are_said(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(moving, "copy_whole", fails_at(1, OSError(number, "")))

    assert refused(filled, disk_d / "So-PII") == code
    assert_only_the_old_one_is_there(filled, disk_d)


class PressedStopError(Exception):
    """The user does not want it any more."""


@pytest.mark.parametrize("turn", range(0, 15, 2))
def test_it_can_be_stopped_at_any_byte(filled: Workspace, disk_d: Path, turn: int) -> None:
    turns = iter(range(15))

    def told(_count: int) -> None:
        if next(turns) == turn:
            raise PressedStopError

    with pytest.raises(PressedStopError):
        filled.copy_to(disk_d / "So-PII", told)

    assert_only_the_old_one_is_there(filled, disk_d)


def test_what_a_kill_leaves_is_no_workspace_and_goes_with_the_next_try(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for turn in (0, 4):
        with monkeypatch.context() as killed:
            killed.setattr(moving, "take_back", lambda *_: None)
            killed.setattr(moving, "copy_whole", fails_at(turn, OSError(errno.EIO, "")))
            assert refused(filled, disk_d / "So-PII") == "move-cut-off"
    (disk_d / ".tmp-của người khác").mkdir()
    (disk_d / ".tmp-0123456789abcdef").mkdir()  # killed before its first file
    a_file(disk_d, ".tmp-fedcba9876543210")
    (left,) = disk_d.glob(f".tmp-*/{UNFINISHED}")
    assert not (left.parent / "pii.sqlite").exists()
    assert "chưa xong" in left.read_text(encoding="utf-8-sig")

    filled.copy_to(disk_d / "So-PII", not_told)

    assert {path.name for path in disk_d.iterdir()} == {
        "Ảnh hội nghị", "So-PII", ".tmp-của người khác", ".tmp-fedcba9876543210",
    }  # fmt: skip
    assert not (disk_d / "So-PII" / UNFINISHED).exists()


def test_an_empty_folder_is_taken_and_one_with_something_in_it_never(filled: Workspace, disk_d: Path) -> None:
    filled.copy_to(disk_d / "Ảnh hội nghị", not_told)
    assert (disk_d / "Ảnh hội nghị" / "pii.sqlite").exists()
    before = files_in(disk_d)

    assert refused(filled, disk_d / "Ảnh hội nghị") == "move-taken"
    assert refused(filled, disk_d / "Ảnh hội nghị" / "pii.sqlite") == "move-taken"

    assert files_in(disk_d) == before


def test_a_virus_scanner_that_lets_go_delays_the_name_only(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch, lambda name: name.startswith(".tmp-") and len(name) == len(".tmp-") + 16, times=7)

    filled.copy_to(disk_d / "So-PII", not_told)

    assert len(held.refused) == 7
    assert (disk_d / "So-PII" / "pii.sqlite").exists()


def test_an_empty_folder_is_there_again_when_the_name_cannot_be_given(
    filled: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as held:
        rename = os.rename

        def refuse(source: Any, target: Any) -> None:
            if Path(target).name == "Ảnh hội nghị":
                raise OSError(errno.EIO, "")
            rename(source, target)

        held.setattr(os, "rename", refuse)
        assert refused(filled, disk_d / "Ảnh hội nghị") == "move-cut-off"

    assert_only_the_old_one_is_there(filled, disk_d)


def test_missing_and_altered_evidence_stops_nobody(filled: Workspace, disk_d: Path, tmp_path: Path) -> None:
    second = a_file(tmp_path, "Báo cáo.pdf", b"%PDF-1.7 khac")
    filled.run(lambda uow: a_stored_document(uow, second))
    gone, altered = sorted((filled.folder / "evidence").rglob("*.pdf"))
    gone.unlink()
    altered.write_bytes(b"da bi sua")

    filled.copy_to(disk_d / "So-PII", not_told)

    (there,) = (disk_d / "So-PII" / "evidence").rglob("*.pdf")
    assert (there.name, there.read_bytes()) == (altered.name, b"da bi sua")
