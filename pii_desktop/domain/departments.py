"""Departments, their short forms, their mergers, and whose row is whose (domain.md 5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """The role of the user's department in an assignment."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    COLLECTIVE = "collective"

    @property
    def label(self) -> str:
        """The official word."""
        return {Role.LEAD: "Chủ trì", Role.COORDINATING: "Phối hợp", Role.COLLECTIVE: "Tập thể"}[self]

    def outranks(self, other: "Role | None") -> bool:
        """True where this role binds the department more: lead before coordinating before collective before none."""
        order = [None, Role.COLLECTIVE, Role.COORDINATING, Role.LEAD]
        return order.index(self) > order.index(other)


@dataclass(frozen=True, slots=True)
class Department:
    """One department: official name, short form for tables, other spellings, symbol for letters ("STC")."""

    key: str
    name: str
    short_name: str = ""
    symbol: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Merger:
    """`old` became part of `new` on `since`; keys of departments. `is_partial`: only some of its tasks went there.

    `legal_basis` is a citation that a letter may print, blank where each province has its own; `note` says on the
    screen where it comes from and what to compare.
    """

    old: str
    new: str
    since: date
    legal_basis: str = ""
    is_partial: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """A province: valid_to is set on those that ended on 1/7/2025, `merged_into` names the new one."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    merged_into: str | None = None
