"""How often the store is asked does not grow with the plan: thousands of rows would be thousands of questions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from pii_desktop.commands.lists import LISTS
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.importing import preview
from pii_desktop.services.scope import Scope
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row
from tests.services.desk import take

FEW, MANY = 2, 12


def plan_of(count: int) -> ParsedPlan:
    rows = (
        a_row(f"1.1.{number}", f"Chỉ số thứ {number}", lead=("Sở Tài chính",), tasks=("Rà soát", "Báo cáo"))
        for number in range(1, count + 1)
    )
    return a_plan(*rows)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent to the store meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def questions(workspace: Workspace, count: int, ask: Callable[[UnitOfWork], object]) -> int:
    """How many statements `ask` takes with `count` rows stored."""
    take(workspace, plan_of(count))
    with counted() as asked:
        workspace.read(ask)
    return len(asked)


@pytest.mark.parametrize(
    "ask",
    [
        lambda uow: preview(uow, plan_of(MANY)),
        lambda uow: LISTS["work"](uow, Scope()),
        lambda uow: LISTS["indicators"](uow, Scope()),
        lambda uow: find_assignment(uow, "1.1.2"),
    ],
    ids=["preview", "list work", "list indicators", "find"],
)
def test_more_rows_are_no_more_questions(empty: Workspace, ask: Callable[[UnitOfWork], object]) -> None:
    few = questions(empty, FEW, ask)
    assert questions(empty, MANY, ask) == few


def test_a_code_is_found_with_one_question_however_many_plans_there_are(empty: Workspace) -> None:
    for number in (1, 2, 3):
        take(empty, a_plan(a_row(f"2.1.{number}", f"Chỉ số {number}"), number=f"{number}/KH-UBND"))
    with counted() as asked:
        assert empty.read(lambda uow: find_assignment(uow, "2.1.3")).row.code == "2.1.3"
    assert sum("assignment" in statement for statement in asked) == 1
