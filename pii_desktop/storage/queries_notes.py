"""The list of all notes, each with what it is about."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.note_list import NoteFilter, NoteList, NoteRow
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import display_code
from pii_desktop.storage.folded import contains
from pii_desktop.storage.records import assignment, evidence, evidence_file, period
from pii_desktop.storage.records_year import denominator, note
from pii_desktop.storage.repositories.notes import note_of

_PERIOD = ("kind", "year", "index", "deadline")


class NoteQueries:
    """Reads for the list of notes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, wanted: NoteFilter, limit: int) -> NoteList:
        """The first `limit` notes: open ones by their day, then the rest newest first; and the number of all."""
        conditions = tuple(_conditions(wanted))
        records = self._connection.execute(_rows(conditions).limit(limit)).mappings().all()
        total = len(records)
        if total == limit:
            total = self.count(wanted)
        return NoteList(tuple(_row(record) for record in records), total)

    def count(self, wanted: NoteFilter) -> int:
        """How many notes are asked for."""
        count = select(func.count()).select_from(note.outerjoin(assignment)).where(*_conditions(wanted))
        return int(self._connection.execute(count).scalar_one())


def _conditions(wanted: NoteFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.is_open is not None:
        is_open = note.c.is_flagged.is_(True) & note.c.done_at.is_(None)
        yield is_open if wanted.is_open else ~is_open
    if wanted.plan_id is not None:
        yield assignment.c.plan_id == wanted.plan_id
    for word in wanted.text.split():
        yield contains(note.c.search_key, word) | contains(assignment.c.search_key, word)


def _rows(conditions: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    file_name = (
        select(evidence_file.c.file_name)
        .where(evidence_file.c.evidence_id == note.c.evidence_id, evidence_file.c.position == 0)
        .scalar_subquery()
    )
    about = (
        assignment.c.code.label("about_code"),
        assignment.c.parent.label("about_parent"),
        assignment.c.stt.label("about_stt"),
        assignment.c.name.label("about_name"),
        func.coalesce(func.nullif(evidence.c.number, ""), file_name).label("about_document"),
        denominator.c.kind.label("about_kind"),
        denominator.c.name.label("about_figure"),
        denominator.c.year.label("about_year"),
        *(period.c[name].label(f"about_period_{name}") for name in _PERIOD),
    )
    is_open = note.c.is_flagged.is_(True) & note.c.done_at.is_(None)
    order = (is_open.desc(), note.c.follow_up_on.is_(None), note.c.follow_up_on, note.c.id.desc())
    joined = note.outerjoin(assignment).outerjoin(evidence).outerjoin(denominator).outerjoin(period)
    return select(note, *about).select_from(joined).where(*conditions).order_by(*order)


def _row(record: RowMapping) -> NoteRow:
    code = display_code(record["about_code"], record["about_parent"], record["about_stt"])
    return NoteRow(note_of(record), code, _name(record), _period(record))


def _name(record: RowMapping) -> str:
    if record["about_kind"] is not None:
        return f"{record['about_figure'] or record['about_kind'].label} năm {record['about_year']}"
    return record["about_name"] or record["about_document"] or ""


def _period(record: RowMapping) -> str:
    """The title of the period, blank where the note is about none."""
    if record["about_period_kind"] is None:
        return ""
    values = {name: record[f"about_period_{name}"] for name in _PERIOD}
    return Period(PeriodId(0), recipient="", **values).title
