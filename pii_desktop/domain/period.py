"""Reporting periods and their deadlines (domain.md 6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.days import last_of_month
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.text.normalise import lower_first
from pii_desktop.text.roman import to_roman


class PeriodKind(StrEnum):
    """How often: the words of the command line."""

    HALF = "half"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    ONCE = "once"

    @property
    def in_a_year(self) -> int:
        """How many of them a year has; 1 for reports on demand, which are not counted."""
        return {PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}.get(self, 1)


class PeriodState(StrEnum):
    """Where a report stands: Nháp → Trình → Yêu cầu chỉnh lý → Đã ký → Đã gửi (screens.md "Kỳ báo cáo")."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED = "signed"
    SENT = "sent"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    PeriodState.DRAFT: "Nháp",
    PeriodState.SUBMITTED: "Đã trình",
    PeriodState.RETURNED: "Yêu cầu chỉnh lý",
    PeriodState.SIGNED: "Đã ký",
    PeriodState.SENT: "Đã gửi",
}


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period: `index` counts halves, quarters or months from 1, else 1.

    `plan_id` names the plan it is for, None means all plans; `sent_on` is the day its report was sent.
    """

    id: PeriodId
    kind: PeriodKind
    year: int
    deadline: date | None
    recipient: str
    index: int = 1
    state: PeriodState = PeriodState.DRAFT
    plan_id: PlanId | None = None
    sent_on: date | None = None

    @property
    def is_late(self) -> bool | None:
        """True when the report was sent after the deadline, False when on time, None when not sent or no deadline."""
        return None if self.sent_on is None or self.deadline is None else self.sent_on > self.deadline

    @property
    def is_sent(self) -> bool:
        """True when its report was sent."""
        return self.state is PeriodState.SENT

    @property
    def in_sentence(self) -> str:
        """The title inside a sentence: "năm 2025", "quý IV năm 2025"."""
        return lower_first(self.title)

    @property
    def title(self) -> str:
        """As a clerk names it: "6 tháng đầu năm 2025", "Năm 2025", "Đột xuất 15/3/2025" by its deadline."""
        match self.kind:
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.YEAR:
                return f"Năm {self.year}"
            case PeriodKind.QUARTER:
                return f"Quý {to_roman(self.index)} năm {self.year}"
            case PeriodKind.MONTH:
                return f"Tháng {self.index:02d}/{self.year}"
            case PeriodKind.ONCE:
                day = self.deadline
                return f"Đột xuất {day.day}/{day.month}/{day.year}" if day else f"Đột xuất năm {self.year}"


def current_period(periods: tuple[Period, ...], today: date) -> Period | None:
    """The period to work on: of those not sent the nearest deadline not yet past, else the latest one."""
    dated = sorted((period for period in periods if period.deadline), key=lambda p: (p.deadline or today, p.id))
    waiting = [period for period in dated if not period.is_sent]
    ahead = [period for period in waiting if period.deadline and period.deadline >= today]
    if ahead:
        return ahead[0]
    latest = waiting or dated
    return latest[-1] if latest else (periods[-1] if periods else None)


def days_left(period: Period, today: date) -> int | None:
    """Days to the deadline: 0 on the day, negative when overdue, None without a deadline."""
    return None if period.deadline is None else (period.deadline - today).days


def period_start(period: Period) -> date:
    """The first day that a period is about: 1/1 for the first half and for the year, 1/7 for the second half."""
    return date(period.year, 12 // period.kind.in_a_year * (period.index - 1) + 1, 1)


def period_end(period: Period) -> date:
    """The last day that a period is about: 30/6 for the first half, 31/12 for the year.

    A report on demand is about the days until it is due; the year's end where it is due in another year, or no day is
    known.
    """
    if period.kind is PeriodKind.ONCE and period.deadline is not None and period.deadline.year == period.year:
        return period.deadline
    return last_of_month(period.year, 12 // period.kind.in_a_year * period.index)


def signing_year(period: Period, today: date) -> int:
    """The year of the day on which its report will be signed: when it is due, or `today` where that is later.

    A report without a deadline is signed when its period is over.
    """
    return max(period.deadline or period_end(period), today).year
