"""The window over a workspace with sample records."""

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.ui.main_window import MainWindow
from tests.ui.workplace import Workplace


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> MainWindow:
    """The window, opened on the sample."""
    window = MainWindow(place.desk)
    qtbot.addWidget(window)
    window.show()
    window.show_workspace()
    place.settle()
    return window
