"""The content of a handover sheet: what whoever comes next must know on the first morning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pii_desktop.domain.coordination import RequestRow
from pii_desktop.domain.findings import Finding
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.people import FocalOfficer
from pii_desktop.domain.period import Period, days_left
from pii_desktop.domain.plan import Severity

_SEVERITIES = {Severity.ERROR: "Thiếu", Severity.WARNING: "Xem lại", Severity.NOTE: "Lưu ý"}


@dataclass(frozen=True, slots=True)
class OpenNote:
    """A note that still asks for something: about what, its words, by when."""

    subject: str
    text: str
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Expiring:
    """A document that stops counting soon, on `until`."""

    number: str
    abstract: str
    until: date


@dataclass(frozen=True, slots=True)
class OpenWork:
    """A work item that is not done: who does it (blank: nobody named), its indicator, its words, its day."""

    officer: str
    code: str
    text: str
    due: date


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the sheet under its title; `empty` is said where it has no line."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """The whole sheet: its title, who hands over on which day, its sections in the order of their urgency."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class HandoverMatter:
    """What the sheet is made of, as it is stored on `day`; `places` says where things lie (word, place)."""

    department: str
    day: date
    periods: tuple[Period, ...] = ()
    findings: tuple[Finding, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    contacts: tuple[FocalOfficer, ...] = ()
    expiring: tuple[Expiring, ...] = ()
    notes: tuple[OpenNote, ...] = ()
    plans: tuple[StoredPlan, ...] = ()
    places: tuple[tuple[str, str], ...] = field(default=())
    work: tuple[OpenWork, ...] = ()


def handover_sheet(matter: HandoverMatter) -> HandoverSheet:
    """The sheet, most urgent first; a list without a line stays and says so."""
    sections = (
        _deadlines(matter),
        _work(matter),
        _gaps(matter.findings),
        _requests(matter),
        _expiring(matter.expiring),
        _notes(matter.notes),
        _contacts(matter.contacts),
        _plans(matter.plans),
        Section("Nơi lưu dữ liệu", ("Nội dung", "Nơi lưu"), matter.places, "Chưa rõ."),
    )
    lines = (f"Đơn vị: {matter.department}", f"Lập ngày {matter.day:%d/%m/%Y}")
    return HandoverSheet("Phiếu bàn giao công việc theo dõi PII", lines, sections)


def _deadlines(matter: HandoverMatter) -> Section:
    waiting = [each for each in matter.periods if not each.is_sent]
    waiting.sort(key=lambda each: (each.deadline is None, each.deadline or matter.day))
    rows = tuple(
        (each.title, _day(each.deadline), _left(days_left(each, matter.day)), each.recipient) for each in waiting
    )
    columns = ("Kỳ báo cáo", "Hạn gửi", "Còn lại", "Nơi nhận")
    return Section("Thời hạn đang mở", columns, rows, "Không còn kỳ báo cáo nào chưa gửi.")


def _work(matter: HandoverMatter) -> Section:
    waiting = sorted(matter.work, key=lambda each: (each.officer == "", each.officer, each.due))
    rows = tuple(
        (each.officer or "chưa giao", each.code, each.text, _day(each.due), _left((each.due - matter.day).days))
        for each in waiting
    )
    columns = ("Người thực hiện", "Mã", "Nội dung", "Hạn", "Còn lại")
    return Section("Nhiệm vụ đang có hạn", columns, rows, "Không có nhiệm vụ nào đang chờ đến hạn.")


def _gaps(findings: Iterable[Finding]) -> Section:
    rows = tuple((_SEVERITIES[each.severity], each.code, each.name, each.text, each.remedy) for each in findings)
    columns = ("Mức", "Mã", "Chỉ số, chỉ tiêu", "Còn thiếu", "Cần làm")
    return Section("Nội dung còn thiếu", columns, rows, "Không còn nội dung nào thiếu.")


def _requests(matter: HandoverMatter) -> Section:
    rows = tuple(
        (
            each.request.department,
            each.assignment.display_code,
            each.request.content,
            _day(each.request.asked_on) or "chưa gửi",
            f"{_day(each.request.due_on)}{' (quá hạn)' if each.request.is_overdue(matter.day) else ''}",
        )
        for each in matter.requests
    )
    columns = ("Đơn vị được đề nghị", "Mã", "Nội dung", "Đã gửi ngày", "Hạn trả lời")
    return Section("Đề nghị đang chờ trả lời", columns, rows, "Không có đề nghị nào đang chờ.")


def _expiring(documents: Iterable[Expiring]) -> Section:
    rows = tuple((each.number, each.abstract, _day(each.until)) for each in documents)
    columns = ("Số, ký hiệu", "Trích yếu", "Đến ngày")
    return Section("Minh chứng sắp hết hiệu lực", columns, rows, "Không có minh chứng nào sắp hết.")


def _notes(notes: Iterable[OpenNote]) -> Section:
    rows = tuple((each.subject, each.text, _day(each.follow_up_on)) for each in notes)
    return Section("Ghi chú cần theo dõi", ("Về", "Nội dung", "Xem lại ngày"), rows, "Không có ghi chú nào đang mở.")


def _contacts(people: Iterable[FocalOfficer]) -> Section:
    rows = tuple(
        (
            each.department, each.post.label, each.officer.name, each.officer.title, each.officer.phone,
            each.officer.email,
        )
        for each in people
    )  # fmt: skip
    columns = ("Đơn vị", "Vai trò", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử")
    return Section("Cán bộ đầu mối", columns, rows, "Chưa khai cán bộ đầu mối nào.")


def _plans(plans: Sequence[StoredPlan]) -> Section:
    rows = tuple(
        (each.label, _day(each.document.signed_on), each.document.issuer or "", each.recipient or "theo Cài đặt")
        for each in plans
    )
    columns = ("Kế hoạch", "Ngày ký", "Cơ quan ban hành", "Nơi nhận báo cáo")
    return Section("Kế hoạch đang theo dõi", columns, rows, "Chưa có kế hoạch nào.")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else ""


def _left(days: int | None) -> str:
    if days is None:
        return ""
    return f"quá hạn {-days} ngày" if days < 0 else f"còn {days} ngày"
