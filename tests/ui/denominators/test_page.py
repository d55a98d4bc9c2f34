"""The page of background figures: entering, history, what moves, undo."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.services.denominators import add_figure, change_figure
from pii_desktop.ui.denominators.copy_dialog import CopyDialog
from pii_desktop.ui.denominators.page import DenominatorsPage
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.widgets.buttons import Button
from tests.ui.denominators.conftest import BEFORE, COMMUNES, Desk
from tests.ui.workplace import Workplace, focused

POPULATION, GRDP, OTHER = DenominatorKind.POPULATION, DenominatorKind.GRDP, DenominatorKind.OTHER
MERGED = replace(
    BEFORE, value=Decimal(99), as_of=date(2025, 7, 1), document="Nghị quyết 1658/NQ-UBTVQH15", is_final=True
)


def cell(desk: Desk, kind: DenominatorKind, key: str) -> str:
    model = desk.page.list.model
    row = desk.page.list.row_of((kind, ""))
    assert row is not None
    return next(column.value(row) for column in model.columns if column.key == key)


def merge_communes(desk: Desk) -> None:
    figure = desk.figure(COMMUNES)
    assert figure is not None
    desk.place.change(lambda uow: change_figure(uow, figure.id, MERGED))
    desk.choose(COMMUNES)


def take_back(desk: Desk) -> None:
    """Hoàn tác in the bar."""
    next(each for each in desk.page.undo_bar.findChildren(Button) if each.text() == "Hoàn tác").click()
    desk.settle()


def test_an_empty_year_says_what_belongs_here_and_offers_the_first_field(desk: Desk) -> None:
    assert desk.page.list.banner.isVisible()
    assert "Chưa có số liệu nền năm 2025" in desk.page.list.banner.text()
    assert len(desk.page.list.model.all_rows()) == 5
    desk.page.list.banner.acted.emit()
    desk.settle()
    assert focused() is desk.form.value.line_edit


def test_a_figure_is_stored_when_its_field_is_left(desk: Desk) -> None:
    desk.fill(desk.form.value, "3 691 200")
    desk.fill(desk.form.as_of, "30/9/2025")
    desk.fill(desk.form.document, "Công văn 812/TKT-TH")
    assert desk.fields(POPULATION) == DenominatorFields(
        POPULATION, 2025, Decimal(3691200), "người", date(2025, 9, 30), "Công văn 812/TKT-TH"
    )
    assert cell(desk, POPULATION, "this") == "3.691.200"
    assert cell(desk, POPULATION, "state") == "Tạm tính"
    assert not desk.page.list.banner.isVisible()


def test_provisional_becomes_final(begun: Desk) -> None:
    begun.choose(COMMUNES)
    begun.form.state.box.setCurrentIndex(1)
    begun.form.state.box.activated.emit(1)
    begun.settle()
    assert begun.fields(COMMUNES).is_final
    assert len(begun.page.panel.history.steps) == 2
    assert cell(begun, COMMUNES, "state") == "Chính thức"


@pytest.mark.parametrize(("typed", "words"), [("245.300", "hai cách"), ("0", "mẫu số"), ("-5", "mẫu số"), ("x", "số")])
def test_what_is_no_divisor_stays_in_the_field_and_says_why(desk: Desk, typed: str, words: str) -> None:
    desk.choose(GRDP)
    desk.fill(desk.form.value, typed)
    assert desk.form.value.has_error
    assert words in desk.form.value.message
    assert desk.form.value.text() == typed
    assert desk.figure(GRDP) is None
    desk.choose(POPULATION)
    desk.choose(GRDP)
    assert desk.form.value.text() == typed
    assert desk.form.value.has_error


def test_a_wrong_number_does_not_hold_up_the_other_fields(begun: Desk) -> None:
    begun.choose(COMMUNES)
    begun.fill(begun.form.value, "-1")
    begun.fill(begun.form.note, "Chờ nghị quyết")
    assert begun.fields(COMMUNES) == replace(BEFORE, note="Chờ nghị quyết")
    assert begun.form.value.text() == "-1"


def test_last_year_is_offered_and_taken_only_on_demand(place: Workplace, qtbot: QtBot) -> None:
    place.change(lambda uow: add_figure(uow, replace(BEFORE, year=2024, is_final=True))[1])
    desk = Desk(place, qtbot)
    desk.choose(COMMUNES)
    assert desk.figure(COMMUNES) is None
    desk.fill(desk.form.value, "1.520")
    assert desk.form.value.has_error
    desk.form.suggest.click()
    desk.settle()
    taken = desk.fields(COMMUNES)
    assert (taken.value, taken.is_final, taken.as_of) == (Decimal(152), False, None)
    assert taken.note == "Tạm lấy theo số năm 2024."
    assert (desk.form.value.text(), desk.form.value.has_error) == ("152", False)
    assert not desk.form.suggest.isVisible()


def test_warnings_stand_at_their_fields_and_do_not_hold_up_saving(begun: Desk) -> None:
    begun.choose(COMMUNES)
    begun.fill(begun.form.value, "99,5")
    assert begun.fields(COMMUNES).value == Decimal("99.5")
    assert "số nguyên" in begun.form.value.message


def test_a_change_shows_what_moves_before_it_is_applied(begun: Desk) -> None:
    merge_communes(begun)
    panel = begun.page.panel
    assert panel.moved.isVisible()
    panel.moved.acted.emit()
    [move] = panel.moves.model.all_rows()
    assert (move.old_value, move.new_value) == (Decimal("0.4013"), Decimal("0.6162"))
    assert begun.entry().denominator == Decimal(152)
    assert cell(begun, COMMUNES, "uses") == "1 cần cập nhật"
    assert panel.moves.update_button.text() == "Cập nhật 1 kết quả"


def test_updating_is_one_step_and_can_be_taken_back(begun: Desk) -> None:
    merge_communes(begun)
    begun.page.panel.moves.explain.setChecked(True)
    begun.page.panel.moves.update_button.click()
    begun.settle()
    entry = begun.entry()
    assert (entry.value, entry.denominator) == (Decimal("0.6162"), Decimal(99))
    assert "giá trị tăng không phải do kết quả tăng" in entry.explanation
    assert not begun.page.panel.moved.isVisible()
    take_back(begun)
    assert (begun.entry().denominator, begun.entry().explanation) == (Decimal(152), "")
    assert begun.page.panel.moved.isVisible()


def test_a_deleted_figure_comes_back(begun: Desk) -> None:
    begun.choose(COMMUNES)
    begun.page.panel.title.delete.click()
    begun.settle()
    assert begun.figure(COMMUNES) is None
    assert begun.entry().denominator_id is None
    assert "Thùng rác" in begun.page.undo_bar.text()
    take_back(begun)
    assert begun.fields(COMMUNES) == BEFORE
    assert begun.entry().denominator_id is not None


def test_an_own_figure_is_stored_once_it_has_a_name(desk: Desk) -> None:
    desk.page.list.add.click()
    desk.settle()
    assert focused() is desk.form.name.line_edit
    desk.fill(desk.form.value, "1912,4")
    assert desk.figure(OTHER) is None
    assert "Gõ tên" in desk.form.name.message
    form = desk.form
    desk.fill(desk.form.name, "Số lao động có việc làm")
    desk.fill(desk.form.unit, "nghìn người")
    assert desk.form is form
    stored = desk.fields(OTHER, name="Số lao động có việc làm")
    assert (stored.value, stored.unit) == (Decimal("1912.4"), "nghìn người")
    assert desk.page.list.view.current_id() == (OTHER, "Số lao động có việc làm")
    desk.fill(desk.form.name, "Lao động có việc làm")
    assert desk.figure(OTHER, name="Số lao động có việc làm") is None
    assert desk.fields(OTHER, name="Lao động có việc làm").value == Decimal("1912.4")


def test_a_figure_nobody_uses_says_so(desk: Desk) -> None:
    desk.choose(GRDP)
    desk.fill(desk.form.value, "439776")
    assert "không chỉ số nào giao cho đơn vị" in desk.page.panel.moves._users.text()
    assert cell(desk, GRDP, "uses") == "chưa dùng đến"


def test_another_year_shows_its_figures_beside_the_year_before(begun: Desk) -> None:
    begun.choose(COMMUNES)
    begun.page.list.year_chosen.emit(2026)
    begun.settle()
    titles = [column.title for column in begun.page.list.model.columns]
    assert titles[2:4] == ["Năm 2025", "Năm 2026"]
    assert cell(begun, COMMUNES, "last") == "152"
    assert cell(begun, COMMUNES, "this") == "–"
    assert begun.form.value.text() == ""


def test_the_keyboard_edits_and_goes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.page.list.view.setFocus()
    qtbot.keyClick(desk.page.list.view, Qt.Key.Key_Return)
    desk.settle()
    assert focused() is desk.form.value.line_edit
    qtbot.keyClicks(desk.form.value.line_edit, "3691200")
    desk.page.panel.done_button.click()
    desk.settle()
    assert desk.fields(POPULATION).value == Decimal(3691200)
    assert desk.page.list.view.current_id() == (GRDP, "")
    assert focused() is desk.form.value.line_edit


def test_a_link_chooses_its_kind(begun: Desk) -> None:
    begun.page.show_place(Destination(PageKey.DENOMINATORS, filter="communes"))
    begun.settle()
    assert begun.form.value.text() == "152"


def test_a_link_to_a_figure_shows_its_year(begun: Desk) -> None:
    begun.place.change(lambda uow: add_figure(uow, replace(BEFORE, kind=GRDP, year=2023, value=Decimal(400000)))[1])
    figure = begun.figure(GRDP, 2023)
    assert figure is not None
    begun.page.show_place(Destination(PageKey.DENOMINATORS, filter=str(figure.id)))
    begun.settle()
    assert begun.form.value.text() == "400000"
    assert begun.page.list.year.value() == 2023


def test_a_result_opens_its_indicator(begun: Desk) -> None:
    merge_communes(begun)
    [move] = begun.page.panel.moves.model.all_rows()
    begun.page.panel.moves.view.row_activated.emit((move.assignment_id, move.period_id))
    assert begun.place.wanted == [Destination(PageKey.INDICATORS, move.assignment_id)]


def test_the_document_is_kept_as_evidence_and_taken_off(begun: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "Nghị quyết 1658.pdf"
    file.write_bytes(b"%PDF-1.7 nghi quyet")
    begun.choose(COMMUNES)
    begun.page.panel._on_files([str(file)])
    begun.settle()
    assert begun.page.panel.copy.text() == "Niên giám thống kê 2024"
    begun.page.panel.copy.remove.click()
    begun.settle()
    assert begun.fields(COMMUNES).evidence_id is None
    begun.page.panel.copy.choose.click()
    begun.settle()
    [dialog] = begun.page.panel.findChildren(CopyDialog)
    dialog.accept_button.click()
    begun.settle()
    assert begun.fields(COMMUNES).evidence_id is not None
    qtbot.waitUntil(lambda: not begun.page.panel.findChildren(CopyDialog))


def test_the_page_reads_again_when_it_is_shown(begun: Desk) -> None:
    page: DenominatorsPage = begun.page
    page.hide()
    begun.place.change(lambda uow: add_figure(uow, replace(BEFORE, kind=GRDP, unit="tỷ đồng"))[1])
    assert cell(begun, GRDP, "this") == "–"
    page.show()
    begun.settle()
    assert cell(begun, GRDP, "this") == "152"
