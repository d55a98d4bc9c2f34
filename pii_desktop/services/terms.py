"""Who holds a post: one comes as the other leaves, and whoever left stays in the list."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import FocalOfficerId
from pii_desktop.domain.people import FocalOfficer, Post, is_same_person
from pii_desktop.domain.profile import Officer

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def officer_on(uow: "UnitOfWork", department: str, post: Post, day: date) -> Officer | None:
    """Who holds a post on `day`, None where nobody does."""
    person = uow.focal_officers.in_office(department, post, day)
    return person.officer if person is not None else None


def settle(uow: "UnitOfWork", department: str, post: Post, wanted: Officer | None, day: date) -> None:
    """Let `wanted` hold the post from `day` on, as part of an action that is under way.

    Another spelling, telephone or title of the same person changes only what is written; another person ends the
    term of the earlier one the day before.
    """
    current = uow.focal_officers.in_office(department, post, day)
    if current is not None and wanted is not None and is_same_person(current.officer, wanted):
        uow.focal_officers.update(replace(current, officer=wanted))
        return
    if current is not None and current.officer != wanted:
        leave(uow, current, day)
    if wanted is not None:
        _come(uow, FocalOfficer(FocalOfficerId(0), department, post, wanted), day)


def leave(uow: "UnitOfWork", person: FocalOfficer, day: date) -> None:
    """End a term the day before `day`; one that began no earlier was never held and is taken out."""
    last = day - timedelta(days=1)
    if person.since is not None and person.since > last:
        uow.focal_officers.delete(person.id)
    else:
        uow.focal_officers.update(replace(person, until=last))


def _come(uow: "UnitOfWork", person: FocalOfficer, day: date) -> None:
    """Begin a term; that of somebody who left only yesterday goes on. The first one of a post has no beginning."""
    before = [each for each in uow.focal_officers.of_department(person.department) if each.post is person.post]
    yesterday = day - timedelta(days=1)
    for each in before:
        if each.until == yesterday and is_same_person(each.officer, person.officer):
            uow.focal_officers.update(replace(each, officer=person.officer, until=None))
            return
    uow.focal_officers.add(replace(person, since=day if before else None))
