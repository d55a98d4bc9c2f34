"""P6: everything a period report asks of the store, against the same rows fetched by hand-written SQL."""

import sqlite3
from pathlib import Path

from benchmarks.harness import Measure, expect, timed
from benchmarks.year_store import DOCUMENTS_PER_ROW, year_store
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.report_content import ReportContent
from pii_desktop.services.report_ledgers import with_ledgers
from pii_desktop.services.reporting import gathered
from pii_desktop.services.workspace import DATABASE_NAME, open_workspace

_INDICATORS = 52
# What the report prints, joined and counted by the database: rows with their entry, work items, documents.
_ROWS = """
SELECT a.id, a.code, a.name, a.role, a.target, a.baseline, p.value, p.result, p.difficulties, p.proposals, p.next_steps,
       p.state, (SELECT count(*) FROM evidence_link AS l WHERE l.assignment_id = a.id)
FROM assignment AS a LEFT JOIN progress AS p ON p.assignment_id = a.id AND p.period_id = ?
WHERE a.is_tracked AND a.archived_at IS NULL ORDER BY a.plan_id, a.position
"""
_WORK = """
SELECT w.assignment_id, w.text, w.state, w.percent, w.result, w.due, w.officer
FROM work_item AS w JOIN assignment AS a ON a.id = w.assignment_id
WHERE a.is_tracked AND w.archived_at IS NULL ORDER BY w.assignment_id, w.position
"""
_DOCUMENTS = """
SELECT l.assignment_id, e.number, e.signed_on, e.issuer, e.abstract, f.file_name
FROM evidence_link AS l JOIN evidence AS e ON e.id = l.evidence_id
JOIN evidence_file AS f ON f.evidence_id = e.id AND f.position = 0 ORDER BY e.id
"""


def measure(folder: Path, scale: int) -> Measure:
    """The measure, on a store of 52 × `scale` rows with a year in it. pandas is no part of the project: no peer."""
    workspace = year_store(folder, scale)
    store = open_workspace(_copy(workspace, folder))
    period = store.read(lambda uow: PeriodId(max(p.id for p in uow.periods.all() if p.year >= 2020)))
    connection = sqlite3.connect(workspace / DATABASE_NAME)
    count = _INDICATORS * scale
    repeats = max(1, 20 // scale)  # the floor of the smallest store is over in a few milliseconds
    return Measure(
        id="P6",
        title="everything a period report asks of the store",
        scale=scale,
        ours=timed(
            lambda: store.read(lambda uow: with_ledgers(uow, gathered(uow, period))),
            lambda it: _check(it, count),
            repeats,
        ),
        floor=timed(lambda: _by_hand(connection, period), lambda sizes: expect(sizes, _sizes(count), "rows"), repeats),
        goal=1.3,
    )


def _copy(workspace: Path, folder: Path) -> Path:
    """An open workspace is locked: the floor reads the file beside it."""
    copy = folder / "ours"
    copy.mkdir()
    for file in workspace.iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    return copy


def _by_hand(connection: sqlite3.Connection, period: int) -> tuple[int, int]:
    rows = connection.execute(_ROWS, (period,)).fetchall()
    connection.execute(_WORK).fetchall()
    return len(rows), len(connection.execute(_DOCUMENTS).fetchall())


def _check(found: ReportContent, count: int) -> None:
    expect((len(found.rows), len(found.evidence)), _sizes(count), "rows and documents")


def _sizes(count: int) -> tuple[int, int]:
    return count, count * DOCUMENTS_PER_ROW
