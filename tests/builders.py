"""Values for tests: a sensible default for every field, and what the test is about said aloud."""

from decimal import Decimal
from typing import Any

from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.directory import Directory
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedPlan, ParsedRow, Place, PlanDocument, RowKind
from pii_desktop.domain.target import parse_target

FINANCE = Department(
    key="so-tai-chinh", name="Sở Tài chính", short_name="Sở Tài chính", symbol="STC", aliases=("Sở TC",)
)
SCIENCE = Department(
    key="so-khoa-hoc-va-cong-nghe",
    name="Sở Khoa học và Công nghệ",
    short_name="Sở KH&CN",
    symbol="SKHCN",
    aliases=("Sở KHCN",),
)
STATISTICS = Department(
    key="thong-ke-tinh", name="Chi cục Thống kê tỉnh", aliases=("Cục Thống kê", "Cục Thống kê tỉnh", "Thống kê tỉnh")
)
DIRECTORY = Directory((FINANCE, SCIENCE, STATISTICS))


def a_row(code: str | None = "2.2.2", name: str = "Tỷ lệ chi cho KH&CN/GRDP (%)", **fields: Any) -> ParsedRow:
    """A row of an appendix; `target` may be given as printed text, `baseline` as text too."""
    printed = fields.pop("target", None)
    baseline = fields.pop("baseline", None)
    values: dict[str, Any] = {"kind": RowKind.INDICATOR, "place": Place(table=0, row=1), "pillar": (code or "2")[0]}
    if printed is not None:
        values |= {"target": parse_target(printed), "target_printed": printed}
    if baseline is not None:
        values |= {"baseline": Decimal(baseline), "baseline_printed": baseline}
    return ParsedRow(name=name, code=code, **(values | {"code_printed": code} | fields))


def an_assignment(number: int = 1, row: ParsedRow | None = None, **fields: Any) -> StoredAssignment:
    """A stored assignment of plan 1, followed, with the department in the lead."""
    values: dict[str, Any] = {"role": Role.LEAD, "is_tracked": True, "position": number}
    return StoredAssignment(id=AssignmentId(number), plan_id=PlanId(1), row=row or a_row(), **(values | fields))


def a_plan(*rows: ParsedRow, **document: Any) -> ParsedPlan:
    """A parsed plan of 2025 with these rows."""
    known: dict[str, Any] = {"number": "279/KH-UBND", "year": 2025, "province": "Bắc Ninh"}
    return ParsedPlan(PlanDocument(**(known | document)), (), rows, file_name="phu-luc.docx", sha256="a" * 64)
