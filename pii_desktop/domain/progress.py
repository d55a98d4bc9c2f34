"""What was achieved: progress entries and work items."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, DenominatorId, WorkItemId
from pii_desktop.domain.unit_scale import read_scale
from pii_desktop.text.normalise import without_bullet

_PLACES = Decimal("0.0001")
_DIGITS = 100  # more than two typed numbers can make together: rounding never overflows


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
    Numbers are None when blank (blank is not zero); texts are empty when blank. `score` (0 to 100) and `rank` are
    the published ones, with the document they are taken from in `citation`: three series that are never compared with
    each other (domain.md 4). `denominator_id` names the background figure that the denominator was taken from.
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
    score: Decimal | None = None
    rank: int | None = None
    citation: str = ""
    denominator_id: DenominatorId | None = None

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed."""
        return self == Entry()

    @property
    def is_reported(self) -> bool:
        """True when the period has a number or a result in words."""
        return self.value is not None or bool(self.result.strip())


def scale_of_unit(unit: str | None) -> Decimal:
    """By what numerator / denominator is multiplied for a unit (`unit_scale`); 1 where the unit does not say."""
    return read_scale(unit) or Decimal(1)


def value_of_ratio(numerator: Decimal, denominator: Decimal, unit: str | None) -> Decimal:
    """The value that numerator and denominator give, to four places, without zeros at its end.

    Raises ZeroDivisionError.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        rounded = (numerator / denominator * scale_of_unit(unit)).quantize(_PLACES)
        return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A thing to be done under an assignment. `percent` is 0 to 100; one that `is_continuous` has no due date."""

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
    is_continuous: bool = False

    @property
    def task(self) -> str:
        """The words without the mark of a list that the plan prints before them."""
        return without_bullet(self.text)
