"""Deadlines for reports in the body: "định kỳ 06 tháng và 01 năm ... trước ngày 01 tháng 6 và ngày 01 tháng 12"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan_body import OfferedDeadline
from pii_desktop.importers.body_paragraphs import Node
from pii_desktop.text.normalise import one_line, search_key

_DATE = r"(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*\d{1,2}(?:\s*(?:/|năm)\s*20\d\d)?(?!\d)"
_LIMIT = r"(?P<limit>trước|chậm nhất|muộn nhất|không quá|hạn cuối)(?:\s+(?:là|vào|đến))*\s+"
_FIXED = re.compile(rf"{_LIMIT}(?P<dates>{_DATE}(?:\s*(?:,|;|và|\s)\s*(?:trước\s+)?{_DATE})*)", re.IGNORECASE)
_EACH = re.compile(
    rf"{_LIMIT}ngày\s+(?P<day>\d{{1,2}})\s+(?:của\s+)?(?P<each>tháng cuối (?:mỗi |hằng |hàng |của )?quý|"
    r"(?:hằng|hàng|mỗi) (?:tháng|quý))",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})(?:\s*(?:/|năm)\s*(20\d\d))?", re.IGNORECASE)
_KIND = re.compile(
    r"(?P<half>\b0?6 tháng(?: (?P<part>đầu|cuối) năm)?|sáu tháng)|(?P<quarter>\bquý\b)|"
    r"(?P<year>\b(?:0?1|một|cả|hằng|hàng|báo cáo|tổng kết) năm\b|(?<=tháng và )năm\b|(?<=tháng, )năm\b)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\bbao cao\b|\bgui\b|\btong hop\b")
_TO = re.compile(r"gửi\s+(?:về\s+|cho\s+|đến\s+)*(?P<body>(?:Sở|UBND|Ủy ban|Văn phòng|Ban|Cục)\s[^,;.()]+?)"
                 r"(?=\s+(?:để|trước|tổng hợp|chậm nhất|theo|muộn|hằng|hàng)\b|[,;.()]|$)")  # fmt: skip
_THROUGH = re.compile(r"\((?:thông )?qua\s+(?P<body>[^)]+)\)")


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int
    year: int | None


def deadlines_in(nodes: Iterable[Node]) -> Iterator[OfferedDeadline]:
    """Every deadline of a paragraph that speaks of reporting, each once."""
    seen: set[tuple[PeriodKind, int, int | None, int]] = set()
    for node in nodes:
        if not _REPORT.search(search_key(node.text)):
            continue
        for each in (*_fixed(node), *_recurring(node)):
            key = (each.kind, each.index, each.month, each.day)
            if key not in seen:
                seen.add(key)
                yield each


def _fixed(node: Node) -> Iterator[OfferedDeadline]:
    """Days of the year, matched with the kinds of report named before them."""
    text = one_line(node.text)
    for found in _FIXED.finditer(text):
        days = _days(found["dates"])
        kinds = _kinds(text[: found.start()]) or _kinds(text)
        for place, day in enumerate(days):
            kind, index = kinds[place] if len(kinds) == len(days) else _by_month(day.month)
            yield OfferedDeadline(
                kind, day.day, day.month, day.year, search_key(found["limit"]) == "truoc", node.text, node.number,
                node.place, index, _recipient(text),
            )  # fmt: skip


def _recurring(node: Node) -> Iterator[OfferedDeadline]:
    """A day of each month or of the last month of each quarter."""
    for found in _EACH.finditer(one_line(node.text)):
        kind = PeriodKind.QUARTER if "quy" in search_key(found["each"]) else PeriodKind.MONTH
        is_before = search_key(found["limit"]) == "truoc"
        yield OfferedDeadline(
            kind, int(found["day"]), None, None, is_before, node.text, node.number, node.place,
            recipient=_recipient(node.text),
        )  # fmt: skip


def _days(text: str) -> list[_Day]:
    """The days of a list; a year behind the last one holds for all."""
    parts = [(int(day), int(month), int(year) if year else None) for day, month, year in _PARTS.findall(text)]
    last = parts[-1][2] if parts else None
    return [_Day(day, month, year or last) for day, month, year in parts if 1 <= day <= 31 and 1 <= month <= 12]


def _kinds(text: str) -> list[tuple[PeriodKind, int]]:
    """The kinds of report named, in order, each once."""
    kinds: list[tuple[PeriodKind, int]] = []
    for found in _KIND.finditer(text):
        if found["half"]:
            kinds.append((PeriodKind.HALF, 2 if found["part"] == "cuối" else 1))
        elif found["quarter"]:
            kinds.append((PeriodKind.QUARTER, 1))
        else:
            kinds.append((PeriodKind.YEAR, 1))
    return list(dict.fromkeys(kinds))


def _by_month(month: int) -> tuple[PeriodKind, int]:
    """Without words for it, a deadline until July is for the first half and a later one for the year."""
    return (PeriodKind.HALF if 3 <= month <= 7 else PeriodKind.YEAR), 1


def _recipient(text: str) -> str:
    found = _TO.search(text) or _THROUGH.search(text)
    return one_line(found["body"]) if found else ""
