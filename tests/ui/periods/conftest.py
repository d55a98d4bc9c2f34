"""Kỳ báo cáo over a real workspace with the plan of 2025."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.ui.periods.page import PeriodsPage
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with the plan of 2025."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> PeriodsPage:
    """The page, shown."""
    page = PeriodsPage(place.desk)
    place.show(page)
    return page
