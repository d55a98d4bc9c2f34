"""Rules of years: last year's text that was left in this year's report."""

import re
from collections.abc import Iterator

from pii_desktop.domain.signing_matter import Part, Said, SigningFinding, SigningMatter, everything_said, found
from pii_desktop.domain.signing_printed import own_words
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.signing_told import without_proofs

_YEAR = re.compile(r"(?<![\d/.,-])năm\s+(20\d\d)(?![\d-])", re.IGNORECASE)
_PAST_PERIOD = re.compile(r"(?:(?:6|9|06|09) tháng(?:\s+(?:đầu|cuối))?|quý\s+[IV]+)\s+năm\s+(20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)đến\s+(?:hết\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}/(20\d\d)(?!\d)", re.IGNORECASE)
_END_OF_YEAR = "31/12/"
"""How much there was at the end of last year is where this one begins."""
# Years that belong where they stand: of a law, of a beginning, of a comparison, of what others publish a year late.
_OWN_YEAR = re.compile(
    r"(?<!\w)(?:luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|giai đoạn|từ|so với|cùng kỳ|kể từ)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?<!\w)(?:số liệu|công bố|niên giám|PII|PCI|PAPI|PAR INDEX|xếp hạng|năm gốc|quyết toán|chuyển nguồn|chuyển tiếp"
    r"|(?:cao|thấp|nhiều|ít) hơn|thời hạn|gia hạn|hiệu lực)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ][\wĐđ&-]*")
_SENTENCE = re.compile(r"[.;]\s|\n|[.;]$")
_OF_ANOTHER = re.compile(r"(?:Đính chính|Bổ sung) Báo cáo\b")
"""An abstract that cites the report it corrects keeps that report's year."""
_OUTLOOK = re.compile(r"(?<!theo )(?<!\w)phương hướng(?:[\w, ]{0,40}?) năm\s+(20\d\d)(?![\d-])", re.IGNORECASE)
_OF_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chương trình|đề án)\s+$", re.IGNORECASE)
_EARLIEST = 2


def of_years(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Years of before, days of last year up to which is told, and an outlook on the year that is over."""
    plans = {match[1] for plan in matter.plans for match in _YEAR.finditer(plan.citation)}
    for said in everything_said(matter.report):
        if said.part is Part.RECIPIENTS:
            continue
        named = {*_years(said, matter, plans), *(_days(said, matter) if said.part is Part.BODY else ())}
        for what in sorted(named):
            yield found(SigningRule.OLD_YEAR, said, what=what, year=str(matter.year))
        if matter.is_whole_year:
            yield from _outlook(said, matter.year)


def _years(said: Said, matter: SigningMatter, plans: set[str]) -> Iterator[str]:
    """Years that are neither this one nor one to come, and stand for no comparison."""
    if not _YEAR.search(said.text):
        return
    is_head = said.part in (Part.HEAD, Part.ANNEX) and not _OF_ANOTHER.match(said.text)
    text = without_proofs(own_words(said.text, matter.printed))
    periods = {match.start(1): match for match in _PAST_PERIOD.finditer(text)}
    for match in _YEAR.finditer(text):
        named, before = int(match[1]), text[: match.start()]
        is_own = _OWN_YEAR.search(before) is not None or re.search(r"tháng\s+\d{1,2}\s+$", before) is not None
        is_own = is_own or (match[1] in plans and _OF_PLAN.search(before) is not None)
        is_left = named <= matter.year - _EARLIEST or (named < matter.year and match.start(1) in periods)
        is_last = named == matter.year - 1 and said.part is Part.BODY and not _is_compared(text, match, matter.year)
        if ((is_left or is_last) and not is_own) or (
            is_head and named == matter.year - 1 and str(matter.year) not in said.text
        ):
            yield match[1]


def _is_compared(text: str, match: re.Match[str], year: int) -> bool:
    """True for last year beside this one, in brackets, of a document or of figures that come a year late."""
    start = max((each.end() for each in _SENTENCE.finditer(text, 0, match.start())), default=0)
    end = _SENTENCE.search(text, match.end())
    before, sentence = text[start : match.start()], text[start : end.start() if end else len(text)]
    is_aside = before.count("(") > before.count(")")
    beside = re.search(rf"(?<!\d){year}(?!\d)", sentence) is not None
    return is_aside or beside or _COMPARED.search(before) is not None or _DOCUMENT.search(before) is not None


def _days(said: Said, matter: SigningMatter) -> Iterator[str]:
    """Years of days before this year up to which something is told."""
    for match in _UNTIL.finditer(without_proofs(said.text)):
        before = said.text[: match.start()]
        is_own = _OWN_YEAR.search(before) or _is_compared(said.text, match, matter.year)
        if int(match[1]) < matter.year and _END_OF_YEAR not in match[0] and not is_own:
            yield match[1]


def _outlook(said: Said, year: int) -> Iterator[SigningFinding]:
    """The report of a whole year looks forward to the next one."""
    for match in _OUTLOOK.finditer(said.text):
        if int(match[1]) <= year:
            yield found(SigningRule.OUTLOOK_PAST, said, what=match[0], year=str(year))
