"""Which backups stay: the newest, then one an hour, a day, a month.

The order is that of the sequence numbers; the clock of a clerk's PC may be years off and decides only which backups
fall into the same hour, day or month.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pii_desktop.storage.files import TEMPORARY
from pii_desktop.storage.held import discard
from pii_desktop.storage.manifest import DATABASE_NAME, MANIFEST_NAME, read_manifest

NEWEST = 10
HOURS = 24
DAYS = 30
MONTHS = 24

_log = logging.getLogger(__name__)
_HASH = 64  # letters of a SHA-256, before the suffix
_SPREAD = ((HOURS, "%Y-%m-%d %H"), (DAYS, "%Y-%m-%d"), (MONTHS, "%Y-%m"))


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A finished backup: its folder, its number, when it was made, the evidence it needs from the pool."""

    place: Path
    sequence: int
    made_at: datetime
    evidence: tuple[str, ...] = ()


def known_backups(backups: Path) -> tuple[KnownBackup, ...]:
    """The finished backups of a folder, oldest first; whatever else lies there is not looked at."""
    found = []
    for place in backups.iterdir() if backups.is_dir() else ():
        manifest = None if place.name.startswith(TEMPORARY) else read_manifest(place)
        if manifest is not None and (place / DATABASE_NAME).exists():
            found.append(KnownBackup(place, manifest.sequence, manifest.made_at, manifest.evidence))
    return tuple(sorted(found, key=lambda backup: backup.sequence))


def pool_of(backups: Path) -> Path:
    """Where the evidence of all backups lies."""
    return backups / "evidence"


def superfluous(known: Sequence[KnownBackup]) -> tuple[KnownBackup, ...]:
    """Those that may go; the one with the highest number is never among them."""
    newest_first = sorted(known, key=lambda backup: backup.sequence, reverse=True)
    kept = {backup.sequence for backup in newest_first[:NEWEST]}
    for count, form in _SPREAD:
        kept |= _one_each(newest_first, count, form)
    return tuple(backup for backup in newest_first if backup.sequence not in kept)


def remove_old(backups: Path) -> None:
    """Remove superfluous backups, and evidence that no backup needs any more.

    What another program holds stays until another time: the backup after which this is called is whole already.
    """
    try:
        going = superfluous(known_backups(backups))
        for backup in going:
            _remove(backup.place)
        if going:
            _remove_unneeded(backups, known_backups(backups))
    except OSError as error:
        _log.info("old backups stay for now: %s", type(error).__name__)


def _one_each(newest_first: Iterable[KnownBackup], count: int, form: str) -> set[int]:
    """The newest backup of each of the last `count` stretches of time that have one."""
    newest: dict[str, int] = {}
    for backup in newest_first:
        newest.setdefault(backup.made_at.strftime(form), backup.sequence)
    return set(list(newest.values())[:count])


def _remove(place: Path) -> None:
    # Renamed first: a removal that is cut short leaves something that bears the temporary mark.
    try:
        doomed = place.rename(place.with_name(f"{TEMPORARY}{place.name}"))
    except OSError as error:
        _log.info("the old backup %s stays for now: %s", place.name, type(error).__name__)
    else:
        discard(doomed)


def _remove_unneeded(backups: Path, known: Sequence[KnownBackup]) -> None:
    """Nothing goes where a backup does not say what it needs: held just now, or of a newer program."""
    needed = {sha256 for backup in known for sha256 in backup.evidence}
    places = {backup.place for backup in known}
    described = {manifest.parent for manifest in backups.glob(f"[!.]*/{MANIFEST_NAME}")}
    if described <= places:
        for file in pool_of(backups).glob("??/*"):
            if file.name[:_HASH] not in needed:
                discard(file)
