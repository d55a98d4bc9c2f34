"""One page of a printed source, as a picture beside what was read from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`png` is the page; `top` and `bottom` bound the row in question as shares of its height, None where unknown."""

    png: bytes
    top: float | None = None
    bottom: float | None = None


@dataclass(frozen=True, slots=True)
class RowWords:
    """What to look for on a page: code and name of a row as printed, and of the row behind it."""

    code: str
    name: str
    next_code: str = ""
    next_name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLook:
    """What can be seen of a document: pages as PNG and how many there are, or its first lines where it has no pages."""

    pages: tuple[bytes, ...] = ()
    page_count: int = 0
    lines: tuple[str, ...] = ()
