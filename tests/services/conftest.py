"""A real workspace with Bắc Ninh 2025 for Sở Tài chính."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_desktop.storage.workspace import Workspace
from tests.ready import ready_workspace


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of Sở Tài chính without a plan."""
    with ready_workspace(tmp_path / "sổ dữ liệu") as workspace:
        yield workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The same with the bundled plan of 2025 taken."""
    with ready_workspace(tmp_path / "sổ dữ liệu", "bacninh-2025") as workspace:
        yield workspace
