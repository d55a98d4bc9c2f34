"""The same plan in many layouts reads the same; nothing depends on the order of columns or the name of a sheet."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pii_desktop.domain.plan import ParsedPlan, ParsedRow, RowKind
from pii_desktop.domain.target import Op
from pii_desktop.importers.registry import read_content
from tests.importers.layouts import Layout, PlanRow, document, workbook

ROWS = (
    PlanRow("pillar", "1", "THỂ CHẾ"),
    PlanRow("group", "1.1", "Chỉ số Môi trường chính sách"),
    PlanRow("indicator", "1.1.1", "Chính sách thúc đẩy đổi mới sáng tạo", "Các sở, ban, ngành", "", "12,76", "≥ 20",
            "- Rà soát chính sách.\n- Trình ban hành chính sách.", "Hằng năm"),
    PlanRow("indicator", "1.1.2", "Thiết chế pháp lý", "Sở Tư pháp, Công an tỉnh", "Các sở, ban, ngành", "41.5", "> 45",
            "Công khai thủ tục.", "Thường xuyên"),
    PlanRow("pillar", "6", "SẢN PHẨM TRI THỨC"),
    PlanRow("group", "6.1", "Chỉ số Sáng tạo tri thức"),
    PlanRow("indicator", "6.1.1", "Đơn đăng ký sáng chế/10.000 dân", "Sở Khoa học và Công nghệ", "Sở Y tế; Sở Nội vụ",
            "18,31", "20 - 25", "Tuyên truyền, phổ biến pháp luật sở hữu trí tuệ.", "Quý II"),
)  # fmt: skip
LAYOUTS = {
    "plain": Layout(),
    "columns the other way round": Layout(Layout().columns[::-1]),
    "code in its own column": Layout(("stt", "code", *Layout().columns[1:]), code_in="code", code_dot="."),
    "code without STT": Layout(("code", *Layout().columns[1:]), code_in="code"),
    "code in the name": Layout(code_in="name"),
    "code in the name, announced": Layout(code_in="name", code_prefix="Chỉ số: "),
    "work items under the row": Layout(
        ("stt", "name", "baseline", "target", "lead", "coordinating", "timing"), code_in="name", tasks_below=True
    ),
    "synonyms": Layout(labels={
        "stt": "Số TT", "name": "Tên chỉ số", "baseline": "Điểm 2024", "target": "Mục tiêu phấn đấu 2025",
        "tasks": "Nội dung công việc", "lead": "Cơ quan chủ trì", "coordinating": "Cơ quan phối hợp",
    }),
    "typing errors": Layout(labels={
        "name": "Chi số thành phần", "lead": "Đơn vị chủ chì", "coordinating": "Đơn vị phôi hơp", "tasks": "Nhiệm vu",
    }),
    "anywhere on the sheet": Layout(start_column=3, blank_rows=4),
    "columns numbered": Layout(numbered_header=True),
    "one table for each pillar": Layout(part_by_pillar=True),
    "columns nobody asked for": Layout((*Layout().columns, "Trọng số", "Ghi chú"), labels={"Trọng số": "Trọng số"}),
}  # fmt: skip


def fields(row: ParsedRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "baseline": row.baseline,
        "target": (row.target.op, row.target.value, row.target.high) if row.target else None,
        "lead": row.lead,
        "coordinating": row.coordinating,
        "tasks": row.tasks,
        "timing": row.timing,
        "group": row.group,
    }


def assigned(plan: ParsedPlan) -> list[dict[str, Any]]:
    return [fields(row) for row in plan.assignments()]


def expected() -> list[dict[str, Any]]:
    first, second, third = assigned(read_content(workbook(ROWS, Layout()), "mau.xlsx", None))
    assert first["tasks"] == ("- Rà soát chính sách.", "- Trình ban hành chính sách.")
    assert second["lead"] == ("Sở Tư pháp", "Công an tỉnh")
    assert second["baseline"] == Decimal("41.5")
    assert third["target"] == (Op.RANGE, Decimal(20), Decimal(25))
    return [first, second, third]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_workbook_reads_the_same_in_every_layout(name: str) -> None:
    plan = read_content(workbook(ROWS, LAYOUTS[name]), "phu-luc.xlsx", None)
    assert assigned(plan) == expected()


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_word_file_reads_the_same_in_every_layout(name: str) -> None:
    plan = read_content(document(ROWS, LAYOUTS[name]), "phu-luc.docx", None)
    assert assigned(plan) == expected()
    assert [row.kind for row in plan.rows if not row.kind.is_assignment] == [
        RowKind.PILLAR, RowKind.GROUP, RowKind.PILLAR, RowKind.GROUP,
    ]  # fmt: skip


def test_the_document_is_named_by_the_lines_above_the_table() -> None:
    plan = read_content(document(ROWS, Layout()), "phu-luc.docx", None)
    assert plan.document.number == "15/KH-UBND"
    assert plan.document.issuer == "UBND tỉnh Hà Nam"
    assert plan.document.province == "Hà Nam"
    assert str(plan.document.signed_on) == "2025-03-02"
    assert plan.document.year == 2025


def test_columns_that_are_not_used_are_named() -> None:
    layout = replace(Layout(), columns=(*Layout().columns, "Trọng số"))
    plan = read_content(workbook(ROWS, layout), "phu-luc.xlsx", None)
    assert [issue.text for issue in plan.issues] == ["Cột không dùng đến: “Trọng số”."]
