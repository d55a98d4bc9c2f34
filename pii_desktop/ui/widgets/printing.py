"""Printing: the system's dialog, then page after page beside the window."""

import sys
from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.pages import LaidOut, Pixels
from pii_desktop.errors import OutputError, PiiError
from pii_desktop.services.previewing import page_strips
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import CancelledError, Progress
from pii_desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

# Finer than this nothing is gained on paper, and a page would weigh half a gigabyte.
_FINEST_DPI = 600
# Small enough that handing a strip to the printer, which holds up every thread, is not felt in the window.
_STRIP_BYTES = 1 << 20


class Printing(QObject):
    """Prints one document at a time. Signals: `printed` with the number of pages, `refused` with a PiiError."""

    printed = Signal(int)
    refused = Signal(object)

    def __init__(self, desk: Desk, progress: ProgressLine, parent: QWidget) -> None:
        """`progress` shows how far it is, with Hủy; `parent` is what the dialog stands over."""
        super().__init__(parent)
        self._desk = desk
        self._progress = progress
        self._over = parent
        self._printer: QPrinter | None = None
        self._document: LaidOut | None = None
        self._current = 0
        self.dialog: QPrintDialog | None = None
        progress.cancelled.connect(self._on_cancelled)

    @property
    def is_busy(self) -> bool:
        """True from the dialog to the last page."""
        return self._printer is not None

    def ask(self, document: LaidOut, current: int) -> None:
        """Open the system's dialog; `current` (from 0) is the page looked at."""
        if self.is_busy:
            return
        if not has_printer():
            self.refused.emit(_no_printer())
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._document, self._current = document, current
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._printer.setDocName(self.tr("Báo cáo"))
        self.dialog = QPrintDialog(self._printer, self._over)
        option = QPrintDialog.PrintDialogOption
        for each in (option.PrintPageRange, option.PrintCurrentPage, option.PrintCollateCopies, option.PrintToFile):
            self.dialog.setOption(each)
        self.dialog.setMinMax(1, len(document.sizes))
        self.dialog.finished.connect(self._on_answered)
        QDialog.open(self.dialog)

    def print_on(self, printer: "QPrinter", document: LaidOut, pages: Sequence[int]) -> None:
        """Print `pages` (from 0) beside the window; `printer` is not to be touched until the end is told."""
        self._printer = printer
        work = partial(print_pages, printer, document, pages)
        task = self._desk.aside(work, self._on_printed, self._on_refused, self._progress.show_step)
        self._progress.watch(self.tr("Đang in…"), task)

    def _on_answered(self, result: int) -> None:
        dialog, printer, document = self.dialog, self._printer, self._document
        self.dialog = None
        if dialog is not None:
            dialog.deleteLater()
        if result != QDialog.DialogCode.Accepted.value or dialog is None or printer is None or document is None:
            self._printer = None
            return
        pages = pages_asked(dialog, len(document.sizes), self._current)
        self.print_on(printer, document, pages)

    def _on_printed(self, count: int) -> None:
        self._finish()
        self.printed.emit(count)

    def _on_refused(self, error: PiiError) -> None:
        self._finish()
        self.refused.emit(error)

    def _on_cancelled(self) -> None:
        self._finish()

    def _finish(self) -> None:
        self._progress.finish()
        self._printer, self._document = None, None


def has_printer() -> bool:
    """False on a Windows computer without one; elsewhere the dialog itself offers a file."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return sys.platform != "win32" or bool(QPrinterInfo.availablePrinterNames())


def pages_asked(dialog: "QAbstractPrintDialog", count: int, current: int) -> range:
    """The pages (from 0) that were asked for of `count`; `current` is the one looked at."""
    asked = type(dialog).PrintRange
    match dialog.printRange():
        case asked.CurrentPage:
            return range(current, current + 1)
        case asked.PageRange:
            first, last = dialog.fromPage() or 1, dialog.toPage() or count
            return range(min(first, last) - 1, min(max(first, last), count))
    return range(count)


def print_pages(printer: "QPrinter", document: LaidOut, pages: Sequence[int], progress: Progress) -> int:
    """Print `pages` (from 0), the paper turned for those that lie across; how many sheets were printed.

    Raises OutputError (code "printer-refused") when the printer takes no page, CancelledError when the user stopped.
    """
    order = _in_copies(printer, pages)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for done, number in enumerate(order):
            progress(done, len(order), f"Đang in trang {number + 1}…")
            _turn(printer, is_landscape=document.sizes[number].is_landscape)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise _refused(printer)
            _paint_page(printer, painter, document, number)
        if not painter.end():
            raise _refused(printer)
    except CancelledError:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(order)


def _in_copies(printer: "QPrinter", pages: Sequence[int]) -> list[int]:
    """A printer that makes no copies by itself gets the pages again."""
    if printer.supportsMultipleCopies():
        return list(pages)
    copies = max(1, printer.copyCount())
    if printer.collateCopies():
        return [*pages] * copies
    return [page for page in pages for _ in range(copies)]


def _turn(printer: "QPrinter", *, is_landscape: bool) -> None:
    wanted = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    if printer.pageLayout().orientation() != wanted:
        printer.setPageOrientation(wanted)


def _paint_page(printer: "QPrinter", painter: QPainter, document: LaidOut, number: int) -> None:
    """Strip by strip, each pixel of the picture a whole number of the printer's dots wide: no seam is seen."""
    size = document.sizes[number]
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    share = min(paper.width() / size.width, paper.height() / size.height)
    dots = max(1, ceil(printer.resolution() / _FINEST_DPI))
    width = max(1, int(size.width * share) // dots)
    height = max(1, round(width * size.height / size.width))
    left, top = (paper.width() - width * dots) // 2, (paper.height() - height * dots) // 2
    for begin, pixels in page_strips(document, number, width, max(1, _STRIP_BYTES // (4 * width))):
        place = QRect(left, top + begin * dots, width * dots, pixels.height * dots)
        painter.drawImage(place, image_of(pixels))


def image_of(pixels: Pixels) -> QImage:
    """The picture for Qt; its own copy, free of `pixels`."""
    size = QSize(pixels.width, pixels.height)
    picture = QImage(pixels.content, size.width(), size.height(), pixels.stride, QImage.Format.Format_RGB32)
    return picture.copy()


def _no_printer() -> OutputError:
    return OutputError(
        title="Máy tính này chưa có máy in nào.",
        text="Windows không thấy máy in. Báo cáo và số liệu còn nguyên.",
        hint="Hãy nối máy in, thêm trong Cài đặt của Windows rồi in lại, hoặc xuất PDF.",
        code="printer-none",
    )


def _refused(printer: "QPrinter") -> OutputError:
    name = printer.printerName() or printer.outputFileName()
    return OutputError(
        title=f"Không in được ra “{name}”." if name else "Không in được.",
        text="Máy in không nhận trang: có thể đang tắt, hết giấy hoặc đã bị gỡ. Báo cáo và số liệu còn nguyên.",
        hint="Hãy kiểm tra máy in rồi in lại, hoặc xuất PDF và in bằng chương trình khác.",
        code="printer-refused",
    )
