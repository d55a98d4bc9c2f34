"""The left part of the coverage matrix: title, search, what is left out, the rows, the legend."""

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pii_desktop.domain.coverage import Cover, CoverageMatrix, CoverageRow, matrix_of, narrowed
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.ui.cover_words import cover_look
from pii_desktop.ui.evidence.coverage_columns import (
    coverage_columns,
    coverage_grouping,
    needless,
    requirement_place,
)
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from pii_desktop.ui.widgets.page_head import page_head
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView

SHOWN = 300
"""How many rows are shown at once; the rest is found by filter and search."""

ALL, GAPS = "all", "gaps"
_SEARCH_WIDTH = 220


class CoverageArea(QWidget):
    """The matrix with its search and legend.

    Signals: `cell_opened` carries the id of a row and the key of a requirement, `print_wanted` a file ending,
    `plans_wanted` when there is no row and the plans are asked for.
    """

    cell_opened = Signal(object, str)
    print_wanted = Signal(str)
    plans_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._matrix = CoverageMatrix(())
        self._is_wide = True
        self._revealed: AssignmentId | None = None
        self._title = Label(tr("Ma trận đầy đủ"), role=Type.PAGE_TITLE)
        self.note = ElidedLabel("", tone="text3")
        self.search = SearchBox(tr("Tìm mã, tên, minh chứng"))
        self.chips = ChipBar([(ALL, tr("Tất cả")), (GAPS, tr("Chỉ dòng còn thiếu"))])
        self.excel_button = Button(tr("Xuất Excel…"), icon_name=Icon.DOWNLOAD)
        self.pdf_button = Button(tr("In PDF…"), icon_name=Icon.PRINTER)
        self.progress = ProgressLine()
        self.model: RowsModel[CoverageRow] = RowsModel(
            coverage_columns(), identify=lambda each: each.line.assignment_id, grouping=coverage_grouping(), parent=self
        )
        self.view = RowsView(self.model, tr("Ma trận minh chứng cần có"))
        self.more = Label("", role=Type.SMALL, tone="text3")
        self._legend = {cover: Label("", role=Type.SMALL, tone="text2") for cover in Cover}
        self._empty = EmptyState(
            Icon.CERTIFICATE,
            tr("Chưa có dòng nào phải có minh chứng"),
            tr("Dòng đơn vị chủ trì hoặc cùng thực hiện sẽ hiện ở đây, kèm danh mục minh chứng cần có."),
            actions=(tr("Đến trang Phân công"),),
        )
        self._lay_out()
        self._connect()

    def show_matrix(self, matrix: CoverageMatrix) -> None:
        """Show these rows as far as search and filter let them; the selection stays."""
        self._matrix = matrix
        self.chips.set_count(ALL, len(matrix.rows))
        self.chips.set_count(GAPS, len(matrix.gaps))
        for cover, label in self._legend.items():
            label.setText(f"{cover.label} {matrix.count(cover)}")
        done = len(matrix.rows) - len(matrix.gaps)
        said = tr("{done}/{rows} dòng đủ minh chứng").format(done=done, rows=len(matrix.rows))
        self.note.set_text(said if matrix.rows else "")
        self.excel_button.setEnabled(bool(matrix.rows))
        self.pdf_button.setEnabled(bool(matrix.rows))
        self._narrow()

    def put_row(self, row: CoverageRow) -> None:
        """Show one row as it is now; it stays where it stands, under its head."""
        rows = self._matrix.rows
        place = next((n for n, each in enumerate(rows) if each.line.assignment_id == row.line.assignment_id), None)
        if place is not None:
            line = replace(row.line, group=rows[place].line.group)
            fresh = replace(row, line=line)
            if fresh != rows[place]:
                self.show_matrix(matrix_of((*rows[:place], fresh, *rows[place + 1 :])))

    def apply(self, *, only_gaps: bool) -> None:
        """What a link asks for; what was searched for is forgotten."""
        self.search.clear()
        self.chips.check({GAPS if only_gaps else ALL})

    def reveal(self, assignment_id: AssignmentId) -> bool:
        """Select a row, also one beyond the first SHOWN; False where it is not among those asked for."""
        self._revealed = assignment_id
        if self.view.select_id(assignment_id):
            return True
        self._narrow()
        return self.view.select_id(assignment_id)

    def set_wide(self, *, is_wide: bool) -> None:
        """The role has room while the panel is closed."""
        self._is_wide = is_wide
        self._hide_columns()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def first_gap(self, identity: Hashable) -> str:
        """The key of the first requirement of a row that is not met, or of its first; blank without any."""
        found = next((each for each in self._matrix.rows if each.line.assignment_id == identity), None)
        cells = found.cells if found else ()
        gaps = [cell for cell in cells if cell.cover.is_gap]
        return next((cell.requirement.key for cell in (*gaps, *cells)), "")

    # slots

    def _narrow(self, _asked: object = None) -> None:
        asked = self._matrix.gaps if GAPS in self.chips.checked() else self._matrix.rows
        rows = narrowed(asked, self.search.text())
        shown = rows[:SHOWN] + tuple(each for each in rows[SHOWN:] if each.line.assignment_id == self._revealed)
        self.model.set_rows(shown)
        self._hide_columns()
        left = len(rows) - len(shown)
        self.more.setText(tr("Còn {count} dòng nữa: hãy lọc hoặc tìm.").format(count=left))
        self.more.setVisible(left > 0)
        self._empty.setVisible(not self._matrix.rows)

    def _on_clicked(self, index: QModelIndex) -> None:
        shown = self.model.row_at(index)
        place = requirement_place(self.model.columns[index.column()].key)
        if shown is not None and place is not None and place < len(shown.cells):
            self.cell_opened.emit(shown.line.assignment_id, shown.cells[place].requirement.key)

    def _on_excel(self) -> None:
        self.print_wanted.emit("xlsx")

    def _on_pdf(self) -> None:
        self.print_wanted.emit("pdf")

    # private

    def _hide_columns(self) -> None:
        hidden = needless(tuple(self.model.all_rows()))
        self.view.hide_columns(hidden if self._is_wide else hidden | {"role"})

    def _lay_out(self) -> None:
        top = page_head(self._title, self.note, self.excel_button, self.pdf_button)
        line = row(gap=8)
        line.addWidget(self.chips, 1)
        line.addWidget(self.search)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        upper = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 12))
        upper.addLayout(line)
        upper.addWidget(self.progress)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(upper)
        stack.addWidget(self.view, 1)
        stack.addLayout(self._foot())
        self.view.set_empty(self._empty)
        self.more.hide()

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=4, margins=(PAGE_PADDING, 8, PAGE_PADDING, 8))
        for cover, label in self._legend.items():
            icon_name, tone = cover_look(cover)
            foot.addWidget(IconLabel(icon_name, tone=tone, size=14))
            foot.addWidget(label)
            foot.addSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.more)
        return foot

    def _connect(self) -> None:
        self._empty.acted.connect(self.plans_wanted)
        self.search.searched.connect(self._narrow)
        lead_into(self.search, self.view)
        self.chips.changed.connect(self._narrow)
        self.view.clicked.connect(self._on_clicked)
        self.excel_button.clicked.connect(self._on_excel)
        self.pdf_button.clicked.connect(self._on_pdf)
