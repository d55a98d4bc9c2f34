"""What other departments owe for an assignment: requests, their replies, and the log of what went to and fro."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, ExchangeId, PeriodId, PlanId, RequestId
from pii_desktop.domain.listing import EntryState, StoredAssignment


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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which requests of a period a list shows: of one plan, state or some departments, that hold every word."""

    period_id: PeriodId
    plan_id: PlanId | None = None
    state: RequestState | None = None
    departments: tuple[str, ...] = ()
    is_overdue: bool = False
    words: str = ""
    limit: int = 500


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One line of the list of requests: the request, the row of the plan it is about, the name of the plan."""

    request: Request
    assignment: StoredAssignment
    plan_label: str


@dataclass(frozen=True, slots=True)
class DepartmentLoad:
    """What a department was asked for in a period and still owes; `days_late` counts from the first open due day."""

    department: str
    asked: int
    open: int
    overdue: int
    first_due: date | None = None
    asked_on: date | None = None
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A row in which the department only coordinates: what it owes the lead, and where its own entry stands."""

    assignment: StoredAssignment
    plan_label: str
    state: EntryState
