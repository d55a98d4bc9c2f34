"""The body of a plan as rows that can be assigned: one for each group of duties, one for each pillar focal point.

They are rows of kind "task" in table -1 (`Place.is_body`). The name carries the number in the plan and the heading
above it, so that the same duties of a newer file, or of the PDF after the Word file, are the same row.
"""

from collections.abc import Iterable

from pii_desktop.domain.collectives import reach_of
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.domain.plan_body import DutyGroup, FocalPoint, PlanBody
from pii_desktop.text.normalise import search_key

BODY_TABLE = -1


def rows_of_body(body: PlanBody) -> tuple[ParsedRow, ...]:
    """A row for each group of duties and each focal point, those of other departments too."""
    return (*map(row_of_group, body.groups), *map(row_of_focal_point, body.focal_points))


def row_of_group(group: DutyGroup) -> ParsedRow:
    """The row whose work items are the duties of a group."""
    title = f"Nhiệm vụ tại mục {group.number}"
    return ParsedRow(
        kind=RowKind.TASK,
        name=f"{title}: {group.topic}" if group.topic else title,
        place=Place(BODY_TABLE, group.paragraph - 1, cell=group.number),
        lead=group.departments,
        collective_lead=any(reach_of(name) is not None for name in group.departments),
        tasks=tuple(duty.full_text for duty in group.duties),
        source_note=f"{group.number}. {group.heading}",
    )


def row_of_focal_point(focal: FocalPoint) -> ParsedRow:
    """The row that says that a department answers for a whole pillar."""
    return ParsedRow(
        kind=RowKind.TASK,
        name=f"Đầu mối phụ trách trụ cột {focal.pillar}",
        place=Place(BODY_TABLE, focal.paragraph - 1, cell=focal.number),
        lead=focal.departments,
        pillar=focal.pillar,
        source_note=f"{focal.number}. {focal.text}",
    )


def same_row_key(row: ParsedRow) -> tuple[str, ...]:
    """What two versions of one row of a body share."""
    return (search_key(row.name), *sorted(map(search_key, row.lead)))


def known_body_rows(body: PlanBody, stored: Iterable[StoredAssignment]) -> tuple[ParsedRow, ...]:
    """Those rows of a body that were taken before: what is offered anew is no difference between two files."""
    taken = {same_row_key(each.row) for each in stored if each.row.place.is_body and each.archived_at is None}
    return tuple(row for row in rows_of_body(body) if same_row_key(row) in taken) if taken else ()


def comparable(body: PlanBody, stored: Iterable[StoredAssignment]) -> tuple[StoredAssignment, ...]:
    """The stored rows a file speaks of.

    A file without a body says nothing about duties taken from another one; those given up before are offered anew.
    """
    has_body = bool(body.groups or body.focal_points)
    return tuple(each for each in stored if not each.row.place.is_body or (has_body and each.archived_at is None))
