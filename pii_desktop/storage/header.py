"""Whether a file is a database of this program, decided from its first hundred bytes; the file stays untouched.

The layout is https://www.sqlite.org/fileformat.html#the_database_header: all numbers are big-endian.
"""

from dataclasses import dataclass
from pathlib import Path

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.refusals import damaged, disk_refusal

APPLICATION_ID = 0x50494944
"""Marks a database of this program: "PIID"."""

_SIZE = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says: page size in bytes, number of pages (None where it is not kept), schema, owner."""

    page_size: int
    pages: int | None
    schema: int
    application_id: int


def read_schema(database: Path, newest: int) -> int:
    """The schema of a workspace's database, from 1 to `newest`.

    Raises WorkspaceError: "workspace-missing", "workspace-empty", "workspace-foreign", "workspace-newer",
    "workspace-damaged".
    """
    folder = database.parent
    header = _parse(_first_bytes(database), folder)
    if header.application_id != APPLICATION_ID or header.schema < 1:
        raise _foreign(folder)
    if header.schema > newest:
        raise _newer(folder, header.schema, newest)
    if _is_cut(database, header):
        raise damaged(folder, "Tệp dữ liệu bị cắt cụt, thiếu phần cuối.")
    return header.schema


def missing(folder: Path) -> WorkspaceError:
    """There is no database in `folder`."""
    return WorkspaceError(
        title=f"Thư mục “{folder.name}” không phải là sổ dữ liệu.",
        text="Không thấy tệp dữ liệu pii.sqlite; có thể ổ đĩa chưa được nối hoặc thư mục đã chuyển đi.",
        hint="Hãy chọn đúng thư mục, hoặc tạo sổ dữ liệu mới.",
        code="workspace-missing",
    )


def _first_bytes(database: Path) -> bytes:
    try:
        with database.open("rb") as file:
            return file.read(_SIZE)
    except FileNotFoundError:
        raise missing(database.parent) from None
    except OSError as error:
        raise disk_refusal(error, database.parent) from error


def _parse(first: bytes, folder: Path) -> Header:
    if not first:
        raise _empty(folder)
    if not first.startswith(_MAGIC):
        raise _foreign(folder)
    if len(first) < _SIZE:
        raise damaged(folder, "Tệp dữ liệu bị cắt cụt, thiếu phần cuối.")
    # The page count is valid only where the change counter equals the "version valid for" number.
    pages = _number(first, 28) if first[24:28] == first[92:96] else None
    page_size = int.from_bytes(first[16:18], "big")
    return Header(65536 if page_size == 1 else page_size, pages, _number(first, 60), _number(first, 68))


def _number(first: bytes, place: int) -> int:
    return int.from_bytes(first[place : place + 4], "big")


def _is_cut(database: Path, header: Header) -> bool:
    """True when pages are missing at the end and no journal is there to bring them back."""
    journal = database.with_name(f"{database.name}-journal")
    if header.pages is None or (journal.exists() and journal.stat().st_size > 0):
        return False
    return database.stat().st_size < header.page_size * header.pages


def _empty(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title=f"Tệp dữ liệu của “{folder.name}” rỗng (0 byte).",
        text="Có thể lần chép trước bị dở dang. Chương trình không ghi gì vào tệp này.",
        hint="Hãy chép lại cả thư mục từ bản gốc, hoặc khôi phục từ bản sao lưu trong thư mục backups.",
        code="workspace-empty",
    )


def _foreign(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title=f"Tệp pii.sqlite trong “{folder.name}” không phải dữ liệu của PII Desktop.",
        text="Tệp thuộc chương trình khác nên được giữ nguyên, không mở và không sửa.",
        hint="Hãy chọn thư mục khác.",
        code="workspace-foreign",
    )


def _newer(folder: Path, schema: int, newest: int) -> WorkspaceError:
    return WorkspaceError(
        title=f"Sổ dữ liệu “{folder.name}” do phiên bản mới hơn của chương trình tạo ra.",
        text=f"Dữ liệu ở cấu trúc {schema}, chương trình này chỉ biết đến {newest}. Tệp được giữ nguyên.",
        hint="Hãy cài phiên bản PII Desktop mới hơn rồi mở lại.",
        code="workspace-newer",
    )
