"""The annexes: all indicators, all work items, all documents across the page, then what is drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.report import Align, Annex, Block, Cell, Column, NumberCell, Table
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.report_material import ReportContent, citation_of, full_name, proved_by
from pii_desktop.domain.report_pictures import (
    MATRIX_NOTE,
    evidence_pictures,
    has_evidence_pictures,
    has_result_pictures,
    result_pictures,
)
from pii_desktop.domain.report_tables import (
    Field,
    Fields,
    baseline_field,
    code_field,
    evidence_field,
    filled,
    grouped,
    is_by_pillar,
    other_series_note,
    own_target_note,
    plan_title,
    result_number,
    target_field,
    verdict_field,
)
from pii_desktop.domain.report_wording import period_words, result_title, rows_called
from pii_desktop.domain.wordings import DrawnAnnex
from pii_desktop.text.normalise import clean_text, one_line


def annexes(content: ReportContent) -> tuple[Annex, ...]:
    """The annexes that have something to show, numbered I, II, III; a lone one has no number."""
    notes = (*own_target_note(content, content.rows), *other_series_note(content.rows))
    indicators: tuple[Block, ...] = (indicator_table(content), *notes)
    contents: tuple[tuple[Block, ...], ...] = (indicators, (work_table(content),), (evidence_table(content),))
    titled = zip(annex_titles(content), contents, strict=True)
    listed = [Annex(0, title, blocks) for title, blocks in titled if _has_rows(blocks)]
    listed += [Annex(0, title, blocks, is_landscape=False) for title, blocks in _drawn(content) if blocks]
    first = 1 if len(listed) > 1 else 0
    return tuple(replace(annex, number=number) for number, annex in enumerate(listed, start=first))


def is_lone(content: ReportContent) -> bool:
    """True where the list of indicators is the only annex, which then has no number."""
    others = (content.work_items, content.evidence, has_result_pictures(content), has_matrix(content))
    return not any(others)


def annex_titles(content: ReportContent) -> tuple[str, str, str]:
    """Titles of the lists of indicators, of work items and of documents."""
    period = period_words(content.period).upper()
    return (
        f"BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC {rows_called(content.rows).upper()} {period}",
        f"TÌNH HÌNH THỰC HIỆN NHIỆM VỤ, GIẢI PHÁP {period}",
        f"DANH MỤC TÀI LIỆU MINH CHỨNG {period}",
    )


def _drawn(content: ReportContent) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Pictures with the titles of their annexes."""
    period = period_words(content.period).upper()
    matrix: tuple[Block, ...] = ()
    if has_matrix(content):
        matrix = (*evidence_pictures(content.coverage), MATRIX_NOTE)
    return (
        (f"BIỂU ĐỒ KẾT QUẢ THỰC HIỆN CÁC {rows_called(content.rows).upper()} {period}", result_pictures(content)),
        (f"MA TRẬN TÀI LIỆU MINH CHỨNG {period}", matrix),
    )


def has_matrix(content: ReportContent) -> bool:
    """True where required evidence is drawn as a matrix."""
    return content.draws(DrawnAnnex.MATRIX) and has_evidence_pictures(content.coverage)


def indicator_table(content: ReportContent) -> Table:
    """Every followed row with all its columns, in groups (`_group_title`)."""
    rows = content.rows
    places = {row.assignment.id: place for place, row in enumerate(rows, start=1)}
    fields: Fields = (
        Field(Column("TT", 0.7, Align.CENTER), lambda _, row: NumberCell(Decimal(places[row.assignment.id]))),
        code_field(rows),
        Field(Column(rows_called(rows).capitalize(), 4.2), lambda _, row: full_name(row)),
        Field(Column("Vai trò", 1.1, Align.CENTER), _role),
        Field(Column("Đơn vị tính", 1.3, Align.CENTER), lambda c, row: c.unit_of(row), is_optional=True),
        baseline_field(content, rows),
        target_field(rows),
        Field(Column("Tử số", 1.3, Align.RIGHT), lambda _, row: _number(row.entry.numerator), is_optional=True),
        Field(Column("Mẫu số", 1.3, Align.RIGHT), lambda _, row: _number(row.entry.denominator), is_optional=True),
        Field(Column(result_title(content.period), 1.35, Align.CENTER), lambda _, row: result_number(row)),
        verdict_field(),
        Field(Column("Kết quả thực hiện, giải trình", 4.6), lambda _, row: _told(row), is_optional=True),
        evidence_field(),
    )
    table = filled(content, rows, fields)
    pairs = tuple(zip(rows, table.rows, strict=True))
    return Table(table.columns, grouped(pairs, _group_title(content, rows)))


def _group_title(content: ReportContent, rows: tuple[IndicatorRow, ...]) -> Callable[[IndicatorRow], str]:
    """What stands over the rows: their plan where there are several, else their pillar, else by when.

    Targets for 2030 and for 2045 bear the same numbers (seed 004).
    """
    if len(content.plans) < 2 and is_by_pillar(rows) and any(map(_pillar, rows)):
        return _pillar
    timings = {row.assignment.row.timing for row in rows}
    if len(content.plans) < 2 and len(timings) > 1 and not any(row.assignment.row.code for row in rows):
        return _timing
    return partial(plan_title, content)


def _timing(row: IndicatorRow) -> str:
    timing = one_line(row.assignment.row.timing or "")
    return f"{timing[:1].upper()}{timing[1:]}"


def work_table(content: ReportContent) -> Table:
    """Work items with state and result, in groups by the row they belong to."""
    owners = {row.assignment.id: row for row in content.rows}
    items = tuple(enumerate(content.work_in_order(), start=1))
    table = filled(content, items, _WORK_FIELDS)
    pairs = tuple(zip((owners[item.assignment_id] for _, item in items), table.rows, strict=True))
    return Table(table.columns, grouped(pairs, citation_of))


def evidence_table(content: ReportContent) -> Table:
    """The documents, each once, with the rows it proves."""
    proved = proved_by(content)
    weight = 1.6 if all(row.assignment.row.code for row in content.rows) else 2.6
    rows: Field[tuple[int, Evidence]] = Field(
        Column("Chỉ số, chỉ tiêu minh chứng", weight, Align.CENTER), lambda _, pair: proved(pair[1])
    )
    *fields, file_name = _EVIDENCE_FIELDS
    return filled(content, tuple(enumerate(content.evidence, start=1)), (*fields, rows, file_name))


def _has_rows(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Table) and block.rows for block in blocks)


def _time(item: WorkItem) -> str:
    """As the plan says it, else the department's own day."""
    return item.timing or _day(item.due)


def _in_force(item: Evidence) -> str:
    begin, end = (_day(day) for day in (item.fields.in_force_from, item.fields.in_force_to))
    return " ".join(part for part in (f"từ {begin}" if begin else "", f"đến {end}" if end else "") if part)


def _pillar(row: IndicatorRow) -> str:
    pillar = row.assignment.row.pillar
    return f"Trụ cột {pillar}: {row.pillar_name}" if pillar and row.pillar_name else ""


def _role(_: ReportContent, row: IndicatorRow) -> str:
    return row.assignment.role.label if row.assignment.role else ""


def _number(value: Decimal | None) -> Cell:
    return "" if value is None else NumberCell(value)


def _count(value: int | None) -> Cell:
    return _number(None if value is None else Decimal(value))


def _day(value: date | None) -> str:
    return official_date(value) if value else ""


def _told(row: IndicatorRow) -> str:
    reason = one_line(row.entry.explanation)
    parts = (clean_text(row.entry.result), f"Giải trình: {reason}" if reason else "")
    return "\n".join(part for part in parts if part)


_WORK_FIELDS: tuple[Field[tuple[int, WorkItem]], ...] = (
    Field(Column("TT", 0.6, Align.CENTER), lambda _, pair: NumberCell(Decimal(pair[0]))),
    Field(Column("Nhiệm vụ, giải pháp", 5.4), lambda _, pair: clean_text(pair[1].task)),
    Field(Column("Thời gian thực hiện", 1.5, Align.CENTER), lambda _, pair: _time(pair[1]), is_optional=True),
    Field(Column("Cán bộ thực hiện", 1.5), lambda _, pair: pair[1].officer, is_optional=True),
    Field(Column("Tình trạng", 1.4, Align.CENTER), lambda _, pair: pair[1].state.label),
    Field(Column("Tỷ lệ (%)", 0.9, Align.CENTER), lambda _, pair: _count(pair[1].percent), is_optional=True),
    Field(Column("Kết quả", 4.2), lambda _, pair: clean_text(pair[1].result)),
)
_EVIDENCE_FIELDS: tuple[Field[tuple[int, Evidence]], ...] = (
    Field(Column("TT", 0.6, Align.CENTER), lambda _, pair: NumberCell(Decimal(pair[0]))),
    Field(Column("Số, ký hiệu", 1.7), lambda _, pair: pair[1].fields.number),
    Field(Column("Ngày ban hành", 1.2, Align.CENTER), lambda _, pair: _day(pair[1].fields.signed_on)),
    Field(Column("Cơ quan ban hành", 2.0), lambda _, pair: pair[1].fields.issuer),
    Field(Column("Trích yếu nội dung", 4.4), lambda _, pair: pair[1].fields.abstract),
    Field(Column("Hiệu lực", 1.5, Align.CENTER), lambda _, pair: _in_force(pair[1]), is_optional=True),
    Field(Column("Tên tệp", 2.6), lambda _, pair: pair[1].file_name),
)
