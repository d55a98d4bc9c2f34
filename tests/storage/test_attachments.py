"""Evidence files: copied whole or not at all, by their content, the original never touched."""

import errno
import hashlib
import os
import sys
from pathlib import Path
from typing import IO

import pytest

from pii_desktop.errors import InputError, PiiError, WorkspaceError
from pii_desktop.storage import attachments
from pii_desktop.storage.attachments import EvidenceFiles
from pii_desktop.storage.files import flush_to_disk
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.storage.stored import a_file, a_stored_assignment, a_stored_document
from tests.storage.windows import not_downloaded


@pytest.fixture
def store(tmp_path: Path) -> EvidenceFiles:
    (tmp_path / "evidence").mkdir()
    return EvidenceFiles(tmp_path / "evidence")


def stored_files(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "evidence").rglob("*") if path.is_file()]


def test_a_file_is_stored_under_its_hash(store: EvidenceFiles, tmp_path: Path) -> None:
    original = a_file(tmp_path, "Quyết định 12.PDF", b"noi dung")

    stored = store.store(original)

    sha256 = hashlib.sha256(b"noi dung").hexdigest()
    assert (stored.sha256, stored.size, stored.file_name) == (sha256, 8, "Quyết định 12.PDF")
    assert store.path_of(sha256) == tmp_path / "evidence" / sha256[:2] / f"{sha256}.pdf"
    assert store.path_of(sha256).read_bytes() == original.read_bytes() == b"noi dung"


def test_the_same_content_twice_is_one_file(store: EvidenceFiles, tmp_path: Path) -> None:
    first = store.store(a_file(tmp_path, "a.pdf", b"mot"))
    second = store.store(a_file(tmp_path, "b.docx", b"mot"))

    assert first.sha256 == second.sha256
    assert len(stored_files(tmp_path)) == 1


def test_the_same_name_with_other_content_is_another_file(store: EvidenceFiles, tmp_path: Path) -> None:
    store.store(a_file(tmp_path, "a.pdf", b"mot"))
    store.store(a_file(tmp_path, "a.pdf", b"hai"))

    assert {path.read_bytes() for path in stored_files(tmp_path)} == {b"mot", b"hai"}


@pytest.mark.skipif(sys.platform == "win32", reason="files of these names cannot be made on Windows")
@pytest.mark.parametrize("name", ["NUL.txt", "con", "aux.tài liệu", "tên dài " * 20 + ".pdf", "a.", "cuối "])
def test_no_name_reaches_the_disk_that_windows_would_lose(store: EvidenceFiles, tmp_path: Path, name: str) -> None:
    stored = store.store(a_file(tmp_path, name))

    kept = store.path_of(stored.sha256).name
    assert kept.removesuffix(".pdf").removesuffix(".txt") == stored.sha256
    assert stored.file_name == name.strip()


def test_a_decomposed_name_is_composed(store: EvidenceFiles, tmp_path: Path) -> None:
    assert store.store(a_file(tmp_path, "Quye\u0302\u0301t d\u0323inh.pdf")).file_name == "Quyết ḍinh.pdf"


def test_what_cannot_be_evidence_is_refused_with_a_sentence(store: EvidenceFiles, tmp_path: Path) -> None:
    refused = {
        "file-missing": tmp_path / "không có.pdf",
        "file-empty": a_file(tmp_path, "rỗng.pdf", b""),
        "not-a-file": tmp_path,
        "temporary-file": a_file(tmp_path, "~$báo cáo.docx"),
    }
    for code, source in refused.items():
        with pytest.raises(InputError) as caught:
            store.store(source)
        assert (caught.value.code, bool(caught.value.text and caught.value.hint)) == (code, True)
    assert stored_files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_refused_without_waiting_for_it(store: EvidenceFiles, tmp_path: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "ống.pdf")

    with pytest.raises(InputError, match="không phải là một tệp"):
        store.store(tmp_path / "ống.pdf")


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (PermissionError(errno.EACCES, "being used by another process"), ("file-locked", "bị khoá")),
        (not_downloaded("tai-lieu.pdf"), ("file-in-cloud", "chưa tải được về máy")),
        (OSError(errno.EIO, "I/O error"), ("file-unreadable", "không đọc được lúc này")),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    refusal: OSError, told: tuple[str, str], store: EvidenceFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_file(tmp_path)
    whole_open = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path == source:
            raise refusal
        return whole_open(path, mode)

    with monkeypatch.context() as held:
        held.setattr(Path, "open", refuse)
        with pytest.raises(InputError) as caught:
            store.store(source)
    assert caught.value.code == told[0]
    assert told[1] in caught.value.text
    assert stored_files(tmp_path) == []


def test_a_share_that_does_not_answer_is_a_refusal(
    store: EvidenceFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_path: Path, **_options: object) -> None:
        raise OSError(errno.EINVAL, "The network location cannot be reached")

    source = a_file(tmp_path)
    with monkeypatch.context() as network:
        network.setattr(Path, "stat", unreachable)
        with pytest.raises(InputError) as caught:
            store.store(source)
    assert caught.value.code == "file-unreadable"


def test_a_file_that_changes_while_it_is_copied_is_refused(
    store: EvidenceFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_file(tmp_path)

    def grow_then_flush(file: IO[bytes]) -> None:
        source.write_bytes(b"dang sua tiep")
        flush_to_disk(file)

    monkeypatch.setattr(attachments, "flush_to_disk", grow_then_flush)
    with pytest.raises(InputError) as caught:
        store.store(source)
    assert caught.value.code == "file-changing"
    assert stored_files(tmp_path) == []


@pytest.mark.parametrize("step", ["flush_to_disk", "replace_patiently"])
@pytest.mark.parametrize("fault", [(errno.ENOSPC, "disk-full"), (errno.EIO, "disk-error")])
def test_a_disk_that_fails_at_any_step_leaves_no_file_and_no_row(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: tuple[int, str]
) -> None:
    number, code = fault
    original = a_file(tmp_path)
    content = original.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as failing:
        failing.setattr(attachments, step, fail)
        with pytest.raises(WorkspaceError) as caught:
            workspace.run(lambda uow: a_stored_document(uow, original))

    assert caught.value.code == code
    assert [path for path in (workspace.folder / "evidence").rglob("*") if path.is_file()] == []
    assert workspace.read(lambda uow: uow.evidence.all()) == ()
    assert original.read_bytes() == content
    workspace.run(lambda uow: a_stored_document(uow, original))


class PowerCut(BaseException):
    """Ends the program at this place: nothing that tidies up runs after it."""


@pytest.mark.parametrize("step", ["flush_to_disk", "replace_patiently", "flush_folder"])
def test_a_crash_at_any_step_leaves_no_row_without_a_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def cut(*_: object) -> None:
        raise PowerCut

    assignment_id = workspace.run(a_stored_assignment)
    with monkeypatch.context() as failing:
        failing.setattr(attachments, step, cut)
        failing.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(PowerCut):
            workspace.run(lambda uow: uow.evidence.link(a_stored_document(uow, a_file(tmp_path)), assignment_id))
    workspace.close()

    with open_workspace(workspace.folder, who="Lan") as again:
        documents = again.read(lambda uow: uow.evidence.all())
        assert documents == ()
        assert not list((workspace.folder / "evidence").glob(".tmp-*"))
        again.run(lambda uow: a_stored_document(uow, a_file(tmp_path)))
        (document,) = again.read(lambda uow: uow.evidence.all())
        copy = again.read(lambda uow: uow.files.path_of(document.sha256))
        assert hashlib.sha256(copy.read_bytes()).hexdigest() == document.sha256


def test_a_copy_that_vanished_is_said(store: EvidenceFiles) -> None:
    with pytest.raises(PiiError) as caught:
        store.path_of("f" * 64)
    assert caught.value.code == "evidence-missing"
