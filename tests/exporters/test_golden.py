"""Each kind of document in each format as its golden file: page by page, paragraph by paragraph, cell by cell.

After a change that is meant: UPDATE_GOLDEN=1 pytest, and read the difference.
"""

import os
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.exporters.documents import LETTERS, NAMES, REPORT, WITH_SHEETS
from tests.exporters.golden import pdf_lines, word_lines, word_styles, workbook_lines
from tests.exporters.paper import Papers

pytestmark = pytest.mark.xdist_group("papers")
GOLDEN = Path(__file__).parents[1] / "data" / "golden"


def compare(name: str, told: Iterable[str]) -> None:
    """With what stands in the golden file."""
    lines = [line.replace("\u00a0", " ").rstrip() for line in told]
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    kept = golden.read_text(encoding="utf-8").split("\n")[:-1]
    changed = "\n".join(unified_diff(kept, lines, "as it was", "as it is", n=1, lineterm=""))
    assert not changed, f"{name}\n{changed}"


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_reads_as_its_golden_file(name: str, papers: Papers) -> None:
    compare(f"{name}.pdf.txt", pdf_lines(papers[name]))


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_reads_as_its_golden_file(name: str, papers: Papers) -> None:
    compare(f"{name}.docx.txt", word_lines(papers[name].word))


@pytest.mark.parametrize("name", WITH_SHEETS)
def test_the_workbook_reads_as_its_golden_file(name: str, papers: Papers) -> None:
    compare(f"{name}.xlsx.txt", workbook_lines(papers[name].workbook))


def test_the_styles_of_word_are_those_of_the_golden_file(papers: Papers) -> None:
    compare("kieu-chu.docx.txt", word_styles(papers[REPORT].word))


@pytest.mark.parametrize("name", LETTERS)
def test_letters_have_no_sheets(name: str, papers: Papers) -> None:
    assert papers[name].report.sheets == ()
