"""Rules of what a sentence says of its own row, clause by clause: its figure, and whether the target is reached.

The program's own words agree with the records by themselves; what a clerk typed behind them may not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.signing_matter import CheckedRow, Said, SigningFinding, found
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.errors import InputError
from pii_desktop.text.normalise import search_key
from pii_desktop.text.numbers import format_decimal, parse_decimal

DIGITS = r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w/-]|\.\d)"
_SENTENCE = re.compile(r"[.;]\s+|\n|[.;]$")
_CLAUSE = re.compile(r"[,:]\s+")
_PROOFS = re.compile(r"(?<!\w)Minh chứng:.*", re.DOTALL)
_QUOTED = re.compile(r"“[^”]*”")
_ASIDE = re.compile(r"\(([^()]*(?:đạt|vượt)[^()]*)\)")
_FIGURE = re.compile(rf"(?<!\w)(?:đạt|là|bằng)\s+(?:được\s+|khoảng\s+|mức\s+)?{DIGITS}", re.IGNORECASE)
_VERB = re.compile(r"(?<!\w)(?:(?:chưa|không|mới|chỉ)\s+)?(?:đạt|là|bằng|vượt|hoàn thành)(?!\w)", re.IGNORECASE)
_GOAL = (
    r"mục tiêu(?=\s*$|\s*[\d(“]|\s+(?:đề|đặt|năm|đã|được|giao|kế hoạch|từ|trên|dưới|không|và|trong|theo|do|nhưng|của "
    r"(?:tỉnh|năm|kế hoạch|chỉ số))(?!\w))"
)
_REACHED = re.compile(
    r"(?<!chưa )(?<!không )(?<!chưa hoàn thành )(?<!\w)(?:đạt|vượt|hoàn thành)(?: được| và vượt| vượt| mức| cao hơn)* "
    rf"{_GOAL}",
    re.IGNORECASE,
)
_MISSED = re.compile(rf"(?<!\w)(?:chưa|không) (?:đạt|hoàn thành)(?: được)?(?: {_GOAL}|\s*$)", re.IGNORECASE)
# What is hoped for, and what was at another time or elsewhere, is no result of the row.
_HOPED = re.compile(
    r"(?<!\w)(?:dự kiến|phấn đấu|sẽ|nhằm|để|nếu|có thể|khả năng|quyết tâm|bảo đảm|đảm bảo|cần|gần|mục tiêu|yêu cầu"
    r"|năm tới|năm sau|thời gian tới)(?!\w)",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(
    r"(?<!\w)(?:(?:năm|kỳ|quý|tháng) trước|cùng kỳ|so với|năm gốc|giai đoạn|ước|cả năm|bình quân|trung bình|cả nước"
    r"|toàn quốc|(?:tăng|giảm|nâng|rút|từ)\s.*\s(?:lên|xuống|còn)|quý [IV\d]+|tháng \d+|\d+ tháng|ngày \d+"
    r"|kế hoạch|dự toán|chỉ tiêu được giao)(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d)")
_GOES_ON = re.compile(r"\s(?:tăng|giảm|cao hơn|thấp hơn|vượt|và)\s", re.IGNORECASE)
_NAMES_ROW = re.compile(r"(?<!\w)(?:chỉ số|chỉ tiêu|điểm số)(?!\w)", re.IGNORECASE)
_GENERAL = frozenset({"chỉ", "số", "tiêu", "kết", "quả", "điểm", "giá", "trị", "mức", "này"})
_FILLING = frozenset({
    "đã", "cơ", "bản", "đều", "năm", "trong", "kỳ", "đến", "nay", "hiện", "như", "vậy", "do", "đó", "ước", "mới",
    "cũng", "song", "tuy", "nhiên", "nhìn", "chung", "của", "tỉnh", "sở", "toàn", "và", "hoàn", "thành", "thực",
    "tháng", "ngày", "quý", "đầu", "cuối", "tại", "thời", "báo", "cáo", "là", "đạt", "nên", "vì", "có", "theo",
    "chưa", "không",
})  # fmt: skip
"""Words that name nothing."""
_LEAST = 3
"""Words of its name that make a subject the row itself: "tỷ lệ" alone may be of anything."""
_JUDGED = frozenset({"results/indicator", "results/shared", "results/explained", "difficulties/row"})
"""Sentences of a row that tell what came out; proposals and next steps tell what is wanted."""


class Subject(Enum):
    """Whom a clause is about."""

    ROW = auto()
    OTHER = auto()
    UNSAID = auto()


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the words before its first verb, and what the clauses before it were about."""

    text: str
    subject: Subject
    context: str


def of_told(said: Said, row: CheckedRow, year: int) -> Iterator[SigningFinding]:
    """What contradicts the record of `row` in a sentence about it, written in a report of `year`."""
    kind = said.key.partition(":")[0]
    if ":" in said.key and kind not in _JUDGED:
        return
    for clause in _clauses(said.text, row):
        yield from _figure(said, row, clause, year)
        yield from _verdict(said, row, clause, year)


def is_same(said: Decimal, known: Decimal) -> bool:
    """True where `known`, rounded to the places that are said, is what is said; signs are told in words."""
    places = said.as_tuple().exponent
    step = Decimal(1).scaleb(places if isinstance(places, int) else 0)
    return abs(known).quantize(step, ROUND_HALF_UP) == abs(said)


def known_of(row: CheckedRow) -> str:
    """The numbers of the row as the annex prints them."""
    return ", ".join(format_decimal(each) for each in sorted(row.figures or row.numbers)) or "chưa có số"


def spot_of(row: CheckedRow, tab: str = "progress") -> Spot:
    """Where the row is put right."""
    return Spot(Site.INDICATORS, tab, row.assignment_id)


def without_proofs(text: str) -> str:
    """A sentence without the documents at its end: their titles hold numbers of their own."""
    return _PROOFS.sub("", text)


def _clauses(text: str, row: CheckedRow) -> Iterator[_Clause]:
    """The clauses of a sentence, but for what is quoted and the documents at its end."""
    text = _ASIDE.sub(r", \1, ", _QUOTED.sub(" ", without_proofs(text)))
    for sentence in _SENTENCE.split(text):
        subject, context = Subject.UNSAID, ""
        for clause in _CLAUSE.split(sentence):
            verb = _VERB.search(clause)
            own = _subject(clause[: verb.start()] if verb else clause, row)
            subject = subject if own is Subject.UNSAID else own
            yield _Clause(clause, subject, context)
            context = context if verb else f"{context} {clause}"


def _subject(head: str, row: CheckedRow) -> Subject:
    """Whom the words before a verb name."""
    if row.code and row.code in head:
        return Subject.ROW
    words = _words(head) - _FILLING
    rest = words - _GENERAL
    if not rest:
        return Subject.ROW if _NAMES_ROW.search(head) else Subject.UNSAID
    named = frozenset[str]().union(*map(_words, row.names))
    return Subject.ROW if rest <= named and len(rest) >= _LEAST else Subject.OTHER


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]+", text.lower().replace("tỉ lệ", "tỷ lệ"))
    return frozenset(found)


def _figure(said: Said, row: CheckedRow, clause: _Clause, year: int) -> Iterator[SigningFinding]:
    """A figure in the unit of the row that is none of its own; of something else's it is only asked."""
    if row.value is None or not row.figures:
        return
    for match in _FIGURE.finditer(clause.text):
        behind = clause.text[match.end() :]
        near = f"{clause.context} {clause.text[: match.end()]}{_GOES_ON.split(behind, 1)[0]}"
        if _is_of_another_time(near, year) or _HOPED.search(near) or _is_recorded(match[1], row):
            continue
        rule = _grade(clause.subject, behind, row)
        if rule is not None:
            unit = row.unit if row.unit.startswith("%") else f" {row.unit}".rstrip()
            words = {"what": f"{match[1]}{unit}", "code": row.code or row.title, "known": known_of(row)}
            yield found(rule, said, spot_of(row), **words)


def _grade(subject: Subject, behind: str, row: CheckedRow) -> SigningRule | None:
    """How sure it is that a figure with these words `behind` it is told of the row; None where it is not."""
    after = _after_unit(behind, row.unit)
    if after is None:
        is_bare = not behind.strip() and "(" not in row.code
        return SigningRule.NUMBER_DIFFERS if is_bare and subject is Subject.ROW else None
    is_share = row.unit.startswith("%")
    if is_share:
        of_row = frozenset[str]().union(*map(_words, row.names))
        is_own = subject is Subject.ROW and _words(_GOES_ON.split(f"{after} ", 1)[0]) <= of_row
    else:
        is_own = subject is not Subject.OTHER
    return SigningRule.NUMBER_DIFFERS if is_own else SigningRule.NUMBER_ASKED


def _after_unit(behind: str, unit: str) -> str | None:
    """The words behind the unit; None where `behind` begins with another one."""
    folded, wanted = search_key(behind), search_key(unit.strip())
    spelt = (wanted, wanted.replace("dn/", "doanh nghiep/"))
    begin = next((each for each in spelt if each and re.match(rf"{re.escape(each)}(?!\w)", folded)), None)
    return None if begin is None else behind.lstrip()[len(begin) :]


def _is_recorded(number: str, row: CheckedRow) -> bool:
    """True for a figure as printed, how far two of them lie apart, and what cannot be read as a number."""
    try:
        told = parse_decimal(number)
    except InputError:
        return True
    known = {*row.figures, *([] if row.value is None else [row.value])}
    apart = {abs(one - other) for one in known for other in known if one != other}
    return any(is_same(told, each) for each in (*known, *apart))


def _verdict(said: Said, row: CheckedRow, clause: _Clause, year: int) -> Iterator[SigningFinding]:
    wrong = {Verdict.MISSED: _REACHED, Verdict.REACHED: _MISSED}.get(row.verdict)
    match = wrong.search(clause.text) if wrong and clause.subject is not Subject.OTHER else None
    if match is None:
        return
    before = f"{clause.context} {clause.text[: match.start()]}"
    if _HOPED.search(before) or _is_of_another_time(before, year):
        return
    told, known = ("đạt mục tiêu", "chưa đạt") if row.verdict is Verdict.MISSED else ("chưa đạt", "đạt mục tiêu")
    yield found(SigningRule.VERDICT_DIFFERS, said, spot_of(row), code=row.code or row.title, said=told, known=known)


def _is_of_another_time(text: str, year: int) -> bool:
    years = {int(each) for each in _YEAR.findall(text)}
    return _ELSEWHEN.search(text) is not None or (bool(years) and year not in years)
