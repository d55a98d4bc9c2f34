"""The pack of a period from a real workspace."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.pack_plan import WrittenPart
from pii_desktop.errors import InputError, OutputError
from pii_desktop.services import evidence, packing
from pii_desktop.services.packing import PackMatter, no_step
from pii_desktop.services.verifying import verify
from pii_desktop.services.versions import Signing, send, sign
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file


def attach(workspace: Workspace, file: Path, *codes: str, **fields: Any) -> EvidenceId:
    rows = {row.display_code: row.id for row in workspace.read(lambda uow: uow.assignments.all_tracked())}
    linked = frozenset(rows[code] for code in codes)
    return workspace.run(lambda uow: evidence.attach(uow, file, EvidenceFields(**fields), linked)).evidence_id


def gathered(workspace: Workspace, period: int = 2) -> PackMatter:
    return workspace.read(lambda uow: packing.gather(uow, period))


def test_documents_of_followed_rows_are_packed_and_others_are_not(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, a_file(tmp_path), "2.2.2", "1.2.1", number="12/QĐ-UBND")
    attach(workspace, a_file(tmp_path, "ngoài.pdf", b"khong chung minh gi"))
    matter = gathered(workspace)
    assert [file.name for file in matter.plan.files] == ["1.2.1_(01)_QD-12-QD-UBND.pdf"]
    (row,) = (row for row in matter.plan.rows if row.code == "2.2.2")
    assert [each.number for each in row.documents] == [1]
    assert matter.file_name == "Goi-minh-chung_STC_nam-2025.zip"
    assert matter.sentence.startswith("1 tài liệu, 1 tệp, 19 B; ")


def test_a_pack_that_was_written_verifies(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, a_file(tmp_path), "2.2.2")
    (part,) = packing.write(gathered(workspace), tmp_path / "USB" / "gói.zip", no_step)
    verdict = verify(part.path)
    assert verdict.findings == ()
    assert verdict.code == part.code


def test_the_anchor_is_the_head_of_the_history(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, a_file(tmp_path), "2.2.2")
    count, head = workspace.read(lambda uow: uow.history.head())
    (part,) = packing.write(gathered(workspace), tmp_path / "gói.zip", no_step)
    told = dict(verify(part.path).told)
    assert (told["PII-History-Count"], told["PII-History-Head"]) == (str(count), head)


def test_the_pack_of_a_sent_report_says_which_version_it_goes_with(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    assert "Kèm báo cáo" not in gathered(workspace).sentence
    workspace.run(lambda uow: sign(uow, 2, Signing("5/BC-STC", date(2025, 11, 20), why="Đã ký bản giấy")))
    workspace.run(lambda uow: send(uow, 2, date(2025, 11, 21)))
    frozen = gathered(workspace)
    assert frozen.sentence.endswith("Kèm báo cáo bản 1, số 05/BC-STC ngày 20/11/2025, đã gửi.")
    (part,) = packing.write(frozen, tmp_path / "gói.zip", no_step)
    assert dict(verify(part.path).told)["PII-Report-Version"] == "bản 1, số 05/BC-STC ngày 20/11/2025, đã gửi"

    workspace.run(lambda uow: evidence.update_fields(uow, document, EvidenceFields("13/QĐ-UBND")))
    again = gathered(workspace)
    assert again.report == frozen.report
    assert again.sentence.endswith("đã gửi; 1 tài liệu đã thay đổi sau bản ấy, gói giữ như bản ấy.")

    attach(workspace, a_file(tmp_path, "sau.pdf", b"%PDF sau"), "2.2.2")
    later = gathered(workspace)
    assert [each.document.id for each in later.plan.documents] == [document]
    assert later.sentence.endswith("; 1 tài liệu thêm sau bản ấy không nằm trong gói.")


def test_without_documents_there_is_no_pack(workspace: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        gathered(workspace)
    assert caught.value.code == "nothing-to-pack"


def test_a_file_gone_from_the_store_is_named(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    workspace.read(lambda uow: evidence.stored_copy(uow, document)).unlink()
    with pytest.raises(OutputError, match=r"Quyết định 12\.pdf") as caught:
        gathered(workspace)
    assert caught.value.code == "evidence-missing"


def test_a_file_altered_in_the_store_is_named_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    workspace.read(lambda uow: evidence.stored_copy(uow, document)).write_bytes(b"%PDF-1.7 Quyet dinH")
    matter = gathered(workspace)
    with pytest.raises(OutputError, match=r"Quyết định 12\.pdf"):
        packing.write(matter, tmp_path / "gói.zip", no_step)
    assert not (tmp_path / "gói.zip").exists()


def test_a_part_above_the_limit_and_older_parts_are_told(tmp_path: Path) -> None:
    parts = tuple(WrittenPart(tmp_path / f"gói_p{number}.zip", number << 20, 1, "") for number in (1, 2, 3))
    assert packing.remarks(parts, None) == ()
    (tmp_path / "gói_p4.zip").write_bytes(b"")
    above, older = packing.remarks(parts, 5 << 19)
    assert above == "“gói_p3.zip” lớn hơn mức đã chọn (3,0 MB) vì có một tệp không chia được."
    assert "“gói_p4.zip” của lần lập trước" in older


@pytest.mark.parametrize(
    ("typed", "size"),
    [("20MB", 20 << 20), ("20", 20 << 20), ("500 KB", 500 << 10), ("1g", 1 << 30), ("20mb", 20 << 20)],
)
def test_sizes_are_typed_as_people_do(typed: str, size: int) -> None:
    assert packing.parse_size(typed) == size


@pytest.mark.parametrize("typed", ["", "nhiều", "0", "-5MB", "1,5MB", "5TB"])
def test_other_sizes_are_refused(typed: str) -> None:
    with pytest.raises(InputError):
        packing.parse_size(typed)
