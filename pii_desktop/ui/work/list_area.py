"""The left part of the page: title, search, chips, table."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import WorkItemId
from pii_desktop.domain.work_list import WorkFilter, WorkList, WorkRow
from pii_desktop.services.scope import Scope
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import ElidedLabel, Label
from pii_desktop.ui.widgets.page_head import SEARCH_WIDTH, page_head, wrapping
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.work.columns import ONLY_WIDE, by_assignment, work_columns
from pii_desktop.ui.work.filters import DUES, OTHERS, chip_words, filter_of, known_chips

_EVERYBODY = ""


class WorkArea(QWidget):
    """Signals: `filtered` when something else is asked for, `import_wanted` when there is no plan yet."""

    filtered = Signal()
    import_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._title = Label(self.tr("Nhiệm vụ"), role=Type.PAGE_TITLE)
        self._note = ElidedLabel("", tone="text3")
        self.search = SearchBox(self.tr("Tìm nhiệm vụ, chỉ số, người thực hiện"))
        self.officer = ChoiceBox(self.tr("Người thực hiện"))
        self.chips = ChipBar(chip_words(DUES), chip_words(OTHERS))
        self.model: RowsModel[WorkRow] = RowsModel(
            work_columns(today), identify=lambda each: each.item.id, grouping=by_assignment(), parent=self
        )
        self.view = RowsView(self.model, self.tr("Nhiệm vụ"))
        self._empty = EmptyState(
            Icon.LIST_CHECK,
            self.tr("Không có nhiệm vụ nào ở đây"),
            self.tr(
                "Nhiệm vụ lấy từ phụ lục của kế hoạch và do đơn vị thêm ở từng chỉ số. "
                "Nếu đang lọc, hãy chọn “Tất cả” và xoá ô tìm."
            ),
            actions=(self.tr("Đến trang Phân công"),),
        )
        self.view.set_empty(self._empty)
        self._lay_out()
        self._connect()

    def wanted(self, scope: Scope) -> WorkFilter:
        """What the chips, the search box and the officer's box ask for."""
        officer = self.officer.value()
        base = WorkFilter(
            plan_id=scope.plan_id,
            period_id=scope.period_id,
            text=self.search.text(),
            officer=officer if isinstance(officer, str) and officer != _EVERYBODY else None,
        )
        return filter_of(self.chips.checked(), base)

    def apply_filter(self, names: str) -> None:
        """Check the chips a link names, and forget what was searched for."""
        self.search.clear()
        self.officer.set_value(_EVERYBODY)
        self.chips.check(known_chips(names))

    def show_list(self, shown: WorkList) -> None:
        """Show these lines; selection and scrolling stay."""
        self.model.set_rows(shown.rows)
        chosen = self.officer.value()
        names = {name for name in shown.officers if name}
        self.officer.set_choices([(self.tr("Mọi người"), _EVERYBODY), *((name, name) for name in sorted(names))])
        self.officer.set_value(chosen if chosen in names else _EVERYBODY)
        self.officer.setVisible(bool(names))
        self._note.set_text(self._count_words(shown))

    def selected(self) -> list[WorkItemId]:
        """Ids of the chosen lines."""
        return [WorkItemId(each) for each in self.view.selected_ids() if isinstance(each, int)]

    def set_wide(self, *, is_wide: bool) -> None:
        """More columns while the panel is closed."""
        self.view.hide_columns(() if is_wide else ONLY_WIDE)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def _count_words(self, shown: WorkList) -> str:
        more = shown.total - len(shown.rows)
        words = self.tr("{count} nhiệm vụ").format(count=shown.total)
        rest = self.tr("{words} · còn {more} dòng nữa: hãy lọc hoặc tìm").format(words=words, more=more)
        return rest if more else words

    def _on_filtered(self) -> None:
        self.filtered.emit()

    def _lay_out(self) -> None:
        self.search.set_room(SEARCH_WIDTH)
        chips = column(margins=(PAGE_PADDING, 0, 8, 12))
        chips.addWidget(wrapping(self.chips))
        stack = column(self, gap=0)
        stack.addWidget(page_head(self._title, self._note, self.officer, self.search))
        stack.addLayout(chips)
        stack.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.chips.changed.connect(self._on_filtered)
        self.search.searched.connect(self._on_filtered)
        lead_into(self.search, self.view)
        self.officer.chosen.connect(self._on_filtered)
        self._empty.acted.connect(self.import_wanted)
