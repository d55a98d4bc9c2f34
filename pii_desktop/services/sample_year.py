"""What a year leaves in the sample beside its entries: figures, requests, notes, officers, lists. All is made up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pii_desktop.domain.coordination import Exchange, Reply, Request, RequestState, Way
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.ids import AssignmentId, EvidenceId, ExchangeId, NoteId, PeriodId, PolicyMarkId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.people import Post
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.profile import Officer
from pii_desktop.services.coordination import create_requests, write_line
from pii_desktop.services.coverage import meet
from pii_desktop.services.denominators import add_figure, change_figure
from pii_desktop.services.notes import add_note, finish
from pii_desktop.services.people import Newcomer, appoint
from pii_desktop.services.policies import mark_policy
from pii_desktop.services.work import update_work_item

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KIND = DenominatorKind
_FIGURES = (
    (_KIND.POPULATION, "3619400", "3645200"),
    (_KIND.GRDP, "222600", "245300"),
    (_KIND.ENTERPRISES, "31850", "33120"),
    (_KIND.NEW_ENTERPRISES, "4180", "4610"),
    (_KIND.COMMUNES, "99", "99"),
)
"""Kind, last year's figure, this year's."""
_SCIENCE, _STATISTICS = "Sở Khoa học và Công nghệ", "Chi cục Thống kê tỉnh"
_CONTACTS = (
    (_SCIENCE, Post.LEADER, Officer("Lê Văn Giả Định", "Phó Giám đốc", "0222 000 101", "giadinh@vidu.vn")),
    (_SCIENCE, Post.SPECIALIST, Officer("Phạm Thị Minh Họa", "Chuyên viên", "0222 000 102", "minhhoa@vidu.vn")),
    (_STATISTICS, Post.SPECIALIST, Officer("Hoàng Văn Thử", "Thống kê viên", "0222 000 301", "thu@vidu.vn")),
)
_MET = (
    ("2.2.2", "2.2.2/01", "412/QĐ-UBND"),
    ("1.1.3", "IDX/01", "128/KH-UBND"),
    ("1.2.1", "IDX/02", "356/BC-STC"),
    ("1.2.4", "IDX/02", "356/BC-STC"),
    ("3.2.2", "3.2.2/02", "77/BC-BQL"),
    ("4.2.2", "TW/01", "94/CV-STC"),
    ("4.2.2", "TW/02", "521/BC-STC"),
    ("6.3.1", "TW/01", "94/CV-STC"),
    ("6.3.1", "TW/02", "521/BC-STC"),
    ("1.1.1 (2)", "1.1.1/01", "128/KH-UBND"),
)
"""Row, requirement, number of the document that meets it."""
_POLICIES = ((2, "128/KH-UBND", "Báo cáo kết quả hỗ trợ doanh nghiệp"), (12, "412/QĐ-UBND", ""), (3, "412/QĐ-UBND", ""))


def fill_year(uow: "UnitOfWork", ids: Mapping[str, AssignmentId], period_id: PeriodId, today: date) -> None:
    """What stands beside the entries of `period_id`; `ids` finds the rows by the codes shown."""
    _fill_figures(uow, today)
    _fill_people(uow, today)
    _fill_requests(uow, period_id, today)
    _fill_notes(uow, ids, period_id, today)
    _fill_lists(uow, ids)
    _fill_work_days(uow, ids, today)


def correct_grdp(uow: "UnitOfWork", today: date) -> None:
    """A second estimate of GRDP arrives after a result was computed with the first one."""
    figure = uow.denominators.find(_KIND.GRDP, today.year)
    if figure is not None:
        document = f"Thông báo ước GRDP năm {today.year} của Chi cục Thống kê tỉnh"
        change_figure(uow, figure.id, replace(figure.fields, value=Decimal(248700), document=document))


def _fill_figures(uow: "UnitOfWork", today: date) -> None:
    for kind, last, now in _FIGURES:
        book = f"Niên giám thống kê tỉnh Bắc Ninh năm {today.year - 1}"
        before = DenominatorFields(kind, today.year - 1, Decimal(last), kind.unit, date(today.year - 1, 12, 31), book)
        add_figure(uow, replace(before, is_final=True))
        if kind is not _KIND.NEW_ENTERPRISES:
            as_of = date(today.year, today.month, 1) - timedelta(days=1)
            fields = DenominatorFields(kind, as_of.year, Decimal(now), kind.unit, as_of)
            is_final = kind is _KIND.COMMUNES
            document = "Nghị quyết về sắp xếp đơn vị hành chính cấp xã" if is_final else ""
            add_figure(uow, replace(fields, year=today.year, document=document, is_final=is_final))


def _fill_people(uow: "UnitOfWork", today: date) -> None:
    for department, post, officer in _CONTACTS:
        appoint(uow, Newcomer(department, post, officer, date(today.year - 1, 3, 1), "Công văn cử cán bộ đầu mối"))


def _fill_requests(uow: "UnitOfWork", period_id: PeriodId, today: date) -> None:
    """One department has answered, the others have a few days left."""
    create_requests(uow, period_id)
    asked_on = today - timedelta(days=20)
    asked = uow.requests.of_period(period_id)
    for request in asked:
        uow.requests.update(_as_it_went(replace(request, asked_on=asked_on), today))
    for department in dict.fromkeys(request.department for request in asked):
        write_line(uow, Exchange(ExchangeId(0), asked_on, Way.SENT, department, "Phiếu cung cấp số liệu", period_id))
    answer = "Trả lời phiếu cung cấp số liệu"
    write_line(uow, Exchange(ExchangeId(0), today - timedelta(days=3), Way.RECEIVED, _SCIENCE, answer, period_id))


def _as_it_went(request: Request, today: date) -> Request:
    if request.department == _SCIENCE:
        reply = Reply(result="Đã rà soát, cung cấp danh sách kèm theo.", officer="Phạm Thị Minh Họa")
        answered = replace(request, state=RequestState.ANSWERED, replied_on=today - timedelta(days=3), reply=reply)
        return replace(answered, due_on=today + timedelta(days=2))
    return replace(request, due_on=today + timedelta(days=2))


def _fill_notes(uow: "UnitOfWork", ids: Mapping[str, AssignmentId], period_id: PeriodId, today: date) -> None:
    on_value = Anchor(ids["4.2.3"], period_id, field="value")
    add_note(uow, on_value, "Chờ GDP cả nước chính thức rồi tính lại.", follow_up_on=today + timedelta(days=6))
    add_note(uow, Anchor(ids["6.3.2"], period_id), "Đã thống nhất cách tính với Chi cục Thống kê tỉnh.")
    note_id, _ = add_note(uow, Anchor(ids["3.2.2"], period_id, field="value"), "Hỏi lại diện tích KCN mới.",
                          follow_up_on=today - timedelta(days=2))  # fmt: skip
    finish(uow, NoteId(note_id))


def _fill_lists(uow: "UnitOfWork", ids: Mapping[str, AssignmentId]) -> None:
    documents: dict[str, EvidenceId] = {each.fields.number: each.id for each in uow.evidence.all()}
    for code, key, number in _MET:
        meet(uow, ids[code], key, frozenset({documents[number]}))
    for group, number, carried_out_by in _POLICIES:
        mark = PolicyMark(PolicyMarkId(0), documents[number], group)
        mark_policy(uow, replace(mark, is_carried_out=bool(carried_out_by), carried_out_by=carried_out_by))


def _fill_work_days(uow: "UnitOfWork", ids: Mapping[str, AssignmentId], today: date) -> None:
    """One work item is overdue, one is due soon; both have an officer."""
    for code, days, officer in (("2.2.2", -5, "Trần Thị Ví Dụ"), ("3.2.2", 9, "Đỗ Văn Tượng Trưng")):
        item = uow.work_items.of(ids[code])[-1]
        due = today + timedelta(days=days)
        update_work_item(uow, replace(item, due=due, officer=officer, is_continuous=False))
