"""Whatever is done, taking it all back gives what was there before, and doing it again what was there after."""

import ast
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pii_desktop import services
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.work_timing import plan_items
from pii_desktop.errors import PiiError
from pii_desktop.services.stepping import redo_next, steps, undo_last
from pii_desktop.services.trash import restore, trash
from pii_desktop.services.workspace import NewWorkspace, create_workspace
from pii_desktop.storage import capture, engine
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.builders import a_row
from tests.services import anything, anything_more, anything_worded
from tests.services.anything import THINGS, contents
from tests.services.hand import Hand
from tests.storage.stored import a_stored_assignment, a_stored_period, a_stored_plan

MOVES = ("undo", "redo", "restore", "restart")
"""What may come between: steps back and forth, something out of the trash, closing and opening the program."""

BEGINNINGS = (
    *("attach", "figure", "appoint", "ask", "line", "note", "own work"),
    *("one more file", "own requirement", "own requirement", "own requirement", "answer", "policy", "meet"),
    *("own sentence", "own sentence", "reword sentence"),
    *("submit", "sign", "sent", "sent", "submit", "begin"),
)
ALL = (*THINGS, *THINGS, *MOVES)
doings = st.lists(st.integers(0, 2**24), min_size=50, max_size=50)
often = settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A closed workspace with a small plan; what a power cut would do is tried elsewhere, so that this may be quick."""
    folder = tmp_path_factory.mktemp("undo") / "ban đầu"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_PRAGMAS", [each.replace("EXTRA", "OFF") for each in engine._PRAGMAS])
        with create_workspace(folder, NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
            workspace.run(_small_plan)
        yield folder


@pytest.fixture(scope="module")
def begun(start: Path) -> Path:
    """The same with enough of everything that there is something to do the rest to, and nothing to take back."""
    year = Year(start)
    year.workspace.run(_more_periods)
    for number in range(3):
        for other in BEGINNINGS:
            year.do(other, 1000 + number)
    year.workspace.run(lambda uow: uow.steps.forget())
    year.workspace.close()
    return Path(shutil.copytree(year.folder, start.with_name("đã bắt đầu")))


def _small_plan(uow: UnitOfWork) -> None:
    plan_id = a_stored_plan(uow)
    for code in ("2.2.2", "1.1.1", "4.2.3"):
        row = a_row(code, f"Chỉ số {code}", coordinating=("Sở Y tế", "Sở Nội vụ"), tasks=("Rà soát", "Bố trí vốn"))
        assignment_id = a_stored_assignment(uow, row, plan_id)
        uow.work_items.replace_plan_items(assignment_id, plan_items(assignment_id, row, 2025))
    a_stored_period(uow)


def _more_periods(uow: UnitOfWork) -> None:
    for _ in range(8):
        uow.periods.add(PeriodKind.ONCE, 2026)


class Year:
    """A workspace in which things are done; `done` counts those that were."""

    def __init__(self, start: Path) -> None:
        self.folder = start.with_name("làm thử")
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(start, self.folder)
        self._files = start.with_name("tệp")
        self._files.mkdir(exist_ok=True)
        self.workspace: Workspace = open_workspace(self.folder, who="Lan")
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

    def misplaced(self) -> list[EvidenceId]:
        """Documents whose files do not stand in the places 0, 1, 2 ...: lists would show them twice, or without one."""
        query = "SELECT evidence_id, position FROM evidence_file ORDER BY evidence_id, position"
        found = self.workspace.read(lambda uow: uow._connection.exec_driver_sql(query).all())
        places = {document: [row.position for row in rows] for document, rows in groupby(found, lambda row: row[0])}
        documents = self.workspace.read(lambda uow: [each.id for each in uow.evidence.all()])
        return [each for each in documents if places.get(each) != list(range(max(len(places.get(each, ())), 1)))]

    def undo_all(self) -> int:
        """Back to the beginning; how many steps that were."""
        count = 0
        while self.workspace.read(steps).undo is not None:
            self.workspace.run(undo_last)
            count += 1
        return count

    def restart(self) -> None:
        """The program is closed and opened."""
        self.workspace.close()
        self.workspace = open_workspace(self.folder, who="Lan")

    def contents(self) -> dict[str, list[tuple[object, ...]]]:
        """What is stored, read from the closed file."""
        self.workspace.close()
        found = contents(self.folder / "pii.sqlite")
        self.workspace = open_workspace(self.folder, who="Lan")
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
        assert year.misplaced() == [], what
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
def test_every_single_thing_is_taken_back_and_done_again(begun: Path, years: list[Year], what: str) -> None:
    year = Year(begun)
    years.append(year)

    back_and_forth(year, [(what, number) for number in range(16)])

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


ELSEWHERE = {
    "accept_reply": "reads a file; the things `answer` and `take answer` store the same",
    "take_offer": "part of an import",
    "keep_source": "part of an import",
}
"""Actions that are no thing here, and why. What backs up first (reorganising, a new year) is below or an import."""


def test_every_action_of_the_services_is_among_the_things() -> None:
    known = set(ELSEWHERE)
    for module in (anything, anything_more, anything_worded):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        known |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        known |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}

    assert sorted(acting_functions() - known) == []


def acting_functions() -> set[str]:
    """The public functions of the services that name an action of their own."""
    sources = [file.read_text(encoding="utf-8") for file in Path(services.__path__[0]).glob("*.py")]
    functions = [node for text in sources for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    acting = (node.name for node in functions if "uow.action(" in ast.unparse(node))
    return {name for name in acting if not name.startswith("_")}
