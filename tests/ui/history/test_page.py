"""The page of all changes and of what was deleted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.history import Kind
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.notes import Anchor
from pii_desktop.services import notes
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.history.page import HistoryPage
from tests.ready import ready_sample
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with sample records, in which a note was written and deleted."""
    place = Workplace(qtbot)
    place.tasks.open_store(lambda: ready_sample(tmp_path / "sổ mẫu"))
    place.settle()
    place.change(write_note)
    place.change(lambda uow: notes.delete_note(uow, uow.notes.of(Anchor(row_of(uow)))[0].id))
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> HistoryPage:
    """The page, shown."""
    page = HistoryPage(place.desk)
    place.show(page)
    return page


def row_of(uow: Any) -> AssignmentId:
    return next(each.id for each in uow.assignments.all_tracked() if each.row.code == "2.2.2")  # type: ignore[no-any-return]


def write_note(uow: Any) -> Changes:
    return notes.add_note(uow, Anchor(row_of(uow)), "Hỏi lại Sở Y tế")[1]


def shown(page: HistoryPage) -> list[tuple[str, ...]]:
    columns = page.changes.model.columns
    return [tuple(column.value(line) for column in columns) for line in page.changes.model.all_rows()]


def test_every_change_is_told_in_words(page: HistoryPage) -> None:
    newest = shown(page)[0]

    assert newest[2:6] == ("2.2.2", "Xoá ghi chú", "Ghi chú", "Hỏi lại Sở Y tế → –")
    assert " dòng" in page.changes.count.whole_text()
    assert page.changes.chain.text().startswith("Nhật ký nguyên vẹn: ")


def test_of_the_profile_only_what_differs_is_told(page: HistoryPage, place: Workplace) -> None:
    place.change(lambda uow: save_profile(uow, replace(load_profile(uow), symbol="KHÁC")))

    assert shown(page)[0][4:6] == ("Thông tin đơn vị", "Ký hiệu: STC → Ký hiệu: KHÁC")


def test_words_person_kind_and_day_filter(page: HistoryPage, place: Workplace, qtbot: QtBot) -> None:
    filters = page.changes.filters
    filters.search.setText("hoi lai so y te")
    filters.search.searched.emit(filters.search.text())
    place.settle()
    assert len(shown(page)) == 2

    filters.search.clear()
    filters.kind.set_value(Kind.NOTES)
    filters.kind.chosen.emit(Kind.NOTES)
    place.settle()
    assert {line[4] for line in shown(page)} <= {"Ghi chú", "Theo dõi đến", "Xong lúc"}

    qtbot.keyClicks(filters.until.line_edit, "01/01/2020")
    filters.until.commit()
    place.settle()
    assert shown(page) == []


def test_a_day_that_is_none_is_said_and_filters_nothing(page: HistoryPage, place: Workplace, qtbot: QtBot) -> None:
    before = len(shown(page))
    qtbot.keyClicks(page.changes.filters.since.line_edit, "32/13")
    page.changes.filters.since.commit()
    place.settle()

    assert page.changes.filters.since.has_error
    assert len(shown(page)) == before


def test_a_link_shows_one_indicator_until_the_button_is_pressed(page: HistoryPage, place: Workplace) -> None:
    everything = len(shown(page))
    page.show_place(Destination(PageKey.HISTORY, place.read(row_of)))
    place.settle()
    assert {line[2] for line in shown(page)} == {"2.2.2"}

    page.changes.filters.only.click()
    place.settle()
    assert len(shown(page)) == everything


def test_a_line_leads_to_its_indicator(page: HistoryPage, place: Workplace) -> None:
    line = page.changes.model.all_rows()[0]
    page.changes.view.row_activated.emit(line.row.id)

    assert place.wanted == [Destination(PageKey.INDICATORS, place.read(row_of), "history")]


def test_what_is_filtered_is_exported(page: HistoryPage, place: Workplace, tmp_path: Path) -> None:
    filters = page.changes.filters
    filters.kind.set_value(Kind.NOTES)
    filters.kind.chosen.emit(Kind.NOTES)
    place.settle()

    page.changes.save_as(str(tmp_path / "Lịch sử.xlsx"))
    place.settle()

    assert f"Đã xuất {len(shown(page))} dòng" in page.changes.banner.text()
    sheet = load_workbook(tmp_path / "Lịch sử.xlsx").active
    assert sheet is not None
    assert "Hỏi lại Sở Y tế" in {cell for line in sheet.iter_rows(values_only=True) for cell in line}


def test_a_deleted_thing_is_restored_and_that_taken_back(page: HistoryPage, place: Workplace) -> None:
    page.show_place(Destination(PageKey.HISTORY, tab="trash"))
    place.settle()
    (step,) = page.trash.model.all_rows()
    assert page.trash.model.columns[0].value(step) == "Ghi chú: Hỏi lại Sở Y tế"
    assert not page.trash.restore.isEnabled()

    page.trash.view.select_id(step.id)
    page.trash.restore.click()
    place.settle()
    assert place.read(lambda uow: len(uow.notes.of(Anchor(row_of(uow))))) == 1
    assert page.trash.model.all_rows() == ()
    assert "Khôi phục: Ghi chú" in page.undo_bar.text()

    page.undo_bar._button.click()
    place.settle()
    assert [each.id for each in page.trash.model.all_rows()] == [step.id]


def test_an_empty_trash_says_what_belongs_here(page: HistoryPage, place: Workplace) -> None:
    place.change(lambda uow: uow.steps.undo())

    assert page.trash.model.all_rows() == ()
