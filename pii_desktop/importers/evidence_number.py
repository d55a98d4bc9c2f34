"""The number and symbol of a document: "Số: 279/KH-UBND" in its letterhead, never that of a stamp or of a citation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pii_desktop.domain.evidence_reading import Confidence, Offer
from pii_desktop.importers.evidence_lines import PageLine
from pii_desktop.text.normalise import one_line, search_key

_SYMBOL = r"[^\W\d_][\w&.]*(?:\s*[-–/]\s*[\w&.]*[^\W_])*"
_NUMBER = re.compile(
    rf"(?P<count>\d{{1,6}}[a-zA-Z]?)\s*(?P<sign>[/\-–])\s*(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?{_SYMBOL})\s*[.;,]?"
)
_LABEL = re.compile(
    r"\W*(?:(?:Luật|Pháp lệnh|Nghị quyết)\s+)?(?:s[oốồôỐÔ]|S\ufffd?)\s*(?P<sign>[:.;]?)\s*(?=[\d/.…_]|$)", re.IGNORECASE
)
_CERTIFICATE = re.compile(
    r"\W*(?:Số(?:\s+(?:giấy\s+)?chứng nhận)?|Số hiệu|Giấy chứng nhận số|Certificate No\.?)\s*[:.]?\s*"
    r"(?P<number>[\w&]+(?:\s?[/\-–.]\s?[\w&]+)*)\s*\.?",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\s.…_]*/?\s*[^\W\d_]")
_NO_SYMBOLS = frozenset({"SY", "SL", "TRS", "D", "DEN"})


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What a "Số" line says; `place` is its place among the lines looked at, `is_blank` where the number is missing."""

    place: int
    offer: Offer[str] | None = None
    is_blank: bool = False


def find_number(lines: Sequence[PageLine]) -> NumberLine | None:
    """The one number line of a letterhead; without an offer where lines differ or the number is left blank."""
    found = list(_candidates(lines))
    filled = [each for each in found if each.offer is not None]
    if len({each.offer.value for each in filled if each.offer}) == 1:
        return filled[0]
    if filled:
        return NumberLine(filled[0].place)
    return found[0] if found else None


def certificate_number(lines: Sequence[PageLine], *, is_received: bool) -> Offer[str] | None:
    """The number of a certificate; None where two lines differ.

    It may bear no symbol, but on a paper that was received such a number may be that of the stamp.
    """
    found = {}
    for line in lines:
        match = _CERTIFICATE.fullmatch(line.text)
        if match is not None and re.search(r"\d", match["number"]):
            found[_tidy(match["number"])] = line
    if len(found) != 1:
        return None
    number, line = next(iter(found.items()))
    is_full = _NUMBER.fullmatch(number) is not None and not line.is_doubtful
    if is_received and _NUMBER.fullmatch(number) is None:
        return None
    return Offer(number, line.text, Confidence.SURE if is_full else Confidence.LIKELY)


def _candidates(lines: Sequence[PageLine]) -> Iterator[NumberLine]:
    for place, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if label is None:
            continue
        rest = line.text[label.end() :]
        below = next((each.text for each in lines[place + 1 :] if each.side is line.side), "")
        number = _number(rest) or (_number(rest + below) if rest.rstrip().endswith(("-", "/")) else None)
        if number is not None:
            trusted = not line.is_doubtful and search_key(label[0]).strip(" :.;").endswith("so")
            yield NumberLine(place, Offer(number, line.text, Confidence.SURE if trusted else Confidence.LIKELY))
        elif _BLANK.match(rest) and "/" in rest:
            yield NumberLine(place, is_blank=True)


def _number(text: str) -> str | None:
    """The number with its symbol; None without one, or with that of a copy or of a receipt."""
    found = _NUMBER.fullmatch(one_line(text))
    if found is None or not re.search(r"[^\W\d_a-z]", found["symbol"]):
        return None
    first = search_key(re.split(r"[/\-–.]", found["symbol"])[0].strip()).upper()
    return None if first in _NO_SYMBOLS or "\ufffd" in text else _tidy(found[0])


def _tidy(number: str) -> str:
    """Without blanks around its signs: "05 / BC - SKHCN" is "05/BC-SKHCN"."""
    return re.sub(r"\s*([/\-–])\s*", lambda sign: "-" if sign[1] == "–" else sign[1], number).strip(" .;,")
