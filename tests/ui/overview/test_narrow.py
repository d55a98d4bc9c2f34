"""The overview in a small window, or at 150 %: nothing is cut off at its right edge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from pii_desktop.ui.overview.page import OverviewPage
from tests.ready import ready_sample
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with sample records."""
    place = Workplace(qtbot)
    place.tasks.open_store(lambda: ready_sample(tmp_path / "sổ mẫu"))
    place.settle()
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> OverviewPage:
    """The page, shown."""
    page = OverviewPage(place.desk)
    place.show(page)
    return page


@pytest.mark.parametrize(("width", "is_wide"), [(1198, True), (1112, False), (872, False)])
def test_every_card_lies_inside_the_page(page: OverviewPage, place: Workplace, width: int, *, is_wide: bool) -> None:
    page.resize(width, 640)
    place.settle()

    assert page.main.is_wide is is_wide
    for card in (page.deadline, page.counts, page.todo, page.pillars, page.targets):
        assert card.isVisible()
        assert card.mapTo(page, QPoint(card.width(), 0)).x() <= width


def test_target_bars_go_back_beside_the_pillars(page: OverviewPage, place: Workplace) -> None:
    for width in (872, 1198):
        page.resize(width, 640)
        place.settle()

    assert page.targets.mapTo(page, QPoint(0, 0)).y() == page.pillars.mapTo(page, QPoint(0, 0)).y()
