"""The guide before there is a workspace."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Workplace]:
    """A desk without a workspace."""
    place = Workplace(qtbot)
    yield place
    place.close()
