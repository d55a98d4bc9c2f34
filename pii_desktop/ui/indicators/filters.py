"""Which rows the chips and the search box leave."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import EntryState
from pii_desktop.services.browsing import lacks_evidence
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.indicators.contents import Line


class Chip(StrEnum):
    """Keys of the chips; other pages name them in a Destination."""

    ALL = "all"
    LEAD = "lead"
    COORDINATING = "coordinating"
    COLLECTIVE = "collective"
    UNREPORTED = "unreported"
    MISSED = "missed"
    NO_EVIDENCE = "no_evidence"


ROLES = (Chip.ALL, Chip.LEAD, Chip.COORDINATING, Chip.COLLECTIVE)
GAPS = (Chip.UNREPORTED, Chip.MISSED, Chip.NO_EVIDENCE)

_TESTS: dict[str, Callable[[Line], bool]] = {
    Chip.ALL: lambda _line: True,
    Chip.LEAD: lambda line: line.row.assignment.role is Role.LEAD,
    Chip.COORDINATING: lambda line: line.row.assignment.role is Role.COORDINATING,
    Chip.COLLECTIVE: lambda line: line.row.assignment.role is Role.COLLECTIVE,
    Chip.UNREPORTED: lambda line: line.row.state is not EntryState.DONE,
    Chip.MISSED: lambda line: line.row.assessment.verdict is Verdict.MISSED,
    Chip.NO_EVIDENCE: lambda line: lacks_evidence(line.row),
}
# What the overview's counts lead to besides the chips.
_MORE: dict[str, Callable[[Line], bool]] = {
    "reported": lambda line: line.row.state is EntryState.DONE,
    "reached": lambda line: line.row.assessment.verdict is Verdict.REACHED,
}


def predicate(checked: Iterable[str], words: str = "") -> Callable[[Line], bool]:
    """True for a line that passes every checked chip and holds every word searched for, accents or not."""
    tests = [_TESTS.get(key) or _MORE[key] for key in checked if key in _TESTS or key in _MORE]
    wanted = search_key(words).split()

    def passes(line: Line) -> bool:
        return all(test(line) for test in tests) and (not wanted or all(word in _words(line) for word in wanted))

    return passes


def known_filters(names: str) -> frozenset[str]:
    """The filters that a link asks for: keys with commas between them, unknown ones left out."""
    asked = (name.strip() for name in names.split(","))
    return frozenset(name for name in asked if name in _TESTS or name in _MORE)


def counts(lines: Iterable[Line], checked: frozenset[str], words: str = "") -> dict[str, int]:
    """For each chip how long the list is when it is checked besides what is checked on the other side."""
    rows = list(lines)
    gaps = checked - set(ROLES)
    found = {chip.value: _count(rows, gaps | {chip}, words) for chip in ROLES}
    return found | {chip.value: _count(rows, checked | {chip}, words) for chip in GAPS}


def _count(rows: list[Line], checked: frozenset[str], words: str) -> int:
    return sum(map(predicate(checked, words), rows))


def _words(line: Line) -> str:
    parsed = line.row.assignment.row
    parts = (line.row.assignment.display_code, parsed.code_printed or "", line.row.short_name, parsed.name, line.head)
    return search_key(" ".join(parts))
