"""Notes and follow-up flags on values, documents and figures."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.note_list import NoteFilter, NoteRow
from pii_desktop.domain.notes import Anchor
from pii_desktop.errors import InputError
from pii_desktop.services import evidence, notes
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.browsing import indicator_rows
from pii_desktop.services.scope import Scope
from pii_desktop.storage.workspace import Workspace


def on_a_value(workspace: Workspace, code: str = "2.2.2") -> Anchor:
    assignment = workspace.read(lambda uow: find_assignment(uow, code))
    period = workspace.read(lambda uow: uow.periods.all())[0]
    return Anchor(assignment_id=assignment.id, period_id=period.id, field="value")


def rows(workspace: Workspace, wanted: NoteFilter | None = None) -> tuple[NoteRow, ...]:
    return workspace.read(lambda uow: notes.note_list(uow, wanted or NoteFilter())).rows


def test_a_note_names_the_value_it_is_about(workspace: Workspace) -> None:
    anchor = on_a_value(workspace)
    workspace.run(lambda uow: notes.add_note(uow, anchor, "Chờ Kho bạc xác nhận số quyết toán"))
    (row,) = rows(workspace)
    assert (row.code, row.period, row.note.anchor.field) == ("2.2.2", "6 tháng đầu năm 2025", "value")
    assert row.note.written_by
    assert not row.note.is_open


def test_a_note_with_a_day_is_followed_up_until_it_is_done(workspace: Workspace) -> None:
    anchor = on_a_value(workspace)
    note_id, _ = workspace.run(
        lambda uow: notes.add_note(uow, anchor, "Hỏi lại Cục Thống kê", follow_up_on=date(2025, 5, 20))
    )
    assert [row.note.id for row in rows(workspace, NoteFilter(is_open=True))] == [note_id]

    workspace.run(lambda uow: notes.finish(uow, note_id))

    assert rows(workspace, NoteFilter(is_open=True)) == ()
    assert rows(workspace)[0].note.done_at is not None
    workspace.run(lambda uow: notes.finish(uow, note_id, is_done=False))
    assert len(rows(workspace, NoteFilter(is_open=True))) == 1


def test_what_is_due_first_stands_first(workspace: Workspace) -> None:
    anchor = on_a_value(workspace)
    for text, day in (("sau", date(2025, 6, 1)), ("trước", date(2025, 5, 1)), ("không hẹn", None)):
        workspace.run(partial(notes.add_note, anchor=anchor, text=text, is_flagged=True, follow_up_on=day))
    workspace.run(lambda uow: notes.add_note(uow, anchor, "chỉ để nhớ"))
    assert [row.note.text for row in rows(workspace)] == ["trước", "sau", "không hẹn", "chỉ để nhớ"]


def test_a_document_can_have_notes_too(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "Quyết định.pdf"
    file.write_bytes(b"%PDF-1.4 quyet dinh")
    document = workspace.run(lambda uow: evidence.attach(uow, file, EvidenceFields(number="15/QĐ-UBND")))
    anchor = Anchor(evidence_id=document.evidence_id)
    changes = workspace.run(lambda uow: notes.add_note(uow, anchor, "Thiếu trang cuối"))[1]
    assert changes.evidence == {document.evidence_id}
    assert rows(workspace)[0].name == "15/QĐ-UBND"
    assert [note.text for note in workspace.read(lambda uow: notes.notes_on(uow, anchor))] == ["Thiếu trang cuối"]


@pytest.mark.parametrize("typed", ["kho bac", "KHO BẠC", "2.2.2 kho"])
def test_notes_are_found_without_accents(workspace: Workspace, typed: str) -> None:
    anchor = on_a_value(workspace)
    workspace.run(lambda uow: notes.add_note(uow, anchor, "Chờ Kho bạc xác nhận"))
    workspace.run(lambda uow: notes.add_note(uow, anchor, "Việc khác"))
    assert [row.note.text for row in rows(workspace, NoteFilter(text=typed))] == ["Chờ Kho bạc xác nhận"]


def test_a_deleted_note_rests_in_the_trash(workspace: Workspace) -> None:
    anchor = on_a_value(workspace)
    note_id, _ = workspace.run(lambda uow: notes.add_note(uow, anchor, "Nhầm"))
    workspace.run(lambda uow: notes.delete_note(uow, note_id))
    assert rows(workspace) == ()


def test_a_note_is_changed_and_never_blank(workspace: Workspace) -> None:
    anchor = on_a_value(workspace)
    note_id, _ = workspace.run(lambda uow: notes.add_note(uow, anchor, "Số tạm tính"))
    note = workspace.read(lambda uow: uow.notes.get(note_id))
    workspace.run(lambda uow: notes.change_note(uow, replace(note, text="Số chính thức")))
    assert rows(workspace)[0].note.text == "Số chính thức"
    with pytest.raises(InputError, match="chưa có nội dung"):
        workspace.run(lambda uow: notes.add_note(uow, anchor, " \n "))


def test_the_list_of_indicators_counts_the_notes_that_wait(workspace: Workspace) -> None:
    anchor = on_a_value(workspace)
    workspace.run(lambda uow: notes.add_note(uow, anchor, "chỉ để nhớ"))
    note_id, _ = workspace.run(lambda uow: notes.add_note(uow, anchor, "Hỏi lại", is_flagged=True))
    assert waiting(workspace) == {"2.2.2": 1}
    workspace.run(lambda uow: notes.finish(uow, note_id))
    assert waiting(workspace) == {}
    counts = workspace.read(lambda uow: notes.note_counts(uow, "hoi lai"))
    assert (counts.total, counts.open) == (1, 0)


def waiting(workspace: Workspace) -> dict[str, int]:
    found = workspace.read(lambda uow: indicator_rows(uow, Scope()))
    return {each.assignment.display_code: each.open_notes for each in found if each.open_notes}
