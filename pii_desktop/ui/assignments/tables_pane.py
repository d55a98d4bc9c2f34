"""Step 2: the tables found, what their columns mean, and the rows as they were read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.services.assigning import code_of, is_misprinted, short_name
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Change, Column, Grouping, Look, Piece
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView

MEANINGS = {
    "stt": "Số thứ tự",
    "code": "Mã",
    "name": "Tên",
    "unit": "Đơn vị tính",
    "baseline": "Năm gốc",
    "target": "Mục tiêu",
    "tasks": "Nhiệm vụ",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "timing": "Thời gian",
    "source_note": "Ghi chú (nguồn)",
}


class TablesPane(QWidget):
    """Emits `current_changed` with the ParsedRow that is looked at, or None."""

    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a plan is shown."""
        super().__init__(parent)
        self._plan: ParsedPlan | None = None
        self._note = Label("", tone="text2", wrap=True)
        self._banner = Banner()
        grouping: Grouping[ParsedRow] = Grouping(
            key=lambda row: row.place.table, title=self._table_title, note=self._table_note
        )
        self.model = RowsModel(self._columns(), identify=_identify, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Các dòng đọc được"))
        stack = column(self, gap=8, margins=(0, 12, 0, 0))
        top = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        top.addWidget(self._note)
        top.addWidget(self._banner)
        stack.addLayout(top)
        stack.addWidget(self.view, 1)
        self.view.current_changed.connect(self._on_current_changed)

    def show_plan(self, plan: ParsedPlan) -> None:
        """All rows that somebody answers for."""
        self._plan = plan
        rows = plan.assignments()
        repaired = sum(is_misprinted(row) for row in rows)
        words = self.tr("{rows} dòng giao việc trong {tables} bảng. {repaired} mã in nhầm được đọc lại, có đánh dấu.")
        self._note.setText(words.format(rows=len(rows), tables=len(plan.tables), repaired=repaired))
        self._banner.setVisible(bool(plan.issues))
        self._banner.show_text(" ".join(issue.text for issue in plan.issues), mood=Mood.WARN)
        self.model.set_rows(rows)
        self.view.select_id(_identify(rows[0]) if rows else None)

    def missing(self) -> str:
        """Nothing has to be decided here."""
        return ""

    def _columns(self) -> list[Column[ParsedRow]]:
        return [
            Column(
                key="place",
                title=self.tr("Dòng"),
                value=lambda row: str(row.place.row + 1),
                sort_key=lambda row: row.place.row,
                width=72,
                look=Look.MUTED,
            ),
            Column(key="code", title=self.tr("Mã"), value=_code_text, pieces=_code_pieces, width=136),
            Column(key="name", title=self.tr("Tên"), value=short_name, whole=lambda row: row.name),
            Column(key="lead", title=self.tr("Chủ trì"), value=_lead, whole=_lead, width=180),
            Column(key="issues", title=self.tr("Lưu ý"), value=_issue, icon=_issue_icon, tone=_issue_tone, width=112),
        ]

    def _table_title(self, rows: Sequence[ParsedRow]) -> str:
        place = rows[0].place
        name = place.sheet or self.tr("Bảng {number}").format(number=place.table + 1)
        return self.tr("{name}: {count} dòng").format(name=name, count=len(rows))

    def _table_note(self, rows: Sequence[ParsedRow]) -> str:
        """Column → meaning, as a person counts columns."""
        number = rows[0].place.table
        if self._plan is None or number >= len(self._plan.tables):
            return ""
        columns = sorted(self._plan.tables[number].columns.items(), key=lambda pair: pair[1])
        named = [f"{place + 1} {MEANINGS.get(meaning, meaning)}" for meaning, place in columns]
        return self.tr("Cột: {columns}").format(columns=" · ".join(named))

    def _on_current_changed(self, identity: object) -> None:
        found = next((row for row in self.model.all_rows() if _identify(row) == identity), None)
        self.current_changed.emit(found)


def _identify(row: ParsedRow) -> tuple[int, int, str, str]:
    return row.place.table, row.place.row, row.code or "", row.name


def _code_text(row: ParsedRow) -> str:
    return f"{row.code_printed} → {code_of(row)}" if is_misprinted(row) else code_of(row)


def _code_pieces(row: ParsedRow) -> Sequence[Piece]:
    if not is_misprinted(row):
        return (Piece(code_of(row)),)
    return Piece(row.code_printed or "", Change.REMOVED), Piece(" → "), Piece(code_of(row), Change.ADDED)


def _lead(row: ParsedRow) -> str:
    return "; ".join(row.lead)


def _issue(row: ParsedRow) -> str:
    if is_misprinted(row):
        return "Lỗi in đã sửa"
    return "Có lưu ý" if row.issues else ""


def _issue_icon(row: ParsedRow) -> Icon | None:
    if is_misprinted(row):
        return Icon.TOOL
    return Icon.INFO_CIRCLE if row.issues else None


def _issue_tone(row: ParsedRow) -> str | None:
    return "accent" if is_misprinted(row) else "text3"
