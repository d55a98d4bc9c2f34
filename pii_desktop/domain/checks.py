"""Findings before a report is sent: in the way of sending, never of saving (domain.md 6).

The rules stand in `checks_table`, each with its grade, place, remedy and source; here they are asked one after the
other, over flat rows that were read beforehand.
"""

from collections import defaultdict
from collections.abc import Iterator

from pii_desktop.domain.checks_evidence import of_evidence, of_files
from pii_desktop.domain.checks_figures import of_figures
from pii_desktop.domain.checks_matter import CheckMatter, Desk, DocumentTally
from pii_desktop.domain.checks_period import of_people, of_period
from pii_desktop.domain.checks_plan import of_plans
from pii_desktop.domain.checks_values import of_values
from pii_desktop.domain.checks_work import of_notes, of_overdue, of_requests, of_unproven
from pii_desktop.domain.findings import Finding, Rule
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import Severity

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
"""The worst first."""


def find(matter: CheckMatter) -> tuple[Finding, ...]:
    """All findings of one period, worst first, then in the order of the rows; none where no row is followed.

    Numbers that are missing come before everything else: the report is about them.
    """
    if not matter.rows:
        return ()
    found = [*_of_rows(matter), *(_of_desk(matter, matter.desk) if matter.desk else ())]
    return tuple(sorted(found, key=lambda finding: (ORDER[finding.severity], finding.rule is not Rule.NUMBER_MISSING)))


def _of_rows(matter: CheckMatter) -> Iterator[Finding]:
    documents: defaultdict[AssignmentId, list[DocumentTally]] = defaultdict(list)
    for each in matter.documents:
        documents[each.tally.assignment_id].append(each)
    overdue = {each.assignment_id: each for each in matter.overdue}
    unproven = {each.assignment_id: each for each in matter.unproven}
    requests = {each.assignment_id: each for each in matter.requests}
    for row in matter.rows:
        number = row.assignment.id
        yield from of_values(row, matter)
        yield from of_evidence(row, documents.get(number, ()), matter.gaps)
        if number in overdue:
            yield of_overdue(row, overdue[number])
        if number in unproven:
            yield of_unproven(row, unproven[number])
        if number in requests:
            yield of_requests(row, requests[number], matter.today)


def _of_desk(matter: CheckMatter, desk: Desk) -> Iterator[Finding]:
    if matter.period is not None:
        yield from of_period(matter.period, desk.recipient, matter.today)
    yield from of_files(desk.damaged)
    yield from of_figures(matter.rows, matter.framework, desk.figures)
    yield from of_notes(desk.notes, {row.assignment.id: row for row in matter.rows})
    yield from of_people(desk.officers)
    yield from of_plans(desk.plans)
