"""State, percent and time of a work item agree after each edit: what was changed wins."""

from dataclasses import replace
from datetime import date

import pytest

from pii_desktop.domain.ids import AssignmentId, WorkItemId
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.work_list import WorkChange

ITEM = WorkItem(WorkItemId(1), AssignmentId(1), "Rà soát chính sách")
DONE, DOING, TODO, ADJUST = WorkState.DONE, WorkState.DOING, WorkState.TODO, WorkState.ADJUST


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ((TODO, None), WorkChange(state=DONE), (DONE, 100)),
        ((DOING, 40), WorkChange(state=DONE), (DONE, 100)),
        ((DONE, 100), WorkChange(percent=30), (DOING, 30)),
        ((DONE, 100), WorkChange(state=TODO), (TODO, None)),
        ((DONE, 100), WorkChange(state=DOING), (DOING, None)),
        ((DONE, 100), WorkChange(state=DOING, percent=80), (DOING, 80)),
        ((DOING, 60), WorkChange(state=TODO), (TODO, None)),
        ((DOING, 60), WorkChange(state=ADJUST), (ADJUST, 60)),
        ((TODO, None), WorkChange(percent=20), (DOING, 20)),
        ((TODO, None), WorkChange(percent=0), (TODO, 0)),
        ((DOING, 60), WorkChange(result="Đã ban hành"), (DOING, 60)),
    ],
)
def test_state_and_percent_say_the_same(
    before: tuple[WorkState, int | None], change: WorkChange, after: tuple[WorkState, int | None]
) -> None:
    edited = change.applied_to(replace(ITEM, state=before[0], percent=before[1]))
    assert (edited.state, edited.percent) == after


def test_a_time_of_ones_own_stands_for_that_of_the_plan() -> None:
    planned = replace(ITEM, timing="Quý II", due=date(2026, 6, 30))
    assert WorkChange(officer="Trần Thị Ví Dụ").applied_to(planned).timing == "Quý II"
    assert WorkChange(due=date(2026, 8, 1)).applied_to(planned).timing == ""
    assert WorkChange(is_continuous=True).applied_to(planned) == replace(
        planned, timing="", due=None, is_continuous=True
    )


@pytest.mark.parametrize(
    "printed", ["Rà soát chính sách", "- Rà soát chính sách", "• Rà soát chính sách", "+  Rà soát chính sách"]
)
def test_a_task_is_said_without_the_mark_of_its_list(printed: str) -> None:
    assert replace(ITEM, text=printed).task == "Rà soát chính sách"
