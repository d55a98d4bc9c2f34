"""A workspace of the test's own, opened, and closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_desktop.storage.workspace import Workspace, create_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the workspace lies; blanks and accents as on a clerk's PC."""
    return tmp_path / "Sổ dữ liệu"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with create_workspace(folder, who="Nguyễn Thị Lan") as made:
        yield made
