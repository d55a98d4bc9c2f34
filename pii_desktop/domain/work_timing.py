"""What a plan's column "Thời gian thực hiện" says of its work items: due on a day, or continuous (domain.md 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.days import day_of, last_of_month
from pii_desktop.domain.ids import AssignmentId, WorkItemId
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.progress import WorkItem
from pii_desktop.text.normalise import search_key
from pii_desktop.text.roman import parse_roman

_DAY = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?(?![\d/])")
_DAY_IN_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2})(?:[ ,]*nam (20\d\d))?")
_QUARTER = re.compile(r"quy (iv|i{1,3}|[1-4])\b(?:\s*(?:/|nam)\s*(20\d\d))?")
_FIRST_HALF = re.compile(r"0?6 thang dau nam(?: (20\d\d))?")
_MONTH = re.compile(r"thang (\d{1,2})\b(?:\s*(?:/|nam)\s*(20\d\d))?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_EVERY_YEAR = re.compile(r"(?:hang|ca|trong) nam")
_CONTINUOUS = ("thuong xuyen", "lien tuc")


@dataclass(frozen=True, slots=True)
class When:
    """The last day that is named, or that it goes on all the time; neither where nothing was understood."""

    due: date | None = None
    is_continuous: bool = False


def when_of(timing: str, year: int | None) -> When:
    """What `timing` says in a plan of `year`: "Quý II" → 30 June, "Hằng năm" → 31 December, "Thường xuyên".

    Of several days the last one counts; a day without a year is one of the plan's.
    """
    said = search_key(timing)
    due = max(_ends(said, year), default=None)
    if due is None and any(word in said for word in _CONTINUOUS):
        return When(is_continuous=True)
    if due is None and year is not None and _EVERY_YEAR.search(said):
        return When(date(year, 12, 31))
    return When(due)


def plan_items(assignment_id: AssignmentId, row: ParsedRow, year: int | None) -> tuple[WorkItem, ...]:
    """The work items that a row of a plan of `year` lists, with the time it gives for them."""
    timing = row.timing or ""
    when = when_of(timing, year)
    return tuple(
        WorkItem(WorkItemId(0), assignment_id, text, timing=timing, due=when.due, is_continuous=when.is_continuous)
        for text in row.tasks
    )


def _ends(said: str, year: int | None) -> Iterator[date]:
    """The last day of everything that is named; what was understood is not read a second time."""
    for pattern in (_DAY, _DAY_IN_WORDS):
        for day, month, named in pattern.findall(said):
            yield from _day(named, year, int(month), int(day))
        said = pattern.sub(" ", said)
    for quarter, named in _QUARTER.findall(said):
        number = int(quarter) if quarter.isdigit() else parse_roman(quarter.upper())
        yield from _day(named, year, (number or 0) * 3)
    said = _QUARTER.sub(" ", said)
    for named in _FIRST_HALF.findall(said):
        yield from _day(named, year, 6)
    said = _FIRST_HALF.sub(" ", said)
    for month, named in _MONTH.findall(said):
        yield from _day(named, year, int(month))
    for named in _YEAR.findall(_MONTH.sub(" ", said)):
        yield date(int(named), 12, 31)


def _day(named: str, year: int | None, month: int, day: int | None = None) -> Iterator[date]:
    """The day, or the last one of its month; nothing where there is no such day, or no year."""
    full = int(named) if named else year
    if full is None or not 1 <= month <= 12:
        return
    found = last_of_month(full, month) if day is None else day_of(full, month, day)
    if found is not None:
        yield found
