"""The periods of an import that is taken back: those it made go, deadlines it changed come back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.domain.period import Period
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_PERIOD = "period"


def take_back_periods(uow: "UnitOfWork", rows: Iterable[HistoryRow]) -> frozenset[PeriodId]:
    """Undo what `rows`, the history of an import, say of periods; what was entered or changed since then stays."""
    mine = [row for row in rows if row.entity == _PERIOD]
    created = {row.entity_id for row in mine if not row.field}
    there = {period.id for period in uow.periods.all()}
    touched = {PeriodId(row.entity_id) for row in mine} & there
    for period_id in touched:
        if period_id in created:
            _take_out(uow, period_id)
        else:
            _put_back(uow, period_id, [row for row in mine if row.entity_id == period_id])
    return frozenset(touched)


def _take_out(uow: "UnitOfWork", period_id: PeriodId) -> None:
    try:
        uow.periods.delete(period_id)
    except InputError:
        # Something was entered for it since: the period is the user's own by now.
        return


def _put_back(uow: "UnitOfWork", period_id: PeriodId, rows: Iterable[HistoryRow]) -> None:
    """Give back each field that still is as the import left it."""
    newest: dict[str, int] = {}
    for row in uow.history.of(_PERIOD, period_id):
        newest.setdefault(row.field, row.id)
    period = uow.periods.get(period_id)
    for row in rows:
        if newest.get(row.field) == row.id:
            period = _with(period, row.field, row.old)
    uow.periods.update(period)


def _with(period: Period, field: str, text: str) -> Period:
    match field:
        case "deadline":
            return replace(period, deadline=date.fromisoformat(text) if text else None)
        case "recipient":
            return replace(period, recipient=text)
        case _:
            return period
