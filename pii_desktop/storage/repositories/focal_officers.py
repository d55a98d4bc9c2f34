"""Focal officers of every department, with their terms in office."""

from datetime import date
from typing import Any

from sqlalchemy import Select, delete, or_, select

from pii_desktop.domain.ids import FocalOfficerId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.folded import contains
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping_desk import officer_of, values_of_officer
from pii_desktop.storage.records_year import focal_officer
from pii_desktop.storage.repositories.base import Repository

_NOUN = "cán bộ đầu mối"


class FocalOfficers(Repository):
    """Terms in office; whoever left stays in the list, so that earlier reports name the officer of then."""

    def add(self, person: FocalOfficer) -> FocalOfficerId:
        """A new term; the id of `person` is not looked at."""
        person_id = FocalOfficerId(self._insert(focal_officer, values_of_officer(person)))
        name = stored_text(focal_officer.c.name, person.officer.name)
        self._journal.note(Subject(Entity.OFFICER, person_id), "", "", name)
        return person_id

    def get(self, person_id: FocalOfficerId) -> FocalOfficer:
        """The term in office. Raises InputError (code "not-found")."""
        return officer_of(self._record(focal_officer, person_id, _NOUN))

    def update(self, person: FocalOfficer) -> bool:
        """The term as given; each changed field goes to the history. True when something changed."""
        record = self._record(focal_officer, person.id, _NOUN)
        return self._change(focal_officer, record, values_of_officer(person), Subject(Entity.OFFICER, person.id))

    def delete(self, person_id: FocalOfficerId) -> None:
        """Take a term out altogether, for what was typed by mistake. Raises InputError (code "not-found")."""
        person = self.get(person_id)
        self._connection.execute(delete(focal_officer).where(focal_officer.c.id == person_id))
        self._journal.note(Subject(Entity.OFFICER, person_id), "", person.officer.name, "")

    def of_department(self, department: str) -> tuple[FocalOfficer, ...]:
        """Everybody who held a post in a department, the latest term first, open beginnings last."""
        return self._people(_latest_first().where(focal_officer.c.department == department))

    def in_office(self, department: str, post: Post, day: date) -> FocalOfficer | None:
        """Who holds a post on `day`: of several the one who came last, None where nobody does."""
        query = _in_office(day).where(focal_officer.c.department == department, focal_officer.c.post == post)
        return next(iter(self._people(query.limit(1))), None)

    def all_in_office(self, day: date) -> tuple[FocalOfficer, ...]:
        """Everybody in office on `day` in every department, the latest term first."""
        return self._people(_in_office(day))

    def search(self, words: str, limit: int) -> tuple[FocalOfficer, ...]:
        """Those whose name, department, telephone or address holds every word, accents ignored; the latest first."""
        wanted = (contains(focal_officer.c.search_key, word) for word in words.split())
        return self._people(_latest_first().where(*wanted).limit(limit))

    def _people(self, query: Select[Any]) -> tuple[FocalOfficer, ...]:
        return tuple(officer_of(record) for record in self._records(query))


def _latest_first() -> Select[Any]:
    columns = focal_officer.c
    return select(focal_officer).order_by(columns.since.desc().nulls_last(), columns.id.desc())


def _in_office(day: date) -> Select[Any]:
    columns = focal_officer.c
    return _latest_first().where(
        or_(columns.since.is_(None), columns.since <= day), or_(columns.until.is_(None), columns.until >= day)
    )
