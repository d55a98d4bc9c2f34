"""One form for all text that comes in: composed letters, plain spaces, nothing invisible."""

import re
import unicodedata

from pii_desktop.text.unseen import has_unseen, without_unseen

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_ALL_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"(?:[-–+•*](?!\d)|\s)+")
# Accents, the key around a digit, and what draws nothing: joiners, variation selectors, tags.
_MARKS = frozenset({"Mn", "Me", "Cf"})


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: every letter as it is, every mark and joiner gone; filled as letters come."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = kept = None if unicodedata.category(chr(letter)) in _MARKS else letter
        return kept


_WITHOUT_MARKS = _WithoutMarks()
_UNMARKED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def to_nfc(text: str) -> str:
    """`text` with composed letters (NFC): seeds and files from a Mac hold decomposed ones."""
    return unicodedata.normalize("NFC", text)


def clean_text(text: str) -> str:
    """NFC without invisible, control and broken characters; blanks collapsed, line ends kept, all of one kind.

    What joins a picture or makes another sign of one is seen, and stays (`text.unseen`). A lone surrogate becomes
    U+FFFD, so that the result can always be written as UTF-8.
    """
    if text.isprintable() and not has_unseen(text):
        return " ".join(to_nfc(text).split())  # the usual case: one line whose only blanks are spaces
    text = _LINE_BREAK.sub("\n", text)
    text = _LONE_SURROGATE.sub("\ufffd", _CONTROL.sub("", without_unseen(text)))
    lines = (_BLANKS.sub(" ", line).strip() for line in to_nfc(text).split("\n"))
    return "\n".join(lines).strip("\n")


def one_line(text: str) -> str:
    """`clean_text` with line ends turned into single blanks."""
    return _ALL_SPACE.sub(" ", clean_text(text)).strip()


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text` that hold something, cleaned."""
    return tuple(line for line in clean_text(text).split("\n") if line)


def without_bullet(text: str) -> str:
    """`text` without the mark of a list that is printed before it; the sign of a number stays.

    >>> without_bullet("- Xây dựng kế hoạch")
    'Xây dựng kế hoạch'
    >>> without_bullet("-2,5 điểm so với năm trước")
    '-2,5 điểm so với năm trước'
    """
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def search_key(text: str) -> str:
    """Folded form for finding and comparing: no accents, no case, đ as d, single blanks, no joiners.

    >>> search_key("Sở  Khoa học và Công nghệ, ĐỔI MỚI")
    'so khoa hoc va cong nghe, doi moi'
    """
    return _ALL_SPACE.sub(" ", unmarked(one_line(text)).casefold()).strip()


def lower_first(text: str) -> str:
    """`text` as it goes on inside a sentence: only its first letter small.

    >>> lower_first("Quý IV năm 2025")
    'quý IV năm 2025'
    """
    return f"{text[:1].lower()}{text[1:]}"


def unmarked(text: str) -> str:
    """`text` without accents, đ as d, case kept: for file names.

    >>> unmarked("SKHĐT")
    'SKHDT'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_UNMARKED))
    return decomposed.translate(_WITHOUT_MARKS)
