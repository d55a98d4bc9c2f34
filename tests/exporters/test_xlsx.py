"""The workbook, opened again: numbers are numbers, text is text, and it prints on A4."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import PlanPart, build_report
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.xlsx import write_xlsx
from pii_desktop.storage import catalogue
from tests.exporters.hard_texts import (
    COMPOSED,
    CONTROL,
    DECOMPOSED,
    LONG_WORD,
    MARKUP,
    VIETNAMESE,
    a_report_of_rows,
)
from tests.exporters.sample import sample_content

# Seven pixels of a 96th of an inch for each digit that a column is wide, and a line of 11 points.
_POINTS_A_WIDTH = 7 * 0.75
_POINTS_A_LINE = 14.0


SHEETS = ("Tổng hợp", "Chỉ số", "Nhiệm vụ", "Minh chứng", "Phân công")


def written(report: Report, folder: Path) -> Workbook:
    target = folder / "bao-cao.xlsx"
    write_xlsx(report, target)
    return load_workbook(target)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    opened = written(build_report(sample_content()), tmp_path_factory.mktemp("xlsx"))
    yield opened
    opened.close()


def cells_of(workbook: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(workbook[sheet].iter_rows(values_only=True))


def test_there_is_a_sheet_for_each_list_and_for_the_assignment(workbook: Workbook) -> None:
    assert [name for name in workbook.sheetnames if name != "Biểu đồ"] == [*SHEETS, "Danh mục"]
    assert workbook["Danh mục"].sheet_state == "hidden"


def test_numbers_are_numbers_with_their_places(workbook: Workbook) -> None:
    sheet = workbook["Chỉ số"]
    found = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n"}
    assert found[6.12].number_format == "0.00"
    assert found[0.127].number_format == "0.000"
    assert found[256220].number_format == "#,##0"
    assert found[325.4].number_format == "0.0"


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    texts = ("=1+1", "+84 222", "-5 điểm", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')
    opened = written(a_report_of_rows(*texts), tmp_path)
    for sheet in opened.worksheets[1:]:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    values = [value for row in cells_of(opened, "Chỉ số") for value in row]
    assert {"=1+1", "+84 222", "-5 điểm", "@SUM(A1)"} <= set(values)
    with zipfile.ZipFile(tmp_path / "bao-cao.xlsx") as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        with_formulas = [name for name in sheets if b"<f>" in archive.read(name)]
    assert with_formulas == ["xl/worksheets/sheet1.xml"]  # only the summary's own


@pytest.mark.parametrize("text", [VIETNAMESE, MARKUP, LONG_WORD, "Hoàn thành 👍 tốt", "_x000A_ là chữ"])
def test_hard_text_comes_out_as_it_went_in(text: str, tmp_path: Path) -> None:
    values = {value for row in cells_of(written(a_report_of_rows(text), tmp_path), "Chỉ số") for value in row}
    assert text in {unescape(str(value)) for value in values}


def test_decomposed_letters_are_composed_and_control_characters_dropped(tmp_path: Path) -> None:
    values = {
        value for row in cells_of(written(a_report_of_rows(DECOMPOSED, CONTROL), tmp_path), "Chỉ số") for value in row
    }
    assert {COMPOSED, "trướcsau"} <= values


def test_text_longer_than_a_cell_goes_on_in_the_row_below(tmp_path: Path) -> None:
    long = "\n".join(f"Dòng {number} của kết quả" for number in range(3000))
    cells = [value for row in cells_of(written(a_report_of_rows(long), tmp_path), "Chỉ số") for value in row]
    pieces = [value for value in cells if isinstance(value, str) and value.startswith("Dòng ")]
    assert len(pieces) > 1
    assert all(len(piece) <= 32_767 for piece in pieces)
    assert "".join(pieces) == long


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_ready_to_print(name: str, workbook: Workbook) -> None:
    sheet = workbook[name]
    side = "portrait" if name == "Tổng hợp" else "landscape"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == (side, 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows
    assert str(sheet.oddFooter).startswith("&CTrang &P/&N&R")
    header = int(sheet.print_title_rows.rpartition("$")[2])
    assert str(sheet.freeze_panes).endswith(str(header + 1))
    assert sheet.auto_filter.ref.startswith(f"A{header}:")
    assert sheet.cell(header, 1).font.bold


def test_rows_are_as_high_as_their_text_needs(workbook: Workbook) -> None:
    sheet = workbook["Chỉ số"]
    told = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Đã tham mưu"))
    heights = {number: shape.height or 0.0 for number, shape in sheet.row_dimensions.items()}
    plain = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Chi phí gia nhập thị trường")
    assert heights[told.row or 0] > heights[plain.row or 0] + 15


def test_the_file_says_who_wrote_it(workbook: Workbook) -> None:
    assert workbook.properties.creator == "PII Desktop"
    assert workbook.properties.lastModifiedBy == "Sở Tài chính"
    assert (workbook.properties.title or "").startswith("BÁO CÁO Kết quả thực hiện")


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_xlsx(build_report(sample_content()), first)
    write_xlsx(build_report(sample_content()), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("key", ["bacninh-2025", "bacgiang-2024"])
def test_no_row_is_lower_than_its_words_measured(key: str, tmp_path: Path) -> None:
    register()
    plan = catalogue.load_plan(key)
    part = PlanPart(StoredPlan(PlanId(1), plan.document, "kế hoạch"), plan.rows)
    sheet = written(build_report(replace(sample_content(), plans=(part,))), tmp_path)["Phân công"]
    highest = 409
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row or 0].height or 15
        for cell in row:
            if isinstance(cell.value, str) and cell.alignment.wrap_text and cell.coordinate not in sheet.merged_cells:
                points = sheet.column_dimensions[cell.column_letter].width * _POINTS_A_WIDTH
                assert height >= min(_lines(cell.value, points) * _POINTS_A_LINE, highest), cell.value


def _lines(text: str, room: float) -> int:
    """Lines of an 11 point text whose words go on to the next line where they do not fit."""
    count = 0
    for line in text.split("\n"):
        count, used = count + 1, 0.0
        for word in line.split():
            width, blank = text_width(word, face(), 11), text_width(" ", face(), 11)
            if used and used + width > room:
                count, used = count + 1, 0.0
            used += width + blank
    return count
