"""A workspace goes to another folder: which one fits, what the clerk finds in both afterwards."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from pii_desktop import paths
from pii_desktop.domain.moving import NOTE_NAME, PlaceNews
from pii_desktop.domain.moving_refusals import stopped
from pii_desktop.domain.synchronised import Synchroniser
from pii_desktop.errors import PiiError, WorkspaceError
from pii_desktop.services.moving import (
    forget_left,
    move,
    moved_away,
    place_in,
    place_news,
    proposed_place,
    stay_here,
    survey,
)
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.workspace import is_workspace, open_workspace
from pii_desktop.storage import files
from pii_desktop.storage import workspace as stored
from pii_desktop.storage.refusals import disk_refusal
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.ready import ready_workspace


@pytest.fixture
def cloudy(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in a folder of OneDrive."""
    with ready_workspace(tmp_path / "OneDrive" / "sổ dữ liệu") as workspace:
        yield workspace


@pytest.fixture
def disk_d(tmp_path: Path) -> Path:
    """Another disk."""
    disk = tmp_path / "Ổ D"
    disk.mkdir()
    return disk


def not_told(_done: int, _total: int, _words: str) -> None:
    """Nobody listens."""


def code_of(folder: Path, place: Path) -> str:
    with pytest.raises(PiiError) as caught:
        survey(folder, place)
    return caught.value.code


def test_the_usual_folder_is_proposed_or_a_free_one_beside_it(cloudy: Workspace) -> None:
    usual = paths.default_workspace()
    assert proposed_place(cloudy.folder) == usual

    usual.mkdir(parents=True)
    assert proposed_place(cloudy.folder) == usual.with_name("workspace-2")
    assert proposed_place(usual) is None


def test_a_synchronised_folder_is_never_proposed(cloudy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(paths.default_workspace().parent))

    assert proposed_place(cloudy.folder) is None


def test_a_folder_in_use_gets_a_folder_of_ours_inside_it(cloudy: Workspace, disk_d: Path) -> None:
    assert place_in(disk_d / "chưa có") == disk_d / "chưa có"
    assert place_in(disk_d) == disk_d
    assert place_in(Path(disk_d.anchor)) == Path(disk_d.anchor) / "So-PII"

    (disk_d / "So-PII").mkdir()
    assert place_in(disk_d) == disk_d / "So-PII-2"
    assert place_in(cloudy.folder) == cloudy.folder


def test_a_folder_that_may_not_be_read_is_refused(disk_d: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_path: Path) -> Iterator[Path]:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(Path, "iterdir", deny)

    with pytest.raises(WorkspaceError, match="Không ghi được vào chỗ mới"):
        place_in(disk_d)


def test_a_look_says_what_would_come_and_changes_nothing(cloudy: Workspace, disk_d: Path) -> None:
    found = survey(cloudy.folder, disk_d / "mới" / "So-PII")

    assert (found.place, found.files) == (str(disk_d / "mới" / "So-PII"), 2)
    assert found.size == sum((cloudy.folder / name).stat().st_size for name in ("pii.sqlite", "workspace.json"))
    assert not list(disk_d.iterdir())


def test_what_somebody_put_beside_the_workspace_is_counted(cloudy: Workspace, disk_d: Path) -> None:
    assert survey(cloudy.folder, disk_d / "So-PII").others == 0
    (cloudy.folder / "Giấy mời.docx").write_bytes(b"moi")
    (cloudy.folder / "Báo cáo đã in").mkdir()

    assert survey(cloudy.folder, disk_d / "So-PII").others == 2


def test_places_that_do_not_fit_are_refused_with_a_reason(cloudy: Workspace, disk_d: Path, tmp_path: Path) -> None:
    (disk_d / "Ảnh.jpg").write_bytes(b"anh")

    assert code_of(cloudy.folder, tmp_path / "Dropbox" / "So-PII") == "move-synchronised"
    assert code_of(cloudy.folder, disk_d) == "move-taken"
    assert code_of(cloudy.folder, disk_d / "Ảnh.jpg") == "move-taken"


def test_a_workspace_is_not_moved_into_itself(disk_d: Path) -> None:
    with ready_workspace(disk_d / "sổ") as workspace:
        assert code_of(workspace.folder, workspace.folder / "evidence" / "mới") == "move-inside"
        assert code_of(workspace.folder, disk_d / "sổ" / ".." / "sổ" / "mới") == "move-inside"


def test_a_disk_that_is_too_small_is_refused(cloudy: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))

    with pytest.raises(PiiError, match="còn trống 1,0 MB") as caught:
        survey(cloudy.folder, disk_d / "So-PII")

    assert caught.value.code == "move-no-room"


def test_a_disk_that_takes_no_folder_is_refused(
    cloudy: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(_folder: Path) -> None:
        raise OSError(errno.EROFS, "")

    monkeypatch.setattr(Path, "mkdir", deny)

    assert code_of(cloudy.folder, disk_d / "So-PII") == "move-not-writable"


def test_the_moved_workspace_is_open_and_the_old_one_whole(cloudy: Workspace, disk_d: Path) -> None:
    told: list[tuple[int, int, str]] = []
    database = (cloudy.folder / "pii.sqlite").stat()

    with closing(move(cloudy, disk_d / "So-PII", lambda *step: told.append(step))) as moved:
        assert moved.folder == disk_d / "So-PII"
        assert moved.who == cloudy.who
        assert moved.read(load_profile) == cloudy.read(load_profile)

    assert (cloudy.folder / "pii.sqlite").stat().st_mtime_ns == database.st_mtime_ns
    assert told[-1][0] == told[-1][1]
    assert [words for _, _, words in told] == sorted(words for _, _, words in told)  # copied first, then compared


def test_both_places_say_where_the_workspace_went(cloudy: Workspace, disk_d: Path) -> None:
    assert place_news(cloudy) == PlaceNews(synchronised=Synchroniser.ONEDRIVE)

    with closing(move(cloudy, disk_d / "So-PII", not_told)) as moved:
        assert place_news(moved) == PlaceNews(left=str(cloudy.folder))
        forget_left(moved)
        assert place_news(moved) == PlaceNews()

    left = place_news(cloudy).moved_away
    assert left is not None
    assert left.place == str(disk_d / "So-PII")
    note = (cloudy.folder / NOTE_NAME).read_bytes()
    assert note.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in note
    assert left.at in note.decode("utf-8-sig")


def test_the_old_one_can_be_used_again(cloudy: Workspace, disk_d: Path) -> None:
    move(cloudy, disk_d / "So-PII", not_told).close()

    stay_here(cloudy)

    assert moved_away(cloudy.folder) is None
    assert place_news(cloudy) == PlaceNews(synchronised=Synchroniser.ONEDRIVE)


def test_a_text_that_is_no_note_says_nothing(tmp_path: Path) -> None:
    assert moved_away(tmp_path) is None
    (tmp_path / NOTE_NAME).write_text("Đã chuyển sang nhà anh Nam", encoding="utf-8")
    assert moved_away(tmp_path) is None
    (tmp_path / NOTE_NAME).write_bytes(b"Ch\xe7 m\xed: D:")
    assert moved_away(tmp_path) is None


def test_a_stop_leaves_nothing_at_the_new_place(cloudy: Workspace, disk_d: Path) -> None:
    def told(_done: int, _total: int, _words: str) -> None:
        raise stopped()

    with pytest.raises(PiiError, match="Đã dừng chuyển sổ"):
        move(cloudy, disk_d / "So-PII", told)

    assert not list(disk_d.iterdir())
    assert moved_away(cloudy.folder) is None


def test_a_copy_that_does_not_open_is_taken_away(
    cloudy: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = stored.open_workspace

    def open_and_fail(folder: Path, *, who: str) -> Workspace:
        opened(folder, who=who).close()
        raise WorkspaceError("Không mở được.", code="disk-error")

    monkeypatch.setattr(stored, "open_workspace", open_and_fail)

    with pytest.raises(WorkspaceError, match="Không mở được"):
        move(cloudy, disk_d / "nam-2025" / "So-PII", not_told)

    assert not list(disk_d.iterdir())
    assert moved_away(cloudy.folder) is None
    assert cloudy.read(load_profile).department == "Sở Tài chính"


def test_a_disk_that_is_full_after_the_last_file_is_said_as_such(
    cloudy: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Workspace.run

    def fill_up(workspace: Workspace, use_case: Callable[[UnitOfWork], object]) -> object:
        if workspace is not cloudy:
            raise disk_refusal(OSError(errno.ENOSPC, ""), workspace.folder)
        return run(workspace, use_case)

    monkeypatch.setattr(Workspace, "run", fill_up)

    with pytest.raises(WorkspaceError, match="Ổ đĩa của chỗ mới đã đầy"):
        move(cloudy, disk_d / "nam-2025" / "So-PII", not_told)

    assert not list(disk_d.iterdir())


def test_without_a_note_the_move_still_stands(cloudy: Workspace, disk_d: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = files.write_whole

    def deny(target: Path, content: bytes) -> None:
        if target.name == NOTE_NAME:
            raise PermissionError(errno.EACCES, "")
        write(target, content)

    monkeypatch.setattr(files, "write_whole", deny)

    move(cloudy, disk_d / "So-PII", not_told).close()

    assert not (cloudy.folder / NOTE_NAME).exists()
    with open_workspace(disk_d / "So-PII") as moved:
        assert moved.read(load_profile) == cloudy.read(load_profile)


def test_a_second_workspace_is_never_written_over(cloudy: Workspace, disk_d: Path) -> None:
    with ready_workspace(disk_d / "của chị Hoa") as other:
        profile = other.read(load_profile)
        with pytest.raises(PiiError, match="không ghi đè"):
            move(cloudy, place_in(other.folder), not_told)
        assert other.read(load_profile) == profile
    assert is_workspace(other.folder)
