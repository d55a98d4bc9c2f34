"""The report as sheets: what a spreadsheet holds, and the assignment as the importer reads it back."""

from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.plan import ParsedRow, PlanDocument, RowKind, Series
from pii_desktop.domain.report import Align, Annex, Cell, Column, NumberCell, Row, Sheet, Table
from pii_desktop.domain.report_annexes import evidence_table, indicator_table, work_table
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.report_material import PlanPart, ReportContent
from pii_desktop.domain.report_tables import is_assessed, is_missing
from pii_desktop.text.normalise import search_key


def sheets(content: ReportContent, abstract: str, listed: tuple[Annex, ...]) -> tuple[Sheet, ...]:
    """Summary, indicators, work items, documents, and one assignment sheet a plan."""
    titles = {annex.number: annex.title for annex in listed}
    plain = (
        Sheet("Chỉ số", (titles.get(1, "CHỈ SỐ, CHỈ TIÊU"),), indicator_table(content)),
        Sheet("Nhiệm vụ", (titles.get(2, "NHIỆM VỤ, GIẢI PHÁP"),), work_table(content)),
        Sheet("Minh chứng", (titles.get(3, "TÀI LIỆU MINH CHỨNG"),), evidence_table(content)),
    )
    parts = [part for part in content.plans if part.rows]
    names = ["Phân công"] if len(parts) == 1 else [f"Phân công {number}" for number in range(1, len(parts) + 1)]
    sources = tuple(source_sheet(name, part) for name, part in zip(names, parts, strict=True))
    return (_summary(content, abstract), *plain, *sources)


def source_sheet(name: str, part: PlanPart) -> Sheet:
    """The plan's own rows, of all kinds, under headers an importer knows; what it prints stays as printed."""
    kept = [(column, cells) for column, cells in _source_columns(part) if any(cells) or column.title in _ALWAYS]
    lines = zip(*(cells for _, cells in kept), strict=True)
    table = Table(tuple(column for column, _ in kept), tuple(Row(tuple(line)) for line in lines))
    return Sheet(name, _source_titles(part.plan.document), table, is_source=True)


_ALWAYS = {"TT", "Nội dung"}


def _source_columns(part: PlanPart) -> list[tuple[Column, list[Cell]]]:
    rows, year = part.rows, part.plan.document.year
    series = next((row.series for row in rows if row.series), None)
    measure = {Series.SCORE: "Điểm số", Series.RANK: "Thứ hạng"}.get(series or Series.VALUE, "Giá trị")
    has_both = any(row.stt and row.code for row in rows)
    return [
        (Column("TT", 0.9, Align.CENTER), [_first_column(row, has_both=has_both) for row in rows]),
        (
            Column("Mã chỉ số", 0.9, Align.CENTER),
            [row.code_printed or row.code or "" if has_both else "" for row in rows],
        ),
        (Column(_name_header(rows), 4), [row.name for row in rows]),
        (Column("Đơn vị tính", 1.2, Align.CENTER), [row.unit or "" for row in rows]),
        (
            Column(f"{measure} {f'năm {year - 1}' if year else 'năm gốc'}", 1.2, Align.CENTER),
            [_baseline(row) for row in rows],
        ),
        (
            Column(f"Mục tiêu{f' năm {year}' if year else ''}", 1.4, Align.CENTER),
            [row.target_printed or "" for row in rows],
        ),
        (Column("Nhiệm vụ, giải pháp", 6), ["\n".join(row.tasks) for row in rows]),
        (Column("Đơn vị chủ trì", 2.4), ["; ".join(row.lead) for row in rows]),
        (Column("Đơn vị phối hợp", 2.4), ["; ".join(row.coordinating) for row in rows]),
        (Column("Thời gian thực hiện", 1.4, Align.CENTER), [row.timing or "" for row in rows]),
        (Column("Ghi chú (nguồn)", 1.6), [row.source_note or "" for row in rows]),
    ]


def _first_column(row: ParsedRow, *, has_both: bool) -> str:
    return (
        (row.stt or "") if has_both and row.stt else "" if has_both else row.code_printed or row.stt or row.code or ""
    )


def _name_header(rows: tuple[ParsedRow, ...]) -> str:
    return "Trụ cột/Chỉ số thành phần" if any(row.kind is RowKind.INDICATOR for row in rows) else "Chỉ tiêu"


def _baseline(row: ParsedRow) -> Cell:
    return row.baseline_printed or (NumberCell(row.baseline) if row.baseline is not None else "")


def _source_titles(document: PlanDocument) -> tuple[str, ...]:
    """The title lines as read; where none names the plan's number, the line that does is added."""
    lines = document.title
    number = document.number or ""
    if not number or any(search_key(number) in search_key(line) for line in lines):
        return lines
    signed = f" ngày {official_date(document.signed_on)}" if document.signed_on else ""
    return (*lines, f"(Kèm theo Kế hoạch số {number}{signed} của {document.issuer or 'UBND tỉnh'})")


def _summary(content: ReportContent, abstract: str) -> Sheet:
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
    return Sheet("Báo cáo", ("BÁO CÁO", abstract), Table(columns, lines))
