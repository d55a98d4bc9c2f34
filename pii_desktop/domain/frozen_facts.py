"""What a report said, kept apart from its text: figures, words, documents and work items as they were then.

The text is frozen too (domain/frozen_json.py); the facts are what two versions are compared by, place by place. Names
are kept as they were printed, so that a row that was renamed or dropped since can still be named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import AssignmentId, EvidenceId, WorkItemId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.report_head import letterhead_of, recipients_of, signature_of
from pii_desktop.domain.report_material import ReportContent, plain_name, value_of
from pii_desktop.domain.shown_values import shown_value
from pii_desktop.domain.target import format_target
from pii_desktop.domain.wordings import Wording
from pii_desktop.text.normalise import clean_text


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A followed row: what the plan asked, what was reported, and how that was judged.

    `shown` is the value as it was printed, to fewer places where numerator and denominator gave it. It came later: it
    is None where it was not frozen yet.
    """

    assignment_id: AssignmentId
    code: str
    name: str
    role: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    target: str = ""
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    score: Decimal | None = None
    rank: int | None = None
    citation: str = ""
    result: str = ""
    difficulties: str = ""
    proposals: str = ""
    next_steps: str = ""
    explanation: str = ""
    verdict: Verdict = Verdict.NO_TARGET
    shown: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A file by its name and the hash of its content."""

    file_name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FrozenDocument:
    """A document of evidence; `proves` are the codes of the rows it stood under.

    What follows `added_on` came later: `assignment_ids` is empty and `kind` None where it was not frozen yet.
    """

    evidence_id: EvidenceId
    number: str
    signed_on: date | None
    issuer: str
    abstract: str
    files: tuple[FrozenFile, ...]
    proves: tuple[str, ...] = ()
    added_on: date | None = None
    assignment_ids: tuple[AssignmentId, ...] = ()
    kind: str | None = None
    in_force_to: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class FrozenWork:
    """A work item; `code` is that of its row."""

    work_item_id: WorkItemId
    assignment_id: AssignmentId
    code: str
    text: str
    state: WorkState
    percent: int | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class FrozenWording:
    """A sentence that the user worded, by its key; an own one stands behind the sentence `after`."""

    key: str
    text: str
    is_left_out: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class FrozenHead:
    """Who issued the report, to whom it went, who signed and who received a copy, as printed."""

    parent_body: str
    issuing_body: str
    symbol: str
    place: str
    addressees: tuple[str, ...]
    signer_lines: tuple[str, ...]
    signer_name: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a version of a report rests on, in the order of the report.

    `head` came later: it is None where it was not frozen yet.
    """

    rows: tuple[FrozenRow, ...] = ()
    documents: tuple[FrozenDocument, ...] = ()
    work_items: tuple[FrozenWork, ...] = ()
    wordings: tuple[FrozenWording, ...] = ()
    head: FrozenHead | None = None


def facts_of(content: ReportContent, wordings: Iterable[Wording] = ()) -> Facts:
    """The facts of a report; `wordings` are the sentences that the user worded for its period."""
    rows = sorted(content.rows, key=lambda row: (row.assignment.plan_id, row.assignment.position))
    codes = {row.assignment.id: _code(row) for row in rows}
    return Facts(
        rows=tuple(_row(content, row) for row in rows),
        documents=tuple(_document(each, codes) for each in content.evidence if codes.keys() & set(each.assignment_ids)),
        work_items=tuple(_work(each, codes) for each in content.work_items if each.assignment_id in codes),
        wordings=tuple(FrozenWording(each.key, each.text, each.is_left_out, each.after) for each in wordings),
        head=_head(content),
    )


def _head(content: ReportContent) -> FrozenHead:
    printed, signature = letterhead_of(content), signature_of(content.profile)
    return FrozenHead(
        parent_body=printed.parent_body,
        issuing_body=printed.issuing_body,
        symbol=printed.symbol,
        place=printed.place,
        addressees=printed.addressees,
        signer_lines=signature.lines,
        signer_name=signature.name,
        recipients=recipients_of(content.profile, has_addressee=bool(printed.addressees)),
    )


def _code(row: IndicatorRow) -> str:
    """How lists name a row: its code, else its name."""
    return row.assignment.display_code or plain_name(row)


def _row(content: ReportContent, row: IndicatorRow) -> FrozenRow:
    entry, stored = row.entry, row.assignment
    return FrozenRow(
        assignment_id=stored.id,
        code=stored.display_code,
        name=plain_name(row),
        role=stored.role.label if stored.role else "",
        unit=content.unit_of(row),
        baseline=stored.row.baseline,
        target=format_target(stored.target) if stored.target else "",
        value=value_of(row),
        numerator=entry.numerator,
        denominator=entry.denominator,
        score=entry.score,
        rank=entry.rank,
        citation=clean_text(entry.citation),
        result=clean_text(entry.result),
        difficulties=clean_text(entry.difficulties),
        proposals=clean_text(entry.proposals),
        next_steps=clean_text(entry.next_steps),
        explanation=clean_text(entry.explanation),
        verdict=row.assessment.verdict,
        shown=shown_value(row),
    )


def _document(document: Evidence, codes: dict[AssignmentId, str]) -> FrozenDocument:
    fields = document.fields
    proven = tuple(number for number in codes if number in document.assignment_ids)
    return FrozenDocument(
        evidence_id=document.id,
        number=fields.number,
        signed_on=fields.signed_on,
        issuer=fields.issuer,
        abstract=fields.abstract,
        files=tuple(FrozenFile(file.file_name, file.sha256) for file in document.files),
        proves=tuple(codes[number] for number in proven),
        added_on=document.added_at.date() if document.added_at else None,
        assignment_ids=proven,
        kind=fields.kind,
        in_force_to=fields.in_force_to,
        expires_on=fields.expires_on,
    )


def _work(item: WorkItem, codes: dict[AssignmentId, str]) -> FrozenWork:
    return FrozenWork(
        work_item_id=item.id,
        assignment_id=item.assignment_id,
        code=codes[item.assignment_id],
        text=clean_text(item.task),
        state=item.state,
        percent=item.percent,
        result=clean_text(item.result),
    )
