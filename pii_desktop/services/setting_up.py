"""The first start: whose rows are in a plan, and a workspace made in one go from all answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.collectives import Reach, reach_of
from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.directory import is_followed_at_first, role_in
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.domain.profile import Profile
from pii_desktop.services.catalogue import directory
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.profiles import save_profile
from pii_desktop.services.progress import follow
from pii_desktop.services.workspace import NewWorkspace, create_workspace

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row that concerns the department; `position` counts the assignments of the file from 0."""

    position: int
    row: ParsedRow
    role: Role
    is_followed: bool


@dataclass(frozen=True, slots=True)
class Setup:
    """All answers of the first start.

    `source` is the file the plan was read from, kept as a document; `followed` are the positions of the
    collective rows that were confirmed.
    """

    folder: Path
    profile: Profile
    parsed: ParsedPlan | None = None
    catalogue_key: str | None = None
    followed: frozenset[int] = frozenset()
    source: Path | None = None


def own_rows(parsed: ParsedPlan, own: Department) -> tuple[OwnRow, ...]:
    """The rows of a plan that concern `own`, in the order of the plan (domain.md 5)."""
    found = []
    for position, row in enumerate(parsed.assignments()):
        role = role_in(row, own, directory())
        if role is not None:
            found.append(OwnRow(position, row, role, is_followed_at_first(row, role)))
    return tuple(found)


def collective_words(row: ParsedRow) -> str:
    """The printed words that address departments in general, those of the lead column first."""
    names = [name for name in (*row.lead, *row.coordinating) if reach_of(name) is Reach.DEPARTMENTS]
    return ", ".join(dict.fromkeys(names))


def set_up(setup: Setup) -> "Workspace":
    """Make the workspace, take the plan in and follow what was confirmed; returns it open.

    Raises PiiError; nothing that was made is then left behind, so that the user can try again.
    """
    new = NewWorkspace(setup.profile.province, setup.profile.department)
    return create_workspace(setup.folder, new, lambda workspace: _fill(workspace, setup))


def _fill(workspace: "Workspace", setup: Setup) -> None:
    workspace.run(lambda uow: save_profile(uow, setup.profile))
    if setup.parsed is None:
        return
    parsed = setup.parsed
    shown = workspace.read(lambda uow: preview(uow, parsed, catalogue_key=setup.catalogue_key))
    plan_id = merge(workspace, shown, accept(shown.changeset), source=setup.source).plan_id
    if plan_id is not None:
        made = plan_id
        workspace.run(lambda uow: _follow_confirmed(uow, made, setup.followed))


def _follow_confirmed(uow: "UnitOfWork", plan_id: PlanId, confirmed: frozenset[int]) -> None:
    """Collective rows wait for the user's word: those confirmed are followed, the others are not."""
    wanted: dict[bool, set[AssignmentId]] = {True: set(), False: set()}
    for stored in uow.assignments.of_plan(plan_id):
        is_wanted = stored.position in confirmed
        if stored.role is Role.COLLECTIVE and stored.is_tracked != is_wanted:
            wanted[is_wanted].add(stored.id)
    for is_tracked, ids in wanted.items():
        if ids:
            follow(uow, frozenset(ids), is_tracked=is_tracked)
