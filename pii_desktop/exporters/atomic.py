"""Every output goes through here: the old file stays byte for byte until a whole new one takes its place."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from pii_desktop.errors import OutputError
from pii_desktop.exporters.refusals import damaged, replace_refused, write_refused

TEMPORARY_PREFIX = "~pii-"
_PAUSES = (0.1, 0.2, 0.4, 0.8)
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}


def atomic_write(target: Path, write: Callable[[Path], object], *, validate: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary sibling, flush it, let `validate` reopen it, then replace `target`.

    Raises OutputError: "name-refused", or one of those that `exporters.refusals` lists. In every case the old file is
    unharmed and no temporary one stays.
    """
    _check_name(target)
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{uuid4().hex[:12]}{target.suffix}")
    try:
        _fill(target, temporary, write)
        _check_written(target, temporary, validate)
        _replace(temporary, target)
    finally:
        # Where even this fails, nothing was made, or the disk is gone: the first refusal is what the user must hear.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fill(target: Path, temporary: Path, write: Callable[[Path], object]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        _flush(temporary)
    except OSError as error:
        raise write_refused(target, error) from error


def _flush(path: Path) -> None:
    """Out of the caches, so that a power cut after the replacement cannot leave an empty file."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _check_written(target: Path, temporary: Path, validate: Callable[[Path], None]) -> None:
    try:
        validate(temporary)
    except (OSError, ValueError, KeyError) as error:
        raise damaged(target) from error


def _replace(temporary: Path, target: Path) -> None:
    """A virus scanner lets go of a new file within a second; Excel and Word do not let go of an open one."""
    for pause in (*_PAUSES, None):
        try:
            temporary.replace(target)
        except PermissionError as error:
            if pause is None:
                raise replace_refused(target, error) from error
            time.sleep(pause)
        except OSError as error:
            raise write_refused(target, error) from error
        else:
            return


def _check_name(target: Path) -> None:
    stem = target.name.partition(".")[0].strip().upper()
    bad = any(sign in target.name for sign in '<>:"/\\|?*') or target.name != target.name.rstrip(". ")
    if stem in _RESERVED or bad or _is_folder(target):
        raise OutputError(
            title=f"Không thể ghi báo cáo vào “{target.name}”.",
            text="Tên này là tên một thư mục hoặc Windows không cho phép dùng làm tên tệp. Chưa có gì được ghi.",
            hint="Hãy chọn tên khác.",
            code="name-refused",
        )


def _is_folder(target: Path) -> bool:
    """Raises OutputError where even looking is refused: a name too long, a folder that may not be entered."""
    try:
        return target.is_dir()
    except OSError as error:
        raise write_refused(target, error) from error
