"""Under Windows: install, use, refuse, upgrade, remove, run from a stick. One line a step.

    python -m windows_build.life_cycle WORK [--throw-away]

Nothing is begun where a person's program or records are, unless all of this Windows may be thrown away.

WORK holds `previous-setup.exe`, `next-setup.exe`, `portable.zip`, `older.sqlite` (a database of an earlier schema),
`older.pdf` (the document that it names), `plan.xlsx` and `versions.txt` (the two versions, a line each); pictures go to
WORK/pictures.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path

from windows_build.association import kept_by_qt, left_over, open_packs, registered
from windows_build.desktop import Running, registry_value, take_picture, unfrozen, windows_of
from windows_build.ground import Ground
from windows_build.outcomes import StepFailed, print_each
from windows_build.records import Rows, changed, documents_without_file, files_of, lost, rows_of, schema_of

Command = Sequence[str | Path]
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\PII Desktop"
STILL_RUNNING = 5
NEWER_IS_THERE = 6
_PATIENCE = 300
_UNTIL_OPENED = 10.0


class LifeCycle:
    """One run through everything that happens to a program on a clerk's computer."""

    def __init__(self, work: Path, *, is_throw_away: bool = False) -> None:
        self.ground = Ground(Path(os.environ["LOCALAPPDATA"]), is_throw_away)
        self.work = work
        self.program = self.ground.program
        self.data = self.ground.data
        self.workspace = self.data / "workspace"
        self.older = self.data / "sổ năm trước"
        self.stick = work / "USB của Lan"
        self.before_rows: dict[str, dict[str, Rows]] = {}
        self.before_files: dict[str, str] = {}

    @cached_property
    def versions(self) -> list[str]:
        """The previous version and this one."""
        return (self.work / "versions.txt").read_text(encoding="utf-8").split()

    def clean(self) -> str:
        """Take away what an earlier trial left here. Raises StepSkipped where it is a person's."""
        self.ground.claim(is_registered=self.is_registered)
        for folder in (self.program, self.data):
            self.ground.take_away(folder)
        shutil.rmtree(self.stick, ignore_errors=True)
        return "nothing installed, no data"

    @property
    def is_registered(self) -> bool:
        """Whether Windows knows an installed program, wherever it lies."""
        return registry_value(UNINSTALL, "DisplayVersion") is not None

    def marked(self, step: Callable[[], str]) -> str:
        """What a step tells; its end is put down in the mark of the trial."""
        try:
            return step()
        finally:
            self.ground.still_here()

    def install(self) -> str:
        """The previous version, silently; it is registered and has its links."""
        self._setup("previous-setup.exe")
        return self._registered(self.versions[0])

    def check_itself(self) -> str:
        """Both installed programs do everything once."""
        said = [_ran(self.program / name, "--self-test") for name in ("pii-desktop.exe", "PII Desktop.exe")]
        steps = [line for line in said[0].splitlines() if "được (" in line]
        return f"{len(steps)} steps by the console program, the window program ended with 0"

    def use(self) -> str:
        """A plan, progress, a document and a report by the installed program; beside it data of an older schema."""
        self._command("init", "--workspace", self.workspace, "--province", "Bắc Ninh", "--department", _DEPARTMENT)
        self._command("import", self.work / "plan.xlsx", "--workspace", self.workspace)
        minutes = self.work / "Biên bản số 15.txt"
        minutes.write_text("Báo cáo rà soát chính sách.\n", encoding="utf-8", newline="\n")
        self._command("record", "1.1.1", "--workspace", self.workspace, "--period", "1", "--result", "Đã rà soát.")
        self._command("attach", minutes, "--workspace", self.workspace, "--indicator", "1.1.1", "--number", "15/BC")
        self._report(self.workspace)
        self._lay_out_older()
        self._remember()
        return self._remembered

    def _lay_out_older(self) -> None:
        """The database of an older schema, the file of its document at the place where the program looks for it."""
        document = self.work / "older.pdf"
        sha256 = hashlib.sha256(document.read_bytes()).hexdigest()
        place = self.older / "evidence" / sha256[:2] / f"{sha256}.pdf"
        place.parent.mkdir(parents=True)
        shutil.copyfile(document, place)
        shutil.copyfile(self.work / "older.sqlite", self.older / "pii.sqlite")

    def refuse(self) -> str:
        """While the window is open neither setup nor uninstaller changes anything."""
        with Running([self.program / "PII Desktop.exe", "--workspace", self.workspace]) as window:
            take_picture(self.work / "pictures" / "installed.png", after=8)
            before = files_of(self.program)
            codes = [self._code(self.work / "next-setup.exe"), self._code(*self._uninstaller())]
            faults = changed(before, files_of(self.program))
            window.close()
        if codes != [STILL_RUNNING, STILL_RUNNING] or faults:
            raise StepFailed(f"exit codes {codes}, changed: {faults[:3]}")
        return "setup and uninstaller ended with 5, no file was changed"

    def start_twice(self) -> str:
        """A second start ends at once; the first window stays."""
        command: Command = [self.program / "PII Desktop.exe", "--workspace", self.workspace]
        with Running(command) as window:
            time.sleep(_UNTIL_OPENED)
            second = subprocess.run([str(part) for part in command], timeout=_PATIENCE, check=False)
            is_there = bool(windows_of(window.process.pid))
            window.close()
        if second.returncode or not is_there:
            raise StepFailed(f"the second start ended with {second.returncode}; first window there: {is_there}")
        return "the second start ended with 0, the first window stayed"

    def open_packs(self) -> str:
        """Two packs are opened by their suffix."""
        told = registered(self.program)
        pack = self.work / "gói của Sở.piipack"
        self._command("pack", "--workspace", self.workspace, "--period", "1", "--out", pack)
        return f"{told}; {open_packs(pack, self.work / 'pictures')}"

    def upgrade(self) -> str:
        """This version over the previous one: its files are gone, every row and file of the data is there."""
        self._remember()
        self._setup("next-setup.exe")
        stale = [name for name in files_of(self.program) if "only-in-previous" in name]
        if stale:
            raise StepFailed(f"left of the previous version: {stale}")
        self._registered(self.versions[1])
        schemas = schema_of(self.older), self._opened(self.older)
        self._opened(self.workspace)
        return f"{self._compared()}; older data went from schema {schemas[0]} to {schemas[1]}"

    def refuse_older(self) -> str:
        """The installer of the version before leaves this one alone."""
        before = files_of(self.program)
        code = self._code(self.work / "previous-setup.exe")
        faults = changed(before, files_of(self.program))
        if code != NEWER_IS_THERE or faults:
            raise StepFailed(f"exit code {code}, changed: {faults[:3]}")
        return f"setup ended with {code}, no file was changed; {self._registered(self.versions[1])}"

    def show(self) -> str:
        """The new version shows the workspace."""
        with Running([self.program / "PII Desktop.exe", "--workspace", self.workspace]) as window:
            take_picture(self.work / "pictures" / "upgraded.png", after=8)
            window.close()
        return self._compared()

    def start_as_fast(self) -> str:
        """From the start to the window, the installed program and the same program unfrozen, three times each."""
        python, environment = unfrozen()
        by_python: Command = [python, "-m", "pii_desktop", "--workspace", self.workspace]
        frozen = _median_seconds([self.program / "PII Desktop.exe", "--workspace", self.workspace])
        taken = _median_seconds(by_python, environment)
        ratio = frozen / taken
        said = f"{frozen:.1f} s, unfrozen {taken:.1f} s, ratio {ratio:.2f}"
        if ratio > 1:
            raise StepFailed(said)
        return said

    def uninstall(self) -> str:
        """Program, links and registration go, the data stays."""
        self._remember()
        if self._code(*self._uninstaller()):
            raise StepFailed("the uninstaller failed")
        left = [name for name in files_of(self.program) if name != "uninstall.exe"] if self.program.exists() else []
        left += left_over()
        if left or registry_value(UNINSTALL, "DisplayVersion") is not None or self._links:
            raise StepFailed(f"left: {left[:3]}, links: {self._links}")
        return f"{self._compared()}; {kept_by_qt()}"

    def run_from_a_stick(self) -> str:
        """The portable program keeps its data beside itself, also after the stick got another letter."""
        self.ground.take_away(self.data)
        with zipfile.ZipFile(self.work / "portable.zip") as archive:
            archive.extractall(self.stick / "E")
        program = self.stick / "E" / "PII Desktop"
        _ran(program / "pii-desktop.exe", "--self-test")
        _ran(program / "pii-desktop.exe", "init", "--workspace", program / "data/workspace", *_WHO)
        self._shown_from(program, "stick.png")
        (self.stick / "E").rename(self.stick / "F")
        moved = self.stick / "F" / "PII Desktop"
        self._shown_from(moved, "stick-moved.png")
        if self.data.exists() or left_over():
            raise StepFailed("something was written to the user's own folder or registry")
        inside = sorted(each.name for each in (moved / "data").iterdir())
        said = f"data beside the program: {', '.join(inside)}; nothing in the user's own folder and registry"
        return f"{said}; {kept_by_qt()}"

    def _shown_from(self, program: Path, picture: str) -> None:
        with Running([program / "PII Desktop.exe"]) as window:
            take_picture(self.work / "pictures" / picture, after=8)
            window.close()

    def _setup(self, name: str) -> None:
        code = self._code(self.work / name)
        if code:
            raise StepFailed(f"{name} ended with {code}")

    def _uninstaller(self) -> tuple[Path, str]:
        """With _?= it runs in place and can be waited for; it cannot delete itself then."""
        return self.program / "uninstall.exe", f"_?={self.program}"

    def _code(self, program: Path, *rest: str | Path) -> int:
        # NSIS takes what follows _?= to the end of the line, blanks included, and no quotes.
        line = " ".join([subprocess.list2cmdline([str(program)]), "/S", *map(str, rest)])
        return subprocess.run(line, timeout=_PATIENCE, check=False).returncode

    def _registered(self, version: str) -> str:
        told = registry_value(UNINSTALL, "DisplayVersion")
        if told != version or len(self._links) != 2:
            raise StepFailed(f"registered: {told}, links: {self._links}")
        return f"version {version}, start menu, desktop"

    @property
    def _links(self) -> list[str]:
        menu = Path(os.environ["APPDATA"]) / "Microsoft/Windows/Start Menu/Programs"
        desktop = registry_value(r"Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders", "Desktop")
        folders = [menu, Path(str(desktop or Path.home() / "Desktop"))]
        return [str(folder) for folder in folders if (folder / "PII Desktop.lnk").is_file()]

    def _command(self, *arguments: str | Path) -> str:
        return _ran(self.program / "pii-desktop.exe", *arguments)

    def _report(self, workspace: Path) -> None:
        self._command("report", "--workspace", workspace, "--period", "1", "--format", "pdf", "--out", self.work)

    def _opened(self, workspace: Path) -> int:
        self._command("list", "periods", "--workspace", workspace, "--json")
        return schema_of(workspace)

    def _remember(self) -> None:
        self.before_rows = {each.name: rows_of(each) for each in (self.workspace, self.older)}
        self.before_files = {name: digest for name, digest in files_of(self.data).items() if "/evidence/" in name}
        bare = [each for name in self.before_rows for each in documents_without_file(self.data / name)]
        if bare:
            raise StepFailed(f"nothing to compare with: {'; '.join(bare[:5])}")

    @property
    def _remembered(self) -> str:
        rows = sum(len(each.rows) for tables in self.before_rows.values() for each in tables.values())
        return f"{rows} rows of two workspaces, {len(self.before_files)} files of documents"

    def _compared(self) -> str:
        gone = [each for name, rows in self.before_rows.items() for each in lost(rows, rows_of(self.data / name))]
        gone += [each for name in self.before_rows for each in documents_without_file(self.data / name)]
        gone += changed(self.before_files, files_of(self.data))
        if gone:
            raise StepFailed(f"lost: {'; '.join(gone[:5])}")
        return f"{self._remembered}: each row compared by its values, each file by its bytes, 0 lost or changed"


_DEPARTMENT = "Sở Khoa học và Công nghệ"
_WHO = ("--province", "Bắc Ninh", "--department", _DEPARTMENT)


def _ran(program: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [str(program), *map(str, arguments)],
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode not in {0, 4}:
        raise StepFailed(f"{program.name} {arguments[0]} ended with {done.returncode}: {said} {done.stderr[-500:]!r}")
    return said


def _median_seconds(command: Command, environment: dict[str, str] | None = None) -> float:
    """From the start to the window, the middle one of three."""
    taken = []
    for _ in range(3):
        with Running(command, environment) as window:
            window.close()
            taken.append(window.seconds)
    return sorted(taken)[1]


def main(arguments: list[str]) -> int:
    """Every step in order, only the first one where a person's records are; 1 when one failed."""
    parser = argparse.ArgumentParser(prog="life_cycle")
    parser.add_argument("work", type=Path)
    parser.add_argument("--throw-away", action="store_true", help="all of this Windows is a trial's")
    asked = parser.parse_args(arguments)
    run = LifeCycle(asked.work.resolve(), is_throw_away=asked.throw_away)
    steps = _steps(run)
    if run.ground.is_real(is_registered=run.is_registered):
        steps = steps[:1]  # It says why.
    failed = print_each([(name, partial(run.marked, step)) for name, step in steps])
    if not failed and len(steps) > 1:
        run.ground.leave()
    return failed


def _steps(run: LifeCycle) -> list[tuple[str, Callable[[], str]]]:
    return [
        ("install: clean", run.clean),
        ("install: previous version", run.install),
        ("install: self-test", run.check_itself),
        ("install: use", run.use),
        ("install: refuses while running", run.refuse),
        ("install: upgrade", run.upgrade),
        ("install: refuses an older version", run.refuse_older),
        ("install: self-test after the upgrade", run.check_itself),
        ("install: the window after the upgrade", run.show),
        ("install: second start", run.start_twice),
        ("install: packs open by their suffix", run.open_packs),
        ("install: start compared with unfrozen", run.start_as_fast),
        ("install: uninstall", run.uninstall),
        ("portable: on a stick", run.run_from_a_stick),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
