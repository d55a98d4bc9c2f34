"""Verdicts: each line with the place in domain.md 4 that it stands for."""

from decimal import Decimal

import pytest

from pii_desktop.domain.assessment import Measured, Verdict, assess, condition, is_met
from pii_desktop.domain.framework import Direction
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Judgement
from pii_desktop.domain.target import Target, parse_target


def target(printed: str) -> Target:
    found = parse_target(printed)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("printed", "value", "met"),
    [
        ("≥ 20", "20", True),
        ("≥ 20", "19.99", False),
        ("> 45,92", "45.92", False),
        ("> 45,92", "45.93", True),
        ("≤  10", "10", True),
        ("≤  10", "11", False),
        ("16 - 18", "16", True),
        ("16 - 18", "18.1", False),
        ("12", "12.0", True),
        ("12", "13", True),
        ("100 %", "99.9", False),
        ("Trên 60%", "60", False),
        ("Tối thiểu 80 %", "80", True),
    ],
)
def test_a_number_meets_a_target_or_not(printed: str, value: str, met: bool) -> None:
    assert is_met(target(printed), Decimal(value)) is met


def test_a_bare_number_is_met_by_what_is_better_in_its_direction() -> None:
    assert is_met(target("5"), Decimal(4), Direction.LOWER)
    assert not is_met(target("5"), Decimal(6), Direction.LOWER)


def test_blank_is_not_zero() -> None:
    assert assess(target("≤ 10"), Measured(now=None)).verdict is Verdict.NO_NUMBER


def test_without_a_target_nothing_is_judged() -> None:
    assert assess(None, Measured(Decimal(5))).verdict is Verdict.NO_TARGET


def test_a_value_is_never_compared_with_a_score() -> None:
    assessment = assess(target("≥ 25"), Measured(Decimal("0.13"), target_series=Series.SCORE))
    assert assessment.verdict is Verdict.OTHER_SERIES
    assert assessment.progress is None
    assert "điểm số" in assessment.rule


def test_what_could_not_be_compared_has_no_number_while_it_is_blank() -> None:
    assessment = assess(target("≥ 25"), Measured(None, target_series=Series.SCORE))
    assert assessment.verdict is Verdict.NO_NUMBER
    assert "Chưa có số liệu" in assessment.rule
    assert "điểm số" in assessment.rule


@pytest.mark.parametrize(
    ("judgement", "verdict"),
    [
        (None, Verdict.NOT_JUDGED),
        (Judgement.REACHED, Verdict.REACHED),
        (Judgement.MISSED, Verdict.MISSED),
        (Judgement.NOT_JUDGED, Verdict.NOT_JUDGED),
    ],
)
def test_a_target_in_words_is_judged_by_the_user(judgement: Judgement | None, verdict: Verdict) -> None:
    words = target("Thuộc nhóm các địa phương ở mức tiên tiến")
    assert assess(words, Measured(None), judgement).verdict is verdict


def test_progress_runs_from_baseline_to_target() -> None:
    assessment = assess(target("≥ 25"), Measured(Decimal(21), baseline=Decimal(17)))
    assert assessment.progress == Decimal("0.5")
    assert assessment.verdict is Verdict.MISSED
    assert "từ 25 trở lên" in assessment.rule


def test_progress_downwards_for_a_rank() -> None:
    assessment = assess(target("≤ 10"), Measured(Decimal(15), baseline=Decimal(20)))
    assert assessment.progress == Decimal("0.5")


@pytest.mark.parametrize(
    ("printed", "baseline", "direction"),
    [("≥ 25", "25", Direction.HIGHER), ("≥ 20", "25", Direction.HIGHER), ("≥ 25", "20", Direction.LOWER)],
)
def test_where_progress_has_no_meaning_the_rule_says_so(printed: str, baseline: str, direction: Direction) -> None:
    assessment = assess(target(printed), Measured(Decimal(22), Decimal(baseline), direction))
    assert assessment.progress is None
    assert "không tính tỷ lệ" in assessment.rule


def test_a_baseline_of_zero_is_a_baseline() -> None:
    assert assess(target("≥ 10%"), Measured(Decimal(5), baseline=Decimal(0))).progress == Decimal("0.5")


def test_the_condition_reads_as_vietnamese() -> None:
    assert condition(target("> 45,92")) == "lớn hơn 45,92"
    assert condition(target("16 - 18")) == "trong khoảng 16 đến 18"
    assert condition(target("≥ 10%")) == "từ 10 % trở lên"
    assert condition(target("12")) == "bằng 12 hoặc lớn hơn"
    assert condition(target("5"), Direction.LOWER) == "bằng 5 hoặc nhỏ hơn"


@pytest.mark.parametrize(
    ("name", "measured", "printed", "verdict", "progress"),
    [
        ("Tỷ lệ hộ nghèo", Measured(Decimal(6), Decimal(8)), "5", Verdict.MISSED, "0.6667"),
        ("Tỷ lệ hộ nghèo", Measured(Decimal(5), Decimal(8)), "5", Verdict.REACHED, "1"),
        ("Thời gian cấp phép", Measured(Decimal(10), Decimal(20)), "15", Verdict.REACHED, "2"),
        ("Thời gian cấp phép", Measured(Decimal(22), Decimal(20)), "15 ngày", Verdict.MISSED, "-0.4"),
        ("Mật độ doanh nghiệp", Measured(Decimal(10), Decimal(8)), "12", Verdict.MISSED, "0.5"),
        ("Giữ như năm gốc", Measured(Decimal(13), Decimal(12)), "12", Verdict.REACHED, None),
        ("Chưa có năm gốc", Measured(Decimal(13)), "12", Verdict.REACHED, None),
        ("Danh mục nói tăng", Measured(Decimal(10), Decimal(20), Direction.HIGHER), "15", Verdict.MISSED, None),
    ],
)
def test_a_bare_number_below_its_baseline_is_met_from_above(
    name: str, measured: Measured, printed: str, verdict: Verdict, progress: str | None
) -> None:
    assessment = assess(target(printed), measured)
    rounded = None if assessment.progress is None else assessment.progress.quantize(Decimal("0.0001")).normalize()
    assert (name, assessment.verdict, rounded) == (name, verdict, None if progress is None else Decimal(progress))


def test_the_rule_of_a_falling_target_says_that_less_is_better() -> None:
    assert "bằng 5 hoặc nhỏ hơn" in assess(target("5"), Measured(Decimal(6), Decimal(8))).rule
