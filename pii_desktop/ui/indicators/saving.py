"""How the form is stored: the entry and what could not be taken yet, in one transaction."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import format_target, parse_target
from pii_desktop.services.progress import record, set_own_target
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.drafts import draft_key, keep

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class FormSaving:
    """One save of the form: `drafts` are the texts by field that are no numbers (yet)."""

    assignment_id: AssignmentId
    period_id: PeriodId
    entry: Entry
    is_done: bool
    drafts: dict[str, str] = field(default_factory=dict)

    def __call__(self, uow: "UnitOfWork") -> Changes:
        """Store it. Raises InputError for what the service refuses."""
        _, changes = record(uow, self.assignment_id, self.period_id, self.entry, is_done=self.is_done)
        keep(uow, draft_key(self.assignment_id, self.period_id), self.drafts)
        return changes


@dataclass(frozen=True, slots=True)
class TargetSaving:
    """The department's own target, as typed; a blank text takes it away."""

    assignment_id: AssignmentId
    printed: str

    def __call__(self, uow: "UnitOfWork") -> Changes:
        """Store it. Raises InputError for an ambiguous number."""
        target = parse_target(one_line(self.printed))
        return set_own_target(uow, self.assignment_id, target, format_target(target) if target else "")
