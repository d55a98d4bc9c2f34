"""The pack that goes with a frozen report: rows and documents as that report lists them, whatever was changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pii_desktop.domain.assessment import Assessment
from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.frozen_facts import Facts, FrozenDocument, FrozenRow
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import EntryState, IndicatorRow, StoredAssignment
from pii_desktop.domain.pack_plan import PackContent, PackedDocument, PackPlan
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report_material import plain_name


def as_frozen(now: PackContent, facts: Facts, sizes: Mapping[str, int]) -> PackContent:
    """The rows and documents of `facts`; `sizes` are the bytes of each content by its hash, 0 for one not there.

    `now` gives what is not frozen: the pillars of the rows, and of early versions the kinds of the documents and how
    long they are valid. Nothing that came later is in it.
    """
    stored = {row.assignment.id: row for row in now.rows}
    current = {each.id: each for each in now.documents}
    rows = tuple(_row(each, stored.get(each.assignment_id)) for each in facts.rows)
    by_code = _by_code(facts.rows)
    documents = (_document(each, current.get(each.evidence_id), sizes) for each in facts.documents if each.files)
    proving = (each.assignment_ids or _proven(each, by_code) for each in facts.documents if each.files)
    linked = (replace(each, assignment_ids=ids) for each, ids in zip(documents, proving, strict=True))
    return replace(now, rows=rows, documents=tuple(linked))


def without_contents(plan: PackPlan, gone: frozenset[str]) -> PackPlan:
    """The plan without the files of these hashes, and without the documents that have no other.

    The names of all others stay: they are those that the report printed.
    """
    if not gone:
        return plan
    left = (_left(each, gone) for each in plan.documents)
    documents = tuple(replace(each, number=at) for at, each in enumerate((each for each in left if each.files), 1))
    by_id = {each.document.id: each for each in documents}
    rows = (
        replace(row, documents=tuple(by_id[each.document.id] for each in row.documents if each.document.id in by_id))
        for row in plan.rows
    )
    return replace(plan, rows=tuple(rows), documents=documents)


def _left(document: PackedDocument, gone: frozenset[str]) -> PackedDocument:
    return replace(document, files=tuple(file for file in document.files if file.sha256 not in gone))


def _by_code(rows: Iterable[FrozenRow]) -> dict[str, list[AssignmentId]]:
    found: dict[str, list[AssignmentId]] = {}
    for row in rows:
        found.setdefault(row.code or row.name, []).append(row.assignment_id)
    return found


def _proven(document: FrozenDocument, by_code: Mapping[str, list[AssignmentId]]) -> tuple[AssignmentId, ...]:
    """Early versions froze the codes only."""
    return tuple(number for code in document.proves for number in by_code.get(code, ()))


def _document(then: FrozenDocument, now: Evidence | None, sizes: Mapping[str, int]) -> Evidence:
    # Early versions froze neither kind nor validity: what is known of them today stands in.
    late = now.fields if now and then.kind is None else EvidenceFields()
    fields = EvidenceFields(
        number=then.number,
        signed_on=then.signed_on,
        issuer=then.issuer,
        abstract=then.abstract,
        kind=then.kind or late.kind,
        in_force_to=then.in_force_to or late.in_force_to,
        expires_on=then.expires_on or late.expires_on,
    )
    files = tuple(EvidenceFile(file.file_name, file.sha256, sizes.get(file.sha256, 0)) for file in then.files)
    return Evidence(then.evidence_id, files, fields)


def _row(then: FrozenRow, stored: IndicatorRow | None) -> IndicatorRow:
    """The stored row under the code and the name that were printed."""
    row = stored or _bare(then)
    printed = row.assignment.row
    if printed.display_code != then.code:
        parent, _, code = then.code.rpartition(" ")
        printed = replace(printed, parent=parent or None, code=code or None, stt=None)
    if plain_name(row) != then.name:
        printed = replace(printed, name=then.name)
    entry = replace(row.entry, explanation=then.explanation)
    return replace(row, assignment=replace(row.assignment, row=printed), entry=entry)


def _bare(then: FrozenRow) -> IndicatorRow:
    """A row that is not even stored any more: nothing but its code and name is known."""
    row = ParsedRow(RowKind.INDICATOR, then.name, Place(0, 0))
    stored = StoredAssignment(then.assignment_id, PlanId(0), 0, row, None, is_tracked=False)
    return IndicatorRow(stored, then.name, "", Entry(), EntryState.BLANK, Assessment(then.verdict), 0, 0, 0)
