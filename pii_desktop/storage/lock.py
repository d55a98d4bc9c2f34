"""One program at a time: a lock of the operating system, with a side file that says who holds it and since when.

The lock goes when its process ends, however it ends; the side file alone locks nothing.
"""

import errno
import json
import logging
import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.held import discard, patiently
from pii_desktop.storage.refusals import disk_refusal, is_busy

LOCK_NAME = "pii.lock"
HOLDER_NAME = "pii.lock.json"
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds
# Windows has EINVAL alone for it, and not each of its C libraries gives a number to a lock that is taken.
_NO_LOCKS = {errno.EINVAL, errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO}
_log = logging.getLogger(__name__)


class InstanceLock:
    """The lock on a workspace folder, held from `acquire` to `release`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._is_first = False

    def acquire(self, who: str) -> None:
        """Take the lock in the name of `who`.

        Raises WorkspaceError: "workspace-in-use" naming the holder; "workspace-read-only", "workspace-no-locks"
        where none can be taken.
        """
        path = self._folder / LOCK_NAME
        self._is_first = not path.exists()
        try:
            file = patiently(lambda: path.open("ab"), is_busy)
        except OSError as error:
            raise disk_refusal(error, self._folder) from error
        try:
            is_taken = _take_or_hear(file, self._folder / HOLDER_NAME)
        except OSError as error:
            file.close()
            raise _no_locks(self._folder) from error
        if not is_taken:
            file.close()
            raise _in_use(self._folder)
        self._file = file
        try:
            _write_holder(self._folder / HOLDER_NAME, who)
        except OSError as error:
            self.release()
            raise disk_refusal(error, self._folder) from error

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._file is not None:
            try:
                # First, while nobody else can have written one of his own.
                discard(self._folder / HOLDER_NAME)
            finally:
                self._file.close()
                self._file = None

    def withdraw(self) -> None:
        """Give back the lock on a folder that proved to be no workspace, and leave nothing new in it."""
        self.release()
        if self._is_first:
            discard(self._folder / LOCK_NAME)


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        """Lock the first byte of the file; it goes with the handle."""
        file.seek(0)
        return _unless_taken(lambda: msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1))

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        """Lock the open file, so that a second opener in the same process is refused as well."""
        return _unless_taken(lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB))


def _take_or_hear(file: IO[bytes], holder: Path) -> bool:
    """Lock the file; False where somebody has it, named in `holder` unless that takes too long.

    A program that is just starting or ending has the lock for a moment and no name beside it.
    """
    for pause in _PAUSES:
        if _take(file):
            return True
        if _named(holder):
            return False
        time.sleep(pause)
    return _take(file)


def _unless_taken(lock: Callable[[], None]) -> bool:
    """False where another program has the lock. Raises OSError where the drive knows no locks: some shares, WebDAV."""
    try:
        lock()
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise
        return False
    return True


def _write_holder(path: Path, who: str) -> None:
    """Say who holds the lock; where another program holds the side file the lock stands without it.

    Raises OSError.
    """
    holder = {"who": who, "machine": platform.node(), "pid": os.getpid(), "since": _now().isoformat("T", "minutes")}
    text = json.dumps(holder, ensure_ascii=False)
    try:
        patiently(lambda: path.write_text(text, encoding="utf-8", newline="\n"))
    except OSError as error:
        if not is_busy(error):
            raise
        _log.info("%s is held and names nobody", path.name)


def _now() -> datetime:
    return datetime.now().astimezone()


def _named(path: Path) -> str:
    """Who holds the lock, in Vietnamese; blank where the side file is missing or half written."""
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(holder["since"]).astimezone()
        return f"{holder['who']} (máy {holder['machine']}) mở từ {since:%H:%M} ngày {since:%d/%m/%Y}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def holder_process(folder: Path) -> int | None:
    """The process on this computer that has `folder` open; None when it is another computer, or is not told."""
    try:
        holder = json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8"))
        return int(holder["pid"]) if holder["machine"] == platform.node() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _in_use(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title=f"Sổ dữ liệu “{folder.name}” đang được mở ở nơi khác.",
        text=f"Đang dùng: {_named(folder / HOLDER_NAME) or 'một chương trình khác'}. Dữ liệu ở đó không bị ảnh hưởng.",
        hint="Hãy đóng cửa sổ kia rồi mở lại.",
        code="workspace-in-use",
    )


def _no_locks(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title=f"Không mở được sổ dữ liệu “{folder.name}” ở ổ này.",
        text="Ổ mạng hoặc kho đám mây này không khoá được tệp, nên hai người có thể cùng ghi vào sổ mà không biết. "
        "Dữ liệu không bị thay đổi.",
        hint="Hãy chép cả thư mục vào ổ đĩa trong máy, hoặc một thư mục mạng Windows thông thường, rồi mở lại.",
        code="workspace-no-locks",
    )
