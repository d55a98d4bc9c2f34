"""Native charts: over cells of their own sheet, with titles, for numbers of one kind."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, LineChart, RadarChart

from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.domain.target import parse_target
from pii_desktop.exporters.xlsx import write_xlsx
from tests.exporters.pictured import pictured_content, pillars
from tests.exporters.sample import a_row, sample_content

NAME = "Biểu đồ"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return _written(build_report(pictured_content()), tmp_path / "bao-cao.xlsx")


def charts(path: Path) -> list[Any]:
    sheet: Any = load_workbook(path)[NAME]
    return list(sheet._charts)


def title_of(chart: Any) -> str:
    return "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r or ())


def values(book: Workbook, reference: str) -> list[Any]:
    """What stands in the cells that a formula of a chart names."""
    sheet, _, area = reference.rpartition("!")
    cells = book[sheet.strip("'")][area.replace("$", "")]
    return [each.value for row in (cells if isinstance(cells, tuple) else ((cells,),)) for each in row]


def test_pillars_bars_and_periods_have_a_chart_of_their_kind(path: Path) -> None:
    found = charts(path)
    assert [type(chart) for chart in found] == [RadarChart, BarChart, LineChart, LineChart]
    assert [title_of(chart) for chart in found] == [
        "Điểm số các trụ cột (điểm số 0–100)",
        "Kết quả so với mục tiêu (điểm)",
        "Kết quả qua các kỳ báo cáo (điểm)",
        "2.2.2 Tỉ lệ chi cho KH&CN từ ngân sách địa phương/GRDP: kết quả qua các kỳ báo cáo (%)",
    ]


def test_bars_refer_to_the_cells_of_baseline_target_and_result(path: Path) -> None:
    book = load_workbook(path)
    bars = charts(path)[1]
    assert [values(book, series.tx.strRef.f) for series in bars.series] == [["Năm 2024"], ["Mục tiêu"], ["Kết quả"]]
    assert [values(book, series.val.numRef.f) for series in bars.series] == [[5.9, 7.2], [6, 7.5], [6.12, 7.38]]
    assert values(book, bars.series[0].cat.strRef.f) == ["1.1.3", "1.2.1"]


def test_each_row_is_a_line_over_the_periods(path: Path) -> None:
    book = load_workbook(path)
    points = charts(path)[2]
    assert [values(book, series.tx.strRef.f) for series in points.series] == [["1.1.3"], ["1.2.1"]]
    assert values(book, points.series[0].cat.strRef.f) == ["2023", "2024", "2025"]
    assert [values(book, series.val.numRef.f) for series in points.series] == [[5.4, 5.9, 6.12], [7.1, 7.2, 7.38]]


def test_the_radar_has_a_line_of_the_present_only_where_it_is_published(tmp_path: Path, path: Path) -> None:
    published = replace(pictured_content(), pillars=pillars(now=True))
    later = _written(build_report(published), tmp_path / "cong-bo.xlsx")
    assert [len(charts(each)[0].series) for each in (path, later)] == [2, 3]
    names = values(load_workbook(path), charts(path)[0].series[0].cat.strRef.f)
    assert names[1] == "Vốn con người, nghiên cứu và phát triển"


def test_numbers_of_different_units_never_share_a_chart(tmp_path: Path) -> None:
    rows = tuple(
        a_row(
            "2.2.2", f"Chỉ số {unit}", number=number, unit=unit, own_target=parse_target("≥ 5"), value=Decimal(number)
        )
        for number, unit in enumerate(("%", "điểm", "%", "đơn/10.000 dân"), start=1)
    )
    found = charts(_written(build_report(replace(sample_content(), rows=rows)), tmp_path / "don-vi.xlsx"))
    assert [re.findall(r"\((.*)\)", title_of(chart))[0] for chart in found] == ["%", "điểm", "đơn/10.000 dân"]
    assert title_of(found[1]) == "2.2.2 Chỉ số điểm: kết quả so với mục tiêu (điểm)"


def test_of_many_rows_a_chart_shows_twelve(tmp_path: Path) -> None:
    rows = tuple(
        a_row("2.2.2", f"Chỉ số {n}", number=n, unit="điểm", own_target=parse_target("≥ 5"), value=Decimal(n))
        for n in range(1, 31)
    )
    path = _written(build_report(replace(sample_content(), rows=rows)), tmp_path / "nhieu.xlsx")
    book = load_workbook(path)
    assert [len(values(book, chart.series[0].cat.strRef.f)) for chart in charts(path)] == [12, 12, 6]


def test_a_small_number_does_not_hide_beside_a_large_one(tmp_path: Path) -> None:
    rows = tuple(
        a_row("2.2.2", f"Chỉ số {n}", number=n, unit="%", own_target=parse_target(f"≥ {value}"), value=Decimal(value))
        for n, value in enumerate(("0.13", "65", "0.5", "70"), start=1)
    )
    path = _written(build_report(replace(sample_content(), rows=rows)), tmp_path / "lech.xlsx")
    book = load_workbook(path)
    assert [values(book, chart.series[2].val.numRef.f) for chart in charts(path)] == [[0.13, 0.5], [65, 70]]


def test_bars_begin_at_nought(path: Path) -> None:
    assert charts(path)[1].y_axis.scaling.min == 0
    assert charts(path)[2].y_axis.scaling.min is None


def test_without_anything_to_draw_there_is_no_such_sheet(tmp_path: Path) -> None:
    bare = replace(sample_content(), rows=(a_row("1.1.3", "Chính sách", result="Đã làm"),))
    assert NAME not in load_workbook(_written(build_report(bare), tmp_path / "trong.xlsx")).sheetnames


def test_every_part_of_the_package_is_named_and_there(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        types = archive.read("[Content_Types].xml").decode("utf-8")
        for name in names:
            if name.startswith(("xl/charts/", "xl/drawings/drawing")):
                etree.fromstring(archive.read(name))
                assert f'PartName="/{name}"' in types
        relations = archive.read("xl/drawings/_rels/drawing1.xml.rels").decode("utf-8")
    assert sorted(re.findall(r'Target="\.\./(charts/[^"]+)"', relations)) == sorted(
        name.removeprefix("xl/") for name in names if name.startswith("xl/charts/")
    )


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (_written(build_report(pictured_content()), tmp_path / f"{name}.xlsx") for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def _written(report: Report, target: Path) -> Path:
    write_xlsx(report, target)
    return target
