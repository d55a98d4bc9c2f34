"""The report of a period as it will look: every page, at its place, replaced when the data change."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from pii_desktop import isolation
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.report import PageBreak, Report, plain
from pii_desktop.domain.report_content import build_report
from pii_desktop.services import previewing
from pii_desktop.services.reporting import build
from pii_desktop.ui.report_preview import ReportPreview
from pii_desktop.ui.widgets.page_stack import Zoom
from tests.exporters.sample import a_row, sample_content
from tests.ui.workplace import Workplace

YEAR, HALF = PeriodId(2), PeriodId(1)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with the plan of 2025."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    yield place
    place.close()


@pytest.fixture
def preview(place: Workplace) -> ReportPreview:
    """Empty, shown."""
    preview = ReportPreview(place.desk)
    place.show(preview)
    preview.resize(456, 640)
    return preview


def a_report(*pages: str) -> Report:
    """One sentence a page, its key the sentence itself."""
    blocks = [block for page in pages for block in (plain(f"{page}.", key=page), PageBreak())]
    return replace(build_report(sample_content()), blocks=tuple(blocks[:-1]), annexes=())


@pytest.mark.parametrize("short", [0, 9999])
def test_the_pages_are_those_of_the_export(
    preview: ReportPreview, place: Workplace, monkeypatch: pytest.MonkeyPatch, short: int
) -> None:
    """Laid out in a child process, and in a thread."""
    monkeypatch.setattr(previewing, "SHORT", short)
    preview.show_period(YEAR)
    place.settle()
    report = place.read(lambda uow: build(uow, YEAR))
    laid = previewing.lay_out(report, lambda: False)
    assert preview.document == laid
    assert preview.page_count == len(laid.sizes) > 3
    assert preview.canvas.picture_of(0) is not None
    assert preview.canvas.accessibleName() == f"Trang 1 trên {len(laid.sizes)} của văn bản"


def test_more_than_sixty_pages_are_there_to_the_last(preview: ReportPreview, place: Workplace) -> None:
    rows = tuple(
        a_row(f"1.1.{n}", f"Chỉ số {n}", number=n, value=Decimal(n), result="Đã ban hành chính sách. " * 20)
        for n in range(1, 400)
    )
    preview.show_report(build_report(replace(sample_content(), rows=rows)))
    place.settle()
    assert preview.page_count > 150
    preview.canvas.show_page(preview.page_count - 1)
    place.settle()
    assert preview.canvas.picture_of(preview.page_count - 1) is not None
    assert preview.canvas.kept_bytes() < 56 << 20


def test_a_report_drawn_anew_stays_where_the_user_is(preview: ReportPreview, place: Workplace) -> None:
    preview.show_report(a_report("một", "hai", "ba", "bốn"))
    place.settle()
    preview.bar.later.click()
    preview.bar.later.click()
    preview.show_report(a_report("một", "hai", "ba đã sửa", "bốn"))
    assert preview.page == 2, "the old pages are shown until the new ones are there"
    place.settle()
    assert preview.page == 2
    assert preview.show_page_of("ba đã sửa")


def test_another_period_begins_at_its_first_page(preview: ReportPreview, place: Workplace) -> None:
    preview.show_period(YEAR)
    place.settle()
    preview.canvas.show_page(2)
    preview.show_period(HALF)
    place.settle()
    assert preview.page == 0


def test_only_the_last_report_asked_for_is_shown(preview: ReportPreview, place: Workplace) -> None:
    for count in range(1, 5):
        preview.show_report(a_report(*map(str, range(count))))
    place.settle()
    assert preview.page_count == 4


def test_a_sentence_is_shown_on_its_page(preview: ReportPreview, place: Workplace) -> None:
    preview.show_report(a_report("một", "hai", "ba"))
    assert not preview.show_page_of("ba"), "not laid out yet"
    place.settle()
    assert preview.page == 2, "the wish was kept"
    assert preview.show_page_of("một")
    assert preview.page == 0
    assert not preview.show_page_of("không có câu này")


def test_a_period_without_rows_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    place = Workplace(qtbot)
    place.begin(tmp_path / "trống", plan="")
    preview = ReportPreview(place.desk)
    place.show(preview)
    preview.show_period(YEAR)
    place.settle()
    assert preview.message()
    assert preview.page_count == 0
    assert place.refused == []
    place.close()


def test_laying_out_that_fails_is_said_in_place(
    preview: ReportPreview, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(*_matter: object, **_options: object) -> None:
        raise isolation.IsolationError("Tệp quá lớn để đọc.", code="child-memory")

    monkeypatch.setattr(isolation, "run", died)
    monkeypatch.setattr(previewing, "SHORT", 0)
    preview.show_report(a_report("một"))
    place.settle()
    assert preview.message().startswith("Không dàn được trang văn bản.")
    assert place.refused == []


def test_stopping_says_that_the_pages_are_old_and_offers_another_try(preview: ReportPreview, place: Workplace) -> None:
    preview.show_report(a_report("một"))
    place.settle()
    preview.show_report(a_report("một", "hai"))
    preview.cancel()
    place.settle()
    assert preview.page_count == 1
    assert preview.banner.text() == "Đã dừng dàn trang; trang đang thấy là bản trước."
    preview.banner.acted.emit()
    place.settle()
    assert preview.page_count == 2
    assert preview.banner.isHidden()


def test_the_large_window_begins_at_the_page_looked_at(preview: ReportPreview, place: Workplace) -> None:
    preview.show_report(a_report("một", "hai", "ba"))
    place.settle()
    preview.bar.later.click()
    preview.resize(1198, 696)
    dialog = preview.enlarge()
    assert dialog is not None
    place.settle()
    assert dialog.pages.page == 1
    assert dialog.pages.canvas.zoom is Zoom.FULL
    dialog.reject()
    place.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)


def test_what_is_shown_is_printed(preview: ReportPreview, place: Workplace, tmp_path: Path) -> None:
    preview.show_report(a_report("một", "hai", "ba"))
    place.settle()
    assert preview.document is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    preview.printing.print_on(printer, preview.document, range(1, 3))
    place.settle()
    assert not preview.printing.is_busy
    assert preview.banner.text() == "Đã gửi 2 trang đến máy in."
    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="the print dialog of Windows needs an installed printer")
def test_the_dialog_of_the_system_is_asked_and_may_be_left(preview: ReportPreview, place: Workplace) -> None:
    preview.show_report(a_report("một"))
    place.settle()
    preview.bar.printer.click()
    assert preview.printing.dialog is not None
    preview.printing.dialog.reject()
    place.settle()
    assert not preview.printing.is_busy
    assert not preview.banner.isVisible()


def test_a_report_of_thousands_of_rows_is_not_drawn_beforehand(
    preview: ReportPreview, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii_desktop.ui.report_preview._MOST_ROWS", 3)
    preview.show_period(YEAR)
    place.settle()
    assert preview.message() == "Báo cáo quá dài để vẽ trước. Hãy xuất tệp để xem."
    assert preview.page_count == 0


def test_a_computer_without_a_printer_is_told(
    preview: ReportPreview, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii_desktop.ui.widgets.printing.has_printer", lambda: False)
    preview.show_report(a_report("một"))
    place.settle()
    preview.print_pages()
    assert preview.banner.text().startswith("Máy tính này chưa có máy in nào.")
    assert preview.printing.dialog is None
