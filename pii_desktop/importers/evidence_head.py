"""Takes the beginning of a document apart: letterhead, kind or matter, and where the body begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pii_desktop.importers.evidence_dates import is_place_date
from pii_desktop.importers.evidence_kinds import KindLine, kind_in
from pii_desktop.importers.evidence_lines import PageLine, Side

_MOST_HEAD = 60
_MATTER = re.compile(r"v\s*/\s*v\b|ve viec\b")
_ANNEX = re.compile(r"phu luc\b(?:\s+(?:so\s+)?(?:[ivx]+|\d+|[a-d])\b)?[\s.:]*$")
_BODY = re.compile(
    r"kinh gui\b|can cu\b|theo de nghi\b|tren co so\b|dieu 1\b|i\.|phan (?:thu nhat|i|1)\b|hom nay\b|chung nhan\s*:|"
    r"cap cho\b|noi nhan\b|1\.|a\)|-\s"
)
_INTRODUCES = re.compile(r"(?:thuc hien|trien khai|thi hanh|nham|de |theo|sau khi|xet |qua |chap hanh|tiep theo)")


@dataclass(frozen=True, slots=True)
class Head:
    """Where things stand among the lines of page 1, counted from 0; None where they are missing.

    `end` is the first line that is no letterhead.
    """

    lines: tuple[PageLine, ...]
    end: int
    kind_at: int | None = None
    kind: KindLine | None = None
    matter_at: int | None = None
    annex_at: int | None = None

    @property
    def letterhead(self) -> tuple[PageLine, ...]:
        """The lines above kind, matter and body."""
        return self.lines[: self.end]

    @property
    def below_kind(self) -> tuple[PageLine, ...]:
        """The lines under that of the kind; none where there is no kind."""
        return () if self.kind_at is None else self.lines[self.kind_at + 1 :]


def find_head(lines: Sequence[PageLine]) -> Head:
    """The parts of the first page."""
    first = tuple(line for line in lines[: _MOST_HEAD * 3] if line.page == 1)
    body = next((place for place, line in enumerate(first) if _BODY.match(line.key)), min(len(first), _MOST_HEAD))
    annex = next((place for place, line in enumerate(first[:body]) if _ANNEX.match(line.key)), None)
    kind_at, kind = _kind(first[:body])
    matter = next((place for place, line in enumerate(first[:body]) if _is_matter(line)), None)
    if kind_at is not None and (matter is None or kind_at < matter):
        return Head(first, kind_at, kind_at, kind, None, annex)
    # The date may stand beside the matter: both columns belong to the letterhead of a letter.
    return Head(first, body, matter_at=matter, annex_at=annex)


def begins_body(line: PageLine) -> bool:
    """True for an addressee, a legal basis or the first number of a text."""
    return _BODY.match(line.key) is not None


def introduces(line: PageLine) -> bool:
    """True for the words a first sentence begins with; an abstract may begin with them too."""
    return _INTRODUCES.match(line.key) is not None


def _kind(lines: Sequence[PageLine]) -> tuple[int | None, KindLine | None]:
    """The first line that is a kind; one with more words behind it only where none stands alone."""
    found = [(place, kind) for place, line in enumerate(lines) if (kind := kind_in(line.text)) is not None]
    alone = [pair for pair in found if not pair[1].rest]
    # "ĐỀ ÁN 06" in the name of a body is no kind: a title stands below number or date.
    found = [pair for pair in found if pair in alone or any(map(_is_numbered, lines[: pair[0]]))]
    first = next(iter(alone or found), None)
    return first or (None, None)


def _is_numbered(line: PageLine) -> bool:
    return re.match(r"so\b.*/", line.key) is not None or is_place_date(line.text)


def _is_matter(line: PageLine) -> bool:
    """True for "V/v" under the number of an official letter, and for "Về việc" in the left column."""
    found = _MATTER.match(line.key)
    return found is not None and line.side is not Side.RIGHT and (found[0].startswith("v/") or line.side is Side.LEFT)
