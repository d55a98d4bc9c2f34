"""LibreOffice opens the workbook, draws every sheet of it, and computes the numbers that stand in the file."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from openpyxl import load_workbook

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.domain.report_content import PlanPart, ReportContent
from pii_desktop.importers import registry
from pii_desktop.storage import catalogue
from tests.exporters.hard_texts import HARD, VIETNAMESE
from tests.exporters.sample import a_row, sample_content
from tests.exporters.test_xlsx_round_trip import PLANS, said
from tests.exporters.workbooks import OFFICE, numbers_of, through_office, without_results, written

pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]


def with_plan(plan: ParsedPlan) -> ReportContent:
    return replace(sample_content(), plans=(PlanPart(StoredPlan(PlanId(1), plan.document, "kế hoạch"), plan.rows),))


def test_libreoffice_draws_every_sheet(tmp_path: Path) -> None:
    target = written(sample_content(), tmp_path)
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(target)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert b"Error" not in done.stderr
    with pdfplumber.open(tmp_path / "bao-cao.pdf") as document:
        pages = [page.extract_text() or "" for page in document.pages]
        assert all(page.width > page.height for page in document.pages[1:])
        assert document.pages[0].width < document.pages[0].height
    text = "\n".join(pages)
    for words in (f"Trang 1/{len(pages)}", "Tổng hợp", "Phân công", "THỂ CHẾ", "=1+1 không phải công thức"):
        assert words in text
    assert "Danh mục\n" not in text  # what is hidden is not printed
    assert "###" not in text


@pytest.mark.parametrize("key", PLANS)
def test_numbers_and_rows_are_the_same_after_libreoffice_computed_and_stored_them(key: str, tmp_path: Path) -> None:
    plan = catalogue.load_plan(key)
    source = written(with_plan(plan), tmp_path)
    bare = without_results(source)
    stored = through_office(bare, tmp_path)
    told, blank, computed = ({(s, c): n for s, c, n in numbers_of(path)} for path in (source, bare, stored))
    assert len(told) > len(blank)
    assert computed == pytest.approx(told)
    again = registry.read(stored, framework=catalogue.load_framework())
    direct = registry.read(source, framework=catalogue.load_framework())
    assert [said(row) for row in again.rows] == [said(row) for row in direct.rows]
    assert again.document == direct.document


def test_hard_text_is_the_same_after_libreoffice_stored_it(tmp_path: Path) -> None:
    rows = tuple(
        a_row("1.1.3", f"Chỉ số {number}", number=number, result=text)
        for number, text in enumerate((*HARD, VIETNAMESE, "+84 222", "-5", "@giao"), start=1)
    )
    source = written(replace(sample_content(), rows=rows, work_items=(), evidence=()), tmp_path)
    sheets = [load_workbook(path)["Chỉ số"] for path in (source, through_office(source, tmp_path))]
    first, second = ([cell.value for row in sheet.iter_rows() for cell in row if cell.value] for sheet in sheets)
    assert first == second
