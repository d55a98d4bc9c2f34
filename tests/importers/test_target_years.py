"""A plan with the targets of several years in columns beside each other."""

from typing import Any

import pytest

from pii_desktop.domain.plan import ColumnMapping, ParsedPlan
from pii_desktop.importers.registry import read_content
from tests.importers.sheets import sheet_bytes

HEADER = ("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu 2025", "Mục tiêu 2030", "Cơ quan chủ trì")
ROW = ("1", "Tỷ lệ hồ sơ trực tuyến", "%", "≥ 80", "≥ 95", "Sở Khoa học và Công nghệ")


def read(title: str, *rows: tuple[Any, ...], mapping: ColumnMapping | None = None) -> ParsedPlan:
    return read_content(sheet_bytes([(title,), *(rows or (HEADER, ROW))]), "ke-hoach.xlsx", None, mapping)


def told(plan: ParsedPlan) -> str:
    return " ".join(issue.text for issue in plan.issues)


@pytest.mark.parametrize(
    ("title", "target", "why"),
    [
        ("Kế hoạch phát triển dữ liệu năm 2025", "≥ 80", "lấy cột “Mục tiêu 2025” theo năm của kế hoạch"),
        ("Kế hoạch phát triển dữ liệu năm 2030", "≥ 95", "lấy cột “Mục tiêu 2030” theo năm của kế hoạch"),
        ("Kế hoạch phát triển dữ liệu năm 2027", "≥ 80", "lấy cột “Mục tiêu 2025” vì đứng trước"),
        ("Kế hoạch phát triển dữ liệu", "≥ 80", "lấy cột “Mục tiêu 2025” vì đứng trước"),
    ],
)
def test_the_year_of_the_plan_decides_and_is_told(title: str, target: str, why: str) -> None:
    plan = read(title)
    assert plan.rows[0].target_printed == target
    assert "nhiều năm (“Mục tiêu 2025”, “Mục tiêu 2030”)" in told(plan)
    assert why in told(plan)
    assert "Cột không dùng đến" not in told(plan)


def test_years_below_one_label_are_years_too() -> None:
    upper = ("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "", "Cơ quan chủ trì")
    lower = ("", "", "", "Năm 2025", "Năm 2030", "")
    assert read("Kế hoạch năm 2030", upper, lower, ROW).rows[0].target_printed == "≥ 95"


def test_one_target_beside_a_baseline_is_nothing_to_tell() -> None:
    header = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2024", "Mục tiêu 2025", "Cơ quan chủ trì")
    plan = read("Kế hoạch năm 2025", header, ROW)
    assert (plan.rows[0].baseline_printed, plan.rows[0].target_printed) == ("≥ 80", "≥ 95")
    assert "nhiều năm" not in told(plan)


def test_a_column_given_by_hand_is_not_overruled() -> None:
    given = {"stt": 0, "name": 1, "target": 4, "lead": 5}
    plan = read("Kế hoạch năm 2025", mapping=ColumnMapping({0: given}))
    assert plan.rows[0].target_printed == "≥ 95"
    assert "nhiều năm" not in told(plan)
