"""Charts of a workbook: native ones over the cells of their own sheet, beside its table."""

from dataclasses import dataclass

from pii_desktop.domain.report import Sheet, SheetChart
from pii_desktop.exporters.xlsx_chart_xml import ChartXml
from pii_desktop.exporters.xlsx_measures import column_widths
from pii_desktop.exporters.xlsx_package import DRAWING, Extra
from pii_desktop.exporters.xlsx_sheet import SheetPart
from pii_desktop.exporters.xlsx_text import attribute

_DRAWING_NAMES = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU_A_PIXEL = 9525
_PIXELS_A_CHARACTER = 7
_CELL_SIDES = 5
_WIDTH, _HEIGHT = 560, 380
_GAP, _TOP, _FEW = 24, 96, 6


@dataclass(slots=True)
class Charts:
    """The parts of all charts of a workbook, in the order of its sheets."""

    extras: list[Extra]
    charts: int = 0
    drawings: int = 0

    def add(self, sheet: Sheet, part: SheetPart) -> None:
        """Let the charts of `sheet` stand to the right of its table; such a sheet is printed on one page."""
        if not sheet.charts:
            return
        self.drawings += 1
        first = self.charts + 1
        for number, chart in enumerate(sheet.charts, start=first):
            self.extras.append(
                Extra(f"xl/charts/chart{number}.xml", _CHART_TYPE, ChartXml(sheet, part.name, chart).xml())
            )
        self.charts += len(sheet.charts)
        name = f"xl/drawings/drawing{self.drawings}.xml"
        relations = _relations(range(first, self.charts + 1))
        self.extras.append(Extra(name, _DRAWING_TYPE, _drawing(sheet), relations))
        part.drawing = f"../drawings/drawing{self.drawings}.xml"
        part.xml = f'{part.xml.removesuffix("</worksheet>")}<drawing r:id="{DRAWING}"/></worksheet>'
        part.xml = part.xml.replace('orientation="portrait"', 'orientation="landscape"')
        part.xml = part.xml.replace('fitToHeight="0"', 'fitToHeight="1"')
        part.names = [each for each in part.names if each.name != "_xlnm.Print_Area"]


def _relations(numbers: range) -> str:
    named = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/chart" Target="../charts/chart{number}.xml"/>'
        for place, number in enumerate(numbers, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{named}</Relationships>'


def _drawing(sheet: Sheet) -> str:
    """The charts side by side in lines."""
    widths = column_widths(sheet.table, sheet.characters)
    left = sum(width * _PIXELS_A_CHARACTER + _CELL_SIDES for width in widths) + _GAP
    across = 2 if len(sheet.charts) <= _FEW else 3
    frames = []
    for place, chart in enumerate(sheet.charts):
        down, right = divmod(place, across)
        frames.append(_frame(place + 1, chart, (left + right * (_WIDTH + _GAP), _TOP + down * (_HEIGHT + _GAP))))
    names = f'xmlns:xdr="{_DRAWING_NAMES}/spreadsheetDrawing" xmlns:a="{_DRAWING_NAMES}/main"'
    return f"<xdr:wsDr {names}>{''.join(frames)}</xdr:wsDr>"


def _frame(number: int, chart: SheetChart, corner: tuple[float, float]) -> str:
    x, y = (round(side * _EMU_A_PIXEL) for side in corner)
    size = f'cx="{_WIDTH * _EMU_A_PIXEL}" cy="{_HEIGHT * _EMU_A_PIXEL}"'
    said = attribute(chart.title)
    return (
        f'<xdr:absoluteAnchor><xdr:pos x="{x}" y="{y}"/><xdr:ext {size}/>'
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="{number + 1}" name="Biểu đồ {number}" descr="{said}"/><xdr:cNvGraphicFramePr/>'
        f'</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{_DRAWING_NAMES}/chart"><c:chart xmlns:c="{_DRAWING_NAMES}/chart" xmlns:r="{_OFFICE}"'
        f' r:id="rId{number}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor>'
    )
