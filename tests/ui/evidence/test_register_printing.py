"""The register goes into a workbook as it is listed."""

from pathlib import Path

from openpyxl import load_workbook

from pii_desktop.domain.evidence import EvidenceFields
from tests.exporters.workbooks import column_of
from tests.storage.stored import a_file
from tests.ui.evidence.conftest import Register


def test_an_empty_register_offers_no_workbook(register: Register) -> None:
    register.settle()
    assert not register.page.list.excel_button.isEnabled()


def test_what_is_listed_is_written_and_said(register: Register, tmp_path: Path) -> None:
    for number in (1, 2):
        file = a_file(tmp_path, f"Tệp {number}.pdf", f"%PDF {number}".encode())
        register.attach(file, EvidenceFields(f"{number}/QĐ-UBND", kind="Quyết định"))
    register.settle()
    assert register.page.list.excel_button.isEnabled()
    register.page.list.search.setText("2/QĐ")
    register.settle()
    page, target = register.page, tmp_path / "Sổ.xlsx"
    page.printing._wanted = page.list.filter()
    page.printing.save_as(str(target))
    register.settle()
    assert column_of(load_workbook(target).worksheets[0], "Số, ký hiệu") == ["2/QĐ-UBND"]
    assert "Sổ.xlsx" in page.undo_bar.text()
