"""Evidence files, by the hash of their content; a stored file is never rewritten."""

import hashlib
import os
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pii_desktop.errors import InputError, WorkspaceError
from pii_desktop.origin import carry_mark
from pii_desktop.storage.files import TEMPORARY, find_by_hash, flush_folder, flush_to_disk
from pii_desktop.storage.held import discard, replace_patiently
from pii_desktop.storage.refusals import disk_refusal
from pii_desktop.text.normalise import one_line
from pii_desktop.winerrors import is_left_in_cloud

_CHUNK = 1 << 20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the store: hash and size in bytes of its content, the name it had."""

    sha256: str
    size: int
    file_name: str


class EvidenceFiles:
    """The folder evidence/ of a workspace: `<first two letters of the hash>/<hash><suffix>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder evidence/ itself."""
        return self._folder

    def store(self, source: Path) -> StoredFile:
        """Copy `source` into the store; the original is only read.

        The copy gets its name after it was flushed, so that a crash leaves at worst a file nobody names. Raises
        InputError for a file that is missing, empty, locked, no file at all, or changes meanwhile, and WorkspaceError
        when the workspace cannot take it.
        """
        before = _stat(source)
        temporary = self._folder / f"{TEMPORARY}{secrets.token_hex(8)}"
        try:
            sha256, size = self._copy(source, temporary)
            if _changed(before, _stat(source)) or size != before.st_size:
                raise _changing(source)
            carry_mark(source, temporary)
            self._settle(temporary, sha256, source.suffix)
        finally:
            discard(temporary)
        return StoredFile(sha256, size, one_line(source.name))

    def path_of(self, sha256: str) -> Path:
        """Where the copy lies. Raises WorkspaceError (code "evidence-missing") when it does not."""
        found = find_by_hash(self._folder, sha256)
        if found is None:
            raise _missing_copy()
        return found

    def _copy(self, source: Path, temporary: Path) -> tuple[str, int]:
        try:
            reader = source.open("rb")
        except OSError as error:
            raise _unread(source, error) from error
        with reader:
            try:
                self._folder.mkdir(exist_ok=True)
                with temporary.open("xb") as writer:
                    return _pour(reader, writer, source)
            except OSError as error:
                raise disk_refusal(error, self._folder.parent) from error

    def _settle(self, temporary: Path, sha256: str, suffix: str) -> None:
        """Give the copy its name, unless the same content lies there already."""
        if find_by_hash(self._folder, sha256) is not None:
            return
        safe = suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ""
        target = self._folder / sha256[:2] / f"{sha256}{safe}"
        try:
            target.parent.mkdir(exist_ok=True)
            replace_patiently(temporary, target)
            flush_folder(target.parent)
        except OSError as error:
            raise disk_refusal(error, self._folder.parent) from error


def _pour(reader: IO[bytes], writer: IO[bytes], source: Path) -> tuple[str, int]:
    """Copy and hash in one pass, then flush to the disk; a large file is hashed by a second thread meanwhile."""
    digest = hashlib.sha256()
    chunk = _read(reader, source)
    size = len(chunk)
    if size < _CHUNK:
        digest.update(chunk)
        writer.write(chunk)
        flush_to_disk(writer)
        return digest.hexdigest(), size
    with ThreadPoolExecutor(1) as beside:
        while chunk:
            hashed = beside.submit(digest.update, chunk)
            writer.write(chunk)
            chunk = _read(reader, source)
            size += len(chunk)
            hashed.result()
        flush_to_disk(writer)
    return digest.hexdigest(), size


def _read(reader: IO[bytes], source: Path) -> bytes:
    try:
        return reader.read(_CHUNK)
    except OSError as error:
        raise _unread(source, error) from error


def _stat(source: Path) -> os.stat_result:
    """The state of a file that may be attached; refuses everything else."""
    try:
        return _state(source)
    except OSError as error:
        raise _unread(source, error) from error


def _state(source: Path) -> os.stat_result:
    if not source.exists():
        raise _refused(source, "Tệp không còn ở đó, có thể đã bị chuyển, đổi tên hoặc xoá.", "file-missing")
    if not source.is_file():
        raise _refused(source, "Đây không phải là một tệp mà là thư mục hoặc thiết bị.", "not-a-file")
    if source.name.startswith("~$"):
        raise _refused(source, "Đây là tệp tạm của Word hoặc Excel, không phải tài liệu.", "temporary-file")
    state = source.stat()
    if state.st_size == 0:
        raise _refused(source, "Tệp rỗng (0 byte).", "file-empty")
    return state


def _changed(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _refused(source: Path, why: str, code: str, hint: str = "Hãy kiểm tra lại tệp rồi chọn lại.") -> InputError:
    return InputError(
        title=f"Không gắn được tệp “{one_line(source.name or str(source))}”.",
        text=f"{why} Chưa có gì được lưu.",
        hint=hint,
        code=code,
    )


def _unread(source: Path, error: OSError) -> InputError:
    """Why the content cannot be had."""
    if is_left_in_cloud(error):
        why = "Tệp mới chỉ có trên OneDrive hoặc kho đám mây khác, chưa tải được về máy này."
        return _refused(source, why, "file-in-cloud", "Hãy nối mạng, mở tệp một lần cho tải về rồi chọn lại.")
    if isinstance(error, PermissionError):
        return _refused(source, "Tệp đang bị khoá hoặc không có quyền đọc.", "file-locked")
    return _refused(source, "Ổ đĩa hoặc ổ mạng chứa tệp không đọc được lúc này.", "file-unreadable")


def _changing(source: Path) -> InputError:
    return _refused(source, "Tệp đang được sửa trong lúc chép.", "file-changing")


def _missing_copy() -> WorkspaceError:
    return WorkspaceError(
        title="Không tìm thấy tệp minh chứng trong sổ dữ liệu.",
        text="Tệp đã bị chuyển hoặc xoá khỏi thư mục evidence; thông tin về tài liệu vẫn còn nguyên.",
        hint="Hãy khôi phục từ bản sao lưu, hoặc gắn lại tệp gốc.",
        code="evidence-missing",
    )
