"""Focal officers: who is in office, who was, and who comes next (seed 001 III.2.c)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import FocalOfficerId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.profile import Officer
from pii_desktop.errors import InputError
from pii_desktop.services.dates import today
from pii_desktop.services.profiles import own_department
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_MOST = 500


@dataclass(frozen=True, slots=True)
class Staff:
    """The focal officers of one department: who holds each post on a day, and every term, the latest first."""

    department: str
    leader: FocalOfficer | None
    specialist: FocalOfficer | None
    terms: tuple[FocalOfficer, ...] = ()

    def holder(self, post: Post) -> FocalOfficer | None:
        """Who holds the post."""
        return self.leader if post is Post.LEADER else self.specialist


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who takes a post from `since` on (None: not known since when), named by `document`."""

    department: str
    post: Post
    officer: Officer
    since: date | None = None
    document: str = ""


def own_staff(uow: "UnitOfWork", day: date) -> Staff:
    """The focal officers of the user's department."""
    return staff_of(uow, own_department(uow).name, day)


def staff_of(uow: "UnitOfWork", department: str, day: date) -> Staff:
    """The focal officers of a department, by its full name."""
    officers = uow.focal_officers
    leader, specialist = (officers.in_office(department, post, day) for post in (Post.LEADER, Post.SPECIALIST))
    return Staff(department, leader, specialist, officers.of_department(department))


def contacts(uow: "UnitOfWork", words: str = "") -> tuple[FocalOfficer, ...]:
    """The officers of other departments, those who left too, whose name or department holds every word."""
    own = own_department(uow).name
    return tuple(each for each in uow.focal_officers.search(words, _MOST) if each.department != own)


def contact_of(uow: "UnitOfWork", department: str, day: date) -> Officer | None:
    """Whom to call in a department: the specialist in office, else the leader; None where nobody is known."""
    found = staff_of(uow, department, day)
    person = found.specialist or found.leader
    return person.officer if person else None


def contact_words(officer: Officer | None) -> str:
    """Name, telephone and address in one line; blank where nobody is known."""
    return "" if officer is None else ", ".join(part for part in (officer.name, officer.phone, officer.email) if part)


def appoint(uow: "UnitOfWork", newcomer: Newcomer) -> Changes:
    """Begin a term; whoever holds the post then leaves the day before, and stays in the list.

    Where a later term of the post is known already, this one ends the day before that.

    Raises InputError for a blank name, an address without "@", a day not after the earlier officer's first day, and
    for no day at all where somebody holds the post.
    """
    person = _checked(
        FocalOfficer(
            FocalOfficerId(0), one_line(newcomer.department), newcomer.post, newcomer.officer, newcomer.since,
            document=one_line(newcomer.document),
        )
    )  # fmt: skip
    action = f"Thay {person.post.label.lower()}: {person.officer.name}"
    with uow.action(action):
        _make_room(uow, person)
        uow.focal_officers.add(replace(person, until=_day_before_next(uow, person)))
    return _changes(action)


def correct(uow: "UnitOfWork", person: FocalOfficer) -> Changes:
    """Correct what is written about a term: spelling, telephone, days. Raises InputError as `appoint` does."""
    person = _checked(person)
    action = f"Sửa thông tin cán bộ đầu mối {person.officer.name}"
    with uow.action(action):
        uow.focal_officers.update(person)
    return _changes(action)


def end_term(uow: "UnitOfWork", person_id: FocalOfficerId, until: date) -> Changes:
    """Somebody leaves on `until` and nobody follows yet. Raises InputError for a day before the term began."""
    person = replace(uow.focal_officers.get(person_id), until=until)
    action = f"Kết thúc nhiệm vụ của {person.officer.name}"
    with uow.action(action):
        uow.focal_officers.update(_checked(person))
    return _changes(action)


def delete_term(uow: "UnitOfWork", person_id: FocalOfficerId) -> Changes:
    """Take a term out that was written by mistake; it rests in the trash."""
    person = uow.focal_officers.get(person_id)
    action = f"Xoá cán bộ đầu mối {person.officer.name}"
    with uow.action(action, deleted=f"{person.post.label} {person.officer.name}, {person.department}"):
        uow.focal_officers.delete(person_id)
    return _changes(action)


def _make_room(uow: "UnitOfWork", person: FocalOfficer) -> None:
    since = person.since
    current = uow.focal_officers.in_office(person.department, person.post, since or today())
    if current is None:
        return
    if since is None:
        raise InputError(
            f"{current.officer.name} đang là {person.post.label.lower()} của {person.department}.",
            "Chưa rõ người mới thay từ ngày nào nên chưa có gì được ghi.",
            "Hãy nhập ngày nhận nhiệm vụ của người mới.",
            "term-without-day",
        )
    if current.since is not None and current.since >= since:
        raise InputError(
            f"{current.officer.name} nhận nhiệm vụ này từ {current.since:%d/%m/%Y}.",
            "Người mới phải nhận sau ngày ấy. Chưa có gì thay đổi.",
            "Hãy sửa ngày nhận của người mới, hoặc sửa thông tin của người trước.",
            "term-overlaps",
        )
    uow.focal_officers.update(replace(current, until=since - timedelta(days=1)))


def _day_before_next(uow: "UnitOfWork", person: FocalOfficer) -> date | None:
    """The last day of a new term: None where nobody is known to follow."""
    terms = (each for each in uow.focal_officers.of_department(person.department) if each.post is person.post)
    begun = person.since or today()
    first = min((each.since for each in terms if each.since is not None and each.since > begun), default=None)
    return None if first is None else first - timedelta(days=1)


def _checked(person: FocalOfficer) -> FocalOfficer:
    """The same with clean words. Raises InputError."""
    officer = Officer(*(one_line(part) for part in _parts(person.officer)))
    if not officer.name or not person.department:
        raise InputError(
            "Chưa có họ tên hoặc đơn vị.", "Chưa có gì được ghi.", "Hãy nhập họ và tên của cán bộ.", "blank"
        )
    if officer.email and "@" not in officer.email:
        raise InputError(
            f"“{officer.email}” không phải địa chỉ thư điện tử.",
            "Chưa có gì được ghi.",
            "Hãy nhập địa chỉ có dấu @, hoặc để trống.",
            "bad-email",
        )
    if person.since is not None and person.until is not None and person.until < person.since:
        raise InputError(
            "Ngày kết thúc nằm trước ngày bắt đầu.",
            "Chưa có gì được ghi.",
            f"Hãy nhập ngày kết thúc từ {person.since:%d/%m/%Y} trở đi.",
            "term-backwards",
        )
    return replace(person, officer=officer, document=one_line(person.document))


def _parts(officer: Officer) -> tuple[str, str, str, str]:
    return officer.name, officer.title, officer.phone, officer.email


def _changes(action: str) -> Changes:
    return Changes(action, desk=True, profile=True)
