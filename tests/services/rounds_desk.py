"""The report of the year 2025 on its way from draft to sent, as tests walk it."""

from datetime import date
from decimal import Decimal
from typing import Any

from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.period import Period
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Report, Table, cell_text
from pii_desktop.domain.versions import Version
from pii_desktop.services.progress import record
from pii_desktop.services.reporting import report_period
from pii_desktop.services.rounds import Rounds, rounds
from pii_desktop.services.versions import Signing, send, sign
from pii_desktop.storage.workspace import Workspace

PERIOD = PeriodId(2)
SIGNED_ON, SENT_ON = date(2025, 11, 20), date(2025, 11, 21)
SIGNING = Signing("5/bc-stc", SIGNED_ON)


def explain_all(workspace: Workspace) -> Workspace:
    """Every row of the year is explained, so that nothing stands in the way."""
    explained = Entry(explanation="Số liệu do cơ quan khác công bố")
    rows = workspace_rows(workspace)
    workspace.run(lambda uow: [record(uow, row, PERIOD, explained) for row in rows])
    return workspace


def workspace_rows(workspace: Workspace) -> list[AssignmentId]:
    """The rows that are followed."""
    return [each.id for each in workspace.read(lambda uow: uow.assignments.all_tracked())]


def enter(workspace: Workspace, row: AssignmentId, value: str | None = None, **texts: Any) -> None:
    """What is reported of a row, over what was there."""
    entry = Entry(value=Decimal(value) if value else None, **texts)
    workspace.run(lambda uow: record(uow, row, PERIOD, entry))


def standing(workspace: Workspace) -> Rounds:
    """Where the report stands."""
    return workspace.read(lambda uow: rounds(uow, PERIOD))


def latest(workspace: Workspace) -> Version:
    """The version at hand."""
    version = standing(workspace).latest
    assert version is not None
    return version


def period(workspace: Workspace) -> Period:
    """The period as every page sees it."""
    return workspace.read(lambda uow: uow.periods.get(PERIOD))


def report(workspace: Workspace) -> tuple[Report, str]:
    """What is exported, and the stem of its file name."""
    return workspace.read(lambda uow: report_period(uow, PERIOD))


def cells(document: Report) -> str:
    """What the annexes say, a cell a line."""
    tables = [block for annex in document.annexes for block in annex.blocks if isinstance(block, Table)]
    return "\n".join(cell_text(cell) for table in tables for row in table.rows for cell in row.cells)


def sent(workspace: Workspace) -> Workspace:
    """Signed and sent."""
    workspace.run(lambda uow: sign(uow, PERIOD, SIGNING))
    workspace.run(lambda uow: send(uow, PERIOD, SENT_ON))
    return workspace
