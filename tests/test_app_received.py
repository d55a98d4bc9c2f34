"""What is opened by double click, and a second start that leaves it to the first."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.__main__ import _wants_window as wants_window
from pii_desktop.app import Program, Start
from pii_desktop.storage.lock import HOLDER_NAME, InstanceLock
from pii_desktop.ui.first_start.guide import FirstStart
from pii_desktop.ui.overview.page import OverviewPage
from pii_desktop.ui.periods.pack_check_dialog import PackCheckDialog
from pii_desktop.ui.settings import Settings, save_settings
from tests.program_runs import Runs, a_closed_workspace, program_runs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the plan of 2025, closed."""
    return a_closed_workspace(tmp_path / "sổ dữ liệu")


@pytest.fixture
def runs(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Runs]:
    with program_runs(qtbot, qapp, tmp_path / "settings.json") as runs:
        yield runs


def test_what_explorer_opens_is_told_from_a_command(tmp_path: Path) -> None:
    there = tmp_path / "gói nhận được.zip"
    there.write_bytes(b"PK")

    assert wants_window([str(there)])
    assert wants_window(["Gói.PIIPACK"]), "also one that has gone since: the window says so"
    assert wants_window([str(tmp_path)])
    assert not wants_window(["verify", str(there)])
    assert not wants_window([str(tmp_path / "không có.zip")])


def test_what_may_not_be_looked_at_is_no_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(22, "The network location cannot be reached")

    with monkeypatch.context() as network:
        network.setattr("os.stat", refuse)
        assert not wants_window([str(tmp_path / "trên mạng.zip")])


def checks_of(program: Program, qtbot: QtBot) -> PackCheckDialog:
    """The one check that is shown, when it has come to its end."""
    qtbot.waitUntil(lambda: bool(program.window.findChildren(PackCheckDialog)))
    qtbot.waitUntil(lambda: program.tasks.is_idle)
    (dialog,) = program.window.findChildren(PackCheckDialog)
    return dialog


def test_a_received_pack_is_checked_over_the_workspace_shown_last(
    runs: Runs, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    save_settings(runs.settings, Settings(recent=(str(folder),)))

    program = runs.start(Start(received=(tmp_path / "đã rút.piipack",)))

    assert isinstance(program.window.current_page(), OverviewPage)
    assert "Không tìm thấy tệp" in checks_of(program, qtbot).banner.text()


def test_a_received_pack_is_checked_where_there_is_no_workspace_yet(
    runs: Runs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii_desktop.paths.default_workspace", lambda: tmp_path / "chưa có")

    program = runs.start(Start(received=(tmp_path / "đã rút.piipack",)))

    assert isinstance(program.window.outer.currentWidget(), FirstStart)
    assert "Không tìm thấy tệp" in checks_of(program, qtbot).banner.text()
    assert not (tmp_path / "chưa có").exists()


def test_packs_that_are_dropped_on_the_program_together_are_all_checked(
    runs: Runs, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    save_settings(runs.settings, Settings(recent=(str(folder),)))

    program = runs.start(Start(received=(tmp_path / "quý I.piipack", tmp_path / "quý II.piipack")))

    qtbot.waitUntil(lambda: program.tasks.is_idle)
    checks = program.window.findChildren(PackCheckDialog)
    assert ["Không tìm thấy tệp" in each.banner.text() for each in checks] == [True, True]


def test_a_workspace_that_is_dropped_on_the_program_is_opened(runs: Runs, folder: Path) -> None:
    program = runs.start(Start(received=(folder,)))

    assert isinstance(program.window.current_page(), OverviewPage)
    assert not program.window.findChildren(PackCheckDialog)


def test_what_a_second_start_was_opened_with_is_checked_here(
    runs: Runs, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    program = runs.start(Start(folder))

    program.visitors.arrived.emit(tmp_path / "gói.piipack")

    assert "Không tìm thấy tệp" in checks_of(program, qtbot).banner.text()


def held_by_another(folder: Path, process: int) -> None:
    """As the lock's side file tells it while another program has the workspace open."""
    told = json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8"))
    (folder / HOLDER_NAME).write_text(json.dumps({**told, "pid": process}), encoding="utf-8", newline="\n")


def test_a_second_start_shows_the_window_of_the_first_and_ends(
    runs: Runs, folder: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[tuple[int, Path | None]] = []
    ended: list[bool] = []

    def raises(process: int, shown: Path | None) -> bool:
        raised.append((process, shown))
        return True

    monkeypatch.setattr("pii_desktop.ui.other_window.raise_window_of", raises)
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))
    lock = InstanceLock(folder)
    lock.acquire("Lan")
    held_by_another(folder, 4711)

    program = Program(qapp, Start(received=(Path("gói.piipack"),)), runs.settings)
    runs.programs.append(program)

    assert program.give_way(folder)
    assert (raised, ended) == ([(4711, Path("gói.piipack"))], [True])
    lock.release()


def test_where_no_window_can_be_raised_the_refusal_says_who_has_it_open(runs: Runs, folder: Path) -> None:
    lock = InstanceLock(folder)
    lock.acquire("Lan")

    program = runs.start(Start(folder))

    assert program.window.current_page() is None
    lock.release()
