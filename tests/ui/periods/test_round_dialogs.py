"""What the dialogs of a report on its way say and give out; how its states and versions are named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.difference_fields import DifferencePlace
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, VersionId, WorkItemId
from pii_desktop.domain.period import Period, PeriodKind, PeriodState
from pii_desktop.domain.report_differences import Difference, DifferenceKind
from pii_desktop.domain.versions import Version, VersionKind, moves_after
from pii_desktop.services.rounds import Round, Rounds
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.periods.differences_view import DifferencesView, place_of_difference
from pii_desktop.ui.periods.period_head import PeriodHead
from pii_desktop.ui.periods.round_words import foot_note, shown_at_first, version_lines, version_name
from pii_desktop.ui.periods.signed_dialog import SignedDialog, SignedWish, completed
from pii_desktop.ui.periods.step_foot import Step, StepFoot, steps_after
from pii_desktop.ui.periods.versions_panel import LIVE
from pii_desktop.ui.periods.wording import short_title
from pii_desktop.ui.state_words import short_state_tag, state_tag
from pii_desktop.ui.widgets.labels import Label

YEAR = Period(PeriodId(1), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ")
TODAY = date(2025, 11, 20)
FROZEN = datetime(2025, 11, 14, 9, 5, tzinfo=UTC)
FIRST = Version(VersionId(1), YEAR.id, 1, state=PeriodState.RETURNED, reason="Thiếu số liệu", frozen_at=FROZEN)
SECOND = Version(VersionId(2), YEAR.id, 2, state=PeriodState.SUBMITTED, frozen_at=FROZEN, frozen_by="Lê Văn Sơn")
SENT = replace(SECOND, state=PeriodState.SENT, document_number="05/BC-STC", sent_on=date(2025, 11, 28))
ROW = DifferencePlace("2.2.3", "Chi cho NC&PT/GRDP", AssignmentId(7))
DIFFERENCES = (
    Difference(ROW, "Giá trị", "0,41", "0,47", DifferenceKind.CHANGED),
    Difference(ROW, "Kết quả", "", "Đạt 0,47% GRDP", DifferenceKind.ADDED),
    Difference(DifferencePlace(name="412/QĐ-UBND", evidence_id=EvidenceId(3)), "Số", "412", "", DifferenceKind.REMOVED),
)


def told(*versions: Version, changed: tuple[Difference, ...] = ()) -> Rounds:
    """A year with these versions; the second differs from the first in nine places."""
    rounds = tuple(Round(each, 9 if number else None) for number, each in enumerate(versions))
    since = next((each for each in reversed(versions) if each.is_frozen), None)
    return Rounds(YEAR, rounds, moves_after(versions), since, changed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5", "05/BC-STC"), (" 128 ", "128/BC-STC"), ("05/BC-STC", "05/BC-STC"), ("5a/BC-STC", "5a/BC-STC"), ("", "")],
)
def test_a_bare_number_gets_the_symbol_of_the_report(typed: str, number: str) -> None:
    assert completed(typed, "BC-STC") == number


def test_a_number_is_completed_when_the_field_is_left_and_a_wrong_one_is_said(qtbot: QtBot) -> None:
    dialog = SignedDialog("năm 2025", "BC-STC", TODAY)
    qtbot.addWidget(dialog)
    dialog.accept_button.click()
    assert "Chưa nhập số, ký hiệu" in dialog.banner.text()
    dialog.number.set_text("5")
    dialog.number.left.emit("5")
    assert dialog.number.text() == "05/BC-STC"
    dialog.take_file(Path("Báo cáo đã ký.pdf"))
    assert dialog.file_name() == "Báo cáo đã ký.pdf"
    dialog.remove.click()
    with qtbot.waitSignal(dialog.given) as given:
        dialog.accept_button.click()
    assert given.args == [SignedWish("05/BC-STC", TODAY)]


def test_why_in_spite_of_errors_is_asked_in_words_that_are_seen(qtbot: QtBot) -> None:
    dialog = SignedDialog("năm 2025", "BC-STC", TODAY)
    qtbot.addWidget(dialog)
    dialog.ask_reason(3)
    asked = [label.text() for label in dialog.findChildren(Label) if label.isVisibleTo(dialog)]
    assert "Còn 3 lỗi: vì sao vẫn ghi (vào lịch sử)" in asked


def test_another_signer_since_it_was_submitted_is_said_by_name(qtbot: QtBot) -> None:
    dialog = SignedDialog("năm 2025", "BC-STC", TODAY)
    qtbot.addWidget(dialog)
    head = DifferencePlace(name="Thể thức văn bản", is_head=True)
    signer = Difference(head, "Người ký", "Nguyễn Văn Ước", "Trần Thị Bình", DifferenceKind.CHANGED)
    dialog.show_changes((*DIFFERENCES, signer))
    assert "khác bản trình 4 chỗ" in dialog.changes.text()
    assert "Bản trình ghi: người ký Nguyễn Văn Ước, nay là Trần Thị Bình." in dialog.changes.text()
    assert place_of_difference(head) == Destination(PageKey.PREFERENCES)


def test_versions_are_listed_latest_first_under_the_draft() -> None:
    lines = version_lines(told(FIRST), TODAY)
    assert [(line.name, line.story) for line in lines] == [
        ("Bản nháp 2", "đang sửa"),
        ("Bản 1", "chỉnh lý: Thiếu số liệu"),
    ]
    lines = version_lines(told(FIRST, SECOND), FROZEN.astimezone().date())
    hour = f"{FROZEN.astimezone():%H:%M}"
    assert [(line.id, line.story, line.link) for line in lines] == [
        (SECOND.id, f"hôm nay {hour}, Lê Văn Sơn", "9 chỗ khác bản 1"),
        (FIRST.id, "chỉnh lý: Thiếu số liệu", ""),
    ]


def test_what_was_changed_after_sending_stands_above_the_versions() -> None:
    after = told(FIRST, SENT, changed=DIFFERENCES)
    (live, sent, _) = version_lines(after, TODAY)
    assert (live.id, live.link) == (LIVE, "3 chỗ khác bản 2")
    assert sent.story == "gửi 28/11/2025, số 05/BC-STC"
    assert shown_at_first(after) == SENT.id
    assert foot_note(after, errors=4, form_errors=None) == "Đã đổi 3 chỗ từ khi gửi"


def test_later_reports_say_what_they_are() -> None:
    begun = Version(VersionId(3), YEAR.id, 3, VersionKind.CORRECTION, base_id=SENT.id)
    lines = version_lines(told(FIRST, SENT, begun, changed=DIFFERENCES), TODAY)
    assert (lines[0].name, lines[0].story) == ("Bản nháp 3", "báo cáo đính chính")
    signed = replace(begun, state=PeriodState.SIGNED, document_number="07/BC-STC", signed_on=TODAY, frozen_at=FROZEN)
    assert version_lines(told(FIRST, SENT, signed), TODAY)[0].story == "đính chính · ký 20/11/2025, số 07/BC-STC"
    assert version_name(signed) == "Bản 3, đính chính"


@pytest.mark.parametrize(
    ("versions", "steps"),
    [
        ((), (Step.SUBMIT, Step.SIGN, Step.SEND)),
        ((FIRST,), (Step.SUBMIT, Step.SIGN, Step.SEND)),
        ((SECOND,), (Step.SIGN, Step.RETURN, Step.SEND)),
        ((replace(SECOND, state=PeriodState.SIGNED),), (Step.SEND, Step.ATTACH, Step.UNLOCK)),
        ((SENT,), (Step.CORRECT, Step.SUPPLEMENT, Step.SECOND, Step.ATTACH, Step.UNLOCK)),
        ((SENT, replace(SECOND, state=PeriodState.DRAFT)), (Step.SUBMIT, Step.SIGN, Step.SEND, Step.DROP)),
    ],
)
def test_each_state_offers_its_steps(qtbot: QtBot, versions: tuple[Version, ...], steps: tuple[Step, ...]) -> None:
    foot = StepFoot()
    qtbot.addWidget(foot)
    foot.offer(steps_after(told(*versions)), "")
    assert foot.steps() == steps
    buttons = [button for button in (foot.next, foot.second) if button.isVisibleTo(foot)]
    assert len(foot.menu().actions()) == len(steps) - len(buttons)


def test_steps_that_were_left_out_are_not_ticked(qtbot: QtBot) -> None:
    head = PeriodHead()
    qtbot.addWidget(head)
    head.show_round(YEAR, PeriodState.SENT, (SENT,))
    assert head.steps.current() == 4
    assert head.steps.skipped() == {2, 3}
    head.show_round(YEAR, PeriodState.SENT, (FIRST, replace(SENT, signed_on=TODAY)))
    assert head.steps.skipped() == set()


def test_differences_are_filtered_by_kind_and_words(qtbot: QtBot) -> None:
    view = DifferencesView("Bản 1", "Hiện tại")
    qtbot.addWidget(view)
    view.show_differences(DIFFERENCES)
    view.chips.check({DifferenceKind.ADDED.value})
    assert view.model.visible_rows() == [DIFFERENCES[1]]
    view.chips.check(())
    view.search.searched.emit("quyet dinh")
    assert view.model.visible_rows() == []
    view.search.searched.emit("412/qd")
    assert view.model.visible_rows() == [DIFFERENCES[2]]


def test_a_difference_leads_to_where_it_is_put_right() -> None:
    assert place_of_difference(ROW) == Destination(PageKey.INDICATORS, AssignmentId(7), "progress")
    document = DifferencePlace(evidence_id=EvidenceId(3))
    assert place_of_difference(document) == Destination(PageKey.EVIDENCE, evidence_id=EvidenceId(3))
    item = DifferencePlace("2.2.3", "Rà soát", AssignmentId(7), work_item_id=WorkItemId(5))
    assert place_of_difference(item) == Destination(PageKey.WORK, work_item_id=WorkItemId(5))
    assert place_of_difference(DifferencePlace(name="Câu chữ", sentence_key="mo-dau")) is None


@pytest.mark.parametrize(
    ("period", "title", "tag"),
    [
        (YEAR, "Năm 2025", "Nháp"),
        (replace(YEAR, kind=PeriodKind.HALF), "6 tháng 2025", "Nháp"),
        (replace(YEAR, kind=PeriodKind.HALF, index=2), "6 tháng cuối 2025", "Nháp"),
        (replace(YEAR, kind=PeriodKind.QUARTER, index=3), "Quý III/2025", "Nháp"),
        (replace(YEAR, kind=PeriodKind.MONTH, index=8), "Tháng 08/2025", "Nháp"),
        (replace(YEAR, kind=PeriodKind.ONCE, deadline=date(2025, 3, 15)), "Đột xuất 15/3/2025", "Nháp"),
        (replace(YEAR, kind=PeriodKind.ONCE, deadline=None), "Đột xuất 2025", "Nháp"),
        (replace(YEAR, state=PeriodState.RETURNED), "Năm 2025", "Chỉnh lý"),
        (replace(YEAR, state=PeriodState.SENT, sent_on=date(2025, 6, 7)), "Năm 2025", "Đã gửi 7/6"),
    ],
)
def test_the_narrow_list_has_short_words(period: Period, title: str, tag: str) -> None:
    assert (short_title(period), short_state_tag(period).text) == (title, tag)


def test_a_late_report_is_amber_and_a_returned_one_too() -> None:
    late = replace(YEAR, state=PeriodState.SENT, sent_on=date(2025, 12, 2))
    assert (state_tag(late).text, state_tag(late).tone) == ("Đã gửi 02/12/2025", "warn")
    assert state_tag(replace(YEAR, state=PeriodState.RETURNED)).tone == "warn"
