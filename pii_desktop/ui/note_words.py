"""How notes are called on screen: what a note is about, and when it is to be followed up."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.notes import Note
from pii_desktop.ui.widgets.dates import format_date, format_moment

ENTRY_FIELDS = (
    ("value", "Giá trị"),
    ("numerator", "Tử số"),
    ("denominator", "Mẫu số"),
    ("result", "Kết quả đạt được"),
    ("difficulties", "Khó khăn, vướng mắc"),
    ("explanation", "Giải trình"),
    ("proposals", "Đề xuất, kiến nghị"),
    ("next_steps", "Nhiệm vụ kỳ tới"),
    ("judgement_reason", "Lý do đánh giá"),
    ("score", "Điểm số công bố"),
    ("rank", "Thứ hạng công bố"),
    ("citation", "Nguồn công bố"),
    ("target", "Mục tiêu của đơn vị"),
)
"""The fields of the entry form that a note can be about, with their names."""

EVIDENCE_FIELDS = (
    ("number", "Số, ký hiệu"),
    ("signed_on", "Ngày ký"),
    ("issuer", "Cơ quan ban hành"),
    ("abstract", "Trích yếu"),
    ("in_force_to", "Hiệu lực"),
    ("file", "Tệp"),
)
FIGURE_FIELDS = (("value", "Giá trị"), ("as_of", "Thời điểm"), ("document", "Văn bản"))

_NAMES = dict((*FIGURE_FIELDS, *EVIDENCE_FIELDS, *ENTRY_FIELDS))


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("NoteWords", text)


def field_name(field: str) -> str:
    """The field a note is about, blank for the whole thing."""
    return _NAMES.get(field, "")


def when_words(note: Note, today: date) -> str:
    """Until when, or since when it is done; blank for a mere note."""
    if note.done_at is not None:
        return tr("Đã xử lý {when}").format(when=format_date(note.done_at.astimezone().date()))
    if not note.is_flagged:
        return ""
    if note.follow_up_on is None:
        return tr("Cần theo dõi")
    words = tr("Quá ngày {day}") if note.follow_up_on < today else tr("Theo dõi {day}")
    return words.format(day=format_date(note.follow_up_on))


def when_tone(note: Note, today: date) -> str:
    """The tone of those words: bad once the day has passed, warn while it is open."""
    if not note.is_open:
        return "text3"
    is_past = note.follow_up_on is not None and note.follow_up_on < today
    return "bad" if is_past else "warn"


def small_words(note: Note) -> str:
    """Field, who and when it was written, in one line."""
    return " · ".join(part for part in (field_name(note.anchor.field), note.written_by, _written(note)) if part)


def _written(note: Note) -> str:
    return format_moment(note.written_at)
