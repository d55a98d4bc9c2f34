"""Focal officers: a leader and a specialist in each department, with their time in office (seed 001 III.2.c)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.ids import FocalOfficerId
from pii_desktop.domain.profile import Officer
from pii_desktop.text.normalise import search_key


class Post(StrEnum):
    """What somebody is for the plan."""

    LEADER = "leader"
    SPECIALIST = "specialist"

    @property
    def label(self) -> str:
        """The word in lists and letters."""
        return {Post.LEADER: "Lãnh đạo phụ trách", Post.SPECIALIST: "Cán bộ đầu mối"}[self]


@dataclass(frozen=True, slots=True)
class FocalOfficer:
    """Somebody who held a post in a department: from `since` to `until`, the last day in office, both open when None.

    `department` is the full name, the user's own or another one; `document` the paper that names the officer.
    """

    id: FocalOfficerId
    department: str
    post: Post
    officer: Officer
    since: date | None = None
    until: date | None = None
    document: str = ""


def is_same_person(one: Officer, other: Officer) -> bool:
    """True for two spellings of one name: case and accents do not tell people apart."""
    return search_key(one.name) == search_key(other.name)
