"""Work items of a row: state, percent, due date, result, and those the department adds."""

from collections.abc import Callable
from datetime import date

from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.ui.work_item_editor import WorkItemEditor
from tests.ui.indicators.conftest import Office


def open_work(office: Office, code: str = "2.2.2") -> list[WorkItemEditor]:
    office.choose(code)
    office.page.panel.open_tab("work")
    return list(office.page.panel.work.editors.values())


def stored(office: Office, code: str = "2.2.2") -> tuple[WorkItem, ...]:
    identity = office.rows()[code].assignment.id
    items: tuple[WorkItem, ...] = office.ask(lambda uow: uow.work_items.of(identity))
    return items


def test_the_plans_work_items_are_listed_and_counted(office: Office) -> None:
    editors = open_work(office, "1.1.3")
    assert len(editors) == 4
    assert office.page.panel.tabs.tabText(1) == "Nhiệm vụ 4"


def test_state_percent_due_and_result_are_stored_when_left(office: Office) -> None:
    editor = open_work(office)[0]
    editor.state.box.setCurrentIndex(1)
    editor.state.box.activated.emit(1)
    office.fill(editor.percent, "60")
    office.fill(editor.due, "31/12/2025")
    office.fill(editor.result, "Đã trình dự toán.")
    item = stored(office)[0]
    assert (item.state, item.percent, item.due, item.result) == (
        WorkState.DOING,
        60,
        date(2025, 12, 31),
        "Đã trình dự toán.",
    )
    assert office.page.list.model.all_rows()[0].row.work_total == 1


def test_a_wrong_percent_and_a_wrong_day_wait_to_be_put_right(office: Office, reopened: Callable[[], Office]) -> None:
    editor = open_work(office)[0]
    office.fill(editor.percent, "140")
    office.fill(editor.due, "31/02/2025")
    assert "0 đến 100" in editor.percent.message
    assert editor.due.has_error
    assert stored(office)[0].percent is None
    office.close()
    again = reopened()
    editor = open_work(again)[0]
    assert (editor.percent.text(), editor.due.text()) == ("140", "31/02/2025")
    again.fill(editor.percent, "40")
    assert stored(again)[0].percent == 40
    assert editor.due.text() == "31/02/2025"


def test_the_department_adds_its_own(office: Office) -> None:
    open_work(office)
    work = office.page.panel.work
    assert not work.add_button.isEnabled()
    office.type_into(work.new_text, "Rà soát dự toán quý IV")
    work.add_button.click()
    office.settle()
    assert [item.text for item in stored(office) if item.is_own] == ["Rà soát dự toán quý IV"]
    assert len(work.editors) == 2
    assert work.new_text.text() == ""


def test_words_that_were_not_added_wait_at_their_row(office: Office) -> None:
    open_work(office)
    office.type_into(office.page.panel.work.new_text, "Làm việc với Cục Thống kê")
    office.choose("1.1.3")
    assert office.page.panel.work.new_text.text() == ""
    office.choose("2.2.2")
    assert office.page.panel.work.new_text.text() == "Làm việc với Cục Thống kê"
