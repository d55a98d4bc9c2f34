"""A department's records of one period, as the reports of these tests are built from."""

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId, WorkItemId
from pii_desktop.domain.listing import EntryState, IndicatorRow, StoredAssignment, StoredPlan
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import ParsedRow, Place, PlanDocument, RowKind, Series
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.progress import Entry, WorkItem, WorkState
from pii_desktop.domain.report_content import PlanPart, ReportContent
from pii_desktop.domain.target import parse_target

BAC_NINH = StoredPlan(
    PlanId(1),
    PlanDocument(
        title=(
            "PHỤ LỤC",
            "NHIỆM VỤ, GIẢI PHÁP NÂNG CAO BỘ CHỈ SỐ ĐỔI MỚI SÁNG TẠO CẤP ĐỊA PHƯƠNG (PII) NĂM 2025",
            "(Kèm theo Kế hoạch số: 279/KH-UBND ngày 06 tháng 5 năm 2025 của UBND tỉnh Bắc Ninh)",
        ),
        number="279/KH-UBND",
        signed_on=date(2025, 5, 6),
        issuer="UBND tỉnh Bắc Ninh",
        year=2025,
        province="Bắc Ninh",
    ),
    label="Kế hoạch 279/KH-UBND",
)
SUBJECT = "cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII) của tỉnh Bắc Ninh năm 2025"
YEAR_2025 = Period(PeriodId(1), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ")
FINANCE = Profile(
    province="Bắc Ninh",
    department="Sở Tài chính",
    symbol="STC",
    signing_authority="KT.",
    signer_title="Phó Giám đốc",
    signer_name="Nguyễn Văn Ước",
    recipients=("Giám đốc Sở (để báo cáo)", "Các phòng thuộc Sở", "Lưu: VT, QLNS"),
)


def a_row(code: str | None, name: str, role: Role | None = Role.LEAD, number: int = 1, **fields: Any) -> IndicatorRow:
    """One followed row; `fields` go to the parsed row, the entry or the line of the list, wherever they belong."""
    parsed = ParsedRow(RowKind.INDICATOR, name, Place(0, number), code=code, code_printed=code)
    parsed = replace(parsed, pillar=code[0] if code else None, **_taken(fields, ParsedRow))
    if parsed.target_printed:
        parsed = replace(parsed, target=parse_target(parsed.target_printed))
    entry = replace(Entry(), **_taken(fields, Entry))
    assignment = StoredAssignment(AssignmentId(number), PlanId(1), number, parsed, role, is_tracked=True)
    assignment = replace(assignment, **_taken(fields, StoredAssignment))
    line = IndicatorRow(
        assignment, name, _PILLARS.get(parsed.pillar or "", ""), entry, EntryState.DONE, Assessment(Verdict.NO_TARGET),
        work_total=0, work_done=0, evidence_count=0,
    )  # fmt: skip
    return replace(line, **fields)


_PILLARS = {"1": "THỂ CHẾ", "2": "VỐN CON NGƯỜI, NGHIÊN CỨU VÀ PHÁT TRIỂN", "3": "CƠ SỞ HẠ TẦNG"}


def _taken(fields: dict[str, Any], kind: type) -> dict[str, Any]:
    """Those of `fields` that `kind` has, taken out of it."""
    return {name: fields.pop(name) for name in list(fields) if name in {field.name for field in dataclass_fields(kind)}}


REACHED, MISSED = Assessment(Verdict.REACHED), Assessment(Verdict.MISSED)


def indicator_rows() -> tuple[IndicatorRow, ...]:
    """Led, joint and common rows, some with numbers, some with words, one with neither."""
    return (
        a_row("1.1.3", "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa", number=1, unit="điểm", value=Decimal("6.12"),
              result="Đã tham mưu UBND tỉnh ban hành 03 chính sách hỗ trợ doanh nghiệp nhỏ và vừa; tổ chức 12 hội nghị "
              "đối thoại với doanh nghiệp.\nTỷ lệ hồ sơ giải quyết đúng hạn đạt 99,6%",
              own_target=parse_target("≥ 6,00"), own_target_printed="≥ 6,00", assessment=REACHED, evidence_count=2,
              next_steps="Tiếp tục rà soát chính sách hỗ trợ doanh nghiệp nhỏ và vừa"),
        a_row("1.2.1", "Chi phí gia nhập thị trường", number=2, unit="điểm", value=Decimal("7.38"),
              own_target=parse_target("≥ 7,50"), own_target_printed="≥ 7,50", assessment=MISSED,
              difficulties="Thời gian liên thông thủ tục sau đăng ký doanh nghiệp còn dài"),
        a_row("2.2.2", "Tỉ lệ chi cho KH&CN từ ngân sách địa phương/GRDP", number=3, unit="%",
              value=Decimal("0.127"), numerator=Decimal("325.4"), denominator=Decimal(256220),
              proposals="Đề nghị Sở Khoa học và Công nghệ thống nhất số liệu chi KH&CN năm 2025"),
        a_row("2.2.3", "Chi cho nghiên cứu khoa học và phát triển công nghệ (R&D)/GRDP", number=4, unit="%",
              explanation="Số liệu do Cục Thống kê công bố vào quý I năm 2026"),
        a_row("3.1.2", "Quản trị điện tử", Role.COORDINATING, number=5, lead=("Sở Khoa học và Công nghệ",),
              result="Đã công khai 100% thủ tục hành chính của ngành trên Cổng dịch vụ công"),
        a_row("1.1.1", "Ban hành và tổ chức thực hiện các chính sách thúc đẩy KHCN&ĐMST", Role.COLLECTIVE, number=6,
              position=0, lead=("Các sở, ban, ngành",), result="Bố trí kinh phí sự nghiệp KH&CN năm 2025",
              evidence_count=1),
    )  # fmt: skip


def work_items() -> tuple[WorkItem, ...]:
    """One done, one under way, one not begun."""
    return (
        WorkItem(WorkItemId(1), AssignmentId(1), "- Tham mưu ban hành chính sách hỗ trợ doanh nghiệp nhỏ và vừa",
                 WorkState.DONE, 100, "UBND tỉnh ban hành Quyết định số 12/2025/QĐ-UBND ngày 20/3/2025",
                 timing="Hằng năm"),
        WorkItem(WorkItemId(2), AssignmentId(2), "Rút ngắn thời gian đăng ký doanh nghiệp còn 02 ngày làm việc",
                 WorkState.DOING, 60, due=date(2025, 12, 31)),
        WorkItem(WorkItemId(3), AssignmentId(3), "Bố trí tối thiểu 2% chi ngân sách cho KH&CN", timing="Thường xuyên"),
    )  # fmt: skip


def documents() -> tuple[Evidence, ...]:
    """One with all its fields, one of which only the file is known."""
    return (
        Evidence(EvidenceId(1), (EvidenceFile("QD-12-2025.pdf", "a" * 64, 120_000),),
                 EvidenceFields("12/2025/QĐ-UBND", date(2025, 3, 20), "UBND tỉnh Bắc Ninh",
                                "Quy định chính sách hỗ trợ doanh nghiệp nhỏ và vừa", date(2025, 4, 1)),
                 (AssignmentId(1), AssignmentId(6))),
        Evidence(EvidenceId(2), (EvidenceFile("bien-ban-doi-thoai.pdf", "b" * 64, 80_000),), EvidenceFields(),
                 (AssignmentId(1),)),
    )  # fmt: skip


def plan_rows() -> tuple[ParsedRow, ...]:
    """Headings and assignments of the plan as its appendix prints them."""
    return (
        ParsedRow(RowKind.PILLAR, "THỂ CHẾ", Place(0, 1), code="1", code_printed="1", pillar="1"),
        ParsedRow(RowKind.GROUP, "Chỉ số Môi trường chính sách", Place(0, 2), code="1.1", code_printed="1.1"),
        ParsedRow(RowKind.INDICATOR, "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa", Place(0, 3), code="1.1.3",
                  code_printed="1.1.3", lead=("Sở Tài chính",), coordinating=("Các sở, ban, ngành", "Sở Nội vụ"),
                  tasks=("Tham mưu ban hành chính sách", "=1+1 không phải công thức"), source_note="PCI và PAR Index"),
    )  # fmt: skip


def sample_content() -> ReportContent:
    """Sở Tài chính of Bắc Ninh, year 2025."""
    return ReportContent(
        FINANCE, YEAR_2025, (PlanPart(BAC_NINH, plan_rows(), SUBJECT),), indicator_rows(), work_items(), documents()
    )


def scored_content() -> ReportContent:
    """A plan that prints scores: baseline and target of Bắc Giang 2024."""
    plan = replace(
        BAC_NINH,
        document=PlanDocument(number="/KH-UBND", year=2024, province="Bắc Giang"),
        label="Kế hoạch PII năm 2024",
    )
    row = a_row("1.2.1", "Chi phí gia nhập thị trường", baseline=Decimal("20.34"), baseline_printed="20.34",
                series=Series.SCORE, target_printed="≥ 30", value=Decimal("31.5"), assessment=REACHED)  # fmt: skip
    profile = replace(FINANCE, province="Bắc Giang", department="Sở Kế hoạch và Đầu tư", symbol="KHĐT")
    return ReportContent(profile, replace(YEAR_2025, year=2024), (PlanPart(plan),), (row,))
