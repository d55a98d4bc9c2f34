"""Whether a document counts for an indicator: in force on its cut-off day or not (domain.md 6)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pii_desktop.domain.evidence import EvidenceFields

SOON_DAYS: Final = 30
"""How many days before its end a document is said to expire soon, unless the department chose otherwise."""

CERTIFICATES: Final = frozenset({"Giấy chứng nhận", "Chứng chỉ"})
"""Kinds that are worth nothing without a last day where the indicator asks for a valid certificate."""

_LEAP = "02-29"
_DAY = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*")


class Standing(StrEnum):
    """What a document is worth on the cut-off day, the best first: `rank` counts from here."""

    IN_FORCE = "in_force"
    SOON = "soon"
    UNKNOWN = "unknown"
    NOT_YET = "not_yet"
    SIGNED_AFTER = "signed_after"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """The words in lists."""
        return {
            Standing.IN_FORCE: "Còn hiệu lực",
            Standing.SOON: "Sắp hết hạn",
            Standing.UNKNOWN: "Chưa rõ hiệu lực",
            Standing.NOT_YET: "Chưa có hiệu lực",
            Standing.SIGNED_AFTER: "Ký sau ngày chốt",
            Standing.EXPIRED: "Hết trước ngày chốt",
        }[self]

    @property
    def rank(self) -> int:
        """0 for the best; of a document that proves several indicators the worst is shown."""
        return list(Standing).index(self)

    @property
    def counts(self) -> bool:
        """True where the document proves what it should on that day."""
        return self in {Standing.IN_FORCE, Standing.SOON}


@dataclass(frozen=True, slots=True)
class CutOffRule:
    """A rule of the plan: evidence of these indicators must be in force on `day` ("06-30") of the year.

    `codes` are those a clerk reads, "1.1.1 (11)" for a sub-item. With `needs_certificate` a certificate must name its
    last day. `source` says where the rule is printed.
    """

    key: str
    day: str
    codes: tuple[str, ...]
    reason: str
    source: str
    needs_certificate: bool = False


@dataclass(frozen=True, slots=True)
class CutOff:
    """The day on which a document must be in force, and why it is that one."""

    day: date
    reason: str
    needs_certificate: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What documents are judged by: the period's year and last day, today, how early to warn, the rules."""

    year: int
    end: date
    today: date
    soon_days: int = SOON_DAYS
    rules: tuple[CutOffRule, ...] = ()

    @property
    def soon_until(self) -> date:
        """The last day that is soon."""
        return date.fromordinal(self.today.toordinal() + self.soon_days)


def cut_off(code: str, own: str | None, measure: Measure, year: int | None = None) -> CutOff:
    """The cut-off day of an indicator.

    What the department set (`own`, "06-30") comes first, then the rule of the plan (seed 001 2.6.b, 2.9), then the end
    of the period. `year` is that of a plan which another one continues; else the period's.
    """
    which = measure.year if year is None else year
    rule = rule_of(code, measure.rules)
    needs = rule is not None and rule.needs_certificate
    if own is not None:
        return CutOff(day_in(which, own), "ngày chốt do đơn vị đặt", needs)
    if rule is not None:
        return CutOff(day_in(which, rule.day), rule.reason, needs)
    if year is not None and year != measure.year:
        return CutOff(date(year, 12, 31), "cuối năm của kế hoạch")
    return CutOff(measure.end, "cuối kỳ báo cáo")


def rule_of(code: str, rules: Iterable[CutOffRule]) -> CutOffRule | None:
    """The rule that names this code, None where there is none."""
    return next((rule for rule in rules if code in rule.codes), None)


def standing(fields: EvidenceFields, cut: CutOff, measure: Measure) -> Standing:
    """The verdict on a document for one cut-off day."""
    until = fields.valid_until
    if fields.signed_on is not None and fields.signed_on > cut.day:
        return Standing.SIGNED_AFTER
    if fields.in_force_from is not None and fields.in_force_from > cut.day:
        return Standing.NOT_YET
    if until is None:
        return Standing.UNKNOWN if _lacks_dates(fields, cut) else Standing.IN_FORCE
    if until < cut.day:
        return Standing.EXPIRED
    return Standing.SOON if measure.today <= until <= measure.soon_until else Standing.IN_FORCE


def verdict_words(found: Standing, day: date) -> str:
    """The verdict with its day: "Hết trước ngày chốt 31/12/2025"."""
    on = f"{day.day:02d}/{day.month:02d}/{day.year}"
    match found:
        case Standing.EXPIRED | Standing.SIGNED_AFTER:
            return f"{found.label} {on}"
        case Standing.IN_FORCE | Standing.NOT_YET:
            return f"{found.label} ngày chốt {on}"
        case _:
            return f"{found.label}; ngày chốt {on}"


def worst(standings: Iterable[Standing]) -> Standing:
    """The one to show of several; IN_FORCE of none."""
    return max(standings, key=lambda each: each.rank, default=Standing.IN_FORCE)


def day_in(year: int, day: str) -> date:
    """Day and month "06-30" in a year."""
    month, number = (int(part) for part in day.split("-"))
    return date(year, month, number)


def parse_day_of_year(text: str) -> str | None:
    """Day and month as typed, "30/6", in the form that is stored, "06-30"; blank is None.

    The 29th of February becomes the 28th. Raises ValueError.
    """
    if not text.strip():
        return None
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    day = date(2024, int(found[2]), int(found[1])).strftime("%m-%d")
    return "02-28" if day == _LEAP else day


def format_day_of_year(day: str) -> str:
    """Day and month for people: "30/6"."""
    month, number = day.split("-")
    return f"{int(number)}/{int(month)}"


def _lacks_dates(fields: EvidenceFields, cut: CutOff) -> bool:
    if cut.needs_certificate and fields.kind in CERTIFICATES:
        return True
    return fields.signed_on is None and fields.in_force_from is None
