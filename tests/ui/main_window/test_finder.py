"""Ctrl+K: pages, commands and everything that is kept, in one list."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, PolicyMarkId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.progress import Entry, Judgement
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.coverage import add_requirement
from pii_desktop.services.evidence import attach
from pii_desktop.services.notes import add_note
from pii_desktop.services.policies import mark_policy
from pii_desktop.services.progress import record
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.evidence.tabbed_page import TabbedEvidence
from pii_desktop.ui.finder_places import page_place
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.page import IndicatorsPage
from pii_desktop.ui.main_window import MainWindow
from tests.storage.stored import a_file
from tests.ui.workplace import Workplace, focused


def search(window: MainWindow, place: Workplace, words: str) -> None:
    window.header.go_to_search()
    window.header.search.setText(words)
    window.header.searched.emit(words)
    place.settle()


def write_notes(place: Workplace, *texts: str) -> None:
    assignment = place.read(lambda uow: find_assignment(uow, "2.2.2"))
    anchor = Anchor(assignment_id=assignment.id)
    for text in texts:
        place.change(lambda uow, text=text: add_note(uow, anchor, text)[1])  # type: ignore[misc]


def test_before_a_word_is_typed_pages_and_commands_are_offered(window: MainWindow, place: Workplace) -> None:
    window.header.go_to_search()
    assert window.finder.kinds() == ["Trang", "Lệnh"]
    assert "Nhập kế hoạch, phân công" in window.finder.texts()


def test_what_is_kept_stands_under_the_name_of_its_kind(window: MainWindow, place: Workplace) -> None:
    write_notes(place, "Đối chiếu vốn ODA")
    search(window, place, "doi chieu von oda")
    assert window.finder.kinds() == ["Ghi chú"]
    search(window, place, "2.2.2")
    assert window.finder.kinds()[0] == "Chỉ số, chỉ tiêu"
    assert window.finder.texts()[0].startswith("2.2.2  ")


@pytest.mark.parametrize(("words", "count"), [("100%_du", 1), ("100%du", 0), ("_", 1), ("\\", 0)])
def test_symbols_are_themselves(window: MainWindow, place: Workplace, words: str, count: int) -> None:
    write_notes(place, "Kho bạc xác nhận 100%_dự toán", "Kho bạc xác nhận 1000 dự toán")
    search(window, place, words)
    assert sum("Kho bạc" in text for text in window.finder.texts()) == count


def test_a_kind_with_more_than_six_says_so(window: MainWindow, place: Workplace) -> None:
    write_notes(place, *(f"Đối chiếu vốn ODA lần {number}" for number in range(8)))
    search(window, place, "von oda")
    assert len(window.finder.texts()) == 7
    assert window.finder.texts()[-1] == "Còn nữa: gõ thêm từ"


def test_a_note_is_opened_in_the_list_of_notes(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    write_notes(place, "Chờ Kho bạc")
    search(window, place, "cho kho bac")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()
    assert window.current_page() is window.page(PageKey.NOTES)


def go_to(window: MainWindow, place: Workplace, qtbot: QtBot, words: str) -> None:
    """Search, and open what comes first."""
    search(window, place, words)
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()


@pytest.mark.parametrize("words", ["Biên bản đối chiếu", "doi chieu bien ban"])
def test_own_required_evidence_is_opened_in_the_checklist_of_its_row(
    window: MainWindow, place: Workplace, qtbot: QtBot, words: str
) -> None:
    row = place.read(lambda uow: find_assignment(uow, "2.2.2"))
    place.change(lambda uow: add_requirement(uow, row.id, "Biên bản đối chiếu với Kho bạc"))
    go_to(window, place, qtbot, words)
    page = window.page(PageKey.EVIDENCE)
    assert isinstance(page, TabbedEvidence)
    assert window.current_page() is page
    assert page.tabs.currentIndex() == 1
    assert page.coverage.panel.shows(row.id)
    assert page.coverage.panel.checklist.lines["own/1"].isAncestorOf(focused())


@pytest.mark.parametrize("words", ["Hệ sinh thái khởi nghiệp", "chung tu giai ngan dot 2"])
def test_a_policy_is_opened_in_its_group(window: MainWindow, place: Workplace, tmp_path: Path, words: str) -> None:
    files: list[EvidenceId] = []

    def mark(uow: Any) -> Changes:
        attached = attach(uow, a_file(tmp_path), EvidenceFields(number="35/2024/NQ-HĐND"))
        files.append(attached.evidence_id)
        how = "Chứng từ giải ngân đợt 2"
        return mark_policy(uow, PolicyMark(PolicyMarkId(0), attached.evidence_id, 3, carried_out_by=how))

    place.change(mark)
    search(window, place, words)
    found = next(each for each in window.finder._list._shown if each.kind == "Chính sách 1.1.1")
    window.finder._on_chosen(found)
    place.settle()
    page = window.page(PageKey.EVIDENCE)
    assert isinstance(page, TabbedEvidence)
    assert page.tabs.currentIndex() == 2
    assert page.policies.view.current_id() == 3
    assert set(files) <= set(page.policies.panel.lines)


def test_the_reason_of_a_judgement_is_opened_in_its_row_and_period(
    window: MainWindow, place: Workplace, qtbot: QtBot
) -> None:
    row = place.read(lambda uow: find_assignment(uow, "2.2.2"))
    earlier, later = place.read(lambda uow: uow.periods.all())[:2]
    entry = Entry(judgement=Judgement.MISSED, judgement_reason="Kinh phí bổ sung muộn")
    for period in (earlier, later):
        place.change(lambda uow, due=period: record(uow, row.id, due.id, entry)[1])  # type: ignore[misc]
    search(window, place, "kinh phi bo sung muon")
    told = [found.detail for found in window.finder._list._shown]
    assert sorted(told) == sorted(f"2.2.2 · {period.title} · Lý do đánh giá" for period in (earlier, later))
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()
    page = window.page(PageKey.INDICATORS)
    assert isinstance(page, IndicatorsPage)
    assert page.panel.assignment_id() == row.id
    assert page.panel.tabs.currentIndex() == 0
    shown = next(period for period in (earlier, later) if period.title in told[0])
    assert window._desk.scope.period_id == shown.id


def test_words_of_a_report_are_opened_with_the_cursor_in_their_field(
    window: MainWindow, place: Workplace, qtbot: QtBot
) -> None:
    row = place.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = place.read(lambda uow: uow.periods.all())[0]
    entry = Entry(result="Đã giải ngân\n" * 30, next_steps="Trình đề án quỹ phát triển")
    place.change(lambda uow: record(uow, row.id, period.id, entry)[1])
    go_to(window, place, qtbot, "trinh de an quy")
    page = window.page(PageKey.INDICATORS)
    assert isinstance(page, IndicatorsPage)
    field = page.panel.form.fields()["next_steps"]
    assert field.isAncestorOf(focused())
    assert not field.visibleRegion().isEmpty()


def test_enter_before_the_answer_opens_what_comes_first(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    window.header.go_to_search()
    window.header.search.setText("2.2.3")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    assert window.finder.is_asking
    place.settle()
    assert window.current_page() is window.page(PageKey.INDICATORS)
    assert not window.finder.is_open


@pytest.mark.parametrize("words", ["phối hợp", "ghi chú", "cài đặt", "số liệu nền"])
def test_the_keyboard_goes_along_to_the_page(window: MainWindow, place: Workplace, qtbot: QtBot, words: str) -> None:
    search(window, place, words)
    window.header.search.setFocus()
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()
    page = window.current_page()
    assert page is not None
    assert page.isAncestorOf(focused())


def test_an_answer_to_words_typed_before_is_dropped(window: MainWindow, place: Workplace) -> None:
    write_notes(place, "Chờ Kho bạc")
    window.header.go_to_search()
    window.header.searched.emit("kho bac")
    window.header.searched.emit("khong co gi nhu vay")
    place.settle()
    assert window.finder.texts() == []


def test_a_command_is_run(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    write_notes(place, "Chờ Kho bạc")
    search(window, place, "hoan tac thao tac")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()
    search(window, place, "cho kho bac")
    assert window.finder.texts() == []


def test_the_arrows_go_over_heads(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    window.finder.set_places(
        (
            page_place("Tổng quan", Icon.DASHBOARD, PageKey.OVERVIEW, "Trang"),
            page_place("Ghi chú", Icon.NOTE, PageKey.NOTES, "Khác"),
        )
    )
    window.header.go_to_search()
    wanted: list[Destination] = []
    window.finder.chosen.connect(lambda found: wanted.append(found.destination))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(window.header.search, key)
    assert wanted == [Destination(PageKey.NOTES)]
