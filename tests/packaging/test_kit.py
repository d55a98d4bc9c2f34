"""A program that is run keeps no one waiting for what it leaves behind, nor does a screen that was killed."""

import socket
import sys
import tempfile
from pathlib import Path

import pytest
from windows_build.kit import Kit, free_screens
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


if sys.platform != "win32":

    def test_a_screen_that_was_killed_makes_room_for_another() -> None:
        # Not tmp_path: the name of a socket has room for some 100 letters.
        with tempfile.TemporaryDirectory() as name, socket.socket(socket.AF_UNIX) as alive:
            screens = Path(name) / "hệ" / "tmp" / ".X11-unix"
            screens.mkdir(parents=True)
            with socket.socket(socket.AF_UNIX) as killed:
                killed.bind(str(screens / "X78"))
            alive.bind(str(screens / "X79"))
            alive.listen()
            (screens.parent / ".X78-lock").touch()

            free_screens(Path(name))

            assert [each.name for each in screens.iterdir()] == ["X79"]
            assert not (screens.parent / ".X78-lock").exists()
