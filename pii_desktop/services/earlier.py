"""What was reported for earlier periods, by this year's rows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pii_desktop.domain.earlier import EarlierEntry
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.period import Period, period_end

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def earlier_entries(uow: "UnitOfWork", assignment_ids: Iterable[AssignmentId], now: Period) -> tuple[EarlierEntry, ...]:
    """The numbers of these rows, and of those they continue, in periods that ended before `now`, oldest first.

    Where both have any in one period, those of this year's row.
    """
    chains = _chains(uow, assignment_ids)
    ended = sorted((each for each in uow.periods.all() if period_end(each) < period_end(now)), key=period_end)
    known = uow.progress.over_time(each for chain in chains.values() for each in chain)
    return tuple(
        EarlierEntry(newest, period, found)
        for newest, chain in chains.items()
        for period in ended
        for found in [next((known[each][period.id] for each in chain if period.id in known.get(each, {})), None)]
        if found is not None
    )


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
