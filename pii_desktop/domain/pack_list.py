"""The list of documents in a pack: as a sheet and as an annex on paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pii_desktop.domain.pack_plan import PackedDocument, PackedRow, PackPart, PackPlan
from pii_desktop.domain.report import (
    Align,
    Annex,
    Cell,
    Column,
    LinkCell,
    NumberCell,
    Report,
    Row,
    Sheet,
    Style,
    Table,
    plain,
)
from pii_desktop.domain.report_form import official_date

_SHEET_COLUMNS = (
    Column("TT", 0.6, Align.CENTER),
    Column("Mã", 0.9, Align.CENTER),
    Column("Chỉ số, chỉ tiêu", 3.0),
    Column("Số, ký hiệu", 1.6),
    Column("Ngày ban hành", 1.2, Align.CENTER),
    Column("Cơ quan ban hành", 1.8),
    Column("Trích yếu nội dung", 3.6),
    Column("Có giá trị đến", 1.2, Align.CENTER),
    Column("Tệp trong gói", 4.4),
    Column("Dung lượng (byte)", 1.2, Align.RIGHT, "#,##0"),
    Column("SHA-256", 2.8),
)
_PAPER_COLUMNS = (
    Column("TT", 0.6, Align.CENTER),
    Column("Số, ký hiệu", 1.7),
    Column("Ngày ban hành", 1.2, Align.CENTER),
    Column("Cơ quan ban hành", 1.9),
    Column("Trích yếu nội dung", 4.2),
    Column("Chỉ số, chỉ tiêu minh chứng", 1.5, Align.CENTER),
    Column("Tệp trong gói", 3.6),
)


def list_sheet(plan: PackPlan, part: PackPart) -> Sheet:
    """The sheet of the index: a line for each file under each row that it proves."""
    inside = {file.path for file in part.files}
    rows: list[Row] = []
    for row in plan.rows:
        for document in row.documents:
            for file in document.files:
                is_here = file.path in inside
                where = LinkCell(file.name, file.path) if is_here else f"{file.name} (ở phần khác)"
                rows.append(Row((*_document_cells(row, document), where, NumberCell(Decimal(file.size)), file.sha256)))
    titles = (title(plan).upper(), f"({subtitle(plan)})")
    return Sheet("Danh mục minh chứng", titles, Table(_SHEET_COLUMNS, tuple(rows)))


def annex_report(report: Report, plan: PackPlan) -> Report:
    """A report that has nothing but the list: its annex refers to the period's report."""
    rows = tuple(Row(_paper_cells(each)) for each in plan.documents)
    counts = f"{len(plan.documents)} tài liệu, {len(plan.files)} tệp"
    told = f"Gói gồm {counts}; bản kê của gói ghi giá trị băm SHA-256 của từng tệp."
    return replace(
        report,
        blocks=(),
        annexes=(Annex(0, title(plan).upper(), (Table(_PAPER_COLUMNS, rows), plain(told, style=Style.NOTE))),),
        properties=replace(report.properties, title=title(plan)),
        sheets=(),
    )


def title(plan: PackPlan) -> str:
    """What the list is called."""
    return f"Danh mục tài liệu minh chứng {plan.period.in_sentence}"


def subtitle(plan: PackPlan) -> str:
    """Who made it, for what, how much it holds."""
    return f"{plan.profile.called}, {plan.profile.province}: {len(plan.documents)} tài liệu, {len(plan.files)} tệp"


def day_words(day: date | None) -> str:
    """A day as officials write it, blank for none."""
    return official_date(day) if day else ""


def _document_cells(row: PackedRow, document: PackedDocument) -> tuple[Cell, ...]:
    fields = document.document.fields
    return (
        NumberCell(Decimal(document.number)),
        row.code,
        row.name,
        fields.number,
        day_words(fields.signed_on),
        fields.issuer,
        fields.abstract or document.document.file_name,
        day_words(fields.valid_until),
    )


def _paper_cells(each: PackedDocument) -> tuple[Cell, ...]:
    fields = each.document.fields
    names = "\n".join(file.name for file in each.files)
    return (
        NumberCell(Decimal(each.number)),
        fields.number,
        day_words(fields.signed_on),
        fields.issuer,
        fields.abstract or each.document.file_name,
        "; ".join(each.proves),
        names,
    )
