"""A workspace in a synchronised folder is warned about in the window, in Cài đặt and at the first start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pii_desktop.ui.first_start.department_step import DepartmentStep
from pii_desktop.ui.preferences.page import PreferencesPage
from pii_desktop.ui.sync_notice import SyncNotice
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Workplace]:
    place = Workplace(qtbot)
    yield place
    place.close()


@pytest.fixture
def notice(place: Workplace, tmp_path: Path) -> SyncNotice:
    """The line over a workspace in a folder of OneDrive."""
    place.begin(tmp_path / "OneDrive - Sở Tài chính" / "sổ", plan="")
    notice = SyncNotice(place.tasks)
    place.show(notice)
    notice.read()
    place.settle()
    return notice


def test_the_window_says_who_synchronises_and_what_to_do(notice: SyncNotice) -> None:
    assert notice.isVisible()
    assert "do OneDrive đồng bộ" in notice.banner.text()


def test_the_line_is_put_away_for_the_day(notice: SyncNotice, place: Workplace) -> None:
    button = notice.banner.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Ẩn hôm nay"

    button.click()
    place.settle()
    notice.read()
    place.settle()

    assert notice.isHidden()


def test_nothing_is_said_of_a_workspace_elsewhere(place: Workplace, tmp_path: Path) -> None:
    place.begin(tmp_path / "sổ", plan="")
    notice = SyncNotice(place.tasks)
    place.show(notice)
    notice.read()
    place.settle()

    assert notice.isHidden()


@pytest.mark.usefixtures("notice")
def test_preferences_say_it_beside_the_folder_also_after_it_was_put_away(place: Workplace) -> None:
    page = PreferencesPage(place.desk)
    place.show(page)

    assert "do OneDrive đồng bộ" in page.workspace.synchronised.text()
    assert not page.workspace.synchronised.isHidden()


def test_the_first_start_says_it_before_anything_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    step = DepartmentStep(tmp_path / "sổ")
    qtbot.addWidget(step)
    assert step.synchronised.isHidden()

    step.set_folder(tmp_path / "Dropbox" / "sổ")
    assert not step.synchronised.isHidden()
    assert "do Dropbox đồng bộ" in step.synchronised.text()

    step.set_folder(tmp_path / "sổ")
    assert step.synchronised.isHidden()
