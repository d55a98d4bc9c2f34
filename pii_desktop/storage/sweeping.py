"""Takes away what a crash left half-made: only what bears the program's own temporary mark."""

from pathlib import Path

from pii_desktop.storage.files import TEMPORARY
from pii_desktop.storage.held import discard

_PLACES = (".", "evidence", "evidence/??", "backups", "backups/evidence/??", "reports")
"""Where something is made beside its place; the folders of two letters hold files by their hash."""


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove temporary files and folders of the workspace as far as they go; returns what was removed.

    What another program holds keeps nobody from the workspace: the next start tries again.
    """
    found = [path for place in _PLACES for path in sorted(folder.glob(f"{place}/{TEMPORARY}*"))]
    return tuple(path for path in found if discard(path))
