"""What several pages are tried on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

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
