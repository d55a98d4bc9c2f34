"""Phân công over a real workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.ui.assignments.page import AssignmentsPage
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with an empty workspace."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu", plan="")
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> AssignmentsPage:
    """The page, shown."""
    page = AssignmentsPage(place.desk)
    place.show(page)
    return page
