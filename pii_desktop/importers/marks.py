"""The marks in front of rows: codes, numbers, Roman numerals, letters, whatever column or sentence they stand in."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.text.normalise import one_line
from pii_desktop.text.roman import parse_roman


class MarkKind(StrEnum):
    """The shape of a mark; what the row is follows from it and from the table."""

    INDICATOR = "1.1.1"
    GROUP = "1.1"
    NUMBER = "1"
    ROMAN = "I"
    BRACKET = "(1)"
    LETTER = "a)"
    PILLAR = "Trụ cột 1"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its shape, its canonical text ("1.1.1", "(1)", "I") and as printed without a final dot."""

    kind: MarkKind
    code: str
    printed: str


_SHAPES: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    (MarkKind.INDICATOR, re.compile(r"(\d{1,2}) ?[.,] ?(\d{1,2}) ?[.,] ?(\d{1,2})[.,]?")),
    # With an abbreviation or brackets around it, and strokes in it: "CS1.1.1", "PII 1.1.1", "[1.1.1]", "1-1-1".
    (
        MarkKind.INDICATOR,
        re.compile(r"(?:[A-ZĐ]{1,5}[ .:]?)? ?[\[(]? ?(\d{1,2}) ?[.,] ?(\d{1,2}) ?[.,] ?(\d{1,2}) ?[\])]?[.,:/–-]?"),
    ),
    (MarkKind.INDICATOR, re.compile(r"(?:[A-ZĐ]{1,5}[ .:]?)?([1-9])[-–]([1-9])[-–]([1-9])")),
    (MarkKind.GROUP, re.compile(r"(\d{1,2}) ?[.,] ?(\d{1,2})[.,]?")),
    (MarkKind.NUMBER, re.compile(r"0?(\d{1,3})[.,)]?")),
    (MarkKind.BRACKET, re.compile(r"\( ?(\d{1,2}) ?\)[.,]?")),
    # Excel turns (1) into -1.
    (MarkKind.BRACKET, re.compile(r"-(\d{1,2})")),
    (MarkKind.LETTER, re.compile(r"\(?([a-zđ])[.)]")),
    (MarkKind.LETTER, re.compile(r"([a-zđ])")),
)
CODE = r"\d{1,2}\.\d{1,2}\.\d{1,2}"
_ONLY_CODES = re.compile(
    rf"\s*(?:[-–•+*]\s*)?{CODE}\.?(?:\s*(?:[;,\n]|\s[-–]\s?|\svà\s)\s*(?:[-–•+*]\s*)?{CODE}\.?)+\s*;?\s*"
)
_MOST_CODES = 500
_NOUN = r"(?:chỉ số(?: thành phần)?|chỉ tiêu|tiêu chí)"
_IN_FRONT = re.compile(
    rf"(?:[-–•*]\s*)?(?:{_NOUN}(?:\s+số)?\s*|(?-i:[A-ZĐ]{{1,5}}[ .:]?))?:?\s*\[?"
    r"(\d{1,2}\.\d{1,2}\.\d{1,2})\]?\s*[.:)–-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
# Behind a name that is no sentence.
_BEHIND = re.compile(r"\S.{2,120}[\[(](\d\.\d\.\d{1,2})[\])]\.?")
_PILLAR = re.compile(r"(trụ cột(?: thứ)?(?: số)?\s*(\d|[IVX]+))(?!\w)\s*[.:)–-]*\s*(.*)", re.IGNORECASE | re.DOTALL)
_GROUP = re.compile(r"(?:nhóm(?: chỉ số)?\s*:?\s*)(\d{1,2}\.\d{1,2})\s*[.:)–-]*\s*(.*)", re.IGNORECASE | re.DOTALL)
_BARE_GROUP = re.compile(r"(\d{1,2}\.\d{1,2})(?:[.:)]\s*|\s+(?=[A-ZĐÀ-Ỹ]))(\D.*)", re.DOTALL)
_ROMAN = re.compile(r"(?:phần\s+)?([IVXL]+)\s*[.:)–-]\s*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+([^\d\s].*)", re.DOTALL)
_BRACKETED = re.compile(r"(\(\d{1,2}\))\s*(.+)", re.DOTALL)
_LABEL = re.compile(rf"{_NOUN}\s*:\s*", re.IGNORECASE)


def parse_mark(text: str) -> Mark | None:
    """The mark that a cell of codes or numbers holds, None when it holds something else ("-", words, nothing)."""
    printed = one_line(text)
    bare = re.sub(r"^(?:chỉ số|trụ cột|nhóm|mục|phần)\s+", "", printed, flags=re.IGNORECASE)
    for kind, shape in _SHAPES:
        found = shape.fullmatch(bare)
        if found:
            return Mark(kind, _canonical(kind, found.groups()), _as_printed(kind, printed))
    numeral = bare.rstrip(".):")
    if parse_roman(numeral) is not None:
        return Mark(MarkKind.ROMAN, numeral, numeral)
    return None


def split_mark(text: str) -> tuple[Mark | None, str]:
    """The mark in front of a name and the name without it: "Chỉ số: 2.2.3. Chi cho ..." or "(1) Hỗ trợ ..."."""
    found = _IN_FRONT.fullmatch(text)
    if found and found[2]:
        return Mark(MarkKind.INDICATOR, found[1], found[1]), found[2]
    found = _PILLAR.fullmatch(text)
    if found and found[3]:
        return Mark(MarkKind.PILLAR, _arabic(found[2]), found[2]), found[3]
    for kind, shape in ((MarkKind.GROUP, _GROUP), (MarkKind.GROUP, _BARE_GROUP), (MarkKind.ROMAN, _ROMAN),
                        (MarkKind.BRACKET, _BRACKETED), (MarkKind.NUMBER, _NUMBERED)):  # fmt: skip
        found = shape.fullmatch(text)
        if found and found[2] and (kind is not MarkKind.ROMAN or parse_roman(found[1])):
            return Mark(kind, found[1], found[1]), found[2]
    found = _BEHIND.fullmatch(text)
    if found:
        return Mark(MarkKind.INDICATOR, found[1], found[1]), text
    return None, _LABEL.sub("", text, count=1) if _LABEL.match(text) else text


def is_codes_only(text: str) -> bool:
    """True for two codes or more of indicators and nothing else: "1.1.1; 6.3.3"."""
    return len(text) <= _MOST_CODES and _ONLY_CODES.fullmatch(text) is not None


def _as_printed(kind: MarkKind, printed: str) -> str:
    """Without a final dot; a code also without words and brackets around it, which are no misprint of it."""
    code = re.search(r"\d.*\d", printed) if kind is MarkKind.INDICATOR else None
    return code[0] if code else printed.rstrip(".,") or printed


def _canonical(kind: MarkKind, parts: tuple[str, ...]) -> str:
    if kind is MarkKind.BRACKET:
        return f"({int(parts[0])})"
    if kind is MarkKind.LETTER:
        return f"{parts[0]})"
    return ".".join(str(int(part)) for part in parts)


def _arabic(number: str) -> str:
    value = parse_roman(number.upper())
    return number if value is None else str(value)
