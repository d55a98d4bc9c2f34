"""A real workspace with Bắc Ninh 2025 for Sở Tài chính."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of Sở Tài chính without a plan."""
    with create_workspace(tmp_path / "sổ dữ liệu", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        yield workspace


@pytest.fixture
def workspace(empty: Workspace) -> Workspace:
    """The same with the bundled plan of 2025 taken."""
    take_bundled(empty, "bacninh-2025")
    return empty
