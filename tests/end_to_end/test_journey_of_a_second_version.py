"""The plan comes again, changed: what differs is shown, some of it is taken, and all of it can be taken back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pii_desktop.services.importing import read_plan
from pii_desktop.services.profiles import default_profile
from pii_desktop.services.setting_up import Setup, set_up
from pii_desktop.ui.assignments.differences import Difference
from pii_desktop.ui.assignments.wizard import DIFFERENCES, SUMMARY
from tests.end_to_end.plan_files import changed_rows, write_plan
from tests.end_to_end.window import Desktop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the first version of the plan, closed."""
    place = tmp_path / "sổ dữ liệu"
    parsed = read_plan(write_plan(tmp_path / "Phụ lục.docx"))
    set_up(Setup(place, default_profile("Bắc Ninh", "Sở Tài chính"), parsed)).close()
    return place


def leads(desktop: Desktop) -> dict[str, tuple[str, ...]]:
    """Code → lead department as the board shows it."""
    return {row.display_code: row.row.lead for row in desktop.assignments().board.model.all_rows()}


def take_only(desktop: Desktop, *codes: str) -> None:
    """On the step of the differences: nothing, then these rows, each by the space bar."""
    pane = desktop.assignments().wizard.differences
    desktop.press_button(pane._none)
    for line in pane.model.all_rows():
        if line.change.code in codes:
            assert pane.view.select_id(line.id)
            desktop.tab_to(pane.view)
            desktop.press(Qt.Key.Key_Space)


def shown(lines: Sequence[Difference]) -> set[str]:
    return {line.change.code for line in lines}


def test_some_of_a_changed_plan_is_taken_and_taken_back(desktop: Desktop, folder: Path, tmp_path: Path) -> None:
    desktop.start(folder)
    before = leads(desktop)
    page = desktop.assignments()
    desktop.press_button(page.board._import)
    desktop.press_button(page.wizard.source._zone)
    desktop.choose_in_dialog(write_plan(tmp_path / "Phụ lục sửa đổi.docx", changed_rows()))
    for _ in range(DIFFERENCES):
        desktop.press_button(page.wizard.foot.onward)
    assert shown(page.wizard.differences.model.visible_rows()) == {"2.2.2", "2.2.3", "3.2.2"}
    take_only(desktop, "2.2.3", "3.2.2")
    desktop.press_button(page.wizard.foot.onward)
    assert page.wizard.step == SUMMARY
    desktop.press_button(page.wizard.foot.onward)
    assert leads(desktop) == {**before, "2.2.3": ("Sở Khoa học và Công nghệ",), "3.2.2": ("Sở Tài chính",)}
    desktop.tab_to(page.board.side.tabs)
    desktop.press(Qt.Key.Key_Right)
    newest = page.board.imports.cards()[0]
    desktop.press_button(newest.undo)
    assert leads(desktop) == before
    assert desktop.refusals == []
