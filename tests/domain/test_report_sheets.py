"""The assignment as a sheet that the importer reads back."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.plan import ParsedRow, Place, PlanDocument, RowKind, Series
from pii_desktop.domain.report import NumberCell, Sheet, cell_text
from pii_desktop.domain.report_content import PlanPart
from pii_desktop.domain.sheet_plan import source_sheet
from tests.exporters.sample import BAC_NINH, plan_rows


def sheet_of(*rows: ParsedRow, document: PlanDocument = BAC_NINH.document) -> Sheet:
    return source_sheet("Phân công", PlanPart(replace(BAC_NINH, document=document), rows))


def titles(sheet: Sheet) -> list[str]:
    return [column.title for column in sheet.table.columns]


def test_all_kinds_of_rows_stand_as_printed() -> None:
    sheet = sheet_of(*plan_rows())
    assert titles(sheet) == [
        "Mã chỉ số", "Trụ cột/Chỉ số thành phần", "Nhiệm vụ, giải pháp", "Đơn vị chủ trì", "Đơn vị phối hợp",
        "Ghi chú (nguồn)",
    ]  # fmt: skip
    assert [cell_text(cell) for cell in sheet.table.rows[2].cells] == [
        "1.1.3",
        "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa",
        "Tham mưu ban hành chính sách\n=1+1 không phải công thức",
        "Sở Tài chính",
        "Các sở, ban, ngành; Sở Nội vụ",
        "PCI và PAR Index",
    ]
    assert [row.is_strong for row in sheet.table.rows] == [True, True, False]


def test_a_plan_with_numbers_and_codes_shows_both() -> None:
    row = ParsedRow(RowKind.INDICATOR, "Chi phí gia nhập thị trường", Place(0, 1), "1.2.1", "1.2.1", "7", lead=("A",))
    assert [cell_text(cell) for cell in sheet_of(row).table.rows[0].cells][:2] == ["7", "1.2.1"]


def test_a_misprinted_code_stays_as_printed() -> None:
    row = ParsedRow(RowKind.INDICATOR, "Quản trị môi trường", Place(0, 1), "3.2.3", "3.3.3", lead=("A",))
    assert cell_text(sheet_of(row).table.rows[0].cells[0]) == "3.3.3"


def test_a_baseline_is_a_number_only_where_it_shows_as_printed() -> None:
    base = ParsedRow(RowKind.INDICATOR, "x", Place(0, 1), "1.1.1", "1.1.1", series=Series.SCORE, lead=("A",))
    point = replace(base, baseline=Decimal("18.90"), baseline_printed="18.90")
    comma = replace(base, baseline=Decimal("2.43"), baseline_printed="2,43")
    sheet = sheet_of(point, comma)
    assert titles(sheet)[2] == "Điểm số năm 2024"
    assert sheet.table.rows[0].cells[2] == NumberCell(Decimal("18.90"), "18.90")
    assert sheet.table.rows[1].cells[2] == "2,43"


def test_the_year_stands_over_targets_only_beside_a_column_of_times() -> None:
    row = ParsedRow(RowKind.TARGET, "Quy mô kinh tế số", Place(0, 1), stt="4", target_printed="≥30", lead=("A",))
    assert "Mục tiêu" in titles(sheet_of(row))
    assert "Mục tiêu năm 2025" in titles(sheet_of(replace(row, timing="Đến năm 2030")))


def test_title_lines_name_the_plan_and_its_province() -> None:
    assert sheet_of(*plan_rows()).title_lines == BAC_NINH.document.title
    bare = replace(BAC_NINH.document, title=("PHỤ LỤC",))
    assert sheet_of(*plan_rows(), document=bare).title_lines == (
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH",
        "PHỤ LỤC",
        "(Kèm theo Kế hoạch số 279/KH-UBND ngày 06/5/2025 của UBND tỉnh Bắc Ninh)",
    )
