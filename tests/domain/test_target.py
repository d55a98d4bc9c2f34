"""Targets as the plans print them (domain.md 4), each with the document it stands in."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.domain.target import Op, Target, format_target, is_rank, parse_target
from pii_desktop.errors import InputError


def target(op: Op, *numbers: str, unit: str | None = None, text: str = "") -> Target:
    low, high, *_ = [*map(Decimal, numbers), None, None]
    return Target(op, low, high, unit, text)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        # Bắc Giang, appendix of the plan for 2024
        ("≥ 20", target(Op.AT_LEAST, "20")),
        ("≥ 10%", target(Op.AT_LEAST, "10", unit="%")),
        # Bắc Ninh, plan 279/KH-UBND, table of pillars
        ("> 45,92", target(Op.MORE, "45.92")),
        (">  51,12", target(Op.MORE, "51.12")),
        (">48,08", target(Op.MORE, "48.08")),
        # Bắc Giang, plan 09/KH-UBND, targets for 2030 and 2045
        ("≥55", target(Op.AT_LEAST, "55")),
        ("≤  10", target(Op.AT_MOST, "10")),
        ("> 0,7", target(Op.MORE, "0.7")),
        ("16 - 18", target(Op.RANGE, "16", "18")),
        ("12", target(Op.EQUAL, "12")),
        ("≥ 3% và tăng dần theo yêu cầu", target(Op.AT_LEAST, "3", unit="%", text="và tăng dần theo yêu cầu")),
        ("Tiên tiến, hiện đại", target(Op.TEXT, text="Tiên tiến, hiện đại")),
        ("Theo Đề án được phê duyệt", target(Op.TEXT, text="Theo Đề án được phê duyệt")),
        ("Thuộc nhóm 03 tỉnh đứng đầu", target(Op.TEXT, text="Thuộc nhóm 03 tỉnh đứng đầu")),
        # Bắc Giang, plan on Resolution 02
        ("100 %", target(Op.EQUAL, "100", unit="%")),
        ("Trên 60%", target(Op.MORE, "60", unit="%")),
        ("Tối thiểu\n80 %", target(Op.AT_LEAST, "80", unit="%")),
        # what offices write besides
        ("Không quá 3 ngày", target(Op.AT_MOST, "3", text="ngày")),
        ("Từ 20 trở lên", target(Op.AT_LEAST, "20")),
        ("10 trở xuống", target(Op.AT_MOST, "10")),
        ("8–10%", target(Op.RANGE, "8", "10", unit="%")),
        ("từ 8% đến 10%", target(Op.RANGE, "8", "10", unit="%")),
        ("Top 10", target(Op.AT_MOST, "10")),
        ("1.234,5", target(Op.EQUAL, "1234.5")),
        ("Đạt trên 80%", target(Op.MORE, "80", unit="%")),
        ("Phấn đấu đạt ≥ 25 sản phẩm", target(Op.AT_LEAST, "25", text="sản phẩm")),
        ("Dưới 5", target(Op.LESS, "5")),
        (">= 7", target(Op.AT_LEAST, "7")),
        ("-1,5", target(Op.EQUAL, "-1.5")),
        ("Quý II/2025", target(Op.TEXT, text="Quý II/2025")),
        ("31/12/2025", target(Op.TEXT, text="31/12/2025")),
        ("Có", target(Op.BOOL, text="Có")),
        ("Trước 30/6/2026", target(Op.TEXT, text="Trước 30/6/2026")),
        ("15.6.2026", target(Op.TEXT, text="15.6.2026")),
        ("Trong Top 10", target(Op.AT_MOST, "10")),
        ("Xếp hạng ≤ 10", target(Op.AT_MOST, "10")),
        ("100 phần trăm", target(Op.EQUAL, "100", unit="%")),
        ("≥ 20; phấn đấu 25", target(Op.AT_LEAST, "20", text="phấn đấu 25")),
        ("≥ 80 và ≤ 90%", target(Op.RANGE, "80", "90", unit="%")),
        ("(≥ 20)", target(Op.AT_LEAST, "20")),
        ("20.", target(Op.EQUAL, "20")),
        # limits that no single comparison says are judged by the user
        ("Trên 60% đến 70%", target(Op.TEXT, text="Trên 60% đến 70%")),
        ("Từ 5 đến dưới 10", target(Op.TEXT, text="Từ 5 đến dưới 10")),
        ("Giảm ít nhất 10% so với năm 2024", target(Op.TEXT, text="Giảm ít nhất 10% so với năm 2024")),
        ("1e5", target(Op.TEXT, text="1e5")),
        # so are changes by so much, and comparisons with a year
        *(
            (words, target(Op.TEXT, text=words))
            for words in (
                "+5%",
                "≥ +5%",
                "+3 bậc",
                "35→40",
                "35 -> 40",
                "35 lên 40",
                "50±2",
                "> 2024",
                "Không thấp hơn 2025",
                "Vượt 5% so với năm 2024",
                "5 - 8% so với cùng kỳ",
            )
        ),
        ("≥ 10 bác sĩ/vạn dân", target(Op.AT_LEAST, "10", text="bác sĩ/vạn dân")),
        ("≥ 2000 doanh nghiệp", target(Op.AT_LEAST, "2000", text="doanh nghiệp")),
        ("60% so với tổng số", target(Op.EQUAL, "60", unit="%", text="so với tổng số")),
    ],
)
def test_each_form_of_a_target_is_read(printed: str, read: Target) -> None:
    assert parse_target(printed) == read


@pytest.mark.parametrize("printed", ["", "  ", "-", "–", "…", "x", "X", "N/A"])
def test_an_empty_cell_is_no_target_and_never_zero(printed: str) -> None:
    assert parse_target(printed) is None


@pytest.mark.parametrize("printed", ["≥ 1.000", "1,000 sản phẩm", "1.000 - 2.000"])
def test_an_ambiguous_number_is_asked_about(printed: str) -> None:
    with pytest.raises(InputError) as asked:
        parse_target(printed)
    assert asked.value.code == "number-ambiguous"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("≥25", "≥ 25"), ("> 45.92", "> 45,92"), ("16-18", "16 – 18"), ("100%", "100 %"), ("Tiên tiến", "Tiên tiến")],
)
def test_targets_are_shown_in_one_way(printed: str, shown: str) -> None:
    read = parse_target(printed)
    assert read is not None
    assert format_target(read) == shown


@given(
    st.sampled_from([Op.AT_LEAST, Op.AT_MOST, Op.MORE, Op.LESS, Op.EQUAL]),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=999, places=2),
    st.sampled_from([None, "%"]),
)
def test_what_is_shown_is_read_back(op: Op, value: Decimal, unit: str | None) -> None:
    assert parse_target(format_target(Target(op, value, unit=unit))) == Target(op, value, unit=unit)


@given(st.text())
def test_any_text_is_a_target_a_question_or_nothing(text: str) -> None:
    try:
        read = parse_target(text)
    except InputError:
        return
    assert read is None or read.value is not None or read.text


@pytest.mark.parametrize(
    ("printed", "is_one"),
    [("Top 10", True), ("Xếp hạng ≤ 10", True), ("Đứng thứ 5", True), ("≥ 80% hàng năm", False),
     ("5 khách sạn hạng 4 sao", False), ("≥ 20", False)],
)  # fmt: skip
def test_a_target_says_that_it_is_a_rank(printed: str, is_one: bool) -> None:
    assert is_rank(printed) is is_one


@pytest.mark.parametrize(
    "printed",
    [
        "2025: 60; 2030: 70",
        "60 điểm (2025), 70 điểm (2030)",
        "02 đơn; 01 bằng",
        "≥ 2 đơn sáng chế, 3 GPHI",
        "60 <= x <= 65",
        "12 / 34",
        "10^6",
    ],
)
def test_several_numbers_are_left_to_the_user(printed: str) -> None:
    assert parse_target(printed) == target(Op.TEXT, text=printed)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("≥ 80%, trong đó 50% ở xã", target(Op.AT_LEAST, "80", unit="%", text="trong đó 50% ở xã")),
        ("100% (52/52 xã)", target(Op.EQUAL, "100", unit="%", text="(52/52 xã)")),
        ("Duy trì ≥ 60", target(Op.AT_LEAST, "60")),
        ("Ít nhất là 50", target(Op.AT_LEAST, "50")),
        ("Có ít nhất 01 sản phẩm", target(Op.AT_LEAST, "1", text="sản phẩm")),
        ("Đạt tỷ lệ 50%", target(Op.EQUAL, "50", unit="%")),
        ("Hoàn thành 100%", target(Op.EQUAL, "100", unit="%")),
        ("> = 50", target(Op.AT_LEAST, "50")),
        (">/= 50", target(Op.AT_LEAST, "50")),
    ],
)
def test_words_and_signs_around_one_number_are_understood(printed: str, read: Target) -> None:
    assert parse_target(printed) == read
