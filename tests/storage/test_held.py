"""What a virus scanner, the indexer or Explorer holds for a moment costs a moment, and never work."""

import json
import logging
import os
from pathlib import Path

import pytest

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage import rotation
from pii_desktop.storage.backup import verify
from pii_desktop.storage.held import replace_patiently
from pii_desktop.storage.lock import InstanceLock
from pii_desktop.storage.manifest import read_manifest
from pii_desktop.storage.refusals import disk_refusal
from pii_desktop.storage.restore import restore
from pii_desktop.storage.rotation import known_backups, remove_old
from pii_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.stored import a_file, a_stored_document, a_stored_entry
from tests.storage.windows import DENIED, SHARING_VIOLATION, hold, refused_by_windows

EITHER = pytest.mark.parametrize("number", [DENIED, SHARING_VIOLATION])


def is_temporary(name: str) -> bool:
    return name.startswith(".tmp-")


def is_folder_in_the_making(name: str) -> bool:
    return is_temporary(name) and "." not in name.removeprefix(".tmp-")


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".tmp-*"))


@EITHER
def test_a_backup_waits_for_the_scanner(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    workspace.run(a_stored_entry)
    scanner = hold(monkeypatch, is_folder_in_the_making, number, times=3)

    place = workspace.backup("import")

    assert len(scanner.refused) == 3
    assert verify(place).rows["progress"] == 1
    assert leftovers(workspace.folder) == []


@EITHER
def test_a_backup_that_waited_in_vain_asks_to_wait_not_to_clear_a_mark(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    first = workspace.backup("import")
    with monkeypatch.context() as held:
        hold(held, is_folder_in_the_making, number)
        with pytest.raises(WorkspaceError) as caught:
            workspace.backup("import")

    assert caught.value.code == "file-busy"
    assert "chỉ đọc" not in caught.value.text + caught.value.hint
    assert [backup.place for backup in known_backups(workspace.folder / "backups")] == [first]
    workspace.backup("import")


def test_a_file_that_is_really_marked_read_only_is_said_so_at_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, marked = a_file(workspace.folder, ".tmp-1"), a_file(workspace.folder, "pii.json")
    marked.chmod(0o444)
    with monkeypatch.context() as held:
        scanner = hold(held, is_temporary, DENIED)
        with pytest.raises(PermissionError) as caught:
            replace_patiently(new, marked)

    assert disk_refusal(caught.value, workspace.folder).code == "workspace-read-only"
    assert len(scanner.refused) == 1


def test_a_lock_that_we_have_no_right_to_is_still_read_only(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, *_: object, **__: object) -> object:
        raise refused_by_windows(DENIED, path)

    workspace.close()
    with monkeypatch.context() as without_rights:
        without_rights.setattr(Path, "open", denied)
        with pytest.raises(WorkspaceError) as caught:
            InstanceLock(workspace.folder).acquire("Lan")

    assert caught.value.code == "workspace-read-only"


def keep_only_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "NEWEST", 1)
    monkeypatch.setattr(rotation, "_SPREAD", ())


@EITHER
def test_an_old_backup_open_in_explorer_does_not_spoil_the_new_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    caplog.set_level(logging.INFO)
    keep_only_the_newest(monkeypatch)
    old = workspace.backup("cũ")
    with monkeypatch.context() as held:
        hold(held, lambda name: name == old.name, number)
        new = workspace.backup("import")

    assert read_manifest(old) is not None
    assert verify(new).reason == "import"
    assert old.name in caplog.text

    newest = workspace.backup("import")
    assert [backup.place for backup in known_backups(workspace.folder / "backups")] == [newest]


def test_what_stays_of_an_old_backup_is_swept_by_a_later_start(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_only_the_newest(monkeypatch)
    old = workspace.backup("cũ")
    with monkeypatch.context() as held:
        hold(held, lambda name: name == "manifest.json")
        workspace.backup("import")
    assert leftovers(workspace.folder) == [f".tmp-{old.name}"]
    workspace.close()

    open_workspace(workspace.folder, who="Lan").close()

    assert leftovers(workspace.folder) == []


def test_evidence_of_a_backup_whose_manifest_cannot_be_read_just_now_stays(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.run(lambda uow: a_stored_document(uow, a_file(tmp_path)))
    kept, *others = [workspace.backup(reason) for reason in ("giữ", "cũ", "mới")]
    for manifest in (place / "manifest.json" for place in others):
        manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"evidence": []}), encoding="utf-8")
    content = (kept / "manifest.json").read_bytes()
    (kept / "manifest.json").write_bytes(b"\x00")
    keep_only_the_newest(monkeypatch)

    remove_old(workspace.folder / "backups")

    assert not others[0].exists()
    (kept / "manifest.json").write_bytes(content)
    assert len(verify(kept).evidence) == 1


def test_evidence_that_a_scanner_keeps_from_us_does_not_stop_the_backup_of_the_rest(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.run(lambda uow: a_stored_document(uow, a_file(tmp_path)))
    whole_open = Path.open

    def quarantined(path: Path, mode: str = "r", **options: str) -> object:
        if path.suffix == ".pdf" and path.parent.parent.name == "evidence":
            raise refused_by_windows(225, path)
        return whole_open(path, mode, **options)  # type: ignore[call-overload]

    with monkeypatch.context() as held:
        held.setattr(Path, "open", quarantined)
        place = workspace.backup("import")

    manifest = verify(place)
    assert (len(manifest.evidence), len(manifest.missing)) == (0, 1)
    assert len(verify(workspace.backup("import")).evidence) == 1


@EITHER
def test_a_leftover_that_cannot_go_keeps_nobody_from_the_workspace(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    caplog.set_level(logging.INFO)
    folder = workspace.folder
    workspace.close()
    stuck, half = folder / ".tmp-bị giữ", folder / "backups" / ".tmp-dở dang"
    half.mkdir()
    for path in (stuck, half / "pii.sqlite", half / "manifest.json", folder / "reports" / ".tmp-sau"):
        path.write_bytes(b"half")

    with monkeypatch.context() as held:
        hold(held, lambda name: name in {stuck.name, "manifest.json"}, number)
        open_workspace(folder, who="Lan").close()
    assert leftovers(folder) == sorted([half.name, stuck.name])
    assert [path.name for path in half.iterdir()] == ["manifest.json"]
    assert stuck.name in caplog.text

    open_workspace(folder, who="Lan").close()
    assert leftovers(folder) == []


def refuse_marked(patch: pytest.MonkeyPatch) -> None:
    """Windows removes no file that is marked read-only."""
    remove = os.unlink

    def unlink(path: str | Path, *, dir_fd: int | None = None) -> None:
        if not os.stat(path, dir_fd=dir_fd).st_mode & 0o200:
            raise refused_by_windows(DENIED, path)
        remove(path, dir_fd=dir_fd)

    patch.setattr(os, "unlink", unlink)


def test_a_leftover_that_is_marked_read_only_goes(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = workspace.folder
    workspace.close()
    half = folder / "backups" / ".tmp-dở dang"
    half.mkdir()
    for path in (folder / ".tmp-1", half / "pii.sqlite"):
        path.write_bytes(b"half")
        path.chmod(0o444)

    with monkeypatch.context() as held:
        refuse_marked(held)
        open_workspace(folder, who="Lan").close()

    assert leftovers(folder) == []


def test_a_link_among_the_leftovers_goes_and_its_target_stays_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    folder, mine = workspace.folder, a_file(tmp_path, "của tôi.pdf", b"cua toi")
    workspace.close()
    mine.chmod(0o444)
    half = folder / "backups" / ".tmp-dở dang"
    half.mkdir()
    for link in (folder / ".tmp-1", half / "liên kết"):
        link.symlink_to(mine)

    open_workspace(folder, who="Lan").close()

    assert leftovers(folder) == []
    assert (mine.read_bytes(), mine.stat().st_mode & 0o777) == (b"cua toi", 0o444)


@EITHER
def test_the_lock_goes_although_its_side_file_is_held(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder = workspace.folder
    with monkeypatch.context() as held:
        hold(held, lambda name: name == "pii.lock.json", number)
        workspace.close()
        open_workspace(folder, who="Lan").close()

    assert (folder / "pii.lock.json").exists()
    open_workspace(folder, who="Lan").close()
    assert not (folder / "pii.lock.json").exists()


def test_the_workspace_opens_although_the_side_file_of_the_lock_is_held(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace.folder
    workspace.close()
    monkeypatch.setattr("time.sleep", lambda _: None)

    def held(path: Path, *_: object, **__: object) -> int:
        raise refused_by_windows(SHARING_VIOLATION, path)

    with monkeypatch.context() as holding:
        holding.setattr(Path, "write_text", held)
        with open_workspace(folder, who="Lan"), pytest.raises(WorkspaceError) as caught:
            InstanceLock(folder).acquire("Hoà")

    assert caught.value.code == "workspace-in-use"


@EITHER
def test_a_document_that_is_there_already_is_taken_although_its_copy_is_held(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    first = workspace.run(lambda uow: uow.files.store(a_file(tmp_path)))
    with monkeypatch.context() as held:
        hold(held, is_temporary, number)
        assert workspace.run(lambda uow: uow.files.store(a_file(tmp_path))) == first
    workspace.close()

    open_workspace(workspace.folder, who="Lan").close()
    assert leftovers(workspace.folder) == []


def test_a_journal_that_is_held_does_not_spoil_a_close(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.run(a_stored_entry)
    hold(monkeypatch, lambda name: name == "pii.sqlite-journal")

    workspace.close()

    assert json.loads((workspace.folder / "workspace.json").read_text("utf-8"))["closed"]


@EITHER
def test_an_identity_file_that_is_held_spoils_neither_opening_nor_closing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder, before = workspace.folder, (workspace.folder / "workspace.json").read_bytes()
    with monkeypatch.context() as held:
        hold(held, lambda name: name == ".tmp-workspace.json", number)
        workspace.run(a_stored_entry)
        workspace.close()
        with open_workspace(folder, who="Lan") as again:
            assert len(again.read(lambda uow: uow.plans.all())) == 1

    assert (folder / "workspace.json").read_bytes() == before
    open_workspace(folder, who="Lan").close()
    after = json.loads((folder / "workspace.json").read_text("utf-8"))
    assert (after["id"], "closed" in after) == (json.loads(before)["id"], True)


@EITHER
def test_going_back_waits_for_the_scanner(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    place = workspace.backup("trước")
    workspace.run(a_stored_entry)
    workspace.close()
    with monkeypatch.context() as held:
        scanner = hold(held, is_folder_in_the_making, number, times=4)
        assert restore(workspace.folder, place, who="Lan") is not None
        assert len(scanner.refused) == 4

    with open_workspace(workspace.folder, who="Lan") as again:
        assert again.read(lambda uow: uow.plans.all()) == ()


def test_a_new_workspace_waits_for_the_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Sổ dữ liệu"
    scanner = hold(monkeypatch, lambda name: name == ".tmp-pii.sqlite", times=2)

    create_workspace(folder, who="Lan").close()

    assert len(scanner.refused) == 2
    assert leftovers(folder) == []
