"""Rules about evidence: there at all, the kinds that are needed, in force on the cut-off day, its files whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pii_desktop.domain.checks_matter import DamagedFile, DocumentTally, Gap, Tally
from pii_desktop.domain.checks_table import RULES, of_desk, of_row
from pii_desktop.domain.checks_values import is_explained
from pii_desktop.domain.departments import Role
from pii_desktop.domain.findings import Finding, Rule, Site, Spot
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.validity import Standing

BY_STANDING: Final[Mapping[Standing, Rule]] = {
    Standing.EXPIRED: Rule.EVIDENCE_EXPIRED,
    Standing.SIGNED_AFTER: Rule.EVIDENCE_SIGNED_AFTER,
    Standing.NOT_YET: Rule.EVIDENCE_NOT_YET,
    Standing.UNKNOWN: Rule.EVIDENCE_UNKNOWN,
    Standing.SOON: Rule.EVIDENCE_EXPIRING,
}
"""Which rule a verdict on documents breaks; those in force break none."""


def of_evidence(
    row: IndicatorRow, documents: Sequence[DocumentTally], gaps: Mapping[AssignmentId, Gap]
) -> Iterator[Finding]:
    """What a row's evidence leaves open, unless it is explained."""
    if is_explained(row):
        return
    gap = gaps.get(row.assignment.id)
    if row.assignment.role is Role.LEAD and row.evidence_count == 0:
        yield of_row(Rule.EVIDENCE_MISSING, row)
    elif row.assignment.role is Role.LEAD and gap is not None and gap.missing:
        is_there = gap.unsorted >= len(gap.missing)  # it may be among those that were not sorted yet
        rule = Rule.EVIDENCE_UNSORTED if is_there else Rule.REQUIRED_EVIDENCE_MISSING
        yield of_row(rule, row, count=len(gap.missing), first=gap.missing[0])
    for each in documents:
        if each.standing in BY_STANDING:
            found = _of_documents(row, BY_STANDING[each.standing], each.tally)
            yield _as_renewed(found) if each.is_renewed else found


def of_files(damaged: Iterable[DamagedFile]) -> Iterator[Finding]:
    """Files that the last check of the store missed; nothing is read from the disk here."""
    for each in damaged:
        rule = Rule.FILE_ALTERED if each.is_altered else Rule.FILE_MISSING
        spot = Spot(evidence_id=each.evidence_id)
        subject = f"{each.evidence_id}:{each.file_name}"
        yield of_desk(rule, each.file_name, spot, subject=subject, file=each.file_name)


def _as_renewed(found: Finding) -> Finding:
    """What ended has its successor: nothing is to be replaced any more."""
    text = f"{found.text}; đã có bản cùng loại còn hiệu lực"
    return replace(found, severity=Severity.NOTE, text=text, remedy="Xem minh chứng", subject="renewed")


def _of_documents(row: IndicatorRow, rule: Rule, tally: Tally) -> Finding:
    """One document is opened itself; of several the row's list."""
    if tally.count == 1:
        spot = Spot(Site.EVIDENCE, evidence_id=EvidenceId(tally.first_id))
        return of_row(rule, row, spot, what=tally.first)
    return of_row(rule, row, Spot(tab=RULES[rule].tab), what=f"{tally.count} minh chứng")
