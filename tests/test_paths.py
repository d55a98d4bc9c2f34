"""Where things lie: the user's own folder, or beside a program on a USB stick."""

import sys
from pathlib import Path, PureWindowsPath

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
    kept = [paths.default_workspace(), paths.settings_file(), paths.log_folder(), paths.copies_folder()]

    assert {each.parent for each in kept} == {stick / "data"}


def test_without_the_mark_nothing_is_kept_beside_the_program(stick: Path, home: Path) -> None:
    (stick / paths.PORTABLE_MARK).unlink()

    assert home in paths.data_folder().parents


@pytest.mark.parametrize(
    ("remembered", "lies_now"),
    [
        (r"E:\PII Desktop\data\workspace", r"F:\PII Desktop\data\workspace"),
        (r"e:\pii desktop\DATA\workspace", r"F:\PII Desktop\DATA\workspace"),
        (r"E:\Sổ của sở", r"F:\Sổ của sở"),
        (r"C:\Nhà\Documents\Sổ của sở", r"C:\Nhà\Documents\Sổ của sở"),
        (r"\\may-chu\chung\Sổ của sở", r"\\may-chu\chung\Sổ của sở"),
    ],
)
def test_what_lies_on_the_stick_goes_with_its_letter(remembered: str, lies_now: str) -> None:
    then, now = PureWindowsPath(r"E:\PII Desktop"), PureWindowsPath(r"F:\PII Desktop")

    assert str(paths.moved_with(PureWindowsPath(remembered), then, now)) == lies_now


def test_data_goes_with_the_program_into_another_folder() -> None:
    then, now = PureWindowsPath(r"E:\PII Desktop"), PureWindowsPath(r"F:\Phần mềm\PII Desktop")

    assert paths.moved_with(then / "data" / "so", then, now) == now / "data" / "so"
    assert paths.moved_with(PureWindowsPath(r"E:\So"), then, now) == PureWindowsPath(r"F:\So")


def test_another_stick_under_the_old_letter_is_not_taken_for_this_one(stick: Path, tmp_path: Path) -> None:
    old_letter = tmp_path / "E" / "PII Desktop"
    (old_letter / "data" / "workspace").mkdir(parents=True)

    assert paths.as_it_lies_now(old_letter / "data" / "workspace", old_letter) == stick / "data" / "workspace"


def test_nor_is_it_by_settings_that_do_not_say_where_the_program_lay(stick: Path, tmp_path: Path) -> None:
    colleagues = tmp_path / "E" / "PII Desktop" / "data" / "workspace"
    colleagues.mkdir(parents=True)

    assert paths.as_it_lies_now(colleagues, None) == stick / "data" / "workspace"


@pytest.mark.parametrize("name", ["Tài liệu", "data"])
def test_a_workspace_elsewhere_stays_what_it_was(stick: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / name / "so"
    elsewhere.mkdir(parents=True)

    assert paths.as_it_lies_now(elsewhere, None) == elsewhere


@pytest.mark.usefixtures("stick")
def test_what_is_nowhere_keeps_its_name(tmp_path: Path) -> None:
    gone = tmp_path / "mất" / "so"

    assert paths.as_it_lies_now(gone, None) == gone


def test_an_installed_program_looks_nowhere_else(tmp_path: Path) -> None:
    gone = tmp_path / "PII Desktop" / "data" / "so"

    assert paths.as_it_lies_now(gone, tmp_path / "PII Desktop") == gone


def test_the_icon_is_there() -> None:
    assert paths.program_icon().read_bytes()[:4] == b"\0\0\1\0"
