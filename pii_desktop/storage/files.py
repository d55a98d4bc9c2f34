"""Files of the workspace: written beside their place, flushed, then put in it whole."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from pii_desktop.storage.held import discard, replace_patiently

TEMPORARY = ".tmp-"
"""Begins the name of every file and folder that is not whole yet; a start sweeps what a crash left."""

Told = Callable[[int], None]
"""Hears how many bytes were read since it was told last; what it raises ends the reading."""

_CHUNK = 1 << 20
_HASH_LENGTH = 64


def flush_to_disk(file: IO[bytes]) -> None:
    """Let what was written reach the disk itself. A failed flush is never tried again: it would seem to succeed."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Let a new name in `folder` reach the disk; Windows keeps names by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(target: Path, content: bytes) -> None:
    """Write a small file so that it is either the old one or the new one."""
    temporary = target.with_name(f"{TEMPORARY}{target.name}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            flush_to_disk(file)
        replace_patiently(temporary, target)
        flush_folder(target.parent)
    finally:
        discard(temporary)


def copy_whole(source: Path, target: Path, told: Told | None = None) -> str:
    """Copy `source` to `target`, which must not be there, flushed; returns the SHA-256 of what was written."""
    digest = hashlib.sha256()
    temporary = target.with_name(f"{TEMPORARY}{target.name}")
    try:
        with source.open("rb") as reader, temporary.open("wb") as writer:
            for chunk in _chunks(reader, told):
                digest.update(chunk)
                writer.write(chunk)
            flush_to_disk(writer)
        replace_patiently(temporary, target)
    finally:
        discard(temporary)
    return digest.hexdigest()


def find_by_hash(folder: Path, sha256: str) -> Path | None:
    """The file of this content in a folder of files named by their hash; its suffix is not known to the caller."""
    return next(iter(sorted((folder / sha256[:2]).glob(f"{sha256}*"))), None)


class HashedFiles:
    """Files named by their hash, for who looks for thousands: each two-letter folder is listed once."""

    def __init__(self, folder: Path) -> None:
        """What is added later is not seen."""
        self._folder = folder
        self._listed: dict[str, dict[str, Path]] = {}

    def find(self, sha256: str) -> Path | None:
        """As `find_by_hash`."""
        start = sha256[:2]
        if start not in self._listed:
            self._listed[start] = _by_hash(self._folder / start)
        return self._listed[start].get(sha256)


def _by_hash(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        return {}
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        found.setdefault(path.name[:_HASH_LENGTH], path)
    return found


def hash_of(path: Path, told: Told | None = None) -> str:
    """The SHA-256 of a file's content."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in _chunks(file, told):
            digest.update(chunk)
    return digest.hexdigest()


def _chunks(file: IO[bytes], told: Told | None) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
        if told is not None:
            told(len(chunk))
