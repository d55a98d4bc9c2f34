"""Pages of a document for window and printer: laid out where that holds nobody up, drawn one at a time."""

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pii_desktop import isolation
from pii_desktop.domain.pack_list import annex_report
from pii_desktop.domain.pages import LaidOut, Pixels
from pii_desktop.domain.report import Report, Table
from pii_desktop.errors import OutputError

if TYPE_CHECKING:
    from pii_desktop.services.packing import PackMatter

Cancelled = Callable[[], bool]
"""Says whether nobody waits any more."""

SHORT = 250
"""Paragraphs and rows up to which a report is laid out in a thread: a third of a second, felt by nobody.

Laying out is all Python: a longer one would hold the window up, so a child process does it, which takes a second to
start on an old computer.
"""
_TURN = threading.Lock()
_LIMITS = isolation.Limits(memory_mb=1536, seconds=600.0)


def lay_out(report: Report, cancelled: Cancelled) -> LaidOut:
    """The report on its pages, each sentence with its place.

    Raises OutputError (code "preview-failed") where that took too much memory or time, IsolationError (code
    "cancelled") when `cancelled` said so.
    """
    return _laid_out("lay_out", report, cancelled)


def lay_out_pack_list(matter: "PackMatter", cancelled: Cancelled) -> LaidOut:
    """The list of evidence as it lies in the pack. Raises as `lay_out`."""
    return _laid_out("lay_out_annexes", annex_report(matter.report, matter.plan), cancelled)


def page_pixels(document: LaidOut, number: int, width_px: int) -> Pixels:
    """Page `number` (from 0) as a picture `width_px` wide."""
    from pii_desktop.exporters.preview import page_pixels as drawn

    return drawn(document.pdf, number, width_px)


def page_strips(document: LaidOut, number: int, width_px: int, rows: int) -> Iterator[tuple[int, Pixels]]:
    """Page `number` in strips of at most `rows` rows from top to bottom, each with its first row."""
    from pii_desktop.exporters.preview import page_strips as drawn

    return drawn(document.pdf, number, width_px, rows)


def _laid_out(function: str, report: Report, cancelled: Cancelled) -> LaidOut:
    if _lines_of(report) <= SHORT:
        return _laid_here(function, report, cancelled)
    return _laid_apart(function, report, cancelled)


def _laid_here(function: str, report: Report, cancelled: Cancelled) -> LaidOut:
    """One at a time: reportlab was not made for two."""
    from pii_desktop.exporters import preview

    with _TURN:
        if cancelled():
            raise isolation.IsolationError("Đã dừng dàn trang.", code="cancelled")
        return preview.lay_out(report) if function == "lay_out" else preview.lay_out_annexes(report)


def _laid_apart(function: str, report: Report, cancelled: Cancelled) -> LaidOut:
    name = f"pii_desktop.exporters.preview:{function}"
    try:
        made = isolation.run(name, report, limits=_LIMITS, cancelled=cancelled)
    except isolation.IsolationError as error:
        if error.code == "cancelled":
            raise
        raise _failed() from error
    if not isinstance(made, LaidOut):
        raise _failed()
    return made


def _lines_of(report: Report) -> int:
    """Paragraphs and rows of tables, the annexes' too."""
    blocks = [*report.blocks, *(block for annex in report.annexes for block in annex.blocks)]
    return sum(len(block.rows) if isinstance(block, Table) else 1 for block in blocks)


def _failed() -> OutputError:
    return OutputError(
        title="Không dàn được trang văn bản.",
        text="Máy không đủ bộ nhớ hoặc việc dàn trang đã dừng đột ngột. Số liệu và các tệp đã xuất còn nguyên.",
        hint="Hãy đóng bớt chương trình khác rồi thử lại.",
        code="preview-failed",
    )
