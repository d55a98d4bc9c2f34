"""Which things the changes of a step touch, so that pages read them anew by their ids."""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId, PeriodId, PlanId
from pii_desktop.storage.replaying import Record, RecordChange

_OWN: Final = {
    "assignment": "assignment_id",
    "period": "period_id",
    "evidence": "evidence_id",
    "plan": "plan_id",
    "denominator": "denominator_id",
}
"""What refers to a record of these tables elsewhere."""

_DESK: Final = frozenset({"focal_officer", "request", "exchange", "note", "requirement", "requirement_link", "wording"})
_WHOLE_PLAN: Final = frozenset({"heading", "pillar_target", "plan"})
_FRAME: Final = frozenset({"assignment", "period", "plan"})


def touched(connection: Connection, action: str, changes: Iterable[RecordChange]) -> Changes:
    """What `changes` touched, called `action`; to be asked when they were applied."""
    known = tuple(changes)
    tables = {change.table.name for change in known}
    settings = {str(change.known["key"]) for change in known if change.table.name == "setting"}
    evidence = _ids(known, "evidence_id")
    assignments = _ids(known, "assignment_id") | _proven_by(connection, evidence) | _worked_on(connection, known)
    return Changes(
        action,
        assignments=frozenset(map(AssignmentId, assignments)),
        periods=frozenset(map(PeriodId, _ids(known, "period_id"))),
        evidence=frozenset(map(EvidenceId, evidence)),
        plans=frozenset(map(PlanId, _ids([each for each in known if each.table.name in _WHOLE_PLAN], "plan_id"))),
        denominators=frozenset(map(DenominatorId, _ids(known, "denominator_id"))),
        desk=bool(tables & _DESK),
        profile="profile" in settings or "focal_officer" in tables,
        everything=bool(settings - {"profile"}) or any(_moves_frame(change) for change in known),
    )


def _ids(changes: Iterable[RecordChange], name: str) -> set[int]:
    return {number for change in changes for record in _records(change) for number in _named(change, record, name)}


def _named(change: RecordChange, record: Record, name: str) -> Iterator[int]:
    key = "id" if _OWN.get(change.table.name) == name else name
    number = record.get(key)
    if number is not None:
        yield int(number)


def _records(change: RecordChange) -> Iterator[Record]:
    yield from (record for record in (change.before, change.after) if record is not None)


def _moves_frame(change: RecordChange) -> bool:
    """A row, a period or a plan that comes or goes, or a whole new set of headings: pages cannot know it by its id."""
    if change.table.name in _WHOLE_PLAN:
        return True
    return change.table.name in _FRAME and (change.before is None or change.after is None)


def _proven_by(connection: Connection, evidence: Iterable[int]) -> set[int]:
    query = "SELECT assignment_id FROM evidence_link WHERE evidence_id = ?"
    return {row for number in evidence for row in connection.exec_driver_sql(query, (number,)).scalars()}


def _worked_on(connection: Connection, changes: Iterable[RecordChange]) -> set[int]:
    query = "SELECT assignment_id FROM work_item WHERE id = ?"
    items = {each.known["work_item_id"] for each in changes if each.table.name == "work_item_evidence"}
    return {row for number in items for row in connection.exec_driver_sql(query, (number,)).scalars()}
