"""The overview in a small window, or at 150 %: nothing is cut off at its right edge."""

import pytest
from PySide6.QtCore import QPoint

from pii_desktop.ui.overview.page import OverviewPage
from tests.ui.workplace import Workplace


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
