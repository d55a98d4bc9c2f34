"""Takes page numbers and running headers and footers off the pages: they belong to the paper, not to the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pii_desktop.importers.pdf_lines import PrintedLine
from pii_desktop.importers.pdf_page import PrintedPage
from pii_desktop.text.normalise import search_key

_NUMBER = re.compile(r"[-–—| ]*(trang|page)? ?\d{1,4}( ?(/|tren|of) ?\d{1,4})?[-–—|. ]*")
_ZONE = 0.15
_NEAR = 4.0
_FROM_PAGES = 3


def without_furniture(pages: Sequence[PrintedPage]) -> tuple[PrintedPage, ...]:
    """The pages without page numbers, and without what stands at one place of the margin on most of them."""
    repeated = _repeated(pages)
    return tuple(
        replace(page, lines=tuple(line for line in page.lines if not _is_furniture(page, line, repeated)))
        for page in pages
    )


def _repeated(pages: Sequence[PrintedPage]) -> set[tuple[str, int]]:
    """What is printed at the same height of the margin on at least three pages and on half of them."""
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in _in_margin(page):
            for key in _keys(line):
                seen[key].add(page.number)
    return {key for key, found in seen.items() if len(found) >= max(_FROM_PAGES, len(pages) / 2)}


def _is_furniture(page: PrintedPage, line: PrintedLine, repeated: set[tuple[str, int]]) -> bool:
    if line not in _in_margin(page):
        return False
    return _NUMBER.fullmatch(search_key(line.text)) is not None or any(key in repeated for key in _keys(line))


def _in_margin(page: PrintedPage) -> list[PrintedLine]:
    """The lines near the top above every table, and near the bottom below every table."""
    first = min((table.top for table in page.tables), default=page.height)
    last = max((table.bottom for table in page.tables), default=0.0)
    upper, lower = min(first, page.height * _ZONE), max(last, page.height * (1 - _ZONE))
    return [line for line in page.lines if line.bottom <= upper + 1 or line.top >= lower - 1]


def _keys(line: PrintedLine) -> list[tuple[str, int]]:
    """The text with its numbers as one sign, at its height and the one beside: places differ by a rounding."""
    text = re.sub(r"\d+", "#", search_key(line.text))
    level = int(line.top // _NEAR)
    return [(text, level), (text, level + 1)]
