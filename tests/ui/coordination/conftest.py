"""Phối hợp over a real workspace with the plan of 2025, its year period chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PeriodId
from pii_desktop.ui.coordination.page import CoordinationPage
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with the plan of 2025."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    place.desk.choose_period(YEAR)
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> CoordinationPage:
    """The page, shown, with no request yet."""
    page = CoordinationPage(place.desk)
    place.show(page)
    return page


@pytest.fixture
def asked(page: CoordinationPage, place: Workplace) -> CoordinationPage:
    """The page after everything the plan names was asked for."""
    page.head.propose.click()
    place.settle()
    return page
