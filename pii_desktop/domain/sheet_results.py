"""A plan in its own column order with what the department reported beside each of its rows."""

from decimal import Decimal

from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.plan import ParsedRow, RowKind
from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Row, Sheet, Table, cell_text
from pii_desktop.domain.report_material import PlanPart, ReportContent
from pii_desktop.domain.report_tables import result_number, verdict_words
from pii_desktop.domain.report_wording import result_title
from pii_desktop.domain.sheet_plan import plan_columns, source_titles
from pii_desktop.text.normalise import clean_text

_HEADINGS = (RowKind.PILLAR, RowKind.SECTION, RowKind.GROUP)
"""From the highest to the lowest."""


def results_sheet(name: str, content: ReportContent, part: PlanPart) -> Sheet:
    """The followed rows under the headings they stand under; no rows where nothing of the plan is followed."""
    reported = {row.assignment.row: row for row in content.rows if row.assignment.plan_id == part.plan.id}
    rows = _followed(part.rows, reported)
    columns = [(each.column, each.cells) for each in plan_columns(part, rows)]
    columns += [(column, cells) for column, cells in _results(content, rows, reported) if any(map(cell_text, cells))]
    lines = zip(*(cells for _, cells in columns), strict=True)
    table = Table(
        tuple(column for column, _ in columns),
        tuple(Row(tuple(line), is_strong=row not in reported) for line, row in zip(lines, rows, strict=True)),
    )
    return Sheet(name, source_titles(part.plan.document), table)


def _followed(rows: tuple[ParsedRow, ...], reported: dict[ParsedRow, IndicatorRow]) -> tuple[ParsedRow, ...]:
    """The reported rows in the order of the plan, each under its headings and below the row it is a part of."""
    kept: list[ParsedRow] = []
    waiting: list[ParsedRow] = []
    for row in rows:
        if row.kind in _HEADINGS:
            rank = _HEADINGS.index(row.kind)
            waiting = [above for above in waiting if above.kind in _HEADINGS[:rank]]
        elif row.kind is not RowKind.SUBITEM:
            waiting = [above for above in waiting if above.kind in _HEADINGS]
        if row in reported:
            kept += [*waiting, row]
            waiting = []
        elif row.kind in _HEADINGS or row.kind is RowKind.INDICATOR:
            waiting.append(row)
    return tuple(kept)


def _results(
    content: ReportContent, rows: tuple[ParsedRow, ...], reported: dict[ParsedRow, IndicatorRow]
) -> list[tuple[Column, tuple[Cell, ...]]]:
    """What was reported, a column each; blank beside headings."""
    result = Column(result_title(content.period), 1.5, Align.RIGHT)
    shown = [reported.get(row) for row in rows]
    return [
        (Column("Vai trò", 1.3, Align.CENTER, choices="DM_VaiTro"), tuple(_role(row) if row else "" for row in shown)),
        (result, tuple(result_number(row) if row else "" for row in shown)),
        (
            Column("Đánh giá", 1.4, Align.CENTER, choices="DM_DanhGia"),
            tuple(verdict_words(row) if row else "" for row in shown),
        ),
        (Column("Kết quả thực hiện, giải trình", 4.6), tuple(_told(row) if row else "" for row in shown)),
        (Column("Số nhiệm vụ đã xong", 1.2, Align.CENTER), tuple(_done(row) if row else "" for row in shown)),
        (Column("Số minh chứng", 1.2, Align.RIGHT), tuple(_proofs(row) if row else "" for row in shown)),
    ]


def _role(row: IndicatorRow) -> str:
    return row.assignment.role.label if row.assignment.role else ""


def _told(row: IndicatorRow) -> str:
    reason = clean_text(row.entry.explanation)
    parts = (clean_text(row.entry.result), f"Giải trình: {reason}" if reason else "")
    return "\n".join(part for part in parts if part)


def _done(row: IndicatorRow) -> str:
    return f"{row.work_done}/{row.work_total}" if row.work_total else ""


def _proofs(row: IndicatorRow) -> Cell:
    return NumberCell(Decimal(row.evidence_count)) if row.evidence_count else ""
