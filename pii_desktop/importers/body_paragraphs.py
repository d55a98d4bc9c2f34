"""The paragraphs of a plan's body: lines joined, marks told from words, each hung under its heading.

Readers give lines: those of Word are paragraphs, those of a PDF that was pasted or converted may be printed lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from pii_desktop.importers.parties import read_subject, starts_with_party
from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.text.roman import parse_roman


class Level(IntEnum):
    """How deep a mark stands; a name without a mark opens a part of its own above letters."""

    ROMAN = 1
    ARABIC = 2
    DOTTED = 3
    TWICE_DOTTED = 4
    NAME = 5
    LETTER = 6
    DASH = 7
    PLUS = 8
    PLAIN = 9


@dataclass(eq=False, slots=True)
class Node:
    """A paragraph with its mark and what hangs under it. `text` is without the mark, `label` the mark without signs."""

    place: int
    level: Level
    label: str
    text: str
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    def line_up(self) -> Iterator["Node"]:
        """The headings above it, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def number(self) -> str:
        """How a clerk cites it: "II.2.1.a", "III.1, gạch đầu dòng 2"; without a mark like what it is under."""
        way = [self, *self.line_up()][::-1]
        labels: list[tuple[Level, str]] = []
        for node in way:
            if node.level in (Level.NAME, Level.DASH, Level.PLUS, Level.PLAIN):
                continue
            # "2.1" says "2" again; it takes the place of what stands above it.
            while labels and node.level in _DOTS and labels[-1][0] in (Level.ARABIC, *_DOTS):
                labels.pop()
            labels.append((node.level, node.label))
        marks = ".".join(label for _, label in labels)
        bullets = [f"{_BULLETS[node.level]} {node.label}" for node in way if node.level in _BULLETS]
        return ", ".join(filter(None, (marks, *bullets)))


_DOTS = (Level.DOTTED, Level.TWICE_DOTTED)
_BULLETS = {Level.DASH: "gạch đầu dòng", Level.PLUS: "dấu cộng"}
_ROMAN = re.compile(r"(?:phần\s+|mục\s+)?([IVX]{1,5})\s*[.)/:–-]\s*(?=\S)", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})\s*[.):]?\s+(?=\D)")
_ARABIC = re.compile(r"(?:điều\s+)?(\d{1,2})\s*[.)/]\s*(?=[^\d\s])", re.IGNORECASE)
_LETTER = re.compile(r"([a-zđ])\s*[.)]\s*(?=\S)")
_DASH = re.compile(r"[-–—•▪●*·]\s*(?=\S)")
_PLUS = re.compile(r"\+\s*(?=\S)")
_ANNEX = re.compile(r"noi nhan\b.*|phu luc( (so )?[ivxlc\d]+)?[.:]?")
_END = re.compile(rf"{_ANNEX.pattern}|tren day la\b.*")
_CUT_NUMBER = re.compile(r"\d{1,4}(?:/\d{4})?/[A-ZĐ]{2}|\d{1,2}(?:/| tháng )\d{1,2}")
_INNER_HEADING = re.compile(r"(?<=[.;:/]) (?=[IVX]{1,4}\. (?P<words>[^\W\d]{2,} [^\W\d]{2,}))")
_NOISE = re.compile(r"[\W\d_]*")
_FOOTNOTE = re.compile(r"\[?\d{1,2}\]? ?(?:Được|Theo|Căn cứ|Quyết định|Nghị|Thông tư|Công văn|Báo cáo|Kế hoạch|Luật)\b")
_SENTENCE_END = re.compile(r"[.;:!?…]\W*$")
_LINES_BROKEN = 0.15
_FULL_LINE = 0.82
_FEWEST = 12


def body_nodes(lines: Iterable[str]) -> tuple[Node, ...]:
    """The paragraphs up to "Nơi nhận", "Phụ lục" or "Trên đây là", each knowing what it stands under."""
    nodes: list[Node] = []
    for place, text in enumerate(paragraphs(lines), start=1):
        if _END.fullmatch(search_key(text)):
            break
        node = _marked(place, text)
        node.parent = _parent(nodes, node)
        siblings = node.parent.children if node.parent else []
        if node.level in _BULLETS:
            before = (int(other.label) for other in reversed(siblings) if other.level is node.level)
            node.label = str(next(before, 0) + 1)
        siblings.append(node)
        nodes.append(node)
    return tuple(nodes)


def paragraphs(lines: Iterable[str]) -> tuple[str, ...]:
    """Whole paragraphs; printed lines are put together where the text shows that it was cut into them."""
    cleaned = [line for line in _of_body(lines) if not _NOISE.fullmatch(line) and not _FOOTNOTE.match(line)]
    cut = sum(_goes_on(line) for line in cleaned)
    is_broken = len(cleaned) >= _FEWEST and cut >= _LINES_BROKEN * len(cleaned)
    full = _FULL_LINE * _usual_width(cleaned) if is_broken else None
    joined: list[str] = []
    last = ""
    for line in cleaned:
        if joined and _continues(last, line, full):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        last = line
    return tuple(joined)


def _of_body(lines: Iterable[str]) -> Iterator[str]:
    """The lines up to the recipients or the annex: those of an annex are shorter."""
    for line in map(one_line, lines):
        if _ANNEX.fullmatch(search_key(line)):
            return
        yield from _apart(line)


def _apart(line: str) -> Iterator[str]:
    """A heading in capitals that a reader of PDF joined to the sentence before it stands for itself again."""
    start = 0
    for found in _INNER_HEADING.finditer(line):
        if found["words"].isupper():
            yield line[start : found.start()]
            start = found.end()
    yield line[start:]


def _usual_width(lines: Sequence[str]) -> int:
    """The length of a line that goes to the margin."""
    return sorted(map(len, lines))[len(lines) * 3 // 4]


def _goes_on(line: str) -> bool:
    """True for a line that begins in the middle of a sentence, or with the number of a document."""
    return (line[0].islower() and not _LETTER.match(line)) or _CUT_NUMBER.match(line) is not None


def _continues(last: str, line: str, full: float | None) -> bool:
    if _marked(0, line).level is not Level.PLAIN or _END.fullmatch(search_key(line)):
        return False
    if full is None:
        return _goes_on(line) and not _SENTENCE_END.search(last)
    return _goes_on(line) or len(last) >= full


def _marked(place: int, text: str) -> Node:
    """The paragraph with its mark taken off."""
    if (roman := _ROMAN.match(text)) and parse_roman(roman[1].upper()) and roman[1].isupper():
        return Node(place, Level.ROMAN, roman[1], text[roman.end() :])
    if dotted := _DOTTED.match(text):
        label = re.sub(r"\s", "", dotted[1])
        level = Level.DOTTED if label.count(".") == 1 else Level.TWICE_DOTTED
        return Node(place, level, label, text[dotted.end() :])
    for level, shape in ((Level.ARABIC, _ARABIC), (Level.LETTER, _LETTER)):
        if found := shape.match(text):
            return Node(place, level, found[1], text[found.end() :])
    for level, shape in ((Level.DASH, _DASH), (Level.PLUS, _PLUS)):
        if found := shape.match(text):
            return Node(place, level, "", text[found.end() :])
    return Node(place, Level.PLAIN, "", text)


def _parent(nodes: Sequence[Node], node: Node) -> Node | None:
    """What a paragraph hangs under; a plain one that is a bare name opens a part where some part is open."""
    if not nodes:
        return None
    way = [nodes[-1], *nodes[-1].line_up()]
    if node.level is Level.PLAIN and way[-1].level is not Level.PLAIN and _is_name(node.text):
        node.level = Level.NAME
    if node.level is Level.PLAIN:
        return _home_of_plain(way)
    return next((above for above in way if above.level < node.level), None)


def _is_name(text: str) -> bool:
    subject = read_subject(text)
    return subject is not None and not subject.duty


def _home_of_plain(way: Sequence[Node]) -> Node | None:
    """The nearest heading: a bullet only where it names a party or announces what follows."""
    for above in way:
        if above.level is Level.PLAIN:
            continue
        is_heading = above.level not in (Level.DASH, Level.PLUS, Level.LETTER)
        if is_heading or above.text.endswith(":") or starts_with_party(above.text):
            return above
    return None
