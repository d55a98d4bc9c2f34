"""A program that is run keeps no one waiting for what it leaves behind."""

import sys
from pathlib import Path

import pytest
from windows_build.kit import Kit
from windows_build.outcomes import StepFailed

_WAITS = "import pathlib, time\nwhile not pathlib.Path('go').exists(): time.sleep(0.05)"
_LEAVES_ONE_BEHIND = f"""
import subprocess, sys
subprocess.Popen([sys.executable, "-c", {_WAITS!r}])
print("Xong")
"""


def test_what_a_program_leaves_running_is_not_waited_for(tmp_path: Path) -> None:
    done = Kit(Path(sys.executable), tmp_path).run_python(["-c", _LEAVES_ONE_BEHIND], tmp_path, seconds=60)
    (tmp_path / "go").touch()

    assert (done.returncode, done.stdout) == (0, "Xong\n")


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="took longer than 0 s"):
        Kit(Path(sys.executable), tmp_path).run_python(["-c", "import time; time.sleep(60)"], tmp_path, seconds=0.3)
