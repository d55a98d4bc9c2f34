"""Units as plans print them, and by what a share is multiplied for each (domain.md 3: per 1.000, per 10.000, %)."""

from decimal import Decimal

import pytest

from pii_desktop.domain.progress import scale_of_unit, value_of_ratio
from pii_desktop.domain.unit_scale import read_scale


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("DN/1.000 DN", 1000),
        ("DN/1000 dân", 1000),
        ("DN/1,000 dân", 1000),
        ("đơn/1 000 DN", 1000),
        ("đơn/1\u00a0000 DN", 1000),
        ("DN / 1.000 DN (%)", 1000),
        ("DN trên 1.000 dân", 1000),
        ("Số doanh nghiệp tính cho 1000 dân", 1000),
        ("DN/nghìn dân", 1000),
        ("DN/1 ngàn dân", 1000),
        ("‰", 1000),
        ("phần nghìn", 1000),
        ("đơn/10.000 dân", 10000),
        ("đơn/10000 dân", 10000),
        ("đơn/10 nghìn dân", 10000),
        ("người/1 vạn dân", 10000),
        ("Người/vạn dân", 10000),
        ("NGƯỜI/VẠN DÂN", 10000),
        ("người/va\u0323n dân", 10000),
        ("ca/100.000 dân", 100000),
        ("đơn/1 triệu dân", 1000000),
        ("đơn/1.000.000 dân", 1000000),
        ("sản phẩm/100 DN", 100),
        ("%", 100),
        ("%/năm", 100),
        ("% tổng chi NSNN", 100),
        ("phần trăm", 100),
        ("SP/xã", 1),
        ("triệu đồng/người", 1),
        ("kWh/triệu đồng", 1),
        ("1/1000", 1000),
    ],
)
def test_the_scale_is_read_however_it_is_written(unit: str, scale: int) -> None:
    assert read_scale(unit) == scale
    assert scale_of_unit(unit) == scale


@pytest.mark.parametrize(
    "unit", [None, "", "đơn", "điểm", "Thứ bậc", "0–1", "nghìn người", "lượt/24 giờ", "người/0", "người trên 60 tuổi"]
)
def test_a_unit_that_names_no_scale_has_none(unit: str | None) -> None:
    assert read_scale(unit) is None
    assert scale_of_unit(unit) == 1


def test_a_rate_is_not_a_thousand_times_too_small() -> None:
    assert value_of_ratio(Decimal(20), Decimal(11200), "DN/1000 DN") == Decimal("1.7857")
