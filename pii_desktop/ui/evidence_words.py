"""Words, icons and tones of documents."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.evidence import EvidenceFields, Form
from pii_desktop.domain.validity import Standing
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.dates import format_date

KINDS = (
    "Quyết định", "Kế hoạch", "Nghị quyết", "Chương trình", "Đề án", "Báo cáo", "Công văn", "Tờ trình", "Thông báo",
    "Hướng dẫn", "Chỉ thị", "Quy định", "Quy chế", "Hợp đồng", "Biên bản", "Giấy chứng nhận", "Chứng chỉ",
)  # fmt: skip
"""Kinds of documents as Nghị định 30/2020/NĐ-CP and the seeds name them; others can come from a file."""

_LOOKS = {
    Standing.IN_FORCE: (Icon.CIRCLE_CHECK, "good"),
    Standing.SOON: (Icon.HOURGLASS, "warn"),
    Standing.UNKNOWN: (Icon.HELP, "text2"),
    Standing.NOT_YET: (Icon.CLOCK, "warn"),
    Standing.SIGNED_AFTER: (Icon.CLOCK, "bad"),
    Standing.EXPIRED: (Icon.ALERT_CIRCLE, "bad"),
}


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("Evidence", text)


def standing_look(standing: Standing) -> tuple[Icon, str]:
    """Icon and tone of a verdict; its word says the same."""
    return _LOOKS[standing]


def field_names() -> dict[str, str]:
    """What the fields of a document are called on screen, by their names."""
    return {
        "number": tr("Số, ký hiệu"),
        "signed_on": tr("Ngày ký"),
        "issuer": tr("Cơ quan ban hành"),
        "kind": tr("Loại"),
        "abstract": tr("Trích yếu"),
        "in_force_from": tr("Hiệu lực từ"),
        "in_force_to": tr("Hiệu lực đến"),
        "expires_on": tr("Chứng nhận hết hạn"),
    }


def value_text(value: str | date) -> str:
    """A value of a field as it is shown."""
    return format_date(value) if isinstance(value, date) else value


def kind_choices(*more: str) -> list[tuple[str, str]]:
    """Words and values of the kinds; blank first, kinds that were met besides at the end."""
    known = [*KINDS, *(kind for kind in more if kind and kind not in KINDS)]
    return [(tr("Chưa ghi"), ""), *((kind, kind) for kind in known)]


def form_choices() -> list[tuple[str, str]]:
    """Words and values of original and copy."""
    return [(tr("Chưa ghi"), ""), *((form.label, form.value) for form in Form)]


def until_text(until: date | None) -> str:
    """The end of being in force for a list."""
    return format_date(until) if until else tr("không ghi")


def is_blank(fields: EvidenceFields) -> bool:
    """True where nothing tells the document from others yet: then what its file says is offered."""
    return not (fields.number or fields.abstract or fields.signed_on)


def size_text(size: int) -> str:
    """A size in bytes for people: "812 byte", "34 KB", "1,2 MB"."""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
