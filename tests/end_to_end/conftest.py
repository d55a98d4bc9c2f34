"""A clerk, at a computer where the program was never started before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.end_to_end.clerk import Clerk
from tests.end_to_end.window import Desktop
from tests.program_runs import a_closed_workspace


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """The program and the person before it."""
    desktop = Desktop(qtbot, qapp, tmp_path / "cài đặt.json")
    yield desktop
    desktop.end()


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    """Somebody at the command line, with a workspace that has the plan of 2025."""
    clerk = Clerk(tmp_path / "Sổ dữ liệu", capsys)
    clerk.works("init", "--province", "Bắc Ninh", "--department", "Sở Tài chính", "--plan", "bacninh-2025")
    return clerk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the plan of 2025, closed."""
    return a_closed_workspace(tmp_path / "sổ dữ liệu")
