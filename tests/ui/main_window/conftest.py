"""The window over a workspace with sample records."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.ui.main_window import MainWindow
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
def window(place: Workplace, qtbot: QtBot) -> MainWindow:
    """The window, opened on the sample."""
    window = MainWindow(place.desk)
    qtbot.addWidget(window)
    window.show()
    window.show_workspace()
    place.settle()
    return window
