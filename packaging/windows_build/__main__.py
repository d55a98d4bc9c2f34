"""Build, check and try out the program for Windows: python dev.py windows [--only NAME ...] [--kit FOLDER].

Every step stands in one table at the end; a step that cannot run here says why.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from windows_build import network, suite
from windows_build.exchange import exchange
from windows_build.kit import Kit, find_kit
from windows_build.outcomes import Outcome, State, StepFailed, StepSkipped, read_lines, table, tried
from windows_build.release_files import make_portable, make_setup, sign, source_date, write_checksums

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "PII Desktop"
PREVIOUS = "0.0.9"
OLDER_DOCUMENT = b"%PDF-1.7 Quyet dinh"
"""The file of the document in the databases of `tests/data/workspaces`, as their maker wrote it."""
PARTS = ("tests", "window", "build", "file", "release", "install", "exchange", "trace")
_BUILD_SECONDS, _RUN_SECONDS = 1800.0, 1800.0


class Bench:
    """What one run works with: the kit, a copy of the checkout in it, the folder for results."""

    def __init__(self, kit: Kit, out: Path) -> None:
        text = (ROOT / "pii_desktop" / "__init__.py").read_text(encoding="utf-8")
        self.version = re.findall(r'__version__ = "(.*?)"', text)[0]
        self.kit = kit
        self.out = out
        self.source = kit.work / "src"
        self.program = self.source / "dist" / PROGRAM
        self.trial = kit.work / "trial"

    def copy(self) -> str:
        """The files that git keeps, as they are now, into a fresh folder of the kit."""
        shutil.rmtree(self.source, ignore_errors=True)
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        names = [name for name in listed.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]
        for name in names:
            (self.source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, self.source / name)
        shared = ROOT.parent / "shared"
        beside = self.kit.work / "shared"
        if shared.is_dir() and not beside.exists():
            shutil.copytree(shared, beside)
        return f"{len(names)} files"

    def try_window(self) -> list[Outcome]:
        """The unfrozen program, told what Windows tells a window that runs."""
        arguments = ["-m", "windows_build.window_trial", os.path.relpath(self.trial, self.source)]
        done = self.kit.run_python(arguments, self.source, seconds=_RUN_SECONDS)
        self._write("window.txt", done.stdout)
        return _told(done.stdout, "window: run")

    def build(self) -> str:
        """The folder with both programs."""
        moment = {"SOURCE_DATE_EPOCH": str(source_date(ROOT))}
        command = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "pyinstaller.spec"]
        done = self.kit.run_python(command, self.source, seconds=_BUILD_SECONDS, environment=moment)
        self._write("build.txt", done.stdout)
        if done.returncode or not (self.program / f"{PROGRAM}.exe").is_file():
            raise StepFailed(f"PyInstaller ended with {done.returncode} (see build.txt)")
        return f"version {self.version}"

    def check_itself(self) -> str:
        """The frozen console program does everything once."""
        done = self.kit.run([self._built("pii-desktop.exe"), "--self-test"], self.source, seconds=_RUN_SECONDS)
        self._write("self-test.txt", done.stdout)
        if done.returncode:
            raise StepFailed(done.stdout[-400:])
        return f"{done.stdout.count('được (')} steps, exit code 0"

    def look(self) -> Iterator[Outcome]:
        """The built folder, not run."""
        self._built("pii-desktop.exe")
        arguments = ["-m", "windows_build.built_file", f"dist/{PROGRAM}", self.version]
        done = self.kit.run_python(arguments, self.source, seconds=_RUN_SECONDS)
        yield from _told(done.stdout, "file: looked at")

    def release(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Installer, zip, checksums; beside them an installer of the version before, to upgrade from."""
        program = self._built("pii-desktop.exe").parent
        setup = self.out / f"PII-Desktop-{self.version}-setup.exe"
        portable = self.out / f"PII-Desktop-{self.version}-portable.zip"
        programs = [program / f"{PROGRAM}.exe", program / "pii-desktop.exe"]
        yield "release: sign the programs", partial(sign, programs)
        yield "release: installer", partial(make_setup, program, ROOT, self.version, setup)
        yield "release: sign the installer", partial(sign, [setup])
        yield "release: portable zip", partial(make_portable, program, portable, source_date(ROOT))
        yield "release: checksums", lambda: write_checksums([setup, portable], self.out / "SHA256SUMS.txt")
        yield "release: the version before", self._previous

    def life_cycle(self) -> Iterator[Outcome]:
        """Install, use, upgrade, remove, run from a stick: by the Python for Windows."""
        shutil.copyfile(self._there(f"PII-Desktop-{self.version}-setup.exe"), self.trial / "next-setup.exe")
        shutil.copyfile(self._there(f"PII-Desktop-{self.version}-portable.zip"), self.trial / "portable.zip")
        older = min((ROOT / "tests" / "data" / "workspaces").glob("schema_*.sqlite"))
        shutil.copyfile(older, self.trial / "older.sqlite")
        shutil.copyfile(ROOT / "resources" / "samples" / "phan-cong-mau.xlsx", self.trial / "plan.xlsx")
        (self.trial / "older.pdf").write_bytes(OLDER_DOCUMENT)
        (self.trial / "versions.txt").write_text(f"{PREVIOUS}\n{self.version}\n", encoding="utf-8", newline="\n")
        arguments = ["-m", "windows_build.life_cycle", os.path.relpath(self.trial, self.source)]
        arguments += ["--throw-away"] if self.kit.wine else []
        recorded = network.RECORDED if self.kit.wine else None
        shutil.rmtree(self.trial / "pictures", ignore_errors=True)
        with self.kit.awake():
            done = self.kit.run_python(arguments, self.source, seconds=_RUN_SECONDS, environment=recorded)
        self._write("life-cycle.txt", done.stdout)
        if (self.trial / "pictures").is_dir():
            shutil.copytree(self.trial / "pictures", self.out / "pictures", dirs_exist_ok=True)
        yield from _told(done.stdout, "install: run")

    def trace(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """No network at any step, in the records of both systems."""
        return network.steps(self.kit, self.source, self.program / "pii-desktop.exe", self.out / "life-cycle.txt")

    def _previous(self) -> str:
        """This program under a lower number, with a file that the next version no longer has."""
        self.trial.mkdir(parents=True, exist_ok=True)
        stale = self.program / "_internal" / "only-in-previous.txt"
        stale.write_text("x\n", encoding="utf-8", newline="\n")
        try:
            return make_setup(self.program, ROOT, PREVIOUS, self.trial / "previous-setup.exe", is_quick=True)
        finally:
            stale.unlink()

    def _built(self, name: str) -> Path:
        if not (self.program / name).is_file():
            raise StepSkipped("Nothing was built.")
        return self.program / name

    def _there(self, name: str) -> Path:
        if not (self.out / name).is_file() or not (self.trial / "previous-setup.exe").is_file():
            raise StepSkipped("There is no installer.")
        return self.out / name

    def _write(self, name: str, text: str) -> None:
        (self.out / name).write_text(text, encoding="utf-8", newline="\n")


def run(bench: Bench, parts: Iterable[str]) -> Iterator[Outcome]:
    """Every wanted part, a step after the other."""
    wanted = set(parts)
    if wanted & {"tests", "window", "build"}:
        yield tried("copy of the checkout", bench.copy)
    if "tests" in wanted:
        yield from (tried(*step) for step in suite.steps(bench.kit, bench.source, bench.out))
    if "window" in wanted:
        yield from bench.try_window()
    if "build" in wanted:
        yield tried("build", bench.build)
        yield tried("build: self-test of the frozen program", bench.check_itself)
    for part, made in (("file", bench.look), ("install", bench.life_cycle)):
        if part == "install" and "release" in wanted:
            yield from _release(bench)
        if part in wanted:
            yield from _unless_skipped(part, made)
    if "exchange" in wanted:
        frozen = bench.program / "pii-desktop.exe"
        yield tried("exchange with Linux", lambda: exchange(bench.kit, bench.source, frozen))
    if "trace" in wanted:
        yield from (tried(*step) for step in bench.trace())


def _release(bench: Bench) -> Iterator[Outcome]:
    try:
        yield from (tried(*step) for step in bench.release())
    except StepSkipped as why:
        yield Outcome("release", State.SKIPPED, str(why))


def _unless_skipped(part: str, made: Callable[[], Iterator[Outcome]]) -> Iterator[Outcome]:
    try:
        yield from made()
    except StepSkipped as why:
        yield Outcome(part, State.SKIPPED, str(why))
    except StepFailed as why:
        yield Outcome(part, State.FAILED, str(why))


def _told(printed: str, name: str) -> list[Outcome]:
    outcomes = list(read_lines(printed))
    return outcomes or [Outcome(name, State.FAILED, printed[-400:])]


def main(arguments: list[str]) -> int:
    """Run what is asked for, print the table; 1 when a step failed."""
    parser = argparse.ArgumentParser(prog="dev.py windows", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="these parts only")
    parser.add_argument("--kit", type=Path, default=Path(tempfile.gettempdir()) / "pii-windows-kit")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "windows")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    try:
        kit = find_kit(asked.kit.resolve(), ROOT)
    except StepSkipped as why:
        print(f"dev.py windows: {why} Every step is skipped.")
        return 0
    outcomes = []
    for outcome in run(Bench(kit, asked.out.resolve()), asked.only):
        print(f"{outcome.name}: {outcome.state} {outcome.detail}", flush=True)
        outcomes.append(outcome)
    text = f"PII Desktop {kit.name}\n\n{table(outcomes)}\n"
    (asked.out / "table.md").write_text(text, encoding="utf-8", newline="\n")
    print(f"\n{text}")
    return int(any(outcome.state is State.FAILED for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
