"""The columns of the list of notes, as data."""

from datetime import date

from pii_desktop.domain.note_list import NoteRow
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.note_words import field_name, tr, when_tone, when_words
from pii_desktop.ui.widgets.dates import format_moment


def note_columns(today: date) -> list[Column[NoteRow]]:
    """Every column, on a day."""
    return [
        Column(
            key="when", title=tr("Theo dõi"), width=200, value=lambda row: when_words(row.note, today),
            icon=lambda row: Icon.FLAG if row.note.is_flagged else Icon.NOTE,
            tone=lambda row: when_tone(row.note, today), sort_key=lambda row: row.note.follow_up_on,
        ),
        Column(
            key="text", title=tr("Nội dung"), value=lambda row: " ".join(row.note.text.split()),
            whole=lambda row: row.note.text, tone=lambda row: "text3" if row.note.done_at else None,
        ),
        Column(key="about", title=tr("Về"), width=272, value=about_words, whole=about_words, look=Look.MUTED),
        Column(
            key="field", title=tr("Mục"), width=120, value=lambda row: field_name(row.note.anchor.field),
            look=Look.MUTED,
        ),
        Column(key="period", title=tr("Kỳ"), width=132, value=lambda row: row.period, look=Look.MUTED),
        Column(
            key="written", title=tr("Ghi lúc"), width=132, value=lambda row: format_moment(row.note.written_at),
            sort_key=lambda row: row.note.written_at, whole=lambda row: row.note.written_by, look=Look.MUTED,
        ),
    ]  # fmt: skip


def by_state() -> Grouping[NoteRow]:
    """Those that ask for something first."""
    return Grouping(
        key=lambda row: row.note.is_open,
        title=lambda rows: tr("Cần theo dõi") if rows[0].note.is_open else tr("Đã xử lý, ghi nhớ"),
        note=lambda rows: tr("{count} ghi chú").format(count=len(rows)),
        order=lambda is_open: not is_open,
    )


def about_words(row: NoteRow) -> str:
    """Code and name of what a note is about."""
    return "  ".join(part for part in (row.code, row.name) if part)
