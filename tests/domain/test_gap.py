"""How much is missing, in things that can be counted (issue text: "cần thêm 37 đơn"; domain.md 3 for the units)."""

from decimal import Decimal

import pytest

from pii_desktop.domain.framework import Direction
from pii_desktop.domain.gap import Gap, counted_noun, gap_of
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target


@pytest.mark.parametrize(
    ("unit", "numerator", "noun"),
    [
        ("đơn/10.000 dân", "Số đơn đăng ký nhãn hiệu tập thể", "đơn"),
        ("DN/1.000 DN", "Số doanh nghiệp có chứng chỉ ISO", "doanh nghiệp"),
        ("SP/xã", "Số sản phẩm OCOP 4 sao trở lên", "sản phẩm"),
        ("CDĐL/xã", None, "chỉ dẫn địa lý"),
        ("%", "Số học sinh trung học tham gia các cuộc thi", "học sinh"),
        ("%", "Số doanh nghiệp khởi nghiệp sáng tạo", "doanh nghiệp"),
        ("%", "Chi khoa học và công nghệ từ ngân sách địa phương", None),
        ("%", "Diện tích đất công nghiệp", None),
        ("điểm", None, None),
        (None, None, None),
        ("doanh nghiệp", None, "doanh nghiệp"),
    ],
)
def test_what_is_counted(unit: str | None, numerator: str | None, noun: str | None) -> None:
    assert counted_noun(unit, numerator) == noun


@pytest.mark.parametrize(
    ("printed", "entry", "unit", "gap"),
    [
        ("≥ 2", Entry(numerator=Decimal(263), denominator=Decimal(1_500_000)), "đơn/10.000 dân", Gap(37, "đơn")),
        ("≥ 2", Entry(numerator=Decimal(300), denominator=Decimal(1_500_000)), "đơn/10.000 dân", None),
        ("> 2", Entry(numerator=Decimal(300), denominator=Decimal(1_500_000)), "đơn/10.000 dân", Gap(1, "đơn")),
        ("≥ 10 %", Entry(numerator=Decimal(60), denominator=Decimal(1005)), "%", Gap(41, "đơn")),
        ("16 - 18", Entry(value=Decimal(12)), "đơn", Gap(4, "đơn")),
        ("12", Entry(value=Decimal(9)), "đơn", Gap(3, "đơn")),
        ("≤ 10", Entry(value=Decimal(12)), "đơn", Gap(2, "đơn", is_excess=True)),
        ("< 10", Entry(value=Decimal(10)), "đơn", Gap(1, "đơn", is_excess=True)),
        ("≥ 20", Entry(value=Decimal(5)), "đơn/10.000 dân", None),
        ("≥ 20", Entry(), "đơn", None),
        ("Tiên tiến, hiện đại", Entry(value=Decimal(5)), "đơn", None),
    ],
)
def test_how_many_are_missing(printed: str, entry: Entry, unit: str, gap: Gap | None) -> None:
    assert gap_of(parse_target(printed), entry, unit, "đơn") == gap


def test_a_bare_number_that_is_to_fall_is_passed_from_above() -> None:
    entry = Entry(value=Decimal(12))
    assert gap_of(parse_target("9"), entry, "người", "người", Direction.LOWER) == Gap(3, "người", is_excess=True)
    assert gap_of(parse_target("15"), entry, "người", "người", Direction.LOWER) is None
    assert gap_of(parse_target("≥ 15"), entry, "người", "người", Direction.LOWER) == Gap(3, "người")


def test_what_cannot_be_counted_has_no_gap() -> None:
    entry = Entry(numerator=Decimal("12.5"), denominator=Decimal(1000))
    assert gap_of(parse_target("≥ 2 %"), entry, "%", None) is None


def test_the_sentence_writes_numbers_as_in_vietnam() -> None:
    assert Gap(1037, "đơn").sentence == "Cần thêm 1.037 đơn"
    assert Gap(2, "vụ", is_excess=True).sentence == "Cần giảm 2 vụ"
