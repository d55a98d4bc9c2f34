"""The steps for a real Windows runner ask for what is there. Its form is compared with a schema by `dev.py check`."""

import re
from pathlib import Path

import dev

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
DEV = (ROOT / "dev.py").read_text(encoding="utf-8")
PACKAGING = (ROOT / "packaging" / "windows_build" / "__main__.py").read_text(encoding="utf-8")


def test_it_runs_commands_that_dev_py_has() -> None:
    asked = re.findall(r"run: python dev\.py (\w+)$", WORKFLOW, re.MULTILINE)
    assert asked == ["setup", "check", "windows"]
    assert all(f'"{command}": _{command}' in DEV for command in asked)


def test_it_keeps_what_the_command_makes() -> None:
    (kept,) = re.findall(r"path: (\S+)$", WORKFLOW, re.MULTILINE)
    assert " / ".join(f'"{part}"' for part in kept.split("/")) in PACKAGING


def test_it_takes_a_python_that_the_program_runs_on_and_actions_of_a_fixed_version() -> None:
    (version,) = re.findall(r'python-version: "(\d+)\.(\d+)"', WORKFLOW)
    assert dev.python_refusal(tuple(map(int, version))) == ""
    actions = re.findall(r"uses: (\S+)$", WORKFLOW, re.MULTILINE)
    assert actions
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in actions)


def test_it_may_read_the_sources_and_nothing_else() -> None:
    assert "permissions:\n  contents: read\n" in WORKFLOW
