"""The workbook of a report goes back into the importer without a difference."""

from pathlib import Path
from random import Random

import pytest

from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.packing import gather
from pii_desktop.services.progress import follow
from pii_desktop.storage.workspace import Workspace
from tests.importers.real import APPENDICES
from tests.ready import ready_workspace
from tests.services.anything import THINGS
from tests.services.desk import take
from tests.services.exported import appendix, differences, export, read, with_active
from tests.services.hand import Hand
from tests.services.random_plans import a_random_plan

RECORDS = ("record", "own target", "work", "own work", "work proof", "attach", "one more file", "link", "fields",
           "figure", "change figure", "profile", "note")  # fmt: skip


def follow_all(workspace: Workspace) -> None:
    rows: list[StoredAssignment] = workspace.read(
        lambda uow: [row for plan in uow.plans.all() for row in uow.assignments.of_plan(plan.id)]
    )
    workspace.run(lambda uow: follow(uow, frozenset(row.id for row in rows), is_tracked=True))


def do_anything(workspace: Workspace, chance: Random, folder: Path, count: int) -> None:
    """So many random things with the records of a year."""
    folder.mkdir(exist_ok=True)
    for _ in range(count):
        name = chance.choice(RECORDS)
        try:
            workspace.run(lambda uow, name=name: THINGS[name](Hand(uow, chance, folder)))  # type: ignore[misc]
        except PiiError:
            continue  # what cannot be done now


@pytest.mark.parametrize("key", APPENDICES)
def test_a_bundled_plan_comes_back_without_a_difference(empty: Workspace, key: str, tmp_path: Path) -> None:
    take(empty, bundled_plan(key))
    follow_all(empty)
    do_anything(empty, Random(key), tmp_path / "tệp", 60)
    assert differences(empty, export(empty, tmp_path)) == []


@pytest.mark.xdist_group("appendices of a workspace")
@pytest.mark.real_documents
@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("key", APPENDICES)
def test_an_issued_appendix_comes_back_without_a_difference(
    empty: Workspace, shared: Path, key: str, ending: str, tmp_path: Path
) -> None:
    issued = appendix(shared, f"{key}.{ending}")
    take(empty, issued)
    follow_all(empty)
    file = export(empty, tmp_path)
    assert differences(empty, file) == []
    # A column of names and work items in one is two here, and a time that stands in the title has one of its own.
    printed, found = (each.tables[0].header for each in (issued, read(file)))
    kept = [title for title in found if title in printed]
    assert kept == [title for title in printed if "cải thiện, nâng cao" not in title]


@pytest.mark.parametrize("seed", range(6))
def test_a_random_plan_with_random_records_comes_back_without_a_difference(
    empty: Workspace, seed: int, tmp_path: Path
) -> None:
    chance = Random(seed)
    take(empty, a_random_plan(chance))
    follow_all(empty)
    do_anything(empty, chance, tmp_path / "tệp", 25)
    assert differences(empty, export(empty, tmp_path)) == []


def test_each_plan_of_a_workspace_comes_back_from_its_own_sheet(empty: Workspace, tmp_path: Path) -> None:
    plans: list[ParsedPlan] = [bundled_plan(key) for key in APPENDICES]
    for plan in plans:
        take(empty, plan)
    follow_all(empty)
    file = export(empty, tmp_path)
    told = [issue.text for issue in read(file).issues]
    assert any("chỉ đọc trang tính “Phân công 1”" in text for text in told)
    for number in range(1, len(plans) + 1):
        assert differences(empty, with_active(file, f"Phân công {number}")) == []


def test_names_in_the_workbook_are_those_of_the_pack(tmp_path: Path) -> None:
    from pii_desktop.domain.report import LinkCell
    from pii_desktop.services.reporting import build

    with ready_workspace(tmp_path / "sổ", "bacninh-2025") as workspace:
        follow_all(workspace)
        do_anything(workspace, Random(5), tmp_path / "tệp", 80)
        period = workspace.read(lambda uow: uow.periods.all()[-1].id)
        pack = workspace.read(lambda uow: gather(uow, period)).plan
        report = workspace.read(lambda uow: build(uow, period))
    sheet = next(sheet for sheet in report.sheets if sheet.name == "Minh chứng")
    linked = {cell.target for row in sheet.table.rows for cell in row.cells if isinstance(cell, LinkCell)}
    assert linked
    assert linked == {f"{pack.base}/{each.files[0].path}" for each in pack.documents}
