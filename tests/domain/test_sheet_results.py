"""A plan in its own column order, alone and with what was reported beside it."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.domain.report import NumberCell, Sheet, cell_text
from pii_desktop.domain.report_content import PlanPart, ReportContent
from pii_desktop.domain.sheet_plan import source_sheet
from pii_desktop.domain.sheet_results import results_sheet
from tests.exporters.sample import BAC_NINH, a_row, sample_content

PRINTED = (
    ("stt", "TT"), ("name", "Tên chỉ số thành phần"), ("lead", "Đơn vị thực hiện Chủ trì"),
    ("coordinating", "Đơn vị thực hiện Phối hợp"), ("target", "Mục tiêu phấn đấu năm 2025"), ("unit", "ĐVT"),
)  # fmt: skip


def a_parsed(kind: RowKind, code: str, name: str, number: int, lead: str = "") -> ParsedRow:
    return ParsedRow(kind, name, Place(0, number), code, code, lead=(lead,) if lead else ())


PILLAR_1, PILLAR_2 = a_parsed(RowKind.PILLAR, "1", "THỂ CHẾ", 1), a_parsed(RowKind.PILLAR, "2", "VỐN CON NGƯỜI", 5)
GROUP_1, GROUP_2 = a_parsed(RowKind.GROUP, "1.1", "Chính sách", 2), a_parsed(RowKind.GROUP, "2.1", "Giáo dục", 6)
OURS = a_parsed(RowKind.INDICATOR, "1.1.3", "Chính sách hỗ trợ doanh nghiệp", 3, "Sở Tài chính")
THEIRS = a_parsed(RowKind.INDICATOR, "2.1.1", "Điểm thi tốt nghiệp", 7, "Sở Giáo dục và Đào tạo")
WHOLE = a_parsed(RowKind.INDICATOR, "1.1.1", "Chính sách thúc đẩy", 4, "Các sở, ban, ngành")
PART = replace(a_parsed(RowKind.SUBITEM, "(2)", "Hỗ trợ đổi mới công nghệ", 5, "Sở Tài chính"), parent="1.1.1")
ROWS = (PILLAR_1, GROUP_1, OURS, WHOLE, PART, PILLAR_2, GROUP_2, THEIRS)


def titles(sheet: Sheet) -> list[str]:
    return [column.title for column in sheet.table.columns]


def column(sheet: Sheet, title: str) -> list[str]:
    at = titles(sheet).index(title)
    return [cell_text(row.cells[at]) for row in sheet.table.rows]


def content(*followed: ParsedRow) -> ReportContent:
    """These rows are followed and reported."""
    rows = tuple(_reported(row, number) for number, row in enumerate(followed, start=1))
    return replace(sample_content(), plans=(PlanPart(BAC_NINH, ROWS),), rows=rows)


def _reported(row: ParsedRow, number: int) -> IndicatorRow:
    line = a_row(row.code, row.name, number=number, value=Decimal(number), result="Đã làm", work_total=3, work_done=1)
    return replace(line, assignment=replace(line.assignment, row=row))


def results(*followed: ParsedRow) -> Sheet:
    told = content(*followed)
    return results_sheet("Theo kế hoạch", told, told.plans[0])


def test_columns_stand_in_the_order_and_words_of_the_plan() -> None:
    row = replace(OURS, target_printed="≥ 6", unit="điểm", coordinating=("Sở Nội vụ",))
    sheet = source_sheet("Phân công", PlanPart(BAC_NINH, (row,), columns=PRINTED))
    assert titles(sheet) == [words for _, words in PRINTED]
    assert [cell_text(cell) for cell in sheet.table.rows[0].cells] == [
        "1.1.3", OURS.name, "Sở Tài chính", "Sở Nội vụ", "≥ 6", "điểm",
    ]  # fmt: skip


def test_a_printed_column_stays_where_nobody_filled_it() -> None:
    sheet = source_sheet("Phân công", PlanPart(BAC_NINH, (OURS,), columns=PRINTED))
    assert titles(sheet) == [words for _, words in PRINTED]
    assert column(sheet, "ĐVT") == [""]


def test_what_the_plan_prints_no_column_for_gets_one_beside_its_kind() -> None:
    row = replace(OURS, tasks=("Rà soát",), timing="Hằng năm")
    sheet = source_sheet("Phân công", PlanPart(BAC_NINH, (row,), columns=PRINTED))
    assert titles(sheet) == [
        "TT", "Trụ cột/Chỉ số thành phần", "Nhiệm vụ, giải pháp",
        "Đơn vị thực hiện Chủ trì", "Đơn vị thực hiện Phối hợp", "Thời gian thực hiện", "Mục tiêu phấn đấu năm 2025",
        "ĐVT",
    ]  # fmt: skip


def test_what_the_body_of_a_plan_says_stands_in_no_table() -> None:
    duty = ParsedRow(RowKind.TASK, "Nhiệm vụ tại mục II.2", Place(-1, 3), lead=("Sở Tài chính",))
    sheet = source_sheet("Phân công", PlanPart(BAC_NINH, (duty, OURS)))
    assert column(sheet, "Trụ cột/Chỉ số thành phần") == [OURS.name]


def test_followed_rows_stand_under_their_headings_and_no_others() -> None:
    sheet = results(OURS)
    assert column(sheet, "Trụ cột/Chỉ số thành phần") == ["THỂ CHẾ", "Chính sách", OURS.name]
    assert [row.is_strong for row in sheet.table.rows] == [True, True, False]


def test_a_part_is_shown_below_its_whole() -> None:
    sheet = results(PART, THEIRS)
    assert column(sheet, "Trụ cột/Chỉ số thành phần") == [
        "THỂ CHẾ", "Chính sách", WHOLE.name, PART.name, "VỐN CON NGƯỜI", "Giáo dục", THEIRS.name,
    ]  # fmt: skip


def test_results_stand_behind_the_columns_of_the_plan() -> None:
    sheet = results(OURS)
    behind = titles(sheet)[titles(sheet).index("Vai trò") :]
    assert behind == ["Vai trò", "Kết quả năm 2025", "Kết quả thực hiện, giải trình", "Số nhiệm vụ đã xong"]
    assert sheet.table.rows[-1].cells[-4:] == ("Chủ trì", NumberCell(Decimal(1)), "Đã làm", "1/3")


def test_a_plan_of_which_nothing_is_followed_has_no_rows() -> None:
    assert results().table.rows == ()
