"""Plans with their assignments, as "Phân công" shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import ImportRun, StoredAssignment, StoredPlan
from pii_desktop.domain.plan import ParsedRow, RowKind
from pii_desktop.services.catalogue import framework
from pii_desktop.services.plan_facts import ShownPlan, shown_plans
from pii_desktop.services.undoing import imports
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Assigned:
    """The plans of a workspace, their rows in the order of the plans, and the imports so far, newest first.

    `facts` are what every plan is cited by, whichever is chosen.
    """

    plans: tuple[StoredPlan, ...]
    assignments: tuple[StoredAssignment, ...]
    imports: tuple[ImportRun, ...]
    words: Mapping[AssignmentId, str]
    """What a search looks at in each row, folded."""
    facts: tuple[ShownPlan, ...] = ()


def assigned(uow: "UnitOfWork", plan_id: PlanId | None = None) -> Assigned:
    """What is assigned by one plan, or by all of them (None)."""
    plans = tuple(plan for plan in uow.plans.all() if plan_id in (None, plan.id))
    rows = tuple(stored for plan in plans for stored in uow.assignments.of_plan(plan.id))
    runs = tuple(run for run in imports(uow) if plan_id in (None, run.plan_id))
    return Assigned(plans, rows, runs, {stored.id: _words(stored) for stored in rows}, shown_plans(uow))


def _words(stored: StoredAssignment) -> str:
    named = "; ".join((*stored.row.lead, *stored.row.coordinating))
    return search_key(f"{stored.display_code} {stored.row.name} {named}")


def short_name(row: ParsedRow) -> str:
    """The short name of the framework for an indicator, else the printed name: for tables, never for reports."""
    indicator = framework().indicator(row.code) if row.kind is RowKind.INDICATOR and row.code else None
    return indicator.short_name if indicator else row.name.rstrip(". ")


def code_of(row: ParsedRow) -> str:
    """The code a clerk reads, for columns that take a function."""
    return row.display_code


def is_misprinted(row: ParsedRow) -> bool:
    """True where the printed code was taken for another one; a full stop behind it is no misprint."""
    printed = (row.code_printed or "").rstrip(". ")
    return bool(printed) and printed != (row.code or "")
