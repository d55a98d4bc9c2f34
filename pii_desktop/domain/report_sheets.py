"""The report as sheets: what a spreadsheet holds, and the assignment as the importer reads it back."""

import re
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.plan import ParsedRow, PlanDocument, RowKind, Series
from pii_desktop.domain.report import (
    SOURCE_SHEET,
    Align,
    Cell,
    Column,
    Letterhead,
    NumberCell,
    Row,
    Sheet,
    Table,
)
from pii_desktop.domain.report_annexes import annex_titles, evidence_table, indicator_table, work_table
from pii_desktop.domain.report_form import annex_reference, official_date, people_committee
from pii_desktop.domain.report_material import PlanPart, ReportContent
from pii_desktop.domain.report_tables import is_assessed, is_missing
from pii_desktop.text.normalise import search_key


def sheets(content: ReportContent, head: Letterhead) -> tuple[Sheet, ...]:
    """Summary, indicators, work items, documents, and one assignment sheet a plan."""
    reference = annex_reference(head)
    names = ("Chỉ số", "Nhiệm vụ", "Minh chứng")
    tables = (indicator_table(content), work_table(content), evidence_table(content))
    titled = zip(names, annex_titles(content), tables, strict=True)
    kept = tuple(Sheet(name, (title, reference), table) for name, title, table in titled)
    return (_summary(content, head), *kept, *_sources(content))


def _sources(content: ReportContent) -> tuple[Sheet, ...]:
    parts = [part for part in content.plans if part.rows]
    names = [SOURCE_SHEET] if len(parts) == 1 else [f"{SOURCE_SHEET} {number}" for number in range(1, len(parts) + 1)]
    return tuple(source_sheet(name, part) for name, part in zip(names, parts, strict=True))


def source_sheet(name: str, part: PlanPart) -> Sheet:
    """The plan's own rows, of all kinds, under headers an importer knows; what it prints stays as printed."""
    rows = part.rows
    kept = [(column, cells) for column, cells in _source_columns(part) if any(cells)]
    lines = zip(*(cells for _, cells in kept), strict=True)
    strong = [not row.kind.is_assignment for row in rows]
    table = Table(
        tuple(column for column, _ in kept),
        tuple(Row(tuple(line), is_strong=is_strong) for line, is_strong in zip(lines, strong, strict=True)),
    )
    return Sheet(name, _source_titles(part.plan.document), table, is_source=True)


def _source_columns(part: PlanPart) -> list[tuple[Column, list[Cell]]]:
    """Every column with its cells; headings print number and name only, as they do in an appendix."""
    rows = part.rows
    has_both = any(row.stt and row.code and row.stt != row.code_printed for row in rows)
    own = [row if row.kind.is_assignment else ParsedRow(row.kind, row.name, row.place) for row in rows]
    return [
        (
            Column("TT" if any(row.stt for row in rows) else "Mã chỉ số", 0.9, Align.CENTER),
            [_number_in_plan(row, has_both=has_both) for row in rows],
        ),
        (Column("Mã chỉ số", 1.0, Align.CENTER), [_printed_code(row) if has_both else "" for row in rows]),
        (Column(_name_header(rows), 4), [row.name for row in rows]),
        (Column("Đơn vị tính", 1.2, Align.CENTER), [row.unit or "" for row in own]),
        (Column(_baseline_header(part), 1.2, Align.CENTER), [_baseline(row) for row in own]),
        (Column(_target_header(part), 1.4, Align.CENTER), [row.target_printed or "" for row in own]),
        (Column("Nhiệm vụ, giải pháp", 6), ["\n".join(row.tasks) for row in own]),
        (Column("Đơn vị chủ trì", 2.4), ["; ".join(row.lead) for row in own]),
        (Column("Đơn vị phối hợp", 2.4), ["; ".join(row.coordinating) for row in own]),
        (Column("Thời gian thực hiện", 1.4, Align.CENTER), [row.timing or "" for row in own]),
        (Column("Ghi chú (nguồn)", 1.6), [row.source_note or "" for row in own]),
    ]


def _number_in_plan(row: ParsedRow, *, has_both: bool) -> str:
    return row.stt or "" if has_both else _printed_code(row) or row.stt or ""


def _printed_code(row: ParsedRow) -> str:
    return row.code_printed or row.code or ""


def _name_header(rows: tuple[ParsedRow, ...]) -> str:
    return "Trụ cột/Chỉ số thành phần" if any(row.kind is RowKind.INDICATOR for row in rows) else "Chỉ tiêu"


def _baseline_header(part: PlanPart) -> str:
    year = part.plan.document.year
    series = next((row.series for row in part.rows if row.series), None)
    measure = {Series.SCORE: "Điểm số", Series.RANK: "Thứ hạng"}.get(series or Series.VALUE, "Giá trị")
    return f"{measure} năm {year - 1}" if year else f"{measure} năm gốc"


def _target_header(part: PlanPart) -> str:
    """Names the year only beside a column of times: an importer would otherwise take it for the time of every row."""
    has_times = any(row.timing for row in part.rows if row.kind.is_assignment)
    year = part.plan.document.year
    return f"Mục tiêu năm {year}" if year and has_times else "Mục tiêu"


def _baseline(row: ParsedRow) -> Cell:
    """A number where a spreadsheet shows it as it was printed, else the printed text."""
    printed = row.baseline_printed or ""
    if row.baseline is None or (printed and not re.fullmatch(r"-?\d+(\.\d+)?", printed)):
        return printed
    return NumberCell(Decimal(printed) if printed else row.baseline, printed)


def _source_titles(document: PlanDocument) -> tuple[str, ...]:
    """The title lines as read; where they do not name the issuer's province or the plan's number, a line that does."""
    said = search_key(" ".join(document.title))
    lines = list(document.title)
    if document.province and search_key(document.province) not in said:
        lines.insert(0, people_committee(document.province).upper())
    if document.number and search_key(document.number) not in said:
        signed = f" ngày {official_date(document.signed_on)}" if document.signed_on else ""
        lines.append(f"(Kèm theo Kế hoạch số {document.number}{signed} của {document.issuer or 'UBND tỉnh'})")
    return tuple(lines)


def _summary(content: ReportContent, head: Letterhead) -> Sheet:
    rows = content.rows
    roles = [(f"Số nội dung {role.label.lower()}", len(content.of(role))) for role in Role]
    counted = [
        ("Số nội dung được giao", len(rows)),
        *roles,
        ("Đã có số liệu, kết quả", sum(not is_missing(row) for row in rows)),
        ("Chưa có số liệu, kết quả", sum(is_missing(row) for row in rows)),
        ("Đã đánh giá so với mục tiêu", sum(is_assessed(row) for row in rows)),
        ("Đạt mục tiêu", sum(row.assessment.verdict is Verdict.REACHED for row in rows)),
        ("Chưa đạt mục tiêu", sum(row.assessment.verdict is Verdict.MISSED for row in rows)),
        ("Số nhiệm vụ, giải pháp", len(content.work_items)),
        ("Số tài liệu minh chứng", len(content.evidence)),
    ]
    columns = (Column("Nội dung", 5), Column("Số lượng", 1.5, Align.RIGHT))
    lines = tuple(Row((name, NumberCell(Decimal(count)))) for name, count in counted)
    titles = (head.issuing_body.upper(), head.kind, head.abstract)
    return Sheet("Báo cáo", titles, Table(columns, lines))
