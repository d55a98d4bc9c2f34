"""The printed names that the user explained: kept by their folded form, and known to the directory ever after.

They stand under the key "spellings" as JSON, folded printed name → key of a department, "=others" for a department
the catalogue does not have, "=collective" for an expression that addresses departments in general.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

from pii_desktop.domain.collectives import Reach
from pii_desktop.domain.departments import Department
from pii_desktop.domain.directory import Directory, name_key
from pii_desktop.services.catalogue import directory
from pii_desktop.services.named_settings import named_setting, put_named_setting

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "spellings"


class Meant(StrEnum):
    """What a printed name is taken for where it is no department of the catalogue."""

    OTHER = "=others"
    COLLECTIVE = "=collective"


def directory_of(uow: "UnitOfWork") -> Directory:
    """The departments of the catalogue with what the user said of printed names."""
    told = told_names(uow)
    if not told:
        return directory()
    by_key = {department.key: department for department in directory().departments}
    return directory().with_spellings({printed: _meant(printed, meaning, by_key) for printed, meaning in told.items()})


def told_names(uow: "UnitOfWork") -> dict[str, str]:
    """Folded printed name → what it is taken for."""
    return named_setting(uow, _KEY)


def keep_name(uow: "UnitOfWork", printed: str, meaning: str) -> None:
    """Remember a meaning as part of an action that is under way; blank forgets it."""
    told = {key: value for key, value in told_names(uow).items() if key != name_key(printed)}
    if meaning:
        told[name_key(printed)] = meaning
    put_named_setting(uow, _KEY, told)


def _meant(printed: str, meaning: str, by_key: dict[str, Department]) -> Department | Reach:
    if meaning == Meant.COLLECTIVE:
        return Reach.DEPARTMENTS
    return by_key.get(meaning) or Department(key=f"={printed}", name=printed)
