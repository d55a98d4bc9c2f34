"""What this computer says of synchronised folders, and the warning that is put away for a day."""

import sys
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.synchronised import Synchroniser
from pii_desktop.services import synchronised
from pii_desktop.services.synchronised import mount_points, put_away, warning_due, who_synchronises
from tests.ready import ready_workspace


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a telling name, on a computer where nothing is synchronised."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(synchronised, "mount_points", list)
    return tmp_path / "Đám mây"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_the_environment_names_the_folder_of_each_account(
    cloud: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    assert who_synchronises(cloud / "so") is None

    monkeypatch.setenv(variable, str(cloud))

    assert who_synchronises(cloud / "so") is Synchroniser.ONEDRIVE


def test_libraries_that_only_the_registry_names_are_known(cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synchronised, "mount_points", lambda: ["", str(cloud)])

    assert who_synchronises(cloud / "so") is Synchroniser.ONEDRIVE
    assert who_synchronises(cloud.parent / "so") is None


if sys.platform == "win32":
    import winreg

    def test_each_library_in_the_registry_gives_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
        tried = r"Software\PII Desktop trial of libraries"
        monkeypatch.setattr(synchronised, "_PROVIDERS", tried)
        assert mount_points() == []
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{tried}\thu-vien") as key:
            winreg.SetValueEx(key, "MountPoint", 0, winreg.REG_SZ, r"D:\Đám mây")

        found = mount_points()

        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{tried}\thu-vien")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, tried)
        assert found == [r"D:\Đám mây"]

else:

    def test_elsewhere_than_on_windows_there_is_no_register() -> None:
        assert mount_points() == []


def test_a_warning_put_away_comes_back_the_next_day(cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = cloud / "Dropbox" / "so"
    with ready_workspace(folder, "") as workspace:
        assert warning_due(workspace) is Synchroniser.DROPBOX
        put_away(workspace)
        assert warning_due(workspace) is None

        monkeypatch.setattr(synchronised, "today", lambda: date(2099, 1, 1))
        assert warning_due(workspace) is Synchroniser.DROPBOX


def test_a_workspace_on_the_own_disk_is_not_warned_about(cloud: Path) -> None:
    with ready_workspace(cloud / "so", "") as workspace:
        assert warning_due(workspace) is None
