"""A kept document as pictures, or as its first lines, for a look beside the form. Foreign files: in the child only."""

import io
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop import isolation
from pii_desktop.domain.page_picture import DocumentLook
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.guard import Format, read_file, recognise

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from pypdfium2 import PdfPage

_CHILD = "pii_desktop.importers.evidence_picture:look"
_LIMITS = isolation.Limits(seconds=20.0)
_MOST_WIDTH = 2000
_HIGHEST = 3.0
_MOST_LINES = 60
_MOST_PIXELS = 60_000_000
_IMAGES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_HEAD = 1024


def look_isolated(
    path: Path, width_px: int, first: int, most: int, *, cancelled: Callable[[], bool] | None = None
) -> DocumentLook:
    """`most` pages from number `first` (from 1) on, each `width_px` pixels wide, drawn in a child process with caps.

    Raises ForeignFileError for what cannot be shown, IsolationError when a cap was hit.
    """
    seen = isolation.run(_CHILD, str(path), width_px, first, most, limits=_LIMITS, cancelled=cancelled)
    if not isinstance(seen, DocumentLook):
        raise TypeError(f"the child answered with {type(seen).__name__}")
    return seen


def look(path: str, width_px: int, first: int, most: int) -> DocumentLook:
    """The same in this process, which should be the child."""
    width = max(16, min(width_px, _MOST_WIDTH))
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise _unreadable() from error
    if b"%PDF-" in head:
        return _pdf(path, width, first, most)
    kind = next((name for mark, name in _IMAGES.items() if head.startswith(mark)), None)
    if kind is not None or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return _image(path, width, kind or "WEBP", first, most)
    return _word(Path(path))


def _pdf(path: str, width: int, first: int, most: int) -> DocumentLook:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(path)
    except PdfiumError as error:
        raise _unreadable() from error
    try:
        count = len(document)
        last = min(first + most - 1, count)
        pages = tuple(_page(document[number - 1], width) for number in range(first, last + 1))
    except PdfiumError as error:
        raise _unreadable() from error
    finally:
        document.close()
    if not pages:
        raise _unreadable()
    return DocumentLook(pages, count)


def _page(page: "PdfPage", width_px: int) -> bytes:
    width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    if height / width > _HIGHEST:
        raise _unreadable()
    stream = io.BytesIO()
    page.render(scale=width_px / width).to_pil().save(stream, format="PNG")
    return stream.getvalue()


def _image(path: str, width: int, kind: str, first: int, most: int) -> DocumentLook:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings(), Image.open(path, formats=[kind]) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            count = int(getattr(picture, "n_frames", 1)) if kind == "TIFF" else 1
            pages = tuple(_frame(picture, number, width) for number in range(first, min(first + most - 1, count) + 1))
    except (*bombs, OSError, ValueError, SyntaxError, EOFError) as error:
        raise _unreadable() from error
    if not pages:
        raise _unreadable()
    return DocumentLook(pages, count)


def _frame(picture: "Picture", number: int, width: int) -> bytes:
    """One page of a scan, upright, as PNG."""
    from PIL import ImageOps

    picture.seek(number - 1)
    frame = ImageOps.exif_transpose(picture).convert("RGB")
    frame.thumbnail((width, int(width * _HIGHEST)))
    stream = io.BytesIO()
    frame.save(stream, format="PNG")
    return stream.getvalue()


def _word(path: Path) -> DocumentLook:
    """The first lines of a Word file; everything else says what to open it with."""
    content = read_file(path)
    if recognise(content, path.name) is not Format.DOCX:
        raise _no_picture()
    from pii_desktop.importers.evidence_docx import read_lines
    from pii_desktop.importers.evidence_lines import tidied

    body = read_lines(content).body
    lines = tuple(line.text for line in tidied(body[: _MOST_LINES * 2]).lines if line.text)
    return DocumentLook((), 0, lines[:_MOST_LINES])


def _unreadable() -> ForeignFileError:
    return ForeignFileError(
        "Không vẽ được bản xem trước của tệp này.",
        "Tệp có thể hỏng, có mật khẩu hoặc quá lớn; tệp vẫn được giữ nguyên từng byte.",
        "Hãy mở bằng chương trình của máy để xem.",
        "no-preview",
    )


def _no_picture() -> ForeignFileError:
    return ForeignFileError(
        "Loại tệp này không xem trước được ở đây.",
        "Tệp vẫn được giữ nguyên từng byte.",
        "Hãy mở bằng chương trình của máy để xem.",
        "no-preview",
    )
