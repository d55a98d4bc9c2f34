"""What is said of where a workspace lies: synchronised, left, or come from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pii_desktop.services.moving import move
from pii_desktop.services.workspace import open_workspace
from pii_desktop.ui.first_start.department_step import DepartmentStep
from pii_desktop.ui.place_notice import PlaceNotice
from pii_desktop.ui.preferences.page import PreferencesPage
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Workplace]:
    place = Workplace(qtbot)
    yield place
    place.close()


@pytest.fixture
def notice(place: Workplace, tmp_path: Path) -> PlaceNotice:
    """The line over a workspace in a folder of OneDrive."""
    place.begin(tmp_path / "OneDrive - Sở Tài chính" / "sổ", plan="")
    notice = PlaceNotice(place.tasks)
    place.show(notice)
    notice.read()
    place.settle()
    return notice


def words_of(notice: PlaceNotice) -> list[str]:
    """What the buttons say, left to right."""
    shown = [each for each in notice.banner.findChildren(QPushButton) if each.isVisibleTo(notice)]
    return [each.text() for each in sorted(shown, key=QPushButton.x)]


def press(notice: PlaceNotice, words: str) -> None:
    """Click the button with these words."""
    next(each for each in notice.banner.findChildren(QPushButton) if each.text() == words).click()


def test_the_window_says_who_synchronises_and_what_to_do(notice: PlaceNotice) -> None:
    assert notice.isVisible()
    assert "do OneDrive đồng bộ" in notice.banner.text()


def test_the_line_is_put_away_for_the_day(notice: PlaceNotice, place: Workplace) -> None:
    press(notice, "Ẩn hôm nay")
    place.settle()
    notice.read()
    place.settle()

    assert notice.isHidden()


def test_the_first_thing_to_do_is_to_move_it(notice: PlaceNotice, qtbot: QtBot) -> None:
    assert words_of(notice) == ["Chuyển sổ đi…", "Ẩn hôm nay"]

    with qtbot.waitSignal(notice.move_wanted):
        press(notice, "Chuyển sổ đi…")

    assert notice.isVisible()


@pytest.fixture
def moved(notice: PlaceNotice, place: Workplace, tmp_path: Path) -> Path:
    """Where the workspace of the notice went; the old one is the one that is open."""
    there = tmp_path / "Ổ D" / "So-PII"
    place.tasks.in_store(lambda held: move(held, there, lambda *_: None).close())
    place.settle()
    notice.read()
    place.settle()
    return there


def test_the_old_one_says_that_it_was_left_and_opens_the_new_one(
    notice: PlaceNotice, moved: Path, qtbot: QtBot
) -> None:
    assert notice.isVisible()
    assert f"sang {moved}" in notice.banner.text()

    with qtbot.waitSignal(notice.open_wanted) as told:
        press(notice, "Mở sổ ở chỗ mới")

    assert told.args == [moved]


def test_a_new_place_that_is_not_there_now_is_not_opened(notice: PlaceNotice, moved: Path, qtbot: QtBot) -> None:
    moved.rename(moved.with_name("USB đã rút"))

    with qtbot.assertNotEmitted(notice.open_wanted):
        press(notice, "Mở sổ ở chỗ mới")

    assert "Không thấy sổ ở" in notice.banner.text()
    assert words_of(notice) == ["Mở sổ ở chỗ mới", "Dùng lại sổ này…"]


@pytest.mark.usefixtures("moved")
def test_the_old_one_is_used_again_only_when_asked_twice(notice: PlaceNotice, place: Workplace) -> None:
    press(notice, "Dùng lại sổ này…")
    assert words_of(notice) == ["Dùng lại sổ này", "Thôi"]
    press(notice, "Thôi")
    place.settle()
    assert "Đây là bản cũ" in notice.banner.text()

    press(notice, "Dùng lại sổ này…")
    press(notice, "Dùng lại sổ này")
    place.settle()

    assert "do OneDrive đồng bộ" in notice.banner.text()


def test_the_new_one_says_where_it_came_from_until_it_was_read(
    notice: PlaceNotice, moved: Path, place: Workplace
) -> None:
    place.tasks.open_store(lambda: open_workspace(moved))
    notice.read()
    place.settle()
    assert f"nay nằm tại {moved}" in notice.banner.text()
    assert "OneDrive - Sở Tài chính" in notice.banner.text()
    assert words_of(notice) == ["Đã rõ"]

    press(notice, "Đã rõ")
    notice.read()
    place.settle()

    assert notice.isHidden()


def test_nothing_is_said_of_a_workspace_elsewhere(place: Workplace, tmp_path: Path) -> None:
    place.begin(tmp_path / "sổ", plan="")
    notice = PlaceNotice(place.tasks)
    place.show(notice)
    notice.read()
    place.settle()

    assert notice.isHidden()


@pytest.mark.usefixtures("notice")
def test_preferences_say_it_beside_the_folder_also_after_it_was_put_away(place: Workplace, qtbot: QtBot) -> None:
    page = PreferencesPage(place.desk)
    place.show(page)

    assert "do OneDrive đồng bộ" in page.workspace.synchronised.text()
    assert not page.workspace.synchronised.isHidden()
    with qtbot.waitSignal(page.move_wanted):
        next(each for each in page.workspace.synchronised.findChildren(QPushButton) if each.text()).click()


def test_the_first_start_says_it_before_anything_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    step = DepartmentStep(tmp_path / "sổ")
    qtbot.addWidget(step)
    assert step.synchronised.isHidden()

    step.set_folder(tmp_path / "Dropbox" / "sổ")
    assert not step.synchronised.isHidden()
    assert "do Dropbox đồng bộ" in step.synchronised.text()

    step.set_folder(tmp_path / "sổ")
    assert step.synchronised.isHidden()
