"""A report on its way before the page: submitted, returned, signed, sent, corrected."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Paragraph
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.checking import check_period
from pii_desktop.services.dates import today
from pii_desktop.services.progress import record
from pii_desktop.services.reporting import report_period
from pii_desktop.services.scope import Scope
from pii_desktop.services.versions import Signing, begin, send, sign, submit
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.periods.sent_dialogs import SentDialog
from pii_desktop.ui.periods.signed_dialog import SignedDialog
from pii_desktop.ui.periods.step_foot import Step
from pii_desktop.ui.periods.versions_panel import LIVE
from pii_desktop.ui.widgets.words_dialog import WordsDialog
from tests.explained import WHY, explain_all
from tests.storage.stored import a_file
from tests.ui.workplace import Workplace

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def edit(uow: "UnitOfWork", period_id: PeriodId) -> Changes:
    """The figure of 2.2.3 comes in."""
    entry = Entry(result="Chi NC&PT đạt 0,47% GRDP", explanation=WHY)
    return record(uow, find_assignment(uow, "2.2.3").id, period_id, entry)[1]


def damage(uow: "UnitOfWork", period_id: PeriodId) -> Changes:
    """Somebody edits the file of the workspace with another program."""
    connection = uow.versions._connection
    connection.exec_driver_sql("update report_content set facts = replace(facts, 'Chi', 'chi')")
    return Changes("Sửa", periods=frozenset({period_id}))


@pytest.fixture
def period_id(place: Workplace) -> PeriodId:
    """The year 2025, with nothing left that stands in the way."""
    found = next(each.id for each in place.read(lambda uow: uow.periods.all()) if each.title == "Năm 2025")
    place.desk.choose_period(found)
    place.change(partial(explain_all, period_id=found))
    return PeriodId(found)


def latest(place: Workplace, period_id: PeriodId) -> Version:
    found: Version = place.read(lambda uow: uow.versions.of_period(period_id))[-1]
    return found


def lines(page: PeriodsPage) -> list[tuple[str, str, str]]:
    return [(each.name, each.story, each.link) for each in page.versions.model.all_rows()]


def test_with_errors_a_draft_cannot_be_submitted(page: PeriodsPage) -> None:
    assert page.steps.steps() == (Step.SUBMIT, Step.SIGN, Step.SEND)
    assert not page.steps.next.isEnabled()
    errors = sum(found.severity == "error" for found in page.check.model.all_rows())
    assert page.steps.note() == f"Sửa xong {errors} lỗi mới trình được"
    assert lines(page) == [("Bản nháp 1", "chưa trình lần nào", "")]


def test_a_draft_is_submitted_with_one_click_and_taken_back(
    period_id: PeriodId, page: PeriodsPage, place: Workplace
) -> None:
    assert page.steps.note() == "Chưa kiểm tra trước khi ký"
    page.signing._on_rested()
    place.settle()
    assert page.steps.note() == "Không còn lỗi, trình được"
    page.steps.next.click()
    assert (page.steps.note(), page.steps.next.isEnabled()) == ("Đang kiểm tra trước khi ký…", False)
    place.settle()
    assert latest(place, period_id).state is PeriodState.SUBMITTED
    assert page.undo_bar.text() == "Trình báo cáo năm 2025"
    assert page.head.steps.current() == 1
    assert page.list.items()[0].state_words() == "Đã trình"
    assert page.steps.steps() == (Step.SIGN, Step.RETURN, Step.SEND)
    place.desk.undo()
    place.settle()
    assert page.head.steps.current() == 0


def test_a_second_click_does_nothing(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    for _ in range(2):
        page.steps.next.click()
    place.settle()
    assert len(place.read(lambda uow: uow.versions.of_period(period_id))) == 1
    assert place.refused == []
    assert page.rounds.dialog is None


def test_a_version_that_was_damaged_is_said_and_all_else_is_shown(
    period_id: PeriodId, page: PeriodsPage, place: Workplace
) -> None:
    place.change(partial(submit, period_id=period_id))
    place.change(partial(damage, period_id=period_id))
    assert "không còn nguyên" in page.steps.note()
    assert page.steps.steps() == ()
    assert page.versions.model.all_rows() == ()
    assert page.check.model.all_rows()


def test_what_the_leader_wants_changed_is_kept_with_the_version(
    period_id: PeriodId, page: PeriodsPage, place: Workplace
) -> None:
    place.change(partial(submit, period_id=period_id))
    page.steps.second.click()
    dialog = page.rounds.dialog
    assert isinstance(dialog, WordsDialog)
    dialog.accept_button.click()
    assert page.rounds.dialog is dialog, "a reason is needed"
    dialog.words.set_text("Bổ sung số liệu quý IV")
    dialog.accept_button.click()
    place.settle()
    assert latest(place, period_id).reason == "Bổ sung số liệu quý IV"
    assert page.head.steps.current() == 2
    assert page.steps.note() == "Chỉnh lý: Bổ sung số liệu quý IV"
    assert [line[0] for line in lines(page)] == ["Bản nháp 2", "Bản 1"]


def test_what_was_changed_since_is_counted_and_shown(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    place.change(partial(submit, period_id=period_id))
    place.change(partial(edit, period_id=period_id))
    assert lines(page)[0] == ("Hiện tại", "chưa nằm trong bản nào", "1 chỗ khác bản 1")
    page.versions.view.row_activated.emit(LIVE)
    dialog = page.rounds.comparing.dialog
    assert dialog is not None
    (found,) = dialog.differences.model.all_rows()
    assert (found.place.code, found.what, found.new) == ("2.2.3", "Kết quả", "Chi NC&PT đạt 0,47% GRDP")
    dialog.differences.view.row_activated.emit(found)
    assert place.wanted == [Destination(PageKey.INDICATORS, found.place.assignment_id, "progress")]


def test_the_preview_shows_the_version_that_is_chosen(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    place.change(partial(submit, period_id=period_id))
    place.change(partial(edit, period_id=period_id))
    assert page.versions.current() == latest(place, period_id).id
    frozen = page.preview.document
    page.versions.view.select_id(LIVE)
    place.settle()
    assert page.preview.document is not frozen
    assert page.preview.document is not None


def test_signing_takes_the_number_the_day_and_the_file(
    period_id: PeriodId, page: PeriodsPage, place: Workplace, tmp_path: Path
) -> None:
    place.change(partial(submit, period_id=period_id))
    place.change(partial(edit, period_id=period_id))
    page.steps.next.click()
    dialog = page.rounds.dialog
    assert isinstance(dialog, SignedDialog)
    assert "khác bản trình 1 chỗ" in dialog.changes.text()
    dialog.number.set_text("5")
    dialog.take_file(a_file(tmp_path, "Báo cáo đã ký.pdf"))
    dialog.accept_button.click()
    place.settle()
    signed = latest(place, period_id)
    assert (signed.document_number, signed.signed_on) == ("05/BC-STC", today())
    assert signed.evidence_id is not None
    assert page.rounds.dialog is None
    assert page.steps.steps() == (Step.SEND, Step.OPEN, Step.UNLOCK)
    assert page.steps.note() == "Số 05/BC-STC, chưa gửi"


def test_a_file_that_cannot_be_read_keeps_the_dialog_open(
    period_id: PeriodId, page: PeriodsPage, place: Workplace, tmp_path: Path
) -> None:
    place.change(partial(submit, period_id=period_id))
    page.steps.next.click()
    dialog = page.rounds.dialog
    assert isinstance(dialog, SignedDialog)
    dialog.number.set_text("05")
    dialog.take_file(a_file(tmp_path, "rỗng.pdf", b""))
    dialog.accept_button.click()
    place.settle()
    assert "Chưa nhận được tệp đã ký" in dialog.banner.text()
    assert dialog.accept_button.isEnabled()
    assert latest(place, period_id).state is PeriodState.SUBMITTED
    dialog.reject()


def test_a_draft_with_errors_is_sent_for_a_reason_only(page: PeriodsPage, place: Workplace) -> None:
    place.desk.choose_period(page.list.items()[0].period.id)
    place.settle()
    page.steps.wanted.emit(Step.SEND)
    place.settle()
    dialog = page.rounds.dialog
    assert isinstance(dialog, SentDialog)
    assert not dialog.reason.form.isVisibleTo(dialog), "all errors are in the records"
    assert dialog.reason.field.isVisibleTo(dialog)
    dialog.accept_button.click()
    place.settle()
    assert "lỗi mới gửi được" in dialog.banner.text()
    dialog.reason.field.set_text("Đã gửi bản giấy trước hạn")
    dialog.accept_button.click()
    place.settle()
    assert page.rounds.dialog is None
    assert page.list.items()[0].period.sent_on == today()
    assert page.head.steps.current() == 4


def test_a_sent_report_is_unlocked_for_a_reason(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    place.change(partial(send, period_id=period_id, on=today()))
    assert [action.text() for action in page.steps.menu().actions()][-1] == "Mở khoá…"
    page.steps.wanted.emit(Step.UNLOCK)
    dialog = page.rounds.dialog
    assert isinstance(dialog, WordsDialog)
    dialog.words.set_text("Gửi nhầm bản nháp")
    dialog.accept_button.click()
    place.settle()
    assert latest(place, period_id).state is PeriodState.RETURNED
    assert page.steps.steps()[0] is Step.SUBMIT


def test_a_sent_report_with_a_number_is_signed_still_when_unlocked(
    period_id: PeriodId, page: PeriodsPage, place: Workplace
) -> None:
    place.change(partial(sign, period_id=period_id, signing=Signing("05/BC-STC", today())))
    place.change(partial(send, period_id=period_id, on=today()))
    for words, state in (("Gửi nhầm nơi nhận", PeriodState.SIGNED), ("Sai số liệu", PeriodState.RETURNED)):
        page.steps.wanted.emit(Step.UNLOCK)
        dialog = page.rounds.dialog
        assert isinstance(dialog, WordsDialog)
        dialog.words.set_text(words)
        dialog.accept_button.click()
        place.settle()
        assert latest(place, period_id).state is state
        if state is PeriodState.SIGNED:
            assert page.steps.steps() == (Step.SEND, Step.ATTACH, Step.UNLOCK)
            assert page.steps.note() == "Số 05/BC-STC, chưa gửi (mở khoá: Gửi nhầm nơi nhận)"


def test_another_symbol_is_asked_for_a_reason(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    place.change(partial(submit, period_id=period_id))
    page.steps.next.click()
    dialog = page.rounds.dialog
    assert isinstance(dialog, SignedDialog)
    dialog.number.set_text("5/BC-SNV")
    dialog.accept_button.click()
    place.settle()
    assert "khác ký hiệu của cơ quan" in dialog.banner.text()
    assert dialog.reason.field.isVisibleTo(dialog)
    dialog.reason.field.set_text("Ký trước khi hợp nhất")
    dialog.accept_button.click()
    place.settle()
    assert latest(place, period_id).document_number == "05/BC-SNV"


def test_errors_elsewhere_do_not_hold_up_a_correction(page: PeriodsPage, place: Workplace) -> None:
    found = next(each.id for each in place.read(lambda uow: uow.periods.all()) if each.title == "Năm 2025")
    place.desk.choose_period(found)
    place.change(partial(send, period_id=found, on=today(), why="Đã gửi bản giấy"))
    place.change(partial(edit, period_id=found))
    place.change(partial(begin, period_id=found, kind=VersionKind.CORRECTION, why="rà soát số liệu"))
    assert not any(each.severity == "error" for each in page.check.model.all_rows())
    others = place.read(partial(check_period, scope=Scope(None, found))).others
    assert others > 0
    assert page.check.when().endswith(f"· {others} điểm khác không thuộc báo cáo này")
    page.signing._on_rested()
    place.settle()
    assert page.steps.note() == "Nội dung đính chính không còn lỗi, trình được"
    assert page.steps.next.isEnabled()
    page.steps.next.click()
    place.settle()
    assert latest(place, found).state is PeriodState.SUBMITTED


def test_a_correcting_report_is_begun_from_its_differences_and_given_up(
    period_id: PeriodId, page: PeriodsPage, place: Workplace
) -> None:
    place.change(partial(sign, period_id=period_id, signing=Signing("05/BC-STC", today())))
    place.change(partial(send, period_id=period_id, on=today()))
    place.change(partial(edit, period_id=period_id))
    assert page.steps.steps()[:3] == (Step.CORRECT, Step.SUPPLEMENT, Step.SECOND)
    page.steps.second.click()
    dialog = page.rounds.comparing.dialog
    assert dialog is not None
    assert len(dialog.differences.model.all_rows()) == 1
    dialog.reason.text_edit.insertPlainText("rà soát số liệu NC&PT")
    dialog.reject()
    page.steps.second.click()
    dialog = page.rounds.comparing.dialog
    assert dialog is not None
    assert dialog.reason.label_text.startswith("Lý do đính chính")
    assert dialog.reason.text() == "rà soát số liệu NC&PT", "what was typed is not lost"
    dialog.accept_button.click()
    place.settle()
    assert latest(place, period_id).kind is VersionKind.CORRECTION
    correcting = place.read(partial(report_period, period_id=period_id))[0]
    assert "Lý do đính chính: rà soát số liệu NC&PT." in [
        block.text for block in correcting.blocks if isinstance(block, Paragraph)
    ]
    assert page.head.title() == "Báo cáo đính chính năm 2025"
    assert lines(page)[0] == ("Bản nháp 2", "báo cáo đính chính", "1 chỗ khác bản 1")
    page.steps.wanted.emit(Step.DROP)
    place.settle()
    page.steps.second.click()
    again = page.rounds.comparing.dialog
    assert again is not None
    assert again.reason.text() == ""
    again.reject()
    assert latest(place, period_id).state is PeriodState.SENT
    assert page.head.title() == "Báo cáo PII năm 2025"


def test_without_differences_nothing_can_be_corrected(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    place.change(partial(send, period_id=period_id, on=today()))
    page.steps.wanted.emit(Step.CORRECT)
    dialog = page.rounds.comparing.dialog
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_the_text_is_composed_on_its_own_page(period_id: PeriodId, page: PeriodsPage, place: Workplace) -> None:
    page.versions.compose.click()
    assert place.wanted == [Destination(PageKey.REPORT, period_id=period_id)]


def test_a_scan_that_comes_later_is_attached_and_opened(
    period_id: PeriodId, page: PeriodsPage, place: Workplace, tmp_path: Path
) -> None:
    place.change(partial(sign, period_id=period_id, signing=Signing("05/BC-STC", today())))
    assert Step.ATTACH in page.steps.steps()
    page.rounds.take(Step.ATTACH)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(a_file(tmp_path, "Bản quét.pdf"))])
    dialog.reject()
    place.settle()
    evidence_id = latest(place, period_id).evidence_id
    assert evidence_id is not None
    page.steps.wanted.emit(Step.OPEN)
    assert place.wanted == [Destination(PageKey.EVIDENCE, evidence_id=evidence_id)]
