"""Where the steps of the installed program begin, and which Python shows an unfrozen program."""

import sys
from pathlib import Path

import pytest
from windows_build import association, desktop, life_cycle
from windows_build.life_cycle import LifeCycle
from windows_build.outcomes import StepFailed

DATABASE = Path("PII Desktop") / "workspace" / "pii.sqlite"


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], object]:
    """What the registry says; nothing at first."""
    values: dict[tuple[str, str], object] = {}
    for module in (life_cycle, association):
        monkeypatch.setattr(module, "registry_value", lambda key, name: values.get((key, name)))
    return values


@pytest.mark.usefixtures("registry")
def test_nothing_runs_where_a_person_s_records_are(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / DATABASE).parent.mkdir(parents=True)
    (home / DATABASE).write_bytes(b"SQLite format 3")

    assert life_cycle.main([str(tmp_path)]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("install: clean\tskipped\t")
    assert "There is a real PII Desktop with records here: nothing was touched." in line
    assert [each for each in home.rglob("*") if each.is_file()] == [home / DATABASE]


@pytest.mark.usefixtures("registry")
def test_the_stick_deletes_no_data_of_a_person(tmp_path: Path, home: Path) -> None:
    (home / DATABASE).parent.mkdir(parents=True)
    (home / DATABASE).write_bytes(b"SQLite format 3")

    with pytest.raises(StepFailed, match="nothing was touched"):
        LifeCycle(tmp_path).run_from_a_stick()

    assert (home / DATABASE).is_file()


@pytest.mark.usefixtures("registry")
def test_left_overs_in_wine_are_cleaned(tmp_path: Path, home: Path) -> None:
    (home / DATABASE).parent.mkdir(parents=True)

    assert LifeCycle(tmp_path, is_throw_away=True).clean() == "nothing installed, no data"
    assert not (home / "PII Desktop").exists()


def test_what_qt_keeps_of_file_dialogs_is_said(registry: dict[tuple[str, str], object]) -> None:
    assert association.kept_by_qt().endswith(r"(HKCU\Software\QtProject\FileDialog): none")

    registry[association.FILE_DIALOGS, "lastVisited"] = "file:///E:/"

    assert association.kept_by_qt().endswith(r"(HKCU\Software\QtProject\FileDialog): there")


def test_a_python_that_only_starts_another_one_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", r"C:\pii\.venv")
    monkeypatch.setattr(sys, "base_prefix", r"C:\Python311")
    monkeypatch.setattr(sys, "executable", r"C:\pii\.venv\Scripts\python.exe")
    monkeypatch.setattr(sys, "_base_executable", r"C:\Python311\python.exe", raising=False)

    python, environment = desktop.unfrozen()

    assert python == r"C:\Python311\python.exe"
    assert environment is not None
    assert environment["__PYVENV_LAUNCHER__"] == r"C:\pii\.venv\Scripts\python.exe"


def test_a_python_of_no_environment_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)

    assert desktop.unfrozen() == (sys.executable, None)
