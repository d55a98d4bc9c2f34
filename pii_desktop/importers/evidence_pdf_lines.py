"""The words of a page of a PDF as lines: stamps apart from what they lie on, the columns of a letterhead apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from pii_desktop.importers.evidence_lines import PageLine, Side
from pii_desktop.importers.fonts import by_fonts
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pdfplumber.page import Page

Word = dict[str, Any]
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LOST = "\ufffd"
# What a blank to be filled in by hand stands behind.
_AWAITS = re.compile(r"(?:số|ngày|tháng|năm|:)$", re.IGNORECASE)
_MOTTO = ("CONG", "HOA", "XA", "HOI", "CHU")
_PARTY_MOTTO = ("DANG", "CONG", "SAN", "VIET", "NAM")
_MOST_CHARS = 40_000
_FAR_APART = 16.0
_APART_AT_BORDER = 6.0
_HEAD_DEPTH = 150.0
_RIGHT_COLUMN = 100.0
_OVERLAP = 0.4
_OTHER_SIZE = 2.1


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """Words beside each other with nothing wide between; measures in points."""

    words: tuple[Word, ...]
    side: Side

    @property
    def text(self) -> str:
        """The words, read by the font where it is one of before Unicode."""
        return _text(self.words)

    @property
    def top(self) -> float:
        """Upper edge, in points."""
        return min(float(word["top"]) for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge, in points."""
        return max(float(word["bottom"]) for word in self.words)

    @property
    def left(self) -> float:
        """Left edge, in points."""
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        """Right edge, in points."""
        return float(self.words[-1]["x1"])

    @property
    def size(self) -> float:
        """Size of most letters, in points."""
        return float(median(float(word["size"]) for word in self.words))


def words_of(page: "Page") -> list[Word]:
    """The upright words of a page, by size and colour: a stamp over a line is not mixed into it. Bold counts once."""
    from pdfplumber.utils.text import extract_words

    if len(page.chars) > _MOST_CHARS:
        return []
    inks: defaultdict[tuple[int, str], list[Word]] = defaultdict(list)
    # Looking for letters printed twice takes as long as all the rest, so only where there are some.
    places = {(char["text"], round(char["x0"] / 2), round(char["top"] / 2)) for char in page.chars}
    for char in page.chars if len(places) == len(page.chars) else page.dedupe_chars().chars:
        if char["upright"]:
            inks[round(float(char["size"])), str(char.get("non_stroking_color"))].append(char)
    words: list[Word] = []
    for chars in inks.values():
        words += extract_words(chars, x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"], return_chars=True)
    return [word | {"text": _LOST if _is_overprinted(word) else _UNMAPPED.sub(_LOST, word["text"])} for word in words]


def _is_overprinted(word: Word) -> bool:
    """True where letters lie on letters, accents that are letters of their own aside."""
    letters = [char for char in word["chars"] if not unicodedata.combining(char["text"][:1] or " ")]
    return any(below["x0"] < above["x1"] - _OVERLAP * above["width"] for above, below in pairwise(letters))


def split_lines(words: Sequence[Word], number: int) -> list[PrintedRow]:
    """Lines from top to bottom; on the first page the two columns of the letterhead apart."""
    from pdfplumber.utils.clustering import cluster_objects

    if not words:
        return []
    near = 0.3 * median(float(word["bottom"]) - float(word["top"]) for word in words)
    rows = cluster_objects(list(words), lambda word: (word["top"] + word["bottom"]) / 2, near)
    layers = [layer for row in rows for layer in _layers(sorted(row, key=lambda word: float(word["x0"])))]
    border = _border(layers) if number == 1 else None
    if border is not None and border[0] < min(float(layer[0]["x0"]) for layer in layers) + _RIGHT_COLUMN:
        border = None  # the country stands below or above the body: one column
    return [line for layer in layers for line in _parts(layer, border)]


def _layers(row: Sequence[Word]) -> list[list[Word]]:
    """The words of one height, those that lie on others or are much larger in a layer of their own."""
    layers: list[list[Word]] = []
    for word in row:
        free = [layer for layer in layers if layer[-1]["x1"] <= word["x0"] + 1]
        steps = [(abs(float(layer[-1]["size"]) - float(word["size"])), place) for place, layer in enumerate(free)]
        step, place = min(steps, default=(_OTHER_SIZE, 0))
        if step < _OTHER_SIZE:
            free[place].append(word)
        else:
            layers.append([word])
    return layers


def _border(rows: Sequence[list[Word]]) -> tuple[float, float] | None:
    """Where the right column begins, and how far down the letterhead may reach: by the name of the country."""
    for row in rows:
        keys = [search_key(word["text"]).upper() for word in row]
        for motto in (_MOTTO, _PARTY_MOTTO):
            for place in range(len(keys) - len(motto) + 1):
                if tuple(keys[place : place + len(motto)]) == motto:
                    return float(row[place]["x0"]), float(row[place]["bottom"]) + _HEAD_DEPTH
    return None


def _parts(row: Sequence[Word], border: tuple[float, float] | None) -> Iterator[PrintedRow]:
    """A row of words cut at wide gaps, and at the border of the columns where there is room."""
    part = [row[0]]
    is_spaced = len(row) > 4 and all(len(word["text"]) == 1 for word in row)
    cut = border[0] if border is not None and float(row[0]["top"]) < border[1] else None
    for before, word in pairwise(row):
        gap = float(word["x0"]) - float(before["x1"])
        at_border = cut is not None and before["x1"] <= cut + 1 and word["x0"] >= cut - _FAR_APART
        is_cut = gap > _FAR_APART or (at_border and gap > _APART_AT_BORDER)
        if is_cut and not is_spaced and not _belongs(before, word):
            yield PrintedRow(tuple(part), _side(part, cut))
            part = []
        part.append(word)
    yield PrintedRow(tuple(part), _side(part, cut))


def _belongs(before: Word, word: Word) -> bool:
    """True around a blank that is filled in later: behind "Số:" and "ngày", before "/KH-UBND"."""
    return _AWAITS.search(before["text"]) is not None or word["text"].startswith(("/", "-"))


def _side(words: Sequence[Word], border: float | None) -> Side:
    if border is None:
        return Side.ACROSS
    if words[-1]["x1"] <= border + 1:
        return Side.LEFT
    return Side.RIGHT if words[0]["x0"] >= border - _FAR_APART else Side.ACROSS


def printed_lines(lines: Sequence[PrintedRow], page: "Page", number: int) -> Iterator[PageLine]:
    """The lines with their weight and what parts them from the one above in their column."""
    rules = _rules(page)
    sides = min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)
    last: dict[Side, PrintedRow] = {}
    for line in lines:
        above = last.get(line.side) or last.get(Side.ACROSS)
        step = line.top - above.bottom if above is not None else 0.0
        height = line.bottom - line.top
        bold = sum(len(word["text"]) for word in line.words if "bold" in word["fontname"].lower())
        yield PageLine(
            line.text,
            number,
            line.side,
            is_bold=bold * 2 > sum(len(word["text"]) for word in line.words),
            is_centred=_is_centred(line, *sides),
            follows_gap=step > 0.8 * height,
            follows_rule=above is not None and any(above.bottom - 3 < rule < line.top + 3 for rule in rules),
        )
        last[line.side] = line


def _is_centred(line: PrintedRow, left: float, right: float) -> bool:
    """True where a line keeps the same distance, and not a small one, to both sides of the page's text."""
    before, after = line.left - left, right - line.right
    return abs(before - after) < 0.06 * (right - left) and before > 0.06 * (right - left)


def _text(words: Sequence[Word]) -> str:
    """The words of a line, read by the font where it is one of before Unicode."""
    runs: list[tuple[str, str | None]] = []
    for before, word in pairwise((None, *words)):
        if word is None:
            continue
        if before is not None and float(word["x0"]) - float(before["x1"]) > 0.12 * float(word["size"]):
            runs.append((" ", word["fontname"]))
        runs.append((word["text"], word["fontname"]))
    return "".join(by_fonts(runs))


def _rules(page: "Page") -> list[float]:
    """The heights of short level lines: below the abstract, below the name of the body."""
    shapes = [*page.lines, *page.rects]
    level = [shape for shape in shapes if shape["height"] < 2 and 15 < shape["width"] < 0.6 * float(page.width)]
    return [float(shape["top"]) for shape in level]
