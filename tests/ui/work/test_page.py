"""The page of all work items: filters, one item, many items, own items, documents."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import WorkItemId
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.work_list import WorkChange, WorkFilter
from pii_desktop.services import evidence, work
from pii_desktop.services.addressing import find_assignment
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.work.page import WorkPage
from tests.ui.workplace import Workplace


class Office(Workplace):
    """The page over the bundled plan of 2025, taken by Sở Tài chính."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot)
        self.begin(folder)
        self.page = WorkPage(self.desk)
        self.page._timer.setInterval(0)
        self.show(self.page)

    def texts(self) -> list[str]:
        """The items shown."""
        return [row.item.text for row in self.page.list.model.visible_rows()]

    def choose(self, *item_ids: WorkItemId) -> None:
        """Select lines."""
        view = self.page.list.view
        view.clearSelection()
        for item_id in item_ids:
            index = self.page.list.model.index_of(item_id)
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            view.selectionModel().select(index, flags)
        self.settle()
        self.settle()

    def item(self, item_id: WorkItemId) -> WorkItem:
        """As stored."""
        found: WorkItem = self.read(lambda uow: uow.work_items.get(item_id))
        return found

    def add_own(self, text: str, code: str = "1.2.1") -> WorkItemId:
        """An item of the department's own."""
        assignment = self.read(lambda uow: find_assignment(uow, code))
        self.change(lambda uow: work.add_own_work_item(uow, assignment.id, text)[1])
        return next(row.item.id for row in self.page.list.model.all_rows() if row.item.text == text)


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """A clerk at the page."""
    opened = Office(qtbot, tmp_path / "sổ dữ liệu")
    yield opened
    opened.page.close()
    opened.close()


def test_every_item_stands_under_its_indicator(office: Office) -> None:
    rows = office.page.list.model.all_rows()
    listed = office.read(lambda uow: work.work_list(uow, WorkFilter(), date(2025, 9, 1)))
    assert [row.item.id for row in rows] == [row.item.id for row in listed.rows]
    assert office.page.list._note.whole_text() == f"{listed.total} nhiệm vụ"
    assert office.page.side.currentIndex() == 0


def test_the_dash_that_the_plan_prints_before_an_item_is_not_shown(office: Office) -> None:
    item_id = office.add_own("- Rà soát thủ tục thành lập doanh nghiệp")
    model = office.page.list.model
    assert model.index_of(item_id).data() == "Rà soát thủ tục thành lập doanh nghiệp"
    office.choose(item_id)
    assert office.page.panel.editor is not None
    assert office.page.panel.editor._text.text() == "Rà soát thủ tục thành lập doanh nghiệp"


def test_a_state_is_stored_at_once(office: Office) -> None:
    item_id = office.add_own("Rà soát thủ tục thành lập doanh nghiệp")
    office.choose(item_id)
    editor = office.page.panel.editor
    assert editor is not None
    editor.state.set_value(WorkState.DONE)
    editor.state.chosen.emit(WorkState.DONE)
    office.settle()
    assert (office.item(item_id).state, office.item(item_id).percent) == (WorkState.DONE, 100)


def test_what_goes_on_all_the_time_has_no_due_date(office: Office) -> None:
    item_id = office.add_own("Cập nhật cổng thông tin doanh nghiệp")
    office.change(
        lambda uow: work.update_many(uow, [item_id], WorkChange(due=date(2025, 6, 1), officer="Trần Văn Nam"))
    )
    office.choose(item_id)
    editor = office.page.panel.editor
    assert editor is not None
    assert editor.officer.text() == "Trần Văn Nam"
    editor.continuous.click()
    office.settle()
    assert (office.item(item_id).is_continuous, office.item(item_id).due) == (True, None)
    assert not editor.due.isEnabled()


def test_many_items_are_changed_together_and_taken_back_together(office: Office) -> None:
    ids = [row.item.id for row in office.page.list.model.all_rows()[:3]]
    office.choose(*ids)
    assert office.page.side.currentIndex() == 2
    assert office.page.bulk.button.text() == "Áp dụng cho 3 nhiệm vụ"
    office.page.bulk.state.set_value(WorkState.DOING)
    office.page.bulk.officer.set_text("Nguyễn Thị Hà")
    office.page.bulk.button.click()
    office.settle()
    assert {(office.item(each).state, office.item(each).officer) for each in ids} == {
        (WorkState.DOING, "Nguyễn Thị Hà")
    }
    assert "Cập nhật 3 nhiệm vụ" in office.page.undo_bar.text()
    office.page.undo_bar._button.click()
    office.settle()
    assert {(office.item(each).state, office.item(each).officer) for each in ids} == {(WorkState.TODO, "")}


def test_a_bad_percent_is_marked_and_nothing_is_changed(office: Office) -> None:
    ids = [row.item.id for row in office.page.list.model.all_rows()[:2]]
    office.choose(*ids)
    office.page.bulk.percent.set_text("140")
    office.page.bulk.button.click()
    office.settle()
    assert office.page.bulk.percent.message == "Nhập số từ 0 đến 100."
    assert office.item(ids[0]).percent is None


def test_words_and_chips_narrow_the_list(office: Office) -> None:
    office.add_own("Đối thoại với doanh nghiệp quý III")
    office.page.list.search.setText("doi thoai")
    office.page.list.search.searched.emit("doi thoai")
    office.settle()
    assert "Đối thoại với doanh nghiệp quý III" in office.texts()
    assert len(office.texts()) < 5
    office.page.show_place(Destination(PageKey.WORK, filter="own"))
    office.settle()
    assert office.texts() == ["Đối thoại với doanh nghiệp quý III"]
    office.page.list.apply_filter("overdue")
    office.settle()
    assert office.texts() == []


def test_an_own_item_is_reworded_and_deleted_with_a_way_back(office: Office) -> None:
    item_id = office.add_own("Tập huấn")
    office.choose(item_id)
    panel = office.page.panel
    assert not panel.delete_button.isHidden()
    panel.words.set_text("Tập huấn về chuyển đổi số")
    panel.words.left.emit("Tập huấn về chuyển đổi số")
    office.settle()
    assert office.item(item_id).text == "Tập huấn về chuyển đổi số"
    panel.delete_button.click()
    office.settle()
    assert "Tập huấn về chuyển đổi số" not in office.texts()
    office.page.undo_bar._button.click()
    office.settle()
    assert "Tập huấn về chuyển đổi số" in office.texts()


def test_items_of_the_plan_cannot_be_deleted(office: Office) -> None:
    office.choose(office.page.list.model.all_rows()[0].item.id)
    assert office.page.panel.delete_button.isHidden()
    assert office.page.panel.words.isHidden()


def test_a_document_of_the_indicator_shows_that_an_item_was_done(office: Office, tmp_path: Path) -> None:
    item_id = office.add_own("Ban hành kế hoạch cải thiện")
    file = tmp_path / "Kế hoạch.pdf"
    file.write_bytes(b"%PDF-1.4 ke hoach")
    assignment_id = office.item(item_id).assignment_id
    fields = EvidenceFields(number="12/KH-STC")
    office.change(
        lambda uow: evidence.attach(uow, file, fields, frozenset({assignment_id})).changes,
    )
    office.choose(item_id)
    panel = office.page.panel
    document = office.read(lambda uow: uow.evidence.of(assignment_id))[0]
    panel.choice.set_value(document.id)
    panel.choice.chosen.emit(document.id)
    office.settle()
    assert office.read(partial(_linked, item_id)) == (document.id,)
    panel._document_widgets[0].findChildren(type(panel.open_button))[0].click()
    office.settle()
    assert office.read(partial(_linked, item_id)) == ()


def test_the_indicator_is_one_click_away(office: Office) -> None:
    item_id = office.add_own("Rà soát")
    office.choose(item_id)
    office.page.panel.open_button.click()
    assert office.wanted == [Destination(PageKey.INDICATORS, office.item(item_id).assignment_id, "work")]


def _linked(item_id: WorkItemId, uow: object) -> object:
    return uow.work_items.evidence_of(item_id)  # type: ignore[attr-defined]


def test_a_link_shows_one_item(office: Office) -> None:
    last = office.page.list.model.all_rows()[-1].item
    office.page.list.apply_filter("overdue")
    office.settle()
    office.page.show_place(Destination(PageKey.WORK, work_item_id=last.id))
    office.settle()
    office.settle()
    assert office.page.list.selected() == [last.id]
    assert office.page.panel.item_id() == last.id
