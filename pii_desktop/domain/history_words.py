"""The history in words a clerk reads: names of fields, values as shown on screen."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby

from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import EntryState, HistoryRow
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.progress import Judgement, WorkState
from pii_desktop.domain.versions import VersionKind
from pii_desktop.text.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in words; `old` is empty where nothing stood before."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one person did at one moment."""

    at: datetime
    who: str
    action: str
    changes: tuple[FieldChange, ...]


_NAMES = {
    "value": "Giá trị", "numerator": "Tử số", "denominator": "Mẫu số", "result": "Kết quả",
    "difficulties": "Khó khăn, vướng mắc", "proposals": "Đề xuất, kiến nghị", "next_steps": "Nhiệm vụ kỳ tới",
    "explanation": "Giải trình", "judgement": "Tự đánh giá", "judgement_reason": "Lý do đánh giá",
    "state": "Trạng thái", "percent": "Tỷ lệ %", "due": "Hạn", "officer": "Cán bộ thực hiện", "timing": "Thời gian",
    "text": "Nội dung", "is_own": "Đơn vị thêm", "own_target": "Mục tiêu của đơn vị",
    "own_target_printed": "Mục tiêu của đơn vị", "role": "Vai trò", "is_tracked": "Theo dõi",
    "code": "Mã", "code_printed": "Mã in", "name": "Tên", "unit": "Đơn vị tính", "baseline": "Năm gốc",
    "baseline_printed": "Năm gốc", "target": "Mục tiêu", "target_printed": "Mục tiêu", "lead": "Chủ trì",
    "coordinating": "Phối hợp", "tasks": "Nhiệm vụ", "source_note": "Ghi chú", "number": "Số, ký hiệu",
    "signed_on": "Ngày ký", "issuer": "Cơ quan ban hành", "abstract": "Trích yếu", "in_force_from": "Hiệu lực từ",
    "in_force_to": "Hiệu lực đến", "archived_at": "Ngừng theo dõi", "file_name": "Tên tệp", "link": "Minh chứng",
    "score": "Điểm công bố", "rank": "Hạng công bố", "citation": "Nguồn công bố", "is_continuous": "Thường xuyên",
    "cut_off": "Ngày xét hiệu lực", "recipient": "Nơi nhận", "deadline": "Hạn gửi", "sent_on": "Ngày gửi",
    "expires_on": "Hết hạn chứng nhận", "form": "Bản", "file": "Tệp", "requirement": "Minh chứng cần có",
    "evidence": "Minh chứng", "profile": "Thông tin đơn vị", "reorganisations": "Sắp xếp đơn vị",
    "deadlines": "Hạn thường lệ", "letters": "Người ký, nơi nhận của văn bản",
    "title": "Chức vụ", "phone": "Điện thoại", "email": "Thư điện tử", "since": "Từ ngày", "until": "Đến ngày",
    "department": "Đơn vị", "content": "Nội dung", "asked_on": "Ngày đề nghị", "due_on": "Hạn trả lời",
    "replied_on": "Ngày trả lời", "documents": "Tài liệu kèm", "is_flagged": "Cần theo dõi",
    "follow_up_on": "Theo dõi đến", "done_at": "Xong lúc", "is_needed": "Cần có", "reason": "Lý do",
    "is_issued": "Đã ban hành", "is_carried_out": "Đã thực hiện", "carried_out_by": "Thực hiện bằng",
    "kind": "Loại", "year": "Năm", "as_of": "Thời điểm", "document": "Tài liệu",
    "evidence_id": "Bản lưu (minh chứng số)", "is_final": "Số chính thức", "note": "Ghi chú",
    "label": "Tên gọi", "plan-subjects": "Trích yếu của kế hoạch",
    "continues_id": "Nối tiếp năm trước", "denominator_id": "Lấy từ số liệu nền", "plan_id": "Thuộc kế hoạch",
    "base_id": "Dựa trên bản trước", "headings": "Trụ cột, nhóm của kế hoạch", "source_name": "Tệp gốc",
    "source_sha256": "Mã băm của tệp gốc", "plan-columns": "Cột của bảng phân công",
    "document_number": "Số, ký hiệu", "is_left_out": "Bỏ qua câu", "after": "Đứng sau câu",
}  # fmt: skip
_WHOLE = {
    "assignment": "Dòng phân công", "work_item": "Nhiệm vụ", "progress": "Tiến độ", "evidence": "Minh chứng",
    "evidence_link": "Minh chứng", "denominator": "Số liệu nền", "plan": "Kế hoạch", "period": "Kỳ báo cáo",
    "officer": "Cán bộ đầu mối", "request": "Đề nghị phối hợp", "exchange": "Nhật ký gửi nhận", "note": "Ghi chú",
    "requirement": "Minh chứng cần có", "policy": "Danh mục chính sách", "settings": "Cài đặt",
    "report": "Bản báo cáo", "wording": "Câu chữ của báo cáo",
}  # fmt: skip
# What is stored besides for computing; the words beside it say the same.
_HIDDEN = {
    "own_target", "target", "baseline", "series", "search_key", "changed_at", "changed_by", "position", "stt",
    "pillar", "group", "parent", "collective_lead", "issues", "place", "sha256", "size", "denominator_id",
    "headings", "pillar_targets", "continues_id", "plan_id", "base_id",
}  # fmt: skip
_WORDS = {
    "period.state": {state.value: state.label for state in PeriodState},
    "report.state": {state.value: state.label for state in PeriodState},
    "report.kind": {kind.value: kind.label for kind in VersionKind},
    "progress.state": {state.value: state.label for state in EntryState},
    "work_item.state": {state.value: state.label for state in WorkState},
    "assignment.role": {role.value: role.label for role in Role},
    "progress.judgement": {
        Judgement.REACHED.value: "Đạt",
        Judgement.MISSED.value: "Chưa đạt",
        Judgement.NOT_JUDGED.value: "Không đánh giá",
    },
}
_SETTINGS = {
    "province": "Tỉnh, thành phố", "department": "Đơn vị", "official_name": "Tên đơn vị trên văn bản",
    "parent_body": "Cơ quan chủ quản", "symbol": "Ký hiệu",
    "place": "Địa danh", "addressee": "Nơi gửi báo cáo", "signer_title": "Chức vụ người ký",
    "signer_name": "Người ký", "recipients": "Nơi nhận", "leader": "Lãnh đạo phụ trách",
    "specialist": "Cán bộ đầu mối",
    "request": "Công văn đề nghị", "reply": "Công văn trả lời", "misprints": "Công văn đính chính",
    "officers": "Công văn cán bộ đầu mối", "evidence": "Công văn minh chứng", "received": "Công văn tiếp nhận",
    "handover": "Biên bản bàn giao",
}  # fmt: skip
_BY_ID = {"plan-subjects", "plan-columns"}
"""Settings that keep a text for each thing by its number: only the texts are words."""
_FLAGS = {
    "is_own", "is_tracked", "is_final", "is_continuous", "is_flagged", "is_needed", "is_issued", "is_carried_out",
    "is_left_out", "continues_id", "denominator_id", "plan_id", "base_id",
}  # fmt: skip
"""What is there or not; of a link to another record only that, its number says nothing to anybody."""
_NUMBERS = {"value", "numerator", "denominator", "percent", "baseline", "score"}
_DAYS = {
    "due", "as_of", "signed_on", "in_force_from", "in_force_to", "deadline", "sent_on", "expires_on", "since",
    "until", "asked_on", "due_on", "replied_on", "follow_up_on",
}  # fmt: skip


def steps_of(rows: tuple[HistoryRow, ...]) -> tuple[Step, ...]:
    """Rows of the history, newest first, those written together put together."""
    return tuple(_steps(rows))


def _steps(rows: tuple[HistoryRow, ...]) -> Iterator[Step]:
    for (at, who, action), together in groupby(rows, key=lambda row: (row.at, row.who, row.action)):
        changes = [_change(row) for row in reversed(list(together)) if row.field not in _HIDDEN]
        if changes:  # a document and its link say the same
            yield Step(at, who, action, tuple(dict.fromkeys(changes)))


def told(row: HistoryRow) -> FieldChange:
    """One line of the history in words."""
    if row.entity == "settings" and row.new.startswith("{"):
        return _settings_told(row)
    return _change(row)


def _settings_told(row: HistoryRow) -> FieldChange:
    """Of settings kept together only those that differ."""
    old, new = json.loads(row.old or "{}"), json.loads(row.new)
    differing = [key for key in {**old, **new} if (old.get(key) or None) != (new.get(key) or None)]
    before, after = (
        "; ".join(_setting_told(row.field, key, _plain(kept.get(key)) or "–") for key in differing)
        for kept in (old, new)
    )
    return FieldChange(_NAMES.get(row.field, "Cài đặt"), before, after)


def _setting_told(field: str, key: str, words: str) -> str:
    return words if field in _BY_ID else f"{_SETTINGS.get(key, key)}: {words}"


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(each[-1] if _is_pair(each) else each) for each in value)
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_plain, value.values())))
    return "" if value is None else str(value)


def _is_pair(value: object) -> bool:
    """A meaning and the title of its column: the title is what was printed."""
    return isinstance(value, list) and len(value) == 2 and all(isinstance(each, str) for each in value)


def _change(row: HistoryRow) -> FieldChange:
    unknown = _WHOLE["wording"] if row.entity == "wording" else "Nội dung khác"  # its new ones go by their keys
    name = _NAMES.get(row.field, unknown) if row.field else _WHOLE.get(row.entity, "Mục")
    return FieldChange(name, shown(row, row.old), shown(row, row.new))


def shown(row: HistoryRow, stored: str) -> str:
    """A stored text as the screen says it: words for codes, decimal comma, day/month/year, lists with semicolons."""
    codes = _WORDS.get(f"{row.entity}.{row.field}")
    if codes is not None:
        return codes.get(stored, stored)
    if row.field == "after" and stored:
        return "một câu khác"  # stored is its key
    if row.field in _FLAGS and stored:
        return "không" if stored in {"0", "false", "False"} else "có"
    try:
        return _number_or_day(row.field, stored) if stored else ""
    except (ValueError, InvalidOperation):
        return stored


def _number_or_day(field: str, stored: str) -> str:
    """Raises ValueError or InvalidOperation for what is not stored as the field asks."""
    if field in _NUMBERS:
        return format_decimal(Decimal(stored))
    if field in _DAYS:
        return date.fromisoformat(stored).strftime("%d/%m/%Y")
    if field == "archived_at":
        return datetime.fromisoformat(stored).astimezone().strftime("%d/%m/%Y")
    return _list_text(stored)


def _list_text(stored: str) -> str:
    if not stored.startswith("["):
        return stored
    try:
        parts = json.loads(stored)
    except ValueError:
        return stored
    return "; ".join(_named(part) if isinstance(part, dict) else str(part) for part in parts)


def _named(part: dict[str, object]) -> str:
    """A heading of a plan by its code and name."""
    return " ".join(str(part[key]) for key in ("code", "name") if part.get(key)) or _plain(part)
