"""The time a plan gives for its work, as the plans of the province write it."""

from datetime import date

import pytest

from pii_desktop.domain.work_timing import When, when_of

END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("timing", "when"),
    [
        ("Thường xuyên", When(is_continuous=True)),
        ("Thường xuyên, hằng năm", When(is_continuous=True)),
        ("Hằng năm", When(END)),
        ("Hàng năm", When(END)),
        ("Trong năm 2026", When(END)),
        ("Cả năm", When(END)),
        ("Trước ngày 30/6/2026", When(date(2026, 6, 30))),
        ("Trước 30/9", When(date(2026, 9, 30))),
        ("Trước ngày 15 tháng 11 năm 2026", When(date(2026, 11, 15))),
        ("Quý II/2026", When(date(2026, 6, 30))),
        ("Quý III, Quý IV", When(END)),
        ("Quý 1 năm 2027", When(date(2027, 3, 31))),
        ("Tháng 2/2028", When(date(2028, 2, 29))),
        ("Tháng 10", When(date(2026, 10, 31))),
        ("06 tháng đầu năm 2026", When(date(2026, 6, 30))),
        ("Đến năm 2030", When(date(2030, 12, 31))),
        ("2025-2027", When(date(2027, 12, 31))),
        ("Thường xuyên, báo cáo trước 30/11", When(date(2026, 11, 30))),
        ("31/2/2026", When()),
        ("Theo kế hoạch của ngành", When()),
        ("", When()),
    ],
)
def test_a_time_is_a_day_or_goes_on(timing: str, when: When) -> None:
    assert when_of(timing, 2026) == when


def test_a_day_without_a_year_says_nothing_in_a_plan_without_one() -> None:
    assert when_of("Trước 30/9", None) == When()
    assert when_of("Hằng năm", None) == When()
    assert when_of("Quý II/2026", None) == When(date(2026, 6, 30))
