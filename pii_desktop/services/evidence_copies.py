"""A kept document to look at: pictures of it, a read-only copy for the system's programs, a copy saved elsewhere."""

import re
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pii_desktop.domain.evidence import Evidence, EvidenceFile
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.pack_names import is_program
from pii_desktop.domain.page_picture import DocumentLook
from pii_desktop.errors import InputError, OutputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 120


def look(
    kept: Path, width_px: int, *, first: int = 1, most: int = 1, cancelled: Callable[[], bool] | None = None
) -> DocumentLook:
    """Pages of a kept file as PNG, `width_px` wide, or the first lines of a Word file; drawn in a child process.

    Raises PiiError with a sentence for what cannot be shown.
    """
    from pii_desktop.importers.evidence_picture import look_isolated

    return look_isolated(kept, width_px, first, most, cancelled=cancelled)


def copy_to_look_at(uow: "UnitOfWork", evidence_id: EvidenceId, sha256: str | None = None) -> Path:
    """A read-only copy in the folder for temporary files, under its own name; the kept file stays untouched.

    Raises PiiError when the kept file is gone, and for a program: to open it would be to run it.
    """
    file = file_of(uow.evidence.get(evidence_id), sha256)
    _refuse_program(file.file_name)
    source = uow.files.path_of(file.sha256)
    target = Path(tempfile.gettempdir()) / "pii-desktop" / file.sha256[:16] / safe_name(file.file_name, source.suffix)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (target.exists() and target.stat().st_size == file.size):
            shutil.copyfile(source, target)
            target.chmod(stat.S_IREAD)
    except OSError as error:
        raise OutputError(
            "Không tạo được bản xem tạm của tài liệu.",
            "Thư mục tạm của máy không ghi được hoặc đã đầy; tệp gốc trong sổ dữ liệu vẫn nguyên.",
            "Hãy giải phóng chỗ trên ổ đĩa rồi mở lại.",
            "look-at-failed",
        ) from error
    return target


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
