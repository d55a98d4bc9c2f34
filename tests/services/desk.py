"""What is done at every desk: a plan is taken, its rows and periods are found by their names, results entered."""

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.domain.progress import Entry
from pii_desktop.services import progress
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import ImportOutcome, accept, merge
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace

FIRST_PLAN = PlanId(1)
HALF, YEAR = "6 tháng đầu năm 2025", "Năm 2025"


def take(workspace: Workspace, parsed: ParsedPlan) -> ImportOutcome:
    """Take in everything a plan says."""
    shown = workspace.read(lambda uow: preview(uow, parsed))
    return merge(workspace, shown, accept(shown.changeset))


def row(workspace: Workspace, code: str, plan_id: PlanId = FIRST_PLAN) -> StoredAssignment:
    """The row of a plan with this code: "2.2.2", "1.1.1 (2)"."""
    rows = workspace.read(lambda uow: uow.assignments.of_plan(plan_id))
    return next(each for each in rows if each.display_code == code)


def period(workspace: Workspace, title: str = YEAR) -> PeriodId:
    """The period that is called so."""
    return next(each.id for each in workspace.read(lambda uow: uow.periods.all()) if each.title == title)


def record(workspace: Workspace, entry: Entry, title: str = YEAR) -> None:
    """Enter the progress of 2.2.2."""
    about, when = row(workspace, "2.2.2").id, period(workspace, title)
    workspace.run(lambda uow: progress.record(uow, about, when, entry))


def choices(uow: UnitOfWork) -> tuple[object, ...]:
    """All that a department decided or entered, to be compared with what it is later."""
    return (
        uow.plans.all(),
        uow.assignments.everywhere(),
        uow.work_items.everywhere(),
        uow.periods.all(),
        uow.requirements.edited(),
        uow.requirements.links(),
        uow.evidence.all(),
        uow.settings.all(),
    )
