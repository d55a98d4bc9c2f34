"""workspace.json: what the workspace is, and the hash of its database at the last clean close."""

import json
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pii_desktop.storage.files import hash_of, write_whole
from pii_desktop.storage.held import patiently
from pii_desktop.storage.records import SCHEMA
from pii_desktop.storage.refusals import is_busy

IDENTITY_NAME = "workspace.json"
_FORMAT = "pii-desktop-workspace"
_log = logging.getLogger(__name__)


def write_identity(folder: Path, who: str) -> None:
    """Write the identity of a new workspace."""
    _write(folder, _new(who))


def mark_closed(folder: Path, database: Path) -> None:
    """Keep the hash of the database, which is closed now; where it cannot be kept the next start checks every page."""
    with _unless_held():
        closed = {"at": _now(), "sha256": hash_of(database), "size": database.stat().st_size, "schema": SCHEMA}
        _write(folder, _read(folder) | {"closed": closed})


def mark_open(folder: Path) -> None:
    """Forget the hash: from now on the database changes. One that stays is that of no other content."""
    with _unless_held():
        known = _read(folder)
        if not known or "closed" in known:
            _write(folder, {name: value for name, value in (known or _new("")).items() if name != "closed"})


def is_as_closed(folder: Path, database: Path) -> bool:
    """True when the database is byte for byte what the last clean close left; False after a crash or a change."""
    closed = _read(folder).get("closed")
    return isinstance(closed, dict) and closed.get("sha256") == hash_of(database)


@contextmanager
def _unless_held() -> Iterator[None]:
    """Go on where another program holds the file longer than we wait: nothing that was saved hangs on it."""
    try:
        yield
    except OSError as error:
        if not is_busy(error):
            raise
        _log.info("%s is held and stays as it is", IDENTITY_NAME)


def _new(who: str) -> dict[str, Any]:
    return {"format": _FORMAT, "id": str(uuid.uuid4()), "created_at": _now(), "created_by": who}


def _read(folder: Path) -> dict[str, Any]:
    """What the file says; nothing where it is missing or damaged, since the database stands without it."""
    try:
        known = json.loads(patiently(lambda: (folder / IDENTITY_NAME).read_text(encoding="utf-8"), is_busy))
    except (FileNotFoundError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(folder: Path, identity: dict[str, Any]) -> None:
    text = json.dumps(identity, ensure_ascii=False, indent=2)
    write_whole(folder / IDENTITY_NAME, f"{text}\n".encode())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
