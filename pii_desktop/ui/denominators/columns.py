"""The columns of the list and of the results that move, as data."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.moves import Move
from pii_desktop.services.denominators import FigureRow
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.widgets.dates import format_date

ONLY_WIDE = frozenset({"unit", "change", "document"})
"""Columns that hide while the panel is open."""

_VERDICTS = {
    Verdict.REACHED: (Icon.CIRCLE_CHECK, "good"),
    Verdict.MISSED: (Icon.CIRCLE_HALF, "warn"),
}


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("FigureColumns", text)


def figure_columns(year: int) -> list[Column[FigureRow]]:
    """Every column of the list of a year, the year before beside it."""
    return [
        Column(key="title", title=tr("Số liệu"), value=_short_title, whole=lambda row: row.title),
        Column(key="unit", title=tr("Đơn vị tính"), width=100, value=_unit, look=Look.MUTED),
        Column(
            key="last", title=tr("Năm {year}").format(year=year - 1), width=104, alignment=RIGHT, look=Look.MUTED,
            value=lambda row: value_text(row.last), sort_key=lambda row: _value(row.last),
        ),
        Column(
            key="this", title=tr("Năm {year}").format(year=year), width=104, alignment=RIGHT, look=Look.STRONG,
            value=lambda row: value_text(row.this), sort_key=lambda row: _value(row.this),
        ),
        Column(key="change", title=tr("Thay đổi"), width=84, alignment=RIGHT, look=Look.MUTED,
               value=_change_text, sort_key=_change),
        Column(key="as_of", title=tr("Thời điểm"), width=96, value=_as_of, sort_key=_as_of_day, look=Look.MUTED),
        Column(key="state", title=tr("Tình trạng"), width=120, value=lambda row: state_of(row.this)[0],
               icon=lambda row: state_of(row.this)[1], tone=lambda row: state_of(row.this)[2]),
        Column(key="uses", title=tr("Dùng cho"), width=124, value=_uses, icon=_uses_icon, tone=_uses_tone,
               whole=_uses_whole),
        Column(key="document", title=tr("Tài liệu"), width=240, look=Look.MUTED,
               value=lambda row: row.this.fields.document if row.this else ""),
    ]  # fmt: skip


def move_columns() -> list[Column[Move]]:
    """The results that move: value before and after, and what becomes of the assessment."""
    return [
        Column(key="code", title=tr("Mã"), width=56, value=lambda move: move.code, whole=lambda move: move.name),
        Column(key="period", title=tr("Kỳ"), value=_short_period, look=Look.MUTED,
               whole=lambda move: move.period),
        Column(key="value", title=tr("Giá trị"), width=120, alignment=RIGHT, look=Look.STRONG,
               value=_moved_value, whole=lambda move: move.why),
        Column(key="verdict", title=tr("Đánh giá"), width=92, value=_verdict, icon=_verdict_icon, tone=_verdict_tone,
               whole=_verdict_whole),
    ]  # fmt: skip


def value_text(figure: Denominator | None) -> str:
    """The number of a figure as tables show it: "–" where one could stand."""
    value = _value(figure)
    return "–" if value is None else format_decimal(value)


def state_of(figure: Denominator | None) -> tuple[str, Icon, str]:
    """Word, icon and tone of provisional, final, and not there yet."""
    if figure is None or figure.fields.value is None:
        return tr("Chưa có"), Icon.CIRCLE_DASHED, "text3"
    if figure.fields.is_final:
        return tr("Chính thức"), Icon.CIRCLE_CHECK, "good"
    return tr("Tạm tính"), Icon.HOURGLASS, "warn"


def _short_title(row: FigureRow) -> str:
    return row.name or row.kind.short_label


def _unit(row: FigureRow) -> str:
    return row.this.fields.unit if row.this else row.kind.unit


def _value(figure: Denominator | None) -> Decimal | None:
    return figure.fields.value if figure else None


def _change(row: FigureRow) -> Decimal | None:
    this, last = _value(row.this), _value(row.last)
    return None if this is None or not last else this / last - 1


def _change_text(row: FigureRow) -> str:
    change = _change(row)
    if change is None:
        return ""
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{format_decimal(abs(change) * 100, 1)} %"


def _as_of_day(row: FigureRow) -> object:
    return row.this.fields.as_of if row.this else None


def _as_of(row: FigureRow) -> str:
    day = row.this.fields.as_of if row.this else None
    return format_date(day) if day else ""


def _uses(row: FigureRow) -> str:
    if row.behind:
        return tr("{count} cần cập nhật").format(count=row.behind)
    if row.codes:
        return tr("{count} chỉ số").format(count=len(row.codes))
    if row.uses:
        return tr("{count} kết quả").format(count=row.uses)
    return tr("chưa dùng đến") if row.this else ""


def _uses_icon(row: FigureRow) -> Icon | None:
    return Icon.ALERT_TRIANGLE if row.behind else None


def _uses_tone(row: FigureRow) -> str | None:
    return "warn" if row.behind else "text2"


def _uses_whole(row: FigureRow) -> str:
    return ", ".join(row.codes)


def _short_period(move: Move) -> str:
    """Without the word "năm" inside: the panel is narrow."""
    return move.period.replace(" năm ", " ")


def _moved_value(move: Move) -> str:
    old, new = ("–" if each is None else format_decimal(each) for each in (move.old_value, move.new_value))
    return old if move.is_sent else f"{old} → {new}"


def _verdict(move: Move) -> str:
    return tr("Đã gửi") if move.is_sent else move.new_verdict.label


def _verdict_icon(move: Move) -> Icon | None:
    return Icon.LOCK if move.is_sent else _VERDICTS.get(move.new_verdict, (None, ""))[0]


def _verdict_tone(move: Move) -> str | None:
    return "text3" if move.is_sent else _VERDICTS.get(move.new_verdict, (None, "text2"))[1]


def _verdict_whole(move: Move) -> str:
    if move.is_sent:
        return tr("Báo cáo của kỳ này đã gửi: kết quả được giữ nguyên.")
    return f"{move.old_verdict.label} → {move.new_verdict.label}" if move.changes_verdict else ""
