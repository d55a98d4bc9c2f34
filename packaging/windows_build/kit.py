"""Where Windows programs run: on this Windows, or in a kit that holds Wine and a Python for Windows.

The kit is a folder with `wrun` (runs a command inside) and `py311/` (the Python). `set_up` makes one by the script of
`../shared/windows` where that lies beside the checkout; it needs root and a network.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from windows_build.outcomes import StepFailed, StepSkipped

_SET_UP_SECONDS = 1200


@dataclass(frozen=True, slots=True)
class Kit:
    """Runs commands of Windows. `wine` is None on Windows itself; `work` is where everything is built and tried."""

    python: Path
    work: Path
    wine: Path | None = None

    @property
    def name(self) -> str:
        """Where it runs, as the table says it."""
        return "under Wine" if self.wine else "on this Windows"

    def run(
        self, command: Sequence[str | Path], folder: Path, *, seconds: float, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows in `folder`; what it printed is kept. Raises StepFailed when it takes too long."""
        before = [str(self.wine), "wine"] if self.wine else []
        line = [*before, *map(str, command)]
        # A file: services of Wine that a program starts outlive it, and would hold the end of a pipe open.
        with tempfile.TemporaryFile() as said:
            try:
                done = subprocess.run(
                    line,
                    cwd=folder,
                    env={**os.environ, **(environment or {})},
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL,
                    timeout=seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise StepFailed(f"took longer than {seconds:.0f} s: {Path(line[-1]).name}") from error
            said.seek(0)
            printed = said.read().decode("utf-8", "replace").replace("\r\n", "\n")
        return subprocess.CompletedProcess(line, done.returncode, printed)

    @contextmanager
    def awake(self) -> Iterator[None]:
        """Wine's own services run meanwhile: what starts under a record would else be taken for their parent."""
        if self.wine is None:
            yield
            return
        waits = [str(self.wine), "wine", str(self.python), "-c", "import time; print(1, flush=True); time.sleep(3600)"]
        with subprocess.Popen(
            waits, cwd=self.python.parent, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
        ) as sleeper:
            try:
                if sleeper.stdout is None or not sleeper.stdout.readline():
                    raise StepFailed("Wine starts no program")
                yield
            finally:
                sleeper.kill()

    def run_python(
        self,
        arguments: Sequence[str | Path],
        folder: Path,
        *,
        seconds: float,
        environment: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run the Python for Windows in `folder`, which finds the modules of packaging/ there."""
        found = {"PYTHONPATH": "packaging", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1", **(environment or {})}
        return self.run([self.python, *arguments], folder, seconds=seconds, environment=found)


def find_kit(folder: Path, root: Path) -> Kit:
    """The kit to work with, set up when it is not there. Raises StepSkipped with what is missing for it."""
    if os.name == "nt":
        return Kit(Path(sys.executable), folder / "work")
    if not (folder / "wrun").is_file():
        set_up(folder, root)
    install_requirements(folder, root)
    free_screens(folder)
    return Kit(folder / "py311" / "python.exe", folder / "work", folder / "wrun")


def set_up(folder: Path, root: Path) -> None:
    """Make a kit in `folder`: Wine, Python and our pinned libraries for Windows."""
    script = root.parent / "shared" / "windows" / "setup_wine.sh"
    if not script.is_file():
        raise StepSkipped("There is no Windows here and no kit beside the checkout to make one.")
    if getattr(os, "geteuid", lambda: 1)() != 0:
        raise StepSkipped("Setting Wine up needs root.")
    if shutil.which("apt-get") is None:
        raise StepSkipped("Setting Wine up needs a Debian with apt-get.")
    done = subprocess.run(["bash", script, folder], timeout=_SET_UP_SECONDS, check=False)
    if done.returncode:
        raise StepSkipped("Wine could not be set up; that needs a network.")


def free_screens(folder: Path) -> None:
    """Take away what a screen of the kit left behind that was killed: `wrun` would not start another one."""
    if sys.platform != "win32":
        for place in folder.glob("*/tmp/.X11-unix/X*"):
            with socket.socket(socket.AF_UNIX) as probe:
                try:
                    probe.connect(str(place))
                except ConnectionRefusedError:
                    place.unlink()
                    place.parent.with_name(f".{place.name}-lock").unlink(missing_ok=True)


def install_requirements(folder: Path, root: Path) -> None:
    """The pinned and hashed requirements into the Python for Windows; nothing to do where they are there already.

    Raises StepSkipped where they cannot be had.
    """
    command: list[str | Path] = [folder / "v" / "bin" / "pip", "install", "--quiet", "--no-compile", "--upgrade"]
    command += ["--target", folder / "py311" / "Lib" / "site-packages", "--platform", "win_amd64"]
    command += ["--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:", "--no-deps"]
    # pip judges markers by the system it runs on, so those for Windows are taken by hand.
    lines = root / "requirements" / "dev.txt"
    wanted = folder / "requirements-windows.txt"
    pins = for_windows(lines.read_text(encoding="utf-8"))
    installed = folder / "requirements-installed.txt"
    if installed.is_file() and installed.read_text(encoding="utf-8") == pins:
        return
    wanted.write_text(pins, encoding="utf-8", newline="\n")
    if subprocess.run([*command, "--require-hashes", "-r", wanted], check=False).returncode:
        raise StepSkipped("The requirements for Windows could not be installed; that needs a network.")
    wanted.replace(installed)


def for_windows(requirements: str) -> str:
    """The pins that Windows takes, their markers left out."""
    kept = []
    for pin in requirements.replace(" \\\n", "\0").splitlines():
        head, *hashes = pin.split("\0")
        name, _, marker = head.partition(" ; ")
        if name and not name.startswith("#") and is_for_windows(marker):
            kept.append(" \\\n".join([name, *hashes]))
    return "\n".join(kept) + "\n"


def is_for_windows(marker: str) -> bool:
    """Whether a marker of the pinned requirements holds on Windows with CPython 3.11."""
    known = {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_full_version": "3.11.9",
        "platform_machine": "AMD64",
        "os_name": "nt",
    }
    if not marker:
        return True
    parts = [part.strip("() ").split(" ", 2) for part in marker.split(" and ")]
    return all(_holds(known[name], operator, value.strip("'\"")) for name, operator, value in parts)


def _holds(known: str, operator: str, value: str) -> bool:
    if operator in {"==", "!="}:
        return (known == value) is (operator == "==")
    left, right = (tuple(int(part) for part in text.split(".")) for text in (known, value))
    return left >= right if operator == ">=" else left < right
