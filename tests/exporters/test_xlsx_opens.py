"""LibreOffice opens the workbook and draws every sheet of it."""

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.xlsx import write_xlsx
from tests.exporters.sample import sample_content

OFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_sheet(tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.xlsx"
    write_xlsx(build_report(sample_content()), target)
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(target)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert b"Error" not in done.stderr
    with pdfplumber.open(tmp_path / "bao-cao.pdf") as document:
        text = "\n".join(page.extract_text() or "" for page in document.pages)
        assert all(page.width > page.height for page in document.pages)
    for words in ("Trang 1/5", "Phân công", "THỂ CHẾ", "=1+1 không phải công thức"):
        assert words in text
