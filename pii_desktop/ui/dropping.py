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
        path = Path(url.toLocalFile())
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith((".", "~$")))
        else:
            found.append(path)
    return tuple(found[:_MOST])
