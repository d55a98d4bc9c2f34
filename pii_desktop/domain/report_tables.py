"""Tables of a report. A column that a plan does not have, or that nobody filled in, is left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Generic, TypeVar

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.coverage import owes_evidence
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.own_sentences import told_by_clerk
from pii_desktop.domain.plan import Series
from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Paragraph, Row, Style, Table, cell_text, plain
from pii_desktop.domain.report_material import ReportContent, unit_called
from pii_desktop.domain.report_wording import short_citation
from pii_desktop.domain.shown_values import value_cell
from pii_desktop.domain.target import format_target

OWN_MARK = " (*)"
_LONG_TARGET = 40
"""A target of more words would fill a narrow column from top to bottom: "Thuộc nhóm các địa phương ở mức ..."."""


T = TypeVar("T")


@dataclass(frozen=True)
class Field(Generic[T]):
    """A column and how a record fills it; an optional one is left out where no record has anything to say."""

    column: Column
    cell: Callable[[ReportContent, T], Cell]
    is_optional: bool = False


Fields = tuple[Field[IndicatorRow], ...]


def filled(content: ReportContent, rows: tuple[T, ...], fields: tuple[Field[T], ...]) -> Table:
    """The records under those fields that any of them fills."""
    columns = [(field, [field.cell(content, row) for row in rows]) for field in fields]
    kept = [(field, cells) for field, cells in columns if not field.is_optional or any(map(cell_text, cells))]
    lines = zip(*(cells for _, cells in kept), strict=True)
    return Table(tuple(field.column for field, _ in kept), tuple(Row(tuple(cells)) for cells in lines))


def grouped(pairs: tuple[tuple[IndicatorRow, Row], ...], title: Callable[[IndicatorRow], str]) -> tuple[Row, ...]:
    """The rows with a spanning row wherever `title` changes and says something."""
    lines: list[Row] = []
    for name, members in groupby(pairs, key=lambda pair: title(pair[0])):
        if name:
            lines.append(Row((name,), is_group=True))
        lines += [row for _, row in members]
    return tuple(lines)


def plan_title(content: ReportContent, row: IndicatorRow) -> str:
    """The plan a row belongs to, where the report is about several; else blank."""
    if len(content.plans) < 2:
        return ""
    part = next((part for part in content.plans if part.plan.id == row.assignment.plan_id), None)
    return short_citation(part, content.profile.province) if part else ""


def is_by_pillar(rows: tuple[IndicatorRow, ...]) -> bool:
    """True where the rows of each pillar stand together: a plan in another order gets no headings of pillars."""
    pillars = [pillar for pillar, _ in groupby(rows, key=lambda row: row.assignment.row.pillar)]
    return len(pillars) == len(set(pillars))


def code_field(rows: tuple[IndicatorRow, ...]) -> Field[IndicatorRow]:
    """Codes, or the plan's own numbers where it has no codes."""
    title = "Mã" if any(row.assignment.row.code for row in rows) else "STT"
    widest = max((len(row.assignment.display_code) for row in rows), default=0)
    return Field(Column(title, 1.35 if widest > 6 else 1.0, Align.CENTER), lambda _, row: row.assignment.display_code)


def baseline_field(content: ReportContent, rows: tuple[IndicatorRow, ...]) -> Field[IndicatorRow]:
    """The baseline, titled as what it is: a score is never called a value (domain.md 4)."""
    series = {row.assignment.row.series for row in rows if row.assignment.row.baseline is not None}
    years = {part.plan.document.year for part in content.plans}
    year = years.pop() if len(years) == 1 else None
    what = {Series.SCORE: "Điểm số", Series.RANK: "Thứ hạng"}.get(next(iter(series), None) or Series.VALUE, "Giá trị")
    title = f"{what if len(series) == 1 else 'Mức'} {f'năm {year - 1}' if year else 'năm gốc'}"
    return Field(Column(title, 1.4, Align.CENTER), _baseline, is_optional=True)


def target_field(rows: tuple[IndicatorRow, ...]) -> Field[IndicatorRow]:
    """The target in force; one that the department set for itself says so.

    Scores and ranks are never told in the unit of the value (domain.md 4): the title says what they are, or the cell
    of a score among others.
    """
    series = {_series_of_target(row) for row in rows if row.assignment.target is not None}
    what = {Series.SCORE: " (điểm)", Series.RANK: " (thứ hạng)"}
    title = f"Mục tiêu{what.get(next(iter(series)), '') if len(series) == 1 else ''}"
    in_words = max((len(target.text) for row in rows if (target := row.assignment.target) is not None), default=0)
    column = Column(title, 2.6 if in_words > _LONG_TARGET else 1.55, Align.CENTER)
    return Field(column, _mixed_target if len(series) > 1 else _target, is_optional=True)


def verdict_field() -> Field[IndicatorRow]:
    """Assessment, where there is a target to assess against."""
    return Field(Column("Đánh giá", 1.4, Align.CENTER), lambda _, row: verdict_words(row), is_optional=True)


def verdict_words(row: IndicatorRow) -> str:
    """The assessment; a result in words, without a number for a target in numbers, is no missing result."""
    verdict = row.assessment.verdict
    is_told = verdict is Verdict.NO_NUMBER and not is_missing(row)
    return (Verdict.NOT_JUDGED if is_told else verdict).label


def evidence_field() -> Field[IndicatorRow]:
    """How many documents prove the result."""
    return Field(Column("Số minh chứng", 1.15, Align.CENTER), evidence_count, is_optional=True)


def evidence_count(_: ReportContent, row: IndicatorRow) -> Cell:
    """The count as running text writes it, blank for none."""
    return NumberCell(Decimal(row.evidence_count), f"{row.evidence_count:02d}") if row.evidence_count else ""


def own_target_note(content: ReportContent, rows: tuple[IndicatorRow, ...]) -> tuple[Paragraph, ...]:
    """What the mark beside a department's own target means; nothing where there is none."""
    if not any(row.assignment.own_target for row in rows):
        return ()
    return (plain(f"(*) Mục tiêu do {unit_called(content)} tự xác định.", style=Style.NOTE),)


def other_series_note(rows: Iterable[IndicatorRow]) -> tuple[Paragraph, ...]:
    """Why a result stands beside a target that it is not held against; nothing where every one is (domain.md 4)."""
    if all(row.assessment.verdict is not Verdict.OTHER_SERIES for row in rows):
        return ()
    words = (
        "Ghi chú: “Không so sánh được” là trường hợp mục tiêu trong kế hoạch là điểm số hoặc thứ hạng được công bố, "
        "còn kết quả báo cáo là giá trị thực tế (hoặc ngược lại)."
    )
    return (plain(words, style=Style.NOTE),)


def result_number(row: IndicatorRow) -> Cell:
    """The reported number, blank where there is none: blank is not 0."""
    return value_cell(row)


def is_missing(row: IndicatorRow) -> bool:
    """True where neither a number nor a result in words was reported."""
    return not row.entry.is_reported


def is_unproven(row: IndicatorRow) -> bool:
    """True where a result was reported that owes evidence, has none and says nothing of why (domain.md 6)."""
    owes = owes_evidence(row.assignment.role) and not is_missing(row)
    return owes and not row.evidence_count and not told_by_clerk(row.entry.explanation)


def _baseline(_: ReportContent, row: IndicatorRow) -> Cell:
    parsed = row.assignment.row
    if parsed.baseline is None:
        return parsed.baseline_printed or ""
    return NumberCell(parsed.baseline)


def _target(_: ReportContent, row: IndicatorRow) -> Cell:
    target = row.assignment.target
    if target is None:
        return ""
    return f"{format_target(target)}{OWN_MARK if row.assignment.own_target else ''}"


def _mixed_target(content: ReportContent, row: IndicatorRow) -> Cell:
    target = row.assignment.target
    is_score = target is not None and target.value is not None and not target.unit
    if not is_score or _series_of_target(row) is not Series.SCORE:
        return _target(content, row)
    return f"{_target(content, row)} điểm"


def _series_of_target(row: IndicatorRow) -> Series:
    """A target of the department's own is one of its value."""
    series = row.assignment.row.series if row.assignment.own_target is None else None
    return series or Series.VALUE


def is_assessed(row: IndicatorRow) -> bool:
    """True where the result was held against a target."""
    return row.assessment.verdict in (Verdict.REACHED, Verdict.MISSED)
