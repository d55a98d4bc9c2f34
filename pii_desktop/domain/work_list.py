"""Work items as the page of all of them lists them: what is asked for, and one line."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.progress import WorkItem, WorkState


class Due(StrEnum):
    """Which due dates are asked for."""

    OVERDUE = "overdue"
    SOON = "soon"
    CONTINUOUS = "continuous"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What is asked for; an empty filter asks for everything. `text` is found in item, indicator and officer.

    Without a plan it is asked for the plans that stand in the period, the current one where none is named.
    """

    plan_id: PlanId | None = None
    text: str = ""
    states: frozenset[WorkState] = frozenset()
    due: Due | None = None
    officer: str | None = None
    is_own: bool | None = None
    period_id: PeriodId | None = None


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line: the item, the assignment it belongs to, how many documents show that it was done."""

    item: WorkItem
    assignment_code: str
    assignment_name: str
    role: Role | None
    evidence_count: int = 0

    def is_overdue(self, today: date) -> bool:
        """True for an item not done whose day has passed."""
        return self.item.state is not WorkState.DONE and self.item.due is not None and self.item.due < today


@dataclass(frozen=True, slots=True)
class WorkList:
    """The lines shown, in the order of the plans, and how many there are in all."""

    rows: tuple[WorkRow, ...]
    total: int
    officers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkChange:
    """What a bulk edit sets; None leaves a field as it is, an empty officer takes the officer away."""

    state: WorkState | None = None
    percent: int | None = None
    due: date | None = None
    officer: str | None = None
    result: str | None = None
    is_continuous: bool | None = None

    def applied_to(self, item: WorkItem) -> WorkItem:
        """The item after the edit. Done is 100 %; a due date ends being continuous, and the reverse."""
        fields = ("state", "percent", "due", "officer", "result", "is_continuous")
        chosen = {name: getattr(self, name) for name in fields if getattr(self, name) is not None}
        return settled(replace(item, **chosen), item)


def settled(item: WorkItem, before: WorkItem) -> WorkItem:
    """The item with its fields in agreement after an edit of `before`: what was changed wins over what was not."""
    if item.state is not before.state:
        item = _as_its_state_says(item, before)
    elif item.percent != before.percent:
        item = _as_its_percent_says(item)
    if item.is_continuous and not before.is_continuous:
        item = replace(item, due=None)
    elif item.due is not None and item.due != before.due and item.is_continuous:
        item = replace(item, is_continuous=False)
    if (item.due, item.is_continuous) != (before.due, before.is_continuous):
        item = replace(item, timing="")  # the department's own time stands for the plan's
    return item


def _as_its_state_says(item: WorkItem, before: WorkItem) -> WorkItem:
    """Done is 100 %; not begun has none, and what is taken up again is not done."""
    if item.state is WorkState.DONE:
        return replace(item, percent=100)
    is_undone = before.state is WorkState.DONE and item.percent == before.percent == 100
    return replace(item, percent=None) if item.state is WorkState.TODO or is_undone else item


def _as_its_percent_says(item: WorkItem) -> WorkItem:
    """Less than 100 % is not done, more than nothing is begun."""
    percent = item.percent
    if percent is not None and percent < 100 and item.state is WorkState.DONE:
        return replace(item, state=WorkState.DOING)
    return replace(item, state=WorkState.DOING) if percent and item.state is WorkState.TODO else item
