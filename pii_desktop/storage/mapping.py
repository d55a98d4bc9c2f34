"""From the dataclasses of the domain to column values, and back. Keys of columns are names of fields."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping

from pii_desktop.domain.evidence import EvidenceFields, EvidenceFile
from pii_desktop.domain.listing import HistoryRow, ImportRun, StoredAssignment, StoredPlan
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import ParsedRow, PillarTarget, PlanDocument
from pii_desktop.domain.progress import Entry, WorkItem
from pii_desktop.text.normalise import search_key

Values = Mapping[str, Any]

_ROW = tuple(field.name for field in fields(ParsedRow))
_DOCUMENT = tuple(field.name for field in fields(PlanDocument))
_ENTRY = tuple(field.name for field in fields(Entry))
_PERIOD = tuple(field.name for field in fields(Period))
_WORK_ITEM = tuple(field.name for field in fields(WorkItem))
_PILLAR_TARGET = tuple(field.name for field in fields(PillarTarget))
_HISTORY = tuple(field.name for field in fields(HistoryRow))
_IMPORT = tuple(field.name for field in fields(ImportRun))

EVIDENCE_FIELDS = tuple(field.name for field in fields(EvidenceFields))
"""The columns of what is written about a document, in the order of the dataclass."""

FILE_FIELDS = tuple(field.name for field in fields(EvidenceFile))
"""The columns of a stored file, in the order of the dataclass."""

ROW_FIELDS = frozenset(_ROW) - {"place", "issues"}
"""The fields of a plan's row whose changes are history."""


def values_of_row(row: ParsedRow) -> dict[str, Any]:
    """Column values of a heading or of the plan's part of an assignment."""
    return {name: getattr(row, name) for name in _ROW}


def key_of_row(row: ParsedRow) -> str:
    """What a search finds an assignment by: code, number and name, folded."""
    return search_key(" ".join(part for part in (row.code, row.stt, row.name) if part))


def row_of(record: RowMapping) -> ParsedRow:
    """The plan's row in a record."""
    return ParsedRow(**{name: record[name] for name in _ROW})


def assignment_of(record: RowMapping) -> StoredAssignment:
    """The assignment in a record."""
    return StoredAssignment(
        id=record["id"],
        plan_id=record["plan_id"],
        position=record["position"],
        row=row_of(record),
        role=record["role"],
        is_tracked=record["is_tracked"],
        own_target=record["own_target"],
        own_target_printed=record["own_target_printed"],
        archived_at=record["archived_at"],
        cut_off=record["cut_off"],
        continues_id=record["continues_id"],
    )


def values_of_document(document: PlanDocument) -> dict[str, Any]:
    """Column values of a plan's document."""
    return {name: getattr(document, name) for name in _DOCUMENT}


def plan_of(record: RowMapping) -> StoredPlan:
    """The plan in a record."""
    return StoredPlan(
        id=record["id"],
        document=PlanDocument(**{name: record[name] for name in _DOCUMENT}),
        label=record["label"],
        catalogue_key=record["catalogue_key"],
        source_name=record["source_name"],
        source_sha256=record["source_sha256"],
        imported_at=record["imported_at"],
        recipient=record["recipient"],
        continues_id=record["continues_id"],
    )


def values_of_pillar_target(target: PillarTarget) -> dict[str, Any]:
    """Column values of a pillar's target."""
    return {name: getattr(target, name) for name in _PILLAR_TARGET}


def pillar_target_of(record: RowMapping) -> PillarTarget:
    """The pillar's target in a record."""
    return PillarTarget(**{name: record[name] for name in _PILLAR_TARGET})


def values_of_work_item(item: WorkItem) -> dict[str, Any]:
    """Column values of a work item, its folded text included; its ids are not among them."""
    own = {name: getattr(item, name) for name in _WORK_ITEM if name not in {"id", "assignment_id"}}
    return own | {"search_key": folded(item.text, item.result, item.officer)}


def work_item_of(record: RowMapping) -> WorkItem:
    """The work item in a record."""
    return WorkItem(**{name: record[name] for name in _WORK_ITEM})


def values_of_period(period: Period) -> dict[str, Any]:
    """Column values of a period, without its id."""
    return {name: getattr(period, name) for name in _PERIOD if name != "id"}


def period_of(record: RowMapping) -> Period:
    """The period in a record."""
    return Period(**{name: record[name] for name in _PERIOD})


def values_of_entry(entry: Entry) -> dict[str, Any]:
    """Column values of a progress entry, its folded text included."""
    said = (entry.result, entry.difficulties, entry.proposals, entry.next_steps, entry.explanation, entry.citation)
    key = folded(*said, entry.judgement_reason)
    return {name: getattr(entry, name) for name in _ENTRY} | {"search_key": key}


def entry_of(record: RowMapping, prefix: str = "") -> Entry:
    """The entry in a record, its columns labelled with `prefix`."""
    return Entry(**{name: record[prefix + name] for name in _ENTRY})


def values_of_evidence(fields_: EvidenceFields, file_names: Iterable[str]) -> dict[str, Any]:
    """Column values of what is written about a document, its folded text and the names of its files included."""
    own = {name: getattr(fields_, name) for name in EVIDENCE_FIELDS}
    return own | {"search_key": folded(fields_.number, fields_.abstract, fields_.issuer, fields_.kind, *file_names)}


def folded(*words: str) -> str:
    """What a search finds a thing by: its words without accents and case."""
    return search_key(" ".join(word for word in words if word))


def import_of(record: RowMapping) -> ImportRun:
    """The import in a record."""
    return ImportRun(**{name: record[name] for name in _IMPORT})


def history_row_of(record: RowMapping) -> HistoryRow:
    """The row of the history in a record."""
    return HistoryRow(**{name: record[name] for name in _HISTORY})
