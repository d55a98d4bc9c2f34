"""What is backed up first, because it changes much, is taken back by one undo all the same."""

from datetime import date
from pathlib import Path

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.new_year import Carried
from pii_desktop.services.new_year import YearWish, begin_year
from pii_desktop.services.periods import ensure_year
from pii_desktop.services.reorganising import planned, preview_reorganisation, reorganise
from pii_desktop.services.stepping import redo_next, steps, undo_last
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.services.anything import contents


def stored(workspace: Workspace) -> tuple[Workspace, dict[str, list[tuple[object, ...]]]]:
    """The workspace opened again, and what lay in its closed file."""
    workspace.close()
    found = contents(workspace.folder / "pii.sqlite")
    return open_workspace(workspace.folder, who="Lan"), found


def back_and_forth(workspace: Workspace, before: dict[str, list[tuple[object, ...]]]) -> None:
    """One undo gives what was before, one redo what is now."""
    workspace, after = stored(workspace)
    assert after != before
    workspace.run(undo_last)
    workspace, undone = stored(workspace)
    assert undone == before
    workspace.run(redo_next)
    workspace, redone = stored(workspace)
    assert redone == after
    workspace.close()


def test_a_new_year_goes_as_a_whole(workspace: Workspace) -> None:
    workspace, before = stored(workspace)

    begin_year(workspace, YearWish(PlanId(1), 2026, Carried()))

    last = workspace.read(steps).undo
    assert last is not None
    assert last.action == "Mở năm 2026"
    back_and_forth(workspace, before)


def test_a_reorganisation_goes_as_a_whole(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tài chính"))
    take_bundled(workspace, "bacgiang-2024")
    workspace.run(lambda uow: ensure_year(uow, 2025))
    merger = planned(["Sở Kế hoạch và Đầu tư"], "Sở Tài chính", date(2025, 3, 1), basis="Nghị quyết 65/NQ-HĐND")
    shown = workspace.read(lambda uow: preview_reorganisation(uow, merger))
    workspace, before = stored(workspace)

    reorganise(workspace, shown, shown.usual)

    back_and_forth(workspace, before)


def test_an_import_is_not_taken_back_by_it(workspace: Workspace) -> None:
    assert workspace.read(steps).undo is None
