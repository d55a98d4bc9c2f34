"""Which rows the chips and the search box leave."""

from collections import Counter
from collections.abc import Callable, Iterable

from pii_desktop.text.normalise import search_key
from pii_desktop.ui.indicators.contents import Line
from pii_desktop.ui.indicators.row_tests import FILTERS, GAPS, ROLES


def predicate(checked: Iterable[str], words: str = "") -> Callable[[Line], bool]:
    """True for a line that passes every checked chip and holds every word searched for, accents or not."""
    tests = FILTERS.intersection(checked)
    wanted = search_key(words).split()

    def passes(line: Line) -> bool:
        return tests <= line.passes and (not wanted or all(word in line.words for word in wanted))

    return passes


def known_filters(names: str) -> frozenset[str]:
    """The filters that a link asks for: keys with commas between them, unknown ones left out."""
    return FILTERS.intersection(name.strip() for name in names.split(","))


def counts(lines: Iterable[Line], checked: frozenset[str], words: str = "") -> dict[str, int]:
    """For each chip how long the list is when it is checked besides what is checked on the other side."""
    gaps = checked - set(ROLES)
    holds = predicate((), words)
    passed = Counter(line.passes for line in lines if not words or holds(line))
    found = {chip.value: _count(passed, gaps | {chip}) for chip in ROLES}
    return found | {chip.value: _count(passed, checked | {chip}) for chip in GAPS}


def _count(passed: Counter[frozenset[str]], checked: frozenset[str]) -> int:
    known = FILTERS.intersection(checked)
    return sum(count for keys, count in passed.items() if known <= keys)
