"""The lines of a document as its letterhead is read from them: with their column, their weight and what parts them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pii_desktop.importers.legible import legible
from pii_desktop.importers.lost_letters import Mender
from pii_desktop.importers.plan_words import PHRASES
from pii_desktop.importers.table import Cell, Grid, Source
from pii_desktop.text.legacy import is_unicode_vietnamese
from pii_desktop.text.normalise import one_line, search_key


class Side(StrEnum):
    """The column of the letterhead a line stands in."""

    LEFT = "left"
    RIGHT = "right"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, or a paragraph of a Word file.

    `follows_gap` marks a line below an empty one, `follows_rule` one below a drawn or typed rule. `is_doubtful` marks
    text that was mended or recognised by a machine, `is_stamped` one right above a stamp of receipt.
    """

    text: str
    page: int = 1
    side: Side = Side.ACROSS
    is_bold: bool = False
    is_centred: bool = False
    follows_gap: bool = False
    follows_rule: bool = False
    is_doubtful: bool = False
    is_stamped: bool = False

    @property
    def key(self) -> str:
        """The text without accents and case."""
        return search_key(self.text)

    @property
    def is_capital(self) -> bool:
        """True where no letter is small and there are at least two."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 1 and not any(letter.islower() for letter in letters)


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader saw of a file: its lines in order, and what the user should know."""

    lines: tuple[PageLine, ...]
    notes: tuple[str, ...] = ()


_RULE = re.compile(r"[\s_\-–—=*.~─━]*")
# What begins the right column of a letterhead, where the gap before it got lost.
_RIGHT = re.compile(
    r"(?<=\S)\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM\s*$|Độc lập\s*[-–—]\s*Tự do)", re.IGNORECASE
)
_BESIDE_NUMBER = re.compile(
    r"(?P<number>(?:Luật\s+|Pháp lệnh\s+)?[Ss][ốỐ]\s*[:.]?.*?)\s+(?P<place>[^\W\d_a-zđ][^\d,]{1,40},\s*ngày\b.*)",
    re.DOTALL,
)


def tidied(lines: Sequence[PageLine], *, mends: Iterable[str] | None = None) -> Page:
    """The lines in clean Unicode, columns apart, rules turned into marks of the line below.

    `mends` are known texts to put lost letters back by, None where none can be lost. Raises ForeignFileError where
    most of the text stays garbage.
    """
    legible_page = _in_unicode(lines)
    read = legible_page.lines if mends is None else _mended(legible_page.lines, mends)
    return Page(tuple(_without_rules(part for line in read for part in _columns(line))), legible_page.notes)


def _in_unicode(lines: Sequence[PageLine]) -> Page:
    """Old encodings are told by all lines together; a grid of one column keeps them apart."""
    grid = Grid(tuple((Cell(line.text, origin=(row, 0)),) for row, line in enumerate(lines)))
    source = legible(Source((grid,)))
    texts = [one_line(row[0].text) for row in source.grids()[0].rows]
    return Page(tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=True)), source.notes)


def _mended(lines: Sequence[PageLine], known: Iterable[str]) -> tuple[PageLine, ...]:
    texts = [line.text for line in lines]
    if not any(map(is_unicode_vietnamese, texts)):
        return tuple(lines)
    read = Mender([texts], (*PHRASES, *known)).mend(texts)
    return tuple(
        replace(line, text=each.text, is_doubtful=True) if each.words else line
        for line, each in zip(lines, read, strict=True)
    )


def _columns(line: PageLine) -> Iterator[PageLine]:
    """The line, or its two parts where one line runs through both columns of the letterhead."""
    found = _RIGHT.search(line.text)
    beside = _BESIDE_NUMBER.fullmatch(line.text)
    if found is not None:
        yield replace(line, text=line.text[: found.start()], side=Side.LEFT)
        yield replace(line, text=line.text[found.end() :], side=Side.RIGHT)
    elif beside is not None:
        yield replace(line, text=beside["number"], side=Side.LEFT)
        yield replace(line, text=beside["place"], side=Side.RIGHT)
    else:
        yield line


def _without_rules(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Blank lines and rules off, what stands below knows of them."""
    gap = rule = False
    for line in lines:
        if _RULE.fullmatch(line.text):
            gap, rule = True, rule or bool(line.text.strip())
            continue
        yield replace(line, follows_gap=line.follows_gap or gap, follows_rule=line.follows_rule or rule)
        gap = rule = False
