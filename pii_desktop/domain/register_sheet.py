"""The evidence register as a sheet: the documents that are listed, with everything that is kept of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Row, Sheet, Table
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.sheet_lists import count_cell, day_cell
from pii_desktop.domain.validity import Standing

_COLUMNS = (
    Column("TT", 0.7, Align.CENTER, name="SO_TT"),
    Column("Số, ký hiệu", 1.9, name="SO_So"),
    Column("Loại", 1.3),
    Column("Ngày ban hành", 1.4, Align.CENTER, name="SO_Ngay"),
    Column("Cơ quan ban hành", 2.0),
    Column("Trích yếu nội dung", 4.4),
    Column("Hiệu lực từ", 1.4, Align.CENTER),
    Column("Hiệu lực đến", 1.4, Align.CENTER),
    Column("Hết hạn chứng nhận", 1.4, Align.CENTER),
    Column("Vào ngày chốt", 1.8, Align.CENTER, name="SO_HieuLuc"),
    Column("Bản", 1.2, Align.CENTER),
    Column("Chỉ số, chỉ tiêu minh chứng", 2.4),
    Column("Tên tệp", 2.8),
    Column("Dung lượng (byte)", 1.4, Align.RIGHT, "#,##0"),
    Column("SHA-256", 2.8),
    Column("Ghi chú", 2.4),
)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A document, what it is worth on the cut-off day, and the codes or names of the rows that it proves."""

    document: Evidence
    standing: Standing
    proves: tuple[str, ...]


def register_sheet(lines: tuple[RegisterLine, ...], department: str, day: date) -> Sheet:
    """The lines as they are listed."""
    rows = tuple(Row(_cells(number, line)) for number, line in enumerate(lines, start=1))
    titles = ("SỔ MINH CHỨNG", f"({department}, ngày {official_date(day)}: {len(lines)} tài liệu)")
    return Sheet("Sổ minh chứng", titles, Table(_COLUMNS, rows))


def _cells(number: int, line: RegisterLine) -> tuple[Cell, ...]:
    document, fields = line.document, line.document.fields
    return (
        count_cell(number),
        fields.number,
        fields.kind,
        day_cell(fields.signed_on),
        fields.issuer,
        fields.abstract,
        day_cell(fields.in_force_from),
        day_cell(fields.in_force_to),
        day_cell(fields.expires_on),
        line.standing.label,
        fields.form.label if fields.form else "",
        "; ".join(line.proves),
        "\n".join(file.file_name for file in document.files),
        NumberCell(Decimal(document.size)),
        "\n".join(file.sha256 for file in document.files),
        fields.note,
    )
