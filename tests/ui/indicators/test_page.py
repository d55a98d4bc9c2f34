"""The list and the way through it, over the real plan of Bắc Ninh 2025."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PlanId
from pii_desktop.services.scope import Scope
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.indicators.page import IndicatorsPage
from tests.ui.indicators.conftest import Office
from tests.ui.workplace import focused


def titles(office: Office) -> list[str]:
    model = office.page.list.model
    return [model.head_texts(model.index(place, 0))[0] for place in range(model.rowCount())]


def chip_count(office: Office, key: str) -> int | None:
    return next(chip._count for chip in office.page.list.chips._chips() if chip.key == key)


def test_rows_stand_under_their_pillars(office: Office) -> None:
    assert len(office.rows()) == 29
    assert titles(office)[:2] == ["1. Thể chế", "2. Vốn con người và nghiên cứu phát triển"]
    assert titles(office) == sorted(titles(office))


def test_a_plan_without_targets_shows_no_column_for_them(office: Office) -> None:
    view, columns = office.page.list.view, [column.key for column in office.page.list.model.columns]
    assert view.isColumnHidden(columns.index("target"))
    office.choose("2.2.2")
    office.fill(office.page.panel.form.numbers.target, "≥ 0,130")
    assert not view.isColumnHidden(columns.index("target"))
    assert office.rows()["2.2.2"].assignment.own_target_printed == "≥ 0,130"


def test_the_count_on_a_chip_is_the_length_of_its_list(office: Office) -> None:
    for keys in ({"lead"}, {"coordinating"}, {"collective"}, {"lead", "no_evidence"}):
        office.page.list.chips.check(keys)
        for key in keys:
            assert chip_count(office, key) == len(office.shown_codes())
    assert len(office.shown_codes()) == 16


def test_a_search_waits_and_ignores_accents(qtbot: QtBot, office: Office) -> None:
    qtbot.keyClicks(office.page.list.search, "chi phi gia nhap")
    assert len(office.shown_codes()) == 29
    qtbot.waitUntil(lambda: office.shown_codes() == ["1.2.1"])


def test_a_link_opens_filter_row_and_tab(office: Office) -> None:
    identity = office.rows()["3.1.2"].assignment.id
    office.page.show_place(Destination(PageKey.INDICATORS, identity, "evidence", "lead"))
    office.settle()
    assert office.page.list.view.current_id() == identity
    assert office.page.panel.assignment_id() == identity
    assert office.page.panel.tabs.tabText(office.page.panel.tabs.currentIndex()) == "Minh chứng"
    assert len(office.shown_codes()) == 16


def test_a_filter_that_no_chip_shows_is_said_and_goes_with_a_click(office: Office) -> None:
    office.page.show_place(Destination(PageKey.INDICATORS, filter="reported"))
    assert office.shown_codes() == []
    assert "chỉ hiện dòng đã báo cáo" in office.page.list._note.whole_text()
    office.page.list.chips._chips()[0].click()
    assert len(office.shown_codes()) == 29
    assert "chỉ hiện" not in office.page.list._note.whole_text()


def test_arrows_move_and_the_panel_follows(qtbot: QtBot, office: Office) -> None:
    office.choose("1.1.3")
    qtbot.keyClick(office.page.list.view, Qt.Key.Key_Down)
    office.settle()
    assert office.page.panel.assignment_id() == office.rows()["1.2.1"].assignment.id


def test_closing_the_panel_brings_more_columns_and_enter_opens_it(qtbot: QtBot, office: Office) -> None:
    columns = [column.key for column in office.page.list.model.columns]
    work = columns.index("work")
    office.page.panel.close_wanted.emit()
    assert not office.page.panel.isVisible()
    assert not office.page.list.view.isColumnHidden(work)
    qtbot.keyClick(office.page.list.view, Qt.Key.Key_Return)
    office.settle()
    assert office.page.panel.isVisible()
    assert office.page.list.view.isColumnHidden(work)


def test_f2_goes_to_the_first_field(office: Office) -> None:
    office.choose("2.2.2")
    office.page._on_edit_wanted()
    assert office.page.panel.form.numbers.numbers["numerator"].line_edit.hasFocus()


def test_rows_are_copied_as_lines_with_tabs(office: Office) -> None:
    office.choose("2.2.2")
    office.page.list.view.copy()
    assert QGuiApplication.clipboard().text().startswith("2.2.2\tChi KH&CN từ NSĐP/GRDP\tChủ trì\t")


def test_an_empty_list_offers_the_import(office: Office) -> None:
    wanted: list[Destination] = []
    office.desk.wanted.connect(wanted.append)
    office.desk.choose(Scope(PlanId(99)))
    office.settle()
    assert office.rows() == {} or office.shown_codes() == []
    assert not office.page.panel.isVisible()
    office.page.list._empty.acted.emit()
    assert wanted == [Destination(PageKey.ASSIGNMENTS)]


def test_a_page_that_is_hidden_reads_when_it_is_shown_again(office: Office) -> None:
    office.page.hide()
    office.desk.choose(Scope(PlanId(99)))
    assert len(office.rows()) == 29
    office.page.show()
    office.settle()
    assert office.rows() == {}


def test_the_panel_grows_on_a_wide_window(office: Office) -> None:
    assert office.page.panel.width() == 400
    office.page.resize(1600 - 168, 800)
    assert office.page.panel.width() == 480


def test_a_row_stays_while_it_is_worked_on_though_it_passes_the_filter_no_more(office: Office) -> None:
    office.page.list.chips.check({"unreported"})
    identity = office.choose("1.1.3")
    office.fill(office.page.panel.form.narrative.texts["result"], "Đã hỗ trợ 25 doanh nghiệp.")
    office.page.panel.form.record_done()
    office.settle()
    assert office.page.list.view.current_id() == identity
    assert chip_count(office, "unreported") == len(office.shown_codes()) == 29
    office.choose("1.2.1")
    assert "1.1.3" not in office.shown_codes()
    assert chip_count(office, "unreported") == len(office.shown_codes()) == 28


def test_a_column_the_user_hid_stays_hidden_after_a_reload(office: Office) -> None:
    view, columns = office.page.list.view, [column.key for column in office.page.list.model.columns]
    view.hideColumn(columns.index("role"))
    office.choose("1.1.3")
    office.fill(office.page.panel.form.narrative.texts["result"], "Xong.")
    assert view.isColumnHidden(columns.index("role"))


def test_a_link_at_the_first_visit_leads_to_its_row(qtbot: QtBot, office: Office) -> None:
    wanted = office.rows()["2.2.2"].assignment.id
    page = IndicatorsPage(office.desk)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Destination(PageKey.INDICATORS, wanted))
    office.settle()
    assert page.list.view.current_id() == wanted


def test_keys_between_two_rows_go_to_neither(qtbot: QtBot, office: Office) -> None:
    office.choose("2.2.2")
    office.page.panel.focus_first()
    office.page.panel.next_wanted.emit()
    focus = QApplication.focusWidget()
    assert focus is office.page, "the fields still belong to the row before"
    qtbot.keyClicks(focus, "12")
    office.settle()
    form = office.page.panel.form
    assert QApplication.focusWidget() in [field.focusProxy() for field in form.fields().values()]
    assert all("12" not in field.text() for field in form.fields().values())


def test_f2_right_after_an_arrow_waits_for_the_row(qtbot: QtBot, office: Office) -> None:
    office.choose("2.2.2")
    office.page.list.view.setFocus()
    office.page._timer.setInterval(60)
    qtbot.keyClick(office.page.list.view, Qt.Key.Key_Down)
    office.page._on_edit_wanted()
    assert QApplication.focusWidget() is office.page
    office.settle()
    assert office.page.panel.assignment_id() == office.page.list.view.current_id()
    assert office.page.panel.form.isAncestorOf(focused())


def test_another_tab_gives_the_focus_to_no_field(office: Office) -> None:
    office.choose("2.2.2")
    office.page.panel.focus_first()
    office.page.panel.tabs.setCurrentIndex(1)
    assert office.page.panel.tabs.hasFocus()


def test_a_tab_is_made_when_it_is_looked_at(office: Office) -> None:
    pages = office.page.panel.pages
    office.choose("2.2.2")
    assert pages.made_keys() == {"progress"}
    office.page.save_pending()
    assert pages.made_keys() == {"progress"}
    office.page.panel.open_tab("work")
    assert pages.made_keys() == {"progress", "work"}


def test_what_was_typed_into_a_tab_behind_another_one_is_saved(office: Office) -> None:
    identity = office.choose("2.2.2")
    office.page.panel.open_tab("work")
    editor = next(iter(office.page.panel.work.editors.values()))
    office.type_into(editor.result, "Đã trình dự toán chi KH&CN.")
    office.page.panel.open_tab("history")
    office.page.save_pending()
    office.settle()
    assert [item.result for item in office.ask(lambda uow: uow.work_items.of(identity))] == [
        "Đã trình dự toán chi KH&CN."
    ]


def test_room_is_kept_for_the_panel_before_it_is_there(qtbot: QtBot, office: Office) -> None:
    page = IndicatorsPage(office.desk)
    qtbot.addWidget(page)
    page.resize(1198, 696)
    page.show()
    width = page.list.width()
    qtbot.waitUntil(lambda: page.list.view.current_id() is not None)
    qtbot.waitUntil(page.panel.isVisible)
    assert page.list.width() == width == 1198 - 400 - 1


def test_tab_goes_from_a_tab_made_late_to_the_button_at_the_foot(office: Office) -> None:
    office.choose("2.2.2")
    panel = office.page.panel
    panel.open_tab("work")
    chain: list[QWidget] = [panel.work.new_text]
    while panel.done_button not in chain and len(chain) < 500:
        following = chain[-1].nextInFocusChain()
        assert following is not None
        chain.append(following)
    assert panel.work.add_button in chain
    assert panel.done_button in chain
    assert panel.tabs not in chain
