"""A period's report as a workbook, and what the importer would make of it."""

from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from pii_desktop.domain.changeset import ChangeKind
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.importers import registry
from pii_desktop.services import reporting
from pii_desktop.services.catalogue import framework
from pii_desktop.services.importing import preview
from pii_desktop.storage.workspace import Workspace


def export(workspace: Workspace, folder: Path) -> Path:
    """The workbook of the last period for all plans."""
    period = workspace.read(lambda uow: uow.periods.all()[-1].id)
    report = workspace.read(lambda uow: reporting.build(uow, period))
    return reporting.export(report, "xlsx", folder)


def read(file: Path) -> ParsedPlan:
    """What the importer sees in it."""
    return registry.read(file, framework=framework())


@cache
def appendix(shared: Path, file: str) -> ParsedPlan:
    """What it sees in an appendix, which it reads once for all tests of a process."""
    return read(shared / "appendices" / file)


def differences(workspace: Workspace, file: Path) -> list[object]:
    """Everything that taking the file in would change: rows with their fields, titles, pillars; nothing for none."""
    parsed = read(file)
    found = workspace.read(lambda uow: preview(uow, parsed))
    if found.plan is None:
        return ["a plan not seen before", parsed.document]
    changed = [
        (each.name, each.kinds, each.fields)
        for each in found.changeset.rows
        if each.fields or each.kinds != (ChangeKind.UNCHANGED,)
    ]
    plan_id, said = found.plan.id, found.plan.document
    document = [(name, getattr(said, name), getattr(parsed.document, name)) for name in ("number", "year", "signed_on")]
    headings = workspace.read(lambda uow: uow.plans.headings(plan_id))
    read_back = [(row.kind, row.code, row.name) for row in parsed.rows if not row.kind.is_assignment]
    kept = [(row.kind, row.code, row.name) for row in headings]
    return [
        *changed,
        *(each for each in document if each[1] != each[2]),
        *([kept, read_back] if kept != read_back else []),
    ]


def with_active(file: Path, sheet: str) -> Path:
    """The same workbook stored with another sheet in front, as a clerk does in Excel."""
    workbook = load_workbook(file)
    workbook.active = workbook[sheet]
    target = file.with_name(f"{sheet}.xlsx")
    workbook.save(target)
    return target
