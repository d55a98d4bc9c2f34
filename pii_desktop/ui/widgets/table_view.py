"""The view of every table: keyboard, copying, columns, groups, what to say when empty."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from pii_desktop.ui.look import font
from pii_desktop.ui.models.columns import RIGHT
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import HEAD_ROW_HEIGHT, PAGE_PADDING, ROW_HEIGHT
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.row_delegate import RowDelegate
from pii_desktop.ui.widgets.run_on_delegate import RunOnDelegate
from pii_desktop.ui.widgets.table_head import TableHead

_Select = QItemSelectionModel.SelectionFlag
_LEAST_WORDS = 128


class RowsView(QTreeView):
    """Shows a RowsModel.

    Signals: `current_changed` carries the id of the current row or None, `row_activated` the id of a row on
    which Enter or a double click came, `layout_changed` when columns were moved, resized, shown or hidden.
    """

    current_changed = Signal(object)
    row_activated = Signal(object)
    layout_changed = Signal()

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        *,
        edge: int = PAGE_PADDING,
        row_height: int = ROW_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what a screen reader says; `edge` the air before the first column."""
        super().__init__(parent)
        self._rows = model
        kind = RunOnDelegate if any(column.runs_on for column in model.columns) else RowDelegate
        self._delegate = kind(edge, row_height, self)
        self._empty: QWidget | None = None
        self._scrolling = QTimer(self)  # heads are open and rows laid out when it ends
        self._scrolling.setSingleShot(True)
        self._scrolling.setInterval(0)
        self._no_match = Label(
            self.tr("Không có dòng nào khớp. Hãy xoá chữ trong ô tìm (Esc) hoặc bỏ bớt bộ lọc."),
            tone="text3",
            parent=self.viewport(),
        )
        self.setAccessibleName(name)
        self.setFont(font())
        self._build()
        self.setModel(model)
        self._lay_out_columns()
        self._connect()
        self._on_structure_changed()

    @property
    def rows_model(self) -> RowsModel[Any]:
        """The model shown."""
        return self._rows

    def current_id(self) -> Hashable | None:
        """Id of the current row, None when there is none."""
        row = self._rows.row_at(self.currentIndex())
        return None if row is None else self._rows.id_of(row)

    def selected_ids(self) -> list[Hashable]:
        """Ids of the selected rows, top to bottom."""
        selected = [self._rows.row_at(index) for index in self.selectionModel().selectedRows()]
        ids = {self._rows.id_of(row) for row in selected if row is not None}
        return [self._rows.id_of(row) for row in self._rows.visible_rows() if self._rows.id_of(row) in ids]

    def select_id(self, identity: Hashable | None) -> bool:
        """Make the row with this id current and visible; False when it is not shown."""
        is_shown = identity is not None and self._rows.reveal(identity)
        index = self._rows.index_of(identity) if is_shown else QModelIndex()
        if not index.isValid():
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
            return False
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect | _Select.Rows)
        self.scrollTo(index)
        return True

    def select_first(self) -> bool:
        """Go to the first row; False where none passes the filter."""
        return self._select_place(0)

    def select_next(self) -> bool:
        """Go to the next row, over group heads; False on the last one."""
        place = self._place_of_current()
        return self._select_place(0 if place is None else place + 1)

    def select_previous(self) -> bool:
        """Go to the row before; False on the first one."""
        place = self._place_of_current()
        return False if place is None else self._select_place(place - 1)

    def set_empty(self, widget: QWidget) -> None:
        """Show `widget` in the middle while there is no row at all."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._on_structure_changed()

    def hide_columns(self, keys: Iterable[str]) -> None:
        """Show every column but these."""
        hidden = set(keys)
        for section, column in enumerate(self._rows.columns):
            self.setColumnHidden(section, column.key in hidden)

    def widths(self) -> dict[str, int]:
        """Key of each column that is shown and has a width of its own → that width, in logical pixels."""
        head = self.header()
        columns = ((column.key, section) for section, column in enumerate(self._rows.columns) if column.width)
        return {key: head.sectionSize(section) for key, section in columns if not head.isSectionHidden(section)}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths that `widths` told; keys that are unknown or take the surplus are passed over."""
        for section, column in enumerate(self._rows.columns):
            if column.width and column.key in widths:
                self.header().resizeSection(section, widths[column.key])

    def copy(self) -> None:
        """Put the selected rows on the clipboard as lines with tabs, as Excel takes them."""
        sections = self._shown_sections()
        ids = set(self.selected_ids())
        rows = [row for row in self._rows.visible_rows() if self._rows.id_of(row) in ids]
        lines = [[_one_cell(self._rows.columns[section].value(row)) for section in sections] for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    # Qt overrides

    def selectAll(self) -> None:
        """Every row that passes the filter, not only those the view has got so far."""
        self._rows.show_all()
        super().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, space turns the box, Enter opens."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Space and self._toggle_current():
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a group head closes or opens it."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self._rows.group_at(index) is None:
            return
        if not self._delegate.is_on_box(self.visualRect(index).toRectF(), index, event.position().x()):
            self.setExpanded(index, not self.isExpanded(index))

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as their font needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):  # the base class asks before us
            self._delegate.forget_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is said of an empty table in its middle."""
        super().resizeEvent(event)
        self._keep_words_readable()
        self._place_overlays()

    # private

    def _build(self) -> None:
        self.setHeader(TableHead(self._delegate, self))
        self.setItemDelegate(self._delegate)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(not self._rows.is_grouped)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def _lay_out_columns(self) -> None:
        head = self.header()
        for section, column in enumerate(self._rows.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(section, mode)
            if column.width:
                head.resizeSection(section, column.width)
            head.setSectionHidden(section, column.is_hidden)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._on_sections_changed()

    def _connect(self) -> None:
        head = self.header()
        head.sectionMoved.connect(self._on_sections_changed)
        head.sectionResized.connect(self._on_sections_changed)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._open_current)
        self._rows.refreshed.connect(self._on_structure_changed)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_bar_moved)
        bar.rangeChanged.connect(self._on_bar_moved)
        self._scrolling.timeout.connect(self._on_scrolled)

    def _shown_sections(self) -> list[int]:
        head = self.header()
        order = [head.logicalIndex(place) for place in range(head.count())]
        return [section for section in order if not head.isSectionHidden(section)]

    def _on_sections_changed(self) -> None:
        sections = self._shown_sections()
        columns = self._rows.columns
        after = frozenset(
            right
            for left, right in pairwise(sections)
            if columns[left].alignment & RIGHT and not columns[right].alignment & RIGHT
        )
        self._delegate.set_order(sections[0] if sections else 0, after)
        self.viewport().update()
        self.layout_changed.emit()

    def _keep_words_readable(self) -> None:
        """Columns without a width of their own take what is left, but never so little that nothing can be read."""
        head, shown = self.header(), self._shown_sections()
        flexible = [section for section in shown if not self._rows.columns[section].width]
        taken = sum(head.sectionSize(section) for section in shown if section not in flexible)
        is_tight = self.viewport().width() - taken < _LEAST_WORDS * len(flexible)
        mode = QHeaderView.ResizeMode.Interactive if is_tight else QHeaderView.ResizeMode.Stretch
        for section in flexible:
            if head.sectionResizeMode(section) != mode:
                head.setSectionResizeMode(section, mode)
                if is_tight:
                    head.resizeSection(section, _LEAST_WORDS)

    def _on_bar_moved(self) -> None:
        """What the bar says are no milliseconds."""
        self._scrolling.start()

    def _on_scrolled(self) -> None:
        """Near an end of what the view has got, it gets more."""
        bar = self.verticalScrollBar()
        if not self._rows.rowCount() or not self.isVisible():
            return
        if bar.value() + 2 * bar.pageStep() >= bar.maximum():
            self._rows.show_more()
        top = self._rows.row_at(self.indexAt(QPoint(0, HEAD_ROW_HEIGHT)))
        if bar.value() <= bar.pageStep() and self._rows.show_before() and top is not None:
            index = self._rows.index_of(self._rows.id_of(top))
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_structure_changed(self) -> None:
        """New heads span their line and start open."""
        if self._rows.is_grouped:
            for place in range(self._rows.rowCount()):
                if not self.isFirstColumnSpanned(place, QModelIndex()):
                    self.setFirstColumnSpanned(place, QModelIndex(), True)
                    self.setExpanded(self._rows.index(place, 0), True)
        has_rows = self._rows.rowCount() > 0
        self._no_match.setVisible(not has_rows and bool(self._rows.all_rows()))
        if self._empty is not None:
            self._empty.setVisible(not has_rows and not self._rows.all_rows())
        self._place_overlays()

    def _place_overlays(self) -> None:
        area = self.viewport().rect()
        for widget in (self._no_match, self._empty):
            if widget is not None:
                widget.adjustSize()
                widget.move(max(0, (area.width() - widget.width()) // 2), min(HEAD_ROW_HEIGHT, area.height() // 3))

    def _place_of_current(self) -> int | None:
        """Among all rows that pass the filter, from 0."""
        current, id_of = self.current_id(), self._rows.id_of
        if current is None:
            return None
        return next((place for place, row in enumerate(self._rows.visible_rows()) if id_of(row) == current), None)

    def _select_place(self, place: int) -> bool:
        rows = self._rows.visible_rows()
        return 0 <= place < len(rows) and self.select_id(self._rows.id_of(rows[place]))

    def _on_current_changed(self) -> None:
        self.current_changed.emit(self.current_id())

    def _open_current(self) -> None:
        index = self.currentIndex()
        if self._rows.group_at(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        elif self.current_id() is not None:
            self.row_activated.emit(self.current_id())

    def _toggle_current(self) -> bool:
        current = self.currentIndex()
        for section in range(len(self._rows.columns)):
            index = current.siblingAtColumn(section)
            is_open_circle = self._rows.radio_state(index) is False
            if self._rows.check_state(index) is not None or is_open_circle:
                self._rows.toggle(index)
                return True
        return False


def narrow_last(view: RowsView, width: int) -> None:
    """Let the last column be nothing but `width` of air at the right, less than what a head would ask for."""
    head = view.header()
    head.setMinimumSectionSize(width)
    head.resizeSection(head.count() - 1, width)


def _one_cell(text: str) -> str:
    """Without what would break the grid when pasted."""
    return text.replace("\t", " ").replace("\r", "").replace("\n", " ")
