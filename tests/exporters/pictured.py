"""The sample with everything that is drawn: pillars, results of three years, required evidence."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.coverage import Cover, CoverageCell, CoverageLine, CoverageMatrix, CoverageRow
from pii_desktop.domain.departments import Role
from pii_desktop.domain.earlier import EarlierEntry
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId
from pii_desktop.domain.listing import PillarScore
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report_content import ReportContent
from pii_desktop.domain.requirements import Requirement
from pii_desktop.domain.target import parse_target
from tests.exporters.sample import sample_content

PILLARS = (
    ("THỂ CHẾ", "45.92"),
    ("VỐN CON NGƯỜI, NGHIÊN CỨU VÀ PHÁT TRIỂN", "39.67"),
    ("CƠ SỞ HẠ TẦNG", "60.75"),
    ("TRÌNH ĐỘ PHÁT TRIỂN CỦA THỊ TRƯỜNG", "51.12"),
    ("TRÌNH ĐỘ PHÁT TRIỂN CỦA DOANH NGHIỆP", "51.97"),
    ("SẢN PHẨM TRI THỨC, SÁNG TẠO VÀ CÔNG NGHỆ", "23.45"),
    ("TÁC ĐỘNG", "48.08"),
)
_REPORTED = {1: ("5.4", "5.9"), 2: ("7.1", "7.2"), 3: ("0.110", "0.121")}


def pillars(*, now: bool = False) -> tuple[PillarScore, ...]:
    """Those of Bắc Ninh 2025; with `now` as if scores were published."""
    return tuple(
        PillarScore(str(n), name, Decimal(old), parse_target(f"> {old}"), Decimal(old) + n - 4 if now else None)
        for n, (name, old) in enumerate(PILLARS, start=1)
    )


def earlier() -> tuple[EarlierEntry, ...]:
    """Three rows that were reported in 2023 and 2024."""
    years = [Period(PeriodId(100 + year), PeriodKind.YEAR, year, None, "") for year in (2023, 2024)]
    return tuple(
        EarlierEntry(AssignmentId(number), year, Entry(value=Decimal(value)))
        for number, values in _REPORTED.items()
        for year, value in zip(years, values, strict=True)
    )


def matrix(rows: int = 6) -> CoverageMatrix:
    """Rows with two to four requirements in every state."""
    lines = [
        CoverageLine(AssignmentId(n), f"{1 + n // 5}.1.{n}", "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa", Role.LEAD, ())
        for n in range(1, rows + 1)
    ]
    known = tuple(CoverageRow(line, _cells(line)) for line in lines)
    return CoverageMatrix(known, counts=Counter(cell.cover for row in known for cell in row.cells))


def _cells(line: CoverageLine) -> tuple[CoverageCell, ...]:
    covers = list(Cover)[: 2 + line.assignment_id % 3]
    return tuple(
        CoverageCell(
            Requirement(f"{line.code}/0{place}", f"Mục {place}", cover is not Cover.NOT_NEEDED, "Tỉnh không có"),
            (EvidenceId(1),) if cover is Cover.COVERED else (),
            cover,
        )
        for place, cover in enumerate(covers, start=1)
    )


def pictured_content() -> ReportContent:
    """Sở Tài chính of Bắc Ninh, year 2025, in its third year of reporting."""
    return replace(sample_content(), pillars=pillars(), earlier=earlier(), coverage=matrix())
