"""LibreOffice opens the Word files without repair and lays them out on the pages of our own PDF."""

from pathlib import Path

import pdfplumber
import pytest

from tests.exporters.documents import HARD_ONES, HIGH_ROWS, LETTERS, NAMES, REPORT
from tests.exporters.docx_reading import stored_texts
from tests.exporters.office import PDF, Office, needs_office, torn
from tests.exporters.paper import Papers
from tests.exporters.pdf_reading import Leaf, leaves, line_with, middle, reads, without_blanks

ALL = (*NAMES, *HARD_ONES, HIGH_ROWS)
MM = 25.4 / 72
LAST_OF_PLAIN_LETTERS = "\uffff"  # emoji need a font of their own
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("word-in-office"), needs_office]


@pytest.fixture(scope="module")
def laid_out(papers: Papers, office: Office) -> dict[str, Path]:
    """What LibreOffice makes of each Word file, and of one that is torn."""
    files = {name: papers[name].file("docx") for name in ALL}
    return office.convert((*files.values(), torn(files[REPORT], "word/document.xml")), PDF)


@pytest.fixture(scope="module")
def read(laid_out: dict[str, Path]) -> dict[str, list[Leaf]]:
    return {name: leaves(file) for name, file in laid_out.items()}


def test_every_file_is_opened_and_a_torn_one_is_not(laid_out: dict[str, Path]) -> None:
    assert set(laid_out) == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_it_has_the_pages_of_our_pdf(name: str, read: dict[str, list[Leaf]], papers: Papers) -> None:
    theirs, ours = ([_kind(leaf) for leaf in pages] for pages in (read[name], papers[name].leaves))
    assert theirs == ours


@pytest.mark.parametrize("name", ALL)
def test_every_text_is_read_on_its_pages(name: str, read: dict[str, list[Leaf]], papers: Papers) -> None:
    texts = {" ".join(text.split()) for text in stored_texts(papers[name].report)}
    plain = (text for text in texts if max(text) <= LAST_OF_PLAIN_LETTERS)
    assert [text for text in plain if not reads(read[name], without_blanks(text))] == []


@pytest.mark.parametrize("name", ALL)
def test_the_signature_stands_with_the_last_words(name: str, read: dict[str, list[Leaf]]) -> None:
    last = next(leaf for leaf in read[name] if "Nơi nhận:" in leaf.text)
    assert "./." in last.text


@pytest.mark.parametrize("name", [REPORT, LETTERS[0]])
def test_the_head_stands_where_our_pdf_draws_it(name: str, laid_out: dict[str, Path], papers: Papers) -> None:
    with pdfplumber.open(laid_out[name]) as document:
        theirs, ours = document.pages[0], papers[name].pages[0]
        for words in ("SỞ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Kính gửi:"):
            there, here = line_with(theirs, words), line_with(ours, words)
            assert middle(there) == pytest.approx(middle(here), abs=1)
            assert there[0]["top"] * MM == pytest.approx(here[0]["top"] * MM, abs=4)
        number, date = line_with(theirs, "Số:"), line_with(theirs, "Bắc Ninh, ngày")
        assert number[0]["matrix"][5] == pytest.approx(date[0]["matrix"][5], abs=0.5), "on one baseline"


def test_page_numbers_stand_where_our_pdf_draws_them(laid_out: dict[str, Path], papers: Papers) -> None:
    with pdfplumber.open(laid_out[REPORT]) as document:
        there, here = (line_with(page, "2")[0]["matrix"] for page in (document.pages[1], papers[REPORT].pages[1]))
    assert there[4:] == pytest.approx(here[4:], abs=1.5)


def _kind(leaf: Leaf) -> tuple[int, str, bool]:
    """Upright or across, what stands at the top (a number, DỰ THẢO), and whether an annex begins."""
    return leaf.width, leaf.top, "(Kèm theo " in leaf.text
