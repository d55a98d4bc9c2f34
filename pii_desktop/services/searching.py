"""Search over everything: without accents, with symbols as themselves."""

from typing import TYPE_CHECKING

from pii_desktop.domain.search import Hit

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

EACH = 6
"""How many of each kind are shown; a longer text finds fewer."""


def search(uow: "UnitOfWork", typed: str, limit: int = EACH) -> tuple[Hit, ...]:
    """What holds every word of `typed`, indicators first; nothing for a blank text."""
    return uow.search.find(typed, limit)
