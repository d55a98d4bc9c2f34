"""A kept document to look at: pictures of it, a read-only copy for the system's programs, a copy saved elsewhere."""

import contextlib
import re
import shutil
import stat
import threading
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pii_desktop import paths
from pii_desktop.domain.evidence import Evidence, EvidenceFile
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.pack_names import is_program
from pii_desktop.domain.page_picture import DocumentLook
from pii_desktop.errors import InputError, OutputError
from pii_desktop.origin import carry_mark

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 120
_OF_A_HASH = re.compile(r"[0-9a-f]{16}")
_given: set[Path] = set()
_lock = threading.Lock()
"""Copies are made on the thread of the store and put away beside the window."""


def look(
    kept: Path, width_px: int, *, first: int = 1, most: int = 1, cancelled: Callable[[], bool] | None = None
) -> DocumentLook:
    """Pages of a kept file as PNG, `width_px` wide, or the first lines of a Word file; drawn in a child process.

    Raises PiiError with a sentence for what cannot be shown.
    """
    from pii_desktop.importers.evidence_picture import look_isolated

    return look_isolated(kept, width_px, first, most, cancelled=cancelled)


def copy_to_look_at(uow: "UnitOfWork", evidence_id: EvidenceId, sha256: str | None = None) -> Path:
    """A read-only copy under its own name, until `put_away_given`; the kept file stays untouched.

    Raises PiiError when the kept file is gone, and for a program: to open it would be to run it.
    """
    file = file_of(uow.evidence.get(evidence_id), sha256)
    _refuse_program(file.file_name)
    source = uow.files.path_of(file.sha256)
    target = paths.copies_folder() / file.sha256[:16] / safe_name(file.file_name, source.suffix)
    try:
        with _lock:
            _given.add(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not (target.exists() and target.stat().st_size == file.size):
                _remove(target)
                shutil.copyfile(source, target)
                carry_mark(source, target)
                target.chmod(stat.S_IREAD)
    except OSError as error:
        raise OutputError(
            "Không tạo được bản xem tạm của tài liệu.",
            "Thư mục tạm của máy không ghi được hoặc đã đầy; tệp gốc trong sổ dữ liệu vẫn nguyên.",
            "Hãy giải phóng chỗ trên ổ đĩa rồi mở lại.",
            "look-at-failed",
        ) from error
    return target


def put_away_given() -> None:
    """Remove the copies this program made. One that another program holds open stays for the next start."""
    with _lock:
        for copy in _given:
            _remove(copy)
            _remove_empty(copy.parent)
        _given.clear()
        _remove_empty(paths.copies_folder())


def put_away_left() -> None:
    """Remove the copies that earlier runs left, but for those held open and those made by this program."""
    root = paths.copies_folder()
    for folder in _entries(root) if _is_folder(root) else []:
        if not _OF_A_HASH.fullmatch(folder.name) or not _is_folder(folder):
            continue  # not ours
        for copy in _entries(folder):
            with _lock:
                if copy not in _given:
                    _remove(copy)
        _remove_empty(folder)


def save_copy(kept: Path, sha256: str, target: Path) -> Path:
    """Write the kept file to `target`, byte for byte; what lay there stays until the new file is whole.

    Raises OutputError where the place does not take it, or where the kept copy is not what it was ("output-damaged").
    """
    from pii_desktop.exporters.atomic import atomic_write
    from pii_desktop.storage.files import hash_of

    def check(written: Path) -> None:
        if hash_of(written) != sha256:
            raise ValueError("the kept file was altered")

    atomic_write(target, lambda temporary: _copy(kept, temporary), validate=check)
    return target


def file_of(document: Evidence, sha256: str | None = None) -> EvidenceFile:
    """The file of a document with this hash, else its main one."""
    return next((file for file in document.files if file.sha256 == sha256), document.files[0])


def safe_name(file_name: str, suffix: str = "") -> str:
    """`file_name` as every system allows it; never empty, never a device of Windows."""
    # Not Path: on Windows it takes "a:" for a drive and drops it.
    stem = _FORBIDDEN.sub("_", PurePosixPath(file_name).stem).strip(" .")[:_LONGEST]
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"tai-lieu-{stem}".rstrip("-")
    ending = PurePosixPath(file_name).suffix or suffix
    return f"{stem}{_FORBIDDEN.sub('_', ending)}"


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is_folder(path: Path) -> bool:
    """False for a link and for a junction of Windows: what lies behind is not ours."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and not getattr(found, "st_reparse_tag", 0)


def _remove(copy: Path) -> None:
    """Take a copy away. Windows keeps what is read-only and what is held open; the latter stays as it was."""
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(copy.lstat().st_mode):
            return
        copy.chmod(stat.S_IREAD | stat.S_IWRITE)
        try:
            copy.unlink()
        except OSError:
            copy.chmod(stat.S_IREAD)


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _refuse_program(file_name: str) -> None:
    if is_program(safe_name(file_name)):
        raise InputError(
            f"“{file_name}” là chương trình chạy được, không phải văn bản.",
            "Mở ra là chạy nó trên máy này, nên tệp không được mở; bản đã lưu trong sổ dữ liệu vẫn nguyên.",
            "Nếu thêm nhầm, hãy xoá tài liệu này. Nếu cần xem, hãy lưu thành tệp riêng và nhờ người phụ trách máy tính "
            "kiểm tra trước.",
            "is-program",
        )


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    carry_mark(source, target)
