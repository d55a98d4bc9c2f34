"""A backup counts only when it was checked; the newest good one is never taken away; going back can be taken back."""

import itertools
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath

import pytest

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import WorkspaceError
from pii_desktop.storage import backup as backups
from pii_desktop.storage.backup import verify
from pii_desktop.storage.files import hash_of
from pii_desktop.storage.restore import restore
from pii_desktop.storage.rotation import (
    DAYS,
    HOURS,
    MONTHS,
    NEWEST,
    KnownBackup,
    known_backups,
    remove_old,
    superfluous,
)
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.storage.stored import a_file, a_stored_assignment, a_stored_document, a_stored_entry


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with an entry and a document."""
    workspace.run(a_stored_entry)
    workspace.run(lambda uow: uow.evidence.link(a_stored_document(uow, a_file(tmp_path)), AssignmentId(1)))
    return workspace


def backups_of(folder: Path) -> list[Path]:
    return [backup.place for backup in known_backups(folder / "backups")]


def theme(folder: Path) -> str | None:
    with open_workspace(folder, who="Lan") as workspace:
        assert workspace.read(lambda uow: uow.history.verify())
        return workspace.read(lambda uow: uow.settings.get("theme"))


def evidence_file(folder: Path) -> Path:
    return next(path for path in (folder / "evidence").rglob("*.pdf"))


def test_a_backup_holds_database_and_evidence_and_says_so(filled: Workspace) -> None:
    place = filled.backup("Trước khi nhập")

    manifest = verify(place)
    count, head = filled.read(lambda uow: uow.history.head())
    assert (manifest.reason, manifest.who, manifest.sequence) == ("Trước khi nhập", "Nguyễn Thị Lan", 1)
    assert (manifest.rows["history"], manifest.history_head, manifest.rows["progress"]) == (count, head, 1)
    assert len(manifest.evidence) == 1
    assert place.name.endswith("-truoc-khi-nhap")
    assert filled.last_backup() == manifest.made_at
    assert {path.name for path in place.iterdir()} == {"pii.sqlite", "manifest.json"}


def test_evidence_is_copied_once_for_all_backups(filled: Workspace) -> None:
    filled.backup("một")
    filled.backup("hai")

    pool = [path for path in (filled.folder / "backups" / "evidence").rglob("*") if path.is_file()]
    assert len(pool) == 1
    assert pool[0].read_bytes() == evidence_file(filled.folder).read_bytes()


def test_a_backup_that_does_not_match_is_dropped_and_the_old_ones_stay(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = filled.backup("một")
    numbers = itertools.count()
    monkeypatch.setattr(backups, "row_counts", lambda _: {"plan": next(numbers)})

    with pytest.raises(WorkspaceError) as caught:
        filled.backup("hai")

    assert caught.value.code == "backup-failed"
    assert backups_of(filled.folder) == [first]
    assert not list((filled.folder / "backups").glob(".tmp-*"))


def test_evidence_that_vanished_does_not_stop_the_backup_of_the_rest(filled: Workspace) -> None:
    evidence_file(filled.folder).unlink()

    manifest = verify(filled.backup("một"))
    assert (len(manifest.evidence), len(manifest.missing)) == (0, 1)


def flip_a_bit(place: Path) -> None:
    content = bytearray((place / "pii.sqlite").read_bytes())
    content[-1000] ^= 1
    (place / "pii.sqlite").write_bytes(content)


def lose_the_manifest(place: Path) -> None:
    (place / "manifest.json").unlink()


def change_the_evidence(place: Path) -> None:
    next(path for path in (place.parent / "evidence").rglob("*.pdf")).write_bytes(b"khac")


@pytest.mark.parametrize("spoil", [flip_a_bit, lose_the_manifest, change_the_evidence])
def test_a_spoiled_backup_is_refused_and_nothing_changes(filled: Workspace, spoil: Callable[[Path], None]) -> None:
    place = filled.backup("một")
    filled.close()
    spoil(place)
    before = (filled.folder / "pii.sqlite").read_bytes()

    with pytest.raises(WorkspaceError) as caught:
        restore(filled.folder, place, who="Lan")

    assert caught.value.code == "backup-damaged"
    assert (filled.folder / "pii.sqlite").read_bytes() == before
    assert not list(filled.folder.glob(".tmp-*"))


def test_restoring_brings_back_what_was_and_can_be_taken_back(filled: Workspace) -> None:
    folder = filled.folder
    filled.run(lambda uow: uow.settings.put("theme", "light"))
    before = filled.backup("trước")
    filled.run(lambda uow: uow.settings.put("theme", "dark"))
    document = evidence_file(folder)
    content = document.read_bytes()
    filled.close()
    document.unlink()

    aside = restore(folder, before, who="Lan")
    assert theme(folder) == "light"
    assert document.read_bytes() == content

    assert aside is not None
    restore(folder, aside, who="Lan")
    assert theme(folder) == "dark"


def test_a_damaged_present_is_put_aside_as_it_is(filled: Workspace) -> None:
    place = filled.backup("trước")
    filled.close()
    database = filled.folder / "pii.sqlite"
    database.write_bytes(b"hong roi" * 1000)

    aside = restore(filled.folder, place, who="Lan")

    assert aside is not None
    assert (aside / "pii.sqlite").read_bytes() == b"hong roi" * 1000
    with open_workspace(filled.folder, who="Lan") as again:
        assert len(again.read(lambda uow: uow.evidence.all())) == 1


def test_a_lost_database_is_brought_back(filled: Workspace) -> None:
    place = filled.backup("trước")
    filled.close()
    (filled.folder / "pii.sqlite").unlink()

    assert restore(filled.folder, place, who="Lan") is None
    open_workspace(filled.folder, who="Lan").close()


def test_a_journal_beside_the_database_is_not_played_into_the_restored_one(filled: Workspace) -> None:
    place = filled.backup("trước")
    filled.close()
    (filled.folder / "pii.sqlite").write_bytes(b"")
    (filled.folder / "pii.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))

    restore(filled.folder, place, who="Lan")

    assert hash_of(filled.folder / "pii.sqlite") == hash_of(place / "pii.sqlite")
    assert not (filled.folder / "pii.sqlite-journal").exists()


def test_an_open_workspace_is_not_restored(filled: Workspace) -> None:
    place = filled.backup("trước")

    with pytest.raises(WorkspaceError) as caught:
        restore(filled.folder, place, who="Hoà")
    assert caught.value.code == "workspace-in-use"


def a_year_of_backups(every: timedelta, count: int) -> Iterator[KnownBackup]:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for number in range(count):
        yield KnownBackup(Path(f"{number:06d}"), number, start + number * every)


def test_backups_are_spread_over_hours_days_and_months() -> None:
    known = tuple(a_year_of_backups(timedelta(minutes=20), 3 * 24 * 365))
    kept = sorted(set(known) - set(superfluous(known)), key=lambda backup: backup.sequence)

    assert len(kept) <= NEWEST + HOURS + DAYS + MONTHS
    assert kept[-1] == known[-1]
    assert {backup.made_at.month for backup in kept} == set(range(1, 13))
    assert known[-1].made_at - kept[0].made_at > timedelta(days=300)


def test_a_clock_that_goes_back_takes_no_newer_backup_away() -> None:
    early = datetime(1999, 1, 1, tzinfo=UTC)
    known = [
        *a_year_of_backups(timedelta(days=1), 100),
        *(KnownBackup(Path(f"x{n}"), 100 + n, early) for n in range(5)),
    ]

    gone = {backup.sequence for backup in superfluous(known)}

    assert gone
    assert not gone & set(range(105 - NEWEST, 105))


def test_rotation_removes_what_it_may_and_the_evidence_nobody_needs(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = filled.backup("đầu")
    later = [filled.backup(f"lần {number}") for number in range(3)]
    for place in later:
        manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
        (place / "manifest.json").write_text(json.dumps(manifest | {"evidence": []}), encoding="utf-8")
    keepsake = shutil.copytree(first, filled.folder / "backups" / "của tôi")
    (keepsake / "manifest.json").unlink()
    monkeypatch.setattr("pii_desktop.storage.rotation.NEWEST", 1)

    remove_old(filled.folder / "backups")

    assert backups_of(filled.folder) == later[-1:]
    assert (keepsake / "pii.sqlite").exists()
    assert not [path for path in (filled.folder / "backups" / "evidence").rglob("*") if path.is_file()]


def test_a_backup_of_unsaved_work_is_a_bug(filled: Workspace) -> None:
    def back_up_inside(uow: UnitOfWork) -> None:
        a_stored_assignment(uow)
        filled.backup("giữa chừng")

    with pytest.raises(RuntimeError, match="under way"):
        filled.run(back_up_inside)
    assert backups_of(filled.folder) == []


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"\\may-chu\chung\sổ #1\pii.sqlite", "file:////may-chu/chung/s%E1%BB%95%20%231/pii.sqlite"),
        (r"D:\So PII 100%\pii.sqlite", "file:///D:/So%20PII%20100%25/pii.sqlite"),
    ],
)
def test_sqlite_finds_a_backup_on_a_share_too(path: str, address: str) -> None:
    assert backups.address_of(PureWindowsPath(path)) == address
    with closing(sqlite3.connect(f"{address}?mode=memory", uri=True)):  # a server in the wrong place is refused here
        pass
