"""Sentences are reworded where they stand; the report follows, and can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.versions import VersionKind
from pii_desktop.domain.wordings import DrawnAnnex, SentenceState
from pii_desktop.services.dates import today
from pii_desktop.services.reporting import build
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.versions import Signing, begin, send, sign
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.report.page import ReportPage
from pii_desktop.ui.report.sentence_row import Aside, SentenceRow
from pii_desktop.ui.report.wishes import Wish
from tests.ui.report.conftest import HALF, REPORTED, YEAR, Writing, current_key

OWN = "Giám đốc Sở đã chủ trì hai cuộc họp chuyên đề về PII."


def row_of(page: ReportPage, key: str) -> SentenceRow:
    found = page.texts.outline.row(key)
    assert found is not None, key
    return found


def aside_of(page: ReportPage, key: str) -> Aside:
    found = row_of(page, key).aside
    assert found is not None, key
    return found


def type_into(page: ReportPage, key: str, text: str) -> None:
    row_of(page, key).face.click()
    editor = row_of(page, key).editor
    assert editor is not None
    editor.field.text_edit.setPlainText(text)


def printed(place: Writing) -> str:
    report = place.read(lambda uow: build(uow, YEAR))
    return "\n".join(getattr(block, "text", "") for block in report.blocks)


def test_every_sentence_of_the_report_stands_under_its_heading(page: ReportPage) -> None:
    texts = [line.text for line in page.texts.shown()]
    assert any(text.startswith("Tính đến thời điểm báo cáo, Sở Tài chính đã có số liệu") for text in texts)
    assert page.head.title() == "Soạn nội dung báo cáo năm 2025"


def test_a_click_opens_the_editor_and_leaving_it_stores_the_words(page: ReportPage, place: Writing) -> None:
    type_into(page, REPORTED, "Đến nay, Sở Tài chính đã báo cáo 02/29 chỉ số.")
    page.head.back.setFocus()
    place.settle()
    assert not row_of(page, REPORTED).is_editing
    assert place.state(REPORTED) is SentenceState.EDITED
    assert "Đến nay, Sở Tài chính đã báo cáo 02/29 chỉ số." in printed(place)


def test_numbers_that_were_kept_follow_the_records_and_it_is_told(page: ReportPage, place: Writing) -> None:
    page.acting.edit(REPORTED, "Đến nay, Sở Tài chính đã báo cáo 02/29 chỉ số.")
    place.settle()
    place.report("5.2.3", "3")
    row = row_of(page, REPORTED)
    assert row.line.text == "Đến nay, Sở Tài chính đã báo cáo 03/29 chỉ số."
    assert row.line.state is SentenceState.CHANGED
    aside_of(page, REPORTED).buttons[Wish.KEEP_MINE].click()
    place.settle()
    assert row_of(page, REPORTED).aside is None
    assert place.state(REPORTED) is SentenceState.EDITED


def test_the_new_sentence_can_be_taken_instead(page: ReportPage, place: Writing) -> None:
    page.acting.edit(REPORTED, "Đến nay, Sở Tài chính đã báo cáo 02/29 chỉ số.")
    place.settle()
    place.report("5.2.3", "3")
    aside_of(page, REPORTED).buttons[Wish.TAKE_NEW].click()
    place.settle()
    assert place.state(REPORTED) is SentenceState.GENERATED


def test_a_sentence_is_left_out_and_brought_back(page: ReportPage, place: Writing, qtbot: QtBot) -> None:
    row = row_of(page, REPORTED)
    row.face.setFocus()
    qtbot.keyClick(row.face, Qt.Key.Key_Delete)
    place.settle()
    assert place.line(REPORTED).text not in printed(place)
    assert "Bỏ câu" in page.undo_bar.text()
    aside_of(page, REPORTED).buttons[Wish.PUT_BACK].click()
    place.settle()
    assert place.line(REPORTED).text in printed(place)


def test_a_sentence_of_ones_own_stands_behind_another(page: ReportPage, place: Writing) -> None:
    page.texts.outline.begin_new(REPORTED)
    place.settle()
    editor = page.texts.outline.editing()
    assert editor is not None
    assert editor.editor is not None
    editor.editor.field.text_edit.setPlainText(OWN)
    editor.editor.finish.click()
    place.settle()
    keys = page.texts.outline.order
    assert keys[keys.index(REPORTED) + 1] == "own/1"
    assert OWN in printed(place)


def test_a_new_sentence_without_words_leaves_no_trace(page: ReportPage, place: Writing) -> None:
    before = page.texts.outline.order
    page.texts.outline.begin_new("proposals")
    place.settle()
    opened = page.texts.outline.editing()
    assert opened is not None
    opened.close_editor()
    place.settle()
    assert page.texts.outline.order == before


def test_a_new_sentence_that_is_refused_comes_back_with_the_reason(page: ReportPage, place: Writing) -> None:
    page.texts.outline.begin_new(REPORTED)
    place.settle()
    opened = page.texts.outline.editing()
    assert opened is not None
    assert opened.editor is not None
    opened.editor.field.text_edit.setPlainText("Ký tự lạ \x07")
    opened.close_editor()
    place.settle()
    again = page.texts.outline.editing()
    assert again is not None
    assert again.editor is not None
    assert again.editor.field.text() == "Ký tự lạ \x07"
    assert again.editor.field.has_error


def test_emptying_a_sentence_leaves_it_out(page: ReportPage, place: Writing) -> None:
    type_into(page, REPORTED, "  ")
    row_of(page, REPORTED).close_editor()
    place.settle()
    assert place.state(REPORTED) is SentenceState.LEFT_OUT


def test_escape_forgets_what_was_typed(page: ReportPage, place: Writing, qtbot: QtBot) -> None:
    type_into(page, REPORTED, "Chưa chắc chắn")
    editor = row_of(page, REPORTED).editor
    assert editor is not None
    qtbot.keyClick(editor.field.text_edit, Qt.Key.Key_Escape)
    place.settle()
    assert place.state(REPORTED) is SentenceState.GENERATED
    assert not place.changes


def test_ctrl_enter_saves_and_goes_to_the_next_sentence(page: ReportPage, place: Writing, qtbot: QtBot) -> None:
    type_into(page, REPORTED, "Đến nay đã báo cáo 02/29 chỉ số.")
    editor = row_of(page, REPORTED).editor
    assert editor is not None
    qtbot.keyClick(editor.field.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    place.settle()
    following = page.texts.outline.editing()
    assert following is not None
    assert following.line.key != REPORTED
    assert place.state(REPORTED) is SentenceState.EDITED


def test_what_is_being_typed_stays_when_numbers_change(page: ReportPage, place: Writing) -> None:
    type_into(page, REPORTED, "Đang gõ dở")
    place.report("5.2.3", "3")
    editor = row_of(page, REPORTED).editor
    assert editor is not None
    assert editor.field.text() == "Đang gõ dở"


def test_closing_the_window_stores_what_is_typed(page: ReportPage, place: Writing) -> None:
    type_into(page, REPORTED, "Đến nay đã báo cáo 02/29 chỉ số.")
    page.save_pending()
    place.settle()
    assert place.state(REPORTED) is SentenceState.EDITED


def test_undo_gives_the_sentence_back(page: ReportPage, place: Writing) -> None:
    page.acting.act(Wish.LEAVE_OUT, REPORTED)
    place.settle()
    place.change(undo_last)
    assert row_of(page, REPORTED).line.state is SentenceState.GENERATED


def test_a_refused_text_stays_with_the_reason_and_is_kept(page: ReportPage, place: Writing) -> None:
    type_into(page, REPORTED, "Câu có ký tự lạ \x07 ở giữa")
    row_of(page, REPORTED).commit()
    place.settle()
    editor = row_of(page, REPORTED).editor
    assert editor is not None
    assert editor.field.has_error
    again = ReportPage(place.desk)
    place.show(again)
    assert "1 câu đã gõ mà chưa lưu được" in again.banner.text()
    again.banner.acted.emit()
    place.settle()
    reopened = row_of(again, REPORTED).editor
    assert reopened is not None
    assert reopened.field.text() == "Câu có ký tự lạ \x07 ở giữa"
    again.acting.edit(REPORTED, "Câu không còn ký tự lạ.")
    place.settle()
    assert not again.banner.isVisible()


def test_a_signed_report_can_be_read_and_no_more(page: ReportPage, place: Writing) -> None:
    place.change(lambda uow: sign(uow, YEAR, Signing("05/BC-STC", today(), why="Ký trên giấy")))
    row = row_of(page, REPORTED)
    row.face.click()
    assert not row.is_editing
    assert "mở khoá" in page.banner.text()
    assert not page.texts.add.isEnabled()


def test_a_signed_report_shows_the_sentences_that_were_signed(page: ReportPage, place: Writing) -> None:
    signed = place.line(REPORTED).text
    place.change(lambda uow: sign(uow, YEAR, Signing("05/BC-STC", today(), why="Ký trên giấy")))
    place.report("5.2.3", "3")
    assert place.line(REPORTED).text != signed
    assert row_of(page, REPORTED).line.text == signed


def test_a_supplement_is_told_to_be_a_part(page: ReportPage, place: Writing) -> None:
    place.desk.choose_period(YEAR)
    place.change(lambda uow: send(uow, YEAR, today(), why="Gửi trên giấy"))
    place.report("5.2.3", "3")
    place.change(lambda uow: begin(uow, YEAR, VersionKind.SUPPLEMENT))
    assert page.banner.text().startswith("Báo cáo bổ sung chỉ nêu những chỗ khác")
    assert page.head.title() == "Soạn nội dung báo cáo bổ sung năm 2025"
    assert not page.texts.add.isVisibleTo(page), "it has no sections"


def test_another_period_is_another_report(page: ReportPage, place: Writing) -> None:
    page.acting.edit(REPORTED, "Đến nay đã báo cáo 02/29 chỉ số.")
    place.settle()
    place.desk.choose_period(HALF)
    place.settle()
    assert page.head.title() == "Soạn nội dung báo cáo 6 tháng đầu năm 2025"
    assert all(line.state is SentenceState.GENERATED for line in page.texts.shown())


def test_a_link_leads_to_a_sentence(page: ReportPage, place: Writing) -> None:
    page.show_tab("checks")
    page.show_place(Destination(PageKey.REPORT, filter=REPORTED))
    place.settle()
    assert page.tab == "texts"
    assert current_key(page.texts.outline) == REPORTED


def test_a_row_leads_to_where_its_result_is_entered(page: ReportPage, place: Writing) -> None:
    key = next(line.key for line in page.texts.shown() if line.key.startswith("results/indicator:"))
    page.texts.outline.wished.emit(Wish.OPEN.value, key)
    assert [(each.page, each.tab) for each in place.wanted] == [(PageKey.INDICATORS, "progress")]


def test_the_way_back(page: ReportPage, place: Writing) -> None:
    page.head.back.click()
    assert place.wanted == [Destination(PageKey.PERIODS)]


def test_a_very_long_report_is_checked_only_when_that_is_asked_for(
    page: ReportPage, place: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii_desktop.ui.report.reading.LONG", 10)
    page._rest.stop()
    place.report("5.2.3", "3")
    assert not page._rest.isActive()
    assert "rất dài" in page.banner.text()
    page.banner.acted.emit()
    place.settle()
    assert page._rest.isActive()


def test_without_a_plan_the_page_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    place = Writing(qtbot)
    place.begin(tmp_path / "trống", plan="")
    page = ReportPage(place.desk)
    place.show(page)
    assert page.empty.isVisible()
    page.empty.second_acted.emit()
    assert place.wanted == [Destination(PageKey.ASSIGNMENTS, filter="import")]
    place.close()


def test_charts_are_left_out_of_the_report_and_taken_back(page: ReportPage, place: Writing) -> None:
    def titles() -> str:
        return " ".join(annex.title for annex in place.read(lambda uow: build(uow, YEAR)).annexes)

    box = page.texts.annexes.boxes[DrawnAnnex.CHARTS]
    assert box.isChecked()
    assert "BIỂU ĐỒ" in titles()
    box.click()
    place.settle()
    assert not box.isChecked()
    assert "BIỂU ĐỒ" not in titles()
    place.change(undo_last)
    assert "BIỂU ĐỒ" in titles()
    assert box.isChecked()
