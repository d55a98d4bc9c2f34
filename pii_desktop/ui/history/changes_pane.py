"""Lịch sử: every field that was changed, newest first."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.history import HistoryLine, HistoryList
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.services.history import chain_state, export_history, history_list, history_people
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.history.columns import history_columns, words_of
from pii_desktop.ui.history.filter_bar import FilterBar
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView

FILE_NAME = "Lịch sử thay đổi.xlsx"


class ChangesPane(Ground):
    """The list with its filters, the state of the chain, and the way into a workbook."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `read`."""
        super().__init__("surface", parent)
        self._desk = desk
        self._file = Path()
        self._reading: Task | None = None
        self.filters = FilterBar()
        self.count = ElidedLabel("", tone="text2")
        self.chain = Label("", tone="text3")
        self._chain_icon = IconLabel(Icon.SHIELD_CHECK, tone="good")
        self.check = Button(self.tr("Kiểm tra nhật ký"), kind=Kind.QUIET)
        self.export = Button(self.tr("Xuất Excel…"), icon_name=Icon.DOWNLOAD)
        self.banner = Banner()
        self.banner.hide()
        self.model: RowsModel[HistoryLine] = RowsModel(
            history_columns(), identify=lambda line: line.row.id, parent=self
        )
        self.view = RowsView(self.model, self.tr("Lịch sử"))
        self.view.set_empty(
            EmptyState(
                Icon.CLOCK,
                self.tr("Không có thay đổi nào ở đây"),
                self.tr("Mọi thay đổi trong sổ dữ liệu được ghi vào đây. Nếu đang lọc, hãy bỏ bớt điều kiện."),
            )
        )
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Read what is asked for, and the state of the chain."""
        self._read_lines()
        self._desk.ask(history_people, self.filters.show_people)
        self._desk.ask(chain_state, self._on_chain_read)

    def show_only(self, assignment_id: AssignmentId | None) -> None:
        """Only what belongs to one indicator; None: everything."""
        self.filters.show_only(assignment_id)

    def save_as(self, file: str) -> None:
        """Write what is asked for as a workbook."""
        self._file = Path(file)
        target, wanted = self._file, self.filters.wanted()
        self.export.setEnabled(False)
        self._desk.ask(lambda uow: export_history(uow, wanted, target, words_of), self._on_exported, self._on_refused)

    # slots

    def _read_lines(self) -> None:
        wanted = self.filters.wanted()
        if self._reading is not None and not self._reading.is_finished:
            self._reading.cancel()
        self._reading = self._desk.ask(lambda uow: history_list(uow, wanted), self._on_read)

    def _on_read(self, found: HistoryList) -> None:
        self.model.set_rows(found.lines)
        self.count.set_text(self._count_words(found))
        self.export.setEnabled(bool(found.lines))

    def _on_chain_read(self, state: tuple[int, bool | None]) -> None:
        count, is_whole = state
        self.check.setVisible(is_whole is None)
        self._chain_icon.setVisible(is_whole is not None)
        words = self.tr("Nhật ký nguyên vẹn: đã kiểm tra {count} bản ghi")
        if is_whole is False:
            words = self.tr(
                "Nhật ký đã bị sửa từ bên ngoài chương trình ({count} bản ghi). Hãy khôi phục từ bản sao lưu."
            )
        elif is_whole is None:
            words = self.tr("Nhật ký: {count} bản ghi")
        self.chain.setText(words.format(count=_grouped(count)))
        self.chain.set_tone("bad" if is_whole is False else "text3")
        self._chain_icon.set_icon(
            Icon.ALERT_TRIANGLE if is_whole is False else Icon.SHIELD_CHECK, "bad" if is_whole is False else "good"
        )

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self._desk.ask(lambda uow: chain_state(uow, is_asked=True), self._on_chain_read)

    def _on_activated(self, identity: object) -> None:
        line = next((each for each in self.model.all_rows() if each.row.id == identity), None)
        if line is not None and line.assignment_id is not None:
            self._desk.go(Destination(PageKey.INDICATORS, line.assignment_id, "history"))

    def _on_export(self) -> None:
        wish = FileWish(self.tr("Xuất lịch sử"), filters=(self.tr("Excel (*.xlsx)"),), file_name=FILE_NAME)
        ask_save_file(self, wish, self.save_as)

    def _on_exported(self, count: int) -> None:
        self.export.setEnabled(True)
        words = self.tr("Đã xuất {count} dòng vào “{name}”.").format(count=count, name=self._file.name)
        self.banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self.banner.show()

    def _on_refused(self, error: PiiError) -> None:
        self.export.setEnabled(True)
        self.banner.show_error(error)
        self.banner.show()

    def _on_open(self) -> None:
        open_file(self._file, self.banner.show_error)

    # private

    def _count_words(self, found: HistoryList) -> str:
        more = found.total - len(found.lines)
        words = self.tr("{count} dòng").format(count=_grouped(found.total))
        if found.is_cut:
            words = self.tr("{words} trong 50.000 dòng mới nhất").format(words=words)
        return (
            self.tr("{words} · còn {more} dòng nữa: hãy lọc hoặc tìm").format(words=words, more=_grouped(more))
            if more
            else words
        )

    def _lay_out(self) -> None:
        foot = row(gap=6, margins=(PAGE_PADDING, 8, PAGE_PADDING, 8))
        foot.addWidget(self.count, 1)
        foot.addWidget(self._chain_icon)
        foot.addWidget(self.chain)
        foot.addWidget(self.check)
        foot.addSpacing(8)
        foot.addWidget(self.export)
        above = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        above.addWidget(self.banner)
        stack = column(self, gap=0)
        stack.addWidget(self.filters)
        stack.addLayout(above)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)

    def _connect(self) -> None:
        lead_into(self.filters.search, self.view)
        self.filters.filtered.connect(self._read_lines)
        self.view.row_activated.connect(self._on_activated)
        self.check.clicked.connect(self._on_check)
        self.export.clicked.connect(self._on_export)
        self.banner.acted.connect(self._on_open)


def _grouped(count: int) -> str:
    return format(count, ",").replace(",", ".")
