"""The pictures of a report: pillars, results against targets, values over time, required evidence.

Each stands only where there is something to show; the tables of the report hold the same numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.bars_picture import BarRow, bar_parts, bars_picture
from pii_desktop.domain.chart import Drawing
from pii_desktop.domain.chart_words import moved
from pii_desktop.domain.coverage import Cover, CoverageMatrix
from pii_desktop.domain.coverage_picture import coverage_picture
from pii_desktop.domain.departments import Role
from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.measuring import indicator_of, measured_of
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.pillar_picture import pillar_picture
from pii_desktop.domain.report import Picture, Style, plain
from pii_desktop.domain.report_material import ReportContent, plain_name
from pii_desktop.domain.report_wording import period_words, rows_called
from pii_desktop.domain.row_trend import row_trend
from pii_desktop.domain.target import format_target
from pii_desktop.domain.trend import Trend, trend_pictures

MATRIX_NOTE = plain(
    "Số ở đầu cột là thứ tự của mục trong danh mục minh chứng cần có của từng chỉ số, chỉ tiêu.", style=Style.NOTE
)
"""What stands below the last picture of the matrix."""

_T = TypeVar("_T")
_EDGE = 3.0
# So much fits on a page below its titles, in logical pixels, and below the radar.
_BARS, _BARS_BELOW = 720.0, 400.0
_TREND_LINES = 4
# Beyond a few pages nobody looks at pictures: the tables hold every row.
_MOST_BARS, _MOST_TRENDS = 60, 36
_MATRIX_ROWS = 22
_LEAST_PILLARS = 3


def result_pictures(content: ReportContent) -> tuple[Picture, ...]:
    """Pillars, bars and trends, with the number of each in its caption; none where pictures are not wanted."""
    if not content.with_pictures:
        return ()
    return _numbered((*_of_pillars(content), *_of_bars(content), *_of_trends(content)))


def has_evidence_pictures(matrix: CoverageMatrix | None) -> bool:
    """True where a document meets a requirement: a matrix of gaps alone says nothing that the text does not."""
    return matrix is not None and bool(matrix.count(Cover.COVERED) + matrix.count(Cover.WEAK))


def evidence_pictures(matrix: CoverageMatrix | None) -> tuple[Picture, ...]:
    """The coverage matrix in parts of a page; nothing where no document meets a requirement yet."""
    if matrix is None or not has_evidence_pictures(matrix):
        return ()
    rows = [row for row in matrix.rows if row.cells]
    parts = [coverage_picture(part) for part in _parts(rows, _MATRIX_ROWS)]
    title = "Tình trạng minh chứng cần có của từng chỉ số, chỉ tiêu"
    return _numbered((title, drawing) for drawing in parts)


def has_result_pictures(content: ReportContent) -> bool:
    """True where `result_pictures` has any."""
    return content.with_pictures and bool(has_pillars(content) or bar_rows(content) or trends(content))


def bar_rows(content: ReportContent) -> tuple[BarRow, ...]:
    """The led rows whose result and target are numbers of one series."""
    return tuple(filter(None, (row_bar(content, row) for row in content.of(Role.LEAD))))


def trends(content: ReportContent) -> tuple[Trend, ...]:
    """The led rows that have values in two periods or more."""
    return tuple(filter(None, (row_trend_of(content, row) for row in content.of(Role.LEAD))))


def baseline_title(content: ReportContent) -> str:
    """What the first column of numbers is called: "Năm 2024", "Gốc" where the plans do not agree on a year."""
    years = {part.plan.document.year for part in content.plans}
    year = years.pop() if len(years) == 1 else None
    return f"Năm {year - 1}" if year else "Gốc"


def _of_pillars(content: ReportContent) -> Iterator[tuple[str, Drawing]]:
    if has_pillars(content):
        yield "Điểm số các trụ cột (thang điểm 0–100)", pillar_picture(content.pillars, baseline_title(content))


def has_pillars(content: ReportContent) -> bool:
    """True where the baselines of the pillars make an area."""
    return sum(each.baseline is not None for each in content.pillars) >= _LEAST_PILLARS


def _of_bars(content: ReportContent) -> Iterator[tuple[str, Drawing]]:
    known = bar_rows(content)
    rows = known[:_MOST_BARS]
    title = (
        f"Kết quả {period_words(content.period)} so với mục tiêu của các {rows_called(content.of(Role.LEAD))} chủ trì"
    )
    title += _left_out(len(rows), len(known))
    for part in bar_parts(rows, _BARS_BELOW if has_pillars(content) else _BARS, _BARS):
        yield title, bars_picture(part, baseline_title(content))


def _of_trends(content: ReportContent) -> Iterator[tuple[str, Drawing]]:
    title = f"Kết quả qua các kỳ báo cáo của các {rows_called(content.of(Role.LEAD))} chủ trì"
    known = trends(content)
    shown = known[:_MOST_TRENDS]
    title += _left_out(len(shown), len(known))
    for drawing in trend_pictures(shown, _TREND_LINES):
        yield title, drawing


def row_bar(content: ReportContent, row: IndicatorRow) -> BarRow | None:
    """The row as a bar; None where result and target are not numbers of one series, or a bar has no beginning."""
    target = row.assignment.target
    measured = measured_of(row.assignment, row.entry, _indicator(content, row))
    is_one_series = measured.series is measured.target_series
    if target is None or target.value is None or measured.now is None or not is_one_series:
        return None
    baseline = measured.baseline if measured.baseline is not None else _last_year(content, row)
    if baseline is None and (target.value <= 0 or measured.now < 0):
        return None  # nothing to begin the bar with
    return BarRow(
        row.assignment.display_code,
        plain_name(row),
        baseline,
        target.value,
        format_target(replace(target, text="")),
        measured.now,
        row.assessment.verdict is Verdict.REACHED,
    )


def _last_year(content: ReportContent, row: IndicatorRow) -> Decimal | None:
    """What was reported for the year before, where the plan prints no baseline."""
    for each in content.earlier:
        is_year_before = each.period.kind is PeriodKind.YEAR and each.period.year == content.period.year - 1
        if each.assignment_id == row.assignment.id and is_year_before:
            measured = measured_of(row.assignment, each.entry, _indicator(content, row))
            return measured.now if measured.series is measured.target_series else None
    return None


def row_trend_of(content: ReportContent, row: IndicatorRow) -> Trend | None:
    """The row over its periods; None where it was reported for one only."""
    entries = [(each.period, each.entry) for each in content.earlier if each.assignment_id == row.assignment.id]
    name = f"{row.assignment.display_code}. {plain_name(row)}".lstrip(". ")
    return row_trend(
        row.assignment, [*entries, (content.period, row.entry)], _indicator(content, row), content.period, name
    )


def _indicator(content: ReportContent, row: IndicatorRow) -> Indicator | None:
    return indicator_of(row.assignment, content.framework) if content.framework else None


def _left_out(shown: int, known: int) -> str:
    """What a caption says where the tables have more rows."""
    return f" ({shown} dòng đầu; đủ {known} dòng tại biểu tổng hợp)" if shown < known else ""


def _parts(rows: Sequence[_T], most: int) -> Iterator[Sequence[_T]]:
    return (rows[start : start + most] for start in range(0, len(rows), most))


def _numbered(drawn: Iterable[tuple[str, Drawing]]) -> tuple[Picture, ...]:
    """A lone picture needs no number; one that goes on from the one before says so."""
    pairs = tuple(drawn)
    titles = [title for title, _ in pairs]
    shown = [f"{each} (tiếp theo)" if each in titles[:place] else each for place, each in enumerate(titles)]
    return tuple(
        Picture(
            _with_edge(drawing),
            f"Hình {number}. {title}" if len(pairs) > 1 else title,
            f"{title}. {drawing.description}",
        )
        for number, (title, (_, drawing)) in enumerate(zip(shown, pairs, strict=True), start=1)
    )


def _with_edge(drawing: Drawing) -> Drawing:
    """For paper: nothing can be clicked, and no letter touches the edge, where some readers cut it."""
    parts = moved(drawing.primitives, _EDGE, _EDGE)
    return Drawing(drawing.width + 2 * _EDGE, drawing.height + 2 * _EDGE, parts, (), drawing.description)
