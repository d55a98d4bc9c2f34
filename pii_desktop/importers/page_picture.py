"""A page of a PDF as a picture, with the place of one row on it. Runs in the child process: PDFs are foreign files."""

import io
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
    first = letters.height_of(words.code, words.name, below=None)
    if first is None:
        return None, None
    after = letters.height_of(words.next_code, words.next_name, below=first) if words.next_name else None
    whole = page.get_height()
    bottom = after if after is not None else first - _ROW
    return max(0.0, 1 - (first + _AIR) / whole), min(1.0, 1 - (bottom + _AIR) / whole)


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

    def height_of(self, code: str, name: str, *, below: float | None) -> float | None:
        """The upper edge of a row in points from the foot of the page; `below` an edge where that is known."""
        for words in (code + name, name, name[: _NAME // 2], code):
            wanted = _folded(words)[:_NAME]
            if len(wanted) < _SHORTEST:
                continue
            tops = [self._top(place) for place in self._found(wanted)]
            fitting = [top for top in tops if below is None or top < below - _AIR]
            if fitting:
                return fitting[0] if below is None else max(fitting)
        return None

    def _found(self, wanted: str) -> list[int]:
        places, start = [], self._letters.find(wanted)
        while start >= 0:
            places.append(self._places[start])
            start = self._letters.find(wanted, start + 1)
        return places

    def _top(self, place: int) -> float:
        return float(self._text.get_charbox(place)[3])


def _folded(text: str) -> str:
    return "".join(letter for letter in search_key(text) if letter.isalnum())


def _unreadable() -> ForeignFileError:
    return ForeignFileError(
        "Không vẽ được trang của tệp.",
        "Các dòng đã đọc vẫn dùng được.",
        "Hãy mở tệp bằng chương trình xem PDF để đối chiếu.",
        "page-unreadable",
    )
