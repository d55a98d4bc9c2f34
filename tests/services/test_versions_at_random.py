"""Whatever order the steps come in: the period mirrors its versions, and what was frozen never changes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial
from random import Random

import pytest

from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.versions import Version, VersionKind, standing
from pii_desktop.errors import InputError
from pii_desktop.services import versions
from pii_desktop.services.progress import record
from pii_desktop.services.reporting import report_period
from pii_desktop.services.stepping import redo_next, undo_last
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_row
from tests.storage.stored import a_stored_assignment, a_stored_period, a_stored_plan

Step = Callable[[UnitOfWork, Random], object]
SEEDS, LENGTH = (1, 2, 3), 60


def latest(uow: UnitOfWork) -> VersionId:
    there = uow.versions.of_period(uow.periods.all()[0].id)
    return there[-1].id if there else VersionId(0)


def period(uow: UnitOfWork) -> int:
    return uow.periods.all()[0].id


def enter(uow: UnitOfWork, chance: Random) -> object:
    row = chance.choice(uow.assignments.all_tracked()).id
    entry = Entry(value=Decimal(chance.randrange(9)), explanation="Số ước", difficulties=f"Khó {chance.randrange(3)}")
    return record(uow, row, uow.periods.all()[0].id, entry)


def sign(uow: UnitOfWork, chance: Random) -> object:
    signing = versions.Signing(f"{chance.randrange(1, 99)}/BC-STC", date(2025, 12, 1), why="Đã ký bản giấy")
    return versions.sign(uow, period(uow), signing)


STEPS: tuple[Step, ...] = (
    enter,
    enter,
    lambda uow, _: versions.submit(uow, period(uow)),
    lambda uow, _: versions.return_for_changes(uow, latest(uow), "Sửa số"),
    sign,
    lambda uow, _: versions.send(uow, period(uow), date(2025, 12, 2), "Đã gửi bản giấy"),
    lambda uow, _: versions.unlock(uow, latest(uow), "Gửi nhầm"),
    lambda uow, chance: versions.begin(uow, period(uow), chance.choice(tuple(VersionKind))),
    lambda uow, _: versions.discard(uow, latest(uow)),
    lambda uow, _: undo_last(uow),
    lambda uow, _: redo_next(uow),
)


@pytest.fixture
def small(empty: Workspace) -> Workspace:
    """Three rows that are explained, one period."""

    def fill(uow: UnitOfWork) -> None:
        plan_id = a_stored_plan(uow)
        period_id = a_stored_period(uow)
        for code in ("2.2.2", "1.1.3", "4.2.3"):
            row = a_stored_assignment(uow, a_row(code, f"Chỉ số {code}"), plan_id)
            record(uow, row, period_id, Entry(explanation="Chưa có số"))

    empty.run(fill)
    return empty


def take(step: Step, chance: Random, uow: UnitOfWork) -> object:
    return step(uow, chance)


def where_it_stands(uow: UnitOfWork) -> tuple[Period, tuple[Version, ...]]:
    shown = uow.periods.all()[0]
    return shown, uow.versions.of_period(shown.id)


def kept(workspace: Workspace) -> dict[VersionId, str]:
    """The hash of what is frozen, by version."""

    def read(uow: UnitOfWork) -> dict[VersionId, str]:
        found = {each.id: uow.versions.frozen(each.id) for each in uow.versions.of_period(uow.periods.all()[0].id)}
        return {number: texts.sha256 for number, texts in found.items() if texts}

    return workspace.read(read)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_period_mirrors_its_versions_and_nothing_frozen_changes(small: Workspace, seed: int) -> None:
    chance = Random(seed)
    frozen: dict[VersionId, str] = {}
    for _ in range(LENGTH):
        step = chance.choice(STEPS)
        with suppress(InputError):
            small.run(partial(take, step, chance))
        shown, there = small.read(where_it_stands)
        assert (shown.state, shown.sent_on) == standing(there)
        assert [each.number for each in there] == list(range(1, len(there) + 1))
        assert all(each.is_frozen or each.state is PeriodState.DRAFT for each in there)
        now = kept(small)
        assert all(now.get(number, content) == content for number, content in frozen.items())
        frozen |= now
    assert frozen


def test_what_was_sent_reads_the_same_for_ever(small: Workspace) -> None:
    small.run(lambda uow: sign(uow, Random(0)))
    small.run(lambda uow: versions.send(uow, period(uow), date(2025, 12, 2)))
    before = small.read(lambda uow: report_period(uow, period(uow)))
    for seed in range(20):
        small.run(lambda uow, seed=seed: enter(uow, Random(seed)))  # type: ignore[misc]
    assert small.read(lambda uow: report_period(uow, period(uow))) == before
