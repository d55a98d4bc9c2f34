"""What a plan is cited by and what it is about: number, day, issuer, subject, and who gets its reports.

A file often gives only the appendix, a draft prints "Số:   /KH-UBND": what is missing then is typed by the clerk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.text.normalise import one_line, search_key

_NUMBER = re.compile(r"\d+[a-zA-Z]?(?:/\d{4})?/\w[\w-]*(?:[-&]\w+)*")
_BUSINESS = ("02/nq-cp", "moi truong kinh doanh", "nang luc canh tranh", "quy dinh kinh doanh")
_INDEX = ("chi so doi moi sang tao", "chi so pii", "(pii)")


class PlanTopic(StrEnum):
    """What a plan is about, as far as its words tell: who gets its reports and what their files are called."""

    INDEX = "index"
    BUSINESS = "business"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the clerk may complete of a plan; blank where it is not known. `recipient` blank means the proposed one."""

    number: str = ""
    signed_on: date | None = None
    issuer: str = ""
    subject: str = ""
    recipient: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What a citation in full still lacks (Nghị định 30/2020/NĐ-CP, Phụ lục I): number and day, in words."""
        lacks = (("số", not self.has_number), ("ngày ban hành", self.signed_on is None))
        return tuple(words for words, is_lacking in lacks if is_lacking)

    @property
    def has_number(self) -> bool:
        """True where the number is one: "/KH-UBND" of an unnumbered draft is none."""
        return is_number(self.number)

    @property
    def is_blank(self) -> bool:
        """True where nothing is known."""
        return self == PlanFacts()


@dataclass(frozen=True, slots=True)
class CitedPlan:
    """A plan that a report cites: what lists call it, what it is cited by, and how the text cites it first."""

    id: PlanId
    label: str
    facts: PlanFacts
    citation: str = ""
    has_subject: bool = True


def cited_alike(plans: tuple[CitedPlan, ...]) -> Iterator[tuple[CitedPlan, CitedPlan]]:
    """Each plan that is cited as an earlier one is, behind that one."""
    first: dict[str, CitedPlan] = {}
    for plan in plans:
        same = first.setdefault(plan.citation, plan)
        if same is not plan and plan.citation:
            yield same, plan


def is_number(text: str | None) -> bool:
    """True for a number with its digits: "279/KH-UBND"; the symbol of a draft alone is none."""
    return re.match(r"\d", one_line(text or "")) is not None


def full_number(typed: str) -> str:
    """The number as it is cited: "12" alone becomes "12/KH-UBND", blanks around strokes go."""
    text = re.sub(r"\s*([/-])\s*", r"\1", one_line(typed))
    return f"{int(text):02d}/KH-UBND" if text.isdecimal() and len(text) < 6 else text


def is_well_formed(number: str) -> bool:
    """True for a number with its symbol, as "09/KH-UBND" and "12/2025/KH-UBND"."""
    return _NUMBER.fullmatch(number) is not None


def topic_of(document: PlanDocument, subject: str = "") -> PlanTopic:
    """What a plan is about, as its title and subject say."""
    words = search_key(" ".join((one_line(subject), *map(one_line, document.title))))
    if any(sign in words for sign in _INDEX):
        return PlanTopic.INDEX
    return PlanTopic.BUSINESS if any(sign in words for sign in _BUSINESS) else PlanTopic.OTHER


def about(subject: str) -> str:
    """The subject behind a citation: " về cải thiện ...", " về việc thực hiện ..."; blank for none."""
    text = re.sub(r"^(?:v/v|về việc|về)\s+", "", one_line(subject), flags=re.IGNORECASE).rstrip(".;,: ")
    if not text:
        return ""
    text = f"{text[0].lower()}{text[1:]}" if text[1:2].islower() else text
    return f" {'về việc' if text.lower().startswith(_DEEDS) else 'về'} {text}"


def short_subject(subject: str) -> str:
    """A subject that names a resolution or a decision without what that one is about, for titles."""
    return re.sub(r"(\b(?:Chính phủ|Thủ tướng Chính phủ|Bộ Chính trị))\s+về\s.*$", r"\1", one_line(subject))


_DEEDS = ("thực hiện", "triển khai", "tổ chức thực hiện", "ban hành", "hành động")
