"""Whatever is done, taking it all back gives what was there before, and doing it again what was there after."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pii_desktop.errors import PiiError
from pii_desktop.services.stepping import redo_next, steps, undo_last
from pii_desktop.services.trash import restore, trash
from pii_desktop.services.workspace import NewWorkspace, create_workspace
from pii_desktop.storage import capture, engine
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.builders import a_row
from tests.services.anything import THINGS, Hand, contents
from tests.storage.stored import a_stored_assignment, a_stored_period, a_stored_plan

MOVES = ("undo", "redo", "restore", "restart")
"""What may come between: steps back and forth, something out of the trash, closing and opening the program."""

ALL = (*THINGS, *THINGS, *MOVES)
doings = st.lists(st.integers(0, 2**24), min_size=50, max_size=50)
often = settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed workspace with a small plan; what a power cut would do is tried elsewhere, so that this may be quick."""
    quick = [each.replace("EXTRA", "OFF") for each in engine._PRAGMAS]
    monkeypatch.setattr(engine, "_PRAGMAS", quick)
    with create_workspace(tmp_path / "ban đầu", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        workspace.run(_small_plan)
    return tmp_path / "ban đầu"


def _small_plan(uow: UnitOfWork) -> None:
    plan_id = a_stored_plan(uow)
    for code in ("2.2.2", "1.1.1", "4.2.3"):
        row = a_row(code, f"Chỉ số {code}", coordinating=("Sở Y tế", "Sở Nội vụ"), tasks=("Rà soát", "Bố trí vốn"))
        assignment_id = a_stored_assignment(uow, row, plan_id)
        uow.work_items.replace_plan_items(assignment_id, row.tasks)
    a_stored_period(uow)


class Year:
    """A workspace in which things are done; `done` counts those that were."""

    def __init__(self, start: Path) -> None:
        self._folder = start.with_name("làm thử")
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(start, self._folder)
        self._files = start.with_name("tệp")
        self._files.mkdir(exist_ok=True)
        self.workspace: Workspace = open_workspace(self._folder, who="Lan")
        self.done: Counter[str] = Counter()

    def do(self, what: str, number: int) -> None:
        """One thing; what the services refuse is not done."""
        chance = Random(number)
        try:
            match what:
                case "restart":
                    self.restart()
                case "undo":
                    self.workspace.run(undo_last)
                case "redo":
                    self.workspace.run(redo_next)
                case "restore":
                    rests = self.workspace.read(trash)
                    self.workspace.run(lambda uow: restore(uow, chance.choice(rests).id if rests else rests))  # type: ignore[arg-type]
                case _:
                    self.workspace.run(lambda uow: THINGS[what](Hand(uow, chance, self._files)))
        except PiiError:
            return
        self.done[what] += 1

    def undo_all(self) -> int:
        """Back to the beginning; how many steps that were."""
        count = 0
        while self.workspace.read(steps).undo is not None:
            self.workspace.run(undo_last)
            count += 1
        return count

    def restart(self) -> None:
        self.workspace.close()
        self.workspace = open_workspace(self._folder, who="Lan")

    def contents(self) -> dict[str, list[tuple[object, ...]]]:
        """What is stored, read from the closed file."""
        self.workspace.close()
        found = contents(self._folder / "pii.sqlite")
        self.workspace = open_workspace(self._folder, who="Lan")
        return found


@pytest.fixture
def years() -> Iterator[list[Year]]:
    made: list[Year] = []
    yield made
    for year in made:
        year.workspace.close()


def back_and_forth(year: Year, things: list[tuple[str, int]]) -> None:
    """Do things, take them back, do them again; the content is asked for after each."""
    before = year.contents()
    for what, number in things:
        year.do(what, number)
    after, rests = year.contents(), year.workspace.read(trash)

    count = year.undo_all()
    assert year.contents() == before

    for _ in range(count):
        year.workspace.run(redo_next)
    assert year.contents() == after
    assert year.workspace.read(trash) == rests
    assert year.workspace.read(lambda uow: uow.history.verify())


@often
@given(numbers=doings)
def test_fifty_things_and_as_many_undos_leave_the_same_content(start: Path, numbers: list[int]) -> None:
    year = Year(start)
    try:
        back_and_forth(year, [(ALL[number % len(ALL)], number // len(ALL)) for number in numbers])
    finally:
        year.workspace.close()


@pytest.mark.parametrize("what", THINGS)
def test_every_single_thing_is_taken_back_and_done_again(start: Path, years: list[Year], what: str) -> None:
    year = Year(start)
    years.append(year)
    # Enough of everything else that there is something to do it to.
    for number in range(3):
        for other in ("attach", "figure", "appoint", "ask", "line", "note", "own work"):
            year.do(other, 1000 + number)
    year.workspace.run(lambda uow: uow.steps.forget())
    year.done.clear()

    back_and_forth(year, [(what, number) for number in range(12)])

    assert year.done[what] >= 1, "nothing of it was ever done"


def test_the_harness_sees_a_change_that_is_not_captured(
    start: Path, years: list[Year], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful() -> Iterator[str]:
        return (each for each in genuine() if "capture_progress_UPDATE" not in each)

    genuine = capture._triggers
    monkeypatch.setattr(capture, "_triggers", forgetful)
    year = Year(start)
    years.append(year)

    with pytest.raises((AssertionError, PiiError)):
        back_and_forth(year, [("record", number) for number in range(12)])
