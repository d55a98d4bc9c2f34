"""Files are opened by the programs of the computer, shown in their folder, and what does not open is said."""

import ctypes
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from pii_desktop.errors import PiiError
from pii_desktop.ui import explorer, opening
from pii_desktop.ui.opening import open_file, show_in_folder
from tests.architecture.source_tree import program_sources
from tests.storage.windows import as_windows_loads


class Computer:
    """What was opened and selected on a computer that can do both, until it is told otherwise."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.selected: list[Path] = []
        self.has_program = self.has_explorer = True

    def open(self, url: QUrl) -> bool:
        self.opened.append(Path(url.toLocalFile()))
        return self.has_program

    def select(self, path: Path) -> bool:
        self.selected.append(path)
        return self.has_explorer


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    computer = Computer()
    monkeypatch.setattr(QDesktopServices, "openUrl", computer.open)
    monkeypatch.setattr(opening, "select_in_explorer", computer.select)
    return computer


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "Sở Tài chính" / "Báo cáo 6 tháng, lần 2 #1.xlsx"
    file.parent.mkdir()
    file.write_bytes(b"PK")
    return file


def unexpected(error: PiiError) -> None:
    raise AssertionError(str(error))


def test_a_file_is_opened_whatever_its_name_holds(computer: Computer, report: Path) -> None:
    open_file(report, unexpected)

    assert computer.opened == [report]


def test_a_kind_of_file_that_no_program_opens_is_named(computer: Computer, report: Path) -> None:
    computer.has_program = False
    refusals: list[PiiError] = []

    open_file(report, refusals.append)

    (refusal,) = refusals
    assert refusal.title == "Máy này chưa có chương trình mở tệp .xlsx."
    assert str(report.parent) in refusal.text
    assert refusal.code == "no-program"


def test_a_file_that_has_gone_is_missed(computer: Computer, report: Path) -> None:
    report.unlink()
    refusals: list[PiiError] = []

    open_file(report, refusals.append)

    assert [each.code for each in refusals] == ["file-gone"]
    assert computer.opened == []


def test_a_file_is_selected_in_its_folder(computer: Computer, report: Path) -> None:
    show_in_folder(report, unexpected)

    assert (computer.selected, computer.opened) == ([report], [])


@pytest.mark.parametrize("has_gone", [True, False])
def test_the_folder_is_opened_where_nothing_can_be_selected(computer: Computer, report: Path, has_gone: bool) -> None:
    computer.has_explorer = False
    if has_gone:
        report.unlink()

    show_in_folder(report, unexpected)

    assert computer.opened == [report.parent]


def test_a_folder_that_does_not_open_is_told_with_its_place(computer: Computer, report: Path) -> None:
    computer.has_explorer = computer.has_program = False
    refusals: list[PiiError] = []

    show_in_folder(report, refusals.append)

    assert [each.code for each in refusals] == ["folder-not-shown"]
    assert str(report.parent) in refusals[0].hint


@pytest.mark.parametrize(
    ("path", "long"),
    [
        (r"D:\So\bao cao.pdf", r"\\?\D:\So\bao cao.pdf"),
        (r"\\may-chu\chung\bao cao.pdf", r"\\?\UNC\may-chu\chung\bao cao.pdf"),
    ],
)
def test_names_of_any_length_of_drives_and_servers_are_shortened_and_named_plainly(path: str, long: str) -> None:
    assert explorer.extended(path) == long
    assert explorer.extended(long) == long
    assert explorer.plain(long) == path


class Kernel:
    """The function of Windows that says where libraries are looked for first."""

    def __init__(self) -> None:
        self.told: list[str | None] = []

    def __call__(self, folder: str | None) -> int:
        self.told.append(folder)
        return 1


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    kernel = Kernel()
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: SimpleNamespace(SetDllDirectoryW=kernel), raising=False)
    return kernel


@pytest.fixture
def explorer_of_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it."""
    return as_windows_loads(explorer, monkeypatch)


def test_a_program_that_is_opened_does_not_look_for_its_libraries_among_ours(
    kernel: Kernel, explorer_of_windows: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", r"C:\PII Desktop\_internal", raising=False)

    with explorer_of_windows.with_its_own_libraries():
        assert kernel.told == [None]

    assert kernel.told == [None, r"C:\PII Desktop\_internal"]


def test_an_unfrozen_program_changes_nothing_there(kernel: Kernel, explorer_of_windows: ModuleType) -> None:
    with explorer_of_windows.with_its_own_libraries():
        pass

    assert kernel.told == []


def test_a_file_that_may_not_even_be_looked_at_is_missed(
    computer: Computer, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(22, "The network location cannot be reached", str(report))

    refusals: list[PiiError] = []
    with monkeypatch.context() as network:
        network.setattr("os.stat", refuse)
        open_file(report, refusals.append)

    assert [each.code for each in refusals] == ["file-gone"]
    assert computer.opened == []


def test_nowhere_else_is_the_answer_of_the_system_ignored() -> None:
    callers = [name for name, source in program_sources().items() if "QDesktopServices" in source]

    assert callers == ["pii_desktop.ui.opening"]
