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
    left = (due.day - today).days if due.day else None
    match due.kind:
        case DueKind.REPORT:
            return _report(due, left)
        case DueKind.EVIDENCE:
            is_near = left is not None and left <= soon_days
            return _evidence(due, left, today) if is_near else None
        case DueKind.REQUEST:
            passed = left is not None and left < 0
            return Reminder(due, left, Severity.WARNING, _passed("quá hạn trả lời", left)) if passed else None
        case DueKind.WORK:
            return _work(due, left)
        case DueKind.NOTE:
            is_due = left is not None and left <= 0
            return Reminder(due, left, Severity.NOTE, "đến ngày theo dõi") if is_due else None
        case DueKind.FIGURE:
            is_near = left is not None and left <= STAGES[0]
            return Reminder(due, left, Severity.NOTE, "còn là số tạm tính") if is_near else None
        case DueKind.OFFICER:
            return Reminder(due, None, Severity.NOTE, "chưa có người phụ trách")


def _report(due: Due, left: int | None) -> Reminder | None:
    if left is None or left > STAGES[0] or left < -_FORGOTTEN:
        return None
    if left < 0:
        return Reminder(due, left, Severity.ERROR, _passed("quá hạn gửi", left))
    severity = Severity.WARNING if left <= STAGES[1] else Severity.NOTE
    return Reminder(due, left, severity, "hôm nay là hạn gửi" if left == 0 else f"còn {left} ngày đến hạn gửi")


def _evidence(due: Due, left: int | None, today: date) -> Reminder | None:
    is_open = due.day is not None and due.cut_off is not None and due.day < due.cut_off and today <= due.cut_off
    if not is_open or left is None:
        return None
    if left < 0:
        return Reminder(due, left, Severity.WARNING, _passed("hết hiệu lực", left))
    severity = Severity.WARNING if left <= STAGES[1] else Severity.NOTE
    return Reminder(due, left, severity, f"còn {left} ngày thì hết hiệu lực, trước ngày chốt")


def _work(due: Due, left: int | None) -> Reminder | None:
    if left is None or left > STAGES[1] or left < -_FORGOTTEN:
        return None
    if left < 0:
        return Reminder(due, left, Severity.WARNING, _passed("quá hạn", left))
    severity = Severity.WARNING if left <= STAGES[2] else Severity.NOTE
    return Reminder(due, left, severity, "hôm nay đến hạn" if left == 0 else f"còn {left} ngày đến hạn")


def _passed(words: str, left: int | None) -> str:
    return f"{words} {-(left or 0)} ngày"
