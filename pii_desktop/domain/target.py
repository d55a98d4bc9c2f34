"""Targets as plans print them, and how a result is judged against one (domain.md 4)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.text.numbers import format_decimal, parse_decimal


class Op(StrEnum):
    """How a target compares, in ASCII as in the JSON of `read`."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    RANGE = "range"
    TEXT = "text"
    BOOL = "bool"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: numbers as typed, `high` only for a range, `text` for words that go with it."""

    op: Op
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    text: str = ""


_NUMBER = r"\d(?:[\d.,]|(?<=\d) (?=\d{3}(?!\d)))*(?<=\d)"
_DASH = r"(?:-|–|—|~|÷|đến|tới)"
_SYMBOLS = {
    "≥": Op.AT_LEAST, "⩾": Op.AT_LEAST, "≧": Op.AT_LEAST, ">=": Op.AT_LEAST, "=>": Op.AT_LEAST,
    "≤": Op.AT_MOST, "⩽": Op.AT_MOST, "≦": Op.AT_MOST, "<=": Op.AT_MOST, "=<": Op.AT_MOST,
    "> =": Op.AT_LEAST, ">/=": Op.AT_LEAST, "< =": Op.AT_MOST, "</=": Op.AT_MOST,
    ">": Op.MORE, "＞": Op.MORE, "<": Op.LESS, "＜": Op.LESS, "=": Op.EQUAL, "＝": Op.EQUAL,
}  # fmt: skip
# Folded words in front of a number; "Trên 60%" and "Tối thiểu 80 %" stand in seed 003.
_WORDS = {
    Op.AT_LEAST: ("toi thieu", "it nhat", "khong duoi", "khong thap hon", "khong it hon", "khong nho hon",
                  "lon hon hoac bang", "tu"),
    Op.AT_MOST: ("toi da", "khong qua", "khong vuot qua", "khong vuot", "khong hon", "khong lon hon", "khong tren",
                 "khong cao hon", "nho hon hoac bang", "top", "nhieu nhat"),
    Op.MORE: ("tren", "hon", "lon hon", "cao hon", "vuot"),
    Op.LESS: ("duoi", "nho hon", "thap hon", "it hon"),
    Op.EQUAL: ("dat", "bang", "la", "khoang", "phan dau", "dung", "ty le", "ti le", "hoan thanh"),
}  # fmt: skip
_AFTER = {"tro len": Op.AT_LEAST, "tro xuong": Op.AT_MOST}
_LEADING_FILLERS = ("dat", "phan dau", "ty le", "ti le", "muc", "trong", "thuoc", "nam trong", "lot vao", "xep hang",
                    "thu hang", "xep thu", "hang", "diem", "ket qua", "duy tri", "giu vung", "co")  # fmt: skip
_NO_TARGET = {"", "-", "–", "—", "...", "…", "/", "x", "n/a"}
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(\d{4}|\d{2})")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PERCENT = re.compile(r"(?:%|phần trăm(?!\w))\s*(.*)", re.IGNORECASE)
# A second limit: "trên 60% đến 70%", "5 - 3". What no operator says is left to the user.
_SECOND_LIMIT = re.compile(
    rf"(?:và |đến |tới |;|,|-|–)*\s*(?:(?:dưới|trên|không quá|tối đa|<|>|≤|≥|<=|>=)\s*)?{_NUMBER}\b.*"
)
_BOTH = re.compile(
    rf"({_NUMBER}) ?(%?) ?(?:;|,|và|-|–)? ?(?:≤|<=|không quá|tối đa) ?({_NUMBER})(?![\d/])(.*)", re.IGNORECASE
)
_SYMBOL = re.compile("|".join(sorted(map(re.escape, _SYMBOLS), key=len, reverse=True)))
_RANGE = re.compile(rf"(?:từ )?({_NUMBER}) ?(%?) ?{_DASH} ?({_NUMBER})(?![\d/])(.*)", re.IGNORECASE)
_SINGLE = re.compile(rf"([+-]?{_NUMBER})(?!\d|\s*/\s*\d)(.*)")
# What no single number says: "60 <= x <= 65", "10^6", "2025: 60; 2030: 70", "60 (2025), 70 (2030)", "02 đơn; 01 bằng".
_SAYS_MORE = re.compile(
    r".*[<>≤≥]|\^|:|.*\b(20\d\d)\b.*\b(?!\1)20\d\d\b|"
    rf"[^()]*(?:[;,]|\svà)\s+(?!trong đó\b)(?:[^\W\d]+\s+){{0,3}}{_NUMBER}(?![\d/])"
)
# What changes by so much, or from one number to another, is held against something the program does not know.
# By their accents: "bậc" and "bác sĩ", "hạng" and "hàng năm" fold to the same letters.
_RELATIVE = re.compile(r"\b(?:so với(?! (?:tổng|toàn))|cùng k[ỳì]|bậc|lên (?=\d))|→|->|±", re.IGNORECASE)
_BARE_YEAR = re.compile(r"20[0-6]\d")
_RANK = re.compile(r"\D*\b(?:top|hạng|thứ)\b", re.IGNORECASE)
_YES_NO = {"co", "khong"}


def parse_target(text: str) -> Target | None:
    """The target printed as `text`; None for an empty cell or a dash.

    Words that are no number give `Op.TEXT`; what follows a number is kept as its `text`, "%" as its `unit`.
    Raises InputError (code "number-ambiguous") for "≥ 1.000". Grammar: domain.md 4, seeds 000 to 004.
    """
    printed = one_line(text)
    if printed.lower() in _NO_TARGET:
        return None
    if _DATE.fullmatch(printed):
        return Target(Op.TEXT, text=printed)
    if search_key(printed) in _YES_NO:
        return Target(Op.BOOL, text=printed)
    bare = _IN_BRACKETS.fullmatch(printed)
    op, rest = _operator(bare[1].strip() if bare else printed)
    return _range(rest, op) or _single(rest, op) or Target(Op.TEXT, text=printed)


def is_rank(printed: str) -> bool:
    """True where a target speaks of a place among provinces: "Top 10", "Xếp hạng ≤ 10"; no value is held against it."""
    return _RANK.match(one_line(printed)) is not None


def format_target(target: Target) -> str:
    """The target as shown on screen and paper: "≥ 20", "8 – 10 %", "> 45,92", or its words."""
    if target.value is None:
        return target.text
    unit = f" {target.unit}" if target.unit else ""
    if target.op is Op.RANGE and target.high is not None:
        number = f"{format_decimal(target.value)} – {format_decimal(target.high)}"
    else:
        number = format_decimal(target.value)
    tail = f" {target.text}" if target.text else ""
    return f"{_SHOWN.get(target.op, '')}{number}{unit}{tail}"


_SHOWN = {Op.AT_LEAST: "≥ ", Op.AT_MOST: "≤ ", Op.MORE: "> ", Op.LESS: "< "}


def _operator(printed: str) -> tuple[Op | None, str]:
    """The comparison in front, if any, and what stands behind it."""
    symbol = _SYMBOL.match(printed)
    if symbol:
        return _SYMBOLS[symbol[0]], printed[symbol.end() :].strip()
    words = printed.split(" ")
    for count in range(min(len(words) - 1, 5), 0, -1):
        op = _word_operator(search_key(" ".join(words[:count])).strip(":"))
        if op is not None:
            following = _SYMBOL.match(" ".join(words[count:]))
            return (_operator(" ".join(words[count:]))) if following else (op, " ".join(words[count:]))
        if _SYMBOL.match(words[count]) and search_key(" ".join(words[:count])).strip(":") in _LEADING_FILLERS:
            return _operator(" ".join(words[count:]))
    return None, printed


def _word_operator(folded: str) -> Op | None:
    """The comparison that folded words mean, with a filler such as "đạt" before them allowed."""
    folded = re.sub(r"(?<=\w) la$", "", folded)
    for filler in _LEADING_FILLERS:
        shorter = folded.removeprefix(filler + " ")
        if shorter != folded and (op := _word_operator(shorter)):
            return op
    return next((op for op, words in _WORDS.items() if folded in words), None)


def _range(rest: str, op: Op | None) -> Target | None:
    """A range: "16 - 18", "8–10%", "từ 8 đến 10"; only where nothing but "từ" or "đạt" stands in front."""
    found = (_BOTH.fullmatch(rest) if op is Op.AT_LEAST else None) or _RANGE.fullmatch(rest)
    if found is None or op not in (None, Op.AT_LEAST, Op.EQUAL):
        return None
    low, high = parse_decimal(found[1]), parse_decimal(found[3])
    unit, tail = _unit_and_tail(found[4])
    if _RELATIVE.search(tail):
        return None
    return Target(Op.RANGE, low, high, unit or found[2] or None, tail) if low < high else None


def _single(rest: str, op: Op | None) -> Target | None:
    found = _SINGLE.fullmatch(rest)
    if found is None or found[1].startswith("+"):
        return None
    unit, tail = _unit_and_tail(found[2])
    if _RELATIVE.search(tail) or (op not in (None, Op.EQUAL) and _BARE_YEAR.fullmatch(rest)):
        return None
    if _SECOND_LIMIT.fullmatch(tail) or _SAYS_MORE.match(tail) or re.match(r"[eE][+-]?\d", tail):
        return None
    for words, meant in _AFTER.items():
        if search_key(tail).endswith(words):
            op, tail = meant, " ".join(tail.split(" ")[:-2])
    return Target(op or Op.EQUAL, parse_decimal(found[1]), unit=unit, text=tail)


def _unit_and_tail(words: str) -> tuple[str | None, str]:
    """A % sign directly behind the number, and the words after it."""
    words = words.strip()
    percent = _PERCENT.fullmatch(words)
    tail = percent[1] if percent else words
    return ("%" if percent else None), tail.lstrip(" .,;").rstrip(" ,;")
