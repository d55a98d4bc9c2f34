"""One chart of a workbook as XML: series and names are cells, so that the chart follows what is typed there."""

from typing import assert_never

from pii_desktop.domain.report import ChartKind, NumberCell, Sheet, SheetChart
from pii_desktop.exporters.paper_inks import ink
from pii_desktop.exporters.xlsx_text import attribute, letters, quoted, text_xml

_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_FONT = '<a:latin typeface="Times New Roman"/>'
_CATEGORIES, _VALUES = 10, 20
_AXES = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
_THREE_LINES = (("text3", "sysDot", "none"), ("text", "dash", "none"), ("accent", "solid", "circle"))
# Baseline, target and result are told apart without colour: light, empty, dark.
_THREE_BARS = (("chart_base", "text3"), ("surface", "text"), ("accent", "accent"))
_INKS = ("accent", "text", "good", "bad", "warn", "text3")
_DASHES = ("solid", "dash", "sysDot", "lgDashDot")
_SYMBOLS = ("circle", "square", "diamond", "triangle", "x")


class ChartXml:
    """Writes one chart over the cells of `sheet`, which stands in the file as `name`."""

    def __init__(self, sheet: Sheet, name: str, chart: SheetChart) -> None:
        self._chart, self._sheet, self._name = chart, sheet, quoted(name)
        self._header = len(sheet.title_lines) + 2 if sheet.title_lines else 1

    def xml(self) -> str:
        """The whole part."""
        start = '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        return (
            f"<c:chartSpace {_NAMES}>{start}<c:chart>{_title(self._chart.title, 1200)}"
            f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{self._plot()}{self._axes()}</c:plotArea>'
            '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
            '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
            f"<a:ln>{_fill('line')}</a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr"
            f' sz="1000">{_FONT}</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr></c:chartSpace>'
        )

    def _plot(self) -> str:
        match self._chart.kind:
            case ChartKind.RADAR:
                style = '<c:radarStyle val="marker"/><c:varyColors val="0"/>'
                series = "".join(self._column_series(place) for place in range(len(self._chart.columns)))
                return f"<c:radarChart>{style}{series}{_AXES}</c:radarChart>"
            case ChartKind.BARS:
                style = '<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
                series = "".join(self._column_series(place) for place in range(len(self._chart.columns)))
                return f'<c:barChart>{style}{series}<c:gapWidth val="60"/>{_AXES}</c:barChart>'
            case ChartKind.LINES:
                style = '<c:grouping val="standard"/><c:varyColors val="0"/>'
                first, last = self._chart.rows
                series = "".join(self._row_series(place, row) for place, row in enumerate(range(first, last + 1)))
                return f'<c:lineChart>{style}{series}<c:marker val="1"/>{_AXES}</c:lineChart>'
        assert_never(self._chart.kind)

    def _column_series(self, place: int) -> str:
        """A column of numbers under its title, each row a point."""
        column = self._chart.columns[place]
        rows = self._chart.rows
        if self._chart.kind is ChartKind.BARS:
            fill, outline = _THREE_BARS[place % 3]
            look = f'<c:spPr>{_fill(fill)}<a:ln w="9525">{_fill(outline)}</a:ln></c:spPr><c:invertIfNegative val="0"/>'
        else:
            look = _line(*_THREE_LINES[place % 3])
        title = self._cell(column, -1)
        return _series(place, title, look, (self._area(self._chart.label, rows), self._area(column, rows)))

    def _row_series(self, place: int, row: int) -> str:
        """A row of numbers under its name, each period a point."""
        dash = _DASHES[place // len(_INKS) % len(_DASHES)]
        look = _line(_INKS[place % len(_INKS)], dash, _SYMBOLS[place % len(_SYMBOLS)])
        first, last = self._chart.columns[0], self._chart.columns[-1]
        titles = f"{self._cell(first, -1)}:{_absolute(last, self._header)}"
        numbers = f"{self._cell(first, row)}:{_absolute(last, self._header + 1 + row)}"
        return _series(place, self._cell(self._chart.label, row), look, (titles, numbers), after='<c:smooth val="0"/>')

    def _scale(self) -> str:
        """Bars begin at nought: their length is what is compared."""
        first, last = self._chart.rows
        cells = [cell for row in self._sheet.table.rows[first : last + 1] for cell in row.cells]
        is_below = any(isinstance(cell, NumberCell) and cell.value < 0 for cell in cells)
        least = '<c:min val="0"/>' if self._chart.kind is not ChartKind.LINES and not is_below else ""
        return f'<c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'

    def _cell(self, column: int, row: int) -> str:
        """A row of the table counted from 0, -1 for its header."""
        return f"{self._name}!{_absolute(column, self._header + 1 + row)}"

    def _area(self, column: int, rows: tuple[int, int]) -> str:
        return f"{self._cell(column, rows[0])}:{_absolute(column, self._header + 1 + rows[1])}"

    def _axes(self) -> str:
        grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{_fill("chart_grid")}</a:ln></c:spPr></c:majorGridlines>'
        is_radar = self._chart.kind is ChartKind.RADAR
        named = _title(self._chart.axis, 1000) if self._chart.axis else ""
        common = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        scaling = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        return (
            f'<c:catAx><c:axId val="{_CATEGORIES}"/>{scaling}<c:axPos val="b"/>{grid if is_radar else ""}'
            f'<c:numFmt formatCode="General" sourceLinked="0"/>{common}<c:crossAx val="{_VALUES}"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
            '<c:noMultiLvlLbl val="1"/></c:catAx>'
            f'<c:valAx><c:axId val="{_VALUES}"/>{self._scale()}<c:delete val="0"/><c:axPos val="l"/>{grid}{named}'
            f'<c:numFmt formatCode="General" sourceLinked="0"/>{common}<c:crossAx val="{_CATEGORIES}"/>'
            '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
        )


def _series(place: int, title: str, look: str, cells: tuple[str, str], after: str = "") -> str:
    """`cells` are those of the names and of the numbers."""
    order = f'<c:idx val="{place}"/><c:order val="{place}"/>'
    names, numbers = cells
    return (
        f"<c:ser>{order}<c:tx><c:strRef><c:f>{text_xml(title)}</c:f></c:strRef></c:tx>{look}"
        f"<c:cat><c:strRef><c:f>{text_xml(names)}</c:f></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{text_xml(numbers)}</c:f></c:numRef></c:val>{after}</c:ser>"
    )


def _absolute(column: int, row: int) -> str:
    return f"${letters(column + 1)}${row}"


def _fill(token: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{ink(token)[1:]}"/></a:solidFill>'


def _line(token: str, dash: str, symbol: str) -> str:
    inside = f'<c:size val="6"/><c:spPr>{_fill(token)}<a:ln>{_fill(token)}</a:ln></c:spPr>' if symbol != "none" else ""
    return (
        f'<c:spPr><a:ln w="22225">{_fill(token)}<a:prstDash val="{dash}"/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{symbol}"/>{inside}</c:marker>'
    )


def _title(text: str, size: int) -> str:
    shown = attribute(text)
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:r>"
        f'<a:rPr lang="vi-VN" sz="{size}" b="1">{_FONT}</a:rPr><a:t>{shown}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )
