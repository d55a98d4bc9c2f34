"""The signed file of a report comes into the register together with the signing: both, or neither."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import PeriodState
from pii_desktop.errors import InputError
from pii_desktop.services.adding_evidence import Copied, copy_files
from pii_desktop.services.evidence import attach
from pii_desktop.services.signed_file import attach_signed_file, sign_with_file
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.versions import Signing, send, sign, unlock
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file

SIGNING = Signing("5/bc-stc", date(2025, 11, 20), why="Đã ký trên giấy")


def copied(workspace: Workspace, *files: Path) -> Copied:
    found = Copied()
    copy_files(workspace.read(lambda uow: uow.files), files, found, lambda *_: True)
    return found


def year(workspace: Workspace) -> PeriodId:
    return next(each.id for each in workspace.read(lambda uow: uow.periods.all()) if each.title == "Năm 2025")


def test_the_file_becomes_a_document_with_number_and_day(workspace: Workspace, tmp_path: Path) -> None:
    period_id = year(workspace)
    scan = copied(workspace, a_file(tmp_path, "Báo cáo đã ký.pdf"))
    workspace.run(lambda uow: sign_with_file(uow, period_id, SIGNING, scan))
    (version,) = workspace.read(lambda uow: uow.versions.of_period(period_id))
    assert version.state is PeriodState.SIGNED
    evidence_id = version.evidence_id
    assert evidence_id is not None
    document = workspace.read(lambda uow: uow.evidence.get(evidence_id))
    assert (document.fields.number, document.fields.signed_on) == ("05/BC-STC", date(2025, 11, 20))
    assert document.fields.abstract == "Báo cáo năm 2025"


def test_it_is_one_step_of_undo(workspace: Workspace, tmp_path: Path) -> None:
    period_id = year(workspace)
    scan = copied(workspace, a_file(tmp_path, "Báo cáo đã ký.pdf"))
    workspace.run(lambda uow: sign_with_file(uow, period_id, SIGNING, scan))
    assert workspace.run(undo_last).action == "Hoàn tác: Ghi đã ký báo cáo năm 2025: số 05/BC-STC"
    assert workspace.read(lambda uow: uow.versions.of_period(period_id)) == ()
    assert workspace.read(lambda uow: uow.evidence.all()) == ()


def test_a_document_that_was_there_keeps_what_is_written_of_it(workspace: Workspace, tmp_path: Path) -> None:
    period_id = year(workspace)
    file = a_file(tmp_path, "Báo cáo đã ký.pdf")
    known = EvidenceFields(number="07/BC-STC", abstract="Báo cáo quý")
    there = workspace.run(lambda uow: attach(uow, file, known)).evidence_id
    scan = copied(workspace, file)
    workspace.run(lambda uow: sign_with_file(uow, period_id, SIGNING, scan))
    (version,) = workspace.read(lambda uow: uow.versions.of_period(period_id))
    assert version.evidence_id == there
    assert workspace.read(lambda uow: uow.evidence.get(there)).fields == known


def test_a_file_that_cannot_be_read_signs_nothing(workspace: Workspace, tmp_path: Path) -> None:
    period_id = year(workspace)
    empty = copied(workspace, a_file(tmp_path, "rỗng.pdf", b""))
    with pytest.raises(InputError, match="Chưa nhận được tệp đã ký"):
        workspace.run(lambda uow: sign_with_file(uow, period_id, SIGNING, empty))
    assert workspace.read(lambda uow: uow.versions.of_period(period_id)) == ()


def test_a_scan_that_comes_later_is_attached(workspace: Workspace, tmp_path: Path) -> None:
    period_id = year(workspace)
    scan = copied(workspace, a_file(tmp_path, "Bản quét.pdf"))
    workspace.run(lambda uow: send(uow, period_id, date(2025, 11, 21), "Đã gửi bản giấy"))
    (sent,) = workspace.read(lambda uow: uow.versions.of_period(period_id))
    changes = workspace.run(lambda uow: attach_signed_file(uow, sent.id, scan))
    assert changes.action == "Gắn tệp đã ký của báo cáo năm 2025"
    (version,) = workspace.read(lambda uow: uow.versions.of_period(period_id))
    assert changes.evidence == {version.evidence_id}


def test_the_scan_of_a_number_that_was_once_taken_without_the_department_is_attached(
    workspace: Workspace, tmp_path: Path
) -> None:
    period_id = year(workspace)
    scan = copied(workspace, a_file(tmp_path, "Bản quét.pdf"))
    workspace.run(lambda uow: sign(uow, period_id, SIGNING))
    (signed,) = workspace.read(lambda uow: uow.versions.of_period(period_id))
    workspace.run(lambda uow: uow.versions.update(replace(signed, document_number="05/BC")))
    evidence_id = next(iter(workspace.run(lambda uow: attach_signed_file(uow, signed.id, scan)).evidence))
    assert workspace.read(lambda uow: uow.evidence.get(evidence_id)).fields.number == "05/BC"


def test_a_draft_takes_no_signed_file(workspace: Workspace, tmp_path: Path) -> None:
    period_id = year(workspace)
    scan = copied(workspace, a_file(tmp_path, "Bản quét.pdf"))
    workspace.run(lambda uow: send(uow, period_id, date(2025, 11, 21), "Đã gửi bản giấy"))
    (sent,) = workspace.read(lambda uow: uow.versions.of_period(period_id))
    workspace.run(lambda uow: unlock(uow, sent.id, "Gửi nhầm"))
    with pytest.raises(InputError, match="Bản 1 chưa được ký"):
        workspace.run(lambda uow: attach_signed_file(uow, sent.id, scan))
