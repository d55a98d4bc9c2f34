"""The columns of the history and of the trash, as data."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.history_words import FieldChange, told
from pii_desktop.domain.steps import Step, kept_until
from pii_desktop.ui.models.columns import Change, Column, Look, Piece
from pii_desktop.ui.widgets.dates import format_date, format_moment

_SOON = 30


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("HistoryColumns", text)


def history_columns() -> list[Column[HistoryLine]]:
    """When, who, what about, what was done, which field, from what to what, why."""
    return [
        Column(
            key="at", title=tr("Thời điểm"), value=lambda line: format_moment(line.row.at), width=136,
            look=Look.MUTED, sort_key=lambda line: int(line.row.id),
        ),
        Column(key="who", title=tr("Người"), value=lambda line: line.row.who, width=112),
        Column(key="code", title=tr("Mã"), value=lambda line: line.code, whole=lambda line: line.name, width=88),
        Column(
            key="action", title=tr("Thao tác"), value=lambda line: line.row.action, width=216,
            whole=lambda line: line.row.action,
        ),
        Column(key="field", title=tr("Mục"), value=lambda line: told(line.row).name, width=136, look=Look.MUTED),
        Column(
            key="change", title=tr("Cũ → mới"), value=lambda line: change_text(told(line.row)),
            pieces=lambda line: change_pieces(told(line.row)), whole=lambda line: change_text(told(line.row)),
        ),
        Column(
            key="why", title=tr("Lý do"), value=lambda line: line.row.why, width=136, look=Look.MUTED,
            whole=lambda line: line.row.why,
        ),
    ]  # fmt: skip


def trash_columns(today: date) -> list[Column[Step]]:
    """What was deleted, by whom and when, until when it is kept."""
    return [
        Column(key="deleted", title=tr("Thứ đã xoá"), value=lambda step: step.deleted, whole=lambda step: step.deleted),
        Column(key="action", title=tr("Thao tác"), value=lambda step: step.action, width=248, look=Look.MUTED),
        Column(key="who", title=tr("Người xoá"), value=lambda step: step.who, width=136),
        Column(
            key="at", title=tr("Xoá lúc"), value=lambda step: format_moment(step.at), width=136, look=Look.MUTED,
            sort_key=lambda step: int(step.id),
        ),
        Column(
            key="until", title=tr("Giữ đến hết"), value=lambda step: format_date(last_day(step)), width=112,
            sort_key=last_day, tone=lambda step: "warn" if (last_day(step) - today).days < _SOON else None,
        ),
    ]  # fmt: skip


def last_day(step: Step) -> date:
    """Until when what a step deleted can be restored."""
    return kept_until(step.at.astimezone().date())


def change_text(change: FieldChange) -> str:
    """Old and new in one line; a dash where nothing stood or stands."""
    return f"{change.old or '–'} → {change.new or '–'}"


def change_pieces(change: FieldChange) -> tuple[Piece, ...]:
    """The same with what went and what came marked."""
    old = Piece(change.old, Change.REMOVED) if change.old else Piece("–")
    new = Piece(change.new, Change.ADDED) if change.new else Piece("–")
    return old, Piece(" → "), new


def words_of(line: HistoryLine) -> tuple[str, str, str]:
    """Field, old and new of a line, for a file."""
    change = told(line.row)
    return change.name, change.old, change.new
