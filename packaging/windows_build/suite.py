"""The whole test suite under Windows, in pieces: a test that hangs costs only itself, and is named."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from windows_build.kit import Kit
from windows_build.outcomes import StepFailed

_SECONDS = 3600.0
# Two processes, what is slow to make made in one of them. A test that hangs ends its process, which says where, and
# another goes on.
_TOGETHER = ("-n", "2", "--dist", "loadgroup")
_LIMIT = ("-o", "faulthandler_timeout=300", "-o", "faulthandler_exit_on_timeout=true")
_LOOSE = "single files"
_SUMMARY = re.compile(r"(?m)^=* ?(\d+ (?:passed|failed|skipped|error).*? in [\d.]+s.*?) ?=*$|^(\d+ .* in [\d.]+s.*)$")
_SKIPPED = re.compile(r"(?m)^SKIPPED \[(\d+)\] [^ ]+: (.*)$")


def pieces(root: Path) -> dict[str, list[str]]:
    """The paths to give to pytest, by the name of the piece: one a folder of tests/, one for the files beside them."""
    folders = [folder for folder in sorted((root / "tests").iterdir()) if any(folder.glob("test_*.py"))]
    found = {folder.name: [f"tests/{folder.name}"] for folder in folders}
    found[_LOOSE] = [f"tests/{file.name}" for file in sorted((root / "tests").glob("test_*.py"))]
    return found


def steps(kit: Kit, source: Path, reports: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """One step a piece; the whole output of pytest goes to `reports`."""
    for name, paths in pieces(source).items():
        yield f"tests: {name}", partial(_run, kit, source, paths, reports / f"tests-{name.replace(' ', '-')}.txt")


def _run(kit: Kit, source: Path, paths: list[str], report: Path) -> str:
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", *_TOGETHER, *_LIMIT, *paths]
    done = kit.run_python(command, source, seconds=_SECONDS)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(done.stdout, encoding="utf-8", newline="\n")
    seen = summary(done.stdout)
    if done.returncode:
        raise StepFailed(f"{seen} (see {report.name})")
    return seen


def summary(printed: str) -> str:
    """The closing line of pytest, and why tests were skipped, each reason once."""
    found = _SUMMARY.findall(printed)
    closing = next((part for part in found[-1] if part), "") if found else "pytest did not come to its end"
    reasons: Counter[str] = Counter()
    for count, reason in _SKIPPED.findall(printed):
        reasons[reason] += int(count)
    told = "; ".join(f"{count} skipped: {reason}" for reason, count in sorted(reasons.items()))
    return f"{closing}. {told}" if told else closing
