"""Rules about what is done through the year: work items, requests to other departments, notes to follow up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from pii_desktop.domain.checks_matter import Tally
from pii_desktop.domain.checks_table import of_desk, of_row
from pii_desktop.domain.findings import Finding, Rule, Site, Spot
from pii_desktop.domain.ids import NoteId, RequestId, WorkItemId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.reminders import Due
from pii_desktop.text.normalise import without_bullet

_LONGEST = 60


def of_overdue(row: IndicatorRow, tally: Tally) -> Finding:
    """Items not done whose day has passed."""
    return of_row(Rule.WORK_OVERDUE, row, _at_work(tally), what=_work(tally), day=_day(tally.day))


def of_unproven(row: IndicatorRow, tally: Tally) -> Finding:
    """Items said to be done with neither a result in words nor a document."""
    return of_row(Rule.WORK_UNPROVEN, row, _at_work(tally), what=_work(tally))


def of_requests(row: IndicatorRow, tally: Tally, today: date) -> Finding:
    """Departments asked for this row that have not answered; `tally.day` is the first day that was set."""
    what = tally.first if tally.count == 1 else f"{tally.count} đơn vị"
    spot = Spot(Site.COORDINATION, "requests", request_id=RequestId(tally.first_id))
    if tally.day is not None and tally.day < today:
        return of_row(Rule.REQUEST_OVERDUE, row, spot, what=what, day=_day(tally.day))
    return of_row(Rule.REQUEST_OPEN, row, spot, what=what)


def of_notes(notes: Iterable[Due], rows: Mapping[int, IndicatorRow]) -> Iterator[Finding]:
    """Open notes past their day; those on rows under their row, those on other years' rows left out."""
    for each in notes:
        row = rows.get(each.assignment_id)
        spot = Spot(Site.NOTES, note_id=NoteId(each.target))
        words = {"day": _day(each.day), "note": _short(each.what)}
        if row is not None:
            yield replace(of_row(Rule.NOTE_DUE, row, spot, **words), subject=str(each.target))
        elif not each.assignment_id:
            yield of_desk(Rule.NOTE_DUE, "Ghi chú", spot, subject=str(each.target), **words)


def _at_work(tally: Tally) -> Spot:
    """One item is shown on its page; of several the row's list."""
    if tally.count == 1:
        return Spot(Site.WORK, work_item_id=WorkItemId(tally.first_id))
    return Spot(tab="work")


def _work(tally: Tally) -> str:
    return f"Nhiệm vụ “{_short(tally.first)}”" if tally.count == 1 else f"{tally.count} nhiệm vụ"


def _short(text: str) -> str:
    words = " ".join(without_bullet(text).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
