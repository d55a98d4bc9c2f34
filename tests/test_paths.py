"""Where things lie: the user's own folder, or beside a program on a USB stick."""

import sys
from pathlib import Path

import pytest

from pii_desktop import paths


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it lies on a USB stick."""
    program = tmp_path / "PII Desktop"
    program.mkdir()
    (program / paths.PORTABLE_MARK).write_text("[portable]\n", encoding="utf-8", newline="\n")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "PII Desktop.exe"))
    return program.resolve()


def test_an_installed_program_keeps_its_data_in_the_user_s_own_folder(home: Path) -> None:
    assert home in paths.data_folder().parents
    assert paths.default_workspace().parent == paths.data_folder()
    assert paths.portable_folder() is None


def test_a_program_on_a_stick_keeps_everything_beside_it(stick: Path) -> None:
    kept = [paths.default_workspace(), paths.settings_file(), paths.log_folder()]

    assert {each.parent for each in kept} == {stick / "data"}


def test_without_the_mark_nothing_is_kept_beside_the_program(stick: Path, home: Path) -> None:
    (stick / paths.PORTABLE_MARK).unlink()

    assert home in paths.data_folder().parents


def test_a_workspace_is_found_on_a_stick_with_another_drive_letter(stick: Path, tmp_path: Path) -> None:
    (stick / "data" / "so-cua-so").mkdir(parents=True)
    remembered = tmp_path / "E" / "PII Desktop" / "data" / "so-cua-so"

    assert paths.as_it_lies_now(remembered) == stick / "data" / "so-cua-so"


def test_a_workspace_elsewhere_stays_what_it_was(stick: Path, tmp_path: Path) -> None:
    (stick / "data").mkdir()
    elsewhere = tmp_path / "Tài liệu" / "so"

    assert paths.as_it_lies_now(elsewhere) == elsewhere


def test_an_installed_program_looks_nowhere_else(tmp_path: Path) -> None:
    gone = tmp_path / "data" / "so"

    assert paths.as_it_lies_now(gone) == gone


def test_the_icon_is_there() -> None:
    assert paths.program_icon().read_bytes()[:4] == b"\0\0\1\0"
