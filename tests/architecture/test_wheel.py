"""The wheel, really built: the program, its migrations, catalogue and fonts, both scripts, and no tests."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

BUNDLED = "pii_desktop/_bundled"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_db_and_resources_lie_where_the_installed_program_looks(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    ours = {
        file.relative_to(ROOT).as_posix()
        for folder in ("db", "resources")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert ours
    assert {f"{BUNDLED}/{file}" for file in ours} <= inside
    assert "pii_desktop/paths.py" in inside


def test_tests_and_tools_stay_at_home(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}

    assert tops == {"pii_desktop", "pii_desktop-0.1.0.dist-info"}


def test_both_scripts_open_the_same_door(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        scripts = archive.read("pii_desktop-0.1.0.dist-info/entry_points.txt").decode("utf-8")

    assert "[console_scripts]\npii-desktop = pii_desktop.__main__:main" in scripts
    assert "[gui_scripts]\npii-desktop-gui = pii_desktop.__main__:main" in scripts
