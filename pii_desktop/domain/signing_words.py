"""Rules of the wording: places left to fill, dates, citations, years and names of before, annexes, old fonts."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.report import Table, cell_text
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.signing_matter import (
    FormerName,
    Part,
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
_HOLE = re.compile(r"[.…]\s?[.…]|__|[\[{<(?]|[xX]{2}")
"""What every place left to fill holds; most texts, and nearly all cells of long tables, do not."""
_DATE = re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_WORDED_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.,-])năm\s+(20\d\d)(?![\d-])", re.IGNORECASE)
_SPACING = re.compile(r" {2,}|\s[,;:.!?](?=\s|$)|[,;]{2,}|\(\s|\s\)")
_TWICE = re.compile(r"\b(các|đã|của|và|là|được|cho|trong|với|những|theo|về|để|tại|trên)\s+\1\b", re.IGNORECASE)
_POINT = re.compile(r"(?<![\d.,/])\d+\.\d{1,2}(?=\s*%)")
_PAST_PERIOD = re.compile(r"(?:(?:6|9|06|09) tháng(?:\s+(?:đầu|cuối))?|quý\s+[IV]+)\s+năm\s+(20\d\d)", re.IGNORECASE)
# Years that belong where they stand: of a law, of a beginning, of a comparison.
_OWN_YEAR = re.compile(
    r"(?:luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|giai đoạn|từ|so với|cùng kỳ|kể từ)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"(?:Đính chính|Bổ sung) Báo cáo\b")
"""An abstract that cites the report it corrects keeps that report's year."""
_EARLIEST = 2


def of_words(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Everything about the words of the document; each rule looks at one piece of text after the other."""
    for said in everything_said(matter.report):
        yield from _left_to_fill(said, matter.printed)
        yield from _dates(said)
        yield from _fonts(said)
        yield from _spacing(said, matter.printed)
        if said.part is not Part.RECIPIENTS:
            yield from _years(said, matter.year)
        yield from _names(said, matter)


def _left_to_fill(said: Said, printed: tuple[str, ...], place: Spot | None = None) -> Iterator[SigningFinding]:
    if not _HOLE.search(said.text):
        return
    text = _AND_SO_ON.sub(lambda listed: listed[0].rstrip("."), said.text)
    for rule, pattern in ((SigningRule.DOTS_LEFT, _DOTS), (SigningRule.BRACKETS_LEFT, _BRACKETS)):
        match = pattern.search(text) and pattern.search(own_words(text, printed))
        if match:
            yield found(rule, said, place, what=match[0].strip())


def _dates(said: Said) -> Iterator[SigningFinding]:
    for pattern in (_DATE, _WORDED_DATE):
        for match in pattern.finditer(said.text):
            day, month, year = match.groups()
            if not _is_a_day(int(day), int(month), int(year)):
                yield found(SigningRule.DATE_IMPOSSIBLE, said, what=match[0])
            elif len(day) == 1 or (len(month) == 1 and int(month) <= 2):
                yield found(SigningRule.DATE_ZERO, said, what=match[0])


def _is_a_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


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


def _years(said: Said, year: int) -> Iterator[SigningFinding]:
    """A year that is neither this one, the one before, nor one to come: last year's text was left.

    A law, a beginning or a comparison has a year of its own.
    """
    is_head = said.part in (Part.HEAD, Part.ANNEX) and not _OF_ANOTHER.match(said.text)
    periods = {match.start(1): match for match in _PAST_PERIOD.finditer(said.text)}
    for match in _YEAR.finditer(said.text):
        named, before = int(match[1]), said.text[: match.start()]
        is_own = _OWN_YEAR.search(before) is not None or re.search(r"tháng\s+\d{1,2}\s+$", before) is not None
        is_left = named <= year - _EARLIEST or (named < year and match.start(1) in periods)
        if (is_left and not is_own) or (is_head and named == year - 1 and str(year) not in said.text):
            yield found(SigningRule.OLD_YEAR, said, what=match[1], year=str(year))


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
    if match is None or not _is_a_day(*(int(part) for part in match.groups())):
        return False
    day, month, year = (int(part) for part in match.groups())
    return date(year, month, day) < since


def left_in_tables(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Places left to fill in the cells of tables; each leads to the row that its line is about."""
    owners = {name: row.assignment_id for row in matter.rows for name in (row.code, row.citation) if name}
    report = matter.report
    blocks = [(Part.BODY, block) for block in report.blocks]
    blocks += [(Part.ANNEX, block) for annex in report.annexes for block in annex.blocks]
    for part, block in blocks:
        if isinstance(block, Table):
            for text, owner in _with_holes(block, owners):
                spot = Spot(Site.INDICATORS, _tab(block), owner) if owner else None
                yield from _left_to_fill(Said(part, text), matter.printed, spot)


def _with_holes(table: Table, owners: Mapping[str, AssignmentId]) -> Iterator[tuple[str, AssignmentId | None]]:
    """Cells that may have a place left, each with the row named in its line, else in the heading over it."""
    over = None
    for row in table.rows:
        texts = [cell_text(cell) for cell in row.cells]
        over = owners.get(texts[0]) if row.is_group else over
        for text in filter(_HOLE.search, texts):
            yield text, next((owners[each] for each in texts if each in owners), over)


def _tab(table: Table) -> str:
    """The tab of a row's panel where what the table tells is entered."""
    titles = " ".join(column.title for column in table.columns)
    return "work" if "Nhiệm vụ" in titles else "evidence" if "Trích yếu" in titles else "progress"
