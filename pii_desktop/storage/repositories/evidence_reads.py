"""Documents as they are read: each with its files and with the assignments that it proves."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Select, func, select

from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile, known_by
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.storage.mapping import EVIDENCE_FIELDS, FILE_FIELDS
from pii_desktop.storage.records import evidence, evidence_file, evidence_link
from pii_desktop.storage.repositories.base import Repository

T = TypeVar("T")

NOUN = "tài liệu minh chứng"


class EvidenceReads(Repository):
    """Reading of documents, one or all of them."""

    def by_sha256(self, sha256: str) -> Evidence | None:
        """The document with a file of this content, None when it is new."""
        mine = select(evidence_file.c.evidence_id).where(evidence_file.c.sha256 == sha256)
        return next(iter(self._documents(select(evidence).where(evidence.c.id.in_(mine)))), None)

    def get(self, evidence_id: EvidenceId) -> Evidence:
        """The document. Raises InputError (code "not-found")."""
        self._record(evidence, evidence_id, NOUN)
        return self._documents(select(evidence).where(evidence.c.id == evidence_id))[0]

    def all(self) -> tuple[Evidence, ...]:
        """Every document, oldest first."""
        return self._documents(select(evidence))

    def of(self, assignment_id: AssignmentId) -> tuple[Evidence, ...]:
        """The documents that prove an assignment, oldest first."""
        mine = select(evidence_link.c.evidence_id).where(evidence_link.c.assignment_id == assignment_id)
        return self._documents(select(evidence).where(evidence.c.id.in_(mine)))

    def proving(self, assignment_ids: Iterable[AssignmentId]) -> tuple[Evidence, ...]:
        """The documents that prove any of these assignments, oldest first."""
        wanted = func.json_each(json.dumps(sorted(assignment_ids))).table_valued("value")
        links = select(evidence_link.c.evidence_id).where(evidence_link.c.assignment_id.in_(select(wanted.c.value)))
        return self._documents(select(evidence).where(evidence.c.id.in_(links)))

    def unlinked(self, first: date, last: date) -> tuple[Evidence, ...]:
        """The documents signed between two days that prove nothing by themselves, oldest first."""
        links = select(evidence_link.c.evidence_id).where(evidence_link.c.evidence_id == evidence.c.id)
        signed = evidence.c.signed_on.between(first, last)
        return self._documents(select(evidence).where(signed, ~links.exists()))

    def stored_files(self) -> tuple[tuple[EvidenceId, EvidenceFile], ...]:
        """Every file of every document."""
        rows = self._connection.execute(_files())
        return tuple((EvidenceId(key), EvidenceFile(*file)) for key, *file in rows)

    def titles(self) -> dict[EvidenceId, str]:
        """Number and abstract of every document, blank where neither is known."""
        query = select(evidence.c.id, evidence.c.number, evidence.c.abstract)
        return {EvidenceId(row.id): known_by(row.number, row.abstract) for row in self._connection.execute(query)}

    def _documents(self, query: Select[Any]) -> tuple[Evidence, ...]:
        """The documents of a query, read straight from its rows: a report asks for a hundred thousand of them."""
        mine = query.with_only_columns(evidence.c.id)
        links = select(*evidence_link.c).where(evidence_link.c.evidence_id.in_(mine))
        files = _files().where(evidence_file.c.evidence_id.in_(mine))
        proven = self._by_document(links.order_by(*evidence_link.c), AssignmentId)
        stored = self._by_document(files, EvidenceFile)
        written = (evidence.c.id, evidence.c.added_at, *(evidence.c[name] for name in EVIDENCE_FIELDS))
        rows = self._connection.execute(query.with_only_columns(*written).order_by(evidence.c.id))
        return tuple(
            Evidence(key, stored.get(key, ()), EvidenceFields(*fields), proven.get(key, ()), added_at)
            for key, added_at, *fields in rows.all()
        )

    def _by_document(self, query: Select[Any], part_of: Callable[..., T]) -> dict[int, tuple[T, ...]]:
        """What hangs on each document: `part_of` gets the columns after the id that each row begins with."""
        groups = groupby(self._connection.execute(query).all(), itemgetter(0))
        return {key: tuple(part_of(*row[1:]) for row in rows) for key, rows in groups}


def _files() -> Select[Any]:
    columns = (evidence_file.c.evidence_id, *(evidence_file.c[name] for name in FILE_FIELDS))
    return select(*columns).order_by(evidence_file.c.evidence_id, evidence_file.c.position, evidence_file.c.id)
