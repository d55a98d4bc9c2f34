"""What the body of a plan says besides its annex: duties of departments, pillar focal points, deadlines.

A place in the body is named as clerks cite it, "II.2.1.a" or "III.1, gạch đầu dòng 2"; `paragraph` counts the
paragraphs of the body from 1.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from pii_desktop.domain.days import day_of
from pii_desktop.domain.period import PeriodKind


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to be done: its words without mark and name; `lead_in` is the line above a list it belongs to."""

    text: str
    number: str
    paragraph: int
    lead_in: str = ""

    @property
    def full_text(self) -> str:
        """The words with the line above them: "Chỉ đạo các đơn vị: giảm lãi suất"."""
        return f"{self.lead_in} {self.text}" if self.lead_in else self.text


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """What stands under the name of a department, or of several; `heading` is the paragraph with the name as printed.

    `topic` is the heading above that is no department's ("Nâng cao chất lượng dịch vụ"), blank where there is none.
    """

    number: str
    departments: tuple[str, ...]
    heading: str
    paragraph: int
    duties: tuple[Duty, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """A department that answers for a whole pillar ("đầu mối phụ trách trụ cột 2", seed 001 2.3.a)."""

    pillar: str
    departments: tuple[str, ...]
    text: str
    number: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class OfferedDeadline:
    """A deadline for reports: `month` None means in the month the period ends in, `year` None the plan's.

    `is_before` tells "trước ngày 01/6" (the day before counts) from "chậm nhất ngày 30/5".
    """

    kind: PeriodKind
    day: int
    month: int | None
    year: int | None
    is_before: bool
    text: str
    number: str
    paragraph: int
    index: int = 1
    recipient: str = ""

    def due(self, plan_year: int) -> tuple["DuePeriod", ...]:
        """The periods this asks for, each with its last day; none where the day does not exist."""
        if self.month is not None:
            return tuple(filter(None, [self._due(plan_year, self.index, self.month)]))
        parts = self.kind.in_a_year
        months = ((index, index * 12 // parts) for index in range(1, parts + 1))
        return tuple(filter(None, (self._due(plan_year, index, month) for index, month in months)))

    def _due(self, plan_year: int, index: int, month: int) -> "DuePeriod | None":
        # A report on a year is often due in January or February of the next.
        is_next = self.kind is PeriodKind.YEAR and month <= 2
        year = self.year or plan_year + is_next
        day = day_of(year, month, self.day)
        if day is None:
            return None
        return DuePeriod(self.kind, year - is_next, index, day - timedelta(days=self.is_before))


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """A period and the last day for its report."""

    kind: PeriodKind
    year: int
    index: int
    deadline: date


@dataclass(frozen=True, slots=True)
class PlanBody:
    """Everything read in the body, in the order it stands."""

    groups: tuple[DutyGroup, ...] = ()
    focal_points: tuple[FocalPoint, ...] = ()
    deadlines: tuple[OfferedDeadline, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True for a file that is an annex only, or says nothing of the kind."""
        return not (self.groups or self.focal_points or self.deadlines)
