"""By what a share is multiplied for its unit, as plans write one: "DN/1000 dân", "người/vạn dân", "‰"."""

import re
from decimal import Decimal

from pii_desktop.text.normalise import one_line

_MAGNITUDES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10000, "triệu": 1000000}
_SIGNS = (
    (re.compile(r"‰|phần (?:nghìn|ngàn)"), Decimal(1000)),
    (re.compile(r"%|phần trăm"), Decimal(100)),
)
# What stands after "/" or "trên": digits with any thousands sign, a word such as "vạn", or both. "triệu đồng" is a unit
# of money of its own, no million.
_RATE = re.compile(
    r"(?:/|\btrên\b|\btính cho\b)\s*(?P<number>\d{1,3}(?:[.,\s]\d{3})+|\d+)?(?![\d.,])"
    rf"\s*(?P<word>(?:{'|'.join(_MAGNITUDES)})\b(?!\s*(?:đồng|usd)))?"
)
_ROUND = re.compile(r"10*")


def read_scale(unit: str | None) -> Decimal | None:
    """The scale that `unit` names: 100 for %, 1.000 for "/1000 dân" and ‰, 10.000 for "/1 vạn dân", 1 for "SP/xã".

    None where it names none: a blank unit, "đơn", or a number that no rate is given in ("lượt/24 giờ").
    """
    written = one_line(unit or "").casefold()
    rate = next((each for each in _RATE.finditer(written) if each["number"] or each["word"]), None)
    if rate is not None:
        return _rate(rate["number"] or "1", rate["word"])
    sign = next((scale for pattern, scale in _SIGNS if pattern.search(written)), None)
    is_quotient = re.search(r"\w\s*/\s*[^\W\d]", written) is not None
    return sign or (Decimal(1) if is_quotient else None)


def _rate(digits: str, word: str | None) -> Decimal | None:
    """The product of number and word, where it is 1, 10, 100 and so on."""
    number = int(re.sub(r"[.,\s]", "", digits)) * _MAGNITUDES.get(word or "", 1)
    return Decimal(number) if _ROUND.fullmatch(str(number)) else None
