"""Who divides by the background figures: flat rows for their page, one query each."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import REAL, ColumnElement, Connection, Select, Text, and_, case, cast, exists, func, or_, select

from pii_desktop.domain.denominators import DenominatorKind, EvidenceChoice
from pii_desktop.domain.ids import DenominatorId
from pii_desktop.domain.moves import Use
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.plan import RowKind
from pii_desktop.storage.journal import Entity
from pii_desktop.storage.mapping import assignment_of, entry_of, period_of
from pii_desktop.storage.records import assignment, evidence, history, period, progress
from pii_desktop.storage.records_year import denominator
from pii_desktop.text.normalise import search_key

Codes = Mapping[DenominatorKind, tuple[str, ...]]
"""Which indicators divide by which kind, by their codes."""


class DenominatorQueries:
    """Reads that span figures, entries and evidence."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        behind = _behind(codes).where(denominator.c.year == year, _unsent()).subquery()
        query = select(behind.c.figure, func.count()).group_by(behind.c.figure)
        return {DenominatorId(row[0]): row[1] for row in self._connection.execute(query)}

    def behind(self, denominator_id: DenominatorId, codes: Codes, limit: int) -> tuple[Use, ...]:
        """Results that still divide by an earlier value of a figure, those of sent periods last; at most `limit`.

        They name the figure, or divide by what it was before, in its year, without naming a source.
        """
        query = (
            _behind(codes, *assignment.c, *_labelled(progress, "entry_"), *_labelled(period, "period_"))
            .where(denominator.c.id == denominator_id)
            .order_by(case((_unsent(), 0), else_=1), assignment.c.plan_id, assignment.c.position, period.c.id)
            .limit(limit)
        )
        return tuple(_use(record) for record in self._connection.execute(query).mappings())

    def behind_count(self, denominator_id: DenominatorId, codes: Codes) -> int:
        """How many results `behind` would give without a limit."""
        behind = _behind(codes).where(denominator.c.id == denominator_id).subquery()
        return self._connection.execute(select(func.count()).select_from(behind)).scalar_one()

    def evidence_choices(self, words: str, limit: int) -> tuple[EvidenceChoice, ...]:
        """Documents whose number, abstract, issuer or files hold all the words, newest first."""
        query = select(evidence.c.id, evidence.c.number, evidence.c.abstract, evidence.c.issuer)
        for word in search_key(words).split():
            query = query.where(evidence.c.search_key.contains(word, autoescape=True))
        found = self._connection.execute(query.order_by(evidence.c.id.desc()).limit(limit))
        return tuple(EvidenceChoice(row.id, row.number, row.abstract, row.issuer) for row in found)


def _behind(codes: Codes, *columns: ColumnElement[Any]) -> Select[Any]:
    now = cast(progress.c.denominator, REAL)
    return (
        select(denominator.c.id.label("figure"), *columns)
        .select_from(progress)
        .join(period, period.c.id == progress.c.period_id)
        .join(assignment, assignment.c.id == progress.c.assignment_id)
        .join(denominator, or_(progress.c.denominator_id == denominator.c.id, _is_unnamed(codes)))
        .where(_followed(), progress.c.denominator.is_not(None), denominator.c.value.is_not(None))
        .where(now != cast(denominator.c.value, REAL))
    )


def _is_unnamed(codes: Codes) -> ColumnElement[bool]:
    """The entry names no source, is of the figure's year and kind, and divides by what the figure was before."""
    of_kind = or_(*(and_(denominator.c.kind == kind, assignment.c.code.in_(own)) for kind, own in codes.items() if own))
    before = exists().where(
        history.c.entity == Entity.DENOMINATOR.value,
        history.c.entity_id == denominator.c.id,
        history.c.field == "value",
        history.c.old != "",
        cast(cast(history.c.old, Text), REAL) == cast(progress.c.denominator, REAL),
    )
    of_year = period.c.year == denominator.c.year
    is_indicator = assignment.c.kind == RowKind.INDICATOR
    return and_(progress.c.denominator_id.is_(None), of_year, is_indicator, of_kind, before)


def _followed() -> ColumnElement[bool]:
    return and_(assignment.c.is_tracked, assignment.c.archived_at.is_(None))


def _unsent() -> ColumnElement[bool]:
    return and_(period.c.state != PeriodState.SENT, period.c.sent_on.is_(None))


def _labelled(table: Any, prefix: str) -> list[ColumnElement[Any]]:  # noqa: ANN401 - a Table
    return [column.label(f"{prefix}{column.key}") for column in table.c]


def _use(record: Any) -> Use:  # noqa: ANN401 - a RowMapping of labelled columns
    of_period = {key.removeprefix("period_"): record[key] for key in record if key.startswith("period_")}
    return Use(
        assignment=assignment_of(record),
        period=period_of(of_period),  # type: ignore[arg-type] - read by its keys alone
        entry=entry_of(record, "entry_"),
        state=record["entry_state"],
    )
