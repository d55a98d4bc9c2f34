"""Evidence files, by the hash of their content; a stored file is never rewritten."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the store: hash and size in bytes of its content, the name it had."""

    sha256: str
    size: int
    file_name: str


class EvidenceFiles:
    """The folder evidence/ of a workspace: `<first two letters of the hash>/<hash><suffix>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def store(self, source: Path) -> StoredFile:
        """Copy `source` into the store; the original is only read.

        Raises InputError for a file that is missing, empty, locked, no file at all, or changes meanwhile, and
        WorkspaceError when the workspace cannot take it.
        """
        raise NotImplementedError

    def path_of(self, sha256: str) -> Path:
        """Where the copy lies. Raises WorkspaceError (code "evidence-missing") when it does not."""
        raise NotImplementedError
