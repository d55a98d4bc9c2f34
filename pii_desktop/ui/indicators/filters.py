"""Which rows the chips and the search box leave."""

from collections import Counter
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
        return all(test(line) for test in tests) and (not wanted or all(word in line.words for word in wanted))

    return passes


def known_filters(names: str) -> frozenset[str]:
    """The filters that a link asks for: keys with commas between them, unknown ones left out."""
    asked = (name.strip() for name in names.split(","))
    return frozenset(name for name in asked if name in _TESTS or name in _MORE)


def counts(lines: Iterable[Line], checked: frozenset[str], words: str = "") -> dict[str, int]:
    """For each chip how long the list is when it is checked besides what is checked on the other side."""
    gaps = checked - set(ROLES)
    passed = _passed(lines, words)
    found = {chip.value: _count(passed, gaps | {chip}) for chip in ROLES}
    return found | {chip.value: _count(passed, checked | {chip}) for chip in GAPS}


def _passed(lines: Iterable[Line], words: str) -> Counter[frozenset[str]]:
    """How many lines with these words pass which tests: each of thousands of lines is looked at once."""
    tests = (_TESTS | _MORE).items()
    holds = predicate((), words)
    return Counter(frozenset(key for key, test in tests if test(line)) for line in lines if holds(line))


def _count(passed: Counter[frozenset[str]], checked: frozenset[str]) -> int:
    known = checked & (_TESTS | _MORE).keys()
    return sum(count for keys, count in passed.items() if known <= keys)
