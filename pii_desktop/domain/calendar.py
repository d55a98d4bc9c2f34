"""The calendar of the year as a table: which day, what for, and who says so (domain.md 6)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pii_desktop.domain.days import day_of, last_of_month
from pii_desktop.domain.period import PeriodKind

Slot = tuple[PeriodKind, int]
"""A place in the year: the kind of a period and its number, (half, 1)."""

_WRITTEN = re.compile(r"(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True, order=True)
class DayOfYear:
    """A day that comes every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """The day in `year`; the last of the month where the month is shorter, as 29 February mostly is."""
        last = last_of_month(year, self.month)
        return last.replace(day=min(self.day, last.day))

    def __str__(self) -> str:
        """As it is stored: "06-30"."""
        return f"{self.month:02d}-{self.day:02d}"


def day_of_year(text: str) -> DayOfYear | None:
    """The day in "06-30"; None where there is none in it."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    month, day = int(found[1]), int(found[2])
    # 2024 has a 29 February.
    return DayOfYear(month, day) if day_of(2024, month, day) else None


class DayKind(StrEnum):
    """What a day of the calendar is for."""

    REPORT = "report"
    EVIDENCE = "evidence"
    FIGURES = "figures"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """One line of the calendar. `day` is None where no text prints one: the date is then a setting of the period.

    `is_before` tells "trước ngày 01 tháng 6": the last day is then the one before. `source` is
    said to the clerk, `seed` names the text it stands in. `slot` is the period that a report is for.
    """

    key: str
    kind: DayKind
    day: DayOfYear | None
    words: str
    source: str
    seed: str = ""
    is_before: bool = False
    slot: Slot | None = None

    def last_day(self, year: int) -> date | None:
        """The last day on which it can be done in `year`."""
        return None if self.day is None else self.day.in_year(year) - timedelta(days=self.is_before)


RULES = (
    CalendarRule(
        "report-half",
        DayKind.REPORT,
        DayOfYear(6, 1),
        "Báo cáo 6 tháng",
        "Kế hoạch thực hiện Nghị quyết 02 năm 2024, mục III.1",
        seed="seed 003",
        is_before=True,
        slot=(PeriodKind.HALF, 1),
    ),
    CalendarRule(
        "report-year",
        DayKind.REPORT,
        DayOfYear(12, 1),
        "Báo cáo năm",
        "Kế hoạch thực hiện Nghị quyết 02 năm 2024, mục III.1",
        seed="seed 003",
        is_before=True,
        slot=(PeriodKind.YEAR, 1),
    ),
    CalendarRule(
        "report-once",
        DayKind.REPORT,
        None,
        "Báo cáo định kỳ hoặc khi có yêu cầu",
        "Kế hoạch PII Bắc Giang 2024, mục III.1",
        seed="seed 000",
        slot=(PeriodKind.ONCE, 1),
    ),
    CalendarRule(
        "staff-policies",
        DayKind.EVIDENCE,
        DayOfYear(6, 30),
        "Chính sách thu hút nhân lực phải còn hiệu lực",
        "Kế hoạch 279/KH-UBND, mục 2.6.b",
        seed="seed 001",
    ),
    CalendarRule(
        "denominators",
        DayKind.FIGURES,
        DayOfYear(12, 31),
        "Ngày chốt số liệu nền",
        "Kế hoạch 279/KH-UBND, mục 2.9",
        seed="seed 001",
    ),
    CalendarRule(
        "ministry-upload",
        DayKind.MINISTRY,
        DayOfYear(8, 30),
        "Bộ KH&CN thu số liệu và minh chứng (khoảng)",
        "báo chí, 2024",
    ),
    CalendarRule(
        "ministry-result",
        DayKind.MINISTRY,
        DayOfYear(12, 31),
        "Bộ KH&CN công bố điểm và thứ hạng (khoảng)",
        "Kế hoạch 279/KH-UBND, chú thích 1; báo chí",
        seed="seed 001",
    ),
)
"""Every day that the seeds, or where they are silent the press, tell of."""

_USUAL: dict[Slot, DayOfYear] = {
    (PeriodKind.HALF, 1): DayOfYear(5, 31),
    (PeriodKind.HALF, 2): DayOfYear(11, 30),
    (PeriodKind.YEAR, 1): DayOfYear(11, 30),
    (PeriodKind.QUARTER, 1): DayOfYear(3, 31),
    (PeriodKind.QUARTER, 2): DayOfYear(6, 30),
    (PeriodKind.QUARTER, 3): DayOfYear(9, 30),
    (PeriodKind.QUARTER, 4): DayOfYear(12, 31),
    (PeriodKind.MONTH, 1): DayOfYear(1, 25),
}
SLOTS = tuple(_USUAL)
"""The places in the year that have a usual deadline, in the order of settings; of months only the day counts."""


def usual_day(slot: Slot, own: Mapping[Slot, DayOfYear] | None = None) -> DayOfYear:
    """The usual deadline of a slot: the one set in `own`, else the one offices keep."""
    return (own or {}).get(slot, _USUAL[slot])


def usual_deadline(
    kind: PeriodKind, year: int, index: int = 1, own: Mapping[Slot, DayOfYear] | None = None
) -> date | None:
    """The usual deadline of a period: "trước 01/6" and "trước 01/12" become the day before (seed 003 III.1).

    A report on a year, its second half or its last quarter that is due in January or February is due in the next one.
    None for reports on demand, whose date is a setting (seed 000 III.1).
    """
    if kind is PeriodKind.ONCE:
        return None
    if kind is PeriodKind.MONTH:
        return DayOfYear(index, usual_day((kind, 1), own).day).in_year(year)
    day = usual_day((kind, index), own)
    is_last = (kind, index) in ((PeriodKind.YEAR, 1), (PeriodKind.HALF, 2), (PeriodKind.QUARTER, 4))
    return day.in_year(year + (is_last and day.month <= 2))
