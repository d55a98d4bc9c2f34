"""Merge a preview into the store in one transaction, and take an import back."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.changeset import ChangeKind, Changeset, RowChange
from pii_desktop.domain.directory import is_followed_at_first
from pii_desktop.domain.fields import take_over
from pii_desktop.domain.ids import AssignmentId, ImportId, PlanId
from pii_desktop.domain.pillar_changes import is_of_pillar, take_pillars
from pii_desktop.domain.plan import ParsedPlan, ParsedRow, PlanDocument
from pii_desktop.domain.plan_changes import is_of_plan, kept
from pii_desktop.errors import StalePreviewError
from pii_desktop.services.continuing import link_to_last_year
from pii_desktop.services.importing import ImportPreview, owner_of
from pii_desktop.services.periods import ensure_year
from pii_desktop.services.plan_body import BodyOffer, take_offer
from pii_desktop.services.plan_columns import keep_columns
from pii_desktop.services.plan_names import distinct_label
from pii_desktop.services.plan_source import keep_source
from pii_desktop.services.plan_subjects import put_subject
from pii_desktop.services.plan_typing import completed_by, said_in, told_of, typed_fields, without_typed
from pii_desktop.services.plan_work import add_items, plan_year, replace_items
from pii_desktop.services.succession import note_imported

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the user takes: keys of added and removed rows, and (row key, field) of changed ones."""

    rows: frozenset[str] = frozenset()
    fields: frozenset[tuple[str, str]] = frozenset()

    @property
    def count(self) -> int:
        """How many decisions that is."""
        return len(self.rows) + len(self.fields)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; `import_id` is None when the file said nothing new."""

    plan_id: PlanId | None
    import_id: ImportId | None
    added: int
    changed: int
    removed: int
    changes: Changes


def accept(changeset: Changeset, *, added: bool = True, changed: bool = True, removed: bool = True) -> Accepted:
    """The usual choice: everything of the kinds wanted, but never over the user's own edits."""
    rows = {row.key for row in changeset.of(ChangeKind.ADDED) if added}
    rows |= {row.key for row in changeset.of(ChangeKind.REMOVED) if removed}
    fields = {
        (row.key, change.field)
        for row in changeset.rows
        if (changed and ChangeKind.ADDED not in row.kinds) or row.key in rows
        for change in row.fields
        if not change.is_conflict
    }
    return Accepted(frozenset(rows), frozenset(fields))


def merge(
    workspace: "Workspace",
    preview: ImportPreview,
    accepted: Accepted,
    *,
    source: Path | None = None,
    body: BodyOffer | None = None,
) -> ImportOutcome:
    """Back up, then store what was accepted in one transaction, with what was chosen of the plan's body.

    The file itself, `source`, is kept as a document without an indicator. Raises StalePreviewError when the store
    changed since the preview, InputError when the file did. A file that says nothing new (or of which nothing is
    accepted) changes nothing and leaves no trace.
    """
    chosen = body or BodyOffer()
    if preview.plan is not None and not (accepted.count or _completes(preview)) and chosen.is_empty:
        return ImportOutcome(preview.plan.id, None, 0, 0, 0, Changes("Nhập phân công"))
    backup = workspace.backup("import")

    def everything(uow: "UnitOfWork") -> ImportOutcome:
        outcome = store(uow, preview, accepted, backup.name)
        if source is not None:
            keep_source(uow, source, preview.parsed, outcome.import_id)
        return _with_body(uow, outcome, chosen)

    return workspace.run(everything)


def _completes(preview: ImportPreview) -> bool:
    """True where the plan has no number or day yet and gets one now, be its rows the same.

    So it is with a plan that was carried over from last year, once the issued one comes.
    """
    old, new = preview.plan.document if preview.plan else PlanDocument(), preview.parsed.document
    return bool((new.number and not old.number) or (new.signed_on and not old.signed_on))


def store(uow: "UnitOfWork", preview: ImportPreview, accepted: Accepted, backup: str) -> ImportOutcome:
    """The merge alone, as part of a transaction under way; `backup` names the backup made before it."""
    return _Merge(uow, preview, accepted, backup).run()


def _with_body(uow: "UnitOfWork", outcome: ImportOutcome, chosen: BodyOffer) -> ImportOutcome:
    """The outcome with what was taken of the body, as part of the same import."""
    if chosen.is_empty or outcome.plan_id is None or outcome.import_id is None:
        return outcome
    more = take_offer(uow, outcome.plan_id, chosen, outcome.import_id)
    added = outcome.added + len(more.assignments)
    uow.imports.finish(outcome.import_id, added=added, changed=outcome.changed, removed=outcome.removed)
    before = outcome.changes
    changes = replace(before, assignments=before.assignments | more.assignments, periods=before.periods | more.periods)
    return replace(outcome, added=added, changes=changes)


class _Merge:
    """One merge under way."""

    def __init__(self, uow: "UnitOfWork", preview: ImportPreview, accepted: Accepted, backup: str) -> None:
        if uow.revision() != preview.revision:
            raise StalePreviewError(
                "Dữ liệu đã thay đổi sau khi so sánh.",
                "Chưa có gì được ghi.",
                "Hãy so sánh lại tệp rồi ghi.",
                "stale-preview",
            )
        self._uow = uow
        self._preview = preview
        self._accepted = accepted
        self._backup = backup
        self._owner = owner_of(uow, preview.parsed, preview.plan)
        self._touched: set[AssignmentId] = set()
        self._new: list[tuple[int, RowChange, ParsedRow]] = []
        self._made: list[AssignmentId] = []
        self._counts = {"added": 0, "changed": 0, "removed": 0}

    def run(self) -> ImportOutcome:
        """Plan, rows, headings and periods, in that order; what was counted and touched."""
        parsed = self._preview.parsed
        year = plan_year(parsed.document)
        action = f"Nhập phân công từ {parsed.file_name}" if parsed.file_name else "Nhập phân công"
        with self._uow.action(action):
            plan_id = self._plan()
            import_id = self._uow.imports.add(plan_id, parsed.file_name, parsed.sha256, backup=self._backup)
            is_new = self._preview.plan is None
            periods = ensure_year(self._uow, year, plan_id, is_new=is_new) if year else frozenset()
        with self._uow.action(action, import_id=import_id):
            for position, change in enumerate(self._preview.changeset.rows):
                self._apply(position, change)
            self._move_with_parents()
            self._add_new(plan_id)
            self._update_plan()
            keep_columns(self._uow, plan_id, parsed)
            note_imported(self._uow, self._owner, self._made)
            link_to_last_year(self._uow, plan_id)
        self._put_typed(plan_id)
        self._uow.imports.finish(import_id, **self._counts)
        changes = Changes(action, frozenset(self._touched), periods, plans=frozenset({plan_id}))
        return ImportOutcome(plan_id, import_id, **self._counts, changes=changes)

    def _plan(self) -> PlanId:
        parsed, plan = self._preview.parsed, self._preview.plan
        others = [each.label for each in self._uow.plans.all() if plan is None or each.id != plan.id]
        if plan is None:
            plan_id = self._uow.plans.add(
                without_typed(parsed.document, self._preview.typed),
                label=distinct_label(parsed.document, others),
                catalogue_key=self._preview.catalogue_key,
                source_name=parsed.file_name,
                source_sha256=parsed.sha256,
                pillar_targets=parsed.pillar_targets,
                headings=_headings(parsed),
            )
            put_subject(self._uow, plan_id, said_in(parsed).subject)
            return plan_id
        return plan.id

    def _update_plan(self) -> None:
        """What the file says of the whole plan, where it was stored before."""
        parsed, plan = self._preview.parsed, self._preview.plan
        others = [each.label for each in self._uow.plans.all() if plan is None or each.id != plan.id]
        if plan is None:
            return
        before, typed = told_of(self._uow, plan), typed_fields(self._uow, plan)
        told = kept(before, said_in(parsed), typed, self._accepted.fields)
        label = distinct_label(told.document, others)
        document = told.document if plan.document.number else without_typed(told.document, self._preview.typed)
        self._uow.plans.update(plan.id, document, label, parsed.file_name, parsed.sha256)
        put_subject(self._uow, plan.id, told.subject)
        self._uow.plans.replace_headings(plan.id, _headings(parsed))
        stored = self._uow.plans.pillar_targets(plan.id)
        targets = take_pillars(stored, parsed.pillar_targets, self._accepted.fields)
        self._uow.plans.replace_pillar_targets(plan.id, targets)

    def _put_typed(self, plan_id: PlanId) -> None:
        """What the user typed beside the file is the user's: no import of the plan takes it away."""
        typed, stored = self._preview.typed, self._uow.plans.get(plan_id)
        if not typed.is_blank:
            document = completed_by(stored.document, typed)
            with self._uow.action(f"Ghi số, ngày của {stored.label}"):
                self._uow.plans.complete(plan_id, document, stored.label)

    def _apply(self, position: int, change: RowChange) -> None:
        if is_of_pillar(change) or is_of_plan(change):
            self._counts["changed"] += any((change.key, each.field) in self._accepted.fields for each in change.fields)
        elif change.row is None:
            self._remove(change)
        elif change.assignment_id is None:
            if change.key in self._accepted.rows:
                self._new.append((position, change, change.row))
        else:
            self._change(change.assignment_id, position, change, change.row)

    def _move_with_parents(self) -> None:
        """Rows below one whose new code or number was taken refer to it by that."""
        for change in self._preview.changeset.rows:
            if change.assignment_id is None or change.row is None or change.moves_with is None:
                continue
            above = self._uow.assignments.get(change.moves_with).row
            stored = self._uow.assignments.get(change.assignment_id)
            if (above.code or above.stt) == change.row.parent != stored.row.parent:
                new = change.row
                moved = replace(stored.row, parent=new.parent, pillar=new.pillar, group=new.group)
                self._uow.assignments.update_row(stored.id, stored.position, moved)

    def _add_new(self, plan_id: PlanId) -> None:
        """All new rows in two statements: one by one, thousands of them took most of an import."""
        from pii_desktop.storage.repositories.assignments import NewAssignment

        rows = [
            NewAssignment(position, row, change.role, change.is_followed_at_first)
            for position, change, row in self._new
        ]
        made = self._uow.assignments.add_many(plan_id, rows)
        add_items(self._uow, plan_id, {key: new.row for key, new in zip(made, rows, strict=True)})
        self._made += made
        for each in made:
            self._count("added", each)

    def _remove(self, change: RowChange) -> None:
        if change.assignment_id is None or change.key not in self._accepted.rows:
            return
        self._uow.assignments.archive(change.assignment_id)
        self._count("removed", change.assignment_id)

    def _change(self, assignment_id: AssignmentId, position: int, change: RowChange, row: ParsedRow) -> None:
        if ChangeKind.ADDED in change.kinds:
            if change.key not in self._accepted.rows:
                return
            self._restore(assignment_id, change)
        taken = frozenset(each.field for each in change.fields if (change.key, each.field) in self._accepted.fields)
        if not taken:
            self._uow.assignments.set_position(assignment_id, position)
            return
        stored = self._uow.assignments.get(assignment_id)
        merged = take_over(stored.row, row, taken)
        self._uow.assignments.update_row(assignment_id, position, merged)
        if taken & {"tasks", "timing"}:
            replace_items(self._uow, assignment_id)
        if taken & {"lead", "coordinating"}:
            role = self._owner.role(merged, assignment_id)
            keeps = stored.is_tracked and role is not None
            follows = keeps or is_followed_at_first(merged, role, self._owner.directory)
            self._uow.assignments.set_role(assignment_id, role, is_tracked=follows)
        if ChangeKind.ADDED not in change.kinds:
            self._count("changed", assignment_id)

    def _restore(self, assignment_id: AssignmentId, change: RowChange) -> None:
        """Bring a row back; a reorganisation that it slept through may have made it the department's meanwhile."""
        self._uow.assignments.restore(assignment_id)
        stored = self._uow.assignments.get(assignment_id)
        if change.role is not None and change.role.outranks(stored.role):
            followed = stored.is_tracked or is_followed_at_first(stored.row, change.role, self._owner.directory)
            self._uow.assignments.set_role(assignment_id, change.role, is_tracked=followed)
            self._made.append(assignment_id)
        self._count("added", assignment_id)

    def _count(self, what: str, assignment_id: AssignmentId) -> None:
        self._counts[what] += 1
        self._touched.add(assignment_id)


def _headings(parsed: ParsedPlan) -> list[ParsedRow]:
    return [row for row in parsed.rows if not row.kind.is_assignment]
