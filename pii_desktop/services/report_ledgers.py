"""What the workbook of a report tells beside the results, gathered from the store."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.history import HistoryFilter, Kind
from pii_desktop.domain.period import period_start
from pii_desktop.domain.report_ledgers import MOST_CHANGES, Ledgers, told_once
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.services.plan_columns import columns_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_TOLD = (Kind.PROGRESS, Kind.WORK, Kind.EVIDENCE, Kind.DENOMINATORS)
"""Changes that are about results: settings, notes and who was asked are the department's own affair."""


def with_ledgers(uow: "UnitOfWork", content: ReportContent) -> ReportContent:
    """The content with the figures of its year and the year before, the newest changes, and columns."""
    period = content.period
    wanted = HistoryFilter(kinds=_TOLD, since=period_start(period), until=period.sent_on)
    changes = told_once(uow.history_list.newest(wanted, 2 * MOST_CHANGES + 1))  # half of them may be told twice
    figures = sorted(uow.denominators.of_years((period.year - 1, period.year)), key=_in_order)
    ledgers = Ledgers(tuple(figures), changes[:MOST_CHANGES], has_more_changes=len(changes) > MOST_CHANGES)
    parts = tuple(replace(part, columns=columns_of(uow, part.plan)) for part in content.plans)
    return replace(content, ledgers=ledgers, plans=parts)


def _in_order(figure: Denominator) -> tuple[int, str, int]:
    fields = figure.fields
    return list(type(fields.kind)).index(fields.kind), fields.name, fields.year
