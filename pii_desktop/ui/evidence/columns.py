"""The columns of the register, as data."""

from pii_desktop.domain.evidence_register import RegisterRow
from pii_desktop.domain.validity import Standing
from pii_desktop.ui.evidence_words import standing_look, tr, until_text
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.widgets.dates import format_date

ONLY_WIDE = frozenset({"kind", "form", "issuer"})
"""Columns that hide while the panel is open in a small window."""


def register_columns() -> list[Column[RegisterRow]]:
    """Every column; widths of look.md."""
    return [*_what_columns(), *_state_columns()]


def _what_columns() -> list[Column[RegisterRow]]:
    return [
        Column(
            key="number", title=tr("Số, ký hiệu"), value=lambda row: row.number, width=160, look=Look.STRONG,
            icon=lambda row: Icon.COPY if row.is_twin else None, tone=lambda row: "warn" if row.is_twin else None,
            whole=lambda row: tr("{number}: văn bản khác cũng mang số và ngày này").format(number=row.number)
            if row.is_twin else row.number,
        ),
        Column(
            key="signed", title=tr("Ngày ký"), width=84, alignment=RIGHT, look=Look.MUTED,
            value=lambda row: format_date(row.signed_on) if row.signed_on else "", sort_key=lambda row: row.signed_on,
        ),
        Column(key="kind", title=tr("Loại"), value=lambda row: row.kind, width=104, look=Look.MUTED),
        Column(key="issuer", title=tr("Cơ quan"), value=lambda row: row.issuer, width=132, look=Look.MUTED),
        Column(
            key="abstract", title=tr("Trích yếu"), value=lambda row: row.abstract or row.file_name,
            tone=lambda row: None if row.abstract else "text3", whole=lambda row: row.title,
        ),
        Column(
            key="form", title=tr("Bản"), value=lambda row: row.form.label if row.form else "", width=84,
            look=Look.MUTED,
        ),
    ]  # fmt: skip


def _state_columns() -> list[Column[RegisterRow]]:
    return [
        Column(
            key="until", title=tr("Hiệu lực đến"), width=136, alignment=RIGHT, value=_until,
            icon=lambda row: None if row.standing is Standing.IN_FORCE else standing_look(row.standing)[0],
            tone=lambda row: "text3" if row.standing is Standing.IN_FORCE and not row.valid_until else _tone(row),
            sort_key=lambda row: row.valid_until, whole=lambda row: row.standing.label,
        ),
        Column(
            key="standing", title=tr("Theo ngày chốt"), value=lambda row: row.standing.label, width=172,
            icon=lambda row: standing_look(row.standing)[0], tone=lambda row: standing_look(row.standing)[1],
            sort_key=lambda row: row.standing.rank, is_hidden=True,
        ),
        Column(
            key="links", title=tr("Chỉ số"), width=64, alignment=RIGHT, sort_key=lambda row: row.link_count,
            value=lambda row: str(row.link_count) if row.link_count else "–",
            tone=lambda row: None if row.link_count else "warn",
        ),
        Column(
            key="files", title=tr("Tệp"), value=lambda row: str(row.file_count), width=52, alignment=RIGHT,
            look=Look.MUTED, sort_key=lambda row: row.file_count, whole=lambda row: row.file_name,
        ),
    ]  # fmt: skip


def _until(row: RegisterRow) -> str:
    """The last day, or why there is none that counts."""
    words = {
        Standing.SIGNED_AFTER: tr("ký sau ngày chốt"),
        Standing.NOT_YET: tr("chưa hiệu lực"),
        Standing.UNKNOWN: tr("chưa rõ"),
    }
    return words.get(row.standing) or until_text(row.valid_until)


def _tone(row: RegisterRow) -> str | None:
    return None if row.standing is Standing.IN_FORCE else standing_look(row.standing)[1]
