"""An annex names the document it belongs to: "(Kèm theo Kế hoạch số 279/KH-UBND ngày 06/5/2025 của UBND tỉnh ...)"."""

import re
from collections.abc import Sequence
from datetime import date

from pii_desktop.domain.evidence_reading import Confidence, KnownNames, Offer, OfferedFields
from pii_desktop.importers.evidence_dates import as_date, date_shape
from pii_desktop.importers.evidence_kinds import kind_in
from pii_desktop.importers.evidence_lines import PageLine
from pii_desktop.importers.evidence_names import body_name
from pii_desktop.text.normalise import one_line

NOTE = "Đây là phụ lục: số, ngày và cơ quan ban hành là của văn bản mà phụ lục kèm theo."
_ATTACHED = re.compile(
    r"\(?\s*(?:Ban hành\s+)?kèm theo\s+(?P<kind>[^\W\d_][^\d:/()]{2,40}?)\s+số\s*:?\s*(?P<number>[^()]*?)\s*,?\s*"
    r"ngày\s*(?P<date>[^()]*?)\s*của\s+(?P<issuer>[^()]+?)\s*\)?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,6}[a-zA-Z]?\s*[/\-]\s*(?:\d{4}/)?[^\W\d_][\w&.]*(?:\s*[-/]\s*[\w&.]+)*")
_MOST_LINES = 12
_INCOMPLETE = re.compile(r"(?:UBND|ủy ban nhân dân|uỷ ban nhân dân)(?:\s+(?:tỉnh|thành phố))?", re.IGNORECASE)


def annex_fields(lines: Sequence[PageLine], known: KnownNames) -> OfferedFields | None:
    """What the first lines of an annex say, all of it only likely; None where they name no document."""
    title: list[PageLine] = []
    near = lines[:_MOST_LINES]
    for place, line in enumerate(near):
        for count in (1, 2, 3):
            together = one_line(" ".join(each.text for each in near[place : place + count]))
            found = _ATTACHED.fullmatch(together)
            # A bracket left open goes on in the next line.
            if found is not None and together.count("(") == together.count(")"):
                return _fields(found, title, known)
        title.append(line)
    return None


def _fields(found: re.Match[str], title: Sequence[PageLine], known: KnownNames) -> OfferedFields:
    quote = one_line(found[0])
    number = _NUMBER.fullmatch(one_line(found["number"]))
    day = re.fullmatch(date_shape(""), one_line(found["date"]))
    kind = kind_in(found["kind"].upper())
    text = one_line(" ".join(line.text for line in title[1:]))
    return OfferedFields(
        number=_likely(re.sub(r"\s*([/\-])\s*", r"\1", number[0]), quote) if number else None,
        signed_on=_day(as_date(day), quote) if day else None,
        issuer=_issuer(found["issuer"], quote, known),
        kind=_likely(kind.kind, quote) if kind and not kind.rest else None,
        abstract=_likely(text, text) if 4 <= len(text) <= 400 else None,
        notes=(NOTE,),
    )


def _issuer(printed: str, quote: str, known: KnownNames) -> Offer[str] | None:
    """A body by its whole name; "UBND tỉnh" does not say which."""
    text = one_line(printed).strip(" .)")
    return None if _INCOMPLETE.fullmatch(text) or len(text) > 120 else _likely(body_name(text, known).text, quote)


def _likely(text: str, quote: str) -> Offer[str]:
    return Offer(text, quote, Confidence.LIKELY)


def _day(day: date | None, quote: str) -> Offer[date] | None:
    return None if day is None else Offer(day, quote, Confidence.LIKELY)
