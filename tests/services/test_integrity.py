"""Missing, altered and unreferenced files are found; a missing one is given back by its content only."""

from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import InputError, OutputError
from pii_desktop.services import evidence, integrity
from pii_desktop.services.evidence_copies import copy_to_look_at, safe_name, save_copy
from pii_desktop.services.integrity import Damage, IntegrityReport
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file


def attach(workspace: Workspace, file: Path) -> EvidenceId:
    return workspace.run(lambda uow: evidence.attach(uow, file, EvidenceFields())).evidence_id


def check(workspace: Workspace) -> IntegrityReport:
    wanted = workspace.read(integrity.files_to_check)
    return integrity.check_files(wanted, lambda *_: None)


def kept(workspace: Workspace, evidence_id: EvidenceId) -> Path:
    return workspace.read(lambda uow: evidence.stored_copy(uow, evidence_id))


def test_a_sound_store_has_no_findings(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, a_file(tmp_path))
    steps: list[tuple[int, int, str]] = []
    wanted = workspace.read(integrity.files_to_check)
    report = integrity.check_files(wanted, lambda *step: steps.append(step))
    assert (report.checked, report.findings) == (1, ())
    assert report.sentence == "Đã kiểm 1 tệp: tất cả còn nguyên vẹn từng byte."
    assert steps == [(0, 1, "Quyết định 12.pdf")]


def test_an_empty_register_says_so(workspace: Workspace) -> None:
    assert check(workspace).sentence == "Sổ chưa có tệp minh chứng nào để kiểm tra."


def test_missing_altered_and_unreferenced_files_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    files = [a_file(tmp_path, f"{number}.pdf", b"%PDF" + bytes([number])) for number in range(3)]
    missing, altered, _sound = (attach(workspace, file) for file in files)
    kept(workspace, missing).unlink()
    kept(workspace, altered).write_bytes(b"%PDF khac")
    workspace.read(lambda uow: uow.files).store(a_file(tmp_path, "thừa.pdf", b"thua"))
    (workspace.folder / "evidence" / "ghi chú của tôi.txt").write_text("không phải của chương trình", encoding="utf-8")
    report = check(workspace)
    assert [(each.damage, each.evidence_id) for each in report.findings] == [
        (Damage.MISSING, missing),
        (Damage.ALTERED, altered),
        (Damage.ORPHANED, None),
    ]
    assert report.sentence == ("Đã kiểm 3 tệp: thiếu 1, bị sửa 1 tệp; 1 tệp trong kho không thuộc tài liệu nào.")


def test_what_rests_in_the_trash_is_no_orphan(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path))
    attach(workspace, a_file(tmp_path, "b.pdf", b"khac"))
    workspace.run(lambda uow: evidence.delete(uow, frozenset({document})))
    assert check(workspace).findings == ()


def test_a_missing_file_is_taken_back_by_its_content_only(workspace: Workspace, tmp_path: Path) -> None:
    original = a_file(tmp_path)
    document = attach(workspace, original)
    stored = kept(workspace, document)
    stored.unlink()
    store = workspace.read(lambda uow: uow.files)
    (tmp_path / "khác").mkdir()
    impostor = a_file(tmp_path / "khác", original.name, b"noi dung khac")
    with pytest.raises(InputError) as caught:
        integrity.give_back(store, stored.stem, impostor)
    assert caught.value.code == "other-content"
    assert not stored.exists()
    integrity.give_back(store, stored.stem, original)
    assert kept(workspace, document).read_bytes() == original.read_bytes()
    assert check(workspace).findings == ()


def test_an_altered_copy_is_kept_apart_when_the_right_file_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    original = a_file(tmp_path)
    document = attach(workspace, original)
    kept(workspace, document).write_bytes(b"ai do da sua")
    integrity.give_back(workspace.read(lambda uow: uow.files), kept(workspace, document).stem, original)
    assert kept(workspace, document).read_bytes() == original.read_bytes()
    (aside,) = (workspace.folder / "evidence" / "altered").iterdir()
    assert aside.read_bytes() == b"ai do da sua"


def test_files_come_back_from_a_backup(workspace: Workspace, tmp_path: Path) -> None:
    documents = [attach(workspace, a_file(tmp_path, f"{number}.pdf", str(number).encode())) for number in range(30)]
    workspace.backup("thử")
    kept(workspace, documents[3]).unlink()
    report = check(workspace)
    assert not report.is_folder_gone
    assert integrity.mend_from_backups(workspace.read(lambda uow: uow.files), report) == 1
    assert check(workspace).findings == ()


def test_nothing_is_mended_in_bulk_where_the_folder_is_gone(workspace: Workspace, tmp_path: Path) -> None:
    """reliability.md 10: absence is not deletion; no bulk repair when more than 5 % is missing."""
    documents = [attach(workspace, a_file(tmp_path, f"{number}.pdf", str(number).encode())) for number in range(30)]
    workspace.backup("thử")
    for document in documents[:2]:
        kept(workspace, document).unlink()
    report = check(workspace)
    assert report.is_folder_gone
    assert "không có gì bị xoá" in report.sentence
    with pytest.raises(InputError) as caught:
        integrity.mend_from_backups(workspace.read(lambda uow: uow.files), report)
    assert caught.value.code == "folder-gone"
    assert len(workspace.read(lambda uow: uow.evidence.all())) == 30


def test_the_check_can_be_stopped(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, a_file(tmp_path))

    def stop(*_: object) -> None:
        raise InterruptedError

    wanted = workspace.read(integrity.files_to_check)
    with pytest.raises(InterruptedError):
        integrity.check_files(wanted, stop)


def test_a_copy_is_saved_byte_for_byte_and_an_altered_one_never(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path))
    file = workspace.read(lambda uow: uow.evidence.get(document)).files[0]
    target = tmp_path / "USB" / "Quyết định.pdf"
    save_copy(kept(workspace, document), file.sha256, target)
    assert target.read_bytes() == a_file(tmp_path).read_bytes()
    kept(workspace, document).write_bytes(b"khac")
    with pytest.raises(OutputError):
        save_copy(kept(workspace, document), file.sha256, target)
    assert target.read_bytes() == a_file(tmp_path).read_bytes()


def test_another_file_of_a_document_is_opened_under_its_own_name(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "tạm"))
    document = attach(workspace, a_file(tmp_path))
    annex = workspace.read(lambda uow: uow.files).store(a_file(tmp_path, "phụ lục.xlsx", b"hai"))
    workspace.run(lambda uow: evidence.add_file(uow, document, annex))
    assert workspace.read(lambda uow: copy_to_look_at(uow, document, annex.sha256)).name == "phụ lục.xlsx"
    assert workspace.read(lambda uow: copy_to_look_at(uow, document)).name == "Quyết định 12.pdf"


@pytest.mark.parametrize("name", ["Quyết định 12.pdf.exe", "Công văn.LNK", "Báo cáo.bat "])
def test_a_program_among_the_documents_is_never_opened(workspace: Workspace, tmp_path: Path, name: str) -> None:
    copied = workspace.read(lambda uow: uow.files).store(a_file(tmp_path))
    document = attach(workspace, a_file(tmp_path, "Kế hoạch.pdf", b"hai"))
    workspace.run(lambda uow: evidence.add_file(uow, document, replace(copied, file_name=name)))
    with pytest.raises(InputError, match="là chương trình chạy được"):
        workspace.read(lambda uow: copy_to_look_at(uow, document, copied.sha256))


def test_names_that_windows_forbids_are_changed() -> None:
    assert safe_name("Công văn 12/UBND: về việc.pdf").endswith(".pdf")
    assert safe_name("a:b?.docx") == "a_b_.docx"
    assert safe_name("CON.pdf") == "tai-lieu-CON.pdf"
    assert safe_name("…", ".pdf") == "….pdf"


@pytest.mark.real_documents
def test_hostile_files_are_kept_byte_for_byte(workspace: Workspace, shared: Path) -> None:
    files = [file for file in sorted((shared / "hostile").iterdir()) if file.suffix != ".json"][::6]
    for file in files:
        document = attach(workspace, file)
        assert kept(workspace, document).read_bytes() == file.read_bytes()
    report = check(workspace)
    assert (report.checked, report.findings) == (len({file.read_bytes() for file in files}), ())
