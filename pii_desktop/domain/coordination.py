"""What other departments owe for an assignment: requests, their replies, and the log of what went to and fro."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, ExchangeId, PeriodId, RequestId


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    ANSWERED = "answered"
    TAKEN = "taken"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The word in lists."""
        return {
            RequestState.OPEN: "Chờ trả lời",
            RequestState.ANSWERED: "Đã trả lời",
            RequestState.TAKEN: "Đã đưa vào báo cáo",
            RequestState.CLOSED: "Không cần nữa",
        }[self]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a department answered; blank is not zero. `documents` names the evidence it sent."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    result: str = ""
    difficulties: str = ""
    documents: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked of one department for one assignment and period; (assignment, period, department) stands once."""

    id: RequestId
    assignment_id: AssignmentId
    period_id: PeriodId
    department: str
    content: str
    asked_on: date | None = None
    due_on: date | None = None
    state: RequestState = RequestState.OPEN
    replied_on: date | None = None
    reply: Reply = Reply()

    def is_overdue(self, day: date) -> bool:
        """True for an open request whose day has passed."""
        return self.state is RequestState.OPEN and self.due_on is not None and self.due_on < day


class Way(StrEnum):
    """Which way something went."""

    SENT = "sent"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        """The word in lists."""
        return {Way.SENT: "Gửi đi", Way.RECEIVED: "Nhận về"}[self]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of the log: what was sent or received, when, to or from whom."""

    id: ExchangeId
    on: date
    way: Way
    department: str
    content: str
    period_id: PeriodId | None = None
    file_name: str = ""
