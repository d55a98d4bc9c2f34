"""Several plans at once: the head offers the periods of the plan that is chosen."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.services.periods import NewPeriod, add_period
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace
from pii_desktop.ui.desk import PageKey
from pii_desktop.ui.main_window import MainWindow
from pii_desktop.ui.periods.new_year_dialog import NewYearDialog
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.scoping import with_period
from tests.ui.workplace import Workplace

NQ02 = PlanId(2)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Bắc Giang with the PII plan, Resolution 02 with a quarter of its own, and the targets to 2030."""

    def opener() -> Workspace:
        workspace = create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Khoa học và Công nghệ"))
        for key in ("bacgiang-2024", "bacgiang-nq02-2024", "bacgiang-2030-targets"):
            take_bundled(workspace, key)
        workspace.run(partial(add_period, new=NewPeriod(PeriodKind.QUARTER, 2024, 3, plan_id=NQ02)))
        return workspace

    place = Workplace(qtbot)
    place.tasks.open_store(opener)
    place.settle()
    yield place
    place.close()


def choose_plan(window: MainWindow, place: Workplace, start: str) -> None:
    window.header.plan.pick(next(word for word in window.header.plan.choices() if word.startswith(start)))
    place.settle()


def test_the_choice_of_all_plans_comes_first(window: MainWindow) -> None:
    assert window.header.plan.choices()[0] == "Tất cả kế hoạch"
    assert len(set(window.header.plan.choices())) == 4


def test_a_period_of_one_plan_is_told_from_those_of_all(window: MainWindow, place: Workplace) -> None:
    own = [word for word in window.header.period.choices() if word.startswith("Quý III")]
    assert own[0].startswith("Quý III năm 2024 · Một số chỉ tiêu")
    choose_plan(window, place, "Một số chỉ tiêu")
    assert "Quý III năm 2024" in window.header.period.choices()
    choose_plan(window, place, "Kế hoạch 09/KH-UBND")
    assert "Quý III năm 2024" not in window.header.period.choices()


def test_the_period_gives_way_when_the_plan_has_none_such(window: MainWindow, place: Workplace) -> None:
    choose_plan(window, place, "Một số chỉ tiêu")
    window.header.period.pick("Quý III năm 2024")
    place.settle()
    quarter = place.desk.scope.period_id
    choose_plan(window, place, "Kế hoạch 09/KH-UBND")
    assert place.desk.scope.plan_id == 3
    assert place.desk.scope.period_id not in (None, quarter)


def test_a_period_that_is_found_brings_its_plan(window: MainWindow, place: Workplace) -> None:
    choose_plan(window, place, "Kế hoạch 09/KH-UBND")
    frame = window._frame
    assert frame is not None
    quarter = next(each for each in frame.periods if each.plan_id == NQ02)
    assert with_period(frame, place.desk.scope, quarter.id).plan_id == NQ02


def test_the_new_year_stands_below_the_plans(window: MainWindow, place: Workplace) -> None:
    window.header.plan.commanded.emit()
    place.settle()
    page = window.page(PageKey.PERIODS)
    assert isinstance(page, PeriodsPage)
    assert isinstance(page.year_tasks.dialog, NewYearDialog)
    page.year_tasks.dialog.reject()
