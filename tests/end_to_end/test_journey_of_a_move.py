"""A clerk whose records lie in OneDrive moves them, goes on in the new place, and is led there from the old one."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from pii_desktop import paths
from pii_desktop.domain.moving import NOTE_NAME
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.workspace import NewWorkspace, create_workspace, is_workspace, open_workspace
from pii_desktop.ui.move_dialog import MoveDialog
from pii_desktop.ui.overview.page import OverviewPage
from pii_desktop.ui.settings import load_settings
from tests.end_to_end.window import Desktop

_KILLED = """
import os, sys
from pathlib import Path
from pii_desktop.services.moving import move
from pii_desktop.services.workspace import open_workspace
steps = iter(range(1000))
def told(done, total, words):
    if next(steps) == int(sys.argv[3]):
        os._exit(9)
with open_workspace(Path(sys.argv[1])) as workspace:
    move(workspace, Path(sys.argv[2]), told).close()
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace in a folder of OneDrive, with a backup, closed."""
    place = tmp_path / "OneDrive - Sở Tài chính" / "sổ dữ liệu"
    with create_workspace(place, NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        workspace.backup("Trước khi nhập")
    return place


def press(desktop: Desktop, words: str) -> None:
    """Press a button of the line under the head of the window."""
    banner = desktop.window.place_notice.banner
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == words)
    desktop.press_button(button)


def move_dialog(desktop: Desktop) -> MoveDialog:
    """The dialog that is open."""
    desktop.wait_until(lambda: bool(desktop.window.findChildren(MoveDialog)))
    dialog: MoveDialog = desktop.window.findChildren(MoveDialog)[0]
    return dialog


def test_records_leave_onedrive_with_what_was_just_typed(desktop: Desktop, old: Path, tmp_path: Path) -> None:
    desktop.start(old)
    field = desktop.preferences().cards.fields["place"]
    desktop.fill(field, "Bắc Giang")

    press(desktop, "Chuyển sổ đi…")
    desktop.accept(move_dialog(desktop))
    desktop.settle()

    new = paths.default_workspace()
    assert isinstance(desktop.window.current_page(), OverviewPage)
    assert f"nay nằm tại {new}" in desktop.window.place_notice.banner.text()
    assert load_settings(tmp_path / "cài đặt.json").recent == (str(new), str(old))
    assert (old / NOTE_NAME).exists()
    press(desktop, "Đã rõ")
    desktop.close()

    with open_workspace(new) as opened:
        assert opened.read(load_profile).place == "Bắc Giang"
        assert opened.last_backup() is not None


def test_whoever_opens_the_old_folder_is_led_to_the_new_one(desktop: Desktop, old: Path, tmp_path: Path) -> None:
    desktop.start(old)
    desktop.press_button(desktop.preferences().workspace.move_away)
    dialog = move_dialog(desktop)
    dialog.take(tmp_path / "Ổ D")
    desktop.settle()
    desktop.accept(dialog)
    desktop.close()

    desktop.start(old)
    assert "Đây là bản cũ" in desktop.window.place_notice.banner.text()
    press(desktop, "Mở sổ ở chỗ mới")

    assert desktop.preferences().workspace.folder.text() == str(tmp_path / "Ổ D")
    assert "nay nằm tại" in desktop.window.place_notice.banner.text()


@pytest.mark.parametrize("step", [0, 3, 5, 8])
def test_a_program_killed_meanwhile_leaves_the_old_workspace_alone(old: Path, tmp_path: Path, step: int) -> None:
    disk = tmp_path / "Ổ D"
    command = [sys.executable, "-X", "utf8", "-c", _KILLED, str(old), str(disk / "So-PII"), str(step)]

    assert subprocess.run(command, check=False).returncode == 9

    assert not any(is_workspace(each) for each in disk.iterdir())
    assert not (old / NOTE_NAME).exists()
    with open_workspace(old) as opened:
        assert opened.read(load_profile).department == "Sở Tài chính"
        assert opened.read(lambda uow: uow.history.verify())
