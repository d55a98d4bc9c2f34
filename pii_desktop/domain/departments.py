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
    """`old` became (part of) `new` on `since`; keys of departments."""

    old: str
    new: str
    since: date
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """A province: valid_to is set on those that ended on 1/7/2025, `merged_into` names the new one."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    merged_into: str | None = None
