"""The list of required evidence on paper: what the department said of it can be read back from the files."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from pii_desktop.errors import OutputError
from pii_desktop.services import coverage
from pii_desktop.services.coverage_report import build_coverage_report, write_coverage_report
from pii_desktop.services.scope import Scope
from pii_desktop.storage.workspace import Workspace
from tests.exporters.pdf_reading import letters_of, without_blanks

REASON = "Số liệu do Cục Thống kê công bố"


@pytest.fixture
def waived(workspace: Workspace) -> Workspace:
    """Sở Tài chính says that it needs no figure of GRDP for 2.2.2."""
    rows = workspace.read(lambda uow: coverage.matrix(uow, Scope())).rows
    spending = next(row.line.assignment_id for row in rows if row.line.code == "2.2.2")
    workspace.run(lambda uow: coverage.waive(uow, spending, "2.2.2/03", REASON))
    return workspace


def test_the_workbook_is_landscape_with_its_head_on_every_page(waived: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "Danh mục minh chứng.xlsx"
    write_coverage_report(waived.read(lambda uow: build_coverage_report(uow, Scope())), target)
    book = load_workbook(target)
    assert book.sheetnames == ["Ma trận", "Danh mục"]
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.print_title_rows
    cells = [cell.value for line in book["Danh mục"].iter_rows() for cell in line]
    assert f"Không cần: {REASON}" in cells
    legend = [cell.value for line in book["Ma trận"].iter_rows(max_row=5) for cell in line if cell.value]
    assert any("Không cần 1" in str(words) for words in legend)


def test_the_pdf_names_every_requirement_and_the_reason(waived: Workspace, tmp_path: Path) -> None:
    said = letters_of(waived.read(lambda uow: build_coverage_report(uow, Scope())), tmp_path)
    for words in ("DANH MỤC", "Sở Tài chính", "Còn thiếu", "Số liệu do Cục Thống kê"):
        assert without_blanks(words) in said, words


def test_another_ending_is_refused(waived: Workspace, tmp_path: Path) -> None:
    report = waived.read(lambda uow: build_coverage_report(uow, Scope()))
    with pytest.raises(OutputError):
        write_coverage_report(report, tmp_path / "Danh mục.txt")
    assert not (tmp_path / "Danh mục.txt").exists()
