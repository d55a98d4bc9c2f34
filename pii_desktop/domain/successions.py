"""Which departments' rows are the user's own since a reorganisation, and what held before it (domain.md 5).

An assignment has one role, the one it has now. So that a report of an earlier period stays as it was, each
reorganisation keeps what every row it took was before; `facts_before` and `profile_before` put that back for periods
whose deadline lies before its day. What the user changes by hand later is not versioned.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.directory import Directory, named_role, role_in
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorFacts
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.reorganising import Reorganisation, is_in_force


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row whose role a reorganisation raised: from whom, and what it was before."""

    assignment_id: AssignmentId
    from_department: str
    old_role: Role | None
    was_followed: bool
    role: Role


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One field of the letterhead that moved forward with the department."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Succession:
    """A reorganisation as it was carried out; `moved_from` is the user's own former department, if it ended."""

    number: int
    reorganisation: Reorganisation
    taken: tuple[TakenRow, ...] = ()
    declined: frozenset[AssignmentId] = frozenset()
    profile: tuple[ProfileChange, ...] = ()
    moved_from: Department | None = None
    is_undone: bool = False

    def predecessors(self, ends: int | None, assignment_id: AssignmentId | None) -> tuple[Department, ...]:
        """The departments whose name counts as the user's own in one row of a plan whose last year is `ends`.

        The own former department always counts. Others count where the row was taken; else not where it was
        declined, only a part went over, or the plan had ended.
        """
        if assignment_id is not None and assignment_id in {row.assignment_id for row in self.taken}:
            return self.reorganisation.old
        is_open = not self.reorganisation.is_partial and is_in_force(ends, self.reorganisation.since)
        if is_open and assignment_id not in self.declined:
            return self.reorganisation.old
        return (self.moved_from,) if self.moved_from else ()


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose rows of one plan are the user's: the department of today and those it took over.

    `ends` is the last year of the plan, None where it has no end.
    """

    own: Department
    directory: Directory
    successions: tuple[Succession, ...] = ()
    ends: int | None = None

    def role(self, row: ParsedRow, known: AssignmentId | None = None) -> Role | None:
        """The role of the department in a row; `known` is the stored assignment the row continues."""
        return role_in(row, self.own, self.directory, self.predecessors(known))

    def predecessors(self, known: AssignmentId | None = None) -> tuple[Department, ...]:
        """The departments counted as own in a row, those of chains ("A became B, B became C") too."""
        return tuple(department for _, old in self._counted(known) for department in old)

    def came_by(self, row: ParsedRow, known: AssignmentId) -> tuple[int, TakenRow] | None:
        """The number of the reorganisation that made a row of a file the department's, and what it would be without.

        None where the department's own name, or that of the department it was before, gives the role.
        """
        moved = tuple(each.moved_from for each in self.successions if each.moved_from)
        without = role_in(row, self.own, self.directory, moved)
        for succession, old in self._counted(known):
            named = named_role(row, old, self.directory)
            if named is not None and named[0].outranks(without) and named[0] is self.role(row, known):
                taken = TakenRow(known, named[1], without, was_followed=False, role=named[0])
                return succession.number, taken
        return None

    def _counted(self, known: AssignmentId | None) -> list[tuple[Succession, tuple[Department, ...]]]:
        """Each reorganisation with the departments it makes count, the latest first, so that chains are followed."""
        mine = {self.own.key}
        counted = []
        for succession in _latest_first(self.successions):
            if succession.reorganisation.new.key in mine:
                old = succession.predecessors(self.ends, known)
                mine |= {department.key for department in old}
                counted.append((succession, old))
        return counted


def is_closed_before(period: Period, since: date) -> bool:
    """True where a period was reported before the day: by its deadline, else by its year."""
    return period.deadline < since if period.deadline is not None else period.year < since.year


def facts_before(
    facts: Iterable[IndicatorFacts], successions: Iterable[Succession], period: Period
) -> tuple[IndicatorFacts, ...]:
    """What the department followed in a period: rows it received only later are left out, roles are those of then."""
    kept = tuple(facts)
    for succession in _latest_first(successions):
        if is_closed_before(period, succession.reorganisation.since):
            taken = {row.assignment_id: row for row in succession.taken}
            kept = tuple(before for each in kept if (before := _before(each, taken.get(each.assignment.id))))
    return kept


def profile_before(profile: Profile, successions: Iterable[Succession], period: Period) -> Profile:
    """The letterhead for a period: that of the former department where the period closed before the reorganisation."""
    for succession in _latest_first(successions):
        if is_closed_before(period, succession.reorganisation.since):
            profile = _with(profile, {change.field: change.old for change in succession.profile})
    return profile


def profile_undone(profile: Profile, succession: Succession) -> Profile:
    """The letterhead without one reorganisation; what was changed by hand since then stays."""
    back = {change.field: change.old for change in succession.profile if getattr(profile, change.field) == change.new}
    return _with(profile, back)


def profile_changes(before: Profile, after: Profile, fields: Iterable[str]) -> tuple[ProfileChange, ...]:
    """The fields among `fields` that differ."""
    pairs = ((field, str(getattr(before, field)), str(getattr(after, field))) for field in fields)
    return tuple(ProfileChange(field, old, new) for field, old, new in pairs if old != new)


def _with(profile: Profile, texts: Mapping[str, Any]) -> Profile:
    return replace(profile, **texts)


def _latest_first(successions: Iterable[Succession]) -> list[Succession]:
    standing = [each for each in successions if not each.is_undone]
    return sorted(standing, key=lambda each: (each.reorganisation.since, each.number), reverse=True)


def _before(facts: IndicatorFacts, taken: TakenRow | None) -> IndicatorFacts | None:
    if taken is None:
        return facts
    if not taken.was_followed:
        return None
    return replace(facts, assignment=replace(facts.assignment, role=taken.old_role))
