"""The one door of the program, where nothing of ours stands yet that could tell a bug."""

import sys
from pathlib import Path

import pytest

from pii_desktop import __main__ as door
from pii_desktop import paths
from pii_desktop.commands import bug_report

WORDS_OF_A_REPORT = "Chi 312 tỷ đồng"


def fail(_arguments: list[str]) -> int:
    raise ZeroDivisionError(WORDS_OF_A_REPORT)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The boxes that were shown, where each start of the window fails."""
    boxes: list[str] = []
    monkeypatch.setattr(bug_report, "_show_box", boxes.append)
    monkeypatch.setattr("pii_desktop.app.main", fail)
    monkeypatch.setattr(sys, "argv", ["PII Desktop.exe"])
    return boxes


def test_a_window_that_cannot_begin_says_so_in_a_box_of_vietnamese(
    shown: list[str], home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "stderr", None)

    assert door.main() == 1
    caplog.clear()

    (words,) = shown
    assert "Dữ liệu đã lưu vẫn còn nguyên" in words
    assert "ZeroDivisionError" in words
    assert "312" not in words
    written = next(home.rglob("pii-desktop.log")).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert "312" not in written
    assert str(paths.log_folder()) in words


def test_where_there_is_a_console_the_hook_tells_it(shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    with pytest.raises(ZeroDivisionError):
        door.main()
    assert shown == []


@pytest.mark.parametrize("arguments", [["list"], ["--khong-co"], ["demo", "--khong-co"], ["misprints", "--help"]])
def test_a_command_of_the_program_without_a_console_says_nothing_and_is_no_bug(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes: list[str] = []
    monkeypatch.setattr(bug_report, "_show_box", boxes.append)
    monkeypatch.setattr(sys, "argv", ["PII Desktop.exe", *arguments])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    try:
        code: object = door.main()
    except SystemExit as end:
        code = end.code

    assert code == (0 if "--help" in arguments else 2)
    assert boxes == []


def test_ctrl_c_before_the_hook_stands_is_told_by_it_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "_run", interrupted)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)

    with pytest.raises(KeyboardInterrupt):
        door.main()
    assert sys.excepthook is bug_report.report_bug
