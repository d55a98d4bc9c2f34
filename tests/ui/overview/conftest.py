"""Tổng quan over sample records."""

from collections.abc import Iterator
from pathlib import Path

import pytest
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
