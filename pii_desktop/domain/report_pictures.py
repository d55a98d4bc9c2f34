"""The pictures of a report: pillars, results against targets, values over time, required evidence.

Each stands only where there is something to show; the tables of the report hold the same numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pii_desktop.domain.bars_picture import BarRow, bar_parts, bars_picture
from pii_desktop.domain.chart import Drawing
from pii_desktop.domain.chart_words import moved
from pii_desktop.domain.coverage import Cover, CoverageMatrix
from pii_desktop.domain.coverage_picture import coverage_picture
from pii_desktop.domain.departments import Role
from pii_desktop.domain.drawn_rows import drawn_rows
from pii_desktop.domain.pillar_picture import pillar_picture
from pii_desktop.domain.report import Picture, Style, plain
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_wording import period_words, rows_called
from pii_desktop.domain.trend import Trend, trend_pictures
from pii_desktop.domain.wordings import DrawnAnnex

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
MOST_BARS, MOST_TRENDS = 60, 36
_MATRIX_ROWS = 22
_LEAST_PILLARS = 3


def result_pictures(content: ReportContent) -> tuple[Picture, ...]:
    """Pillars, bars and trends, with the number of each in its caption; none where pictures are not wanted."""
    if not content.draws(DrawnAnnex.CHARTS):
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
    return content.draws(DrawnAnnex.CHARTS) and (has_pillars(content) or any(drawn_rows(content)))


def bar_rows(content: ReportContent) -> tuple[BarRow, ...]:
    """The led rows whose result and target are numbers of one series."""
    return tuple(each.bar for each in drawn_rows(content) if each.bar)


def trends(content: ReportContent) -> tuple[Trend, ...]:
    """The led rows that have values in two periods or more."""
    return tuple(each.trend for each in drawn_rows(content) if each.trend)


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
    rows = known[:MOST_BARS]
    title = (
        f"Kết quả {period_words(content.period)} so với mục tiêu của các {rows_called(content.of(Role.LEAD))} chủ trì"
    )
    title += _left_out(len(rows), len(known))
    for part in bar_parts(rows, _BARS_BELOW if has_pillars(content) else _BARS, _BARS):
        yield title, bars_picture(part, baseline_title(content))


def _of_trends(content: ReportContent) -> Iterator[tuple[str, Drawing]]:
    title = f"Kết quả qua các kỳ báo cáo của các {rows_called(content.of(Role.LEAD))} chủ trì"
    known = trends(content)
    shown = known[:MOST_TRENDS]
    title += _left_out(len(shown), len(known))
    for drawing in trend_pictures(shown, _TREND_LINES):
        yield title, drawing


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
