"""What the window remembers."""

import json
from pathlib import Path

import pytest

from pii_desktop.ui.settings import Settings, WindowPlace, load_settings, save_settings, with_workspace


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    file = tmp_path / "thư mục mới" / "settings.json"
    settings = Settings(
        "dark", WindowPlace(40, 30, 1366, 768, is_maximized=True), (str(Path("D:/Sổ dữ liệu")),), {"work": {"due": 96}}
    )

    assert save_settings(file, settings)
    assert load_settings(file) == settings


def test_a_stick_opens_its_own_workspace_under_another_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague's stick has the old letter now, with folders of the same names."""
    file = tmp_path / "settings.json"
    old, new = tmp_path / "E" / "PII Desktop", tmp_path / "F" / "PII Desktop"
    (old / "data" / "workspace").mkdir(parents=True)
    monkeypatch.setattr("pii_desktop.ui.settings.portable_program", lambda: old)
    save_settings(file, Settings(recent=(str(old / "data" / "workspace"), str(tmp_path / "Tài liệu"))))

    monkeypatch.setattr("pii_desktop.paths.portable_program", lambda: new)

    assert load_settings(file).recent == (str(new / "data" / "workspace"), str(tmp_path / "Tài liệu"))


def test_settings_of_an_installed_program_do_not_say_where_it_lies(tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.json", Settings())

    assert "program" not in json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"x"', '{"theme": []}', '{"theme": 3, "place": [], "recent": "D:", "widths": [1]}']
)
def test_a_damaged_file_is_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")

    assert load_settings(file) == Settings()


def test_what_a_newer_version_keeps_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark", "idle_lock_minutes": 5}', encoding="utf-8")

    save_settings(file, load_settings(file))

    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["idle_lock_minutes"] == 5
    assert kept["theme"] == "dark"


def test_a_place_that_cannot_be_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"place": {"x": 1e300, "y": "a", "width": 900, "height": 700}}', encoding="utf-8")

    assert load_settings(file).place == WindowPlace(0, 0, 900, 700)


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("", encoding="utf-8")

    assert not save_settings(blocked / "settings.json", Settings())


def test_the_latest_workspace_stands_first_and_once(tmp_path: Path) -> None:
    recent = with_workspace((str(tmp_path / "a"), str(tmp_path / "b")), tmp_path / "b")

    assert recent == (str(tmp_path / "b"), str(tmp_path / "a"))
    assert len(with_workspace(tuple("abcdefgh"), tmp_path)) == 8
