"""Files and folders that another program holds: on Windows they can be neither renamed nor removed meanwhile.

A virus scanner or the indexer lets go within a second, so work waits for it. Tidying up does not wait: what stays
does no harm, and a later start tries again.
"""

import errno
import logging
import os
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pii_desktop.storage.refusals import is_passing

T = TypeVar("T")

_PAUSES = (0.1, 0.2, 0.4, 0.8)  # seconds
_log = logging.getLogger(__name__)


def patiently(step: Callable[[], T], waits: Callable[[OSError], bool] = is_passing) -> T:
    """What `step` returns, tried again for a second and a half where somebody else holds the file.

    `waits` tells such an error: `refusals.is_busy` for a file that is opened and may be one without rights to it.
    Raises OSError: that of `step`, or one that `refusals.is_busy` knows where the wait was in vain.
    """
    for pause in _PAUSES:
        try:
            return step()
        except OSError as error:
            if not waits(error):
                raise
        time.sleep(pause)
    try:
        return step()
    except OSError as error:
        if not waits(error):
            raise
        raise OSError(errno.EBUSY, error.strerror, error.filename) from error


def replace_patiently(temporary: Path, target: Path) -> None:
    """Put the file `temporary` in the place of `target`. Raises OSError."""
    patiently(lambda: temporary.replace(target))


def remove_patiently(path: Path) -> None:
    """Remove a file that must be gone before the next step. Raises OSError."""
    patiently(lambda: path.unlink(missing_ok=True))


def discard(path: Path) -> bool:
    """Take away a file or a folder of the program's own as far as it goes; False where something of it stays."""
    _remove(path)
    if _is_there(path):
        _clear_marks(path)
        _remove(path)
    if _is_there(path):
        _log.info("%s stays for now", path.name)
        return False
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        shutil.rmtree(path, ignore_errors=True)  # of a file or a link it takes nothing


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return bool(path.lstat())
    return False


def _clear_marks(path: Path) -> None:
    """Windows removes nothing that is marked read-only. A link is left alone: its mark would be that of its target."""
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            _clear_mark(Path(folder) / name)
    _clear_mark(path)


def _clear_mark(path: Path) -> None:
    with suppress(OSError):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | stat.S_IRWXU)
