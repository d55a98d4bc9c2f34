"""How far a result is from its target, with the rule that says so (domain.md 4)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.framework import Direction
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Judgement
from pii_desktop.domain.target import Op, Target
from pii_desktop.text.numbers import format_decimal


class Verdict(StrEnum):
    """What can be said of a result against its target."""

    REACHED = "reached"
    MISSED = "missed"
    NO_NUMBER = "no_number"
    NO_TARGET = "no_target"
    NOT_JUDGED = "not_judged"
    OTHER_SERIES = "other_series"

    @property
    def label(self) -> str:
        """The word in lists and reports; empty where no assessment is due."""
        return {
            Verdict.REACHED: "Đạt",
            Verdict.MISSED: "Chưa đạt",
            Verdict.NO_NUMBER: "Chưa có số liệu",
            Verdict.NO_TARGET: "",
            Verdict.NOT_JUDGED: "Chưa đánh giá",
            Verdict.OTHER_SERIES: "Không so sánh được",
        }[self]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict, and the Vietnamese sentence of its `rule` shown beside it.

    `progress` is (now - baseline) / (target - baseline): 1 is reached, None where it has no meaning.
    """

    verdict: Verdict
    progress: Decimal | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What is judged: the number now, where it started, which way is better, and which series each belongs to.

    `direction` is None where nothing says which way is better; then `direction_of` tells it.
    """

    now: Decimal | None
    baseline: Decimal | None = None
    direction: Direction | None = None
    series: Series = Series.VALUE
    target_series: Series = Series.VALUE


def assess(target: Target | None, measured: Measured, judgement: Judgement | None = None) -> Assessment:
    """The verdict on a result, with its rule (domain.md 4). Blank is not zero; series are never mixed."""
    if target is None:
        return Assessment(Verdict.NO_TARGET, rule="Kế hoạch không đặt mục tiêu cho dòng này.")
    if target.op in (Op.TEXT, Op.BOOL):
        return _judged(judgement)
    refusal = _OTHER_SERIES[measured.target_series] if measured.series is not measured.target_series else ""
    if measured.now is None:
        return Assessment(Verdict.NO_NUMBER, rule=f"Chưa có số liệu; ô trống không phải là số 0. {refusal}".strip())
    if refusal:
        return Assessment(Verdict.OTHER_SERIES, rule=refusal)
    direction = direction_of(target, measured)
    verdict = Verdict.REACHED if is_met(target, measured.now, direction) else Verdict.MISSED
    progress, remark = _progress(target, measured, measured.now)
    return Assessment(verdict, progress, f"Đạt khi giá trị {condition(target, direction)}. {remark}".strip())


def direction_of(target: Target, measured: Measured) -> Direction:
    """Which way is better: as is known, else the way that a bare target goes from its baseline, else upwards.

    "Tỷ lệ hộ nghèo", 8 in the base year, target "5": a plan does not want it to be missed from above.
    """
    if measured.direction is not None:
        return measured.direction
    if target.op is not Op.EQUAL or target.value is None or measured.baseline is None:
        return Direction.HIGHER
    return Direction.LOWER if measured.baseline > target.value else Direction.HIGHER


def is_met(target: Target, value: Decimal, direction: Direction = Direction.HIGHER) -> bool:
    """True when `value` satisfies a target in numbers. Raises ValueError for a target in words.

    A bare number ("12", "100") is met by what is as good or better: progress of 1 or more (domain.md 4).
    """
    if target.value is None:
        raise ValueError("a target in words is judged by the user")
    match target.op:
        case Op.AT_LEAST:
            return value >= target.value
        case Op.MORE:
            return value > target.value
        case Op.AT_MOST:
            return value <= target.value
        case Op.LESS:
            return value < target.value
        case Op.RANGE:
            return target.value <= value <= (target.high if target.high is not None else target.value)
        case Op.EQUAL:
            return value >= target.value if direction is Direction.HIGHER else value <= target.value
        case _:
            raise ValueError("a target in words is judged by the user")


def condition(target: Target, direction: Direction = Direction.HIGHER) -> str:
    """The target as half a sentence: "từ 25 trở lên", "trong khoảng 16 đến 18"; the way counts for a bare number."""
    value = "" if target.value is None else format_decimal(target.value)
    unit = f" {target.unit}" if target.unit else ""
    return {
        Op.AT_LEAST: f"từ {value}{unit} trở lên",
        Op.MORE: f"lớn hơn {value}{unit}",
        Op.AT_MOST: f"không quá {value}{unit}",
        Op.LESS: f"nhỏ hơn {value}{unit}",
        Op.EQUAL: f"bằng {value}{unit} hoặc {'nhỏ' if direction is Direction.LOWER else 'lớn'} hơn",
        Op.RANGE: f"trong khoảng {value} đến {'' if target.high is None else format_decimal(target.high)}{unit}",
    }.get(target.op, target.text)


_OTHER_SERIES = {
    Series.SCORE: "Mục tiêu là điểm số do Bộ công bố, không so sánh được với giá trị đơn vị nhập.",
    Series.RANK: "Mục tiêu là thứ hạng, không so sánh được với giá trị đơn vị nhập.",
    Series.VALUE: "Mục tiêu là giá trị, không so sánh được với điểm số hoặc thứ hạng.",
}
_LABELS = {Judgement.REACHED: Verdict.REACHED, Judgement.MISSED: Verdict.MISSED}


def _judged(judgement: Judgement | None) -> Assessment:
    rule = "Mục tiêu bằng lời: đơn vị tự đánh giá và nêu lý do."
    return Assessment(
        Verdict.NOT_JUDGED if judgement is None else _LABELS.get(judgement, Verdict.NOT_JUDGED), rule=rule
    )


def _progress(target: Target, measured: Measured, now: Decimal) -> tuple[Decimal | None, str]:
    """(now - baseline) / (target - baseline), and a remark where that has no meaning."""
    if measured.baseline is None or target.value is None or target.op is Op.RANGE:
        return None, ""
    way = target.value - measured.baseline
    if way == 0:
        return None, "Điểm gốc bằng mục tiêu: chỉ so với mục tiêu, không tính tỷ lệ."
    points_down = target.op in (Op.AT_MOST, Op.LESS) or direction_of(target, measured) is Direction.LOWER
    if (way < 0) is not points_down:
        return None, "Mục tiêu nằm ngược chiều cải thiện so với điểm gốc: không tính tỷ lệ."
    return (now - measured.baseline) / way, "Tỷ lệ = (hiện tại − gốc) / (mục tiêu − gốc)."
