"""Targets as running text says them."""

from decimal import Decimal

import pytest

from pii_desktop.domain.narrative_words import amount, goal
from pii_desktop.domain.target import parse_target


@pytest.mark.parametrize(
    ("printed", "unit", "told"),
    [
        ("≥ 20", "điểm", "từ 20 điểm trở lên"),
        ("Trên 60%", "%", "trên 60%"),
        ("≥ 50 tỷ đồng", "tỷ đồng", "từ 50 tỷ đồng trở lên"),
        ("≥ 50 tỷ đồng", "%", "từ 50 tỷ đồng trở lên"),
        ("Tối thiểu 3 doanh nghiệp", "", "từ 3 doanh nghiệp trở lên"),
        ("Không quá 5 ngày", "ngày", "không quá 5 ngày"),
        ("từ 16 đến 18 điểm", "điểm", "từ 16 đến 18 điểm"),
        ("≥ 95% số xã", "%", "từ 95% số xã trở lên"),
        ("50 sản phẩm/năm", "sản phẩm", "50 sản phẩm/năm"),
        ("≤ 10 (hạng)", "hạng", "không quá 10 (hạng)"),
        ("≥ 3% và tăng dần theo yêu cầu phát triển", "%", "từ 3% trở lên và tăng dần theo yêu cầu phát triển"),
        ("≥ 3 doanh nghiệp theo Đề án được duyệt", "", "từ 3 doanh nghiệp trở lên theo Đề án được duyệt"),
    ],
)
def test_what_a_target_counts_stands_once_and_before_its_limit_ends(printed: str, unit: str, told: str) -> None:
    target = parse_target(printed)
    assert target is not None
    assert goal(target, target.unit or unit) == told


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("45.2", "%", "45,2%"),
        ("16", "%/năm", "16%/năm"),
        ("30", "Doanh nghiệp", "30 doanh nghiệp"),
        ("12", "Người/vạn dân", "12 người/vạn dân"),
        ("1.7", "DN/1.000 DN", "1,7 DN/1.000 DN"),
        ("12", "Thứ bậc", "thứ 12"),
        ("11.33", "Thứ bậc", "11,33 thứ bậc"),
        ("0.72", "Chỉ số phát triển con người (HDI)", "0,72"),
        ("3", "", "3"),
    ],
)
def test_units_of_a_column_are_said_as_a_sentence_says_them(value: str, unit: str, told: str) -> None:
    assert amount(Decimal(value), unit) == told
