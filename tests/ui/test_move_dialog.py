"""The dialog that moves a workspace: where to, what is refused, progress, stop."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop import paths
from pii_desktop.services.frame import folder_of
from pii_desktop.services.moving import moved_away
from pii_desktop.storage import moving
from pii_desktop.storage.files import Told, copy_whole
from pii_desktop.ui.move_dialog import MoveDialog
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """At work on a workspace in a folder of OneDrive."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "OneDrive" / "sổ dữ liệu", plan="")
    yield place
    place.close()


@pytest.fixture
def dialog(place: Workplace) -> MoveDialog:
    window = QWidget()
    place.show(window)
    dialog = MoveDialog(place.desk, window)
    dialog.open()
    place.settle()
    return dialog


@pytest.fixture
def disk_d(tmp_path: Path) -> Path:
    """Another disk with something on it."""
    (tmp_path / "Ổ D" / "Ảnh").mkdir(parents=True)
    return tmp_path / "Ổ D"


def folder_now(place: Workplace) -> Path:
    """Where the workspace lies that is open."""
    found: list[Path] = []
    place.tasks.in_store(folder_of, done=found.append)
    place.settle()
    return found[0]


def test_a_folder_of_this_computer_is_proposed(dialog: MoveDialog, place: Workplace) -> None:
    assert dialog.here.text() == str(folder_now(place))
    assert dialog.there.text() == str(paths.default_workspace())
    assert dialog.room.text().startswith("2 tệp, ")
    assert dialog.accept_button.isEnabled()


def test_what_stays_behind_is_said_before(dialog: MoveDialog, place: Workplace, disk_d: Path) -> None:
    (folder_now(place) / "Giấy mời.docx").write_bytes(b"moi")

    dialog.take(disk_d)
    place.settle()

    assert "1 mục khác trong thư mục cũ không thuộc sổ nên ở lại đó." in dialog.room.text()


def test_another_folder_is_chosen(dialog: MoveDialog, place: Workplace, disk_d: Path) -> None:
    dialog.take(disk_d)
    assert not dialog.accept_button.isEnabled()
    place.settle()

    assert dialog.there.text() == str(disk_d / "So-PII")
    assert dialog.accept_button.isEnabled()


def test_a_folder_that_does_not_fit_is_refused_with_its_reason(
    dialog: MoveDialog, place: Workplace, tmp_path: Path
) -> None:
    dialog.take(tmp_path / "Dropbox")
    place.settle()

    assert "Thư mục này do Dropbox đồng bộ" in dialog.banner.text()
    assert dialog.there.text() == ""
    assert not dialog.accept_button.isEnabled()

    (tmp_path / "So-PII").mkdir()
    (tmp_path / "So-PII" / "pii.sqlite").write_bytes(b"so khac")
    dialog.take(tmp_path / "So-PII")
    place.settle()
    assert "không ghi đè lên bất cứ gì" in dialog.banner.text()


def test_the_workspace_is_open_at_the_new_place_afterwards(
    dialog: MoveDialog, place: Workplace, disk_d: Path, qtbot: QtBot
) -> None:
    old = folder_now(place)
    dialog.take(disk_d)
    place.settle()

    with qtbot.waitSignal(dialog.moved) as told:
        dialog.accept_button.click()
    place.settle()

    assert told.args == [disk_d / "So-PII"]
    assert folder_now(place) == disk_d / "So-PII"
    assert (old / "pii.sqlite").exists()
    assert moved_away(old) is not None


def test_esc_stops_it_before_anything_is_closed(
    dialog: MoveDialog, place: Workplace, monkeypatch: pytest.MonkeyPatch, disk_d: Path
) -> None:
    old = folder_now(place)
    dialog.take(disk_d)
    place.settle()

    pressed = threading.Event()

    def copy_slowly(source: Path, target: Path, told: Told) -> str:
        assert pressed.wait(20)
        return copy_whole(source, target, told)

    monkeypatch.setattr(moving, "copy_whole", copy_slowly)
    dialog.accept_button.click()
    assert dialog.refuse_button.text() == "Dừng"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.refuse_button.text() == "Đang dừng…"
    pressed.set()
    place.settle()

    assert "Đã dừng chuyển sổ" in dialog.banner.text()
    assert (dialog.refuse_button.text(), dialog.accept_button.isEnabled()) == ("Hủy", True)
    assert [path.name for path in disk_d.iterdir()] == ["Ảnh"]
    assert folder_now(place) == old
    assert moved_away(old) is None


def test_a_disk_that_fails_leaves_the_workspace_open_where_it_was(
    dialog: MoveDialog, place: Workplace, monkeypatch: pytest.MonkeyPatch, disk_d: Path
) -> None:
    old = folder_now(place)
    dialog.take(disk_d)
    place.settle()

    def lose_all(_source: Path, target: Path, _told: Told) -> str:
        target.write_bytes(b"")
        return ""

    monkeypatch.setattr(moving, "copy_whole", lose_all)
    dialog.accept_button.click()
    place.settle()

    assert "Bản chép không giống bản gốc" in dialog.banner.text()
    assert "Sổ vẫn ở chỗ cũ, còn nguyên" in dialog.banner.text()
    assert folder_now(place) == old
    assert [path.name for path in disk_d.iterdir()] == ["Ảnh"]


def test_the_dialog_is_freed_on_close(place: Workplace) -> None:
    dialog = MoveDialog(place.desk)
    dialog.open()
    place.settle()

    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert not shiboken6.isValid(dialog)
