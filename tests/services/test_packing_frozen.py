"""The pack of a report that was sent: the documents it lists, as they were then."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, PeriodId
from pii_desktop.domain.pack_plan import PackPlan
from pii_desktop.errors import OutputError
from pii_desktop.services import evidence, packing, progress
from pii_desktop.services.packing import PackMatter, no_step
from pii_desktop.services.verifying import verify
from pii_desktop.services.versions import send
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.services.test_packing import attach, gathered
from tests.storage.stored import a_file

NAMES = [
    "1.2.1_(01)_TB-5-TB-STC_2025-02-01.pdf",
    "2.2.2_(01)_HD-12-2025-UBND_2025-03-20.pdf",
    "2.2.2_(02)_bien-ban.pdf",
]


def attached(workspace: Workspace, folder: Path) -> dict[str, EvidenceId]:
    """Three documents: one proves two rows, one was given its kind, one no number."""
    first = a_file(folder, "thong-bao.pdf", b"%PDF thong bao")
    second = a_file(folder, "huong-dan.pdf", b"%PDF huong dan")
    third = a_file(folder, "bien-ban.pdf", b"%PDF bien ban")
    return {
        "TB": attach(workspace, first, "1.2.1", "2.2.2", number="5/TB-STC", signed_on=date(2025, 2, 1)),
        "HD": attach(
            workspace, second, "2.2.2", number="12/2025/UBND", signed_on=date(2025, 3, 20), kind="Hướng dẫn",
            issuer="UBND tỉnh", abstract="Về chi ngân sách", expires_on=date(2027, 1, 1),
        ),
        "BB": attach(workspace, third, "2.2.2"),
    }  # fmt: skip


def sent(workspace: Workspace, folder: Path) -> dict[str, EvidenceId]:
    """The same, and the report with them sent."""
    listed = attached(workspace, folder)
    workspace.run(lambda uow: send(uow, 2, date(2025, 11, 21), "Đã gửi bản giấy"))
    return listed


def forget(workspace: Workspace) -> None:
    """Let the frozen facts be as early versions of the program wrote them."""

    def change(uow: UnitOfWork) -> None:
        (version,) = uow.versions.of_period(PeriodId(2))
        kept = uow.versions.frozen(version.id)
        assert kept is not None
        facts = json.loads(kept.facts)
        for document in facts["documents"]:
            for name in ("assignment_ids", "kind", "in_force_to", "expires_on"):
                del document[name]
        with uow.action("Bản của chương trình cũ"):
            uow.versions.freeze(version.id, replace(kept, facts=json.dumps(facts)))

    workspace.run(change)


def names(matter: PackMatter) -> list[str]:
    return [file.name for file in matter.plan.files]


def lists(plan: PackPlan) -> list[tuple[str, str, list[int]]]:
    return [(row.code, row.name, [each.number for each in row.documents]) for row in plan.rows]


def replace_file(workspace: Workspace, document: EvidenceId, file: Path) -> None:
    """Put another file in the place of a document's."""
    old = workspace.read(lambda uow: uow.evidence.get(document)).sha256

    def change(uow: UnitOfWork) -> None:
        evidence.add_file(uow, document, uow.files.store(file))
        evidence.remove_file(uow, document, old)

    workspace.run(change)


def throw_away(workspace: Workspace, document: EvidenceId) -> Path:
    """Delete a document; where its content lies still."""
    path = workspace.read(lambda uow: evidence.stored_copy(uow, document))
    workspace.run(lambda uow: evidence.delete(uow, frozenset({document})))
    return path


def test_an_unchanged_store_gives_the_same_files_and_lists_after_sending(workspace: Workspace, tmp_path: Path) -> None:
    attached(workspace, tmp_path)
    live = gathered(workspace).plan
    workspace.run(lambda uow: send(uow, 2, date(2025, 11, 21), "Đã gửi bản giấy"))
    frozen = gathered(workspace).plan
    assert [file.name for file in frozen.files] == NAMES
    assert frozen.files == live.files
    assert lists(frozen) == lists(live)
    assert [(each.proves, each.document.fields) for each in frozen.documents] == [
        (each.proves, each.document.fields) for each in live.documents
    ]


def test_a_replaced_file_does_not_take_the_place_of_the_frozen_one(workspace: Workspace, tmp_path: Path) -> None:
    listed = sent(workspace, tmp_path)
    replace_file(workspace, listed["HD"], a_file(tmp_path, "mới.pdf", b"%PDF ban moi"))
    matter = gathered(workspace)
    (part,) = packing.write(matter, tmp_path / "gói.zip", no_step)
    with ZipFile(part.path) as archive:
        (member,) = (each for each in archive.namelist() if each.endswith(NAMES[1]))
        assert archive.read(member) == b"%PDF huong dan"
    assert verify(part.path).findings == ()
    assert matter.sentence.endswith("; 1 tài liệu đã thay đổi sau bản ấy, gói giữ như bản ấy.")


def test_what_is_written_about_a_document_is_that_of_then(workspace: Workspace, tmp_path: Path) -> None:
    listed = sent(workspace, tmp_path)
    workspace.run(
        lambda uow: evidence.update_fields(uow, listed["HD"], EvidenceFields("99/QĐ-UBND", kind="Quyết định"))
    )
    matter = gathered(workspace)
    fields = matter.plan.documents[1].document.fields
    assert names(matter) == NAMES
    assert (fields.number, fields.issuer, fields.abstract) == ("12/2025/UBND", "UBND tỉnh", "Về chi ngân sách")
    assert fields.valid_until == date(2027, 1, 1)


def test_a_deleted_document_is_packed_from_the_store(workspace: Workspace, tmp_path: Path) -> None:
    listed = sent(workspace, tmp_path)
    before = gathered(workspace)
    throw_away(workspace, listed["HD"])
    matter = gathered(workspace)
    assert matter.plan.files == before.plan.files
    assert lists(matter.plan) == lists(before.plan)
    assert (matter.lost_documents, matter.changed_documents) == (0, 1)
    (part,) = packing.write(matter, tmp_path / "gói.zip", no_step)
    assert (part.files, verify(part.path).findings) == (3, ())


def test_a_document_taken_off_its_row_or_a_row_followed_no_more_is_packed(workspace: Workspace, tmp_path: Path) -> None:
    listed = sent(workspace, tmp_path)
    before = gathered(workspace).plan
    (row,) = workspace.read(lambda uow: uow.evidence.get(listed["BB"])).assignment_ids
    workspace.run(lambda uow: evidence.unlink(uow, listed["BB"], row))
    workspace.run(lambda uow: progress.follow(uow, frozenset({row}), is_tracked=False))
    after = gathered(workspace).plan
    assert after.files == before.files
    assert lists(after) == lists(before)


def test_a_content_that_is_gone_for_good_is_missed_and_no_other_file_changes_its_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    listed = sent(workspace, tmp_path)
    throw_away(workspace, listed["HD"]).unlink()
    matter = gathered(workspace)
    assert names(matter) == [NAMES[0], NAMES[2]]
    assert [each.number for each in matter.plan.documents] == [1, 2]
    assert (matter.lost_documents, matter.changed_documents) == (1, 0)
    assert matter.sentence.endswith("đã gửi; gói thiếu 1 tài liệu của bản ấy vì tệp không còn trong sổ dữ liệu.")
    (part,) = packing.write(matter, tmp_path / "gói.zip", no_step)
    assert (part.files, verify(part.path).findings) == (2, ())


def test_a_file_that_a_record_still_names_is_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    listed = sent(workspace, tmp_path)
    workspace.read(lambda uow: evidence.stored_copy(uow, listed["TB"])).unlink()
    with pytest.raises(OutputError, match=r"thong-bao\.pdf"):
        gathered(workspace)


def test_a_pack_of_which_nothing_is_left_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    for document in sent(workspace, tmp_path).values():
        throw_away(workspace, document).unlink()
    with pytest.raises(OutputError) as caught:
        gathered(workspace)
    assert caught.value.code == "evidence-missing"


def test_what_an_early_version_froze_is_packed_under_the_same_names(workspace: Workspace, tmp_path: Path) -> None:
    """Kind, validity and the ids of the rows were not frozen then: the records of today stand in."""
    sent(workspace, tmp_path)
    before = gathered(workspace).plan
    forget(workspace)
    after = gathered(workspace).plan
    assert after.files == before.files
    assert lists(after) == lists(before)
    assert after.documents[1].document.fields.valid_until == date(2027, 1, 1)
