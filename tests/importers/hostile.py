"""Reads files that were made to break readers, several in each child: starting one took longer than most of them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pii_desktop import isolation
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import PiiError
from pii_desktop.importers.guard import read_file, recognise
from pii_desktop.importers.registry import read_content, read_isolated

LIMITS = isolation.Limits(seconds=20)
_TOGETHER = 16
_CHILD = "tests.importers.hostile:answers"


def outcomes(files: Sequence[Path]) -> dict[str, str]:
    """For each file the code of its refusal, "read", or "wordless" where the refusal does not say what to do.

    Anything but a PiiError goes up: it is a bug.
    """
    batches = [files[start : start + _TOGETHER] for start in range(0, len(files), _TOGETHER)]
    with ThreadPoolExecutor(2) as workers:
        return {name: code for found in workers.map(_outcomes_of, batches) for name, code in found.items()}


def answers(asked: list[tuple[bytes, str]]) -> list[object]:
    """In the child: for each content the plan, or how its refusal was called."""
    found: list[object] = []
    for content, name in asked:
        try:
            found.append(read_content(content, name, None))
        except PiiError as refusal:
            found.append(_called(refusal))
    return found


def _outcomes_of(files: Sequence[Path]) -> dict[str, str]:
    """Within the limits of a single file; where they are too tight for all together, each file has its own child."""
    found: dict[str, str] = {}
    asked: list[tuple[bytes, str]] = []
    for path in files:
        try:
            content = read_file(path)
            recognise(content, path.name)
            asked.append((content, path.name))
        except PiiError as refusal:
            found[path.name] = _called(refusal)
    try:
        answered = isolation.run(_CHILD, asked, limits=LIMITS)
    except isolation.IsolationError:
        return {path.name: _alone(path) for path in files}
    assert isinstance(answered, list)
    for (_content, name), answer in zip(asked, answered, strict=True):
        found[name] = "read" if isinstance(answer, ParsedPlan) else str(answer)
    return found


def _alone(path: Path) -> str:
    try:
        read_isolated(path, limits=LIMITS)
    except PiiError as refusal:
        return _called(refusal)
    return "read"


def _called(refusal: PiiError) -> str:
    return refusal.code if refusal.title and refusal.hint else "wordless"
