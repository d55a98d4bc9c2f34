"""What would break on Windows and is seen without one.

mypy with `--platform win32` finds calls that only POSIX has, ruff's PLW1514 finds files opened without an encoding,
`dev.py check` asks for a wheel of every pinned package. What they do not see is looked for here.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, program_sources

MANIFEST = ROOT / "packaging" / "app.manifest"
POSIX_ONLY = {"fork", "forkpty", "mkfifo", "getuid", "geteuid", "setsid", "killpg", "SIGKILL", "SIGALRM"}


def faults_of(source: str) -> Iterator[str]:
    """Formats with `%-d`, names that Windows does not have, shells, links."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if any(f"%-{letter}" in text for letter in "dmHIMSjyUW"):
                yield f"line {node.lineno}: a format without leading zeros"
            case ast.Attribute(value=ast.Name(id="os" | "signal"), attr=name) if name in POSIX_ONLY:
                yield f"line {node.lineno}: {name} is POSIX only"
            case ast.Call(func=ast.Attribute(attr="symlink_to" | "symlink" | "hardlink_to")):
                yield f"line {node.lineno}: links need rights on Windows"
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                yield f"line {node.value.lineno}: a shell is another one on Windows"
            case _:
                pass


def test_the_program_calls_nothing_that_windows_lacks() -> None:
    found = {module: list(faults_of(source)) for module, source in program_sources().items()}

    assert {module: faults for module, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("f'{day:%-d/%-m}'", "line 1: a format without leading zeros"),
        ("import os\nos.fork()", "line 2: fork is POSIX only"),
        ("import signal\nx = signal.SIGKILL", "line 2: SIGKILL is POSIX only"),
        ("path.symlink_to(other)", "line 1: links need rights on Windows"),
        ("run('dir', shell=True)", "line 1: a shell is another one on Windows"),
    ],
)
def test_a_fault_is_seen(source: str, fault: str) -> None:
    assert fault in list(faults_of(source))


def test_both_platforms_are_type_checked_and_encodings_asked_for() -> None:
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    check = (ROOT / "dev.py").read_text(encoding="utf-8")

    assert "PLW1514" in ruff["select"]
    assert '"--platform", "win32"' in check
    assert "_windows_resolutions()" in check


def test_every_pin_carries_hashes_and_none_is_a_source_tree() -> None:
    pins = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").replace(" \\\n", " ").splitlines()

    assert [pin for pin in pins if pin.strip() and ("==" not in pin or "--hash=sha256:" not in pin)] == []


def test_the_manifest_asks_for_what_the_program_needs() -> None:
    text = MANIFEST.read_text(encoding="utf-8")

    for wanted in ('level="asInvoker"', "PerMonitorV2", "longPathAware", ">UTF-8<", "Common-Controls"):
        assert wanted in text


def test_the_workflow_runs_the_same_command_on_a_real_windows() -> None:
    workflow = (ROOT / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")

    assert "runs-on: windows-" in workflow
    assert "python dev.py windows" in workflow
    assert "\t" not in workflow


def test_no_source_is_left_out() -> None:
    assert len(program_sources()) > 100
    assert Path("pii_desktop/isolation_windows.py") in {
        Path(*name.split(".")).with_suffix(".py") for name in program_sources()
    }
