"""The words of a supplement or a correction: its reason, its sentences, and what the check before signature says."""

from datetime import date

import pytest

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import Paragraph
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.versions import VersionKind
from pii_desktop.domain.wordings import Outline, SentenceState
from pii_desktop.errors import InputError
from pii_desktop.services import stepping, wordings
from pii_desktop.services.signing_checks import check_before_signing
from pii_desktop.services.versions import Signing, begin, discard, return_for_changes, send, sign, submit
from pii_desktop.storage.workspace import Workspace
from tests.services.rounds_desk import (
    PERIOD,
    enter,
    explain_all,
    latest,
    report,
    sent,
    standing,
    workspace_rows,
)

WHY = "rà soát số liệu doanh nghiệp"


@pytest.fixture
def row(workspace: Workspace) -> AssignmentId:
    """A row of the report of 2025 that was sent, whose number is another one by now."""
    explain_all(workspace)
    first = workspace_rows(workspace)[0]
    enter(workspace, first, "5", explanation="Số liệu ước")
    sent(workspace)
    enter(workspace, first, "6", explanation="Số liệu ước")
    return first


def begun(workspace: Workspace, why: str = WHY, kind: VersionKind = VersionKind.CORRECTION) -> Changes:
    return workspace.run(lambda uow: begin(uow, PERIOD, kind, why))


def paragraphs(workspace: Workspace) -> dict[str, str]:
    blocks = (block for block in report(workspace)[0].blocks if isinstance(block, Paragraph))
    return {block.key: block.text for block in blocks}


def outline(workspace: Workspace) -> Outline:
    return workspace.read(lambda uow: wordings.outline(uow, PERIOD))


def findings(workspace: Workspace) -> tuple[SigningFinding, ...]:
    return workspace.read(lambda uow: check_before_signing(uow, PERIOD)).findings


def key(workspace: Workspace, name: str, kind: VersionKind = VersionKind.CORRECTION) -> str:
    base = latest(workspace).base_id
    return f"{kind.value}/{name}:{base}"


def add(workspace: Workspace, after: str, text: str) -> str:
    """A sentence of the user's own behind another one; its key."""
    behind = key(workspace, after)
    return workspace.run(lambda uow: wordings.add_own(uow, PERIOD, behind, text))[0]


def give_up(workspace: Workspace) -> None:
    number = latest(workspace).id
    workspace.run(lambda uow: discard(uow, number))


@pytest.mark.parametrize(
    ("kind", "verb"), [(VersionKind.CORRECTION, "đính chính"), (VersionKind.SUPPLEMENT, "bổ sung")]
)
def test_it_says_why_in_the_words_of_the_clerk(
    workspace: Workspace, row: AssignmentId, kind: VersionKind, verb: str
) -> None:
    enter(workspace, row, "6", result="Đã giải ngân 60%", explanation="Số liệu ước")
    begun(workspace, f" {WHY}. ", kind)
    assert paragraphs(workspace)[key(workspace, "reason", kind)] == f"Lý do {verb}: {WHY}."
    grave = (SigningRule.FIRST_CITATION, SigningRule.ADDRESSEE_SELF, SigningRule.ABSTRACT, SigningRule.CLOSING)
    assert [each.text for each in findings(workspace) if each.severity is Severity.ERROR or each.rule in grave] == []


def test_a_reason_is_printed_as_typed(workspace: Workspace, row: AssignmentId) -> None:
    begun(workspace, "rà soát {số liệu} <b>R&D</b>\ntheo =1+1")
    assert paragraphs(workspace)[key(workspace, "reason")] == (
        "Lý do đính chính: rà soát {số liệu} <b>R&D</b> theo =1+1."
    )


def test_a_reason_that_cannot_be_printed_begins_nothing(workspace: Workspace, row: AssignmentId) -> None:
    with pytest.raises(InputError, match="ký tự điều khiển"):
        begun(workspace, "rà soát\x07 số liệu")
    assert latest(workspace).number == 1


def test_a_reason_that_is_missing_is_a_gap_that_the_check_finds(workspace: Workspace, row: AssignmentId) -> None:
    begun(workspace, "")
    (found,) = (each for each in findings(workspace) if each.severity is Severity.ERROR)
    assert found.text == "Còn chỗ trống chưa điền: “(nêu lý do đính chính)”"
    assert found.key == key(workspace, "reason")
    workspace.run(lambda uow: wordings.reword(uow, PERIOD, found.key, f"Lý do đính chính: {WHY}."))
    assert [each for each in findings(workspace) if each.severity is Severity.ERROR] == []


def test_every_sentence_can_be_reworded_and_follows_the_numbers(workspace: Workspace, row: AssignmentId) -> None:
    begun(workspace)
    leading = key(workspace, "list")
    words = "Sở Tài chính xin đính chính 01 nội dung tại Báo cáo số 05/BC-STC, cụ thể:"
    workspace.run(lambda uow: wordings.reword(uow, PERIOD, leading, words))
    enter(workspace, row, "6", difficulties="Vốn giao muộn", explanation="Số liệu ước")
    assert paragraphs(workspace)[leading] == words.replace("01", "02")
    line = outline(workspace).line(leading)
    assert line is not None
    assert line.state is SentenceState.EDITED

    workspace.run(lambda uow: wordings.restore(uow, PERIOD, leading))
    assert paragraphs(workspace)[leading].startswith("Nay Sở Tài chính đính chính 02 nội dung tại Báo cáo số 05/BC-STC")


def test_sentences_are_left_out_and_added(workspace: Workspace, row: AssignmentId) -> None:
    begun(workspace)
    rest, closing = key(workspace, "rest"), key(workspace, "closing")
    workspace.run(lambda uow: wordings.leave_out(uow, PERIOD, rest))
    added = add(workspace, "list", "Số liệu đã đối chiếu.")
    assert list(paragraphs(workspace))[-2:] == [added, closing]
    assert [type(block).__name__ for block in report(workspace)[0].blocks][-3:] == ["Table", "Paragraph", "Paragraph"]
    with pytest.raises(InputError, match="Không thêm câu ở đây được"):
        workspace.run(lambda uow: wordings.add_own(uow, PERIOD, closing, "Trân trọng."))
    abstract = key(workspace, "abstract")
    with pytest.raises(InputError, match="Báo cáo phải có trích yếu"):
        workspace.run(lambda uow: wordings.leave_out(uow, PERIOD, abstract))


def test_words_of_the_whole_report_stand_in_no_correction_nor_the_other_way_round(workspace: Workspace) -> None:
    explain_all(workspace)
    workspace.run(lambda uow: wordings.add_own(uow, PERIOD, "opening", "Câu của cả báo cáo."))
    sent(workspace)
    enter(workspace, workspace_rows(workspace)[0], "6")
    begun(workspace)
    add(workspace, "reason", "Câu của bản đính chính.")
    assert "Câu của cả báo cáo." not in paragraphs(workspace).values()
    assert "Câu của bản đính chính." in paragraphs(workspace).values()
    assert [each for each in standing(workspace).changed_since if each.place.sentence_key] == []

    give_up(workspace)
    workspace.run(lambda uow: begin(uow, PERIOD, VersionKind.REPORT))
    assert "Câu của cả báo cáo." in paragraphs(workspace).values()
    assert "Câu của bản đính chính." not in paragraphs(workspace).values()


def test_words_stay_when_it_comes_back(workspace: Workspace, row: AssignmentId) -> None:
    begun(workspace)
    opening = key(workspace, "opening")
    workspace.run(
        lambda uow: wordings.reword(uow, PERIOD, opening, "Sở Tài chính đã báo cáo Sở Khoa học và Công nghệ.")
    )
    workspace.run(lambda uow: submit(uow, PERIOD))
    number = latest(workspace).id
    workspace.run(lambda uow: return_for_changes(uow, number, "Nêu rõ lý do"))
    reason = key(workspace, "reason")
    workspace.run(lambda uow: wordings.reword(uow, PERIOD, reason, f"Lý do đính chính: {WHY} theo Công văn số 12/CTK."))
    assert paragraphs(workspace)[opening] == "Sở Tài chính đã báo cáo Sở Khoa học và Công nghệ."
    assert [each.new for each in standing(workspace).changed_since] == [
        "Lý do đính chính: {lý do} theo Công văn số 12/CTK."
    ], "what was reworded since it was submitted is told"
    workspace.run(lambda uow: submit(uow, PERIOD))
    assert standing(workspace).rounds[-1].differences == 1


def test_a_draft_that_is_given_up_takes_its_words_along(workspace: Workspace, row: AssignmentId) -> None:
    begun(workspace)
    give_up(workspace)
    assert workspace.read(lambda uow: uow.wordings.of_period(PERIOD)) == ()
    workspace.run(stepping.undo_last)
    assert paragraphs(workspace)[key(workspace, "reason")] == f"Lý do đính chính: {WHY}."
    workspace.run(stepping.undo_last)
    assert latest(workspace).number == 1
    assert workspace.read(lambda uow: uow.wordings.of_period(PERIOD)) == ()


def test_a_correction_after_a_correction_has_words_of_its_own_and_names_both(
    workspace: Workspace, row: AssignmentId
) -> None:
    begun(workspace)
    workspace.run(lambda uow: sign(uow, PERIOD, Signing("9/BC-STC", date(2025, 12, 4))))
    workspace.run(lambda uow: send(uow, PERIOD, date(2025, 12, 5)))
    enter(workspace, row, "7", explanation="Số liệu ước")
    begun(workspace, "Chi cục Thống kê công bố lại số liệu")
    told = paragraphs(workspace)
    assert told[key(workspace, "reason")] == "Lý do đính chính: Chi cục Thống kê công bố lại số liệu."
    assert told[key(workspace, "earlier")] == (
        "Báo cáo số 05/BC-STC đã được đính chính tại Báo cáo số 09/BC-STC ngày 04/12/2025."
    )
    assert told[key(workspace, "list")] == (
        "Nay Sở Tài chính đính chính 01 nội dung tại Báo cáo số 05/BC-STC và Báo cáo số 09/BC-STC như sau:"
    )


def test_the_check_looks_only_at_what_a_correction_tells(workspace: Workspace, row: AssignmentId) -> None:
    other = workspace_rows(workspace)[1]
    enter(workspace, other, "40", result="Đã đạt 45%.")
    begun(workspace)
    codes = {each.place.assignment_id for each in findings(workspace)}
    assert codes <= {None, row, other}
