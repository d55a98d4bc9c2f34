"""Columns of the lists on this page."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from pii_desktop.domain.coordination import Exchange, OwedRow, RequestRow, RequestState, Way
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.people import FocalOfficer
from pii_desktop.services.assigning import short_name
from pii_desktop.services.chasing import ChaseLine, late_words
from pii_desktop.services.dates import today
from pii_desktop.services.people import contact_words
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Grouping, Look
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.term_words import term_words

T = TypeVar("T")
Tr = Callable[[str], str]

_TONES = {
    RequestState.OPEN: "text2",
    RequestState.ANSWERED: "accent",
    RequestState.TAKEN: "good",
    RequestState.CLOSED: "text3",
}
_ICONS = {
    RequestState.OPEN: Icon.HOURGLASS,
    RequestState.ANSWERED: Icon.INFO_CIRCLE,
    RequestState.TAKEN: Icon.CHECK,
    RequestState.CLOSED: Icon.CLOSE,
}


def day_words(day: date | None) -> str:
    """The day as dd/mm/yyyy, blank where there is none."""
    return format_date(day) if day is not None else ""


def request_columns(tr: Tr) -> list[Column[RequestRow]]:
    """Of the list of requests."""
    return [
        _column("code", tr("Mã"), lambda row: row.assignment.display_code, 92, look=Look.MUTED, sort_key=_position),
        _column("name", tr("Chỉ số, chỉ tiêu"), lambda row: short_name(row.assignment.row), whole=_whole_name),
        _column(
            "content", tr("Nội dung đề nghị"), lambda row: row.request.content, 200, look=Look.MUTED, whole=_content
        ),
        _column("due", tr("Hạn trả lời"), lambda row: day_words(row.request.due_on), 92, sort_key=_due, tone=_due_tone),
        _column("state", tr("Tình trạng"), _state, 164, look=Look.TAG, tone=_state_tone, icon=_state_icon),
    ]


def request_groups() -> Grouping[RequestRow]:
    """Requests under their department."""
    return Grouping(key=lambda row: row.request.department, title=_department, note=_group_note)


def chase_columns(tr: Tr) -> list[Column[ChaseLine]]:
    """Of the chase list."""
    return [
        _column("department", tr("Đơn vị"), lambda line: line.load.department),
        _column("contact", tr("Đầu mối"), _contact, 300, look=Look.MUTED, whole=_contact),
        _column("open", tr("Còn nợ"), lambda line: f"{line.load.open} / {line.load.asked}", 76, alignment=RIGHT),
        _column("overdue", tr("Quá hạn"), lambda line: str(line.load.overdue or ""), 76, alignment=RIGHT),
        _column("sent", tr("Gửi phiếu"), lambda line: day_words(line.load.asked_on) or tr("chưa gửi"), 100),
        _column("late", tr("Chậm nhất"), lambda line: late_words(line.load), 148, look=Look.TAG, tone=_late_tone,
               icon=_late_icon, sort_key=lambda line: -line.load.days_late),
    ]  # fmt: skip


def owed_columns(tr: Tr) -> list[Column[OwedRow]]:
    """Of what the department owes others."""
    return [
        _column("code", tr("Mã"), lambda row: row.assignment.display_code, 92, look=Look.MUTED,
               sort_key=lambda row: (row.assignment.plan_id, row.assignment.position)),
        _column("name", tr("Chỉ số, chỉ tiêu"), lambda row: short_name(row.assignment.row),
               whole=lambda row: row.assignment.row.name),
        _column("lead", tr("Cung cấp cho (chủ trì)"), _leads, 340, whole=_leads),
        _column("state", tr("Số liệu của đơn vị"), lambda row: row.state.label, 150, look=Look.TAG, tone=_entry_tone),
    ]  # fmt: skip


def log_columns(tr: Tr) -> list[Column[Exchange]]:
    """Of the log."""
    return [
        _column("on", tr("Ngày"), lambda line: format_date(line.on), 100, sort_key=lambda line: line.on),
        _column("way", tr("Chiều"), lambda line: line.way.label, 112, look=Look.TAG, tone=_way_tone, icon=_way_icon),
        _column("department", tr("Đơn vị"), lambda line: line.department, 240),
        _column("content", tr("Nội dung"), lambda line: line.content, whole=lambda line: line.content),
        _column(
            "file", tr("Tệp"), lambda line: line.file_name, 260, look=Look.MUTED, whole=lambda line: line.file_name
        ),
    ]


def contact_columns(tr: Tr) -> list[Column[FocalOfficer]]:
    """Of the officers of other departments."""
    return [
        _column("name", tr("Họ và tên"), lambda person: person.officer.name, look=Look.STRONG),
        _column("post", tr("Vai trò"), lambda person: person.post.label, 148),
        _column("title", tr("Chức vụ"), lambda person: person.officer.title, 148, look=Look.MUTED),
        _column("phone", tr("Điện thoại"), lambda person: person.officer.phone, 132),
        _column("email", tr("Thư điện tử"), lambda person: person.officer.email, 200),
        _column("term", tr("Thời gian"), term_words, 180, look=Look.MUTED),
    ]


def _column(key: str, title: str, value: Callable[[T], str], width: int = 0, **more: Any) -> Column[T]:  # noqa: ANN401
    return Column(key=key, title=title, value=value, width=width, **more)


def _position(row: RequestRow) -> tuple[int, int]:
    return row.assignment.plan_id, row.assignment.position


def _whole_name(row: RequestRow) -> str:
    return row.assignment.row.name


def _content(row: RequestRow) -> str:
    return row.request.content


def _due(row: RequestRow) -> date | None:
    return row.request.due_on


def _due_tone(row: RequestRow) -> str | None:
    return "bad" if row.request.is_overdue(today()) else None


def _state(row: RequestRow) -> str:
    return "Quá hạn trả lời" if row.request.is_overdue(today()) else row.request.state.label


def _state_tone(row: RequestRow) -> str | None:
    return "bad" if row.request.is_overdue(today()) else _TONES[row.request.state]


def _state_icon(row: RequestRow) -> Icon | None:
    return Icon.ALERT_CIRCLE if row.request.is_overdue(today()) else _ICONS[row.request.state]


def _department(rows: Sequence[RequestRow]) -> str:
    return rows[0].request.department


def _group_note(rows: Sequence[RequestRow]) -> str:
    waiting = sum(row.request.state is RequestState.OPEN for row in rows)
    return f"{len(rows)} đề nghị, {waiting} chờ trả lời" if waiting else f"{len(rows)} đề nghị"


def _late_tone(line: ChaseLine) -> str | None:
    return "bad" if line.load.overdue else "text2"


def _late_icon(line: ChaseLine) -> Icon | None:
    return Icon.ALERT_CIRCLE if line.load.overdue else Icon.CLOCK


def _contact(line: ChaseLine) -> str:
    return contact_words(line.contact) or "chưa khai"


def _leads(row: OwedRow) -> str:
    return "; ".join(row.assignment.row.lead)


def _entry_tone(row: OwedRow) -> str | None:
    return {EntryState.DONE: "good", EntryState.DRAFT: "warn"}.get(row.state, "text3")


def _way_tone(line: Exchange) -> str | None:
    return "accent" if line.way is Way.SENT else "good"


def _way_icon(line: Exchange) -> Icon | None:
    return Icon.SEND if line.way is Way.SENT else Icon.DOWNLOAD
