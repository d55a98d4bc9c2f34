"""What a handover sheet says, and that a list without a line says so."""

from datetime import date

from pii_desktop.domain.coordination import Request, RequestRow
from pii_desktop.domain.handover import Expiring, HandoverMatter, OpenNote, OpenWork, handover_sheet
from pii_desktop.domain.ids import AssignmentId, FocalOfficerId, PeriodId, RequestId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import Period, PeriodKind, PeriodState
from pii_desktop.domain.profile import Officer
from tests.builders import an_assignment

DAY = date(2025, 11, 20)


def a_period(year: int, deadline: date | None, state: PeriodState = PeriodState.DRAFT) -> Period:
    return Period(PeriodId(year), PeriodKind.YEAR, year, deadline, "Sở KH&CN", state=state)


def rows(matter: HandoverMatter, title: str) -> tuple[tuple[str, ...], ...]:
    return next(section.rows for section in handover_sheet(matter).sections if section.title == title)


def test_open_deadlines_stand_first_and_what_was_sent_is_left_out() -> None:
    periods = (
        a_period(2027, None),
        a_period(2025, date(2025, 11, 30)),
        a_period(2024, date(2024, 11, 30), PeriodState.SENT),
        a_period(2026, date(2025, 11, 10)),
    )
    assert rows(HandoverMatter("Sở Tài chính", DAY, periods=periods), "Thời hạn đang mở") == (
        ("Năm 2026", "10/11/2025", "quá hạn 10 ngày", "Sở KH&CN"),
        ("Năm 2025", "30/11/2025", "còn 10 ngày", "Sở KH&CN"),
        ("Năm 2027", "", "", "Sở KH&CN"),
    )


def test_work_with_a_day_stands_by_officer() -> None:
    work = (
        OpenWork("", "2.2.2", "Rà soát chi KH&CN", date(2025, 11, 20)),
        OpenWork("Nam", "2.2.3", "Tổng hợp", date(2025, 12, 1)),
        OpenWork("Lan", "2.2.2", "Lập báo cáo", date(2025, 11, 30)),
        OpenWork("Nam", "2.2.3", "Tham mưu", date(2025, 11, 15)),
    )
    assert rows(HandoverMatter("Sở Tài chính", DAY, work=work), "Nhiệm vụ đang có hạn") == (
        ("Lan", "2.2.2", "Lập báo cáo", "30/11/2025", "còn 10 ngày"),
        ("Nam", "2.2.3", "Tham mưu", "15/11/2025", "quá hạn 5 ngày"),
        ("Nam", "2.2.3", "Tổng hợp", "01/12/2025", "còn 11 ngày"),
        ("chưa giao", "2.2.2", "Rà soát chi KH&CN", "20/11/2025", "còn 0 ngày"),
    )


def test_who_was_asked_for_what_and_when() -> None:
    request = Request(
        RequestId(1), AssignmentId(1), PeriodId(1), "Sở Nội vụ", "Số liệu", date(2025, 11, 3), date(2025, 11, 17)
    )
    unsent = Request(RequestId(2), AssignmentId(1), PeriodId(1), "Sở Y tế", "Số liệu")
    matter = HandoverMatter(
        "Sở Tài chính", DAY, requests=tuple(RequestRow(each, an_assignment(), "279") for each in (request, unsent))
    )
    assert rows(matter, "Đề nghị đang chờ trả lời") == (
        ("Sở Nội vụ", "2.2.2", "Số liệu", "03/11/2025", "17/11/2025 (quá hạn)"),
        ("Sở Y tế", "2.2.2", "Số liệu", "chưa gửi", ""),
    )


def test_contacts_notes_and_documents() -> None:
    hoa = FocalOfficer(FocalOfficerId(1), "Sở Nội vụ", Post.SPECIALIST, Officer("Hoa", "Chuyên viên", "0222"))
    matter = HandoverMatter(
        "Sở Tài chính",
        DAY,
        contacts=(hoa,),
        expiring=(Expiring("12/QĐ", "Về việc", date(2025, 12, 31)),),
        notes=(OpenNote("2.2.2", "Hỏi lại số", date(2025, 11, 25)), OpenNote("2.2.3", "Xem")),
    )
    assert rows(matter, "Cán bộ đầu mối") == (("Sở Nội vụ", "Cán bộ đầu mối", "Hoa", "Chuyên viên", "0222", ""),)
    assert rows(matter, "Minh chứng sắp hết hiệu lực") == (("12/QĐ", "Về việc", "31/12/2025"),)
    assert rows(matter, "Ghi chú cần theo dõi")[0] == ("2.2.2", "Hỏi lại số", "25/11/2025")


def test_an_empty_list_stays_and_says_so() -> None:
    sheet = handover_sheet(HandoverMatter("Sở Tài chính", DAY))
    assert len(sheet.sections) == 9
    assert all(section.empty for section in sheet.sections)
    assert sheet.lines == ("Đơn vị: Sở Tài chính", "Lập ngày 20/11/2025")
