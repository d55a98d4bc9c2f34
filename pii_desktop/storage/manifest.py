"""manifest.json: what a backup holds, with the hashes that say whether it still does."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from pii_desktop.storage.files import write_whole

DATABASE_NAME = "pii.sqlite"
MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup: `evidence` are the hashes of the files in the pool, `missing` those that could not be copied."""

    made_at: datetime
    reason: str
    who: str
    schema: int
    database_sha256: str
    rows: dict[str, int]
    history_head: str
    evidence: tuple[str, ...]
    missing: tuple[str, ...] = ()
    sequence: int = field(default=0)

    def with_evidence(self, sequence: int, copied: tuple[str, ...]) -> Self:
        """The same with its number, and with the files that were copied told from those that were not."""
        there = set(copied)
        missing = tuple(sha256 for sha256 in self.evidence if sha256 not in there)
        return replace(self, sequence=sequence, evidence=copied, missing=missing)


def write_manifest(backup: Path, manifest: Manifest) -> None:
    """Write the manifest into the backup's folder. Raises OSError."""
    content = asdict(manifest) | {"made_at": manifest.made_at.isoformat(timespec="microseconds")}
    text = json.dumps(content, ensure_ascii=False, indent=2)
    write_whole(backup / MANIFEST_NAME, f"{text}\n".encode())


def read_manifest(backup: Path) -> Manifest | None:
    """The manifest of a backup; None where it is missing or makes no sense."""
    try:
        content = json.loads((backup / MANIFEST_NAME).read_text(encoding="utf-8"))
        content["made_at"] = datetime.fromisoformat(content["made_at"])
        content["evidence"] = tuple(content["evidence"])
        content["missing"] = tuple(content["missing"])
        return Manifest(**content)
    except (OSError, ValueError, KeyError, TypeError):
        return None
