"""From when until when a document says it is in force itself; what it says of others is not taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pii_desktop.domain.days import months_later
from pii_desktop.domain.evidence_reading import Confidence, Offer
from pii_desktop.importers.evidence_dates import as_date, date_shape
from pii_desktop.importers.evidence_lines import PageLine
from pii_desktop.text.normalise import one_line

_OWN = (
    r"(?:(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Chương trình|Đề án|Quy chế|Quy định|Thông báo|Hướng dẫn|Phương án|"
    r"Thông tư|Nghị định|Luật|Văn bản|Hợp đồng|Công văn|Giấy chứng nhận|Chứng nhận|Giấy phép|Văn bằng)(?: này)|"
    r"Hợp đồng|Giấy chứng nhận(?: này)?|Giấy phép(?: này)?)"
)
_FORCE = (
    rf"{_OWN}\s+(?:(?:sẽ|chính thức|bắt đầu)\s+)?(?:có\s+(?:hiệu lực|giá trị)(?:\s+thi hành|\s+sử dụng)?|có\s+thời hạn)"
)
_FROM = r"(?:,?\s*(?:kể\s+|tính\s+)?từ\s+ngày\s+)"
_TO = r"(?:\s*,?\s*(?:và\s+(?:có\s+(?:hiệu lực|giá trị)\s+)?)?(?:cho\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?)"
_SIGNING = r"(?:ký(?:\s+ban hành|\s+kết)?|ban hành|cấp)\b"
_SINCE = re.compile(rf"{_FORCE}{_FROM}(?:(?P<signing>{_SIGNING})|{date_shape('f')})", re.IGNORECASE)
_UNTIL = re.compile(
    rf"{_FORCE}(?:{_FROM}(?:{_SIGNING}|{date_shape('x')}))?{_TO}(?:{date_shape('t')}|năm\s+(?P<year>20\d\d))",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"{_FORCE}\s+(?:thi hành\s+)?sau\s+(?P<days>\d{{1,2}})\s+ngày,?\s+kể từ ngày ký", re.IGNORECASE)
_LASTS = re.compile(
    rf"(?:{_FORCE}|Thời hạn(?:\s+hiệu lực)?)\s*:?\s*(?:là\s+|trong\s+(?:thời hạn\s+)?)?(?P<count>\d{{1,3}})\s*"
    rf"(?:\([^)]{{1,30}}\)\s*)?(?P<unit>tháng|năm){_FROM}{_SIGNING}",
    re.IGNORECASE,
)
_EXPIRES = re.compile(
    rf"(?:(?:Có\s+)?(?:giá trị|hiệu lực)(?:\s+sử dụng)?\s*:?\s*đến|Ngày hết hạn\s*:?|Hết hạn\s*:?|Valid until\s*:?)"
    rf"\s*(?:hết\s+)?(?:ngày\s+)?{date_shape('t')}",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?:(?:Có\s+)?(?:giá trị|hiệu lực)|Thời hạn(?:\s+hiệu lực)?)\s*:?\s*(?:kể\s+)?từ\s+(?:ngày\s+)?"
    rf"{date_shape('f')}\s*(?:,\s*)?(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{date_shape('t')}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InForce:
    """The first and the last day, as far as the document says."""

    since: Offer[date] | None = None
    until: Offer[date] | None = None


def in_force(lines: Sequence[PageLine], signed: Offer[date] | None, *, is_certificate: bool) -> InForce:
    """What the document says of itself; contradictions give nothing. Days counted from the signing need its date."""
    text = one_line(" ".join(line.text for line in lines))
    since = [*_since(text, signed)]
    until = [*_until(text, signed)]
    if is_certificate:
        since += [_offer(as_date(match, "f"), match[0]) for match in _RANGE.finditer(text)]
        until += [_offer(as_date(match, "t"), match[0]) for match in (*_RANGE.finditer(text), *_EXPIRES.finditer(text))]
    both = InForce(_agreed(since), _agreed(until))
    if both.since and both.until and both.until.value < both.since.value:
        return InForce()
    return both


def _since(text: str, signed: Offer[date] | None) -> list[Offer[date] | None]:
    found: list[Offer[date] | None] = []
    for match in _SINCE.finditer(text):
        if not match["signing"]:
            found.append(_offer(as_date(match, "f"), match[0]))
        elif signed is not None:
            found.append(Offer(signed.value, match[0], signed.confidence))
    if signed is not None:
        found += [_likely(signed.value + timedelta(int(match["days"])), match[0]) for match in _AFTER.finditer(text)]
    return found


def _until(text: str, signed: Offer[date] | None) -> list[Offer[date] | None]:
    found: list[Offer[date] | None] = []
    for match in _UNTIL.finditer(text):
        if match["year"]:
            found.append(_likely(date(int(match["year"]), 12, 31), match[0]))
        else:
            found.append(_offer(as_date(match, "t"), match[0]))
    if signed is not None:
        for match in _LASTS.finditer(text):
            months = int(match["count"]) * (12 if match["unit"].lower() == "năm" else 1)
            found.append(_likely(months_later(signed.value, months), match[0]) if 0 < months <= 600 else None)
    return found


def _offer(day: date | None, quote: str) -> Offer[date] | None:
    return None if day is None else Offer(day, quote)


def _likely(day: date, quote: str) -> Offer[date]:
    return Offer(day, quote, Confidence.LIKELY)


def _agreed(found: Sequence[Offer[date] | None]) -> Offer[date] | None:
    """The day all statements name; None where they differ or one is no day at all."""
    days = {offer.value if offer else None for offer in found}
    return found[0] if len(days) == 1 else None
