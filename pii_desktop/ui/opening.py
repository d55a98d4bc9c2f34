"""Files for the other programs of the computer: opened by the one that is set up for them, or shown in their folder.

What the system does not open is told to the caller, who shows it where it shows its refusals.
"""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from pii_desktop.errors import OutputError, PiiError
from pii_desktop.ui.explorer import for_shell, select_in_explorer, with_its_own_libraries


def open_file(path: Path, refused: Callable[[PiiError], None]) -> None:
    """Open a file with the program the system has for it, or a folder."""
    if not _is_there(path):
        refused(_gone(path))
    elif not _is_opened(path):
        refused(_folder_not_shown(path) if path.is_dir() else _no_program(path))


def show_in_folder(path: Path, refused: Callable[[PiiError], None]) -> None:
    """Show a file selected in its folder; where the system cannot select, or the file has gone, the folder."""
    if not (_is_there(path) and select_in_explorer(path)):
        open_file(path.parent, refused)


def _is_there(path: Path) -> bool:
    """False also where the system does not let us look: a share that answers no more, a folder without rights."""
    return os.path.exists(path)  # noqa: PTH110 - that of pathlib raises then


def _is_opened(path: Path) -> bool:
    with with_its_own_libraries():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(for_shell(path))))


def _gone(path: Path) -> OutputError:
    return OutputError(
        f"Không còn thấy “{path.name}”.",
        "Tệp hoặc thư mục này đã được chuyển đi, đổi tên hoặc xoá, hoặc ổ đĩa không còn nối với máy. Sổ dữ liệu vẫn "
        "nguyên.",
        f"Hãy tìm trong “{path.parent}”, hoặc xuất lại.",
        "file-gone",
    )


def _no_program(path: Path) -> OutputError:
    kind = f"tệp {path.suffix.lower()}" if path.suffix else "tệp này"
    return OutputError(
        f"Máy này chưa có chương trình mở {kind}.",
        f"“{path.name}” vẫn nguyên trong “{path.parent}”.",
        "Hãy mở tệp trên máy có chương trình ấy, hoặc nhờ người phụ trách máy tính cài.",
        "no-program",
    )


def _folder_not_shown(path: Path) -> OutputError:
    return OutputError(
        "Máy này không mở được cửa sổ thư mục.",
        "Các tệp vẫn nguyên trong thư mục ấy.",
        f"Hãy tự mở thư mục “{path}”.",
        "folder-not-shown",
    )
