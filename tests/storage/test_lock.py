"""Two that open one workspace: the second is told who is there, also in the moment of starting and ending."""

from pathlib import Path

import pytest

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage import lock
from pii_desktop.storage.lock import HOLDER_NAME, InstanceLock


def test_the_second_hears_who_has_it(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    first.acquire("Nguyễn Thị Lan")
    with pytest.raises(WorkspaceError, match="Nguyễn Thị Lan"):
        InstanceLock(tmp_path).acquire("Trần Văn Minh")
    first.release()
    second = InstanceLock(tmp_path)
    second.acquire("Trần Văn Minh")
    second.release()


def test_one_that_is_just_starting_is_named_a_moment_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = InstanceLock(tmp_path)
    first.acquire("Nguyễn Thị Lan")
    named = (tmp_path / HOLDER_NAME).read_bytes()
    (tmp_path / HOLDER_NAME).unlink()
    monkeypatch.setattr("time.sleep", lambda _seconds: (tmp_path / HOLDER_NAME).write_bytes(named))
    with pytest.raises(WorkspaceError, match="Nguyễn Thị Lan"):
        InstanceLock(tmp_path).acquire("Trần Văn Minh")
    first.release()


def test_one_that_is_just_ending_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = InstanceLock(tmp_path)
    first.acquire("Nguyễn Thị Lan")
    (tmp_path / HOLDER_NAME).unlink()
    monkeypatch.setattr("time.sleep", lambda _seconds: first.release())
    second = InstanceLock(tmp_path)
    second.acquire("Trần Văn Minh")
    second.release()


def test_one_that_never_says_its_name_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = InstanceLock(tmp_path)
    first.acquire("Nguyễn Thị Lan")
    (tmp_path / HOLDER_NAME).write_text("{", encoding="utf-8")
    monkeypatch.setattr(lock, "_PAUSES", (0.0, 0.0))
    with pytest.raises(WorkspaceError, match="Đang dùng: một chương trình khác\\."):
        InstanceLock(tmp_path).acquire("Trần Văn Minh")
    first.release()
