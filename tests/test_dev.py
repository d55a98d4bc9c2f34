"""dev.py: what it asks of a machine, and when it has nothing to do."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_python_that_fits_is_taken(version: tuple[int, int]) -> None:
    assert dev.python_refusal(version) == ""


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14)])
def test_a_python_that_does_not_fit_is_refused_with_a_sentence(version: tuple[int, int]) -> None:
    assert dev.python_refusal(version) == (
        f"PII Desktop needs Python 3.11 to 3.13; this is 3.{version[1]}. Start dev.py with another one."
    )


def test_an_old_python_can_read_dev_py_far_enough_to_refuse() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_dev_py_needs_the_standard_library_only() -> None:
    tree = ast.parse(Path(dev.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_bytes(b"pytest==9.2.0\n")
    (tmp_path / "pyproject.toml").write_bytes(b"[project]\n")
    return tmp_path


def test_the_stamp_stays_while_nothing_changes_but_line_ends(checkout: Path) -> None:
    stamp = dev.stamp_text(checkout, (3, 11))
    (checkout / "requirements" / "dev.txt").write_bytes(b"pytest==9.2.0\r\n")

    assert dev.stamp_text(checkout, (3, 11)) == stamp


def test_the_stamp_changes_with_a_pin_with_the_project_and_with_the_python(checkout: Path) -> None:
    stamps = {dev.stamp_text(checkout, (3, 11)), dev.stamp_text(checkout, (3, 12))}
    (checkout / "requirements" / "dev.txt").write_bytes(b"pytest==9.3.0\n")
    stamps.add(dev.stamp_text(checkout, (3, 11)))
    (checkout / "pyproject.toml").write_bytes(b"[project]\nname = 'pii-desktop'\n")
    stamps.add(dev.stamp_text(checkout, (3, 11)))

    assert len(stamps) == 4


def test_a_checkout_with_accents_is_named_without_them(tmp_path: Path) -> None:
    """What names it is read in ASCII in the locale C, before any code of ours runs."""
    environment = tmp_path / "Bản sao dự án" / ".venv"
    packages = environment / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    named = packages / "_pii_desktop.pth"
    named.write_text(f"{environment.parent}\n", encoding="utf-8")

    dev.point_to_the_checkout(environment)

    line = named.read_bytes().decode("ascii").strip()
    assert (packages / line).resolve() == environment.parent.resolve()


def test_libraries_that_cannot_be_fetched_are_said_and_stop_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_network(words: list[str], **_options: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(words, 100)

    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("subprocess.run", without_network)

    dev._install_system_packages(["libxcb-cursor0"])
    assert "type: apt-get install --yes --no-install-recommends libxcb-cursor0" in capsys.readouterr().err


def test_ctrl_c_ends_a_step_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "prepare", stopped)
    assert dev.main(["setup"]) == 130
    assert capsys.readouterr().err == "dev.py: stopped\n"


def test_a_display_is_what_a_display_server_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_display()

    monkeypatch.setenv("DISPLAY", ":1")
    assert dev.has_display()


def test_windows_always_has_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert dev.has_display()


def test_missing_libraries_are_named_by_their_debian_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: "apt-get")
    monkeypatch.setattr(dev, "has_display", lambda: False)
    monkeypatch.setattr(dev, "SYSTEM_LIBRARIES", {"libkhong-co.so.9": "libkhong-co9"})

    assert dev.missing_system_packages() == ["libkhong-co9"]


def test_nothing_is_asked_of_a_machine_without_apt_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)

    assert dev.missing_system_packages() == []


def test_a_step_of_the_sample_job_that_fails_ends_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "venv_python", lambda: sys.executable)
    monkeypatch.setattr(dev, "ROOT", tmp_path)

    with pytest.raises(subprocess.CalledProcessError):
        dev.sample_job(tmp_path / "out")
