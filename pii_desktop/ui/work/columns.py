"""The columns of the list of work items, as data."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.work_list import WorkRow
from pii_desktop.text.normalise import without_bullet
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Grouping, Look
from pii_desktop.ui.widgets.dates import format_date

ONLY_WIDE = frozenset({"officer", "result"})
"""Columns that hide while the panel is open."""

_STATES = {
    WorkState.TODO: (Icon.CIRCLE_DASHED, "text3"),
    WorkState.DOING: (Icon.CIRCLE_HALF, "accent"),
    WorkState.DONE: (Icon.CIRCLE_CHECK, "good"),
    WorkState.ADJUST: (Icon.ALERT_TRIANGLE, "warn"),
}


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("WorkColumns", text)


def work_columns(today: date) -> list[Column[WorkRow]]:
    """Every column; what is overdue on `today` is marked."""
    return [
        Column(
            key="text", title=tr("Nhiệm vụ"), value=lambda row: without_bullet(row.item.text),
            icon=lambda row: Icon.PLUS if row.item.is_own else None,
        ),
        Column(
            key="state", title=tr("Trạng thái"), value=lambda row: row.item.state.label, width=140,
            icon=lambda row: _STATES[row.item.state][0], tone=lambda row: _STATES[row.item.state][1],
            sort_key=lambda row: list(WorkState).index(row.item.state),
        ),
        Column(
            key="percent", title="%", width=52, alignment=RIGHT, sort_key=lambda row: row.item.percent,
            value=lambda row: "" if row.item.percent is None else str(row.item.percent),
        ),
        Column(
            key="due", title=tr("Hạn"), width=112, value=due_word,
            sort_key=lambda row: row.item.due, look=Look.MUTED,
            icon=lambda row: Icon.CLOCK if row.is_overdue(today) else None,
            tone=lambda row: "bad" if row.is_overdue(today) else None,
            whole=lambda row: row.item.timing,
        ),
        Column(key="officer", title=tr("Người thực hiện"), value=lambda row: row.item.officer, width=140),
        Column(
            key="result", title=tr("Kết quả"), value=lambda row: row.item.result, width=180, look=Look.MUTED,
        ),
        Column(
            key="evidence", title=tr("Minh chứng"), width=92, alignment=RIGHT, look=Look.MUTED,
            value=lambda row: str(row.evidence_count) if row.evidence_count else "",
            sort_key=lambda row: row.evidence_count,
        ),
    ]  # fmt: skip


def by_assignment() -> Grouping[WorkRow]:
    """Items stand under the indicator they belong to."""
    return Grouping(key=lambda row: row.item.assignment_id, title=_head, note=_note)


def due_word(row: WorkRow) -> str:
    """The due date, or that there is none because it goes on."""
    if row.item.due is not None:
        return format_date(row.item.due)
    return tr("Thường xuyên") if row.item.is_continuous else ""


def _head(rows: Sequence[WorkRow]) -> str:
    return f"{rows[0].assignment_code}  {rows[0].assignment_name}".strip()


def _note(rows: Sequence[WorkRow]) -> str:
    done = sum(row.item.state is WorkState.DONE for row in rows)
    return tr("xong {done}/{count}").format(done=done, count=len(rows))
