"""What was reported for earlier periods, by this year's rows."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pii_desktop.domain.earlier import EarlierEntry
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.period import Period, period_end
from pii_desktop.domain.progress import Entry

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_ALIKE, _ANY = 10, 4


def earlier_entries(uow: "UnitOfWork", assignment_ids: Iterable[AssignmentId], now: Period) -> tuple[EarlierEntry, ...]:
    """The numbers of these rows, and of those they continue, in the latest periods that ended before, oldest first.

    Where both have any in one period, those of this year's row.
    """
    chains = _chains(uow, assignment_ids)
    ended = _ended(uow.periods.all(), now)
    known = uow.progress.over_time((each for chain in chains.values() for each in chain), (each.id for each in ended))
    return tuple(
        EarlierEntry(newest, period, entry)
        for newest, chain in chains.items()
        for period, entry in _of_chain(chain, known, ended)
    )


def _of_chain(
    chain: list[AssignmentId], known: dict[AssignmentId, dict[PeriodId, Entry]], ended: list[Period]
) -> Iterator[tuple[Period, Entry]]:
    entries: dict[PeriodId, Entry] = {}
    for each in chain:
        entries = known.get(each, {}) | entries
    return ((period, entries[period.id]) for period in ended if period.id in entries)


def _ended(periods: Iterable[Period], now: Period) -> list[Period]:
    """The latest of those that ended before: of its own kind, which a trend is made of, and of any."""
    before = sorted((each for each in periods if period_end(each) < period_end(now)), key=period_end)
    alike = [each for each in before if (each.kind, each.index) == (now.kind, now.index)]
    kept = {each.id for each in (*before[-_ANY:], *alike[-_ALIKE:])}
    return [each for each in before if each.id in kept]


def _chains(uow: "UnitOfWork", assignment_ids: Iterable[AssignmentId]) -> dict[AssignmentId, list[AssignmentId]]:
    """Each row with those it continues, this year's first: one query a year."""
    chains = {each: [each] for each in assignment_ids}
    before = uow.continuing.before(chains)
    while before:
        reached = [chain for chain in chains.values() if chain[-1] in before and before[chain[-1]] not in chain]
        for chain in reached:
            chain.append(before[chain[-1]])
        before = uow.continuing.before(chain[-1] for chain in reached)
    return chains
