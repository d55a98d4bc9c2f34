"""What the database and the disk refuse, said in a clerk's words. No SQL text reaches the screen."""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from pii_desktop.errors import InputError, WorkspaceError
from pii_desktop.winerrors import said_by_windows

_LONGEST_PATH = 259 if os.name == "nt" else 4095
"""Windows takes longer ones where a policy is set, which hardly any computer has."""
LONGEST_FOLDER = _LONGEST_PATH - len(f"/backups/evidence/00/.tmp-{'0' * 64}.0123456789")
"""The longest name that a workspace makes is that of a document while it is backed up."""
_SAFE = "Những gì đã lưu trước đó vẫn còn nguyên."
_BY_SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EIO,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Codes Windows gives where errno alone says too little: sharing violation, lock violation, user-mapped file.
_BUSY_ON_WINDOWS = {32, 33, 1224}
# Said of what another program holds, of what is marked read-only, and of what is not allowed: "access is denied".
_DENIED_ON_WINDOWS = 5
_LONG_ON_WINDOWS = 206
# A virus scanner took the content for a virus.
_QUARANTINED_ON_WINDOWS = {225, 226}


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn an error of SQLite about the workspace in `folder` into a WorkspaceError; a broken constraint is a bug.

    But for one: what is written names a thing that is gone meanwhile, taken back by undo or never there. That is an
    InputError (code "not-found").
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if isinstance(error, IntegrityError) and _names_what_is_gone(error):
            raise _gone() from error
        refusal = _of_sqlite(error.orig if isinstance(error, DBAPIError) else error, folder)
        if refusal is None:
            raise
        raise refusal from error


def disk_refusal(error: OSError, folder: Path) -> WorkspaceError:
    """The sentence for what the operating system said about a file of the workspace in `folder`."""
    if is_busy(error):
        return _busy()
    if error.errno == errno.ENAMETOOLONG or said_by_windows(error) == _LONG_ON_WINDOWS:
        return _too_deep(folder, len(str(folder.absolute())))
    if error.errno in _READ_ONLY:
        return read_only(folder)
    return _full() if error.errno in _FULL else _unreachable(folder)


def refuse_deep(folder: Path) -> None:
    """Raises WorkspaceError (code "workspace-too-deep") where the longest names below `folder` would not fit."""
    letters = len(str(folder.absolute()))
    if letters > LONGEST_FOLDER:
        raise _too_deep(folder, letters)


def is_busy(error: OSError) -> bool:
    """True when another program holds the file: waiting may help."""
    return said_by_windows(error) in _BUSY_ON_WINDOWS or error.errno in {errno.EBUSY, errno.ETXTBSY}


def is_passing(error: OSError) -> bool:
    """True when a renaming or removal may succeed a moment later: the file is held, and not marked read-only."""
    return is_busy(error) or (said_by_windows(error) == _DENIED_ON_WINDOWS and not _is_marked(error))


def is_withheld(error: OSError) -> bool:
    """True when this one file cannot be had, for another program or a right stands before it; the disk is well."""
    return is_busy(error) or isinstance(error, PermissionError) or said_by_windows(error) in _QUARANTINED_ON_WINDOWS


def _is_marked(error: OSError) -> bool:
    """True where a file that the error names is marked read-only; the mark of a folder means nothing on Windows."""
    return any(_is_read_only_file(Path(name)) for name in (error.filename, error.filename2) if name)


def _is_read_only_file(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) and not mode & stat.S_IWRITE


def _too_deep(folder: Path, letters: int) -> WorkspaceError:
    return WorkspaceError(
        title=f"Đường dẫn đến “{folder.name}” quá dài cho một sổ dữ liệu.",
        text=f"Đường dẫn dài {letters} ký tự, nhiều nhất là {LONGEST_FOLDER}: dài hơn thì Windows không mở được minh "
        f"chứng và bản sao lưu. {_SAFE}",
        hint="Hãy chọn thư mục có đường dẫn ngắn hơn, ví dụ D:\\So-PII.",
        code="workspace-too-deep",
    )


def read_only(folder: Path) -> WorkspaceError:
    """The workspace lies where nothing can be written."""
    return WorkspaceError(
        title=f"Không ghi được vào sổ dữ liệu “{folder.name}”.",
        text=f"Thư mục hoặc tệp dữ liệu ở chế độ chỉ đọc. {_SAFE}",
        hint="Hãy chép cả thư mục sang nơi ghi được (ổ đĩa trong máy), hoặc bỏ thuộc tính chỉ đọc rồi mở lại.",
        code="workspace-read-only",
    )


def damaged(folder: Path, why: str = "Tệp dữ liệu không còn đọc được trọn vẹn.") -> WorkspaceError:
    """The database cannot be trusted; it is left as it is."""
    return WorkspaceError(
        title=f"Sổ dữ liệu “{folder.name}” bị hỏng.",
        text=f"{why} Chương trình không sửa gì vào tệp; minh chứng và các bản sao lưu vẫn còn nguyên.",
        hint="Hãy khôi phục từ bản sao lưu gần nhất trong thư mục backups.",
        code="workspace-damaged",
    )


def _names_what_is_gone(error: IntegrityError) -> bool:
    """True where a reference is written; a deletion that leaves a reference behind is a bug."""
    is_reference = getattr(error.orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    return is_reference and not (error.statement or "").lstrip().upper().startswith("DELETE")


def _gone() -> InputError:
    return InputError(
        title="Mục liên quan không còn trong sổ dữ liệu.",
        text="Có thể mục ấy vừa bị xoá hoặc vừa được hoàn tác. Chưa có gì thay đổi.",
        hint="Hãy tải lại danh sách rồi chọn lại.",
        code="not-found",
    )


def _of_sqlite(error: BaseException | None, folder: Path) -> WorkspaceError | None:
    """The sentence for what SQLite said; None where it is a bug of the program."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED:
        return damaged(folder)
    return disk_refusal(OSError(_BY_SQLITE[code], ""), folder) if code in _BY_SQLITE else None


def _full() -> WorkspaceError:
    return WorkspaceError(
        title="Ổ đĩa đã đầy nên chưa lưu được.",
        text=f"Lần lưu này không được ghi. {_SAFE}",
        hint="Hãy giải phóng dung lượng ổ đĩa rồi lưu lại.",
        code="disk-full",
    )


def _busy() -> WorkspaceError:
    return WorkspaceError(
        title="Tệp dữ liệu đang bị chương trình khác giữ.",
        text=f"Có thể phần mềm diệt vi-rút hoặc đồng bộ đám mây đang đọc tệp. {_SAFE}",
        hint="Hãy chờ ít phút rồi thử lại.",
        code="file-busy",
    )


def _unreachable(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title="Không đọc hoặc ghi được tệp dữ liệu.",
        text=f"Ổ đĩa chứa “{folder.name}” báo lỗi hoặc đã bị ngắt. {_SAFE}",
        hint="Hãy kiểm tra ổ đĩa, USB hoặc ổ mạng rồi mở lại sổ dữ liệu.",
        code="disk-error",
    )
