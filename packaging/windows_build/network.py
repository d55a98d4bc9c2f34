"""No network is tried: what Wine records of every call, and what Linux records of every system call."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from windows_build.kit import Kit
from windows_build.outcomes import StepFailed, StepSkipped

RECORDED = {"WINEDEBUG": "+winsock"}
"""Set for a program under Wine, its output tells every call of the network library."""

_CALLED = re.compile(r"(?i)winsock:(?:WSA|WS2_)?(?:connect|bind|listen|send|recv|getaddrinfo|gethostby)\w* .*")
_CONTROL = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
_MADE = re.compile(r"\b(?:socket|socketpair)\((?P<family>AF_\w+)")
_SPOKEN = re.compile(r"\b(?:connect|bind|sendto|sendmsg)\(.*\bsa_family=(?P<family>AF_\w+)")
_SECONDS = 900.0
_WINDOW_SECONDS = 8
# A window of sample records that closes itself; the whole program beneath it is the real one.
_WINDOW = f"""
import sys
from PySide6.QtCore import QTimer
from pii_desktop import app
application = app.make_application()
QTimer.singleShot({_WINDOW_SECONDS * 1000}, application.quit)
sys.exit(app.main(["demo"]))
"""


def steps(kit: Kit, source: Path, program: Path, life_cycle: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """What was recorded in both systems. `life_cycle` is what the steps of the installed program printed."""
    yield "network: the record shows a connection", partial(control, kit, source)
    yield "network: self-test in Wine's record", partial(of_self_test, kit, source, program)
    yield "network: installed program in Wine's record", partial(of_life_cycle, kit, life_cycle)
    here = [sys.executable, "-m", "pii_desktop", "--self-test"]
    yield "network: self-test in the system calls of Linux", partial(on_linux, here, source)
    window = [sys.executable, "-c", _WINDOW]
    yield "network: a window in the system calls of Linux", partial(on_linux, window, source, _screen())


def control(kit: Kit, source: Path) -> str:
    """A program that does connect, started as the others are, is seen."""
    _need_wine(kit)
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_CONTROL!r}], capture_output=True)"
    with kit.awake():
        done = kit.run_python(["-c", child], source, seconds=_SECONDS, environment=RECORDED)
    if not tried_in_wine(done.stdout):
        raise StepFailed("a connection was made and not recorded")
    return tried_in_wine(done.stdout)[0][:60]


def of_self_test(kit: Kit, source: Path, program: Path) -> str:
    """The frozen program does everything once."""
    _need_wine(kit)
    if not program.is_file():
        raise StepSkipped("Nothing was built.")
    with kit.awake():
        done = kit.run([program, "--self-test"], source, seconds=_SECONDS, environment=RECORDED)
    if done.returncode:
        raise StepFailed(f"the self-test ended with {done.returncode}")
    return judged(done.stdout)


def of_life_cycle(kit: Kit, printed: Path) -> str:
    """Installer, both programs, their windows, upgrade and removal, as they ran before."""
    _need_wine(kit)
    if not printed.is_file():
        raise StepSkipped("Nothing was installed.")
    told = printed.read_text(encoding="utf-8")
    if "winsock:" not in told:
        raise StepFailed(f"{printed.name} holds no record of the network library")
    return judged(told)


def on_linux(command: Sequence[str], source: Path, shown: Sequence[str] = ()) -> str:
    """A command here under strace: every socket is one of this computer. `shown` gives it a screen."""
    if shutil.which("strace") is None:
        raise StepSkipped("strace is not installed.")
    record = source.parent / "system-calls.txt"
    traced = [*shown, "strace", "-f", "-qq", "-e", "trace=network", "-o", str(record), *command]
    done = subprocess.run(
        traced,
        cwd=source,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=_SECONDS,
        check=False,
    )
    seen = record.read_text(encoding="utf-8", errors="replace")
    offending = tried_on_linux(seen)
    if done.returncode or offending:
        said = done.stderr.decode("utf-8", "replace")[-300:]
        raise StepFailed(f"exit code {done.returncode}; {offending[:2]} {said}")
    return f"{len(_MADE.findall(seen))} sockets, all AF_UNIX"


def judged(printed: str) -> str:
    """What Wine's record says. Raises StepFailed naming the first calls of a network."""
    tried_to = tried_in_wine(printed)
    if tried_to:
        raise StepFailed(f"{len(tried_to)} calls: {tried_to[:2]}")
    made = printed.count("WSASocketW created")
    return f"no connection, no name looked up; {made} sockets made and closed unused (asyncio's import does it)"


def tried_in_wine(printed: str) -> list[str]:
    """The calls that reach out, as Wine writes them."""
    return _CALLED.findall(printed)


def tried_on_linux(record: str) -> list[str]:
    """The system calls with an address or a socket that is not of this computer alone."""
    return [
        line
        for line in record.splitlines()
        if any(found["family"] != "AF_UNIX" for found in (*_MADE.finditer(line), *_SPOKEN.finditer(line)))
    ]


def _need_wine(kit: Kit) -> None:
    if kit.wine is None:
        raise StepSkipped("Only Wine records the calls of a program.")


def _screen() -> list[str]:
    """What to put before a command that shows a window: a screen of its own, or none that anybody sees."""
    if os.environ.get("DISPLAY"):
        return []
    return ["xvfb-run", "-a"] if shutil.which("xvfb-run") else ["env", "QT_QPA_PLATFORM=offscreen"]
