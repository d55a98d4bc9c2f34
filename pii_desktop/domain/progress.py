"""What was achieved: progress entries and work items."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, WorkItemId


class WorkState(StrEnum):
    """State of a work item, in the words of the command line."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    ADJUST = "adjust"

    @property
    def label(self) -> str:
        """The official word."""
        return {
            WorkState.TODO: "Chưa thực hiện",
            WorkState.DOING: "Đang thực hiện",
            WorkState.DONE: "Đã thực hiện",
            WorkState.ADJUST: "Cần điều chỉnh",
        }[self]


class Judgement(StrEnum):
    """What the user says of a target in words."""

    REACHED = "reached"
    MISSED = "missed"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class Entry:
    """One progress entry: everything a clerk types for one assignment and one period.

    `value` is the raw value; with numerator and denominator the value may be left to be computed.
    Numbers are None when blank (blank is not zero); texts are empty when blank.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    result: str = ""
    difficulties: str = ""
    proposals: str = ""
    next_steps: str = ""
    explanation: str = ""
    judgement: Judgement | None = None
    judgement_reason: str = ""

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed."""
        return self == Entry()

    @property
    def is_reported(self) -> bool:
        """True when the period has a number or a result in words."""
        return self.value is not None or bool(self.result.strip())


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A thing to be done under an assignment. `percent` is 0 to 100."""

    id: WorkItemId
    assignment_id: AssignmentId
    text: str
    state: WorkState = WorkState.TODO
    percent: int | None = None
    result: str = ""
    due: date | None = None
    timing: str = ""
    officer: str = ""
    is_own: bool = False
