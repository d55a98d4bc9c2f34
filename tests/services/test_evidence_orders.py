"""Any order of attaching, linking, deleting and undoing keeps one file for each content."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import InputError
from pii_desktop.services import evidence
from pii_desktop.services.adding_evidence import Copied, copy_files, record_files
from pii_desktop.services.evidence_register import choices
from pii_desktop.storage.records import evidence as evidence_table
from pii_desktop.storage.records import evidence_file, evidence_link
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file

EXPECTED = {"", "evidence-exists", "last-file", "not-found", "nothing-to-undo", "nothing-to-redo"}

CONTENTS = (b"mot", b"hai", b"ba", b"bon")
operations = st.one_of(
    st.tuples(st.just("attach"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("add"), st.lists(st.integers(0, 3), min_size=1, max_size=4), st.integers(0, 2)),
    st.tuples(st.just("file"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("link"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("unlink"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("main"), st.integers(0, 3), st.integers(0, 1)),
    st.tuples(st.just("take"), st.integers(0, 3), st.integers(0, 1)),
    st.tuples(st.just("delete"), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
    st.tuples(st.just("redo"), st.just(0), st.just(0)),
)


@dataclass(frozen=True)
class Clerk:
    """Somebody who attaches four files to three assignments, in any order."""

    workspace: Workspace
    files: list[Path]
    rows: list[AssignmentId]

    def do(self, name: str, first: Any, second: int) -> str:
        """One operation; returns the code of its refusal, blank when it was done."""
        try:
            self._do(name, first, second)
        except InputError as refusal:
            return refusal.code
        return ""

    def _do(self, name: str, first: Any, second: int) -> None:
        run = self.workspace.run
        match name:
            case "attach":
                rows = frozenset({self.rows[second]})
                run(lambda uow: evidence.attach(uow, self.files[first], EvidenceFields(), rows))
            case "add":
                copied = Copied()
                store = self.workspace.read(lambda uow: uow.files)
                copy_files(store, [self.files[number] for number in first], copied, lambda *_: True)
                run(lambda uow: record_files(uow, copied, frozenset({self.rows[second]})))
            case "undo":
                run(lambda uow: uow.steps.undo())
            case "redo":
                run(lambda uow: uow.steps.redo())
            case _:
                documents = self.workspace.read(lambda uow: uow.evidence.all())
                if documents:
                    run(lambda uow: self._change(uow, name, documents[first % len(documents)].id, second))

    def _change(self, uow: UnitOfWork, name: str, document: EvidenceId, which: int) -> None:
        kept = uow.evidence.get(document).files
        sha256 = kept[which % len(kept)].sha256
        match name:
            case "file":
                evidence.add_file(uow, document, uow.files.store(self.files[which]))
            case "link":
                evidence.link(uow, document, self.rows[which])
            case "unlink":
                evidence.unlink(uow, document, self.rows[which])
            case "main":
                evidence.make_main(uow, document, sha256)
            case "take":
                evidence.remove_file(uow, document, sha256)
            case _:
                evidence.delete(uow, frozenset({document}))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(done=st.lists(operations, max_size=20))
def test_any_order_of_attaching_and_linking_keeps_one_file_per_content(
    workspace: Workspace, tmp_path: Path, done: list[tuple[str, Any, int]]
) -> None:
    """No content twice, no row without its file, no link and no file row without its document."""
    files = [a_file(tmp_path, f"tệp {number}.pdf", content) for number, content in enumerate(CONTENTS)]
    clerk = Clerk(workspace, files, [each.id for each in workspace.read(choices).rows][:3])
    assert {clerk.do(*operation) for operation in done} <= EXPECTED
    workspace.read(_assert_whole)
    stored = [path for path in (workspace.folder / "evidence").rglob("*") if path.is_file()]
    assert len(stored) == len({path.read_bytes() for path in stored}) <= len(CONTENTS)


def _assert_whole(uow: UnitOfWork) -> None:
    connection = uow.evidence._connection
    ids = set(connection.execute(select(evidence_table.c.id)).scalars())
    stored = connection.execute(select(evidence_file.c.evidence_id, evidence_file.c.sha256)).all()
    hashes = [sha256 for _, sha256 in stored]
    assert len(hashes) == len(set(hashes))
    assert {owner for owner, _ in stored} == ids
    assert set(connection.execute(select(evidence_link.c.evidence_id)).scalars()) <= ids
    for document in uow.evidence.all():
        assert document.files
    for sha256 in hashes:
        assert uow.files.path_of(sha256).exists()
    mains = connection.execute(select(evidence_file.c.evidence_id).where(evidence_file.c.position == 0)).scalars().all()
    assert sorted(mains) == sorted(ids)
