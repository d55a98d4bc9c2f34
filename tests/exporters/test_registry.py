"""One door for all formats, and pictures of the pages."""

from pathlib import Path

import pytest

from pii_desktop.domain.report_content import build_report
from pii_desktop.errors import OutputError
from pii_desktop.exporters.registry import ReportFormat, parse_format, render
from pii_desktop.exporters.reopening import check_docx, check_pdf, check_xlsx
from tests.exporters.sample import sample_content

_CHECKS = {ReportFormat.PDF: check_pdf, ReportFormat.DOCX: check_docx, ReportFormat.XLSX: check_xlsx}


@pytest.mark.parametrize("chosen", ReportFormat)
def test_every_format_is_written_whole(chosen: ReportFormat, tmp_path: Path) -> None:
    target = tmp_path / f"Báo cáo.{chosen}"
    render(build_report(sample_content()), chosen, target)
    _CHECKS[chosen](target)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("PDF", ReportFormat.PDF),
        (" xlsx", ReportFormat.XLSX),
        (".pdf", ReportFormat.PDF),
        ("DOCX", ReportFormat.DOCX),
    ],
)
def test_formats_are_known_however_they_are_typed(name: str, known: ReportFormat) -> None:
    assert parse_format(name) is known


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        render(build_report(sample_content()), "odt", tmp_path / "a.odt")
    assert caught.value.code == "format-unknown"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("check", "content"),
    [(check_pdf, b"%PDF-1.4 broken"), (check_xlsx, b"PK\x03\x04broken"), (check_docx, b"PK\x03\x04broken")],
)
def test_a_broken_file_does_not_pass(check: object, content: bytes, tmp_path: Path) -> None:
    target = tmp_path / "hỏng"
    target.write_bytes(content)
    assert callable(check)
    with pytest.raises(ValueError, match="not a"):
        check(target)


def test_a_name_that_begins_with_a_tilde_is_nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files being written are named like that, and may be named from the folder where one stands."""
    monkeypatch.chdir(tmp_path)
    Path("~pii-báo cáo.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(ValueError, match="not a"):
        check_pdf(Path("~pii-báo cáo.pdf"))
