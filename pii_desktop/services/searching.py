"""Search over everything: without accents, with symbols as themselves."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.services.catalogue import framework, required_evidence
from pii_desktop.services.profiles import own_department
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

EACH = 6
"""How many of each kind are shown; a longer text finds fewer."""


def search(uow: "UnitOfWork", typed: str, limit: int = EACH) -> tuple[Hit, ...]:
    """What holds every word of `typed`, indicators first; nothing for a blank text."""
    words = search_key(typed).split()
    named = ((each.code, search_key(each.short_name)) for each in framework().indicators if words)
    codes = tuple(code for code, name in named if all(word in name for word in words))
    found = uow.search.find(typed, limit, codes, required_evidence().policy_groups)
    own = own_department(uow).name if any(hit.kind is HitKind.OFFICER for hit in found) else ""
    return tuple(_named(hit, own) for hit in found)


def _named(hit: Hit, own: str) -> Hit:
    """Indicators by their short name, as in every list; officers of the own department are told apart."""
    match hit.kind:
        case HitKind.ASSIGNMENT:
            code, _, name = hit.title.partition("  ")
            indicator = framework().indicator(code)
            if indicator is None:
                return hit
            return replace(hit, title=f"{code}  {indicator.short_name}", detail=hit.detail or name)
        case HitKind.OFFICER:
            return replace(hit, is_own=hit.detail == own)
    return hit
