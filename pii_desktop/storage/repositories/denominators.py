"""Background figures: the shared denominators of the working year."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping, delete, select, update

from pii_desktop.domain.denominators import Denominator, DenominatorFields, DenominatorKind
from pii_desktop.domain.ids import DenominatorId
from pii_desktop.errors import InputError
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import folded
from pii_desktop.storage.records import progress
from pii_desktop.storage.records_year import denominator, note
from pii_desktop.storage.repositories.base import Repository

_NOUN = "số liệu nền"
_FIELDS = tuple(field.name for field in fields(DenominatorFields))


class Denominators(Repository):
    """One figure at most for each kind, name and year."""

    def add(self, new: DenominatorFields) -> DenominatorId:
        """A new figure. Raises InputError (code "denominator-exists") where the year has one of this name."""
        self._refuse_second(new)
        denominator_id = DenominatorId(self._insert(denominator, _values(new)))
        subject = Subject(Entity.DENOMINATOR, denominator_id)
        self._journal.note(subject, "", "", Denominator(denominator_id, new).title)
        blank = DenominatorFields(new.kind, new.year, name=new.name)
        for name in _FIELDS:
            old, now = (stored_text(denominator.c[name], getattr(each, name)) for each in (blank, new))
            if old != now:
                self._journal.note(subject, name, old, now)
        return denominator_id

    def get(self, denominator_id: DenominatorId) -> Denominator:
        """The figure. Raises InputError (code "not-found")."""
        return _denominator_of(self._record(denominator, denominator_id, _NOUN))

    def find(self, kind: DenominatorKind, year: int, name: str = "") -> Denominator | None:
        """The figure of this kind, year and name, None where there is none."""
        same = (denominator.c.kind == kind, denominator.c.year == year, denominator.c.name == name)
        return next(iter(self._all(select(denominator).where(*same))), None)

    def of_years(self, years: Iterable[int]) -> tuple[Denominator, ...]:
        """The figures of these years, in the order in which they were made."""
        return self._all(select(denominator).where(denominator.c.year.in_(list(years))))

    def years(self) -> tuple[int, ...]:
        """The years that have a figure, oldest first."""
        query = select(denominator.c.year).distinct().order_by(denominator.c.year)
        return tuple(self._connection.execute(query).scalars())

    def update(self, denominator_id: DenominatorId, changed: DenominatorFields) -> bool:
        """The figure as given; each changed field goes to the history. Raises InputError as `get` and `add` do."""
        record = self._record(denominator, denominator_id, _NOUN)
        self._refuse_second(changed, denominator_id)
        return self._change(denominator, record, _values(changed), Subject(Entity.DENOMINATOR, denominator_id))

    def delete(self, denominator_id: DenominatorId) -> None:
        """Take the figure and its notes away; results keep their number and no longer name where it is from."""
        old = self.get(denominator_id)
        self._forget_source(denominator_id)
        self._connection.execute(delete(note).where(note.c.denominator_id == denominator_id))
        self._connection.execute(delete(denominator).where(denominator.c.id == denominator_id))
        self._journal.note(Subject(Entity.DENOMINATOR, denominator_id), "", old.title, "")

    def _forget_source(self, denominator_id: DenominatorId) -> None:
        mine = progress.c.denominator_id == denominator_id
        for record in self._records(select(progress.c.id, progress.c.assignment_id).where(mine)):
            subject = Subject(Entity.PROGRESS, record["id"], record["assignment_id"])
            self._journal.note(subject, "denominator_id", str(denominator_id), "")
        self._connection.execute(update(progress).where(mine).values(denominator_id=None))

    def _all(self, query: Any) -> tuple[Denominator, ...]:  # noqa: ANN401 - a Select spells out every column
        return tuple(_denominator_of(record) for record in self._records(query.order_by(denominator.c.id)))

    def _refuse_second(self, new: DenominatorFields, own_id: DenominatorId | None = None) -> None:
        there = self.find(new.kind, new.year, new.name)
        if there is not None and there.id != own_id:
            raise InputError(
                title=f"“{there.title}” đã có.",
                text="Mỗi số liệu chỉ ghi một lần cho mỗi năm; số đã có vẫn giữ nguyên.",
                hint="Hãy mở số liệu đã có để sửa, hoặc đặt tên khác.",
                code="denominator-exists",
            )


def _values(of: DenominatorFields) -> dict[str, Any]:
    """Column values of a figure, its folded text included."""
    own = {name: getattr(of, name) for name in _FIELDS}
    return own | {"search_key": folded(of.name or of.kind.label, of.document, of.note, str(of.year))}


def _denominator_of(record: RowMapping) -> Denominator:
    return Denominator(record["id"], DenominatorFields(**{name: record[name] for name in _FIELDS}))
