"""What the search box leads to: pages, commands and what is kept, as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pii_desktop.domain.ids import PlanId
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon

EACH = 6
"""How many of a kind are shown; more words find fewer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something to go to: its words, how it is found, where it leads; a command has `run` instead.

    `kind` is the head it stands under, `detail` its second line, `plan_id` the plan it belongs to. One `is_more` only
    says that there are others.
    """

    text: str
    icon: Icon
    destination: Destination
    key: str = ""
    kind: str = ""
    detail: str = ""
    run: Callable[[], None] | None = None
    is_more: bool = False
    plan_id: PlanId | None = None


def page_place(word: str, picture: Icon, page: PageKey, kind: str = "") -> Place:
    """A page of the window."""
    return Place(word, picture, Destination(page), search_key(word), kind)


def matches(places: Sequence[Place], words: str) -> list[Place]:
    """The places that hold every word, accents and case ignored; under each kind those that begin with them first."""
    folded = search_key(words)
    wanted = folded.split()
    found = [place for place in places if all(word in place.key for word in wanted)]
    kinds = list(dict.fromkeys(place.kind for place in found))
    return sorted(found, key=lambda place: (kinds.index(place.kind), not place.key.startswith(folded)))
