"""workspace.json: what the workspace is, and the hash of its database at the last clean close."""

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pii_desktop.storage.files import hash_of, write_whole
from pii_desktop.storage.records import SCHEMA

IDENTITY_NAME = "workspace.json"
_FORMAT = "pii-desktop-workspace"


def write_identity(folder: Path, who: str) -> None:
    """Write the identity of a new workspace."""
    _write(folder, _new(who))


def mark_closed(folder: Path, database: Path) -> None:
    """Keep the hash of the database, which is closed now."""
    closed = {"at": _now(), "sha256": hash_of(database), "size": database.stat().st_size, "schema": SCHEMA}
    _write(folder, _read(folder) | {"closed": closed})


def mark_open(folder: Path) -> None:
    """Forget the hash: from now on the database changes."""
    known = _read(folder)
    if not known or "closed" in known:
        _write(folder, {name: value for name, value in (known or _new("")).items() if name != "closed"})


def is_as_closed(folder: Path, database: Path) -> bool:
    """True when the database is byte for byte what the last clean close left; False after a crash or a change."""
    closed = _read(folder).get("closed")
    return isinstance(closed, dict) and closed.get("sha256") == hash_of(database)


def _new(who: str) -> dict[str, Any]:
    return {"format": _FORMAT, "id": str(uuid.uuid4()), "created_at": _now(), "created_by": who}


def _read(folder: Path) -> dict[str, Any]:
    """What the file says; nothing where it is missing or damaged, since the database stands without it."""
    try:
        known = json.loads((folder / IDENTITY_NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(folder: Path, identity: dict[str, Any]) -> None:
    text = json.dumps(identity, ensure_ascii=False, indent=2)
    write_whole(folder / IDENTITY_NAME, f"{text}\n".encode())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
