"""Puts lost letters back into the pages of a PDF before anything is read from them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pii_desktop.importers.lost_letters import Mender
from pii_desktop.importers.pdf_lines import PrintedLine
from pii_desktop.importers.pdf_page import PrintedPage, PrintedTable
from pii_desktop.text.legacy import is_unicode_vietnamese


def mended(pages: Sequence[PrintedPage], known: Iterable[str]) -> tuple[PrintedPage, ...]:
    """The pages with lost letters put back; a text that is not in Unicode is left for others to convert."""
    texts = [tuple(line.text for line in lines) for page in pages for lines in _texts(page)]
    if not any(is_unicode_vietnamese(text) for lines in texts for text in lines):
        return tuple(pages)
    mender = Mender(texts, known)
    return tuple(
        replace(
            page,
            lines=_mended(mender, page.lines),
            tables=tuple(_mended_table(mender, table) for table in page.tables),
        )
        for page in pages
    )


def _texts(page: PrintedPage) -> Iterator[tuple[PrintedLine, ...]]:
    yield page.lines
    for table in page.tables:
        yield from (cell.lines for cell in table.cells if cell.lines)


def _mended_table(mender: Mender, table: PrintedTable) -> PrintedTable:
    return replace(table, cells=tuple(replace(cell, lines=_mended(mender, cell.lines)) for cell in table.cells))


def _mended(mender: Mender, lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    read = mender.mend([line.text for line in lines])
    return tuple(
        replace(line, text=each.text, mended=each.words) if each.words else line
        for line, each in zip(lines, read, strict=True)
    )
