"""What the clerk is reminded of, and when: plain values in, sentences out (domain.md 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.plan import Severity

STAGES = (30, 14, 7, 1)
"""Days before a deadline on which it is said again; between them the sentence counts the days."""

_FORGOTTEN = 365
_LONGEST = 90


class DueKind(StrEnum):
    """What is due."""

    REPORT = "report"
    EVIDENCE = "evidence"
    REQUEST = "request"
    WORK = "work"
    NOTE = "note"
    FIGURE = "figure"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with its day, as its own slice knows it.

    `day` is the deadline of a report, the last day on which a document counts, the day a reply was asked for, the
    day a work item is due, the day to follow a note up, the deadline of the report that a provisional figure would
    stand in; None for officers, who are missing every day. `cut_off` is the day on which a document must still be
    in force. `target` is the id of the thing, `assignment_id` the row it belongs to, 0 where it has none.
    """

    kind: DueKind
    what: str
    day: date | None = None
    cut_off: date | None = None
    target: int = 0
    assignment_id: int = 0


@dataclass(frozen=True, slots=True)
class Reminder:
    """A due thing that is to be said today: `left` days until it, negative when it has passed, None without a day."""

    due: Due
    left: int | None
    severity: Severity
    text: str

    @property
    def stage(self) -> int:
        """The stage it stands in: 30, 14, 7 or 1 days before, earlier its days, 0 on the day and after it."""
        if self.left is None or self.left < 1:
            return 0
        return min((each for each in STAGES if self.left <= each), default=self.left)


@dataclass(frozen=True, slots=True)
class _Deadline:
    """How days before and after a deadline are told: `said_from` and `urgent_from` are days before it."""

    words: str
    on_the_day: str
    said_from: int
    urgent_from: int
    once_passed: Severity


_REPORT = _Deadline("hạn gửi", "hôm nay là hạn gửi", STAGES[0], STAGES[1], Severity.ERROR)
_WORK = _Deadline("hạn", "hôm nay đến hạn", STAGES[1], STAGES[2], Severity.WARNING)


def reminders(dues: Iterable[Due], today: date, soon_days: int = STAGES[0]) -> tuple[Reminder, ...]:
    """What is to be said today, the worst and nearest first.

    A report from 30 days before its deadline until it is sent, but no longer than a year after it; a document that
    ends before its cut-off day from `soon_days` before its end until that day; a request once its day has passed; a
    work item that is not done from 14 days before its day until a year after it; a note from its day on; a
    provisional figure from 30 days before the report; a missing officer every day.
    """
    found = [said for each in dues if (said := _reminder(each, today, soon_days)) is not None]
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    kinds = tuple(DueKind)
    return tuple(
        sorted(
            found,
            key=lambda said: (
                order.index(said.severity),
                said.left is None,
                said.left or 0,
                kinds.index(said.due.kind),
                said.due.what,
            ),
        )
    )


def headline(said: tuple[Reminder, ...]) -> str:
    """One sentence for all: the first in full, then how many more; blank where there is none."""
    if not said:
        return ""
    what = said[0].due.what
    first = f"{what if len(what) <= _LONGEST else what[: _LONGEST - 1].rstrip() + '…'}: {said[0].text}"
    return first if len(said) == 1 else f"{first}; còn {len(said) - 1} việc khác sắp hoặc đã quá hạn"


def _reminder(due: Due, today: date, soon_days: int) -> Reminder | None:
    if due.kind is DueKind.OFFICER:
        return Reminder(due, None, Severity.NOTE, "chưa có người phụ trách")
    if due.day is None:
        return None
    left = (due.day - today).days
    match due.kind:
        case DueKind.REPORT:
            return _counted(due, left, _REPORT)
        case DueKind.WORK:
            return _counted(due, left, _WORK)
        case DueKind.EVIDENCE if left <= soon_days and _is_missed_at_cut_off(due, today):
            return _ending(due, left)
        case DueKind.REQUEST if left < 0:
            return Reminder(due, left, Severity.WARNING, _passed("quá hạn trả lời", left))
        case DueKind.NOTE if left <= 0:
            return Reminder(due, left, Severity.NOTE, "đến ngày theo dõi")
        case DueKind.FIGURE if left <= STAGES[0]:
            return Reminder(due, left, Severity.NOTE, "còn là số tạm tính")
    return None


def _counted(due: Due, left: int, deadline: _Deadline) -> Reminder | None:
    if not -_FORGOTTEN <= left <= deadline.said_from:
        return None
    if left < 0:
        return Reminder(due, left, deadline.once_passed, _passed(f"quá {deadline.words}", left))
    severity = Severity.WARNING if left <= deadline.urgent_from else Severity.NOTE
    return Reminder(due, left, severity, deadline.on_the_day if left == 0 else f"còn {left} ngày đến {deadline.words}")


def _is_missed_at_cut_off(due: Due, today: date) -> bool:
    """True for a document that will have ended when it has to be in force, while that day is still to come."""
    return due.day is not None and due.cut_off is not None and due.day < due.cut_off and today <= due.cut_off


def _ending(due: Due, left: int) -> Reminder:
    if left < 0:
        return Reminder(due, left, Severity.WARNING, _passed("hết hiệu lực", left))
    severity = Severity.WARNING if left <= STAGES[1] else Severity.NOTE
    return Reminder(due, left, severity, f"còn {left} ngày thì hết hiệu lực, trước ngày chốt")


def _passed(words: str, left: int) -> str:
    return f"{words} {-left} ngày"
