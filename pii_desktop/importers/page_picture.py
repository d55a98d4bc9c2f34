"""A page of a PDF as a picture, with the place of one row on it. Runs in the child process: PDFs are foreign files."""

import io
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pii_desktop.domain.page_picture import PagePicture, RowWords
from pii_desktop.errors import ForeignFileError
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_WIDTH = 4000
_HIGHEST = 3.0
_MOST_CHARS = 40_000
_AIR = 3.0
_ROW = 42.0
_THIN = 2.5
_MOST_PATHS = 8000
_NAME = 18
_SHORTEST = 3  # "1." stands everywhere


def page_picture(content: bytes, number: int, width_px: int, words: RowWords | None) -> PagePicture:
    """Page `number` (from 1), `width_px` pixels wide. Raises ForeignFileError where there is no such page."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        raise _unreadable() from error
    try:
        if not 1 <= number <= len(document):
            raise _unreadable()
        page = document[number - 1]
        top, bottom = _band(page, words) if words is not None else (None, None)
        return PagePicture(_png(page, width_px), top, bottom)
    except PdfiumError as error:
        raise _unreadable() from error
    finally:
        document.close()


def _png(page: "PdfPage", width_px: int) -> bytes:
    width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    if height / width > _HIGHEST:
        raise _unreadable()
    stream = io.BytesIO()
    page.render(scale=min(width_px, _MOST_WIDTH) / width).to_pil().save(stream, format="PNG")
    return stream.getvalue()


def _band(page: "PdfPage", words: RowWords) -> tuple[float | None, float | None]:
    """From the first line of the row to that of the next, as shares of the height of the page."""
    letters = _Letters(page)
    first = letters.spot_of(words.code, words.name, below=None)
    if first is None:
        return None, None
    after = letters.spot_of(words.next_code, words.next_name, below=first.y) if words.next_name else None
    rules = _rules_at(page, first.x)
    top = min((rule for rule in rules if rule > first.y), default=first.y + _AIR)
    bottom = max((rule for rule in rules if rule < first.y - _AIR), default=after.y + _AIR if after else first.y - _ROW)
    whole = page.get_height()
    return max(0.0, 1 - top / whole), min(1.0, 1 - bottom / whole)


def _rules_at(page: "PdfPage", x: float) -> list[float]:
    """The heights of the horizontal rules that pass over or under a place."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    found = []
    for path in islice(page.get_objects(filter=[FPDF_PAGEOBJ_PATH]), _MOST_PATHS):
        left, bottom, right, top = path.get_bounds()
        if top - bottom <= _THIN and left <= x <= right and right - left > _ROW:
            found.append((top + bottom) / 2)
    return found


class _Letters:
    """The letters of a page without accents and blanks, each with its place in the file."""

    def __init__(self, page: "PdfPage") -> None:
        self._text = page.get_textpage()
        count = min(self._text.count_chars(), _MOST_CHARS)
        pairs = [
            (letter, place)
            for place, printed in enumerate(self._text.get_text_range(0, count))
            for letter in _folded(printed)
        ]
        self._letters = "".join(letter for letter, _ in pairs)
        self._places = [place for _, place in pairs]

    def spot_of(self, code: str, name: str, *, below: float | None) -> "_Spot | None":
        """Where a row begins; below an edge where one is known."""
        for words in (code + name, name, name[: _NAME // 2], code):
            wanted = _folded(words)[:_NAME]
            if len(wanted) < _SHORTEST:
                continue
            spots = [self._spot(place) for place in self._found(wanted)]
            fitting = [spot for spot in spots if below is None or spot.y < below - _AIR]
            if fitting:
                return fitting[0] if below is None else max(fitting, key=lambda spot: spot.y)
        return None

    def _found(self, wanted: str) -> list[int]:
        places, start = [], self._letters.find(wanted)
        while start >= 0:
            places.append(self._places[start])
            start = self._letters.find(wanted, start + 1)
        return places

    def _spot(self, place: int) -> "_Spot":
        left, _bottom, right, top = self._text.get_charbox(place)
        return _Spot((left + right) / 2, top)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A letter: its middle and its upper edge, in points from the foot of the page."""

    x: float
    y: float


def _folded(text: str) -> str:
    return "".join(letter for letter in search_key(text) if letter.isalnum())


def _unreadable() -> ForeignFileError:
    return ForeignFileError(
        "Không vẽ được trang của tệp.",
        "Các dòng đã đọc vẫn dùng được.",
        "Hãy mở tệp bằng chương trình xem PDF để đối chiếu.",
        "page-unreadable",
    )
