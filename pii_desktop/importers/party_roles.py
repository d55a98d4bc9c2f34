"""The words in a cell that say who leads and who coordinates: in front of names, behind them, or as a verb between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.departments import Role
from pii_desktop.text.normalise import search_key


class _Stand(StrEnum):
    FRONT = "Chủ trì: Sở Y tế"
    BEHIND = "Sở Y tế (chủ trì)"
    BETWEEN = "Sở Y tế chủ trì, phối hợp với Sở Nội vụ"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a role: where it stands in the text, and what it does to the names around it."""

    start: int
    end: int
    stand: _Stand
    role: Role


_NOUN = r"(?:(?:cơ quan|đơn vị|cq|đv)\s*[,/]?\s*)*"
_LEADS = r"(?:chủ trì|đầu mối)"
_FRONT = re.compile(
    rf"(?<!\w)(?:{_NOUN}(?:{_LEADS}|phối hợp)(?:\s+thực hiện)?|(?:cq|đv)?ct|(?:cq|đv)?ph)\s*[:：]", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"\(\s*(?:(?:là|làm)\s+)?{_NOUN}(?:{_LEADS}|phối hợp|ct|ph)(?:\s+thực hiện)?\s*\)|"
    rf"\s(?:(?:là|làm)\s+{_NOUN})?(?:{_LEADS}|phối hợp)(?:\s+thực hiện)?(?=\s*(?:[;,.\n]|$))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\s(?:(?:(?:là|làm)\s+{_NOUN})?{_LEADS}\s*[,;]?\s*(?:và\s+)?phối hợp(?:\s+thực hiện)?(?:\s+(?:với|cùng))*|"
    r"phối hợp(?:\s+thực hiện)?\s+(?:với|cùng)(?:\s+với)?)(?=\s)",
    re.IGNORECASE,
)


def names_by_role(text: str) -> Iterator[tuple[Role, str]]:
    """Each stretch of names with its role; all of `text` leads where no word says otherwise.

    Names without a word of their own coordinate beside one that is marked as the lead behind its name.
    """
    words = list(_words(text))
    has_marked_lead = any(word.stand is _Stand.BEHIND and word.role is Role.LEAD for word in words)
    unmarked = Role.COORDINATING if has_marked_lead else Role.LEAD
    said: Role | None = None
    place = 0
    for word in words:
        before = text[place : word.start]
        place = word.end
        match word.stand:
            case _Stand.FRONT:
                yield said or unmarked, before
                said = word.role
            case _Stand.BETWEEN:
                yield said or Role.LEAD, before
                said = word.role
            case _Stand.BEHIND:
                others, _, own = before.rpartition(";")
                yield said or unmarked, others
                yield word.role, own
                said = None
    yield said or unmarked, text[place:]


def _words(text: str) -> Iterator[_Word]:
    """The words of roles from left to right; of two that overlap the one that says more."""
    end = 0
    found = [
        _Word(hit.start(), hit.end(), stand, _role(hit[0], stand))
        for stand, shape in ((_Stand.BETWEEN, _BETWEEN), (_Stand.FRONT, _FRONT), (_Stand.BEHIND, _BEHIND))
        for hit in shape.finditer(text)
        if hit[0].startswith("(") or text.count("(", 0, hit.start()) == text.count(")", 0, hit.start())
    ]
    for word in sorted(found, key=lambda word: (word.start, -word.end)):
        if word.start >= end:
            yield word
            end = word.end


def _role(words: str, stand: _Stand) -> Role:
    folded = search_key(words).strip("(): ")
    return Role.COORDINATING if stand is _Stand.BETWEEN or re.search(r"phoi hop|ph$", folded) else Role.LEAD
