"""What makes a list a workbook: formulas, names, lists to choose from, links, dates, protection."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pii_desktop.domain.denominators import Denominator, DenominatorFields, DenominatorKind
from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.ids import DenominatorId, HistoryId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.domain.report import Align, Column, DateCell, FormulaCell, LinkCell, NumberCell, Row, Sheet, Table
from pii_desktop.domain.report_content import ReportContent
from pii_desktop.domain.report_ledgers import Ledgers
from tests.exporters.sample import sample_content
from tests.exporters.workbooks import area_of, column_of, header_of, sheet_written, written

POPULATION = DenominatorFields(
    DenominatorKind.POPULATION, 2025, Decimal(3_645_200), "người", date(2025, 10, 31), "Niên giám 2025", is_final=True
)
CHANGE = HistoryLine(
    HistoryRow(HistoryId(9), datetime(2025, 11, 20, 2, 30, tzinfo=UTC), "An", "Ghi tiến độ", "progress", 1, "value",
               "7.1", "7.38", "=đính chính"),
    code="1.2.1",
    name="Chi phí gia nhập thị trường",
)  # fmt: skip


def content() -> ReportContent:
    return replace(sample_content(), ledgers=Ledgers((Denominator(DenominatorId(1), POPULATION),), (CHANGE,)))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    opened = load_workbook(written(content(), tmp_path_factory.mktemp("xlsx")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[object, tuple[object, ...]]:
    """The summary with the numbers that its formulas carry in the file."""
    opened = load_workbook(written(content(), tmp_path_factory.mktemp("xlsx")), data_only=True)
    return {row[0]: row[1:] for row in opened["Tổng hợp"].iter_rows(values_only=True)}


def test_the_summary_carries_the_numbers_of_its_formulas(counted: dict[object, tuple[object, ...]]) -> None:
    assert counted["Số nội dung được giao"] == (6, None)
    assert [counted[f"Số nội dung {role}"][0] for role in ("chủ trì", "phối hợp", "tập thể")] == [4, 1, 1]
    assert counted["Đạt mục tiêu"] == (1, 0.5)
    assert counted["Số tài liệu minh chứng"] == (2, None)


def test_the_summary_counts_by_formulas_over_names(workbook: Workbook) -> None:
    cells = {row[0].value: row[1] for row in workbook["Tổng hợp"].iter_rows()}
    assert cells["Số nội dung được giao"].value == "=COUNT(CS_TT)"
    assert cells["Số nội dung chủ trì"].value == '=COUNTIF(CS_VaiTro,"Chủ trì")'
    assert area_of(workbook, "CS_TT") == [1, 2, 3, 4, 5, 6]
    assert area_of(workbook, "CS_VaiTro") == ["Tập thể", *["Chủ trì"] * 4, "Phối hợp"]


def test_only_the_summary_is_locked_and_may_still_be_sorted(workbook: Workbook) -> None:
    locked = [sheet.title for sheet in workbook.worksheets if sheet.protection.sheet]
    assert locked == ["Tổng hợp"]
    protection = workbook["Tổng hợp"].protection
    assert protection.password is None
    assert not protection.sort
    assert not protection.autoFilter
    assert not protection.formatColumns


def test_states_are_chosen_from_lists(workbook: Workbook) -> None:
    checks = workbook["Nhiệm vụ"].data_validations.dataValidation
    assert [(check.type, check.formula1, str(check.sqref)) for check in checks] == [
        ("list", "DM_TinhTrang", "F5:F7"),
    ]
    assert area_of(workbook, "DM_TinhTrang") == ["Chưa thực hiện", "Đang thực hiện", "Đã thực hiện", "Cần điều chỉnh"]
    assert set(column_of(workbook["Nhiệm vụ"], "Tình trạng")) <= set(area_of(workbook, "DM_TinhTrang"))


def test_dates_are_dates(workbook: Workbook) -> None:
    assert column_of(workbook["Minh chứng"], "Ngày ban hành") == [datetime(2025, 3, 20), None]  # noqa: DTZ001
    cell = next(cell for cell in workbook["Minh chứng"]["C"] if isinstance(cell.value, datetime))
    assert cell.number_format == "dd/mm/yyyy"
    (at,) = column_of(workbook["Lịch sử"], "Thời điểm")
    assert at == CHANGE.row.at.astimezone().replace(tzinfo=None)


def test_figures_say_when_and_from_what(workbook: Workbook) -> None:
    sheet = workbook["Số liệu nền"]
    assert column_of(sheet, "Giá trị") == [3_645_200]
    assert column_of(sheet, "Năm") == [2025]
    assert column_of(sheet, "Số liệu") == ["Chính thức"]
    assert column_of(sheet, "Nguồn") == ["Niên giám 2025"]


def test_a_change_tells_what_became_of_what(workbook: Workbook) -> None:
    sheet = workbook["Lịch sử"]
    assert [column_of(sheet, title) for title in ("Mục", "Cũ", "Mới", "Lý do")] == [
        ["Giá trị"], ["7,1"], ["7,38"], ["=đính chính"],
    ]  # fmt: skip


def test_documents_lead_to_their_files_beside_the_workbook(workbook: Workbook) -> None:
    sheet = workbook["Minh chứng"]
    links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 2
    names = ["1.1.1_(01)_QD-12-2025-QD-UBND_2025-03-20.pdf", "1.1.3_(01)_bien-ban-doi-thoai.pdf"]
    assert column_of(sheet, "Tệp trong gói minh chứng") == names
    folder = "Goi-minh-chung_STC_nam-2025/data/tru-cot-1"
    assert links == [f"{folder}/1.1.1/{names[0]}", f"{folder}/1.1.3/{names[1]}"]


@pytest.mark.parametrize("path", ["/kho/a.pdf", "C:\\An\\a.pdf", "file:///a.pdf", "../a.pdf", "http://x"])
def test_no_cell_leads_out_of_the_folder(path: str, tmp_path: Path) -> None:
    sheet = sheet_written(Sheet("A", (), Table((Column("Tệp"),), (Row((LinkCell("a.pdf", path),)),))), tmp_path)
    assert sheet["A2"].value == "a.pdf"
    assert sheet["A2"].hyperlink is None


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    long = Decimal("1234567890123456.78")
    rows = (Row((NumberCell(Decimal("0.10")),)), Row((NumberCell(long),)), Row((NumberCell(Decimal("-1E+3")),)))
    sheet = sheet_written(Sheet("A", (), Table((Column("Số"),), rows)), tmp_path)
    assert (sheet["A2"].value, sheet["A2"].number_format) == (0.1, "0.00")
    assert sheet["A3"].value == "1.234.567.890.123.456,78"
    assert (sheet["A4"].value, sheet["A4"].number_format) == (-1000, "#,##0")


@pytest.mark.parametrize(
    ("value", "printed", "shown"),
    [
        ("20.0257", "20,03", "0.00"),
        ("0.1268", "0,127", "0.000"),
        ("12345.6789", "12.345,68", "#,##0.00"),
        ("20.0003", "20,00", "0.00"),
        ("20", "", "0"),
        ("12.76", "12.76", "0.00"),
        ("2025", "2025", "0"),
    ],
)
def test_a_number_has_the_places_that_paper_prints_and_stays_whole(
    value: str, printed: str, shown: str, tmp_path: Path
) -> None:
    rows = (Row((NumberCell(Decimal(value), printed),)),)
    cell = sheet_written(Sheet("A", (), Table((Column("Số"),), rows)), tmp_path)["A2"]
    assert (str(cell.value), cell.number_format) == (value, shown)


def test_days_that_a_spreadsheet_counts_wrongly_stay_text(tmp_path: Path) -> None:
    rows = (Row((DateCell(date(1899, 5, 6)),)), Row((DateCell(date(1900, 3, 1)),)))
    sheet = sheet_written(Sheet("A", (), Table((Column("Ngày"),), rows)), tmp_path)
    assert sheet["A2"].value == "06/05/1899"
    assert sheet["A3"].value == datetime(1900, 3, 1)  # noqa: DTZ001


def test_columns_are_wide_enough_for_what_cannot_be_broken(tmp_path: Path) -> None:
    columns = (Column("Ngày"), Column("Số"), Column("Chữ", 30))
    rows = (Row((DateCell(date(2025, 5, 6)), NumberCell(Decimal(123_456_789_012)), "a")),)
    sheet = sheet_written(Sheet("A", (), Table(columns, rows)), tmp_path)
    assert sheet.column_dimensions["A"].width >= 10
    assert sheet.column_dimensions["B"].width >= 15


def test_a_locked_form_is_open_where_somebody_answers(tmp_path: Path) -> None:
    columns = (
        Column("Hỏi"),
        Column("Số", align=Align.RIGHT, is_open=True, is_number=True),
        Column("Khoá", is_hidden=True),
    )
    sheet = sheet_written(Sheet("A", (), Table(columns, (Row(("a", "", "k")),)), is_locked=True), tmp_path)
    assert [sheet.cell(2, at).protection.locked for at in (1, 2, 3)] == [True, False, True]
    assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [False, False, True]
    assert (sheet.print_area or "").endswith("$B$2")


def test_a_formula_carries_its_number(tmp_path: Path) -> None:
    target = tmp_path / "bang.xlsx"
    table = Table((Column("Số", number_format="0.0%"),), (Row((FormulaCell('IF("a<b"="",0,1/2)', Decimal("0.5")),)),))
    assert sheet_written(Sheet("A", (), table), tmp_path)["A2"].value == '=IF("a<b"="",0,1/2)'
    assert load_workbook(target, data_only=True).worksheets[0]["A2"].value == 0.5


def test_every_part_is_named_among_the_types(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(content(), tmp_path)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        parts = [name for name in archive.namelist() if name.endswith(".xml") and not name.startswith("[")]
    assert all(f'PartName="/{name}"' in types for name in parts)


def test_headers_stay_in_sight_and_filter_their_rows(workbook: Workbook) -> None:
    sheet = workbook["Chỉ số"]
    header = header_of(sheet)
    assert sheet.freeze_panes == f"C{header + 1}"
    assert sheet.auto_filter.ref == sheet.dimensions.replace("A1", f"A{header}")
