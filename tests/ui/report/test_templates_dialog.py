"""Words for every report: written with places, looked at filled, taken back, freed when the dialog is closed."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.wordings import SentenceState
from pii_desktop.services.wording_templates import templates
from pii_desktop.ui.report.page import ReportPage
from pii_desktop.ui.report.templates_dialog import TemplatesDialog
from tests.ui.report.conftest import REPORTED, YEAR, Writing

PATTERN = "Đến hết kỳ, {đơn vị} báo cáo được {đã có} trên {tổng số} {gọi là}."


@pytest.fixture
def dialog(place: Writing) -> Iterator[TemplatesDialog]:
    """The dialog over the report of the year, at the sentence that counts what was reported."""
    window = QWidget()
    place.show(window)
    dialog = TemplatesDialog(place.desk, YEAR, REPORTED, window)
    dialog.open()
    place.settle()
    yield dialog
    window.close()


def write(dialog: TemplatesDialog, place: Writing, text: str) -> None:
    dialog.editor.field.text_edit.setPlainText(text)
    dialog.editor.field.commit()
    place.settle()


def test_every_kind_of_sentence_has_its_place_and_values(dialog: TemplatesDialog) -> None:
    assert dialog.view.current_id() == REPORTED
    assert "đơn vị = Sở Tài chính" in {button.text() for button in dialog.editor.buttons.values()}
    assert dialog.editor.preview.text().startswith("Tính đến thời điểm báo cáo, Sở Tài chính")
    assert not dialog.editor.restore.isEnabled()


def test_a_template_rewords_the_reports_at_once(dialog: TemplatesDialog, place: Writing) -> None:
    write(dialog, place, PATTERN)
    assert place.line(REPORTED).text == "Đến hết kỳ, Sở Tài chính báo cáo được 02 trên 29 nội dung."
    assert place.state(REPORTED) is SentenceState.TEMPLATE
    assert dialog.editor.preview.text() == place.line(REPORTED).text
    assert dialog.editor.restore.isEnabled()


def test_a_click_puts_a_place_where_the_cursor_stands(dialog: TemplatesDialog) -> None:
    dialog.editor.field.text_edit.setPlainText("Năm nay: ")
    dialog.editor.field.text_edit.moveCursor(dialog.editor.field.text_edit.textCursor().MoveOperation.End)
    dialog.editor.buttons["đã có"].click()
    assert dialog.editor.field.text() == "Năm nay: {đã có}"


def test_an_unknown_place_is_refused_and_the_text_stays(dialog: TemplatesDialog, place: Writing) -> None:
    write(dialog, place, "Đến hết kỳ, {sở} báo cáo.")
    assert dialog.editor.field.has_error
    assert "{sở}" in dialog.editor.field.message
    assert dialog.editor.field.text() == "Đến hết kỳ, {sở} báo cáo."
    assert place.state(REPORTED) is SentenceState.GENERATED


def test_the_words_of_the_program_come_back(dialog: TemplatesDialog, place: Writing) -> None:
    write(dialog, place, PATTERN)
    dialog.editor.restore.click()
    place.settle()
    assert place.state(REPORTED) is SentenceState.GENERATED
    assert not any(line.is_own for line in place.read(lambda uow: templates(uow, None)))


def test_one_plan_may_have_its_own_words(dialog: TemplatesDialog, place: Writing) -> None:
    plan_id = place.read(lambda uow: uow.plans.all())[0].id
    dialog.plan.set_value(plan_id)
    dialog.plan.chosen.emit(plan_id)
    place.settle()
    write(dialog, place, PATTERN)
    own = {line.plan_id for line in place.read(lambda uow: templates(uow, plan_id)) if line.is_own}
    assert own == {plan_id}
    assert not any(line.is_own for line in place.read(lambda uow: templates(uow, None)))


def test_closing_stores_what_is_typed(dialog: TemplatesDialog, place: Writing) -> None:
    dialog.editor.field.text_edit.setPlainText(PATTERN)
    dialog.accept()
    place.settle()
    assert place.state(REPORTED) is SentenceState.TEMPLATE


def test_the_dialog_stays_where_the_store_does_not_take_the_words(dialog: TemplatesDialog, place: Writing) -> None:
    dialog.editor.field.text_edit.setPlainText("Đến hết kỳ, {sở} báo cáo.")
    dialog.accept()
    place.settle()
    assert dialog.isVisible()
    assert dialog.editor.field.has_error


def test_the_dialog_is_freed_when_it_is_closed(dialog: TemplatesDialog, place: Writing) -> None:
    dialog.close()
    place.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)


def test_the_page_opens_it(page: ReportPage, place: Writing) -> None:
    page.texts.templates.click()
    place.settle()
    dialog = page.findChild(TemplatesDialog)
    assert dialog is not None
    assert dialog.view.current_id() == "head/abstract"
    dialog.accept()
