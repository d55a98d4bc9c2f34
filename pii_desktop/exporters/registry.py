"""The formats on offer, and the one door through which a report becomes a file."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from pii_desktop.domain.report import Report
from pii_desktop.errors import OutputError
from pii_desktop.exporters.atomic import atomic_write
from pii_desktop.exporters.refusals import damaged, write_refused


class ReportFormat(StrEnum):
    """A format by the ending of its files, as the command line names it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def label(self) -> str:
        """The word on a button."""
        return {ReportFormat.PDF: "PDF", ReportFormat.DOCX: "Word", ReportFormat.XLSX: "Excel"}[self]


def parse_format(name: str) -> ReportFormat:
    """The format called `name`. Raises OutputError (code "format-unknown") for one that is not on offer."""
    try:
        return ReportFormat(name.strip().lower().removeprefix("."))
    except ValueError as error:
        raise _unknown(name) from error


def render(report: Report, fmt: ReportFormat | str, target: Path) -> None:
    """Write `report` to `target`, whole or not at all. Raises OutputError as `atomic_write` does."""
    chosen = parse_format(fmt)
    write, validate = _hands(chosen)
    atomic_write(target, lambda temporary: write(report, temporary), validate=validate)


def write_checked(report: Report, fmt: ReportFormat, temporary: Path, target: Path) -> None:
    """Write `report` to `temporary` and open it again; `target` is what refusals speak of. Raises OutputError.

    For a child process: no other error crosses to the window.
    """
    write, validate = _hands(fmt)
    try:
        write(report, temporary)
    except OSError as error:
        raise write_refused(target, error) from error
    try:
        validate(temporary)
    except (OSError, ValueError, KeyError) as error:
        raise damaged(target) from error


def _hands(chosen: ReportFormat) -> tuple[Callable[[Report, Path], object], Callable[[Path], None]]:
    """What writes a format and what reopens it; heavy libraries are imported here and not before."""
    match chosen:
        case ReportFormat.PDF:
            from pii_desktop.exporters.reopening import check_pdf
            from pii_desktop.exporters.sealing import write_sealed_pdf

            return write_sealed_pdf, check_pdf
        case ReportFormat.DOCX:
            from pii_desktop.exporters.docx import write_docx
            from pii_desktop.exporters.reopening import check_docx

            return write_docx, check_docx
        case ReportFormat.XLSX:
            from pii_desktop.exporters.reopening import check_xlsx
            from pii_desktop.exporters.xlsx import write_xlsx

            return write_xlsx, check_xlsx
    assert_never(chosen)


def _unknown(name: str) -> OutputError:
    return OutputError(
        title=f"Không có định dạng “{name.strip()[:20]}”.",
        text="Báo cáo xuất được dưới dạng pdf, docx và xlsx. Chưa có gì được ghi.",
        hint="Hãy chọn một hoặc nhiều định dạng trong số đó.",
        code="format-unknown",
    )
