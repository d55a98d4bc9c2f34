"""Why a file could not be written, told from what the system said; the old file is unharmed in every case."""

import errno
import os
from pathlib import Path

from pii_desktop.errors import OutputError
from pii_desktop.winerrors import said_by_windows

_SAFE = "Tệp cũ, nếu có, vẫn còn nguyên vẹn."
# Windows tells more than the number of POSIX it is translated to.
_WIN_FULL = {39, 112}
_WIN_READ_ONLY = {19}
_WIN_LONG = {206}
_WIN_GONE = {3, 15, 20, 21, 31, 53, 55, 59, 64, 67, 433, 1112, 1117, 1167}
_WIN_NO_PATH = 3
_WIN_MOST_LETTERS = 248
_WIN_MOST_LETTERS_OF_A_NAME = 255
_LETTERS_OF_A_TEMPORARY_NAME = len("/~pii-0123456789ab.xlsx")
_LOST_ON_THE_WAY = ("ENODEV", "ENXIO", "EIO", "ENOTCONN", "ESTALE", "EHOSTDOWN", "ENETDOWN", "ENETUNREACH", "ENOMEDIUM")


def _numbers(*names: str) -> set[int]:
    """Those of the names that this system knows."""
    return {getattr(errno, name) for name in names if hasattr(errno, name)}


_FULL = _numbers("ENOSPC", "EDQUOT")
_GONE = _numbers("ENOENT", *_LOST_ON_THE_WAY)


def write_refused(target: Path, error: OSError) -> OutputError:
    """Writing beside `target` failed.

    Code "disk-full", "path-too-long", "folder-read-only", "folder-gone"; "folder-refused" for every other reason.
    """
    said = said_by_windows(error)
    if error.errno in _FULL or said in _WIN_FULL:
        return _full(target)
    if error.errno == errno.ENAMETOOLONG or said in _WIN_LONG or _is_long(target, said):
        return _long(target)
    if error.errno == errno.EROFS or said in _WIN_READ_ONLY:
        return _read_only_folder(target)
    is_gone = error.errno in _GONE or said in _WIN_GONE
    if is_gone and not _is_hidden_refusal(target, error):
        return _gone(target)
    return _refused(target)


def _is_hidden_refusal(target: Path, error: OSError) -> bool:
    """Whether the folder that is "not found" is there: so Windows' Controlled folder access refuses a program."""
    return error.errno == errno.ENOENT and os.path.isdir(target.parent)  # noqa: PTH112 - that of pathlib may raise


def replace_refused(target: Path, error: PermissionError) -> OutputError:
    """The new file was not let to the place of the old one.

    Code "target-read-only" or "target-open"; as `write_refused` where there is no old one.
    """
    if not _is_there(target):
        return write_refused(target, error)
    return _held(target) if _may_be_written(target) else _read_only(target)


def damaged(target: Path) -> OutputError:
    """What was written does not open again: "output-damaged"."""
    return OutputError(
        title=f"Tệp “{target.name}” vừa tạo không mở lại được nên đã bị bỏ.",
        text=f"Có thể ổ đĩa bị lỗi hoặc phần mềm diệt vi-rút đã chặn tệp. {_SAFE}",
        hint="Hãy xuất lại vào thư mục khác.",
        code="output-damaged",
    )


def _is_long(target: Path, said: int) -> bool:
    """Windows does not find a folder whose path, or a file whose name, it finds too long."""
    is_name_long = len(target.name) > _WIN_MOST_LETTERS_OF_A_NAME
    letters = max(len(str(target)), len(str(target.parent)) + _LETTERS_OF_A_TEMPORARY_NAME)
    return said != 0 and (is_name_long or (said == _WIN_NO_PATH and letters >= _WIN_MOST_LETTERS))


def _is_there(target: Path) -> bool:
    try:
        return target.exists()
    except OSError:
        return False


def _may_be_written(target: Path) -> bool:
    """False for a file that carries the mark "read only"."""
    return os.access(target, os.W_OK)


def _held(target: Path) -> OutputError:
    return OutputError(
        title=f"Không ghi được tệp “{target.name}”.",
        text="Tệp đang mở trong chương trình khác (Excel, Word hoặc trình đọc PDF). Tệp cũ vẫn còn nguyên vẹn.",
        hint="Hãy đóng tệp đó rồi xuất lại, hoặc lưu với tên khác.",
        code="target-open",
    )


def _read_only(target: Path) -> OutputError:
    return OutputError(
        title=f"Không ghi được tệp “{target.name}”.",
        text="Tệp cũ được đánh dấu chỉ đọc nên không thay được. Tệp cũ vẫn còn nguyên vẹn.",
        hint="Hãy lưu với tên khác, hoặc bỏ dấu Chỉ đọc (Read-only) trong Thuộc tính của tệp rồi xuất lại.",
        code="target-read-only",
    )


def _full(target: Path) -> OutputError:
    return OutputError(
        title="Ổ đĩa đã đầy nên chưa xuất được báo cáo.",
        text=f"Không đủ chỗ để ghi “{target.name}”. {_SAFE}",
        hint="Hãy giải phóng dung lượng hoặc chọn ổ đĩa khác rồi xuất lại.",
        code="disk-full",
    )


def _long(target: Path) -> OutputError:
    return OutputError(
        title=f"Đường dẫn đến tệp dài {len(str(target))} ký tự, Windows không cho phép.",
        text=f"Tên tệp cùng tên các thư mục chứa nó quá dài nên chưa có gì được ghi. {_SAFE}",
        hint="Hãy chọn thư mục có đường dẫn ngắn hơn, ví dụ D:\\Bao-cao, hoặc đặt tên tệp ngắn hơn.",
        code="path-too-long",
    )


def _read_only_folder(target: Path) -> OutputError:
    return OutputError(
        title=f"Không ghi được vào thư mục “{_folder_name(target)}”.",
        text=f"Ổ đĩa hoặc USB này chỉ cho đọc (có thể khoá chống ghi đang bật). {_SAFE}",
        hint="Hãy chọn ổ đĩa hoặc thư mục khác.",
        code="folder-read-only",
    )


def _gone(target: Path) -> OutputError:
    return OutputError(
        title=f"Không còn thấy thư mục “{_folder_name(target)}”.",
        text=f"USB đã rút ra, ổ mạng mất kết nối hoặc thư mục đã bị xoá. {_SAFE}",
        hint="Hãy cắm lại USB, kiểm tra mạng hoặc chọn thư mục khác rồi xuất lại.",
        code="folder-gone",
    )


def _refused(target: Path) -> OutputError:
    return OutputError(
        title=f"Không ghi được vào thư mục “{_folder_name(target)}”.",
        text="Thư mục không cho phép ghi, hoặc Windows đang chặn chương trình ghi vào đó (Controlled folder access, "
        f"chống mã độc tống tiền). {_SAFE}",
        hint="Hãy chọn thư mục khác, ví dụ D:\\Bao-cao, hoặc nhờ cán bộ công nghệ thông tin cho phép PII Desktop ghi.",
        code="folder-refused",
    )


def _folder_name(target: Path) -> str:
    return target.parent.name or str(target.parent)
