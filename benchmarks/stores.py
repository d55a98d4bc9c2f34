"""Workspaces of the sizes that are measured."""

import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.workbooks import LEAD, plan_workbook
from pii_desktop.importers.registry import read
from pii_desktop.services.catalogue import framework
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.workspace import DATABASE_NAME, NewWorkspace, create_workspace, open_workspace

if TYPE_CHECKING:
    from pii_desktop.services.ports import Workspace

_PERIODS = [(2010 + number // 12, number % 12 + 1) for number in range(52)]
_ADD_PERIOD = "INSERT INTO period (kind, year, number, recipient, state) VALUES ('month', ?, ?, '', 'draft')"
# Every assignment in every period of the years long gone: weight in the file, shown nowhere at the start.
_ADD_PROGRESS = """
INSERT INTO progress (assignment_id, period_id, value, result, difficulties, proposals, next_steps, explanation,
                      judgement_reason, citation, search_key, state, changed_at, changed_by)
SELECT assignment.id, period.id, '12.5', 'Đã thực hiện theo kế hoạch.', '', '', '', '', '', '',
       'da thuc hien theo ke hoach.', 'done', '2015-01-01T00:00:00.000000Z', 'ai đó'
FROM assignment, period WHERE period.year < 2020
"""


def new_store(folder: Path) -> "Workspace":
    """An empty workspace in a new folder below `folder`, open."""
    return create_workspace(Path(tempfile.mkdtemp(dir=folder)) / "workspace", NewWorkspace("Bắc Ninh", LEAD))


def filled_store(folder: Path, scale: int) -> Path:
    """A closed workspace with 52 × `scale` followed assignments and 52 progress records of each."""
    store = new_store(folder)
    parsed = read(plan_workbook(folder, scale), framework=framework())
    shown = store.read(lambda uow: preview(uow, parsed))
    merge(store, shown, accept(shown.changeset))
    store.close()
    _add_progress(store.folder / DATABASE_NAME)
    open_workspace(store.folder).close()  # looks at every page once, so that the next start need not
    return store.folder


def _add_progress(database: Path) -> None:
    connection = sqlite3.connect(database)
    with connection:
        connection.executemany(_ADD_PERIOD, _PERIODS)
        connection.execute(_ADD_PROGRESS)
    connection.close()
