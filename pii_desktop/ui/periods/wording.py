"""How periods and days are said."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.calendar import Slot
from pii_desktop.domain.period import Period, PeriodKind, days_left
from pii_desktop.domain.versions import VersionKind

_SOON = 14


def kind_words() -> list[tuple[str, PeriodKind]]:
    """Every kind of period with its word, the usual ones first."""
    return [
        (_tr("Năm"), PeriodKind.YEAR),
        (_tr("6 tháng"), PeriodKind.HALF),
        (_tr("Quý"), PeriodKind.QUARTER),
        (_tr("Tháng"), PeriodKind.MONTH),
        (_tr("Đột xuất"), PeriodKind.ONCE),
    ]


def part_words(kind: PeriodKind) -> list[tuple[str, int]]:
    """The parts of a year with their words; none for whole years."""
    match kind:
        case PeriodKind.HALF:
            return [(_tr("6 tháng đầu năm"), 1), (_tr("6 tháng cuối năm"), 2)]
        case PeriodKind.QUARTER:
            return [
                (_tr("Quý {part}").format(part=part), number) for number, part in enumerate(("I", "II", "III", "IV"), 1)
            ]
        case PeriodKind.MONTH:
            return [(_tr("Tháng {part}").format(part=number), number) for number in range(1, 13)]
        case PeriodKind.YEAR | PeriodKind.ONCE:
            return []


def left_words(period: Period, today: date) -> str:
    """The days left: "Còn 12 ngày", "Hạn hôm nay", "Quá hạn 3 ngày"; blank without a deadline; else how it was sent."""
    if period.is_sent:
        return _sent_words(period)
    left = days_left(period, today)
    if left is None:
        return ""
    if left == 0:
        return _tr("Hạn hôm nay")
    return _tr("Còn {days} ngày").format(days=left) if left > 0 else _tr("Quá hạn {days} ngày").format(days=-left)


def left_tone(period: Period, today: date) -> str:
    """The colour token of the days left."""
    if period.is_sent:
        return "warn" if period.is_late else "good"
    left = days_left(period, today)
    if left is None or left > _SOON:
        return "text3"
    return "warn" if left >= 0 else "bad"


def report_title(period: Period, kind: VersionKind = VersionKind.REPORT) -> str:
    """Title of the page: "Báo cáo PII năm 2025"; the report of one plan may be about something else than the PII.

    A later one says what it is: "Báo cáo đính chính năm 2025".
    """
    if kind is not VersionKind.REPORT:
        return f"{kind.label} {period.in_sentence}"
    words = _tr("Báo cáo PII {period}") if period.plan_id is None else _tr("Báo cáo {period}")
    return words.format(period=period.in_sentence)


def short_title(period: Period) -> str:
    """The title for a narrow list: "6 tháng 2025", "Quý III/2025"."""
    words = {
        PeriodKind.HALF: _tr("6 tháng {year}") if period.index == 1 else _tr("6 tháng cuối {year}"),
        PeriodKind.ONCE: _tr("Đột xuất {year}") if period.deadline is None else "{title}",
        PeriodKind.QUARTER: _tr("{part}/{year}"),
    }
    part = period.title.partition(_tr(" năm "))[0]
    return words.get(period.kind, "{title}").format(year=period.year, part=part, title=period.title)


def slot_words(slot: Slot) -> str:
    """A place in the year: "6 tháng đầu năm", "Quý I", "Tháng (ngày)"."""
    kind, index = slot
    if kind is PeriodKind.YEAR:
        return _tr("Năm")
    if kind is PeriodKind.MONTH:
        return _tr("Hằng tháng, ngày")
    return next(words for words, number in part_words(kind) if number == index)


def _sent_words(period: Period) -> str:
    """How late it was sent: "Gửi đúng hạn", "Muộn 3 ngày"."""
    if period.sent_on is None or period.deadline is None:
        return _tr("Đã gửi")
    late = (period.sent_on - period.deadline).days
    return _tr("Gửi đúng hạn") if late <= 0 else _tr("Muộn {days} ngày").format(days=late)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Periods", text)
