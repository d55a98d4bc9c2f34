"""Sentences of a report reworded, left out, added and worded by templates, in a real workspace."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId, VersionId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.versions import Version
from pii_desktop.domain.wordings import DrawnAnnex, OutlineLine, SentenceState
from pii_desktop.errors import InputError
from pii_desktop.services import reporting, wordings
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.evidence import attach
from pii_desktop.services.progress import record
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.wording_templates import drop_template, put_template, templates
from pii_desktop.storage.workspace import Workspace
from tests.exporters.as_text import words
from tests.storage.stored import a_file

YEAR = PeriodId(2)
PLAN = PlanId(1)
TEXT = "Đến nay, Sở Tài chính đã có số liệu, kết quả của 02/29 chỉ số được giao."


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Two rows with numbers."""
    for code, value in (("2.2.2", "0.13"), ("4.2.2", "10.3")):
        entry = Entry(value=Decimal(value))
        workspace.run(lambda uow, code=code, entry=entry: record(uow, row(uow, code), YEAR, entry))  # type: ignore[misc]
    return workspace


def row(uow: object, code: str) -> AssignmentId:
    return find_assignment(uow, code).id  # type: ignore[arg-type]


def line(workspace: Workspace, key: str) -> OutlineLine:
    found = workspace.read(lambda uow: wordings.outline(uow, YEAR)).line(key)
    assert found is not None, key
    return found


def printed(workspace: Workspace) -> str:
    return words(workspace.read(lambda uow: reporting.build(uow, YEAR)))


def test_the_outline_is_the_report_sentence_by_sentence(filled: Workspace) -> None:
    found = filled.read(lambda uow: wordings.outline(uow, YEAR))
    assert found.lines[0].key == "head/abstract"
    assert found.lines[-1].key == "closing"
    assert not found.locked
    assert all(each.state is SentenceState.GENERATED for each in found.lines)
    text = printed(filled)
    assert all(each.text in text for each in found.lines if each.section and "\n" not in each.text)


def test_a_reworded_sentence_is_printed_and_its_numbers_follow(filled: Workspace) -> None:
    changes = filled.run(lambda uow: wordings.reword(uow, YEAR, "results/reported", TEXT))
    assert changes.periods == {YEAR}
    assert TEXT in printed(filled)
    filled.run(lambda uow: record(uow, row(uow, "6.3.1"), YEAR, Entry(value=Decimal(19))))
    assert TEXT.replace("02/29", "03/29") in printed(filled)
    assert line(filled, "results/reported").state is SentenceState.CHANGED, "the rest of the sentence counts others now"


def test_keeping_ones_words_settles_what_changed(filled: Workspace) -> None:
    filled.run(lambda uow: wordings.reword(uow, YEAR, "results/reported", TEXT))
    filled.run(lambda uow: record(uow, row(uow, "6.3.1"), YEAR, Entry(value=Decimal(19))))
    filled.run(lambda uow: wordings.keep(uow, YEAR, "results/reported"))
    assert line(filled, "results/reported").state is SentenceState.EDITED


def test_rewording_can_be_undone_and_restored(filled: Workspace) -> None:
    before = line(filled, "results/reported")
    filled.run(lambda uow: wordings.reword(uow, YEAR, "results/reported", TEXT))
    filled.run(undo_last)
    assert line(filled, "results/reported") == before
    filled.run(lambda uow: wordings.reword(uow, YEAR, "results/reported", TEXT))
    filled.run(lambda uow: wordings.restore(uow, YEAR, "results/reported"))
    assert line(filled, "results/reported") == before


def test_the_generated_words_typed_again_are_no_wording(filled: Workspace) -> None:
    generated = line(filled, "closing").generated
    filled.run(lambda uow: wordings.reword(uow, YEAR, "closing", "Trân trọng./."))
    filled.run(lambda uow: wordings.reword(uow, YEAR, "closing", f" {generated} "))
    assert line(filled, "closing").state is SentenceState.GENERATED
    assert filled.read(lambda uow: uow.wordings.of_period(YEAR)) == ()


def test_a_sentence_is_left_out_and_comes_back_in_its_words(filled: Workspace) -> None:
    filled.run(lambda uow: wordings.reword(uow, YEAR, "results/reported", TEXT))
    filled.run(lambda uow: wordings.leave_out(uow, YEAR, "results/reported"))
    assert TEXT not in printed(filled)
    assert line(filled, "results/reported").text == TEXT
    filled.run(lambda uow: wordings.bring_back(uow, YEAR, "results/reported"))
    assert TEXT in printed(filled)
    assert line(filled, "results/reported").state is SentenceState.EDITED


def test_a_generated_sentence_that_comes_back_is_generated(filled: Workspace) -> None:
    filled.run(lambda uow: wordings.leave_out(uow, YEAR, "closing/attached"))
    filled.run(lambda uow: wordings.bring_back(uow, YEAR, "closing/attached"))
    assert line(filled, "closing/attached").state is SentenceState.GENERATED


def test_own_sentences_are_added_reworded_and_removed(filled: Workspace) -> None:
    first, _ = filled.run(lambda uow: wordings.add_own(uow, YEAR, "opening", "Câu {một}."))
    second, _ = filled.run(lambda uow: wordings.add_own(uow, YEAR, first, "Câu hai."))
    assert (first, second) == ("own/1", "own/2")
    filled.run(lambda uow: wordings.reword(uow, YEAR, first, "Câu {1} đã sửa."))
    order = [each.key for each in filled.read(lambda uow: wordings.outline(uow, YEAR)).lines]
    assert order[2:5] == ["opening", "own/1", "own/2"]
    assert "Câu {1} đã sửa.\nCâu hai." in printed(filled)
    filled.run(lambda uow: wordings.leave_out(uow, YEAR, first))
    assert [each.key for each in filled.read(lambda uow: wordings.outline(uow, YEAR)).lines][2:4] == [
        "opening",
        "own/2",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "blank"), (" \n\u200b ", "blank"), ("Câu\x07 lạ", "control-characters"), ("a" * 20_001, "too-long")],
)
def test_what_is_no_sentence_is_refused(filled: Workspace, text: str, code: str) -> None:
    for change in (
        lambda uow: wordings.reword(uow, YEAR, "opening", text),
        lambda uow: wordings.add_own(uow, YEAR, "opening", text),
        lambda uow: put_template(uow, PLAN, "opening", text),
    ):
        with pytest.raises(InputError) as refused:
            filled.run(change)
        assert refused.value.code == code
    assert line(filled, "opening").state is SentenceState.GENERATED


def test_a_blank_text_is_offered_leaving_the_sentence_out(filled: Workspace) -> None:
    with pytest.raises(InputError, match="Bỏ câu này"):
        filled.run(lambda uow: wordings.reword(uow, YEAR, "opening", " "))


def test_the_abstract_cannot_be_left_out_nor_anything_stand_behind_the_closing(filled: Workspace) -> None:
    for change, code in (
        (lambda uow: wordings.leave_out(uow, YEAR, "head/abstract"), "abstract"),
        (lambda uow: wordings.add_own(uow, YEAR, "closing", "Thêm."), "bad-place"),
        (lambda uow: wordings.add_own(uow, YEAR, "head/abstract", "Thêm."), "bad-place"),
        (lambda uow: wordings.add_own(uow, YEAR, "results/indicator:999", "Thêm."), "not-found"),
        (lambda uow: wordings.reword(uow, YEAR, "lạ", "Thêm."), "not-found"),
        (lambda uow: wordings.reword(uow, YEAR, "own/9", "Thêm."), "not-found"),
        (lambda uow: put_template(uow, None, "lạ", "Thêm."), "not-found"),
    ):
        with pytest.raises(InputError) as refused:
            filled.run(change)
        assert refused.value.code == code


@pytest.mark.parametrize("state", [PeriodState.SUBMITTED, PeriodState.SIGNED, PeriodState.SENT])
def test_a_frozen_report_is_not_reworded(filled: Workspace, state: PeriodState) -> None:
    key, _ = filled.run(lambda uow: wordings.add_own(uow, YEAR, "opening", "Câu thêm."))
    filled.run(lambda uow: uow.versions.add(Version(VersionId(0), YEAR, 1, state=state, sent_on=date(2025, 11, 20))))
    for change in (
        lambda uow: wordings.reword(uow, YEAR, "opening", "Câu khác."),
        lambda uow: wordings.leave_out(uow, YEAR, "opening"),
        lambda uow: wordings.bring_back(uow, YEAR, "opening"),
        lambda uow: wordings.restore(uow, YEAR, "opening"),
        lambda uow: wordings.keep(uow, YEAR, "opening"),
        lambda uow: wordings.add_own(uow, YEAR, "opening", "Câu khác."),
        lambda uow: wordings.remove_own(uow, YEAR, key),
    ):
        with pytest.raises(InputError) as refused:
            filled.run(change)
        assert refused.value.code == "report-locked"
    assert state.label.lower() in filled.read(lambda uow: wordings.outline(uow, YEAR)).locked


def test_a_draft_begun_after_sending_can_be_reworded(filled: Workspace) -> None:
    filled.run(lambda uow: uow.versions.add(Version(VersionId(0), YEAR, 1, state=PeriodState.SENT)))
    filled.run(lambda uow: uow.versions.add(Version(VersionId(0), YEAR, 2)))
    filled.run(lambda uow: wordings.reword(uow, YEAR, "opening", "Câu của bản 2:"))
    assert line(filled, "opening").text == "Câu của bản 2:"


def test_a_template_of_the_plan_goes_before_one_of_all_plans(filled: Workspace) -> None:
    filled.run(lambda uow: put_template(uow, None, "opening", "{đơn vị} báo cáo:"))
    changes = filled.run(lambda uow: put_template(uow, PLAN, "opening", "Theo {kế hoạch}, báo cáo:"))
    assert YEAR in changes.periods
    assert line(filled, "opening").text.startswith("Theo Kế hoạch số 279/KH-UBND ngày 06/5/2025")
    shown = {each.kind: each for each in filled.read(lambda uow: templates(uow, PLAN))}
    assert (shown["opening"].is_own, shown["opening"].plan_id) == (True, PLAN)
    assert not shown["closing"].is_own
    filled.run(lambda uow: drop_template(uow, PLAN, "opening"))
    assert line(filled, "opening").text == "Sở Tài chính báo cáo:"
    filled.run(lambda uow: drop_template(uow, None, "opening"))
    assert line(filled, "opening").state is SentenceState.GENERATED


def test_where_a_template_stands_its_words_typed_again_are_no_wording(filled: Workspace) -> None:
    generated = line(filled, "opening").generated
    filled.run(lambda uow: put_template(uow, PLAN, "opening", "{đơn vị} báo cáo:"))
    filled.run(lambda uow: wordings.reword(uow, YEAR, "opening", generated))
    assert line(filled, "opening").text == generated
    filled.run(lambda uow: wordings.reword(uow, YEAR, "opening", "Sở Tài chính báo cáo:"))
    assert line(filled, "opening").state is SentenceState.TEMPLATE
    filled.run(lambda uow: wordings.leave_out(uow, YEAR, "opening"))
    filled.run(lambda uow: wordings.bring_back(uow, YEAR, "opening"))
    assert line(filled, "opening").state is SentenceState.TEMPLATE


def test_a_document_of_ones_own_that_proves_no_row_tells_how_the_work_was_led(
    filled: Workspace, tmp_path: Path
) -> None:
    plan = EvidenceFields("45/KH-STC", date(2025, 5, 20), "Sở Tài chính", "Kế hoạch triển khai Kế hoạch 279/KH-UBND")
    filled.run(lambda uow: attach(uow, a_file(tmp_path, "45.pdf", b"%PDF 45"), plan, frozenset()))
    assert "gồm: Kế hoạch số 45/KH-STC ngày 20/5/2025 của Sở Tài chính" in line(filled, "leading/documents").text


def test_a_sentence_of_a_row_gives_a_template_of_its_kind(filled: Workspace) -> None:
    key = f"results/indicator:{filled.read(lambda uow: row(uow, '2.2.2'))}"
    filled.run(lambda uow: put_template(uow, PLAN, key, "+ {chỉ số} {đánh giá}"))
    assert line(filled, key).text.startswith("+ Chỉ số 2.2.2.")
    other = f"results/indicator:{filled.read(lambda uow: row(uow, '4.2.2'))}"
    assert line(filled, other).state is SentenceState.TEMPLATE


def test_an_unknown_place_in_a_template_is_told_with_those_there_are(filled: Workspace) -> None:
    with pytest.raises(InputError) as refused:
        filled.run(lambda uow: put_template(uow, PLAN, "opening", "Theo {số lạ} và {đơn vị}"))
    assert refused.value.code == "unknown-place"
    assert refused.value.title == "{số lạ} không có trong câu này."
    assert "{kế hoạch}" in refused.value.hint


def test_another_period_keeps_its_own_words(filled: Workspace) -> None:
    filled.run(lambda uow: wordings.reword(uow, YEAR, "opening", "Chỉ cho năm:"))
    half = filled.read(lambda uow: wordings.outline(uow, PeriodId(1))).line("opening")
    assert half is not None
    assert half.state is SentenceState.GENERATED


def test_an_annex_of_pictures_is_left_out_here_and_from_now_on(filled: Workspace) -> None:
    def charts(period_id: PeriodId) -> bool | None:
        return dict(filled.read(lambda uow: wordings.outline(uow, period_id)).annexes).get(DrawnAnnex.CHARTS)

    def titles() -> str:
        return " ".join(annex.title for annex in filled.read(lambda uow: reporting.build(uow, YEAR)).annexes)

    assert charts(YEAR) is True
    assert "BIỂU ĐỒ" in titles()
    filled.run(lambda uow: wordings.choose_annex(uow, YEAR, DrawnAnnex.CHARTS, stands=False))
    assert charts(YEAR) is charts(PeriodId(1)) is False
    assert "BIỂU ĐỒ" not in titles()
    filled.run(lambda uow: wordings.choose_annex(uow, YEAR, DrawnAnnex.CHARTS, stands=True))
    assert charts(YEAR) is True
    filled.run(undo_last)
    assert charts(YEAR) is False
