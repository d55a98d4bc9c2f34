"""What a report says, from the records it is built from."""

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, PlanId, WorkItemId
from pii_desktop.domain.plan import PlanDocument, Series
from pii_desktop.domain.progress import Entry, WorkItem
from pii_desktop.domain.report import Annex, Heading, Report, Row, Table, cell_text
from pii_desktop.domain.report_content import PlanPart, ReportContent, build_report
from pii_desktop.domain.target import parse_target
from tests.exporters.as_text import as_text, words
from tests.exporters.sample import BAC_NINH, FINANCE, YEAR_2025, a_row, sample_content, scored_content

GOLDEN = Path(__file__).parents[1] / "data" / "golden" / "bao-cao-so-tai-chinh-2025.txt"


def tables(report: Report) -> list[Table]:
    return [block for block in report.blocks if isinstance(block, Table)]


def indicators(report: Report) -> Table:
    """The list of all rows in the first annex."""
    return next(block for block in report.annexes[0].blocks if isinstance(block, Table))


def cells_of(table: Table, code: str) -> list[str]:
    return next([cell_text(cell) for cell in row.cells] for row in table.rows if code in map(cell_text, row.cells))


def headings(report: Report) -> list[str]:
    return [block.full_text for block in report.blocks if isinstance(block, Heading)]


def annex_rows(annex: Annex) -> list[Row]:
    return [row for block in annex.blocks if isinstance(block, Table) for row in block.rows]


def titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def test_the_whole_report_reads_as_the_golden_file() -> None:
    text = as_text(build_report(sample_content()))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_columns_that_the_plan_does_not_have_are_left_out() -> None:
    bare = replace(sample_content(), rows=(a_row("1.1.3", "Chính sách hỗ trợ DNNVV", value=Decimal("6.12")),))
    assert titles(indicators(build_report(bare))) == ["TT", "Mã", "Chỉ số", "Vai trò", "Kết quả năm 2025"]


def test_a_score_of_the_base_year_is_called_a_score() -> None:
    table = indicators(build_report(scored_content()))
    assert titles(table)[4:] == ["Điểm số năm 2023", "Mục tiêu (điểm)", "Kết quả năm 2024", "Đánh giá"]
    assert cells_of(table, "1.2.1")[4:] == ["20,34", "≥ 30", "31,5", "Đạt"]


def test_a_target_is_told_as_the_score_it_is() -> None:
    score: dict[str, Any] = {"series": Series.SCORE, "target_printed": "≥ 10", "unit": "%"}
    rows = (a_row("1.2.1", "Chi phí gia nhập thị trường", number=1, **score),
            a_row("1.2.2", "Tiếp cận đất đai", number=2, own_target=parse_target("≥ 8,5"), **score))  # fmt: skip
    alone, mixed = (indicators(build_report(replace(scored_content(), rows=each))) for each in (rows[:1], rows))
    assert titles(alone)[4:6] == ["Đơn vị tính", "Mục tiêu (điểm)"]
    assert cells_of(alone, "1.2.1")[4:6] == ["%", "≥ 10"]
    assert titles(mixed)[5] == "Mục tiêu"
    assert [cells_of(mixed, code)[5] for code in ("1.2.1", "1.2.2")] == ["≥ 10 điểm", "≥ 8,5 (*)"]


def test_a_result_in_words_is_no_missing_result() -> None:
    told = a_row(None, "Hạ tầng số", stt="12", target_printed="≥ 40", result="Đang triển khai", evidence_count=1,
                 assessment=Assessment(Verdict.NO_NUMBER))  # fmt: skip
    report = build_report(replace(sample_content(), rows=(told, replace(told, entry=Entry()))))
    column = titles(indicators(report)).index("Đánh giá")
    lines = [row.cells for row in indicators(report).rows if not row.is_group]
    assert [cell_text(cells[column]) for cells in lines] == ["Chưa đánh giá", "Chưa có số liệu"]
    assert "đã có số liệu, kết quả của 01/02 chỉ tiêu được giao" in words(report)


def test_a_target_of_ones_own_is_marked_and_explained() -> None:
    report = build_report(sample_content())
    assert cells_of(indicators(report), "1.1.3")[5] == "≥ 6,00 (*)"
    assert "(*) Mục tiêu do Sở Tài chính tự xác định." in as_text(report)
    assert "Mục tiêu của 02 chỉ số do Sở Tài chính tự xác định để phấn đấu." in words(report)


def test_sections_nobody_filled_in_are_left_out_and_the_rest_counted_on() -> None:
    row = a_row("1.1.3", "Chính sách hỗ trợ DNNVV", value=Decimal("6.12"), evidence_count=1,
                proposals="Đề nghị cấp số liệu sớm")  # fmt: skip
    report = build_report(replace(sample_content(), rows=(row,), work_items=(), evidence=()))
    assert headings(report) == [
        "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Tình hình chung",
        "2. Các chỉ số chủ trì thực hiện",
        "a) Trụ cột 1: Thể chế",
        "III. ĐỀ XUẤT, KIẾN NGHỊ",
    ]
    assert [annex.number for annex in report.annexes] == [0]
    assert "(chi tiết tại Phụ lục kèm theo)" in words(report)


def test_annexes_are_counted_without_a_gap() -> None:
    report = build_report(replace(sample_content(), work_items=()))
    assert [(annex.number, annex.title) for annex in report.annexes] == [
        (1, "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ NĂM 2025"),
        (2, "DANH MỤC TÀI LIỆU MINH CHỨNG NĂM 2025"),
        (3, "BIỂU ĐỒ KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ NĂM 2025"),
    ]


def test_a_missing_number_shows_its_explanation() -> None:
    report = build_report(sample_content())
    assert (
        "Chỉ số 2.2.3. Chi cho nghiên cứu khoa học và phát triển công nghệ (R&D)/GRDP: chưa có số liệu, kết quả. "
        "Số liệu do Cục Thống kê công bố vào quý I năm 2026."
    ) in words(report)


def test_counts_below_ten_carry_a_zero() -> None:
    text = words(build_report(sample_content()))
    assert "chủ trì 04 chỉ số, phối hợp thực hiện 01 chỉ số và tham gia thực hiện 01 chỉ số giao chung" in text
    assert "05/06 chỉ số được giao; 01 chỉ số chưa có số liệu" in text


def test_the_text_closes_with_its_mark() -> None:
    assert words(build_report(sample_content())).endswith("tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.")


def test_the_science_department_reports_to_the_people_committee() -> None:
    science = replace(FINANCE, department="Sở Khoa học và Công nghệ", symbol="SKHCN")
    report = build_report(replace(sample_content(), profile=science))
    assert report.letterhead.addressees == ("Ủy ban nhân dân tỉnh Bắc Ninh",)
    assert words(report).endswith("kính gửi Ủy ban nhân dân tỉnh Bắc Ninh xem xét, chỉ đạo./.")


def test_rows_without_codes_go_by_their_number_in_the_plan() -> None:
    row = a_row(None, "Tỉ lệ số hóa hồ sơ", stt="5.3", unit="%", target_printed="100", value=Decimal(96))
    plan = replace(BAC_NINH, document=PlanDocument(number="09/KH-UBND", year=2025, province="Bắc Giang"))
    report = build_report(ReportContent(FINANCE, YEAR_2025, (PlanPart(plan),), (row,)))
    assert report.letterhead.abstract == "Kết quả thực hiện các chỉ tiêu theo Kế hoạch số 09/KH-UBND năm 2025"
    assert headings(report)[3] == "2. Các chỉ tiêu chủ trì thực hiện"
    assert "- Chỉ tiêu 5.3. Tỉ lệ số hóa hồ sơ: đạt 96%." in words(report)
    assert titles(indicators(report))[1:3] == ["STT", "Chỉ tiêu"]


def test_rows_of_several_plans_stand_under_their_plan() -> None:
    second = replace(BAC_NINH, id=PlanId(2), document=PlanDocument(number="09/KH-UBND", year=2025))
    row = a_row(None, "Quy mô kinh tế số", number=7, stt="4", plan_id=PlanId(2), value=Decimal(20))
    both = replace(sample_content(), plans=(PlanPart(BAC_NINH), PlanPart(second)), rows=(row, *sample_content().rows))
    groups = [row.cells[0] for row in indicators(build_report(both)).rows if row.is_group]
    assert groups == ["Kế hoạch số 279/KH-UBND", "Kế hoạch số 09/KH-UBND"]


def test_work_items_of_rows_that_are_not_followed_stay_out() -> None:
    foreign = WorkItem(WorkItemId(9), AssignmentId(99), "Nhiệm vụ của cơ quan khác")
    report = build_report(replace(sample_content(), work_items=(foreign,)))
    assert "Nhiệm vụ của cơ quan khác" not in as_text(report)


def test_a_long_remark_behind_a_name_is_kept_for_the_annex() -> None:
    name = "Cạnh tranh bình đẳng (là chỉ số thành phần (chỉ số 6) thuộc Chỉ số PCI)"
    report = build_report(replace(sample_content(), rows=(a_row("1.2.4", name, result="Đã công khai tiêu chí"),)))
    assert "- Chỉ số 1.2.4. Cạnh tranh bình đẳng: Đã công khai tiêu chí." in words(report)
    assert cells_of(indicators(report), "1.2.4")[2] == name


def test_a_unit_in_brackets_is_not_told_beside_the_number() -> None:
    row = a_row("5.3.2", "Tỷ lệ doanh nghiệp có ĐMST (%)", unit="%", value=Decimal("31.5"))
    report = build_report(replace(sample_content(), rows=(row,)))
    assert "Tỷ lệ doanh nghiệp có ĐMST: đạt 31,5%." in words(report)


def test_results_in_words_stand_under_their_pillar() -> None:
    report = build_report(sample_content())
    assert "a) Trụ cột 1: Thể chế" in headings(report)


def test_a_plan_in_another_order_gets_no_headings_of_pillars() -> None:
    rows = tuple(
        a_row(code, f"Chỉ số {code}", number=number, result="Đã làm")
        for number, code in enumerate(("1.2.1", "4.2.1", "1.2.4"), start=1)
    )
    report = build_report(replace(sample_content(), rows=rows))
    assert not [heading for heading in headings(report) if "Trụ cột" in heading]
    assert not [row for annex in report.annexes for row in annex_rows(annex) if "Trụ cột" in str(row.cells[0])]


def test_joint_rows_name_who_leads() -> None:
    report = build_report(sample_content())
    assert [row.assignment.role for row in sample_content().of(Role.COORDINATING)] == [Role.COORDINATING]
    assert "3.1.2. Quản trị điện tử (Sở Khoa học và Công nghệ chủ trì): Đã công khai 100%" in words(report)


def test_the_pillars_are_counted_in_a_table_that_adds_up() -> None:
    (table,) = tables(build_report(sample_content()))
    assert [[cell_text(cell) for cell in row.cells] for row in table.rows] == [
        ["1. Thể chế", "03", "03", "01", "01", "01"],
        ["2. Vốn con người, nghiên cứu và phát triển", "02", "01", "0", "0", "02"],
        ["3. Cơ sở hạ tầng", "01", "01", "0", "0", "01"],
        ["Tổng cộng", "06", "05", "01", "01", "04"],
    ]


def test_where_nothing_has_a_target_no_column_counts_what_is_reached() -> None:
    rows = tuple(a_row(code, code, number=number) for number, code in enumerate(("1.1.3", "2.2.2"), start=1))
    (table,) = tables(build_report(replace(sample_content(), rows=rows)))
    assert titles(table) == ["Trụ cột", "Số nội dung được giao", "Đã có số liệu, kết quả"]


def test_rows_of_one_pillar_need_no_table_of_pillars() -> None:
    row = a_row("1.1.3", "Chính sách hỗ trợ DNNVV", value=Decimal("6.12"))
    assert not tables(build_report(replace(sample_content(), rows=(row,))))


def test_a_result_that_is_not_held_against_its_target_says_why() -> None:
    content = sample_content()
    assert "Ghi chú: “Không so sánh được”" not in as_text(build_report(content))
    first = replace(content.rows[0], assessment=Assessment(Verdict.OTHER_SERIES))
    told = as_text(build_report(replace(content, rows=(first, *content.rows[1:]))))
    assert "Ghi chú: “Không so sánh được” là trường hợp mục tiêu trong kế hoạch là điểm số" in told
