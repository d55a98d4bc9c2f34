"""list: what the workspace holds, as lines or as JSON; every entry has the id other commands take."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_desktop.commands.output import Exit, print_json, print_lines
from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import IndicatorRow, StoredAssignment
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.versions import Version
from pii_desktop.services import browsing, checking
from pii_desktop.services.evidence_register import register
from pii_desktop.services.misprints import ledger
from pii_desktop.services.periods import find_period
from pii_desktop.services.reorganising import received
from pii_desktop.services.scope import Scope
from pii_desktop.services.workspace import open_workspace

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

Entry = dict[str, Any]
_ALL = 1_000_000


def show(arguments: Namespace) -> Exit:
    """Print one list."""
    make = LISTS[arguments.what]
    scope = Scope(period_id=None if arguments.period is None else PeriodId(arguments.period))
    with open_workspace(Path(arguments.workspace)) as opened:
        if scope.period_id is not None:
            wanted = scope.period_id
            opened.read(lambda uow: find_period(uow, wanted))
        entries = opened.read(lambda uow: make(uow, scope))
    if arguments.json:
        print_json({arguments.what: entries})
    else:
        print_lines(*(_line(entry) for entry in entries))
    return Exit.DONE


def _indicators(uow: "UnitOfWork", scope: Scope) -> list[Entry]:
    """All rows that concern the department; the ones it does not follow carry "tracked": false."""
    followed = {row.assignment.id: row for row in browsing.indicator_rows(uow, scope)}
    return [
        _indicator(each, followed.get(each.id)) for each in uow.assignments.everywhere() if each.role or each.is_tracked
    ]


def _indicator(stored: StoredAssignment, row: IndicatorRow | None) -> Entry:
    parsed = stored.row
    entry: Entry = {
        "id": stored.id,
        "code": parsed.code,
        "parent": parsed.parent,
        "stt": parsed.stt,
        "kind": parsed.kind,
        "name": parsed.name,
        "role": stored.role,
        "tracked": stored.is_tracked,
        "plan": stored.plan_id,
        "baseline": parsed.baseline,
        "target_printed": stored.own_target_printed or parsed.target_printed,
        "lead": parsed.lead,
        "coordinating": parsed.coordinating,
    }
    if row is not None:
        entry |= {
            "state": row.state,
            "value": row.entry.value,
            "result": row.entry.result,
            "assessment": row.assessment.verdict,
            "work_done": row.work_done,
            "work_total": row.work_total,
            "evidence": row.evidence_count,
        }
    return entry


def _work(uow: "UnitOfWork", scope: Scope) -> list[Entry]:
    items: dict[AssignmentId, list[WorkItem]] = {}
    for item in uow.work_items.everywhere():
        items.setdefault(item.assignment_id, []).append(item)
    rows = [row.assignment for row in browsing.indicator_rows(uow, scope)]
    return [
        {
            "id": item.id,
            "assignment": stored.id,
            "code": stored.row.code,
            "indicator": stored.display_code,
            "text": item.text,
            "state": item.state,
            "percent": item.percent,
            "due": item.due,
            "result": item.result,
            "own": item.is_own,
        }
        for stored in rows
        for item in items.get(stored.id, ())
    ]


def _evidence(uow: "UnitOfWork", scope: Scope) -> list[Entry]:
    """Every document; `verdict` is the worst over its indicators on their cut-off days, in the period asked for."""
    verdicts = {row.id: row.standing for row in register(uow, RegisterFilter(), scope.period_id, _ALL).rows}
    return [
        {
            "id": each.id,
            "file": each.file_name,
            "sha256": each.sha256,
            "size": each.size,
            "number": each.fields.number,
            "date": each.fields.signed_on,
            "issuer": each.fields.issuer,
            "abstract": each.fields.abstract,
            "in_force_from": each.fields.in_force_from,
            "in_force_to": each.fields.in_force_to,
            "assignments": each.assignment_ids,
            "kind": each.fields.kind,
            "expires": each.fields.expires_on,
            "form": each.fields.form,
            "files": tuple(file.file_name for file in each.files),
            "note": each.fields.note,
            "verdict": verdicts.get(each.id),
        }
        for each in uow.evidence.all()
    ]


def _periods(uow: "UnitOfWork", _scope: Scope) -> list[Entry]:
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "year": each.year,
            "part": each.index,
            "title": each.title,
            "deadline": each.deadline,
            "recipient": each.recipient,
            "state": each.state,
            "plan": each.plan_id,
            "sent_on": each.sent_on,
            "late": each.is_late,
            "state_label": each.state.label,
            "versions": [_version(version) for version in uow.versions.of_period(each.id)],
        }
        for each in uow.periods.all()
    ]


def _version(version: Version) -> Entry:
    return {
        "id": version.id,
        "number": version.number,
        "kind": version.kind,
        "state": version.state,
        "document_number": version.document_number,
        "signed_on": version.signed_on,
        "sent_on": version.sent_on,
        "reason": version.reason,
    }


def _findings(uow: "UnitOfWork", scope: Scope) -> list[Entry]:
    return [
        {
            "id": each.key,
            "rule": each.rule,
            "severity": each.severity,
            "assignment": each.assignment_id,
            "code": each.code,
            "name": each.name,
            "text": each.text,
            "remedy": each.remedy,
            "place": checking.place_words(each.place),
        }
        for each in checking.findings(uow, scope)
    ]


def _history(uow: "UnitOfWork", _scope: Scope) -> list[Entry]:
    names = ("id", "at", "who", "action", "entity", "entity_id", "field", "old", "new", "why")
    return [{name: getattr(each, name) for name in names} for each in uow.history.all()]


def _misprints(uow: "UnitOfWork", _scope: Scope) -> list[Entry]:
    return [
        {
            "id": each.assignment_id,
            "printed": each.printed,
            "code": each.read_as,
            "name": each.name,
            "plan": each.plan_id,
            "reason": each.reason,
            "place": each.place,
        }
        for each in ledger(uow)
    ]


def _received(uow: "UnitOfWork", _scope: Scope) -> list[Entry]:
    return [
        {
            "id": each.assignment.id,
            "code": each.assignment.row.code,
            "indicator": each.assignment.display_code,
            "name": each.assignment.row.name,
            "plan": each.plan.id,
            "role": each.assignment.role,
            "was": each.taken.old_role,
            "from": each.taken.from_department,
            "since": each.reorganisation.since,
            "basis": each.reorganisation.legal_basis,
        }
        for each in received(uow)
    ]


LISTS: dict[str, Callable[["UnitOfWork", Scope], list[Entry]]] = {
    "indicators": _indicators,
    "work": _work,
    "evidence": _evidence,
    "periods": _periods,
    "findings": _findings,
    "history": _history,
    "misprints": _misprints,
    "received": _received,
}


def _line(entry: Entry) -> str:
    return "\t".join("" if value is None else _word(value) for value in entry.values())


def _word(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_word(each) for each in value.values() if each not in (None, ""))
    return "; ".join(map(_word, value)) if isinstance(value, tuple | list) else " ".join(str(value).split())
