"""The sheet of charts: pillars, results against targets, values over periods, each over cells of its own table.

Numbers of different units never share a chart: rows stand in groups by what they are counted in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.bars_picture import BarRow
from pii_desktop.domain.drawn_rows import drawn_rows
from pii_desktop.domain.earlier import period_label
from pii_desktop.domain.listing import PillarScore
from pii_desktop.domain.period import period_end
from pii_desktop.domain.pillar_picture import pillar_name
from pii_desktop.domain.plan import Series
from pii_desktop.domain.report import Align, Cell, ChartKind, Column, NumberCell, Row, Sheet, SheetChart, Table
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_pictures import MOST_BARS, MOST_TRENDS, baseline_title, has_pillars
from pii_desktop.domain.report_wording import period_words
from pii_desktop.domain.shown_values import number_cell
from pii_desktop.domain.trend import Trend
from pii_desktop.domain.wordings import DrawnAnnex
from pii_desktop.text.normalise import lower_first

NAME = "Biểu đồ"
_SCORES = "điểm số 0–100"
_FIXED = 5
_LEGIBLE = 12
"""More rows than this in one chart cannot be told apart."""
_SPREAD = 10
"""Beside a number so many times larger one is not seen."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table with what it is counted in."""

    unit: str
    code: str
    name: str
    bar: BarRow | None = None
    trend: Trend | None = None

    @property
    def largest(self) -> Decimal:
        """The number that the scale of a chart must reach."""
        numbers = [point.value for point in self.trend.points] if self.trend else []
        numbers += [self.bar.target, self.bar.now] if self.bar else []
        return max(map(abs, numbers))


def charts_sheet(content: ReportContent) -> Sheet | None:
    """The sheet; None where there is nothing to draw or pictures are not wanted."""
    if not content.draws(DrawnAnnex.CHARTS):
        return None
    lines = _first_lines(content)
    pillars = content.pillars if has_pillars(content) else ()
    if not lines and not pillars:
        return None
    periods = _periods(content, [line.trend for line in lines if line.trend])
    drawn = _Drawn(content, periods)
    drawn.add_pillars(pillars)
    for unit in dict.fromkeys(line.unit for line in lines):
        drawn.add_lines(unit, [line for line in lines if line.unit == unit])
    title = f"BIỂU ĐỒ KẾT QUẢ THỰC HIỆN {period_words(content.period).upper()}"
    return Sheet(NAME, (title,), drawn.table(), charts=tuple(drawn.charts))


class _Drawn:
    """Rows and charts as they come."""

    def __init__(self, content: ReportContent, periods: Sequence[str]) -> None:
        self._baseline, self._periods = baseline_title(content), tuple(periods)
        self._rows: list[Row] = []
        self.charts: list[SheetChart] = []

    def table(self) -> Table:
        """The table under its columns: codes, names, three numbers, the periods."""
        numbers = (self._baseline, "Mục tiêu", "Kết quả", *self._periods)
        columns = (
            Column("Mã", 1, Align.CENTER),
            Column("Tên", 4.5),
            *(Column(each, 1, Align.RIGHT) for each in numbers),
        )
        return Table(columns, tuple(self._rows))

    def add_pillars(self, pillars: Sequence[PillarScore]) -> None:
        """A radar; the present score is a line of it only where one is published."""
        if not pillars:
            return
        first = self._begin("Các trụ cột")
        for each in pillars:
            target = each.target.value if each.target else None
            numbers = tuple(map(_number, (each.baseline, target, each.now)))
            self._add(each.pillar, pillar_name(each), numbers)
        columns = (2, 3, 4) if any(each.now is not None for each in pillars) else (2, 3)
        title = f"Điểm số các trụ cột ({_SCORES})"
        self.charts.append(SheetChart(ChartKind.RADAR, title, (first, self._last), columns, label=1))

    def add_lines(self, unit: str, lines: Sequence[_Line]) -> None:
        """Bars of the rows of one unit that have a target, lines of those that were reported before."""
        bars = [line for line in lines if line.bar]
        trends = [line for line in lines if line.trend]
        for kind, chosen, what in (
            (ChartKind.BARS, bars, "so với mục tiêu"),
            (ChartKind.LINES, trends, "qua các kỳ báo cáo"),
        ):
            for part in _legible(chosen):
                self._add_chart(kind, part, f"Kết quả {what}", unit)

    def _add_chart(self, kind: ChartKind, lines: Sequence[_Line], what: str, unit: str) -> None:
        title = f"{what} ({unit})" if unit else what
        if len(lines) == 1:
            title = f"{lines[0].code} {lines[0].name}: {lower_first(title)}".strip()
        first = self._begin(title)
        for line in lines:
            if kind is ChartKind.BARS:
                self._add(line.code, line.name, _bar_cells(line.bar))
            else:
                self._add(line.code, line.name, ("", "", ""), line.trend)
        columns = (2, 3, 4) if kind is ChartKind.BARS else tuple(range(_FIXED, _FIXED + len(self._periods)))
        label = 0 if all(line.code for line in lines) else 1
        self.charts.append(SheetChart(kind, title, (first, self._last), columns, label, unit))

    def _begin(self, title: str) -> int:
        """The place of the first row below a heading of the group."""
        self._rows.append(Row((title,), is_group=True))
        return len(self._rows)

    @property
    def _last(self) -> int:
        return len(self._rows) - 1

    def _add(self, code: str, name: str, numbers: Sequence[Cell], trend: Trend | None = None) -> None:
        by_period = {point.label: number_cell(point.value, point.printed) for point in trend.points} if trend else {}
        self._rows.append(Row((code, name, *numbers, *(by_period.get(period, "") for period in self._periods))))


def _number(value: Decimal | None) -> Cell:
    return "" if value is None else NumberCell(value)


def _bar_cells(bar: BarRow | None) -> tuple[Cell, ...]:
    """Baseline, target and result."""
    return (_number(bar.baseline), NumberCell(bar.target), number_cell(bar.now, bar.printed)) if bar else ("", "", "")


def _first_lines(content: ReportContent) -> tuple[_Line, ...]:
    """As many as the pictures of the report show."""
    lines = tuple(_lines(content))
    bars, trends = [line for line in lines if line.bar], [line for line in lines if line.trend]
    return (*bars[:MOST_BARS], *trends[:MOST_TRENDS])


def _legible(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Parts of at most so many lines, whose numbers can be seen beside one another, in the order of the report."""
    left = list(lines)
    while left:
        least = min(line.largest for line in left)
        # What has no unit is like nothing else.
        alike = [line for line in left if line.largest <= least * _SPREAD] if left[0].unit else left[:1]
        yield alike[:_LEGIBLE]
        left = [line for line in left if line not in alike[:_LEGIBLE]]


def _lines(content: ReportContent) -> Iterator[_Line]:
    """The led rows with something to draw."""
    for each in drawn_rows(content):
        row, bar, trend = each.row, each.bar, each.trend
        code, name, unit = row.assignment.display_code, row.short_name, content.unit_of(row)
        is_scored = row.assignment.row.series is Series.SCORE and row.assignment.own_target is None
        of_target = _SCORES if is_scored else unit
        if bar:
            yield _Line(of_target, code, name, bar=bar)
        if trend:
            # Without its target a trend is of what the department counts itself.
            yield _Line(unit if trend.target is None else of_target, code, name, trend=trend)


def _periods(content: ReportContent, trends: Sequence[Trend]) -> list[str]:
    """The periods of all trends, oldest first."""
    drawn = {point.label for trend in trends for point in trend.points}
    known = sorted((*(each.period for each in content.earlier), content.period), key=period_end)
    return [label for label in dict.fromkeys(map(period_label, known)) if label in drawn]
