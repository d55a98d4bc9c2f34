"""Search over everything: each table is asked for a few rows that hold every word."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Label,
    RowMapping,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from pii_desktop.domain.departments import Role
from pii_desktop.domain.period import Period
from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.storage.folded import contains
from pii_desktop.storage.mapping import period_of, plan_of
from pii_desktop.storage.queries_search_policies import document_title, policy_hits
from pii_desktop.storage.records import assignment, evidence, period, plan, progress, work_item
from pii_desktop.storage.records_year import denominator, exchange, focal_officer, note, request, requirement
from pii_desktop.text.normalise import search_key

_NOTHING = literal("")


class SearchQueries:
    """Finds rows by their folded text; what was typed is text, never a pattern."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(
        self, typed: str, limit: int, codes: tuple[str, ...] = (), policy_groups: tuple[str, ...] = ()
    ) -> tuple[Hit, ...]:
        """At most `limit` hits of each kind that hold every word of `typed`; none for a blank one.

        `codes` are those of indicators whose short name in the catalogue holds them, `policy_groups` the names of the
        13 groups of 1.1.1 in their order.
        """
        words = search_key(typed).split()
        if not words:
            return ()
        kinds = (HitKind.ASSIGNMENT, HitKind.WORK_ITEM, HitKind.EVIDENCE, HitKind.REQUIREMENT)
        leading = [hit for kind in kinds for hit in self._hits(kind, words, codes, limit)]
        periods = self._periods()
        policies = policy_hits(self._connection, words, policy_groups, limit)
        rest = [hit for kind in _QUERIES if kind not in kinds for hit in self._hits(kind, words, codes, limit)]
        dated = [_dated(hit, periods) for hit in rest]
        return (*leading, *policies, *dated, *self._named(words, periods, limit))

    def _hits(self, kind: HitKind, words: list[str], codes: tuple[str, ...], limit: int) -> Iterator[Hit]:
        column = _COLUMNS[kind]
        holding = and_(*(contains(column, word) for word in words))
        if kind is HitKind.ASSIGNMENT and codes:
            holding = or_(holding, assignment.c.code.in_(codes))
        matching = _QUERIES[kind].where(holding).limit(limit)
        if kind is HitKind.ASSIGNMENT:  # "2.2" is looked for at the beginning of a code before its middle
            begins = column.startswith(words[0], autoescape=True)
            matching = matching.order_by(None).order_by(~begins, assignment.c.plan_id, assignment.c.position)
        for record in self._connection.execute(matching).mappings():
            yield _told(record, words) if kind is HitKind.PROGRESS else _hit(kind, record)

    def _periods(self) -> tuple[Period, ...]:
        newest_first = select(period).order_by(period.c.year.desc(), period.c.id)
        return tuple(map(period_of, self._connection.execute(newest_first).mappings()))

    def _named(self, words: list[str], periods: tuple[Period, ...], limit: int) -> Iterator[Hit]:
        """Background figures, periods and plans, whose names are made by the program; there are few of them."""
        figures = self._connection.execute(select(denominator).order_by(denominator.c.year.desc())).mappings()
        named = [(each, f"{each['name'] or each['kind'].label} năm {each['year']}") for each in figures]
        for each, title in [pair for pair in named if _holds(f"{pair[1]} {pair[0]['document']}", words)][:limit]:
            yield Hit(HitKind.DENOMINATOR, each["id"], title, each["document"])
        matching = [due for due in periods if _holds(f"Kỳ báo cáo {due.title}", words)]
        for due in matching[:limit]:
            yield Hit(HitKind.PERIOD, due.id, due.title, period_id=due.id)
        plans = [plan_of(record) for record in self._connection.execute(select(plan).order_by(plan.c.id)).mappings()]
        numbered = [(each, each.document.number or "") for each in plans]
        holding = [pair for pair in numbered if _holds(f"{pair[0].label} {pair[1]}", words)]
        for known_plan, number in holding[:limit]:
            yield Hit(HitKind.PLAN, known_plan.id, known_plan.label, number)


def _holds(text: str, words: list[str]) -> bool:
    folded = search_key(text)
    return all(word in folded for word in words)


def _of(
    table: Table,
    title: ColumnElement[Any],
    detail: ColumnElement[Any] = _NOTHING,
    *,
    about: Column[Any] | None = None,
    in_period: Column[Any] | None = None,
) -> Select[Any]:
    columns: tuple[Label[Any], ...] = (
        table.c.id.label("hit_id"),
        title.label("title"),
        detail.label("detail"),
        (literal(None) if about is None else about).label("about"),
        (literal(None) if in_period is None else in_period).label("in_period"),
    )
    return select(*columns).select_from(table).order_by(table.c.id.desc())


def _code() -> ColumnElement[str]:
    parent = func.coalesce(assignment.c.parent + " ", "")
    return func.coalesce(parent + assignment.c.code, assignment.c.stt, "")


def _joined(query: Select[Any], column: Column[Any]) -> Select[Any]:
    known = query.add_columns(assignment.c.plan_id.label("of_plan"))
    return known.outerjoin(assignment, assignment.c.id == column).where(
        assignment.c.id.is_(None) | assignment.c.archived_at.is_(None)
    )


_SAID = ("result", "difficulties", "proposals", "next_steps", "explanation", "judgement_reason", "citation")
_ITEM = _joined(_of(work_item, work_item.c.text, _code(), about=work_item.c.assignment_id), work_item.c.assignment_id)
_ASKED = _of(
    request,
    request.c.department + ": " + request.c.content,
    _code(),
    about=request.c.assignment_id,
    in_period=request.c.period_id,
)
_WAIVED = case((requirement.c.is_needed, ""), else_=" · Không cần: " + requirement.c.reason)
_WANTED = _of(requirement, requirement.c.text, _code() + _WAIVED, about=requirement.c.assignment_id).add_columns(
    requirement.c.key.label("part")
)
_QUERIES: dict[HitKind, Select[Any]] = {
    HitKind.ASSIGNMENT: _of(assignment, _code() + "  " + assignment.c.name, about=assignment.c.id)
    .add_columns(assignment.c.plan_id.label("of_plan"))
    .where(assignment.c.archived_at.is_(None), or_(assignment.c.is_tracked, assignment.c.role.is_not(None)))
    .order_by(None)
    .order_by(assignment.c.plan_id, assignment.c.position),
    HitKind.WORK_ITEM: _ITEM.where(work_item.c.archived_at.is_(None)),
    HitKind.EVIDENCE: _of(evidence, document_title(), evidence.c.issuer),
    HitKind.REQUIREMENT: _joined(_WANTED, requirement.c.assignment_id).where(
        assignment.c.is_tracked, assignment.c.role.in_((Role.LEAD, Role.COLLECTIVE))
    ),
    HitKind.PROGRESS: _joined(
        _of(progress, progress.c.result, _code(), about=progress.c.assignment_id, in_period=progress.c.period_id),
        progress.c.assignment_id,
    ).add_columns(*(progress.c[name] for name in _SAID)),
    HitKind.NOTE: _joined(
        _of(note, note.c.text, _code(), about=note.c.assignment_id, in_period=note.c.period_id), note.c.assignment_id
    ),
    HitKind.REQUEST: _joined(_ASKED, request.c.assignment_id),
    HitKind.OFFICER: _of(focal_officer, focal_officer.c.name, focal_officer.c.department),
    HitKind.EXCHANGE: _of(exchange, exchange.c.department + ": " + exchange.c.content, in_period=exchange.c.period_id),
}
_COLUMNS: dict[HitKind, Column[Any]] = {
    HitKind.ASSIGNMENT: assignment.c.search_key,
    HitKind.WORK_ITEM: work_item.c.search_key,
    HitKind.EVIDENCE: evidence.c.search_key,
    HitKind.REQUIREMENT: requirement.c.search_key,
    HitKind.PROGRESS: progress.c.search_key,
    HitKind.NOTE: note.c.search_key,
    HitKind.REQUEST: request.c.search_key,
    HitKind.OFFICER: focal_officer.c.search_key,
    HitKind.EXCHANGE: exchange.c.search_key,
}


def _hit(kind: HitKind, record: RowMapping) -> Hit:
    title = record["title"].strip() if record["title"] else ""
    return Hit(
        kind,
        record["hit_id"],
        title,
        record["detail"] or "",
        record["about"],
        record["in_period"],
        record.get("of_plan"),
        part=record.get("part") or "",
    )


def _dated(hit: Hit, periods: tuple[Period, ...]) -> Hit:
    """Of a progress record also the period: a row has the same words in several."""
    if hit.kind is not HitKind.PROGRESS:
        return hit
    titles = (due.title for due in periods if due.id == hit.period_id)
    return replace(hit, detail=" · ".join((hit.detail, *titles)))


def _told(record: RowMapping, words: list[str]) -> Hit:
    """A progress record by the one of its texts that holds most of the words."""
    held = {name: sum(word in folded for word in words) for name in _SAID for folded in (search_key(record[name]),)}
    field = max(_SAID, key=lambda name: held[name])
    return replace(_hit(HitKind.PROGRESS, record), title=record[field].strip(), part=field)
