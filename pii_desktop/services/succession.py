"""The reorganisations of a workspace: kept as one setting, read wherever it matters whose row is whose.

They stand under the key "reorganisations" as a JSON list, oldest first; departments by name, so that a spelling the
catalogue learns later is found too. The history of settings keeps every earlier state.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId
from pii_desktop.domain.listing import IndicatorFacts
from pii_desktop.domain.period import Period, period_end
from pii_desktop.domain.plan import ParsedRow, PlanDocument
from pii_desktop.domain.plan_years import reported_plans
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.reorganising import Reorganisation, last_year
from pii_desktop.domain.successions import (
    Ownership,
    ProfileChange,
    Succession,
    TakenRow,
    facts_before,
    profile_before,
)
from pii_desktop.services.catalogue import directory
from pii_desktop.services.dates import today
from pii_desktop.services.profiles import load_profile, own_department, with_officers
from pii_desktop.services.told_names import directory_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "reorganisations"


def successions(uow: "UnitOfWork") -> tuple[Succession, ...]:
    """Every reorganisation that was carried out, oldest first, those taken back too."""
    return tuple(_from_json(entry) for entry in json.loads(uow.settings.get(_KEY) or "[]"))


def save_successions(uow: "UnitOfWork", all_of_them: Iterable[Succession]) -> None:
    """Store them as part of an action that is under way."""
    entries = [_as_json(each) for each in all_of_them]
    uow.settings.put(_KEY, json.dumps(entries, ensure_ascii=False, sort_keys=True))


def ownership(uow: "UnitOfWork", document: PlanDocument, rows: Iterable[ParsedRow]) -> Ownership:
    """Whose rows of a plan are the department's, with what it took over."""
    standing = tuple(each for each in successions(uow) if not each.is_undone)
    return Ownership(own_department(uow), directory_of(uow), standing, last_year(document, rows))


def stored_ownership(uow: "UnitOfWork", plan_id: PlanId) -> Ownership:
    """The same for a plan that is stored."""
    rows = (stored.row for stored in uow.assignments.of_plan(plan_id))
    return ownership(uow, uow.plans.get(plan_id).document, rows)


def note_imported(uow: "UnitOfWork", owner: Ownership, added: Iterable[AssignmentId]) -> None:
    """Remember for rows that an import added which of them came by a reorganisation: they are received too."""
    came = [owner.came_by(uow.assignments.get(each).row, each) for each in added] if owner.successions else []
    by_number: dict[int, list[TakenRow]] = {}
    for number, row in filter(None, came):
        by_number.setdefault(number, []).append(row)
    if by_number:
        known = successions(uow)
        save_successions(uow, [replace(s, taken=(*s.taken, *by_number.get(s.number, ()))) for s in known])


def period_facts(uow: "UnitOfWork", period: Period | None, plan_id: PlanId | None = None) -> tuple[IndicatorFacts, ...]:
    """What the department followed in a period, in one query; without a period what it follows now, unreported.

    A period of one plan is about that plan only; one for all plans is not about what a plan of another year says.
    """
    plan = period.plan_id if period and period.plan_id is not None else plan_id
    facts = uow.queries.indicator_facts(period.id if period else PeriodId(0), plan)
    if period is None:
        return facts
    if plan is None:
        standing = reported_plans(period, uow.plans.all(), uow.periods.all())
        facts = tuple(each for each in facts if each.assignment.plan_id in standing)
    return facts_before(facts, successions(uow), period)


def period_profile(uow: "UnitOfWork", period: Period) -> Profile:
    """The letterhead for a period, with the officers of then: of the former department where it closed before that."""
    profile = profile_before(load_profile(uow), successions(uow), period)
    return with_officers(uow, profile, _reported_on(period))


def _reported_on(period: Period) -> date:
    """The day whose officers a report names: when it was sent, else its deadline once that has passed, else today."""
    return period.sent_on or min(today(), period.deadline or period_end(period))


def _as_json(succession: Succession) -> dict[str, Any]:
    plan = succession.reorganisation
    return {
        "number": succession.number,
        "old": [department.name for department in plan.old],
        "new": plan.new.name,
        "since": plan.since.isoformat(),
        "legal_basis": plan.legal_basis,
        "is_partial": plan.is_partial,
        "taken": [asdict(row) for row in succession.taken],
        "declined": sorted(succession.declined),
        "profile": [asdict(change) for change in succession.profile],
        "moved_from": succession.moved_from.name if succession.moved_from else None,
        "is_undone": succession.is_undone,
    }


def _from_json(entry: Mapping[str, Any]) -> Succession:
    known = directory()
    reorganisation = Reorganisation(
        old=tuple(known.department(name) for name in entry["old"]),
        new=known.department(entry["new"]),
        since=date.fromisoformat(entry["since"]),
        legal_basis=entry["legal_basis"],
        is_partial=entry["is_partial"],
    )
    return Succession(
        number=entry["number"],
        reorganisation=reorganisation,
        taken=tuple(_taken(row) for row in entry["taken"]),
        declined=frozenset(AssignmentId(number) for number in entry["declined"]),
        profile=tuple(ProfileChange(**change) for change in entry["profile"]),
        moved_from=known.department(entry["moved_from"]) if entry["moved_from"] else None,
        is_undone=entry["is_undone"],
    )


def _taken(row: Mapping[str, Any]) -> TakenRow:
    return TakenRow(
        assignment_id=AssignmentId(row["assignment_id"]),
        from_department=row["from_department"],
        old_role=Role(row["old_role"]) if row["old_role"] else None,
        was_followed=row["was_followed"],
        role=Role(row["role"]),
    )
