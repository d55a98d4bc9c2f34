"""Who divides by the background figures: flat rows for their page, one query each."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CTE,
    REAL,
    TEXT,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from pii_desktop.domain.denominators import DenominatorKind, EvidenceChoice, Naming
from pii_desktop.domain.ids import DenominatorId
from pii_desktop.domain.moves import Use
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.plan import RowKind
from pii_desktop.storage.folded import contains
from pii_desktop.storage.journal import Entity, Journal
from pii_desktop.storage.mapping import assignment_of, entry_of
from pii_desktop.storage.records import assignment, evidence, history, period, progress
from pii_desktop.storage.records_year import denominator

Codes = Mapping[DenominatorKind, tuple[str, ...]]
"""Which indicators divide by which kind, by their codes."""

_PERIOD = tuple(field.name for field in fields(Period))
_VALUE = cast(denominator.c.value, REAL)
"""Numbers are kept as typed, "99" and "99.0": compared as SQLite reads them."""


class DenominatorQueries:
    """Reads that span figures, entries and evidence."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def followed_codes(self) -> frozenset[str]:
        """The codes of the indicators that the department follows."""
        query = select(assignment.c.code).distinct().where(_followed(), assignment.c.code.is_not(None))
        return frozenset(self._connection.execute(query).scalars())

    def use_counts(self, year: int) -> dict[DenominatorId, int]:
        """How many results name each figure of a year as their denominator."""
        query = (
            select(denominator.c.id, func.count())
            .join(progress, progress.c.denominator_id == denominator.c.id)
            .join(assignment, assignment.c.id == progress.c.assignment_id)
            .where(denominator.c.year == year, _followed())
            .group_by(denominator.c.id)
        )
        return {DenominatorId(row[0]): row[1] for row in self._connection.execute(query)}

    def behind_counts(self, year: int, codes: Codes) -> dict[DenominatorId, int]:
        """How many results that were not sent still divide by an earlier value of each figure of a year."""
        self._journal.flush()
        behind = _dividing(denominator.c.year == year, codes, _VALUE).where(_unsent()).subquery()
        query = select(behind.c.figure, func.count()).group_by(behind.c.figure)
        return {DenominatorId(row[0]): row[1] for row in self._connection.execute(query)}

    def dividing(self, denominator_id: DenominatorId, codes: Codes, but: Decimal, limit: int = -1) -> tuple[Use, ...]:
        """Results that divide by a figure, or by what it was before, and not by `but`; those of sent periods last.

        They name the figure; or they are of its year and kind, name no source, and have one of its values.
        """
        self._journal.flush()
        columns = (*assignment.c, *_labelled(progress, "entry_"), *_labelled(period, "period_"))
        query = (
            _dividing(denominator.c.id == denominator_id, codes, literal(float(but)), *columns)
            .order_by(case((_unsent(), 0), else_=1), assignment.c.plan_id, assignment.c.position, period.c.id)
            .limit(limit)
        )
        return tuple(_use(record) for record in self._connection.execute(query).mappings())

    def behind_count(self, denominator_id: DenominatorId, codes: Codes) -> int:
        """How many results divide by an earlier value of a figure, those of sent periods included."""
        self._journal.flush()
        behind = _dividing(denominator.c.id == denominator_id, codes, _VALUE).subquery()
        return self._connection.execute(select(func.count()).select_from(behind)).scalar_one()

    def named_in(self, denominator_id: DenominatorId) -> tuple[Naming, ...]:
        """The entries that name a figure as their source, followed or not."""
        query = (
            select(progress.c.assignment_id, progress.c.period_id, _unsent().label("is_unsent"))
            .join(period, period.c.id == progress.c.period_id)
            .where(progress.c.denominator_id == denominator_id)
        )
        rows = self._connection.execute(query)
        return tuple(Naming(row.assignment_id, row.period_id, is_sent=not row.is_unsent) for row in rows)

    def evidence_choices(self, words: str, limit: int) -> tuple[EvidenceChoice, ...]:
        """Documents whose number, abstract, issuer or files hold all the words, newest first."""
        query = select(evidence.c.id, evidence.c.number, evidence.c.abstract, evidence.c.issuer)
        for word in words.split():
            query = query.where(contains(evidence.c.search_key, word))
        found = self._connection.execute(query.order_by(evidence.c.id.desc()).limit(limit))
        return tuple(EvidenceChoice(row.id, row.number, row.abstract, row.issuer) for row in found)


def _dividing(
    wanted: ColumnElement[bool], codes: Codes, but: ColumnElement[Any], *columns: ColumnElement[Any]
) -> Select[Any]:
    pairs = _pairs(wanted, codes)
    return (
        select(denominator.c.id.label("figure"), *columns)
        .select_from(pairs)
        .join(progress, progress.c.id == pairs.c.entry)
        .join(period, period.c.id == progress.c.period_id)
        .join(assignment, assignment.c.id == progress.c.assignment_id)
        .join(denominator, denominator.c.id == pairs.c.figure)
        .where(_followed(), progress.c.denominator.is_not(None), denominator.c.value.is_not(None))
        .where(cast(progress.c.denominator, REAL) != but)
    )


def _pairs(wanted: ColumnElement[bool], codes: Codes) -> CTE:
    """Entries and the figures that are `wanted` and divide them.

    An entry names its figure or it does not: each is found by an index of its own, which one condition for both
    would not use.
    """
    pair = select(progress.c.id.label("entry"), denominator.c.id.label("figure"))
    named = pair.join(denominator, progress.c.denominator_id == denominator.c.id)
    unnamed = (
        pair.select_from(denominator)
        .join(period, period.c.year == denominator.c.year)
        .join(progress, progress.c.period_id == period.c.id)
        .join(assignment, assignment.c.id == progress.c.assignment_id)
        .where(_is_unnamed(codes))
    )
    return union_all(named.where(wanted), unnamed.where(wanted)).cte("pairs")


def _is_unnamed(codes: Codes) -> ColumnElement[bool]:
    """The entry names no source, its indicator divides by that kind, and it has a value that the figure has or had."""
    divisor = cast(progress.c.denominator, REAL)
    of_kind = or_(*(and_(denominator.c.kind == kind, assignment.c.code.in_(own)) for kind, own in codes.items() if own))
    before = exists().where(
        history.c.entity == Entity.DENOMINATOR.value,
        history.c.entity_id == denominator.c.id,
        history.c.field == "value",
        history.c.old != "",
        cast(cast(history.c.old, TEXT), REAL) == divisor,
    )
    is_indicator = assignment.c.kind == RowKind.INDICATOR
    is_usual = denominator.c.kind.in_([kind for kind, own in codes.items() if own])
    divided = and_(progress.c.denominator_id.is_(None), progress.c.denominator.is_not(None))
    return and_(divided, is_indicator, is_usual, of_kind, or_(divisor == _VALUE, before))


def _followed() -> ColumnElement[bool]:
    return and_(assignment.c.is_tracked, assignment.c.archived_at.is_(None))


def _unsent() -> ColumnElement[bool]:
    return and_(period.c.state != PeriodState.SENT, period.c.sent_on.is_(None))


def _labelled(table: Any, prefix: str) -> list[ColumnElement[Any]]:  # noqa: ANN401 - a Table
    return [column.label(f"{prefix}{column.key}") for column in table.c]


def _use(record: Any) -> Use:  # noqa: ANN401 - a RowMapping of labelled columns
    return Use(
        assignment=assignment_of(record),
        period=Period(**{name: record[f"period_{name}"] for name in _PERIOD}),
        entry=entry_of(record, "entry_"),
        state=record["entry_state"],
    )
