"""What the clerk is reminded of at the start and on the overview, and the same days as a calendar file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.calendar import RULES, DayKind
from pii_desktop.domain.calendar_entry import CalendarEntry
from pii_desktop.domain.people import Post
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.plan_years import offered
from pii_desktop.domain.reminders import STAGES, Due, DueKind, Reminder, headline, reminders
from pii_desktop.services.browsing import scope_period, scope_plans
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.scope import Scope
from pii_desktop.services.validity import measure, soon_days
from pii_desktop.text.normalise import lower_first

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_DISMISSED = "reminders-dismissed"
_DAY = timedelta(days=1)
_NEAR = timedelta(days=STAGES[1])
_YEAR = timedelta(days=366)
_MOST = 100
_WEEK = 7
_ALARMS = (*STAGES, 0)


@dataclass(frozen=True, slots=True)
class Reminding:
    """What the overview says; `line` is its one sentence, blank when put away for the day or nothing presses."""

    said: tuple[Reminder, ...]
    line: str = ""


def reminding(uow: "UnitOfWork", scope: Scope, today: date) -> Reminding:
    """The reminders with the line at the top: what is late, or a week away; days before that stand in the card."""
    said = reminders_today(uow, scope, today)
    pressing = tuple(each for each in said if each.severity is not Severity.NOTE and each.stage <= _WEEK)
    return Reminding(said, "" if is_dismissed(uow, today) else headline(pressing))


def reminders_today(uow: "UnitOfWork", scope: Scope, today: date) -> tuple[Reminder, ...]:
    """What is to be said of the plan of the scope, or of all plans, the worst first."""
    return reminders(_dues(uow, scope, today), today, soon_days(uow))


def is_dismissed(uow: "UnitOfWork", today: date) -> bool:
    """True when the user put the reminders away for the day."""
    return uow.drafts.get(_DISMISSED) == today.isoformat()


def dismiss(uow: "UnitOfWork", today: date) -> None:
    """Put the line of reminders away until tomorrow; no history, nothing to undo."""
    uow.drafts.put(_DISMISSED, today.isoformat())


def calendar_entries(uow: "UnitOfWork", scope: Scope, today: date) -> tuple[CalendarEntry, ...]:
    """The days of this year and the next: deadlines with alarms, the calendar's, ends of documents, replies, work."""
    root = _root(uow)
    found = [
        *_deadlines(uow, root, scope, today),
        *_rules(root, today),
        *_endings(uow, root, scope, today),
        *_asked(uow, root, scope, today),
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.title)))


def export_calendar(entries: tuple[CalendarEntry, ...], target: Path, at: datetime) -> Path:
    """Write the days to `target`; where it lies. Raises OutputError when it cannot be written."""
    from pii_desktop.exporters.calendar_ics import write_calendar

    write_calendar(entries, target, name="Lịch báo cáo PII", stamp=at)
    return target


def report_words(uow: "UnitOfWork", period: Period) -> str:
    """How a report is called among those of several plans: "Báo cáo năm 2025 (Kế hoạch 279/KH-UBND)"."""
    words = f"Báo cáo {period.in_sentence}"
    return words if period.plan_id is None else f"{words} ({uow.plans.get(period.plan_id).label})"


def _dues(uow: "UnitOfWork", scope: Scope, today: date) -> Iterator[Due]:
    for period in offered(uow.periods.all(), scope.plan_id, uow.plans.all()):
        if not period.is_sent and period.deadline is not None:
            yield Due(DueKind.REPORT, report_words(uow, period), period.deadline, target=period.id)
    yield from _documents(uow, scope, today)
    yield from uow.due.requests(today, scope.plan_id)
    yield from _work(uow, scope, (today - _YEAR, today + _NEAR), today, _MOST)
    yield from uow.due.notes(today)
    current = scope_period(uow, scope)
    if current is not None and not current.is_sent:
        yield from uow.due.provisional(current.year, current.deadline)
    if uow.plans.all():
        yield from _missing_officers(uow, today)


def _documents(uow: "UnitOfWork", scope: Scope, today: date) -> Iterator[Due]:
    """Documents that end soon or have ended before their cut-off day: the old ones never hide those to come."""
    current = scope_period(uow, scope)
    by = replace(measure(uow, current.id if current else None), today=today)
    yield from uow.due.running_out(today, today + timedelta(days=by.soon_days), by, scope.plan_id)
    yield from uow.due.running_out(today - _YEAR, today - _DAY, by, scope.plan_id)


def _work(
    uow: "UnitOfWork", scope: Scope, days: tuple[date, date], near: date, limit: int | None = None
) -> Iterator[Due]:
    """Work items that are not done, of the plans whose items the page of all of them lists."""
    for row in uow.work_list.dated(*days, scope_plans(uow, scope), near, limit):
        item = row.item
        words = f"{item.task} ({item.officer})" if item.officer else item.task
        yield Due(DueKind.WORK, words, item.due, None, item.id, item.assignment_id)


def _missing_officers(uow: "UnitOfWork", today: date) -> Iterator[Due]:
    department = load_profile(uow).department
    for post in Post:
        if uow.focal_officers.in_office(department, post, today) is None:
            yield Due(DueKind.OFFICER, post.label)


def _deadlines(uow: "UnitOfWork", root: str, scope: Scope, today: date) -> Iterator[CalendarEntry]:
    for period in offered(uow.periods.all(), scope.plan_id, uow.plans.all()):
        if period.deadline is None or period.deadline < today - _YEAR:
            continue
        sent = f"\nĐã gửi ngày {period.sent_on:%d/%m/%Y}." if period.sent_on else ""
        yield CalendarEntry(
            f"{root}|period|{period.id}",
            period.deadline,
            f"Hạn gửi {lower_first(report_words(uow, period))}",
            f"Nơi nhận: {period.recipient}.{sent}",
            () if period.is_sent else _ALARMS,
        )


def _rules(root: str, today: date) -> Iterator[CalendarEntry]:
    for year in (today.year, today.year + 1):
        for rule in RULES:
            day = rule.last_day(year)
            if day is not None and rule.kind is not DayKind.REPORT:
                yield CalendarEntry(f"{root}|{rule.key}|{year}", day, rule.words, f"Theo: {rule.source}.")


def _endings(uow: "UnitOfWork", root: str, scope: Scope, today: date) -> Iterator[CalendarEntry]:
    seen: set[int] = set()
    alarms = (soon_days(uow),)
    for proof, _ in uow.due.endings(today, today + _YEAR, scope.plan_id, None):
        if proof.valid_until is not None and proof.evidence_id not in seen:
            seen.add(proof.evidence_id)
            title = f"Minh chứng hết hiệu lực: {proof.title}"
            text = f"Minh chứng của {proof.code}."
            yield CalendarEntry(f"{root}|evidence|{proof.evidence_id}", proof.valid_until, title, text, alarms)


def _asked(uow: "UnitOfWork", root: str, scope: Scope, today: date) -> Iterator[CalendarEntry]:
    words = {DueKind.REQUEST: "Hạn trả lời", DueKind.NOTE: "Theo dõi", DueKind.WORK: "Hạn nhiệm vụ"}
    until = today + _YEAR
    work = _work(uow, scope, (today, until), today)
    for due in (*uow.due.requests(until, scope.plan_id), *work, *uow.due.notes(until)):
        if due.day is not None and due.day >= today:
            yield CalendarEntry(f"{root}|{due.kind}|{due.target}", due.day, f"{words[due.kind]}: {due.what}")


def _root(uow: "UnitOfWork") -> str:
    """Tells this workspace from every other one: the moment of its first record."""
    count, _ = uow.history.head()
    first = uow.history.all(1, max(count - 1, 0))
    return first[0].at.isoformat() if first else ""
