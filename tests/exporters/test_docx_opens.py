"""LibreOffice opens the Word file and lays it out on the pages of our own PDF."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.docx import write_docx
from tests.exporters.hard_texts import a_hard_report_of_forty_pages
from tests.exporters.pdf_reading import Pages, line_with, middle, without_blanks
from tests.exporters.pictured import pictured_content
from tests.exporters.sample import sample_content

OFFICE = shutil.which("soffice")
MM = 25.4 / 72
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]


@pytest.mark.parametrize(
    "make",
    [lambda: build_report(sample_content()), lambda: build_report(pictured_content()), a_hard_report_of_forty_pages],
)
def test_libreoffice_lays_it_out_on_the_pages_of_our_pdf(make: Any, tmp_path: Path) -> None:
    report: Report = make()
    with Pages(report, tmp_path) as own, pdfplumber.open(_as_pdf(report, tmp_path)) as document:
        assert _parts(document.pages) == pytest.approx(_parts(own), abs=1)
        assert ["DỰ THẢO" in _text(page) for page in document.pages] == [True, *[False] * (len(document.pages) - 1)]
        assert _numbers(document.pages) == _numbers(own)
        last = next(page for page in document.pages if "Nơi nhận:" in _text(page))
        assert "Trên đây là báo cáo" in _text(last)
        written = "".join(without_blanks(_text(page)) for page in document.pages)
    for words in (report.letterhead.abstract, "PHÓ GIÁM ĐỐC", "DANH MỤC TÀI LIỆU MINH CHỨNG"):
        assert without_blanks(words) in written


def test_head_and_page_numbers_stand_where_our_pdf_draws_them(tmp_path: Path) -> None:
    report = build_report(sample_content())
    with Pages(report, tmp_path) as own, pdfplumber.open(_as_pdf(report, tmp_path)) as document:
        for words in ("SỞ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "BÁO CÁO", "Kính gửi:"):
            theirs, ours = line_with(document.pages[0], words), line_with(own[0], words)
            assert middle(theirs) == pytest.approx(middle(ours), abs=1)
            assert theirs[0]["top"] * MM == pytest.approx(ours[0]["top"] * MM, abs=4)
        number, date = line_with(document.pages[0], "Số:"), line_with(document.pages[0], "Bắc Ninh, ngày")
        assert number[0]["matrix"][5] == pytest.approx(date[0]["matrix"][5], abs=0.5), "on one baseline"
        theirs, ours = line_with(document.pages[1], "2"), line_with(own[1], "2")
        assert theirs[0]["matrix"][5] == pytest.approx(ours[0]["matrix"][5], abs=1.5)


def _as_pdf(report: Report, folder: Path) -> Path:
    target = folder / "word.docx"
    write_docx(report, target)
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(target)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert b"Error" not in done.stderr
    return target.with_suffix(".pdf")


def _text(page: Any) -> str:
    return str(page.extract_text() or "")


def _parts(pages: list[Any]) -> list[int]:
    """How many pages the text has, and each annex."""
    starts = [place for place, page in enumerate(pages) if _text(page).startswith("Phụ lục") or place == 0]
    return [end - start for start, end in zip(starts, [*starts[1:], len(pages)], strict=True)]


def _numbers(pages: list[Any]) -> list[str]:
    """The first line of each page where it is a number."""
    return [first if (first := _text(page).partition("\n")[0]).isdigit() else "" for page in pages]
