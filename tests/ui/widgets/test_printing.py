"""What comes out of the printer is what the export says, page by page."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from pii_desktop.domain.pages import LaidOut
from pii_desktop.domain.report_content import build_report
from pii_desktop.errors import OutputError
from pii_desktop.exporters.preview import lay_out
from pii_desktop.ui.task import CancelledError, Progress, Task
from pii_desktop.ui.widgets import printing
from pii_desktop.ui.widgets.printing import pages_asked, print_pages
from tests.exporters.sample import sample_content

DPI = 150


@pytest.fixture(scope="module")
def document() -> LaidOut:
    return lay_out(build_report(sample_content()))


@pytest.fixture
def printer(qapp: QObject, tmp_path: Path) -> QPrinter:
    """One that prints into a file, at a resolution that a test can wait for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setResolution(DPI)
    return printer


@pytest.fixture
def progress() -> Progress:
    return Progress(Task(), lambda _step: None)


class Printed:
    """What lies in the file that was printed into."""

    def __init__(self, printer: QPrinter) -> None:
        self.document = PdfDocument(printer.outputFileName())

    def sizes(self) -> list[tuple[int, int]]:
        return [(round(w), round(h)) for w, h in map(self.document.get_page_size, range(len(self.document)))]

    def ink(self, number: int) -> bytes:
        return ink_of(self.document, number)


@pytest.fixture
def printed(printer: QPrinter) -> Iterator[list[Printed]]:
    """Opened by a test when it has printed; closed here."""
    opened: list[Printed] = []
    yield opened
    for each in opened:
        each.document.close()


def ink_of(document: PdfDocument, number: int) -> bytes:
    """A page as a small grey picture: what differs there, a reader sees."""
    page = document[number]
    picture = page.render(scale=1, grayscale=True).to_pil().resize((240, 240))
    page.close()
    return bytes(picture.tobytes())


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of two grey pictures, 0 to 255."""
    assert len(one) == len(other)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_every_page_is_printed_as_it_is_exported(
    document: LaidOut, printer: QPrinter, progress: Progress, printed: list[Printed]
) -> None:
    count = len(document.sizes)
    assert print_pages(printer, document, range(count), progress) == count
    printed.append(Printed(printer))
    paper = printed[0]
    assert paper.sizes() == [(round(size.width), round(size.height)) for size in document.sizes], "turned for annexes"
    exported = PdfDocument(document.pdf)
    inks = [ink_of(exported, number) for number in range(count)]
    exported.close()
    for number in range(count):
        same, *others = sorted(difference(paper.ink(number), ink) for ink in inks)
        assert same == difference(paper.ink(number), inks[number]), f"page {number + 1} looks like another"
        assert same < 6, f"page {number + 1} is not what was exported"
        assert same < 0.5 * others[0], "the measure tells pages apart"


def test_a_page_in_strips_has_no_seam(
    document: LaidOut, printer: QPrinter, progress: Progress, printed: list[Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_STRIP_BYTES", 4 * 1240 * 97)
    print_pages(printer, document, [0], progress)
    printed.append(Printed(printer))
    exported = PdfDocument(document.pdf)
    assert difference(printed[0].ink(0), ink_of(exported, 0)) < 6
    exported.close()


def test_a_range_in_copies(
    document: LaidOut, printer: QPrinter, progress: Progress, printed: list[Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: False)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert print_pages(printer, document, range(1, 3), progress) == 4
    printed.append(Printed(printer))
    assert len(printed[0].document) == 4
    assert difference(printed[0].ink(0), printed[0].ink(2)) < 0.1


@pytest.mark.skipif(sys.platform == "win32", reason="the print dialog of Windows needs an installed printer")
def test_the_dialog_says_which_pages(qtbot: QtBot, printer: QPrinter) -> None:
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.setMinMax(1, 12)
    assert pages_asked(dialog, 12, current=4) == range(12)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.PageRange)
    dialog.setFromTo(3, 5)
    assert pages_asked(dialog, 12, current=4) == range(2, 5)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.CurrentPage)
    assert pages_asked(dialog, 12, current=4) == range(4, 5)


def test_stopping_prints_nothing_more(document: LaidOut, printer: QPrinter) -> None:
    task = Task()
    task.cancel()
    with pytest.raises(CancelledError):
        print_pages(printer, document, range(3), Progress(task, lambda _step: None))


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdf", "open")
def test_a_printer_that_takes_no_page_is_told(document: LaidOut, printer: QPrinter, progress: Progress) -> None:
    printer.setOutputFileName("/không có/ổ này/in.pdf")
    with pytest.raises(OutputError, match="Không in được") as caught:
        print_pages(printer, document, range(2), progress)
    assert caught.value.code == "printer-refused"
    assert "còn nguyên" in caught.value.text


def test_a_document_of_one_page_prints_on_other_paper(
    document: LaidOut, printer: QPrinter, progress: Progress, printed: list[Printed]
) -> None:
    from PySide6.QtGui import QPageSize

    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_pages(printer, replace(document, sizes=document.sizes[:1]), [0], progress)
    printed.append(Printed(printer))
    assert printed[0].sizes() == [(612, 792)]
