"""The sentences of a report by the sections they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.narrative_edit import Piece, pieces
from pii_desktop.domain.narrative_patterns import SECTIONS, is_closing
from pii_desktop.domain.wordings import OutlineLine, SentenceState

NEW = "new"
"""The key of a sentence that is being written and was not stored yet."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences."""

    title: str
    lines: tuple[OutlineLine, ...]


def sections_of(lines: Iterable[OutlineLine]) -> tuple[Section, ...]:
    """In the order of the report; what stands under no heading is told by what it is."""
    return tuple(Section(title, tuple(members)) for title, members in groupby(lines, key=_title))


def pieces_of(line: OutlineLine) -> tuple[Piece, ...]:
    """The sentence in pieces: those with a place follow the records."""
    found = pieces(line.pattern, dict(line.places))
    return found if "".join(piece.text for piece in found) == line.text else (Piece(line.text),)


def values_of(line: OutlineLine) -> tuple[str, ...]:
    """What the records fill, each once, in the order of the sentence."""
    return tuple(dict.fromkeys(piece.text for piece in pieces_of(line) if piece.place and piece.text))


def with_new(sections: Sequence[Section], after: str) -> tuple[Section, ...]:
    """With an empty sentence behind the one called `after`, or in the section of that name."""
    if not after:
        return tuple(sections)
    new = OutlineLine(NEW, "", _tr("Câu thêm"), "", "", "", SentenceState.OWN)
    if after in SECTIONS:
        head = Section(SECTIONS[after], (new,))
        there = [each.title == head.title for each in sections]
        if True not in there:
            last = len(sections) - bool(sections and is_closing(sections[-1].lines[-1].key))
            return (*sections[:last], head, *sections[last:])
        return tuple(
            Section(each.title, (new, *each.lines)) if is_it else each
            for each, is_it in zip(sections, there, strict=True)
        )
    return tuple(Section(each.title, tuple(_behind(each.lines, after, new))) for each in sections)


def _behind(lines: Sequence[OutlineLine], after: str, new: OutlineLine) -> Iterator[OutlineLine]:
    for line in lines:
        yield line
        if line.key == after:
            yield new


def _title(line: OutlineLine) -> str:
    if line.section:
        return line.section
    return _tr("Kết thúc") if is_closing(line.key) else _tr("Mở đầu")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentenceSections", text)
