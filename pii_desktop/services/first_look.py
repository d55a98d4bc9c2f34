"""What the first start can say of a plan before there is a workspace, besides whose its rows are."""

from dataclasses import dataclass

from pii_desktop.domain.body_rows import row_of_focal_point, row_of_group
from pii_desktop.domain.departments import Department, Merger, Role
from pii_desktop.domain.directory import role_in
from pii_desktop.domain.plan import ParsedPlan, Severity
from pii_desktop.services.assigning import code_of, is_misprinted
from pii_desktop.services.catalogue import directory, mergers

_NAMED = (Role.LEAD, Role.COORDINATING)


@dataclass(frozen=True, slots=True)
class MergedRows:
    """How many rows of a plan print the name of a department that became part of the user's own."""

    merger: Merger
    old: Department
    count: int


def doubts(parsed: ParsedPlan) -> tuple[str, ...]:
    """The warnings of a reading in words: those of the file, those of its rows with their codes, then the misprints."""
    rows = parsed.assignments()
    words = [issue.text for issue in parsed.issues if issue.severity is not Severity.NOTE]
    words += [
        f"{code_of(row)}: {issue.text}" if code_of(row) else f"{row.name}: {issue.text}"
        for row in rows
        for issue in row.issues
        if issue.severity is not Severity.NOTE and not is_misprinted(row)
    ]
    misprints = ", ".join(f"{row.code_printed} đọc là {code_of(row)}" for row in rows if is_misprinted(row))
    return (*words, f"Mã in nhầm: {misprints}.") if misprints else tuple(words)


def duties_in_body(parsed: ParsedPlan, own: Department) -> int:
    """How many groups of duties and focal points in the body of the plan name the department."""
    rows = (*map(row_of_group, parsed.body.groups), *map(row_of_focal_point, parsed.body.focal_points))
    return sum(role_in(row, own, directory()) in _NAMED for row in rows)


def merged_rows(parsed: ParsedPlan, own: Department) -> tuple[MergedRows, ...]:
    """The mergers of the catalogue into the department whose old names the plan prints."""
    by_key = {each.key: each for each in directory().departments}
    found = []
    for merger in mergers():
        old = by_key.get(merger.old)
        if merger.new == own.key and old is not None:
            count = sum(role_in(row, old, directory()) in _NAMED for row in parsed.assignments())
            found.append(MergedRows(merger, old, count))
    return tuple(each for each in found if each.count)
