"""Takes away what a crash left half-made: only what bears the program's own temporary mark."""

import shutil
from pathlib import Path

from pii_desktop.storage.files import TEMPORARY

_PLACES = (".", "evidence", "evidence/??", "backups", "backups/evidence/??", "reports")
"""Where something is made beside its place; the folders of two letters hold files by their hash."""


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove temporary files and folders of the workspace; returns what was removed. Raises OSError."""
    found = [path for place in _PLACES for path in sorted(folder.glob(f"{place}/{TEMPORARY}*"))]
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return tuple(found)
