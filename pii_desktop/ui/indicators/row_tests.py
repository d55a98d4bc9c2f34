"""What a row is tested for: the chips of the list, and the counts of the overview that lead to it."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import EntryState, IndicatorRow
from pii_desktop.services.browsing import lacks_evidence


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

_TESTS: dict[str, Callable[[IndicatorRow], bool]] = {
    Chip.ALL: lambda _row: True,
    Chip.LEAD: lambda row: row.assignment.role is Role.LEAD,
    Chip.COORDINATING: lambda row: row.assignment.role is Role.COORDINATING,
    Chip.COLLECTIVE: lambda row: row.assignment.role is Role.COLLECTIVE,
    Chip.UNREPORTED: lambda row: row.state is not EntryState.DONE,
    Chip.MISSED: lambda row: row.assessment.verdict is Verdict.MISSED,
    Chip.NO_EVIDENCE: lacks_evidence,
    # What the overview's counts lead to besides the chips.
    "reported": lambda row: row.state is EntryState.DONE,
    "reached": lambda row: row.assessment.verdict is Verdict.REACHED,
}

FILTERS = frozenset(str(key) for key in _TESTS)
"""Every filter that a link may name."""


def filters_passed(row: IndicatorRow) -> frozenset[str]:
    """The filters that this row passes; told once for each row, beside the window."""
    return _same(frozenset(str(key) for key, test in _TESTS.items() if test(row)))


@cache
def _same(keys: frozenset[str]) -> frozenset[str]:
    """One set for the thousands of rows that pass the same filters."""
    return keys
