"""P2: a plan from a workbook until it is committed, with its history, against a raw parse and `executemany`."""

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Measure, expect, timed
from benchmarks.orm_peer import import_by_orm
from benchmarks.raw_sheet import rows_of_text
from benchmarks.stores import new_store
from benchmarks.workbooks import HEADER_ROWS, plan_workbook
from pii_desktop.services.importing import get_ready, preview, read_plan
from pii_desktop.services.merging import ImportOutcome, accept, merge

if TYPE_CHECKING:
    from pii_desktop.services.ports import Workspace


_REPEATS = {1: 5, 10: 3, 100: 1}
_CHOOSING_SECONDS = 1.0  # a clerk takes longer between opening the wizard and naming a file
_SCHEMA = """
PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA;
CREATE TABLE assignment (id INTEGER PRIMARY KEY, stt, name, target, lead, coordinating, search_key);
CREATE TABLE work_item (id INTEGER PRIMARY KEY, assignment_id, text);
CREATE TABLE history (id INTEGER PRIMARY KEY, at, who, entity, entity_id, new);
"""
_ADD_HISTORY = "INSERT INTO history (at, who, entity, entity_id, new) VALUES (?, ?, ?, ?, ?)"


def in_wizard(folder: Path, scale: int) -> Measure:
    """The measure as in the window: the child that parses waits since the wizard was opened."""
    return _measure(folder, scale, is_ready=True)


def at_once(folder: Path, scale: int) -> Measure:
    """The measure as on the command line: the start of the child counts."""
    return _measure(folder, scale, is_ready=False)


def _measure(folder: Path, scale: int, *, is_ready: bool) -> Measure:
    """52 assignments at 1x, 5,200 at 100x, each time into a store that is new and open."""
    file = plan_workbook(folder, scale)
    count, repeats = 52 * scale, _REPEATS[scale]
    ours, raw, orm = _Ours(file, folder, count, is_ready=is_ready), _Raw(file, folder), folder / "orm.sqlite"
    return Measure(
        id="P2" if is_ready else "P2c",
        title=f"import {count} assignments from a workbook until committed, with history"
        + (", the parsing child waiting" if is_ready else ", from a cold start of the parsing child"),
        scale=scale,
        ours=timed(ours.work, ours.check, repeats, before=ours.before),
        floor=timed(raw.work, lambda rows: expect(rows, count, "rows"), repeats, before=raw.before),
        peer=timed(
            lambda: import_by_orm(file, orm),
            lambda rows: expect(rows, count, "rows"),
            repeats,
            before=lambda: orm.unlink(missing_ok=True),
        ),
        goal=1.8,
    )


class _Ours:
    """Read, compare, merge: what the program does between the choice of the file and the end."""

    def __init__(self, file: Path, folder: Path, count: int, *, is_ready: bool) -> None:
        self._file = file
        self._is_ready = is_ready
        self._folder = folder
        self._count = count
        self._store: Workspace | None = None

    def before(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = new_store(self._folder)
        if self._is_ready:
            get_ready()
            time.sleep(_CHOOSING_SECONDS)

    def work(self) -> ImportOutcome:
        assert self._store is not None
        parsed = read_plan(self._file)
        shown = self._store.read(lambda uow: preview(uow, parsed))
        return merge(self._store, shown, accept(shown.changeset))

    def check(self, outcome: ImportOutcome) -> None:
        assert self._store is not None
        assert outcome.plan_id is not None
        plan_id = outcome.plan_id
        rows = self._store.read(lambda uow: uow.assignments.of_plan(plan_id))
        expect((outcome.added, len(rows)), (self._count, self._count), "assignments")
        expect(rows[-1].row.target_printed, "≥ 25%", "target of the last row")
        revision = self._store.read(lambda uow: uow.revision())
        expect(revision > 2 * self._count, wanted=True, what="history of rows and work items")


class _Raw:
    """The least that could store the same rows, work items and history."""

    def __init__(self, file: Path, folder: Path) -> None:
        self._file = file
        self._database = folder / "raw.sqlite"

    def before(self) -> None:
        self._database.unlink(missing_ok=True)

    def work(self) -> int:
        rows = enumerate(rows_of_text(self._file)[HEADER_ROWS:], start=1)
        connection = sqlite3.connect(self._database)
        connection.executescript(_SCHEMA)
        now = datetime.now(UTC).isoformat()
        assignments, work_items, notes = [], [], []
        for key, (stt, name, target, task, lead, coordinating) in rows:
            assignments.append((key, stt, name, target, lead, coordinating, name.casefold()))
            work_items.append((key, task))
            notes += [(now, "ai đó", "assignment", key, name), (now, "ai đó", "work_item", key, task)]
        with connection:
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO assignment VALUES (?, ?, ?, ?, ?, ?, ?)", assignments)
            connection.executemany("INSERT INTO work_item (assignment_id, text) VALUES (?, ?)", work_items)
            connection.executemany(_ADD_HISTORY, notes)
        count: int = connection.execute("SELECT count(*) FROM assignment").fetchone()[0]
        connection.close()
        return count
