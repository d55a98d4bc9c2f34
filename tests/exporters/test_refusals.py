"""What the system said becomes a sentence; Windows' own numbers are simulated."""

import errno
from pathlib import Path

import pytest

from pii_desktop.exporters.refusals import replace_refused, write_refused

TARGET = Path("Báo cáo quý") / "Báo cáo năm 2025.docx"


def said_by_windows(number: int, posix: int = errno.EINVAL) -> OSError:
    """The error as Python raises it on Windows."""
    error = OSError(posix, "as Windows says it")
    setattr(error, "winerror", number)  # noqa: B010 - declared on Windows only
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "folder-read-only"),
        (errno.ENAMETOOLONG, "path-too-long"),
        (errno.ENOENT, "folder-gone"),
        (errno.ENODEV, "folder-gone"),
        (errno.EIO, "folder-gone"),
        (errno.EACCES, "folder-refused"),
        (errno.ENOTDIR, "folder-refused"),
    ],
)
def test_each_reason_has_its_sentence(number: int, code: str) -> None:
    refusal = write_refused(TARGET, OSError(number, "?"))
    assert refusal.code == code
    assert "nguyên vẹn" in refusal.text
    assert refusal.hint


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (112, "disk-full"),
        (19, "folder-read-only"),
        (206, "path-too-long"),
        (3, "folder-gone"),
        (21, "folder-gone"),
        (53, "folder-gone"),
        (1167, "folder-gone"),
        (5, "folder-refused"),
    ],
)
def test_windows_is_understood_by_its_own_numbers(number: int, code: str) -> None:
    assert write_refused(TARGET, said_by_windows(number)).code == code


def test_a_path_that_windows_does_not_find_because_it_is_long_is_told_so() -> None:
    deep = Path("D:/") / ("Hồ sơ báo cáo " * 20) / "Báo cáo.pdf"
    refusal = write_refused(deep, said_by_windows(3, errno.ENOENT))
    assert refusal.code == "path-too-long"
    assert str(len(str(deep))) in refusal.title


def test_a_short_name_in_a_folder_that_leaves_no_room_for_the_temporary_one_is_told_so() -> None:
    deep = Path("D:/" + "h" * 225) / "bc.pdf"

    assert write_refused(deep, said_by_windows(3, errno.ENOENT)).code == "path-too-long"


@pytest.mark.parametrize("refusal", [said_by_windows(2, errno.ENOENT), said_by_windows(5, errno.EACCES)])
def test_a_folder_that_windows_protects_is_not_called_gone(tmp_path: Path, refusal: OSError) -> None:
    """Controlled folder access tells some programs that a folder is not found, which is there: Documents, above all."""
    told = write_refused(tmp_path / "Báo cáo.pdf", refusal)

    assert told.code == "folder-refused"
    assert "Controlled folder access" in told.text
    assert "Tài liệu" not in told.hint, "that is the folder which is refused"


def test_a_file_marked_read_only_is_not_called_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "Báo cáo.xlsx"
    target.write_bytes(b"old")
    denied = PermissionError(errno.EACCES, "denied")
    assert replace_refused(target, denied).code == "target-open"
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert replace_refused(target, denied).code == "target-read-only"


def test_without_an_old_file_it_is_the_folder_that_refuses(tmp_path: Path) -> None:
    assert replace_refused(tmp_path / "mới.pdf", PermissionError(errno.EACCES, "denied")).code == "folder-refused"
