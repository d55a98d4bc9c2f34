"""Dates of a document: the one beside its place in the letterhead, and from when until when it is in force."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.days import day_of
from pii_desktop.domain.evidence_reading import Confidence, Offer
from pii_desktop.importers.evidence_lines import PageLine, Side
from pii_desktop.text.normalise import one_line

_YEAR = r"(?P<{0}y>(?:19|20)\s?\d\s?\d)(?!\d)"
_DATE = (
    r"(?P<{0}d>\d\s?\d?)\s*(?:tháng|[/.\-])\s*(?P<{0}m>\d\s?\d?)\s*(?:năm|[/.\-])\s*" + _YEAR
)  # a date in words or figures; its groups are named with a prefix
_CAPITAL = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_PLACE = rf"[{_CAPITAL}][^\W\d_]*(?:[\s.\-–]+[{_CAPITAL}][^\W\d_]*){{0,6}}"
_PLACE_DATE = re.compile(rf"{_PLACE}\s*,\s*(?i:ngày)\s*{_DATE.format('')}[\s.]*")
_BLANK_DATE = re.compile(
    rf"{_PLACE}\s*,\s*(?i:ngày)[\s.…_]*(?P<d>\d{{0,2}})[\s.…_]*tháng[\s.…_]*(?P<m>\d{{0,2}})[\s.…_]*năm[\s.…_]*"
    r"(?P<y>(?:20\d\d)?)[\s.…_]*"
)
_COVER_DATE = re.compile(rf"{_PLACE}\s*,\s*(?i:tháng)\s*\d{{1,2}}\s*(?:/|-|năm)\s*20\d\d")
_STAMPED = re.compile(rf"(?:Thời gian ký|Ngày ký|Ký ngày|Date)\s*:?\s*{_DATE.format('')}", re.IGNORECASE)
_MEETING = re.compile(rf"\bHôm nay\b[^.;]{{0,60}}?ngày\s*{_DATE.format('')}", re.IGNORECASE)
_GRANTED = re.compile(rf"\b(?:Ngày cấp|Cấp ngày)\s*:?\s*(?:ngày\s*)?{_DATE.format('')}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignedOn:
    """The date of a document, and whether its place was left blank."""

    offer: Offer[date] | None = None
    is_blank: bool = False


def as_date(found: re.Match[str], prefix: str = "") -> date | None:
    """The day that a match of a date shape names; None for a day no calendar has."""
    day, month, year = (int(re.sub(r"\s", "", found[prefix + part])) for part in ("d", "m", "y"))
    return day_of(year, month, day) if 1945 <= year <= 2100 else None


def signed_on(head: Sequence[PageLine], small_print: Sequence[str]) -> SignedOn:
    """The date in a letterhead; two different ones give none. A blank day is filled only by the signature's stamp."""
    texts = list(_with_wrapped(head))
    found = [(as_date(match), line) for text, line in texts if (match := _PLACE_DATE.fullmatch(text))]
    day, line = found[0] if len({day for day, _ in found}) == 1 else (None, None)
    if day is not None and line is not None:
        return SignedOn(Offer(day, line.text, Confidence.LIKELY if line.is_doubtful else Confidence.SURE))
    blanks = [match for text, _ in texts if not found and (match := _BLANK_DATE.fullmatch(text))]
    if not blanks:
        return SignedOn()
    return SignedOn(_by_stamp(blanks[0], small_print), is_blank=True)


def is_place_date(text: str) -> bool:
    """True for "Bắc Ninh, ngày 06 tháng 5 năm 2025", filled in or not, and for "Bắc Ninh, tháng 5 năm 2025"."""
    return any(shape.fullmatch(text) for shape in (_PLACE_DATE, _BLANK_DATE, _COVER_DATE))


def signed_below(lines: Sequence[PageLine]) -> Offer[date] | None:
    """The one place and date of a document that has them at its end, or the day a certificate was granted on."""
    found = [(as_date(match), line.text) for line in lines if (match := _PLACE_DATE.fullmatch(line.text))]
    text = one_line(" ".join(line.text for line in lines))
    found += [(as_date(match), match[0]) for match in _GRANTED.finditer(text)]
    return _only(found)


def held_on(lines: Sequence[PageLine]) -> Offer[date] | None:
    """The day of minutes or a contract: "Hôm nay, ngày ..."."""
    text = one_line(" ".join(line.text for line in lines))
    return _only([(as_date(match), match[0]) for match in _MEETING.finditer(text)])


def _only(found: Sequence[tuple[date | None, str]]) -> Offer[date] | None:
    """The one day that all of these name, only likely; None where they differ or one is in no calendar."""
    if len({day for day, _ in found}) != 1:
        return None
    day, quote = found[0]
    return None if day is None else Offer(day, quote, Confidence.LIKELY)


def _by_stamp(blank: re.Match[str], small_print: Sequence[str]) -> Offer[date] | None:
    """The day of the electronic signature, where the printed month and year agree with it."""
    stamps = [match for text in small_print for match in _STAMPED.finditer(text)]
    offer = _only([(as_date(match), match[0]) for match in stamps])
    if offer is None or not (blank["m"] and blank["y"]) or blank["d"]:
        return None
    agrees = (offer.value.month, offer.value.year) == (int(blank["m"]), int(blank["y"]))
    return offer if agrees else None


def _with_wrapped(head: Sequence[PageLine]) -> Iterator[tuple[str, PageLine]]:
    """Each line, and each that ends before its year together with the next of its column."""
    for place, line in enumerate(head):
        text = one_line(line.text)
        yield text, line
        below = next((each for each in head[place + 1 :] if each.side is line.side), None)
        if below is not None and line.side is not Side.LEFT and not _PLACE_DATE.fullmatch(text):
            yield one_line(f"{text} {below.text}"), line


def date_shape(prefix: str) -> str:
    """The pattern of a date, its groups named with `prefix`."""
    return _DATE.format(prefix)
