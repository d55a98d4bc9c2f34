"""Files dragged from Explorer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from pii_desktop.ui.dropping import dropped_paths


def dragged(*paths: Path) -> QMimeData:
    found = QMimeData()
    found.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return found


def test_of_a_folder_its_files_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "Minh chứng quý I"
    folder.mkdir()
    for name in ("b.pdf", "a.docx", "~$a.docx", ".ẩn"):
        (folder / name).write_bytes(b"x")

    assert dropped_paths(dragged(folder, tmp_path / "c.pdf")) == (
        folder / "a.docx",
        folder / "b.pdf",
        tmp_path / "c.pdf",
    )


def test_a_folder_that_may_not_be_looked_into_is_left_to_who_adds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert dropped_paths(dragged(tmp_path)) == (tmp_path,)
