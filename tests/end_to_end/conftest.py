"""A clerk, at a computer where the program was never started before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.end_to_end.window import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """The program and the person before it."""
    desktop = Desktop(qtbot, qapp, tmp_path / "cài đặt.json")
    yield desktop
    desktop.end()
