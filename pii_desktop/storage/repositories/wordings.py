"""The user's own wording of reports: of one period, and templates."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping, delete, or_, select

from pii_desktop.domain.ids import PeriodId, PlanId, WordingId
from pii_desktop.domain.wordings import Wording
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.records_report import wording
from pii_desktop.storage.repositories.base import Repository

_NOUN = "câu chữ"
_OWN = tuple(field.name for field in fields(Wording) if field.name != "id")


class Wordings(Repository):
    """Sentences of reports as the user wants them."""

    def of_period(self, period_id: PeriodId) -> tuple[Wording, ...]:
        """The wording of one period's report, in the order it was made."""
        return self._found(wording.c.period_id == period_id)

    def templates(self, plan_id: PlanId | None) -> tuple[Wording, ...]:
        """The templates for all plans, then those of `plan_id`."""
        is_general = wording.c.plan_id.is_(None)
        wanted = is_general if plan_id is None else or_(is_general, wording.c.plan_id == plan_id)
        found = self._found(wording.c.period_id.is_(None), wanted)
        return tuple(sorted(found, key=lambda each: each.plan_id is not None))

    def of_report(self, period_id: PeriodId, plan_ids: Iterable[PlanId]) -> tuple[Wording, ...]:
        """Everything that may word the report of a period on these plans: its own wording and all templates."""
        is_template = wording.c.period_id.is_(None)
        wanted = or_(wording.c.plan_id.is_(None), wording.c.plan_id.in_(sorted(plan_ids)))
        return self._found(or_(wording.c.period_id == period_id, is_template & wanted))

    def put(self, wanted: Wording) -> WordingId:
        """Store `wanted` in place of the one with its scope and key, else as a new one; its id."""
        scope = (wording.c.plan_id.is_not_distinct_from(wanted.plan_id), wording.c.key == wanted.key)
        there = self._records(select(wording).where(*scope, wording.c.period_id.is_not_distinct_from(wanted.period_id)))
        if there:
            self._change(wording, there[0], _values(wanted), Subject(Entity.WORDING, there[0]["id"]))
            return WordingId(there[0]["id"])
        number = self._insert(wording, _values(wanted))
        self._journal.note(Subject(Entity.WORDING, number), wanted.key, "", wanted.text)
        return WordingId(number)

    def delete(self, wording_id: WordingId) -> Wording:
        """Remove it; what it was. Raises InputError (code "not-found")."""
        gone = _wording(self._record(wording, wording_id, _NOUN))
        self._connection.execute(delete(wording).where(wording.c.id == wording_id))
        self._journal.note(Subject(Entity.WORDING, wording_id), gone.key, gone.text, "")
        return gone

    def _found(self, *conditions: Any) -> tuple[Wording, ...]:  # noqa: ANN401 - SQLAlchemy's expressions
        return tuple(
            _wording(each) for each in self._records(select(wording).where(*conditions).order_by(wording.c.id))
        )


def _wording(record: RowMapping) -> Wording:
    return Wording(id=record["id"], **{name: record[name] for name in _OWN})


def _values(wanted: Wording) -> Mapping[str, Any]:
    return {name: getattr(wanted, name) for name in _OWN}
