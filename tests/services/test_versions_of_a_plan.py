"""Version 2 of a plan: random edits give exactly the differences they are, and nothing recorded is ever lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_desktop.domain.changeset import ChangeKind, Changeset
from pii_desktop.domain.comparing import Compared, compare
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow, RowKind
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from pii_desktop.services.catalogue import framework
from pii_desktop.services.evidence import attach
from pii_desktop.services.importing import ImportPreview, preview
from pii_desktop.services.merging import Accepted, ImportOutcome, accept, merge
from pii_desktop.services.progress import record
from pii_desktop.services.undoing import undo_import
from pii_desktop.services.workspace import NewWorkspace, create_workspace
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row, an_assignment

LEADS = (("Sở Tài chính",), ("Sở KH&CN",), ("Sở Tài chính", "Sở Nội vụ"))
# The real names: many of them are alike, which is what makes the task hard.
INDICATORS = tuple(
    a_row(each.code, each.name, target="≥ 20", lead=LEADS[number % 3], tasks=("Rà soát số liệu",))
    for number, each in enumerate(framework().indicators)
)
SUB_ITEMS = tuple(
    a_row(f"({number})", name, kind=RowKind.SUBITEM, parent="1.1.1", lead=("Sở KH&CN",))
    for number, name in enumerate(("Hỗ trợ doanh nghiệp", "Thu hút nhân lực", "Phát triển thị trường KH&CN"), start=1)
)
TARGETS = tuple(
    a_row(None, "Tỷ lệ kinh tế số trong GRDP", kind=RowKind.TARGET, timing=when, stt="1", target="≥ 30", pillar=None)
    for when in ("Đến năm 2030", "Đến năm 2045")
)
PLAN = (INDICATORS[0], *SUB_ITEMS, *INDICATORS[1:], *TARGETS)
# Few rows, so that what is recorded and what is changed often meet.
FEW = (*PLAN[:4], *(row for row in PLAN if row.code in ("2.2.2", "2.2.3", "5.2.2", "5.2.3")), *TARGETS)
OWN: dict[str, Any] = {"target": parse_target("≥ 55"), "target_printed": "≥ 55"}
EDITS = ("remove", "rename", "recode", "retarget", "relead", "retask", "remove")


@dataclass
class Version:
    """A changed plan and what a comparison has to say of it: name of the old row → kind and fields."""

    rows: list[ParsedRow]
    size: int
    changed: dict[tuple[str, ...], tuple[ChangeKind, str]] = field(default_factory=dict)
    removed: set[tuple[str, str]] = field(default_factory=set)
    added: set[str] = field(default_factory=set)


@st.composite
def versions(draw: st.DrawFn, plan: tuple[ParsedRow, ...]) -> Version:
    """The plan with up to eight rows changed, up to three new ones, in any order, renumbered."""
    edits = draw(st.dictionaries(st.integers(0, len(plan) - 1), st.sampled_from(EDITS), min_size=1, max_size=8))
    version = Version([], len(plan))
    for number, row in enumerate(plan):
        edit = edits.get(number)
        if edit == "remove" and row.code != "1.1.1":
            version.removed.add(key_of(row))
            continue
        version.rows.append(edited(row, edit, number, version) if edit else row)
    top = version.rows[0].code
    version.rows = [replace(row, parent=top) if row.parent else row for row in version.rows]
    for number in range(draw(st.integers(0, 3))):
        version.rows.append(a_row(f"7.9.{number + 1}", f"Nội dung bổ sung thứ {number}", lead=LEADS[number]))
        version.added.add(f"7.9.{number + 1}")
    version.rows = renumbered(draw(st.permutations(version.rows)))
    return version


def edited(row: ParsedRow, edit: str, number: int, version: Version) -> ParsedRow:
    """The row after one edit, which is written down in the version."""
    match edit:
        case "rename" if row.code:
            found, kind, name = replace(row, name=f"Cách gọi khác hẳn, số {number}"), ChangeKind.RENAMED, "name"
        case "recode" if row.code and not row.parent:
            found, kind, name = replace(row, code=f"{row.code[0]}.8.{number}"), ChangeKind.RECODED, "code"
        case "relead":
            found, kind, name = replace(row, lead=("Sở Y tế",)), ChangeKind.CHANGED, "lead"
        case "retask":
            found, kind, name = replace(row, tasks=("Việc khác",)), ChangeKind.CHANGED, "tasks"
        case _:
            found = replace(row, target=parse_target("≥ 99"), target_printed="≥ 99")
            kind, name = ChangeKind.CHANGED, "target"
    version.changed[key_of(row)] = (kind, name)
    return found


def renumbered(rows: Sequence[ParsedRow]) -> list[ParsedRow]:
    """The same rows with other numbers, other blanks and in the other Unicode form."""
    return [
        replace(
            row,
            stt=str(number),
            name=normalize("NFD", f" {row.name}"),
            target_printed=(row.target_printed or "").replace(" ", ""),
        )
        for number, row in enumerate(rows, start=1)
    ]


def key_of(row: ParsedRow) -> tuple[str, str]:
    """Names a row of the first version."""
    return row.timing or "", f"{row.code or ''} {row.name}"


def check(changeset: Changeset, version: Version, before: dict[AssignmentId, ParsedRow]) -> None:
    """Exactly the differences that were made, on the rows they were made on."""
    changed = {
        key_of(before[row.assignment_id]): (row.kinds[0], change.field)
        for row in changeset.rows
        if row.assignment_id is not None
        for change in row.fields
    }
    removed = {key_of(before[row.assignment_id]) for row in changeset.of(ChangeKind.REMOVED) if row.assignment_id}
    assert changed == version.changed
    assert removed == version.removed
    assert {row.code for row in changeset.of(ChangeKind.ADDED)} == version.added
    assert all(len(row.fields) <= 1 for row in changeset.rows)


@given(version=versions(PLAN) | versions(FEW))
@settings(max_examples=100, deadline=None)
def test_a_second_version_says_exactly_what_was_changed(version: Version) -> None:
    plan = PLAN if version.size == len(PLAN) else FEW
    stored = [an_assignment(number, row) for number, row in enumerate(plan, start=1)]
    changeset = compare(stored, version.rows, Compared(lambda _: None))
    check(changeset, version, {each.id: each.row for each in stored})


@given(version=versions(FEW), chosen=st.sampled_from(("all", "new", "changed", "some")), data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_recorded_survives_every_import_and_its_undoing(
    version: Version, chosen: str, data: st.DataObject
) -> None:
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        create_workspace(Path(folder) / "sổ", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace,
    ):
        take(workspace, FEW)
        marked = data.draw(st.sets(st.sampled_from([each.id for each in stored(workspace)]), min_size=3, max_size=6))
        recorded = write_down(workspace, marked, Path(folder))
        own = next(each for each in stored(workspace) if each.id == min(marked))
        workspace.run(lambda uow: uow.assignments.update_row(own.id, own.position, replace(own.row, **OWN)))
        before = stored(workspace)
        found = shown(workspace, version.rows)
        outcome = merge(workspace, found, choice(found.changeset, chosen, data))
        assert written(workspace, marked) == recorded
        assert target_of(workspace, own.id) == OWN["target_printed"]
        if outcome.import_id is not None:
            undo_import(workspace, outcome.import_id)
        assert as_kept(stored(workspace)) == as_kept(before)
        assert written(workspace, marked) == recorded
        take(workspace, version.rows)
        head = workspace.read(lambda uow: uow.history.head())
        assert take(workspace, version.rows).import_id is None
        assert workspace.read(lambda uow: uow.history.head()) == head
        names = {each.id: key_of(each.row) for each in before}
        assert set(names) - {each.id for each in stored(workspace)} == gone(names, version.removed)
        assert refers_to_what_is_there(stored(workspace))
        assert written(workspace, marked) == recorded
        assert target_of(workspace, own.id) == OWN["target_printed"]


def shown(workspace: Workspace, rows: Sequence[ParsedRow]) -> ImportPreview:
    return workspace.read(lambda uow: preview(uow, a_plan(*rows)))


def take(workspace: Workspace, rows: Sequence[ParsedRow]) -> ImportOutcome:
    found = shown(workspace, rows)
    return merge(workspace, found, accept(found.changeset))


def choice(changeset: Changeset, chosen: str, data: st.DataObject) -> Accepted:
    """What a clerk takes: one of the usual choices, or any part of it."""
    everything = accept(changeset)
    match chosen:
        case "new":
            return accept(changeset, changed=False, removed=False)
        case "changed":
            return accept(changeset, added=False, removed=False)
        case "some" if everything.count:
            rows = [key for key in sorted(everything.rows) if data.draw(st.booleans())]
            fields = [pair for pair in sorted(everything.fields) if data.draw(st.booleans())]
            return Accepted(frozenset(rows), frozenset(fields))
        case _:
            return everything


def stored(workspace: Workspace, *, archived: bool = False) -> list[StoredAssignment]:
    return workspace.read(
        lambda uow: [each for plan in uow.plans.all() for each in uow.assignments.of_plan(plan.id, archived=archived)]
    )


def as_kept(assignments: list[StoredAssignment]) -> dict[AssignmentId, tuple[object, ...]]:
    """What an undoing brings back; the order of the rows and their places in the file are no part of it."""
    return {each.id: (plain(each.row), each.role, each.is_tracked) for each in assignments}


def plain(row: ParsedRow) -> ParsedRow:
    return replace(row, place=PLAN[0].place, issues=())


def target_of(workspace: Workspace, assignment_id: AssignmentId) -> str | None:
    return workspace.read(lambda uow: uow.assignments.get(assignment_id)).row.target_printed


def gone(names: dict[AssignmentId, tuple[str, str]], removed: set[tuple[str, str]]) -> set[AssignmentId]:
    """The rows that the second version leaves out."""
    return {number for number, name in names.items() if name in removed}


def refers_to_what_is_there(assignments: list[StoredAssignment]) -> bool:
    """True where each sub-item stands under a row of the plan."""
    codes = {each.row.code for each in assignments}
    return all(each.row.parent in codes for each in assignments if each.row.parent)


def write_down(workspace: Workspace, marked: set[AssignmentId], folder: Path) -> list[object]:
    """Progress and a document for each of these rows."""
    period = workspace.read(lambda uow: uow.periods.all())[0]
    proof = folder / "Quyết định.pdf"
    for number in sorted(marked):
        proof.write_bytes(b"%PDF-1.4 " + str(number).encode())
        workspace.run(partial(record_work, number, period.id))
        workspace.run(partial(attach_proof, number, proof))
    return written(workspace, marked)


def record_work(number: AssignmentId, period_id: PeriodId, uow: UnitOfWork) -> None:
    record(uow, number, period_id, Entry(result=f"Đã làm xong phần {number}"))


def attach_proof(number: AssignmentId, proof: Path, uow: UnitOfWork) -> None:
    attach(uow, proof, EvidenceFields(number=f"{number}/QĐ-UBND"), frozenset({number}))


def written(workspace: Workspace, marked: set[AssignmentId]) -> list[object]:
    """Everything recorded for these rows."""
    period = workspace.read(lambda uow: uow.periods.all())[0]
    entries = workspace.read(lambda uow: [uow.progress.get(number, period.id)[0] for number in sorted(marked)])
    documents = workspace.read(lambda uow: [(each.sha256, each.assignment_ids) for each in uow.evidence.all()])
    return [entries, documents]
