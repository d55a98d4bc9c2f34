"""Matters of the documents beside the report, as Sở Tài chính has them."""

from dataclasses import replace
from datetime import date

from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.handover import HandoverMatter, OpenNote, handover_sheet
from pii_desktop.domain.ids import FocalOfficerId, PeriodId, RequestId
from pii_desktop.domain.letter_evidence import EvidenceMatter
from pii_desktop.domain.letter_form import Sender
from pii_desktop.domain.letter_handover import HandoverMatterSigned
from pii_desktop.domain.letter_misprints import MisprintsMatter, PrintedWrong
from pii_desktop.domain.letter_officers import Named, OfficersMatter
from pii_desktop.domain.letter_received import ReceivedMatter, ReceivedRow
from pii_desktop.domain.letter_reply import ReplyMatter
from pii_desktop.domain.letter_request import RequestMatter
from pii_desktop.domain.letters import Matter
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.reorganising import Reorganisation
from pii_desktop.domain.report_content import PlanPart
from pii_desktop.domain.request_form import FormMark, FormRow, RequestForm
from tests.exporters.sample import BAC_NINH, FINANCE, SUBJECT, YEAR_2025, a_row, sample_content

PLAN = PlanPart(BAC_NINH, subject=SUBJECT)
PROFILE = replace(FINANCE, drafting_unit="QLNS", recipients=("Giám đốc Sở (để báo cáo)", "Các phòng thuộc Sở"))
SENDER = Sender(PROFILE, 2025, (PLAN,))
SPECIALIST = Officer("Trần Thị Hằng", "Chuyên viên phòng Quản lý ngân sách", "0912 345 678", "hangtt@bacninh.gov.vn")
LEADER = Officer("Nguyễn Văn Ước", "Phó Giám đốc", "0913 000 111")
ASKED = "Số liệu, kết quả thực hiện và tài liệu minh chứng"
DAY = date(2025, 10, 6)


def a_form(department: str, *rows: FormRow, due: date | None = date(2025, 11, 14)) -> RequestForm:
    return RequestForm(FormMark("a" * 12, PeriodId(1)), PROFILE.department, department, "Năm 2025", due, "", rows)


def a_form_row(code: str, name: str, unit: str = "%", target: str = "", content: str = ASKED) -> FormRow:
    return FormRow(RequestId(1), code, name, unit, content, target)


RESEARCH = a_form_row("2.2.3", "Chi cho nghiên cứu khoa học và phát triển công nghệ (R&D)/GRDP", target="≥ 10")
BUDGET = a_form_row("2.2.2", "Tỉ lệ chi cho KH&CN từ ngân sách địa phương/GRDP", content="Số chi năm 2025 theo nguồn")


def one_request() -> RequestMatter:
    form = a_form("Sở Khoa học và Công nghệ", BUDGET, RESEARCH)
    return RequestMatter(YEAR_2025, (form,), "Ủy ban nhân dân tỉnh Bắc Ninh", SPECIALIST)


def many_requests() -> RequestMatter:
    return RequestMatter(
        YEAR_2025,
        (
            a_form("Sở Khoa học và Công nghệ", BUDGET, RESEARCH),
            a_form("Chi cục Thống kê tỉnh", replace(BUDGET, content="GRDP theo giá hiện hành"), due=date(2025, 11, 7)),
            a_form("Ban Quản lý các khu công nghiệp", a_form_row("1.2.1", "Chi phí gia nhập thị trường", "điểm")),
        ),
        "Sở Khoa học và Công nghệ",
        SPECIALIST,
    )  # fmt: skip


def a_reply() -> ReplyMatter:
    content = sample_content()
    owed = tuple(row for row in content.rows if row.assignment.role is Role.COORDINATING)
    lacking = a_row("2.1.3", "Tỉ lệ học sinh thi nghiên cứu khoa học", Role.COORDINATING, number=8,
                    explanation="Số liệu năm học 2025 - 2026 chưa tổng hợp")  # fmt: skip
    return ReplyMatter(
        replace(content, rows=(*owed, lacking), work_items=()),
        "Sở Khoa học và Công nghệ",
        "Công văn số 812/SKHCN-ĐMST ngày 02/10/2025 của Sở Khoa học và Công nghệ",
    )


def misprints() -> MisprintsMatter:
    return MisprintsMatter((
        (PLAN, (
            PrintedWrong("Bảng 1, dòng 24", "5.1.3", "5.1.2", "Tỉ lệ lao động có trình độ", "Mã 5.1.3 in hai lần."),
            PrintedWrong("Bảng 1, dòng 31", "3.2.2.", "6.2.2", "Số đơn đăng ký nhãn hiệu/10.000 dân",
                         "Dòng nằm trong nhóm 6.2."),
        )),
    ))  # fmt: skip


def officers() -> OfficersMatter:
    department = PROFILE.department
    leader = FocalOfficer(FocalOfficerId(1), department, Post.LEADER, LEADER)
    before = FocalOfficer(FocalOfficerId(2), department, Post.SPECIALIST, Officer("Lê Văn Đệ"), until=date(2025, 10, 5))
    now = FocalOfficer(FocalOfficerId(3), department, Post.SPECIALIST, SPECIALIST, since=DAY)
    return OfficersMatter((Named(leader), Named(now, before)))


def evidence_list() -> EvidenceMatter:
    return EvidenceMatter(sample_content())


def received() -> ReceivedMatter:
    old = Department("so-ke-hoach-va-dau-tu", "Sở Kế hoạch và Đầu tư")
    new = Department("so-tai-chinh", "Sở Tài chính")
    basis = "Nghị quyết số 40/NQ-HĐND ngày 20/02/2025 của Hội đồng nhân dân tỉnh Bắc Ninh"
    merger = Reorganisation((old,), new, date(2025, 3, 1), basis)
    plan = "Kế hoạch số 279/KH-UBND"
    return ReceivedMatter((
        ReceivedRow("1.1.3", "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa", plan, "Sở KH&ĐT", Role.LEAD, merger),
        ReceivedRow("6.3.3", "Tỉ lệ doanh nghiệp khởi nghiệp sáng tạo", plan, "Sở Kế hoạch và Đầu tư",
                    Role.COORDINATING, merger, Role.COLLECTIVE),
    ))  # fmt: skip


def handover() -> HandoverMatterSigned:
    contact = FocalOfficer(FocalOfficerId(4), "Sở Nội vụ", Post.SPECIALIST, Officer("Phạm Thị Ngọc", phone="0222 388"))
    sheet = handover_sheet(
        HandoverMatter(
            PROFILE.department, DAY, periods=(YEAR_2025,), contacts=(contact,),
            notes=(OpenNote("2.2.3 Chi R&D/GRDP", "Chờ số liệu của Chi cục Thống kê", date(2025, 11, 7)),),
            plans=(BAC_NINH,), places=(("Sổ dữ liệu", "D:/PII/so-2025"),),
        )
    )  # fmt: skip
    return HandoverMatterSigned(sheet, Officer("Lê Văn Đệ", "Chuyên viên"), SPECIALIST)


SAMPLES: dict[str, Matter] = {
    "de-nghi-mot-don-vi": one_request(),
    "de-nghi-nhieu-don-vi": many_requests(),
    "cung-cap-so-lieu": a_reply(),
    "dinh-chinh-loi-in": misprints(),
    "can-bo-dau-moi": officers(),
    "danh-muc-minh-chung": evidence_list(),
    "tiep-nhan-sau-sap-xep": received(),
    "ban-giao": handover(),
}
"""By the name of its golden file."""
