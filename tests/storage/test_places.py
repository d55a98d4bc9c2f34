"""Places where a workspace cannot lie: too deep, on a share that is away, on a drive without locks."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage import lock, refusals
from pii_desktop.storage.workspace import Workspace, create_workspace, open_workspace


def test_a_folder_with_a_name_too_long_for_documents_and_backups_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Năm 2025" / "Sổ dữ liệu"
    monkeypatch.setattr(refusals, "LONGEST_FOLDER", len(str(folder)) - 1)

    with pytest.raises(WorkspaceError, match="quá dài") as caught:
        create_workspace(folder, who="Lan")

    assert caught.value.code == "workspace-too-deep"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("door", [open_workspace, create_workspace])
def test_a_share_that_does_not_answer_is_a_refusal(
    door: Callable[..., Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_path: Path, **_options: object) -> None:
        raise OSError(errno.EINVAL, "The network location cannot be reached")

    with monkeypatch.context() as network:
        network.setattr(Path, "stat", unreachable)
        with pytest.raises(WorkspaceError) as caught:
            door(tmp_path / "trên mạng", who="Lan")
    assert caught.value.code == "disk-error"


def test_a_drive_that_knows_no_locks_is_not_called_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_file: object) -> bool:
        raise OSError(errno.EINVAL, "Incorrect function")

    monkeypatch.setattr(lock, "_take", unknown)
    with pytest.raises(WorkspaceError, match="không khoá được tệp") as caught:
        create_workspace(tmp_path / "trên WebDAV", who="Lan")
    assert caught.value.code == "workspace-no-locks"


def test_only_the_error_of_a_lock_that_is_held_means_another_program() -> None:
    def fail(number: int) -> Callable[[], None]:
        def step() -> None:
            raise OSError(number, "")

        return step

    assert [lock._unless_taken(fail(number)) for number in (errno.EACCES, errno.EAGAIN)] == [False, False]
    with pytest.raises(OSError, match=str(errno.ENOLCK)):
        lock._unless_taken(fail(errno.ENOLCK))
