"""Documents beside the report from a real workspace: gathered, settled, remembered, written, noted as sent."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pii_desktop.domain.coordination import Request, Way
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.letter_form import LetterKind, Wording
from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report import Table
from pii_desktop.errors import InputError
from pii_desktop.services import coordination, evidence, people, reorganising
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.letters import (
    Draft,
    LetterWish,
    draft_letter,
    export_letter,
    file_stem,
    letter,
    mark_sent,
    remember,
    with_lines,
)
from pii_desktop.services.profiles import load_profile, save_letterhead
from pii_desktop.services.stepping import undo_last
from pii_desktop.storage.workspace import Workspace
from tests.exporters.as_text import words

YEAR = PeriodId(2)
SCIENCE = "Sở Khoa học và Công nghệ"
STATISTICS = "Chi cục Thống kê tỉnh"


@pytest.fixture
def requested(workspace: Workspace) -> Workspace:
    """Everything the plan names is asked for."""
    workspace.run(lambda uow: coordination.create_requests(uow, YEAR))
    return workspace


def a_draft(workspace: Workspace, kind: LetterKind, department: str = "") -> Draft:
    return draft_letter(workspace, LetterWish(kind, YEAR, department=department))


def requests_of(workspace: Workspace) -> tuple[Request, ...]:
    return workspace.read(lambda uow: uow.requests.of_period(YEAR))


def test_one_letter_asks_every_department(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST)
    report = letter(draft, draft.wording)
    assert set(report.letterhead.addressees) == set(draft.choices)
    assert (len(draft.requests), draft.department) == (6, "")
    assert "(06 nội dung)" in words(report)
    assert "chậm nhất ngày 17/11/2025" in words(report)


def test_a_letter_to_one_department_carries_its_requests_only(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST, STATISTICS)
    text = words(letter(draft, draft.wording))
    assert draft.wording.addressees == (STATISTICS,)
    assert len(draft.requests) == 2
    assert "a) Chỉ số 4.2.2" in text
    assert "b) Chỉ số 6.3.1" in text
    assert "2.2.2" not in text


def test_a_letter_that_was_sent_stands_in_the_log_and_sets_the_day_of_asking(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST, STATISTICS)
    day = date(2025, 10, 6)
    requested.run(lambda uow: mark_sent(uow, draft, draft.wording, day, "812/STC-QLNS"))
    line = requested.read(lambda uow: coordination.log(uow, YEAR))[0]
    assert (line.on, line.way, line.department, line.file_name) == (day, Way.SENT, STATISTICS, "812/STC-QLNS")
    assert {each.asked_on for each in requests_of(requested) if each.department == STATISTICS} == {day}
    assert {each.asked_on for each in requests_of(requested) if each.department != STATISTICS} == {None}
    requested.run(undo_last)
    assert requested.read(lambda uow: coordination.log(uow, YEAR)) == ()
    assert {each.asked_on for each in requests_of(requested)} == {None}


def test_the_day_of_asking_that_is_there_stays(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST, STATISTICS)
    for day in (date(2025, 10, 6), date(2025, 11, 3)):
        requested.run(partial(mark_sent, draft=draft, wording=draft.wording, on=day))
    assert {each.asked_on for each in requests_of(requested) if each.department == STATISTICS} == {date(2025, 10, 6)}


def test_what_the_department_owes_goes_to_the_lead(workspace: Workspace) -> None:
    draft = a_draft(workspace, LetterKind.REPLY)
    report = letter(draft, draft.wording)
    assert draft.wording.addressees == (draft.department,)
    assert draft.department in draft.choices
    assert f"do {draft.department} chủ trì" in words(report)
    other = a_draft(workspace, LetterKind.REPLY, draft.choices[-1])
    assert other.department == draft.choices[-1]


def test_misprints_go_to_whoever_issued_the_plan(workspace: Workspace) -> None:
    draft = a_draft(workspace, LetterKind.MISPRINTS)
    report = letter(draft, draft.wording)
    assert draft.wording.addressees == ("Ủy ban nhân dân tỉnh Bắc Ninh", SCIENCE)
    blocks = (*report.blocks, *(block for annex in report.annexes for block in annex.blocks))
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.rows[0].cells[2] != table.rows[0].cells[3]


def test_a_new_officer_is_named_with_whom_the_officer_follows(workspace: Workspace) -> None:
    own = workspace.read(lambda uow: people.own_staff(uow, date(2025, 1, 1))).department
    for name, since in (("Lê Văn Đệ", date(2024, 1, 2)), ("Trần Thị Hằng", date(2025, 10, 6))):
        newcomer = people.Newcomer(own, Post.SPECIALIST, Officer(name, phone="0912"), since)
        workspace.run(partial(people.appoint, newcomer=newcomer))
    draft = a_draft(workspace, LetterKind.OFFICERS)
    text = words(letter(draft, draft.wording))
    assert "đồng chí Trần Thị Hằng, điện thoại 0912, thay đồng chí Lê Văn Đệ, kể từ ngày 06/10/2025" in text
    handed = a_draft(workspace, LetterKind.HANDOVER)
    assert "a) Bên bàn giao: đồng chí Lê Văn Đệ;" in words(letter(handed, handed.wording))


def test_the_list_of_documents_says_what_is_missing(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "nghi-quyet.pdf"
    file.write_bytes(b"%PDF-1.4 \xc4\x90\xe1\xba\xa1t")
    row = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    fields = EvidenceFields("12/NQ-HĐND", date(2025, 2, 6), "HĐND tỉnh", "Phân bổ ngân sách")
    workspace.run(lambda uow: evidence.attach(uow, file, fields, frozenset({row.id})))
    draft = a_draft(workspace, LetterKind.EVIDENCE)
    report = letter(draft, draft.wording)
    assert "tập hợp 01 tài liệu minh chứng năm 2025 cho 01 nội dung" in words(report)
    assert "chưa có tài liệu minh chứng" in words(report)
    assert report.annexes[0].title == "DANH MỤC TÀI LIỆU MINH CHỨNG NĂM 2025"


def test_rows_received_are_told_with_their_basis(workspace: Workspace) -> None:
    merger = reorganising.planned(["Sở Công Thương"], "Sở Tài chính", date(2025, 9, 1), basis="Nghị quyết số 9/NQ-HĐND")
    preview = workspace.read(lambda uow: reorganising.preview_reorganisation(uow, merger))
    reorganising.reorganise(workspace, preview, frozenset(each.assignment_id for each in preview.shifts))
    draft = a_draft(workspace, LetterKind.RECEIVED)
    text = words(letter(draft, draft.wording))
    assert "Căn cứ Nghị quyết số 9/NQ-HĐND, kể từ ngày 01/9/2025, Sở Tài chính tiếp nhận" in text


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (LetterKind.REQUEST, "no-requests"),
        (LetterKind.EVIDENCE, "no-evidence"),
        (LetterKind.OFFICERS, "no-officers"),
        (LetterKind.RECEIVED, "nothing-received"),
    ],
)
def test_there_is_no_document_about_nothing(workspace: Workspace, kind: LetterKind, code: str) -> None:
    with pytest.raises(InputError) as refused:
        a_draft(workspace, kind)
    assert refused.value.code == code


def test_nothing_is_asked_without_a_period(empty: Workspace) -> None:
    with pytest.raises(InputError) as refused:
        draft_letter(empty, LetterWish(LetterKind.REQUEST))
    assert refused.value.code == "no-period"


def test_signer_and_recipients_are_remembered_for_their_kind_only(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST)
    settled = replace(draft.wording, signing_authority="TL.", signer_title="Trưởng phòng", recipients=("Phòng A",))
    requested.run(lambda uow: remember(uow, draft, settled))
    again = a_draft(requested, LetterKind.REQUEST, STATISTICS)
    assert (again.wording.signing_authority, again.wording.recipients) == ("TL.", ("Phòng A",))
    assert again.wording.addressees == (STATISTICS,)
    assert a_draft(requested, LetterKind.MISPRINTS).wording.signing_authority == ""


def test_what_was_not_changed_follows_the_settings(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.MISPRINTS)
    requested.run(lambda uow: remember(uow, draft, replace(draft.wording, addressees=(SCIENCE,))))
    profile = requested.read(load_profile)
    requested.run(lambda uow: save_letterhead(uow, replace(profile, signer_name="Phạm Thị Mới")))
    again = a_draft(requested, LetterKind.MISPRINTS).wording
    assert (again.addressees, again.signer_name) == ((SCIENCE,), "Phạm Thị Mới")


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_file_that_is_there_stays(requested: Workspace, tmp_path: Path, form: str) -> None:
    draft = a_draft(requested, LetterKind.REQUEST, STATISTICS)
    first = export_letter(draft, draft.wording, form, tmp_path)
    before = first.read_bytes()
    second = export_letter(draft, draft.wording, form, tmp_path)
    assert first.name.startswith("CV_STC_Chi-cuc-Thong-ke-tinh_phoi-hop")
    assert second.name == f"{first.stem}_2.{form}"
    assert first.read_bytes() == before


def test_a_file_name_stays_short(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST)
    assert len(file_stem(draft, replace(draft.wording, abstract="cung cấp số liệu " * 40))) <= 90


def test_blank_words_are_refused(requested: Workspace) -> None:
    draft = a_draft(requested, LetterKind.REQUEST)
    for wrong in (replace(draft.wording, abstract=" "), replace(draft.wording, addressees=("",))):
        with pytest.raises(InputError):
            letter(draft, wrong)


def test_names_are_taken_one_a_line_or_parted() -> None:
    wording = with_lines(Wording("x"), addressees="- Sở Nội vụ;\n- Sở Y tế.", recipients="Như trên; Lưu: VT.")
    assert wording.addressees == ("Sở Nội vụ", "Sở Y tế")
    assert wording.recipients == ("Như trên", "Lưu: VT")
