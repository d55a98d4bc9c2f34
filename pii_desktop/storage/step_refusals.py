"""What a clerk is told when a step cannot be taken back or done again."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from pii_desktop.errors import InputError
from pii_desktop.storage.replaying import RecordChange
from pii_desktop.storage.telling import TELLINGS

_SAME_CONTENT: Final = (
    "SELECT evidence.number, evidence.abstract, evidence_file.file_name FROM evidence_file"
    " JOIN evidence ON evidence.id = evidence_file.evidence_id WHERE evidence_file.sha256 = ?"
)
_NEWEST: Final = (
    "SELECT at, who, action, import_id FROM history WHERE entity = ? AND entity_id = ? ORDER BY id DESC LIMIT 1"
)


def nothing_left(kind: str) -> InputError:
    """Of `kind` "undo" or "redo"."""
    words = {"undo": "hoàn tác", "redo": "làm lại"}[kind]
    return InputError(f"Không có thao tác nào để {words}.", "Chưa có gì thay đổi.", "", f"nothing-to-{kind}")


def not_in_trash() -> InputError:
    """Of a deletion that is not in the trash (any more)."""
    return InputError(
        "Mục này không còn trong thùng rác.",
        "Có thể mục đã được khôi phục hoặc đã hết hạn giữ. Chưa có gì thay đổi.",
        "Hãy tải lại thùng rác.",
        "not-found",
    )


def refused(connection: Connection, action: str, name: str, change: RecordChange) -> InputError:
    """Of an action such as "Hoàn tác: Ghi tiến độ 2.2.2", because the record `name` changed since."""
    same = _same_content(connection, change)
    if same:
        return _content_is_there(action, same)
    newest = _newest(connection, change)
    since, is_import = "", False
    if newest is not None:
        at, who, what, import_id = newest
        day = datetime.fromisoformat(at).astimezone()
        since = f" Thay đổi gần nhất: “{what}” của {who}, {day:%H:%M %d/%m/%Y}."
        is_import = import_id is not None
    hint = "Hãy xem mục Lịch sử rồi sửa trực tiếp."
    if is_import:
        hint = "Nếu muốn trở lại trước lần nhập, hãy mở Phân công > Hoàn tác lần nhập, rồi thử lại."
    return InputError(
        f"Không thực hiện được “{action}”.",
        f"{name[:1].upper()}{name[1:]} đã thay đổi sau thao tác ấy nên không thể trở lại như cũ.{since}"
        " Chưa có gì thay đổi.",
        hint,
        "undo-conflict",
    )


def _same_content(connection: Connection, change: RecordChange) -> str:
    """What the document is called that has the content of a file which would come back; blank where none has."""
    if change.table.name != "evidence_file" or change.before is not None:
        return ""
    found = connection.exec_driver_sql(_SAME_CONTENT, (change.known["sha256"],)).first()
    return "" if found is None else " ".join(part for part in found[:2] if part) or str(found[2])


def _content_is_there(action: str, title: str) -> InputError:
    return InputError(
        f"Không thực hiện được “{action}”.",
        f"Tệp này đã được thêm lại và nay thuộc tài liệu “{title}”; mỗi nội dung chỉ giữ một bản. Chưa có gì thay đổi.",
        "Hãy dùng tài liệu ấy, hoặc xoá nó rồi khôi phục lại.",
        "evidence-exists",
    )


def _newest(connection: Connection, change: RecordChange) -> tuple[str, str, str, int | None] | None:
    telling = TELLINGS.get(change.table.name)
    if telling is None:
        return None
    place = (telling.entity.value, change.known[telling.id])
    found = connection.exec_driver_sql(_NEWEST, place).first()
    return None if found is None else (found[0], found[1], found[2], found[3])
