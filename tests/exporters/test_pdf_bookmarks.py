"""The outline of a PDF: the sections of the text and the annexes, each where it stands."""

from pathlib import Path

import pypdfium2

from pii_desktop.exporters.pdf import write_annexes, write_pdf
from tests.exporters.documents import REPORT, document


def outline(file: Path) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of each entry."""
    opened = pypdfium2.PdfDocument(file)
    try:
        entries = list(opened.get_toc())
        found = [(each.level, each.get_title(), (each.get_dest().get_index() or 0) + 1) for each in entries]
    finally:
        opened.close()
    return found


def test_sections_and_annexes_are_found_in_the_outline(tmp_path: Path) -> None:
    report = document(REPORT)
    write_pdf(report, tmp_path / "báo cáo.pdf")
    found = outline(tmp_path / "báo cáo.pdf")
    top = [title for depth, title, _ in found if depth == 0]
    assert top[0] == "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"
    numbers = ("I", "II", "III", "IV", "V")
    named = [f"Phụ lục {number}. {annex.title}" for number, annex in zip(numbers, report.annexes, strict=True)]
    assert top[-len(named) :] == named
    assert (1, "1. Tình hình chung") in [(depth, title) for depth, title, _ in found]
    assert [page for _, _, page in found] == sorted(page for _, _, page in found)


def test_annexes_that_travel_apart_have_an_outline_too(tmp_path: Path) -> None:
    report = document(REPORT)
    write_annexes(report, tmp_path / "phụ lục.pdf")
    titles = [title for _, title, _ in outline(tmp_path / "phụ lục.pdf")]
    assert titles[0] == f"Phụ lục I. {report.annexes[0].title}"


def test_a_letter_without_sections_has_no_outline_but_its_annex(tmp_path: Path) -> None:
    write_pdf(document("van-ban-can-bo-dau-moi"), tmp_path / "công văn.pdf")
    assert outline(tmp_path / "công văn.pdf") == []
