"""The left part of the page: title, search, chips, table."""

from collections.abc import Hashable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.columns import ONLY_WIDE, by_head, list_columns, too_wide_for
from pii_desktop.ui.indicators.contents import Line, ListContent
from pii_desktop.ui.indicators.filters import counts, known_filters, predicate
from pii_desktop.ui.indicators.row_tests import GAPS, ROLES, Chip
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import IconButton
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import ElidedLabel, Label
from pii_desktop.ui.widgets.page_head import SEARCH_WIDTH, page_head, wrapping
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_head import TableHead
from pii_desktop.ui.widgets.table_view import RowsView


class ListArea(QWidget):
    """Emits `import_wanted` when the list is empty and a plan is to be brought in."""

    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._is_wide = False
        self._extra: frozenset[str] = frozenset()
        self._held: Hashable = None
        self._asked = predicate(())
        self._content = ListContent((), None)
        self._hidden: frozenset[str] = frozenset()
        self._title = Label(self.tr("Chỉ số, chỉ tiêu"), role=Type.PAGE_TITLE)
        self._note = ElidedLabel("", tone="text3")
        self.search = SearchBox(self.tr("Tìm trong danh sách"))
        self._columns_button = IconButton(Icon.COLUMNS, self.tr("Chọn cột"))
        self.chips = ChipBar(_chip_words(self)[: len(ROLES)], _chip_words(self)[len(ROLES) :])
        self.model: RowsModel[Line] = RowsModel(
            list_columns(), identify=lambda line: line.row.assignment.id, grouping=by_head(), parent=self
        )
        self.view = RowsView(self.model, self.tr("Chỉ số, chỉ tiêu"))
        self._empty = EmptyState(
            Icon.SITEMAP,
            self.tr("Chưa có dòng nào được giao"),
            self.tr("Nhập phụ lục của kế hoạch, hoặc chọn dòng đơn vị theo dõi ở trang Phân công."),
            actions=(self.tr("Đến trang Phân công"),),
        )
        self.view.set_empty(self._empty)
        self._empty.hide()
        self._lay_out()
        self._connect()

    def show_content(self, content: ListContent) -> None:
        """Show these rows; selection, scrolling and filters stay."""
        self._content = content
        self.model.set_rows(content.lines)
        self._fit_columns()
        self._count()
        self._say()

    def apply_filter(self, names: str) -> None:
        """Check the chips a link names, and forget what was searched for; an empty text shows every row."""
        self.search.clear()
        asked = known_filters(names)
        self.chips.check(asked & set(Chip))
        self._extra = asked - set(Chip)
        self._apply()

    def set_wide(self, *, is_wide: bool) -> None:
        """More columns while the panel is closed."""
        self._is_wide = is_wide
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name keeps room to be read."""
        super().resizeEvent(event)
        self._fit_columns()

    def hold(self, identity: Hashable) -> None:
        """Keep the row that is open in the panel, even where it passes the filters no more; None keeps none.

        Whoever attaches the missing document under "Thiếu minh chứng" goes on with that document.
        """
        before, self._held = self._held, identity
        if identity != before and not (self._stays(before) and self._stays(identity)):
            self._apply()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def _on_chips_changed(self) -> None:
        """A hand on the chips takes the filter of a link away."""
        self._extra = frozenset()
        self._on_searched()

    def _on_searched(self) -> None:
        self._held = None
        self._apply()

    def _apply(self) -> None:
        self._asked = predicate(self._checked(), self.search.text())
        self.model.set_filter(self._passes)
        self._count()
        self._say()

    def _passes(self, line: Line) -> bool:
        return self._asked(line) or line.row.assignment.id == self._held

    def _stays(self, identity: Hashable) -> bool:
        """Whether a row is shown, or is none, be it held or not."""
        lines = (line for line in self.model.all_rows() if line.row.assignment.id == identity)
        return identity is None or all(map(self._asked, lines))

    def _choose_columns(self) -> None:
        head = self.view.header()
        if isinstance(head, TableHead):
            head.choose_columns(QPoint(head.width() - SEARCH_WIDTH, 0))

    def _checked(self) -> frozenset[str]:
        return self.chips.checked() | self._extra

    def _count(self) -> None:
        checked, shown = self._checked(), len(self.model.visible_rows())
        for key, count in counts(self.model.all_rows(), checked, self.search.text()).items():
            self.chips.set_count(key, shown if key in checked else count)

    def _fit_columns(self) -> None:
        """Hide and show what changed; columns the user chose otherwise stay as they are."""
        hidden = self._content.blank | (frozenset() if self._is_wide else ONLY_WIDE)
        hidden |= too_wide_for(self.width())
        for section, shown in enumerate(self.model.columns):
            if (shown.key in hidden) is not (shown.key in self._hidden):
                self.view.setColumnHidden(section, shown.key in hidden)
        self._hidden = hidden

    def _say(self) -> None:
        """How many rows there are, and a filter of a link that no chip shows."""
        words = {"reported": self.tr("chỉ hiện dòng đã báo cáo"), "reached": self.tr("chỉ hiện dòng đạt mục tiêu")}
        parts = [self._summary(self._content), *(words[key] for key in sorted(self._extra))]
        self._note.set_text(" · ".join(part for part in parts if part))

    def _summary(self, content: ListContent) -> str:
        if not content.lines:
            return ""
        text = self.tr("{count} dòng được giao").format(count=len(content.lines))
        if content.has_printed_target:
            return text
        if content.has_own_target:
            return self.tr("{text} · mục tiêu do đơn vị tự đặt").format(text=text)
        return self.tr("{text} · kế hoạch không in mục tiêu").format(text=text)

    def _lay_out(self) -> None:
        self.search.set_room(SEARCH_WIDTH)
        chips = column(margins=(PAGE_PADDING, 0, 8, 12))
        chips.addWidget(wrapping(self.chips))
        stack = column(self, gap=0)
        stack.addWidget(page_head(self._title, self._note, self.search, self._columns_button))
        stack.addLayout(chips)
        stack.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.chips.changed.connect(self._on_chips_changed)
        self.search.searched.connect(self._on_searched)
        lead_into(self.search, self.view)
        self._columns_button.clicked.connect(self._choose_columns)
        self._empty.acted.connect(self.import_wanted)


def _chip_words(area: QWidget) -> list[tuple[str, str]]:
    words = {
        Chip.ALL: area.tr("Tất cả"),
        Chip.LEAD: area.tr("Chủ trì"),
        Chip.COORDINATING: area.tr("Phối hợp"),
        Chip.COLLECTIVE: area.tr("Tập thể"),
        Chip.UNREPORTED: area.tr("Chưa báo cáo"),
        Chip.MISSED: area.tr("Chưa đạt"),
        Chip.NO_EVIDENCE: area.tr("Thiếu minh chứng"),
    }
    return [(chip.value, words[chip]) for chip in (*ROLES, *GAPS)]
