"""What the workbook of a report tells beside the results, gathered from the store."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.history import HistoryFilter, Kind
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.report_ledgers import MOST_CHANGES, Ledgers, told_once
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.services.plan_columns import columns_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_TOLD = (Kind.PROGRESS, Kind.WORK, Kind.EVIDENCE, Kind.DENOMINATORS)
"""Changes that are about results: settings, notes and who was asked are the department's own affair."""

_MONTHS = {PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}


def with_ledgers(uow: "UnitOfWork", content: ReportContent) -> ReportContent:
    """The content with the figures of its year and the year before, the newest changes, and columns."""
    period = content.period
    wanted = HistoryFilter(kinds=_TOLD, since=period_begin(period), until=period.sent_on)
    changes = told_once(uow.history_list.newest(wanted, 2 * MOST_CHANGES + 1))  # half of them may be told twice
    figures = sorted(uow.denominators.of_years((period.year - 1, period.year)), key=_in_order)
    ledgers = Ledgers(tuple(figures), changes[:MOST_CHANGES], has_more_changes=len(changes) > MOST_CHANGES)
    parts = tuple(replace(part, columns=columns_of(uow, part.plan)) for part in content.plans)
    return replace(content, ledgers=ledgers, plans=parts)


def period_begin(period: Period) -> date:
    """The first day that a period is about: 1/1 for the first half and for the year, 1/7 for the second half."""
    return date(period.year, _MONTHS.get(period.kind, 12) * (period.index - 1) % 12 + 1, 1)


def _in_order(figure: Denominator) -> tuple[int, str, int]:
    fields = figure.fields
    return list(type(fields.kind)).index(fields.kind), fields.name, fields.year
