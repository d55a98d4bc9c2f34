"""Plans: the document, its headings, the targets of whole pillars."""

from collections.abc import Iterable, Mapping
from typing import Any, NotRequired, TypedDict, Unpack

from sqlalchemy import ColumnElement, Table, delete, exists, func, insert, select

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import ParsedRow, PillarTarget, PlanDocument, RowKind
from pii_desktop.storage.columns import stored_text, value_of_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import (
    pillar_target_of,
    plan_of,
    row_of,
    values_of_document,
    values_of_pillar_target,
    values_of_row,
)
from pii_desktop.storage.plan_texts import headings_of, targets_of, text_of_headings, text_of_targets
from pii_desktop.storage.records import assignment, heading, history, import_run, pillar_target, plan
from pii_desktop.storage.repositories.base import Repository


class PlanSource(TypedDict):
    """What lists call a plan, the bundled plan it is, if any, and the file it was read from."""

    label: str
    catalogue_key: NotRequired[str | None]
    source_name: NotRequired[str]
    source_sha256: NotRequired[str]


class Plans(Repository):
    """The plans of the workspace, in the order they came."""

    def add(
        self,
        document: PlanDocument,
        *,
        pillar_targets: Iterable[PillarTarget] = (),
        headings: Iterable[ParsedRow] = (),
        **source: Unpack[PlanSource],
    ) -> PlanId:
        """A new plan with its headings and the targets of its pillars.

        `source` says how it is called and where it came from.
        """
        blank: PlanSource = {"label": "", "catalogue_key": None, "source_name": "", "source_sha256": ""}
        moment = {"imported_at": self._journal.now, "recipient": ""}
        values = values_of_document(document) | blank | source | moment
        plan_id = PlanId(self._insert(plan, values))
        self._journal.note(Subject(Entity.PLAN, plan_id), "", "", stored_text(plan.c.label, source["label"]))
        self._replace(pillar_target, plan_id, [values_of_pillar_target(target) for target in pillar_targets])
        self._replace(heading, plan_id, _in_order(headings))
        return plan_id

    def get(self, plan_id: PlanId) -> StoredPlan:
        """The plan. Raises InputError (code "not-found")."""
        return plan_of(self._record(plan, plan_id, "kế hoạch"))

    def all(self, *, undone: bool = False) -> tuple[StoredPlan, ...]:
        """Every plan, oldest first; with `undone` those too of which every import was taken back."""
        query = select(plan).order_by(plan.c.id)
        if not undone:
            query = query.where(_is_in_use())
        return tuple(plan_of(record) for record in self._records(query))

    def followed(self) -> frozenset[PlanId]:
        """The plans of which the department follows a row."""
        standing = (assignment.c.is_tracked.is_(True), assignment.c.archived_at.is_(None))
        query = select(plan.c.id).where(exists().where(assignment.c.plan_id == plan.c.id, *standing))
        return frozenset(PlanId(number) for number in self._connection.execute(query).scalars())

    def of_index(self) -> frozenset[PlanId]:
        """The plans that have rows which are indicators of the index."""
        is_indicator = assignment.c.kind == RowKind.INDICATOR
        query = select(plan.c.id).where(exists().where(assignment.c.plan_id == plan.c.id, is_indicator))
        return frozenset(PlanId(number) for number in self._connection.execute(query).scalars())

    def update(self, plan_id: PlanId, document: PlanDocument, label: str, source_name: str, source_sha256: str) -> None:
        """The plan as a newer file says it. Raises InputError (code "not-found")."""
        record = self._record(plan, plan_id, "kế hoạch")
        source = {"label": label, "source_name": source_name, "source_sha256": source_sha256}
        values = values_of_document(document) | source | {"imported_at": self._journal.now}
        self._change(plan, record, values, Subject(Entity.PLAN, plan_id))

    def complete(self, plan_id: PlanId, document: PlanDocument, label: str) -> bool:
        """The plan as the user completed it. True when it changed. Raises InputError (code "not-found")."""
        record = self._record(plan, plan_id, "kế hoạch")
        values = values_of_document(document) | {"label": label}
        return self._change(plan, record, values, Subject(Entity.PLAN, plan_id))

    def set_recipient(self, plan_id: PlanId, recipient: str) -> bool:
        """Who gets its reports; blank means the profile's addressee. True when it changed."""
        record = self._record(plan, plan_id, "kế hoạch")
        return self._change(plan, record, {"recipient": recipient}, Subject(Entity.PLAN, plan_id))

    def edited_fields(self, plan_id: PlanId) -> frozenset[str]:
        """The fields of a plan that the user, not an import, changed last."""
        self._journal.flush()
        mine = (history.c.entity == Entity.PLAN, history.c.entity_id == plan_id)
        newest = select(func.max(history.c.id)).where(*mine).group_by(history.c.field)
        query = select(history.c.field).where(history.c.id.in_(newest), history.c.import_id.is_(None))
        return frozenset(self._connection.execute(query).scalars())

    def continue_plan(self, plan_id: PlanId, earlier: PlanId | None) -> bool:
        """Say which plan was last year's. True when it changed."""
        record = self._record(plan, plan_id, "kế hoạch")
        return self._change(plan, record, {"continues_id": earlier}, Subject(Entity.PLAN, plan_id))

    def headings(self, plan_id: PlanId) -> tuple[ParsedRow, ...]:
        """Pillars, groups and sections, in the order of the file."""
        query = select(heading).where(heading.c.plan_id == plan_id).order_by(heading.c.position)
        return tuple(row_of(record) for record in self._records(query))

    def replace_headings(self, plan_id: PlanId, rows: Iterable[ParsedRow]) -> None:
        """Put these headings in place of the plan's. `position` is the row's place among them."""
        listed = tuple(rows)
        old, new = text_of_headings(self.headings(plan_id)), text_of_headings(listed)
        if old != new:
            self._replace(heading, plan_id, _in_order(listed))
            self._journal.note(Subject(Entity.PLAN, plan_id), "headings", old, new)

    def pillar_targets(self, plan_id: PlanId) -> tuple[PillarTarget, ...]:
        """Baselines and targets of whole pillars, in the order of the plan."""
        query = select(pillar_target).where(pillar_target.c.plan_id == plan_id).order_by(pillar_target.c.id)
        return tuple(pillar_target_of(record) for record in self._records(query))

    def replace_pillar_targets(self, plan_id: PlanId, targets: Iterable[PillarTarget]) -> None:
        """Put these targets in place of the plan's."""
        listed = tuple(targets)
        old, new = text_of_targets(self.pillar_targets(plan_id)), text_of_targets(listed)
        if old != new:
            self._replace(pillar_target, plan_id, [values_of_pillar_target(target) for target in listed])
            self._journal.note(Subject(Entity.PLAN, plan_id), "pillar_targets", old, new)

    def put_fields(self, plan_id: PlanId, texts: Mapping[str, str]) -> None:
        """What an import changed of a plan from the stored texts of the history: for taking changes back."""
        record = self._record(plan, plan_id, "kế hoạch")
        values = {name: value_of_text(plan.c[name], text) for name, text in texts.items() if name in plan.c}
        self._change(plan, record, values, Subject(Entity.PLAN, plan_id))
        if "headings" in texts:
            self.replace_headings(plan_id, headings_of(texts["headings"]))
        if "pillar_targets" in texts:
            self.replace_pillar_targets(plan_id, targets_of(texts["pillar_targets"]))

    def _replace(self, table: Table, plan_id: PlanId, rows: list[dict[str, Any]]) -> None:
        self._connection.execute(delete(table).where(table.c.plan_id == plan_id))
        if rows:
            self._connection.execute(insert(table), [row | {"plan_id": plan_id} for row in rows])


def _in_order(rows: Iterable[ParsedRow]) -> list[dict[str, Any]]:
    return [values_of_row(row) | {"position": number} for number, row in enumerate(rows)]


def _is_in_use() -> ColumnElement[bool]:
    """The condition that not every import of a plan was taken back, or that rows of it are there all the same."""
    imported = exists().where(import_run.c.plan_id == plan.c.id)
    stands = exists().where(import_run.c.plan_id == plan.c.id, import_run.c.undone_at.is_(None))
    has_rows = exists().where(assignment.c.plan_id == plan.c.id, assignment.c.archived_at.is_(None))
    return ~imported | stands | has_rows
