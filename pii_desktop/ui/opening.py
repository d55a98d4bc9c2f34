"""Look at a kept document: a read-only copy under its own name is opened, the stored file stays untouched."""

import re
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import OutputError
from pii_desktop.services.evidence import stored_copy

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 120


def copy_to_look_at(uow: "UnitOfWork", evidence_id: EvidenceId) -> Path:
    """A read-only copy in the folder for temporary files. Raises PiiError when the kept file is gone."""
    source = stored_copy(uow, evidence_id)
    document = uow.evidence.get(evidence_id)
    folder = Path(tempfile.gettempdir()) / "pii-desktop" / document.sha256[:16]
    target = folder / safe_name(document.file_name, source.suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (target.exists() and target.stat().st_size == document.size):
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


def safe_name(file_name: str, suffix: str) -> str:
    """`file_name` as every system allows it; never empty, never a device of Windows."""
    stem = _FORBIDDEN.sub("_", Path(file_name).stem).strip(" .")[:_LONGEST]
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"tai-lieu-{stem}".rstrip("-")
    ending = Path(file_name).suffix or suffix
    return f"{stem}{_FORBIDDEN.sub('_', ending)}"
