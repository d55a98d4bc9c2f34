"""What the user said printed names mean, beyond the catalogue: used for this import and all later ones.

They stand under the key "spellings" as JSON, folded printed name → key of a department, "=others" for a department
the catalogue does not have, "=collective" for an expression that addresses departments in general.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.collectives import Reach
from pii_desktop.domain.departments import Department
from pii_desktop.domain.directory import Directory, Resolution, name_key
from pii_desktop.services.catalogue import directory

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "spellings"


class Meant(StrEnum):
    """What a printed name is taken for where it is no department of the catalogue."""

    OTHER = "=others"
    COLLECTIVE = "=collective"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A printed name and what it is taken for: the key of a department, a Meant, blank while nobody said."""

    printed: str
    meaning: str
    candidates: tuple[Department, ...] = ()


def directory_of(uow: "UnitOfWork") -> Directory:
    """The departments of the catalogue with what the user said of printed names."""
    told = _stored(uow)
    if not told:
        return directory()
    by_key = {department.key: department for department in directory().departments}
    return directory().with_spellings({printed: _meant(printed, meaning, by_key) for printed, meaning in told.items()})


def tell(uow: "UnitOfWork", printed: str, meaning: str) -> Changes:
    """Take a printed name for the department with the key `meaning` or for a Meant; blank takes that back."""
    told = {key: value for key, value in _stored(uow).items() if key != name_key(printed)}
    if meaning:
        told[name_key(printed)] = meaning
    action = f"Ghi nhận tên đơn vị “{printed}”"
    with uow.action(action):
        uow.settings.put(_KEY, json.dumps(told, ensure_ascii=False, sort_keys=True))
    return Changes(action)


def doubtful(uow: "UnitOfWork", names: "list[str]") -> tuple[tuple[Resolution, ...], tuple[Spelling, ...]]:
    """The names nobody knows, and besides them those the user explained, for choosing; each once, in this order."""
    told = _stored(uow)
    unknown = directory_of(uow).unknown(names)
    missing = {resolution.printed for resolution in unknown}
    shown: list[Spelling] = []
    for printed in dict.fromkeys(names):
        if printed in missing or name_key(printed) in told:
            near = directory().resolve(printed).candidates
            shown.append(Spelling(printed, told.get(name_key(printed), ""), near))
    return unknown, tuple(shown)


def _meant(printed: str, meaning: str, by_key: dict[str, Department]) -> Department | Reach:
    if meaning == Meant.COLLECTIVE:
        return Reach.DEPARTMENTS
    return by_key.get(meaning) or Department(key=f"={printed}", name=printed)


def _stored(uow: "UnitOfWork") -> dict[str, str]:
    found: dict[str, str] = json.loads(uow.settings.get(_KEY) or "{}")
    return found
