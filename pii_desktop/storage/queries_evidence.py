"""The register of evidence: rows, counts and choices, each in one statement."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, exists, func, literal, select

from pii_desktop.domain.evidence import known_by
from pii_desktop.domain.evidence_register import (
    AssignmentChoice,
    Choices,
    RegisterCounts,
    RegisterFilter,
    RegisterPage,
    RegisterRow,
    Twin,
)
from pii_desktop.domain.ids import EvidenceId, PlanId
from pii_desktop.domain.plan import display_code
from pii_desktop.domain.validity import Measure, Standing
from pii_desktop.storage.evidence_terms import is_main_file
from pii_desktop.storage.folded import contains
from pii_desktop.storage.queries_validity import text_of, valid_until, worst_rank
from pii_desktop.storage.records import assignment, evidence, evidence_file, evidence_link, plan

_ENDING_FIRST = frozenset({Standing.SOON, Standing.EXPIRED})


class EvidenceQueries:
    """Reads of the register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, wanted: RegisterFilter, measure: Measure, limit: int) -> RegisterPage:
        """The newest `limit` documents that pass, those that end first before them where an end is asked for."""
        rank = worst_rank(measure).label("rank")
        query = _filtered(_row_columns(rank), wanted, rank)
        until = valid_until()
        order = [until.asc()] if wanted.standings and wanted.standings <= _ENDING_FIRST else []
        rows = self._connection.execute(query.order_by(*order, evidence.c.id.desc()).limit(limit)).mappings().all()
        total = len(rows)
        if total == limit:
            counted = _filtered(select(func.count()).select_from(evidence), wanted, rank)
            total = self._connection.execute(counted).scalar_one()
        twins = self._twins_among({row["number"] for row in rows if row["number"] and row["signed_on"]})
        return RegisterPage(tuple(_row_of(row, (row["number"], row["signed_on"]) in twins) for row in rows), total)

    def counts(self, wanted: RegisterFilter, measure: Measure) -> RegisterCounts:
        """What each chip would leave of the documents that pass `wanted`, whose own chips should be off."""
        rank = worst_rank(measure)
        told = _filtered(
            select(rank.label("rank"), (~_is_linked()).label("free"), _lacks_number().label("nameless"),
                   _is_twin().label("twin")).select_from(evidence), wanted, rank,
        ).subquery()  # fmt: skip
        tally = [func.count().filter(told.c.rank == each.rank) for each in Standing]
        marks = [func.count().filter(told.c[name]) for name in ("free", "nameless", "twin")]
        found = self._connection.execute(select(func.count(), *marks, *tally).select_from(told)).one()
        files = self._connection.execute(select(func.count(), func.coalesce(func.sum(evidence_file.c.size), 0))).one()
        return RegisterCounts(
            total=found[0],
            by_standing=tuple(zip(Standing, found[4:], strict=True)),
            unlinked=found[1],
            without_number=found[2],
            twins=found[3],
            files=files[0],
            size=files[1],
            kinds=self._kinds(),
            years=self._years(),
        )

    def twins(self, evidence_id: EvidenceId) -> tuple[Twin, ...]:
        """Other documents with the number and the day of this one."""
        own = select(_number_and_day()).where(evidence.c.id == evidence_id, evidence.c.number != "").scalar_subquery()
        query = (
            select(evidence.c.id, evidence.c.number, evidence.c.abstract, evidence_file.c.file_name)
            .join(evidence_file, is_main_file())
            .where(_number_and_day() == own, evidence.c.id != evidence_id)
            .order_by(evidence.c.id)
        )
        return tuple(
            Twin(row.id, known_by(row.number, row.abstract), row.file_name) for row in self._connection.execute(query)
        )

    def choices(self, text: str, plan_id: PlanId | None, limit: int) -> Choices:
        """Assignments that documents can be linked to, in the order of their plans."""
        query = (
            select(assignment.c.id, assignment.c.code, assignment.c.parent, assignment.c.stt, assignment.c.name)
            .add_columns(plan.c.label)
            .join(plan, plan.c.id == assignment.c.plan_id)
            .where(assignment.c.archived_at.is_(None), assignment.c.is_tracked)
        )
        if plan_id is not None:
            query = query.where(assignment.c.plan_id == plan_id)
        for word in text.split():
            query = query.where(contains(assignment.c.search_key, word))
        rows = self._connection.execute(
            query.order_by(assignment.c.plan_id.desc(), assignment.c.position, assignment.c.id).limit(limit)
        ).all()
        total = len(rows)
        if total == limit:
            total = self._connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        return Choices(tuple(map(_choice_of, rows)), total)

    def _twins_among(self, numbers: set[str]) -> set[tuple[str, date]]:
        """Numbers with their days that several documents bear; asked for the rows shown, not for every document."""
        pair = (evidence.c.number, evidence.c.signed_on)
        query = select(*pair).where(evidence.c.number.in_(numbers), evidence.c.signed_on.is_not(None))
        found = self._connection.execute(query.group_by(*pair).having(func.count() > 1))
        return {(row.number, row.signed_on) for row in found}

    def _kinds(self) -> tuple[str, ...]:
        query = select(evidence.c.kind).where(evidence.c.kind != "").distinct()
        return tuple(sorted(self._connection.execute(query).scalars()))

    def _years(self) -> tuple[int, ...]:
        query = select(_year()).where(evidence.c.signed_on.is_not(None)).distinct()
        return tuple(sorted((int(year) for year in self._connection.execute(query).scalars()), reverse=True))


def _row_columns(rank: ColumnElement[Any]) -> Select[Any]:
    return select(
        evidence.c.id, evidence.c.number, evidence.c.kind, evidence.c.signed_on, evidence.c.issuer,
        evidence.c.abstract, evidence.c.in_force_to, evidence.c.expires_on, evidence.c.form,
        _main_name().label("file_name"), _files().label("files"), _links().label("links"), rank,
    )  # fmt: skip


def _filtered(query: Select[Any], wanted: RegisterFilter, rank: ColumnElement[Any]) -> Select[Any]:
    """`query` with what the filter asks for; every word must be found, in any order."""
    for word in wanted.text.split():
        query = query.where(contains(evidence.c.search_key, word))
    if wanted.standings:
        query = query.where(rank.in_([each.rank for each in wanted.standings]))
    if wanted.assignment_id is not None:
        query = query.where(_links_to(wanted.assignment_id))
    if wanted.kind is not None:
        query = query.where(evidence.c.kind == wanted.kind)
    if wanted.year is not None:
        query = query.where(_year() == str(wanted.year))
    marks = ((wanted.is_unlinked, ~_is_linked()), (wanted.lacks_number, _lacks_number()), (wanted.is_twin, _is_twin()))
    return query.where(*(clause for is_asked, clause in marks if is_asked))


def _year() -> ColumnElement[str]:
    return func.substr(text_of(evidence.c.signed_on), 1, 4)


def _number_and_day() -> ColumnElement[Any]:
    return text_of(evidence.c.number) + "@" + text_of(evidence.c.signed_on)


def _is_twin() -> ColumnElement[bool]:
    other = evidence.alias()
    both = text_of(other.c.number) + "@" + text_of(other.c.signed_on)
    shared = select(both).where(other.c.number != "", other.c.signed_on.is_not(None)).group_by(both)
    return func.coalesce(_number_and_day().in_(shared.having(func.count() > 1)), literal(value=False))


def _lacks_number() -> ColumnElement[bool]:
    return evidence.c.number == ""


def _is_linked() -> ColumnElement[bool]:
    return _links() > 0


def _links_to(assignment_id: int) -> ColumnElement[bool]:
    return exists().where(evidence_link.c.evidence_id == evidence.c.id, evidence_link.c.assignment_id == assignment_id)


def _main_name() -> ScalarSelect[str]:
    """No join: the newest documents are then found without looking at all the files."""
    main = evidence_file.alias()
    mine = (main.c.evidence_id == evidence.c.id) & (main.c.position == 0)
    return select(main.c.file_name).where(mine).correlate(evidence).scalar_subquery()


def _files() -> ScalarSelect[int]:
    counted = evidence_file.alias()
    return select(func.count()).where(counted.c.evidence_id == evidence.c.id).correlate(evidence).scalar_subquery()


def _links() -> ScalarSelect[int]:
    """How many assignments a document proves; those taken out of their plan are not counted."""
    return (
        select(func.count())
        .select_from(evidence_link)
        .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
        .where(evidence_link.c.evidence_id == evidence.c.id, assignment.c.archived_at.is_(None))
        .correlate(evidence)
        .scalar_subquery()
    )


def _row_of(row: Any, is_twin: bool) -> RegisterRow:  # noqa: ANN401, FBT001 - a RowMapping of labelled columns
    ends: list[date] = [day for day in (row["in_force_to"], row["expires_on"]) if day is not None]
    return RegisterRow(
        id=row["id"],
        number=row["number"],
        kind=row["kind"],
        signed_on=row["signed_on"],
        issuer=row["issuer"],
        abstract=row["abstract"],
        valid_until=min(ends, default=None),
        form=row["form"],
        file_name=row["file_name"],
        file_count=row["files"],
        link_count=row["links"],
        standing=list(Standing)[row["rank"]],
        is_twin=is_twin,
    )


def _choice_of(row: Any) -> AssignmentChoice:  # noqa: ANN401 - as above
    return AssignmentChoice(row.id, display_code(row.code, row.parent, row.stt), row.name, row.label)
