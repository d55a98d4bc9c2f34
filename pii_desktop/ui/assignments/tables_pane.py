"""Step 2: the tables found, what their columns mean, and the rows as they were read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.services.assigning import code_of, is_misprinted, short_name
from pii_desktop.ui.assignments.facts_strip import FactsStrip
from pii_desktop.ui.assignments.table_chooser import TableChooser
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Change, Column, Grouping, Look, Piece
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.taken_plan import TakenPlan


class TablesPane(QWidget):
    """Signals: `current_changed` with the ParsedRow that is looked at or None, those of the chooser of columns.

    `columns_wanted` carries (table, columns), `forget_wanted` says that columns of an earlier file are not to be used.
    """

    current_changed = Signal(object)
    columns_wanted = Signal(int, object)
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a plan is shown."""
        super().__init__(parent)
        self._note = Label("", tone="text2", wrap=True)
        self._banner = Banner()
        self._remembered = Banner()
        self.facts = FactsStrip()
        self.chooser = TableChooser()
        grouping: Grouping[ParsedRow] = Grouping(key=lambda row: row.place.table, title=self._table_title)
        self.model = RowsModel(self._columns(), identify=_identify, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Các dòng đọc được"))
        stack = column(self, gap=8, margins=(0, 12, 0, 0))
        top = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        top.addWidget(self.facts)
        top.addWidget(self._note)
        top.addWidget(self._remembered)
        top.addWidget(self._banner)
        top.addWidget(self.chooser)
        stack.addLayout(top)
        stack.addWidget(self.view, 1)
        self.view.current_changed.connect(self._on_current_changed)
        self.chooser.columns_wanted.connect(self.columns_wanted)
        self._remembered.acted.connect(self.forget_wanted)

    def show_taken(self, taken: TakenPlan, *, is_remembered: bool, keep: bool = False) -> None:
        """All rows that somebody answers for; with `keep` table and row that are looked at stay."""
        plan = taken.parsed
        self.facts.show_plan(plan, keep=keep)
        self.chooser.setVisible(taken.can_be_read_again)
        if taken.can_be_read_again:
            self.chooser.show_plan(plan, keep=keep)
        self._show_notices(plan, is_remembered=is_remembered)
        self.show_rows(plan, keep=keep)

    def show_rows(self, plan: ParsedPlan, *, keep: bool = True) -> None:
        """The rows, where only their codes are others."""
        rows = plan.assignments()
        current = self.view.current_id() if keep else None
        self.model.set_rows(rows)
        if current is None or not self.model.index_of(current).isValid():
            self.view.select_id(_identify(rows[0]) if rows else None)

    def _show_notices(self, plan: ParsedPlan, *, is_remembered: bool) -> None:
        rows = plan.assignments()
        parts = [self.tr("{rows} dòng giao việc trong {tables} bảng.").format(rows=len(rows), tables=len(plan.tables))]
        if plan.skipped:
            parts.append(self.tr("{count} bảng khác không đọc, xem lý do khi chọn.").format(count=len(plan.skipped)))
        repaired = sum(is_misprinted(row) for row in rows)
        if repaired:
            parts.append(self.tr("{count} mã in nhầm được đọc lại, có đánh dấu.").format(count=repaired))
        self._note.setText(" ".join(parts))
        words = self.tr("Các cột lấy theo lần chọn trước cho bảng cùng mẫu.")
        self._remembered.show_text(words, mood=Mood.INFO, action=self.tr("Bỏ ghi nhớ"))
        self._remembered.setVisible(is_remembered)
        notes = [issue.text for issue in plan.issues]
        if not rows:
            notes.insert(0, self.tr("Chưa nhận ra bảng phân công nào. Hãy chọn bảng và cho biết ý nghĩa từng cột."))
        self._banner.show_text(" ".join(notes), mood=Mood.WARN)
        self._banner.setVisible(bool(notes))

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

    def _on_current_changed(self, identity: object) -> None:
        found = next((row for row in self.model.all_rows() if _identify(row) == identity), None)
        if found is not None:
            self.chooser.show_table(found.place.table)
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
