"""Files dragged from the desktop."""

from pathlib import Path

from PySide6.QtCore import QMimeData

_MOST = 2000


def dropped_paths(dragged: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged; of a folder those that lie in it, not deeper. Addresses of the net are left out."""
    found: list[Path] = []
    for url in dragged.urls():
        if not url.isLocalFile():
            continue
        found += _files_of(Path(url.toLocalFile()))
    return tuple(found[:_MOST])


def _files_of(path: Path) -> list[Path]:
    """`path` itself where the system does not let us look into it: who adds it says why it cannot be had."""
    try:
        if not path.is_dir():
            return [path]
        return sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith((".", "~$")))
    except OSError:
        return [path]
