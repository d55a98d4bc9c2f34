"""Whatever goes wrong while writing, the old file is the old one byte for byte and nothing is left behind."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pii_desktop.errors import OutputError
from pii_desktop.exporters import atomic
from pii_desktop.exporters.atomic import atomic_write

OLD = "báo cáo cũ".encode()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo năm 2025.pdf"
    path.write_bytes(OLD)
    return path


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_PAUSES", (0.0, 0.0))


def write_new(path: Path) -> None:
    path.write_bytes(b"new")


def accept(path: Path) -> None:
    assert path.read_bytes() == b"new"


def fail_with(number: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(number, os.strerror(number))

    return write


def refused(target: Path, write: Callable[[Path], None] = write_new, check: Callable[[Path], None] = accept) -> str:
    """The code of the refusal; the old file and the folder are looked at on the way."""
    with pytest.raises(OutputError) as caught:
        atomic_write(target, write, validate=check)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]
    assert caught.value.title
    assert caught.value.hint
    return caught.value.code


def test_a_new_file_takes_the_place_of_the_old_one(target: Path) -> None:
    atomic_write(target, write_new, validate=accept)
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    atomic_write(tmp_path / "kỳ" / "2025" / "báo cáo.pdf", write_new, validate=accept)
    assert (tmp_path / "kỳ" / "2025" / "báo cáo.pdf").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(target: Path) -> None:
    assert refused(target, fail_with(errno.ENOSPC)) == "disk-full"


def test_a_lost_drive_leaves_the_old_file(target: Path) -> None:
    assert refused(target, fail_with(errno.EIO)) == "folder-gone"


def test_a_drive_that_may_only_be_read_leaves_the_old_file(target: Path) -> None:
    assert refused(target, fail_with(errno.EROFS)) == "folder-read-only"


def test_a_stick_pulled_while_writing_is_told(tmp_path: Path) -> None:
    stick = tmp_path / "USB"

    def pull(path: Path) -> None:
        path.write_bytes(b"half")
        path.unlink()
        stick.rmdir()

    with pytest.raises(OutputError, match=r"Không còn thấy thư mục “USB”.*USB đã rút ra.*cắm lại USB"):
        atomic_write(stick / "báo cáo.pdf", pull, validate=accept)
    assert not stick.exists()


def test_a_stick_pulled_before_the_last_step_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Path, other: Path) -> Path:
        raise OSError(errno.ENODEV, "No such device")

    monkeypatch.setattr(Path, "replace", gone)
    assert refused(target) == "folder-gone"


def test_a_name_too_long_for_the_system_is_told_with_its_length(tmp_path: Path) -> None:
    target = tmp_path / f"{'Báo cáo kết quả ' * 20}năm.pdf"
    with pytest.raises(OutputError, match=f"dài {len(str(target))} ký tự") as caught:
        atomic_write(target, write_new, validate=accept)
    assert caught.value.code == "path-too-long"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_does_not_open_again_is_not_taken(target: Path) -> None:
    def reject(path: Path) -> None:
        raise ValueError("not a PDF")

    assert refused(target, check=reject) == "output-damaged"


def test_a_full_disk_while_flushing_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    assert refused(target) == "disk-full"


def test_a_file_open_in_another_program_is_said_and_left_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, other: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file", str(other), 32)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match=r"đang mở trong chương trình khác.*vẫn còn nguyên vẹn.*tên khác"):
        atomic_write(target, write_new, validate=accept)
    assert refused(target) == "target-open"


def test_a_scanner_that_lets_go_is_waited_for(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, tries = Path.replace, [0]

    def held_once(self: Path, other: Path) -> Path:
        tries[0] += 1
        if tries[0] == 1:
            raise PermissionError(errno.EACCES, "sharing violation")
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held_once)
    atomic_write(target, write_new, validate=accept)
    assert target.read_bytes() == b"new"
    assert tries == [2]


def test_a_bug_in_a_writer_is_no_refusal_and_leaves_nothing(target: Path) -> None:
    def broken(path: Path) -> None:
        path.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        atomic_write(target, broken, validate=accept)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("name", ["NUL.pdf", "con.xlsx", "a:b.pdf", "COM1.pdf", "báo cáo?.pdf", "tên ."])
def test_names_that_windows_does_not_allow_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        # Joined as text: to a path of Windows "a:" would be a drive.
        atomic_write(Path(f"{tmp_path}/{name}"), write_new, validate=accept)
    assert caught.value.code == "name-refused"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="tên một thư mục"):
        atomic_write(tmp_path, write_new, validate=accept)
