"""Documents through the services: one file for each content, several files, links in bulk, deletion with all it had."""

from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields, Form
from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.validity import Standing
from pii_desktop.errors import InputError
from pii_desktop.services import evidence, validity
from pii_desktop.services.adding_evidence import Copied, copy_files, record_files, summary
from pii_desktop.services.evidence_register import choices, evidence_detail, register, register_counts
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file

ALL = RegisterFilter()


def add(workspace: Workspace, *files: Path, rows: frozenset[AssignmentId] = frozenset()) -> tuple[EvidenceId, ...]:
    """The documents these files became or were."""
    copied = Copied()
    store = workspace.read(lambda uow: uow.files)
    copy_files(store, files, copied, lambda *_: True)
    added = workspace.run(lambda uow: record_files(uow, copied, rows))
    return (*added.made, *(each.evidence_id for each in added.there))


def rows_of(workspace: Workspace, count: int = 3) -> list[AssignmentId]:
    return [each.id for each in workspace.read(choices).rows][:count]


def test_many_files_come_with_one_summary(workspace: Workspace, tmp_path: Path) -> None:
    first, again = a_file(tmp_path, "Kế hoạch 128.pdf"), a_file(tmp_path, "bản chép.pdf")
    other, empty = a_file(tmp_path, "Báo cáo.docx", b"khac"), a_file(tmp_path, "rỗng.pdf", b"")
    (known,) = add(workspace, first)
    workspace.run(lambda uow: evidence.update_fields(uow, known, EvidenceFields(number="128/KH-UBND")))
    copied, asked = Copied(), []

    def went_on(done: int, total: int, name: str) -> bool:
        asked.append((done, total, name))
        return True

    copy_files(workspace.read(lambda uow: uow.files), [again, other, empty], copied, went_on)
    added = workspace.run(lambda uow: record_files(uow, copied))
    assert asked == [(0, 3, "bản chép.pdf"), (1, 3, "Báo cáo.docx"), (2, 3, "rỗng.pdf")]
    said = summary(added)
    assert said.startswith("Đã thêm 1 tài liệu. Đã có sẵn 1: “bản chép.pdf” là tài liệu “128/KH-UBND”. Không nhận 1:")
    assert said.endswith("Không nhận 1: “rỗng.pdf” – Tệp rỗng (0 byte).")
    assert added.changes.action == "Thêm minh chứng Báo cáo.docx"
    assert added.first == added.made[0]


def test_a_program_among_the_files_is_kept_and_told(workspace: Workspace, tmp_path: Path) -> None:
    copied = Copied()
    files = [a_file(tmp_path, "Quyết định 12.pdf.exe", b"MZ"), a_file(tmp_path, "Kế hoạch 128.pdf")]
    copy_files(workspace.read(lambda uow: uow.files), files, copied, lambda *_: True)
    added = workspace.run(lambda uow: record_files(uow, copied))
    assert added.programs == ("Quyết định 12.pdf.exe",)
    assert len(added.made) == 2
    assert summary(added).startswith("Đã thêm 2 tài liệu. Lưu ý: “Quyết định 12.pdf.exe” là chương trình chạy được")


def test_what_was_copied_before_it_was_stopped_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    files = [a_file(tmp_path, f"{number}.pdf", str(number).encode()) for number in range(4)]
    copied = Copied()
    copy_files(workspace.read(lambda uow: uow.files), files, copied, lambda done, _total, _name: done < 2)
    assert [each.file_name for each in copied.stored] == ["0.pdf", "1.pdf"]


def test_all_files_of_one_drop_are_one_step(workspace: Workspace, tmp_path: Path) -> None:
    files = [a_file(tmp_path, f"{number}.pdf", str(number).encode()) for number in range(3)]
    add(workspace, *files, rows=frozenset(rows_of(workspace, 2)))
    assert workspace.read(lambda uow: register(uow, ALL)).total == 3
    workspace.run(lambda uow: uow.steps.undo())
    assert workspace.read(lambda uow: register(uow, ALL)).total == 0
    workspace.run(lambda uow: uow.steps.redo())
    assert workspace.read(lambda uow: register(uow, ALL)).rows[0].link_count == 2


def test_the_same_name_with_other_content_is_another_document(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    add(workspace, a_file(tmp_path, "Quyết định.pdf", b"mot"), a_file(tmp_path / "b", "Quyết định.pdf", b"hai"))
    assert [row.file_name for row in workspace.read(lambda uow: register(uow, ALL)).rows] == ["Quyết định.pdf"] * 2


def test_the_same_number_and_day_with_other_content_is_warned_of(workspace: Workspace, tmp_path: Path) -> None:
    first, second = add(workspace, a_file(tmp_path, "a.pdf", b"mot"), a_file(tmp_path, "b.pdf", b"hai"))
    same = EvidenceFields(number="12/QĐ-UBND", signed_on=date(2025, 3, 1))
    workspace.run(lambda uow: evidence.update_fields(uow, first, same))
    workspace.run(lambda uow: evidence.update_fields(uow, second, same))
    detail = workspace.read(lambda uow: evidence_detail(uow, first))
    assert [(twin.id, twin.file_name) for twin in detail.twins] == [(second, "b.pdf")]
    assert workspace.read(lambda uow: register_counts(uow, ALL)).twins == 2


def test_a_document_has_several_files_and_one_is_the_main_one(workspace: Workspace, tmp_path: Path) -> None:
    (document,) = add(workspace, a_file(tmp_path, "Báo cáo.pdf", b"mot"))
    annex = workspace.read(lambda uow: uow.files).store(a_file(tmp_path, "Phụ lục số liệu.xlsx", b"hai"))
    workspace.run(lambda uow: evidence.add_file(uow, document, annex))
    workspace.run(lambda uow: evidence.make_main(uow, document, annex.sha256))
    kept = workspace.read(lambda uow: uow.evidence.get(document))
    assert [file.file_name for file in kept.files] == ["Phụ lục số liệu.xlsx", "Báo cáo.pdf"]
    assert workspace.read(lambda uow: register(uow, RegisterFilter(text="phu luc so lieu"))).total == 1
    workspace.run(lambda uow: evidence.remove_file(uow, document, annex.sha256))
    assert workspace.read(lambda uow: uow.evidence.get(document)).file_name == "Báo cáo.pdf"
    assert workspace.read(lambda uow: register(uow, RegisterFilter(text="phu luc"))).total == 0
    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: evidence.remove_file(uow, document, kept.files[1].sha256))
    assert caught.value.code == "last-file"
    workspace.run(lambda uow: uow.steps.undo())
    assert len(workspace.read(lambda uow: uow.evidence.get(document)).files) == 2


def test_a_file_that_another_document_has_is_named(workspace: Workspace, tmp_path: Path) -> None:
    file = a_file(tmp_path, "Quyết định 12.pdf")
    add(workspace, file)
    (other,) = add(workspace, a_file(tmp_path, "khác.pdf", b"khac"))
    stored = workspace.read(lambda uow: uow.files).store(file)
    with pytest.raises(InputError, match=r"Quyết định 12\.pdf"):
        workspace.run(lambda uow: evidence.add_file(uow, other, stored))


def test_documents_are_linked_and_taken_off_in_bulk(workspace: Workspace, tmp_path: Path) -> None:
    files = [a_file(tmp_path, f"{number}.pdf", str(number).encode()) for number in range(3)]
    documents, rows = frozenset(add(workspace, *files)), frozenset(rows_of(workspace))
    changes = workspace.run(lambda uow: evidence.link_many(uow, documents, rows))
    assert (changes.evidence, changes.assignments) == (documents, rows)
    assert all(row.link_count == 3 for row in workspace.read(lambda uow: register(uow, ALL)).rows)
    assert workspace.run(lambda uow: uow.evidence.link_many(documents, rows)) == 0
    workspace.run(lambda uow: evidence.unlink_many(uow, documents, frozenset(sorted(rows)[:2])))
    assert all(row.link_count == 1 for row in workspace.read(lambda uow: register(uow, ALL)).rows)


def test_a_deleted_document_takes_along_what_hangs_on_it_and_comes_back_with_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    (document,) = add(workspace, a_file(tmp_path), rows=frozenset(rows_of(workspace, 2)))
    workspace.run(lambda uow: evidence.update_fields(uow, document, EvidenceFields(number="12/QĐ-UBND")))
    changes = workspace.run(lambda uow: evidence.delete(uow, frozenset({document})))
    assert len(changes.assignments) == 2
    assert workspace.read(lambda uow: register(uow, ALL)).total == 0
    (step,) = workspace.read(lambda uow: uow.steps.trash())
    assert step.action == "Xoá 12/QĐ-UBND"
    workspace.run(lambda uow: uow.steps.restore(step.id))
    (row,) = workspace.read(lambda uow: register(uow, ALL)).rows
    assert (row.number, row.link_count) == ("12/QĐ-UBND", 2)


def test_attaching_again_fills_only_what_is_typed(workspace: Workspace, tmp_path: Path) -> None:
    file = a_file(tmp_path)
    full = EvidenceFields(
        number="1/QĐ", kind="Quyết định", form=Form.ORIGINAL, expires_on=date(2026, 1, 1), note="tủ 3"
    )
    made = workspace.run(lambda uow: evidence.attach(uow, file, full))
    workspace.run(lambda uow: evidence.attach(uow, file, EvidenceFields(issuer="UBND tỉnh")))
    kept = workspace.read(lambda uow: uow.evidence.get(made.evidence_id)).fields
    assert (kept.number, kept.kind, kept.form, kept.expires_on, kept.note) == (
        "1/QĐ", "Quyết định", Form.ORIGINAL, date(2026, 1, 1), "tủ 3",
    )  # fmt: skip
    assert kept.issuer == "UBND tỉnh"


def test_a_certificate_that_ends_before_it_began_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    wrong = EvidenceFields(signed_on=date(2025, 5, 1), expires_on=date(2025, 4, 1))
    with pytest.raises(InputError, match="hết hạn giấy chứng nhận"):
        workspace.run(lambda uow: evidence.attach(uow, a_file(tmp_path), wrong))


def test_the_department_sets_a_cut_off_day_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    row = rows_of(workspace, 1)[0]
    (document,) = add(workspace, a_file(tmp_path), rows=frozenset({row}))
    late = EvidenceFields(signed_on=date(2025, 8, 1))
    workspace.run(lambda uow: evidence.update_fields(uow, document, late))
    (year,) = [each.id for each in workspace.read(lambda uow: uow.periods.all()) if each.title == "Năm 2025"]

    def verdict() -> tuple[Standing, str]:
        detail = workspace.read(lambda uow: evidence_detail(uow, document, year))
        return detail.standing, detail.cut.reason

    assert verdict()[0] is Standing.IN_FORCE
    changes = workspace.run(lambda uow: validity.set_cut_off(uow, row, "30/6"))
    assert (changes.assignments, verdict()) == (frozenset({row}), (Standing.SIGNED_AFTER, "ngày chốt do đơn vị đặt"))
    workspace.run(lambda uow: validity.set_cut_off(uow, row, ""))
    assert verdict()[0] is Standing.IN_FORCE
    with pytest.raises(InputError, match="ngày trong năm"):
        workspace.run(lambda uow: validity.set_cut_off(uow, row, "31/6"))


def test_how_early_to_warn_is_a_setting(workspace: Workspace) -> None:
    assert workspace.read(validity.soon_days) == 30
    workspace.run(lambda uow: validity.set_soon_days(uow, 60))
    assert workspace.read(lambda uow: validity.measure(uow).soon_days) == 60
    with pytest.raises(InputError):
        workspace.run(lambda uow: validity.set_soon_days(uow, 0))


def a_document_of_three_files(workspace: Workspace, tmp_path: Path) -> EvidenceId:
    """The main file and two more, in this order."""
    (document,) = add(workspace, a_file(tmp_path, "Quyết định.pdf"))
    for name in ("Phụ lục 1.pdf", "Phụ lục 2.pdf"):
        stored = workspace.read(lambda uow: uow.files).store(a_file(tmp_path, name, name.encode()))
        workspace.run(lambda uow, stored=stored: evidence.add_file(uow, document, stored))  # type: ignore[misc]
    return document


def test_a_file_from_the_trash_does_not_push_the_chosen_main_file_aside(workspace: Workspace, tmp_path: Path) -> None:
    document = a_document_of_three_files(workspace, tmp_path)
    first, _, last = workspace.read(lambda uow: uow.evidence.get(document)).files
    workspace.run(lambda uow: evidence.remove_file(uow, document, first.sha256))
    workspace.run(lambda uow: evidence.make_main(uow, document, last.sha256))

    (step,) = workspace.read(lambda uow: uow.steps.trash())
    workspace.run(lambda uow: uow.steps.restore(step.id))

    places = "SELECT position FROM evidence_file ORDER BY position"
    assert workspace.read(lambda uow: uow._connection.exec_driver_sql(places).scalars().all()) == [0, 1, 2]
    names = [each.file_name for each in workspace.read(lambda uow: uow.evidence.get(document)).files]
    assert names == ["Phụ lục 2.pdf", "Quyết định.pdf", "Phụ lục 1.pdf"]

    workspace.run(lambda uow: uow.steps.undo())
    names = [each.file_name for each in workspace.read(lambda uow: uow.evidence.get(document)).files]
    assert names == ["Phụ lục 2.pdf", "Phụ lục 1.pdf"]


def test_a_document_whose_content_was_added_anew_is_told_so(workspace: Workspace, tmp_path: Path) -> None:
    (document,) = add(workspace, a_file(tmp_path, "Quyết định 12.pdf"))
    workspace.run(lambda uow: evidence.delete(uow, frozenset({document})))
    add(workspace, a_file(tmp_path, "Bản quét.pdf"))
    (step,) = workspace.read(lambda uow: uow.steps.trash())

    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: uow.steps.restore(step.id))

    assert caught.value.code == "evidence-exists"
    assert "“Bản quét.pdf”" in caught.value.text
    assert workspace.read(lambda uow: uow.steps.trash()) == (step,)
    assert [each.file_name for each in workspace.read(lambda uow: uow.evidence.all())] == ["Bản quét.pdf"]
