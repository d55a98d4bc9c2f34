"""Rules of the wording: places left to fill, dates, citations, years and names of before, annexes, old fonts."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pii_desktop.domain.days import day_of
from pii_desktop.domain.findings import Spot
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.signing_matter import (
    FormerName,
    Said,
    SigningFinding,
    SigningMatter,
    everything_said,
    found,
)
from pii_desktop.domain.signing_printed import own_words
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.text.legacy_guess import unresolved
from pii_desktop.text.normalise import search_key

_DOTS = re.compile(r"[^\s.…]{0,12}\s?(?:\.{3,}|…{2,}|(?:[.…]\s?){4,}|_{3,})")
# "vốn, đất đai, nhân lực..." goes on in the reader's mind; "ngày...", "kinh phí là... triệu đồng" wait to be filled.
_AND_SO_ON = re.compile(
    r"(?:[,;][^.;\n]*\s(?!(?i:ngày|tháng|năm|số|quý|là|đạt|gồm|khoảng|của|về)\b)[^\W\d_]+|[^\W\d_][,;]\s?)\.{3}"
    r"(?![.\d]|\s*%|\s+(?:triệu|tỷ|đồng|người|doanh nghiệp|văn bản|lượt|cuộc|đơn|dự án|nhiệm vụ|ngày|tháng|năm)\b)"
)
_BRACKETS = re.compile(
    r"\[[^\]\n]{0,40}\]|\{[^}\n]{0,40}\}|\(\s*(?:\.{2,}|…+|\?*)\s*\)|<[^<>\d\s][^<>\n]{0,40}>|\b[xX]{2,}\b|\?{2,}|\((?:ghi|nêu|điền)\s[^()\n]{0,40}\)"
)
HOLE = re.compile(r"[.…]\s?[.…]|__|[\[{<(?]|[xX]{2}")
"""What every place left to fill holds; most texts, and nearly all cells of long tables, do not."""
_DATE = re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_WORDED_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d )tháng\s+(\d{1,2})(?:\s*/\s*|\s+năm\s+)\d{4}(?!\d)", re.IGNORECASE)
_MONTHS = 12
_SPACING = re.compile(r" {2,}|\s[,;:.!?](?=\s|$)|[,;]{2,}|\(\s|\s\)")
_TWICE = re.compile(r"\b(các|đã|của|và|là|được|cho|trong|với|những|theo|về|để|tại|trên)\s+\1\b", re.IGNORECASE)
_POINT = re.compile(r"(?<![\d.,/])\d+\.\d{1,2}(?=\s*%)")


def of_words(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Everything about the words of the document; each rule looks at one piece of text after the other."""
    for said in everything_said(matter.report):
        yield from left_to_fill(said, matter.printed)
        yield from _dates(said)
        yield from _fonts(said)
        yield from _spacing(said, matter.printed)
        yield from _names(said, matter)


def left_to_fill(said: Said, printed: tuple[str, ...], place: Spot | None = None) -> Iterator[SigningFinding]:
    """Places left to fill, one told by each rule; dots in brackets are one place."""
    if not HOLE.search(said.text):
        return
    text = _AND_SO_ON.sub(lambda listed: listed[0].rstrip("."), said.text)
    told: re.Match[str] | None = None
    for rule, pattern in ((SigningRule.BRACKETS_LEFT, _BRACKETS), (SigningRule.DOTS_LEFT, _DOTS)):
        match = pattern.search(text) and pattern.search(own_words(text, printed))
        if match and not (told and told.start() < match.end() and match.start() < told.end()):
            yield found(rule, said, place, what=match[0].strip())
            told = match


def _dates(said: Said) -> Iterator[SigningFinding]:
    for pattern in (_DATE, _WORDED_DATE):
        for match in pattern.finditer(said.text):
            day, month, year = match.groups()
            if day_of(int(year), int(month), int(day)) is None:
                yield found(SigningRule.DATE_IMPOSSIBLE, said, what=match[0])
            elif len(day) == 1 or (len(month) == 1 and int(month) <= 2):
                yield found(SigningRule.DATE_ZERO, said, what=match[0])
    for match in _MONTH.finditer(said.text):
        if not 1 <= int(match[1]) <= _MONTHS:
            yield found(SigningRule.DATE_IMPOSSIBLE, said, what=match[0])


def _fonts(said: Said) -> Iterator[SigningFinding]:
    if unresolved(said.text):
        yield found(SigningRule.OLD_FONT, said, what=said.text[:40])


def _spacing(said: Said, printed: tuple[str, ...]) -> Iterator[SigningFinding]:
    text = said.text.strip()
    match = _SPACING.search(text) or _TWICE.search(text)
    if match is not None and own_words(text, printed)[match.start() : match.end()] == match[0]:
        yield found(SigningRule.SPACING, said, what=text[max(0, match.start() - 12) : match.end() + 8])
    point = _POINT.search(text)
    if point is not None:
        yield found(SigningRule.DECIMAL_POINT, said, what=point[0])


def _names(said: Said, matter: SigningMatter) -> Iterator[SigningFinding]:
    """A department's name of before, but for documents it issued while it was called so."""
    folded = search_key(said.text)
    for name, old, now in _folded(matter.former_names):
        if old not in folded:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", folded):
            if folded.startswith(now, match.start()) or _is_of_its_time(folded, match.start(), name.since):
                continue
            yield found(SigningRule.OLD_DEPARTMENT, said, what=name.old, now=name.now, since=official_date(name.since))
            break


@lru_cache(maxsize=4)
def _folded(names: tuple[FormerName, ...]) -> tuple[tuple[FormerName, str, str], ...]:
    """Each with its old and its new name folded, for all pieces of a document."""
    return tuple((each, search_key(each.old), search_key(each.now)) for each in names)


def _is_of_its_time(folded: str, place: int, since: date) -> bool:
    """True behind "ngày 06/5/2024 của": a document keeps the name of who issued it then."""
    before = folded[:place]
    match = re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})\s+cua\s+$", before)
    if match is None:
        return False
    day, month, year = (int(part) for part in match.groups())
    then = day_of(year, month, day)
    return then is not None and then < since
