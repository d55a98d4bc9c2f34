"""Numbers as running text says them: amounts with their unit, against the target, against earlier periods."""

import re
from collections.abc import Iterable
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.denominators import DenominatorKind
from pii_desktop.domain.earlier import DatedValue, EarlierEntry
from pii_desktop.domain.framework import Indicator
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.measuring import indicator_of, measured_of
from pii_desktop.domain.moves import TWO_TIER_REFORM
from pii_desktop.domain.period import Period, PeriodKind, period_end
from pii_desktop.domain.plan import Series
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_wording import period_words
from pii_desktop.domain.shown_values import difference
from pii_desktop.domain.target import Op, Target
from pii_desktop.text.normalise import lower_first, one_line, search_key
from pii_desktop.text.numbers import format_decimal

_UPWARDS = (Op.AT_LEAST, Op.MORE, Op.EQUAL)
_RANKS = frozenset({"thu bac", "thu hang", "xep hang", "hang", "vi tri"})
_JUDGED = (Verdict.REACHED, Verdict.MISSED)
# In the words behind the number of a target: where what is counted ends and a remark begins.
_REMARK = re.compile(
    r"\s*(?:[(,;]|\b(?:(?:và )?(?:tăng|giảm|duy trì|giữ|phấn đấu|từng bước)"
    r"|theo|so với|trở lên|(?:vào|trong|đến) năm)\b).*"
)


def amount(value: Decimal, unit: str) -> str:
    """Like "6,12 điểm", "45,2%", "thứ 12", "12" where there is no unit.

    A column writes "Doanh nghiệp", a sentence does not; an index that counts itself ("Chỉ số HDI") has no unit.
    """
    if search_key(unit) in _RANKS and value == value.to_integral():
        return f"thứ {format_decimal(value)}"
    counted = _unit_words(unit)
    return f"{format_decimal(value)}{'' if counted.startswith('%') else ' '}{counted}".strip()


def _unit_words(unit: str) -> str:
    if search_key(unit).startswith("chi so"):
        return ""
    return lower_first(unit) if unit[1:2].islower() else unit


def against_target(content: ReportContent, row: IndicatorRow) -> str:
    """Like "vượt mục tiêu 40%", "chưa đạt mục tiêu từ 7,5 điểm trở lên"; blank where nothing was judged."""
    target, verdict = row.assignment.target, row.assessment.verdict
    if target is None or verdict not in _JUDGED:
        return ""
    unit = _unit_of_target(content, row, target)
    if verdict is Verdict.MISSED:
        return f"chưa đạt mục tiêu {goal(target, unit)}"
    number = judged_number(content, row)
    if target.value is None or number is None or not is_upwards(target) or number < target.value:
        return f"đạt mục tiêu {goal(target, unit)}"
    return (
        f"vượt mục tiêu {amount(target.value, _counted(target, unit)[0])}"
        if number > target.value
        else "bằng mục tiêu đề ra"
    )


def is_upwards(target: Target | None) -> bool:
    """True for a target in numbers that is met from below."""
    return target is not None and target.value is not None and target.op in _UPWARDS


def goal(target: Target, unit: str) -> str:
    """The target as words that follow "mục tiêu"."""
    if target.value is None:
        return f"“{one_line(target.text)}”"
    counted, remark = _counted(target, unit)
    value = amount(target.value, counted)
    high = amount(target.high, counted) if target.high is not None else ""
    words = {
        Op.AT_LEAST: f"từ {value} trở lên",
        Op.MORE: f"trên {value}",
        Op.AT_MOST: f"không quá {value}",
        Op.LESS: f"dưới {value}",
        Op.RANGE: f"từ {format_decimal(target.value)} đến {high}",
    }.get(target.op, value)
    return f"{words}{remark}"


def _counted(target: Target, unit: str) -> tuple[str, str]:
    """What the number of a target counts, in the words of the target where it says so, and what else it says.

    "≥ 50 tỷ đồng" counts "tỷ đồng" whatever `unit` the row has; "≥ 95% số xã" counts "% số xã".
    """
    text = one_line(target.text)
    remark = _REMARK.search(text)
    noun, rest = (text[: remark.start()], remark[0]) if remark else (text, "")
    rest = f"{'' if rest[:1] in ',; ' else ' '}{rest}"
    if noun:
        return f"{target.unit} {noun}" if target.unit else noun, rest
    return ("" if unit and f"({unit.casefold()}" in text.casefold() else unit), rest


def judged_number(content: ReportContent, row: IndicatorRow) -> Decimal | None:
    """The number that was held against the target: the published one where the target is a score or a rank."""
    return measured_of(row.assignment, row.entry, _indicator(content, row)).now


def is_by_published(row: IndicatorRow) -> bool:
    """True where a published score or rank was judged, not the number that the department typed."""
    series = row.assignment.row.series or Series.VALUE
    found = {Series.SCORE: row.entry.score, Series.RANK: row.entry.rank}.get(series)
    return row.assignment.own_target is None and found is not None


def to_compare(content: ReportContent, entries: Iterable[EarlierEntry]) -> tuple[DatedValue, ...]:
    """Of the earlier entries of a row the last one, and that of the same time a year ago where it is another one."""
    now = content.period
    known = sorted(
        (DatedValue(each.period, each.entry.value) for each in entries if each.entry.value is not None
         and period_end(each.period) < period_end(now)),
        key=lambda each: (period_end(each.period), each.period.kind is PeriodKind.YEAR, each.period.id), reverse=True,
    )  # fmt: skip
    year_ago = [each for each in known[1:] if _is_a_year_ago(each.period, now)]
    return (*known[:1], *([] if known and _is_a_year_ago(known[0].period, now) else year_ago[:1]))


def against_earlier(content: ReportContent, row: IndicatorRow, earlier: tuple[DatedValue, ...]) -> str:
    """Like "tăng 3,1 điểm phần trăm so với 6 tháng đầu năm 2025"; blank without a number then and now."""
    if row.entry.value is None:
        return ""
    unit = content.unit_of(row)
    told = ", ".join(_compared(difference(row, each.value), each.period, unit) for each in earlier)
    reform = _reform(content, row, earlier)
    return f"{told} {reform}".strip()


def published(row: IndicatorRow) -> str:
    """Like "điểm số được công bố là 48,2 điểm, xếp thứ 21, theo ..."; blank where nothing was published."""
    score, rank = row.entry.score, row.entry.rank
    parts = []
    if score is not None:
        parts.append(f"điểm số được công bố là {format_decimal(score)} điểm")
    if rank is not None:
        parts.append(f"xếp thứ {rank}")
    source = one_line(row.entry.citation)
    return ", ".join([*parts, f"theo {source}"] if source and parts else parts)


def _indicator(content: ReportContent, row: IndicatorRow) -> Indicator | None:
    return indicator_of(row.assignment, content.framework) if content.framework else None


def _is_a_year_ago(period: Period, now: Period) -> bool:
    return (period.kind, period.index, period.year) == (now.kind, now.index, now.year - 1)


def _unit_of_target(content: ReportContent, row: IndicatorRow, target: Target) -> str:
    """The target's own; a score is counted in points, a rank in nothing."""
    if target.unit:
        return target.unit
    series = None if row.assignment.own_target is not None else row.assignment.row.series
    return {Series.SCORE: "điểm", Series.RANK: ""}.get(series or Series.VALUE, content.unit_of(row))


def _compared(change: Decimal | None, then: Period, unit: str) -> str:
    when = period_words(then)
    if not change:
        return f"không thay đổi so với {when}"
    counted = "bậc" if search_key(unit) in _RANKS else _unit_words(unit)
    points = f" điểm phần trăm{unit[1:]}" if unit.startswith("%") else f" {counted}" if counted else ""
    return f"{'tăng' if change > 0 else 'giảm'} {format_decimal(abs(change))}{points} so với {when}"


def _reform(content: ReportContent, row: IndicatorRow, earlier: tuple[DatedValue, ...]) -> str:
    """A jump that comes from the number of communes is no performance, and the report says so (domain.md 3)."""
    indicator = _indicator(content, row)
    if indicator is None or indicator.denominator_kind is not DenominatorKind.COMMUNES:
        return ""
    crosses = any(period_end(each.period) < TWO_TIER_REFORM <= period_end(content.period) for each in earlier)
    day = official_date(TWO_TIER_REFORM)
    return f"(mẫu số là số đơn vị hành chính cấp xã, đã thay đổi do sắp xếp từ ngày {day})" if crosses else ""
